package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A clinic: session cookies, the patient named in the query, parents who act for a child, doctors without any claims. */
final class Clinic extends Application<Clinic.Person> {
    private static final int MOST_APPOINTMENTS = 30;

    private final Map<String, Integer> documents = new HashMap<>();
    private int lastPatient;
    private int lastAppointment = 5_000;

    Clinic() {
        super("clinic", "clinic-c.example");
    }

    static final class Person extends Actor {
        /** Oneself and the children one acts for. */
        private final List<Patient> patients = new ArrayList<>();

        Person(Seat seat) {
            super(seat);
        }

        boolean mayActFor(int patient) {
            return works() || patients.stream().anyMatch(p -> p.id() == patient);
        }
    }

    private record Patient(int id, List<Integer> appointments, List<String> documents) {}

    @Override
    Person member(Actor.Seat seat, Dice dice) {
        Person person = new Person(seat);
        int count = !person.owns() ? 0 : dice.oneIn(6) ? 2 : 1;
        for (int i = 0; i < count; i++) {
            Patient patient = new Patient(++lastPatient, new ArrayList<>(), new ArrayList<>());
            for (int n = dice.between(1, 4); n > 0; n--) {
                patient.appointments().add(++lastAppointment);
                String document = dice.hex(24);
                patient.documents().add(document);
                documents.put(document, patient.id());
            }
            person.patients.add(patient);
        }
        return person;
    }

    @Override
    void signIn(Visit visit, Person actor) {
        Json body = Json.object().put("username", actor.login).put("password", password(actor));
        String token = visit.dice.opaque(32);
        Json answer =
                Json.object().put("name", Dice.face("person", actor.number).name());
        if (!actor.patients.isEmpty()) {
            answer.put("patientId", actor.patients.getFirst().id());
        }
        Reply reply = Reply.ok(answer)
                .with("Set-Cookie", "CLINICSESSION=" + token + "; Path=/; HttpOnly; Secure; SameSite=Lax");
        visit.send(Call.json("POST", root + "/api/session", body), reply);
        signedIn(visit, actor, token, 240);
    }

    @Override
    Call authorised(Call call, Person actor) {
        return call.with("Cookie", "CLINICSESSION=" + actor.token + "; lang=de");
    }

    @Override
    void home(Visit visit, Person actor) {
        if (actor.works()) {
            ward(visit, actor);
            return;
        }
        List<Json> all = actor.patients.stream()
                .map(p -> Json.object()
                        .put("patientId", p.id())
                        .put("name", Dice.face("patient", p.id()).name()))
                .toList();
        send(visit, actor, Call.get(root + "/api/me"), Reply.ok(Json.object().put("patients", all)));
    }

    @Override
    void act(Visit visit, Person actor) {
        Dice dice = visit.dice;
        Person who = actor.works() ? other(visit, actor, p -> true).orElse(actor) : actor;
        if (who.patients.isEmpty()) {
            home(visit, actor);
            return;
        }
        Patient patient = dice.of(who.patients);
        switch (dice.below(10)) {
            case 0, 1, 2 -> appointments(visit, actor, patient);
            case 3, 4 -> documents(visit, actor, patient);
            case 5, 6 -> document(visit, actor, dice.of(patient.documents()));
            case 7 -> {
                if (actor.works() && dice.oneIn(2)) {
                    prescribe(visit, actor, patient);
                } else if (dice.oneIn(12)) {
                    document(visit, actor, dice.hex(24));
                } else if (patient.appointments().size() < MOST_APPOINTMENTS) {
                    book(visit, actor, patient);
                } else {
                    home(visit, actor);
                }
            }
            case 8 -> cancel(visit, actor, patient);
            default -> home(visit, actor);
        }
    }

    private void ward(Visit visit, Person actor) {
        boolean let = visit.admits(actor.works(), "");
        List<Json> found = new ArrayList<>();
        for (int i = 0; let && i < 8; i++) {
            other(visit, actor, p -> true)
                    .ifPresent(p -> found.add(Json.object()
                            .put("patientId", p.patients.getFirst().id())
                            .put("bed", visit.dice.between(1, 40))));
        }
        Call call = Call.get(root + "/api/patients?ward=" + visit.dice.between(1, 9));
        send(visit, actor, call, let ? Reply.ok(found) : Reply.FORBIDDEN);
    }

    private void appointments(Visit visit, Person actor, Patient patient) {
        boolean let = visit.admits(actor.mayActFor(patient.id()), "clinic.appointments-read");
        List<Json> all = patient.appointments().stream()
                .map(id -> appointment(patient.id(), id))
                .toList();
        Call call = Call.get(root + "/api/appointments?patientId=" + patient.id());
        send(visit, actor, call, let ? Reply.ok(all) : Reply.FORBIDDEN);
    }

    private void documents(Visit visit, Person actor, Patient patient) {
        boolean let = visit.admits(actor.mayActFor(patient.id()), "");
        List<Json> all = patient.documents().stream().map(Clinic::title).toList();
        Call call = Call.get(root + "/api/documents?patientId=" + patient.id());
        send(visit, actor, call, let ? Reply.ok(all) : Reply.FORBIDDEN);
    }

