package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users who are patients under another number, with results of their blood, bookings, files that jobs make, and a diary of their visits, whose lists have two entries on a page. Correct, but for the flaws that
 * it is given.
 */
final class WardServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Anybody asks for the results of any patient. */
        ANY_PATIENT,
        /** Of several results all are shown, whosever they are. */
        ANY_RESULTS,
        /** Any entry is deleted by anybody. */
        ANYBODY_DELETES,
        /** Whoever changes the own page may say that it is support. */
        SUPPORT_OF_ONESELF,
        /** Anybody asks for the results of whomever it says to act for. */
        ACTING_FOR_ANY,
        /** What a job made is there for everybody, also without credentials. */
        FILES_FOR_ALL,
        /** Any booking is moved by anybody. */
        ANYBODY_MOVES
    }

    private static final String SAFE = "\"security\":[{\"bearer\":[]}],";
    private static final List<String> PEOPLE = List.of("anna", "ben", "carla", "dora");
    private static final int PAGE = 2;
    private static final int SLOTS = 60;
    /** So many requests later a job is done. */
    private static final int JOB = 20;

    private final Set<Wrong> wrong;
    private final Map<String, ObjectNode> entries = new TreeMap<>();
    private final Map<String, ObjectNode> pages = new TreeMap<>();
    private final Map<String, ObjectNode> bookings = new TreeMap<>();
    private final Map<String, Job> jobs = new TreeMap<>();
    private int next = 801;
    private int requests;

    WardServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        for (String each : PEOPLE) {
            pages.put(
                    each,
                    JSON.createObjectNode()
                            .put("id", "u-10" + PEOPLE.indexOf(each) + "-41fa-77")
                            .put("patientId", patient(each))
                            .put("username", each)
                            .put("motto", "none")
                            .put("is_support", false));
            for (int i = 0; i < PAGE; i++) {
                entry(each, "The " + i + ". morning of " + each + " in the ward, by the window");
            }
        }
    }

    /** What somebody asked for, and at which request. */
    private record Job(String owner, int begun) {}

    /** What it says of itself. */
    static String openApi() {
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return """
                {"openapi":"3.1.0","info":{"title":"ward","version":"1"},"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{%1$s%2$s,
                  "patch":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{"motto":{"type":"string"}}}}}},%2$s},
                "/results":{"get":{%1$s"parameters":[{"name":"patientId","in":"query","schema":{"type":"string"}},{"name":"X-Acting-For","in":"header","schema":{"type":"string"}}],%2$s},
                "/results/batch":{"post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["ids"],
                    "properties":{"ids":{"type":"array","items":{"type":"string"}}}}}}},%2$s},
                "/slots":{"get":{%1$s%2$s},
                "/bookings":{"get":{%1$s%2$s,"post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["slotId","wish"],
                    "properties":{"slotId":{"type":"string"},"wish":{"type":"string"}}}}}},"responses":{"201":{"description":"ok"}}}},
                "/bookings/{bookingId}":{"get":{%1$s%2$s,"delete":{%1$s"responses":{"204":{"description":"ok"}}},
                  "patch":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object",
                    "properties":{"slotId":{"type":"string"},"wish":{"type":"string"}}}}}},%2$s},
                "/exports":{"post":{%1$s"responses":{"202":{"description":"ok"}}}},
                "/exports/{exportId}":{"get":{%1$s%2$s},
                "/exports/{exportId}/file":{"get":{%1$s%2$s},
                "/visits":{"get":{%1$s%2$s},
                "/visits/{visitNo}/entries":{"post":{%1$s"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["text"],
                    "properties":{"text":{"type":"string"}}}}}},"responses":{"201":{"description":"ok"}}}},
                "/entries":{"get":{%1$s"parameters":[{"name":"limit","in":"query","schema":{"type":"integer"}}],%2$s},
                "/entries/{entryId}":{"delete":{%1$s"responses":{"204":{"description":"ok"}}}}}}
                """.formatted(SAFE, ok);
    }

    private static String patient(String person) {
        return "p-7" + PEOPLE.indexOf(person) + "31-c0de-88";
    }

    private static String visit(String person) {
        return "41" + PEOPLE.indexOf(person);
    }

    private static ObjectNode result(String person) {
        return JSON.createObjectNode()
                .put("id", "res-5" + PEOPLE.indexOf(person) + "77-9f3a-02")
                .put("patientId", patient(person))
                .put("panel", "Iron of " + person + " in March")
                .put("comment", "Nothing that " + person + " has to worry about, see you in autumn");
    }

    private ObjectNode entry(String author, String text) {
        ObjectNode entry =
                JSON.createObjectNode().put("id", next).put("author", author).put("text", text);
        entries.put(String.valueOf(next++), entry);
        return entry;
    }

    @Override
    String answer(Asked asked) throws IOException {
        String caller = asked.caller();
        requests++;
        return switch (asked.what()) {
            case "GET me 1" -> "200 " + pages.get(caller);
            case "PATCH me 1" -> changed(asked);
            case "GET results 1" -> results(asked);
            case "POST results 2" -> several(asked);
            case "GET slots 1" ->
                list(IntStream.range(0, SLOTS)
                        .mapToObj(each -> JSON.createObjectNode().put("id", "slot-" + (100 + each))));
            case "GET bookings 1" ->
                list(bookings.values().stream()
                        .filter(each -> each.path("by").asString().equals(caller)));
            case "POST bookings 1" -> booked(asked);
            case "GET bookings 2", "PATCH bookings 2", "DELETE bookings 2" -> booking(asked);
            case "POST exports 1" -> exported(caller);
            case "GET exports 2" ->
                job(asked).map(each -> "200 " + state(asked, each)).orElseGet(SmallServer::missing);
            case "GET exports 3" -> file(asked);
            case "GET visits 1" -> "200 [{\"visitNo\":" + visit(caller) + "}]";
            case "POST visits 3" ->
                asked.path().get(1).equals(visit(caller)) && asked.sent("text").isString()
                        ? "201 " + entry(caller, asked.sent("text").asString())
                        : missing();
            case "GET entries 1" -> diary(asked);
            case "DELETE entries 2" -> deleted(asked);
            default -> missing();
        };
    }

    private String changed(Asked asked) {
        ObjectNode page = Objects.requireNonNull(pages.get(asked.caller()));
        if (asked.sent("motto").isString()) {
            page.put("motto", asked.sent("motto").asString());
        }
        if (asked.sent("is_support").isBoolean() && wrong.contains(Wrong.SUPPORT_OF_ONESELF)) {
            page.put("is_support", asked.sent("is_support").asBoolean());
        }
        return "200 " + page;
    }

    private String booked(Asked asked) {
        String slot = asked.sent("slotId").asString("");
        if (!asked.sent("wish").isString() || !slot.startsWith("slot-")) {
            return "400 {\"error\":\"slotId and wish\"}";
        }
        if (isTaken(slot)) {
            return "409 {\"error\":\"slot taken\"}";
        }
        String id = String.valueOf(next++);
        ObjectNode booking = JSON.createObjectNode()
                .put("id", id)
                .put("by", asked.caller())
                .put("slotId", slot)
                .put("wish", asked.sent("wish").asString());
        bookings.put(id, booking);
        return "201 " + booking;
    }

    private boolean isTaken(String slot) {
        return bookings.values().stream()
                .anyMatch(each -> each.path("slotId").asString().equals(slot));
    }

    private String booking(Asked asked) {
        ObjectNode booking = bookings.get(asked.path().get(1));
        boolean own = booking != null && booking.path("by").asString().equals(asked.caller());
        boolean moves = asked.method().equals("PATCH");
        if (booking == null || !own && !(moves && wrong.contains(Wrong.ANYBODY_MOVES))) {
            return missing();
        }
        if (asked.method().equals("DELETE")) {
            bookings.remove(asked.path().get(1));
            return "204 ";
        }
        String slot = asked.sent("slotId").asString("");
        if (moves && !slot.isEmpty() && isTaken(slot)) {
            return "409 {\"error\":\"slot taken\"}";
        }
        if (moves && asked.sent("wish").isString()) {
            booking.put("wish", asked.sent("wish").asString());
        }
        return "200 " + booking;
    }

    private String exported(String caller) {
        String id = String.valueOf(next++);
        jobs.put(id, new Job(caller, requests));
        return "202 {\"exportId\":" + id + ",\"state\":\"queued\"}";
    }

    /** A job of the caller's; of anybody's, where that is wrong. */
    private Optional<Job> job(Asked asked) {
        return Optional.ofNullable(jobs.get(asked.path().get(1)))
                .filter(each -> each.owner().equals(asked.caller()) || isOpen(asked));
    }

    private boolean isDone(Job job) {
        return requests - job.begun() > JOB;
    }

    private String state(Asked asked, Job job) {
        return "{\"exportId\":" + asked.path().get(1) + ",\"state\":\"" + (isDone(job) ? "ready" : "queued") + "\"}";
    }

    private String file(Asked asked) {
        Optional<Job> job = job(asked);
        return job.isEmpty()
                ? missing()
                : isDone(job.get()) ? "200 " + result(job.get().owner()) : "409 {\"error\":\"not ready yet\"}";
    }

    @Override
    boolean isOpen(Asked asked) {
        return asked.what().equals("GET exports 3") && wrong.contains(Wrong.FILES_FOR_ALL);
    }

    private String results(Asked asked) {
        String acting = asked.headers().getFirst("X-Acting-For");
        if (acting != null) {
            // Ben does what is to be done for Anna, as she asked him to.
            boolean asks = acting.equals(patient(asked.caller()))
                    || acting.equals(patient("anna")) && asked.caller().equals("ben")
                    || wrong.contains(Wrong.ACTING_FOR_ANY);
            return asks
                    ? list(PEOPLE.stream()
                            .filter(each -> patient(each).equals(acting))
                            .map(WardServer::result))
                    : refused();
        }
        String patient = asked.query().getOrDefault("patientId", patient(asked.caller()));
        boolean may = patient.equals(patient(asked.caller())) || wrong.contains(Wrong.ANY_PATIENT);
        return list(PEOPLE.stream()
                .filter(each -> may && patient(each).equals(patient))
                .map(WardServer::result));
    }

    private String several(Asked asked) {
        List<String> ids =
                asked.sent("ids").valueStream().map(each -> each.asString("")).toList();
        return list(PEOPLE.stream()
                .filter(each -> each.equals(asked.caller()) || wrong.contains(Wrong.ANY_RESULTS))
                .map(WardServer::result)
                .filter(each -> ids.contains(each.path("id").asString())));
    }

    private String diary(Asked asked) {
        int most = Integer.parseInt(asked.query().getOrDefault("limit", String.valueOf(PAGE)));
        return list(entries.values().stream()
                .filter(each -> each.path("author").asString().equals(asked.caller()))
                .limit(most));
    }

    private String deleted(Asked asked) {
        JsonNode entry = entries.get(asked.path().get(1));
        boolean may = entry != null
                && (entry.path("author").asString().equals(asked.caller()) || wrong.contains(Wrong.ANYBODY_DELETES));
        if (may) {
            entries.remove(asked.path().get(1));
        }
        return may ? "204 " : missing();
    }
}
