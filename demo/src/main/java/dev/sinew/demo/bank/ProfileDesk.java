package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What customers say of themselves and to the bank, and to whom they often send money. */
final class ProfileDesk {
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int MOST_THINGS = 500;
    private static final String MESSAGE = "/v2/messages/{messageId}";
    private static final String BENEFICIARY = "/v2/beneficiaries/{beneficiaryId}";

    private final Office office;

    ProfileDesk(Office office) {
        this.office = office;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v2/me", "Who I am", call -> Answer.ok(profile(call.person())))
                        .answering("Customer"),
                Route.patch("/v2/me", "Change what the bank knows of me", this::change)
                        .taking("name:string email:string phone:string address:string")
                        .answering("Customer"),
                Route.get("/v2/messages", "What I wrote to the bank", this::messages)
                        .paged("messages", "Message"),
                Route.post("/v2/messages", "Write to the bank", 201, this::write)
                        .taking("subject:string! text:string!")
                        .answering("Message"),
                Route.get(MESSAGE, "One message of mine", this::message).answering("Message"),
                Route.delete(MESSAGE, "Delete a message", this::deleteMessage),
                Route.get("/v2/beneficiaries", "To whom I send money", this::beneficiaries)
                        .answering("beneficiaries:[Beneficiary]!"),
                Route.post("/v2/beneficiaries", "Remember somebody", 201, this::remember)
                        .taking("name:string! iban:string!")
                        .answering("Beneficiary"),
                Route.get(BENEFICIARY, "One of them", this::beneficiary).answering("Beneficiary"),
                Route.delete(BENEFICIARY, "Forget somebody", this::forget));
    }

    static String email(String text) {
        if (!text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            throw Refused.invalid("email is no address.");
        }
        return text;
    }

    private java.util.Map<String, Object> profile(Customer customer) {
        return customer.face(office.settings.has(Flaw.PASSWORD_HASH_SHOWN));
    }

    private Answer change(Call call) {
        Customer me = call.person();
        Body body = call.body();
        String name = body.maybe("name", 1, LONGEST_TEXT).orElse(me.name);
        String email =
                body.maybe("email", 3, LONGEST_TEXT).map(ProfileDesk::email).orElse(me.email);
        String phone = body.maybe("phone", 0, LONGEST_TEXT).orElse(me.phone);
        String address = body.maybe("address", 0, LONGEST_TEXT).orElse(me.address);
        if (office.settings.has(Flaw.MASS_ASSIGNMENT)) {
            me.role = body.maybe("role", 1, LONGEST_TEXT).flatMap(Role::of).orElse(me.role);
        }
        me.name = name;
        me.email = email;
        me.phone = phone;
        me.address = address;
        return Answer.ok(profile(me));
    }

    private Answer messages(Call call) {
        return Answer.ok(Face.page(
                "messages",
                office.ledger.messages.of(call.person(), office.visibleUntil()),
                Paging.of(call),
                Owned.Message::face));
    }

    private Answer write(Call call) {
        Customer me = call.person();
        Body body = call.body();
        Instant now = office.ledger.now();
        enough(office.ledger.messages.of(me, now).size());
        Owned.Message message = new Owned.Message(
                UUID.randomUUID(),
                me.id,
                body.text("subject", 1, LONGEST_TEXT),
                body.text("text", 1, LONGEST_MESSAGE),
                now);
        office.ledger.messages.add(message.id(), message);
        return Answer.created("/v2/messages/" + message.id(), message.face());
    }

    private Answer message(Call call) {
        UUID id = call.uuid("messageId");
        return shown(one(office.ledger.messages, id, call), office.ledger.messages.isDeleted(id));
    }

    private Answer deleteMessage(Call call) {
        UUID id = call.uuid("messageId");
        office.ledger.messages.one(id, call.person(), false);
        office.ledger.messages.delete(id);
        return Answer.done();
    }

    private Answer beneficiaries(Call call) {
        return Answer.ok(Face.list(
                "beneficiaries",
                office.ledger.beneficiaries.of(call.person(), office.visibleUntil()),
                Owned.Beneficiary::face));
    }

    private Answer remember(Call call) {
        Customer me = call.person();
        Body body = call.body();
        String iban = body.text("iban", 1, LONGEST_TEXT);
        if (!Iban.isRight(iban)) {
            throw Refused.invalid("iban is no account number.");
        }
        Instant now = office.ledger.now();
        enough(office.ledger.beneficiaries.of(me, now).size());
        Owned.Beneficiary beneficiary =
                new Owned.Beneficiary(office.ledger.smallId(), me.id, body.text("name", 1, LONGEST_TEXT), iban, now);
        office.ledger.beneficiaries.add(beneficiary.id(), beneficiary);
        return Answer.created("/v2/beneficiaries/" + beneficiary.id(), beneficiary.face());
    }

    private Answer beneficiary(Call call) {
        int id = call.number("beneficiaryId");
        return shown(one(office.ledger.beneficiaries, id, call), office.ledger.beneficiaries.isDeleted(id));
    }

    private Answer forget(Call call) {
        int id = call.number("beneficiaryId");
        office.ledger.beneficiaries.one(id, call.person(), false);
        office.ledger.beneficiaries.delete(id);
        return Answer.done();
    }

    private <K, T extends Owned> T one(Shelf<K, T> shelf, K id, Call call) {
        return shelf.one(id, call.person(), office.settings.has(Twist.SOFT_DELETE));
    }

    private static Answer shown(Owned thing, boolean deleted) {
        java.util.Map<String, Object> face = thing.face();
        if (deleted) {
            face.put("deleted", true);
        }
        return Answer.ok(face);
    }

    private static void enough(int there) {
        if (there >= MOST_THINGS) {
            throw Refused.conflict("There are " + MOST_THINGS + " of these already.");
        }
    }
}