    private void document(Visit visit, Person actor, String id) {
        Integer patient = documents.get(id);
        Reply reply = Reply.MISSING;
        if (patient == null) {
            visit.missing();
        } else if (visit.admits(actor.mayActFor(patient), "clinic.document-read")) {
            Dice face = Dice.face("document", id);
            reply = Reply.ok(title(id)
                    .put("patientId", patient)
                    .put("diagnosis", face.of("J06.9", "I10", "E11.9", "M54.5"))
                    .put("text", face.sentence(20)));
        }
        send(visit, actor, Call.get(root + "/api/documents/" + id), reply);
    }

    private void book(Visit visit, Person actor, Patient patient) {
        boolean let = visit.admits(actor.mayActFor(patient.id()), "clinic.book-for-other");
        Json body = Json.object()
                .put("patientId", patient.id())
                .put("slot", visit.dice.date() + "T09:30:00Z")
                .put("reason", visit.dice.sentence(4));
        Call call = Call.json("POST", root + "/api/appointments", body);
        if (!let) {
            send(visit, actor, call, Reply.FORBIDDEN);
            return;
        }
        int id = ++lastAppointment;
        patient.appointments().add(id);
        send(visit, actor, call, Reply.created(appointment(patient.id(), id), "/api/appointments/" + id));
    }

    private void cancel(Visit visit, Person actor, Patient patient) {
        boolean let = visit.admits(actor.mayActFor(patient.id()), "clinic.cancel-other");
        int id = patient.appointments().getLast();
        Call call = Call.of("PUT", root + "/api/appointments/" + id + "/cancel");
        send(visit, actor, call, let ? Reply.ok(appointment(patient.id(), id)) : Reply.MISSING);
    }

    private void prescribe(Visit visit, Person actor, Patient patient) {
        boolean let = visit.admits(actor.works(), "clinic.prescription-by-patient");
        Json body = Json.object()
                .put("patientId", patient.id())
                .put("drug", visit.dice.of("Ibuprofen 600", "Metformin 500", "Oxycodone 10"))
                .put("days", visit.dice.between(3, 30));
        Json made = Json.object().put("prescriptionId", visit.dice.uuid()).put("patientId", patient.id());
        Call call = Call.json("POST", root + "/api/prescriptions", body);
        send(visit, actor, call, let ? Reply.created(made, "/api/prescriptions") : Reply.FORBIDDEN);
    }

    private static Json appointment(int patient, int id) {
        Dice face = Dice.face("appointment", id);
        return Json.object()
                .put("id", id)
                .put("patientId", patient)
                .put("doctor", "Dr. " + face.lastName())
                .put("date", face.date())
                .put("reason", face.sentence(3));
    }

    private static Json title(String document) {
        Dice face = Dice.face("title", document);
        return Json.object()
                .put("documentId", document)
                .put("type", face.of("LAB", "LETTER", "IMAGING"))
                .put("date", face.date());
    }

    @Override
    List<Scenario<Person>> scenarios() {
        return List.of(
                new Scenario<>(
                        AttackClass.QUERY_ID,
                        (v, a) -> against(
                                v,
                                a,
                                AttackClass.QUERY_ID,
                                1,
                                p -> true,
                                p -> appointments(v, a, p.patients.getFirst()))),
                new Scenario<>(AttackClass.WALK, this::walk),
                new Scenario<>(
                        AttackClass.MANY_READ,
                        (v, a) -> against(
                                v,
                                a,
                                AttackClass.MANY_READ,
                                v.dice.between(15, 60),
                                p -> true,
                                p -> document(
                                        v, a, p.patients.getFirst().documents().getFirst()))),
                new Scenario<>(
                        AttackClass.SINGLE_READ,
                        (v, a) -> against(
                                v,
                                a,
                                AttackClass.SINGLE_READ,
                                1,
                                p -> true,
                                p -> document(
                                        v, a, p.patients.getFirst().documents().getFirst()))),
                new Scenario<>(
                        AttackClass.BODY_ID,
                        (v, a) -> against(
                                v, a, AttackClass.BODY_ID, 1, p -> true, p -> book(v, a, p.patients.getFirst()))),
                new Scenario<>(
                        AttackClass.WRITE,
                        (v, a) -> against(
                                v, a, AttackClass.WRITE, 1, p -> true, p -> cancel(v, a, p.patients.getFirst()))),
                new Scenario<>(
                        AttackClass.PRIVILEGED,
                        (v, a) -> v.strike(AttackClass.PRIVILEGED, () -> prescribe(v, a, a.patients.getFirst()))),
                new Scenario<>(
                        AttackClass.DENIED,
                        (v, a) -> against(
                                v, a, AttackClass.DENIED, 2, p -> true, p -> documents(v, a, p.patients.getFirst()))));
    }

    /** Steps through the patients in the query. */
    private void walk(Visit visit, Person actor) {
        int from = visit.dice.between(1, Math.max(1, lastPatient - 30));
        int to = Math.min(lastPatient, from + visit.dice.between(20, 70));
        members.stream()
                .flatMap(member -> member.patients.stream())
                .filter(p -> p.id() >= from && p.id() <= to && !actor.mayActFor(p.id()))
                .toList()
                .forEach(p -> visit.strike(AttackClass.WALK, () -> appointments(visit, actor, p)));
    }

    @Override
    Set<String> flaws() {
        return Set.of(
                "clinic.appointments-read",
                "clinic.document-read",
                "clinic.book-for-other",
                "clinic.cancel-other",
                "clinic.prescription-by-patient");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.STAFF);
    }
}
