package dev.sinew.probe.cases;

import dev.sinew.probe.cases.FirmServer.Way;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.Thing;
import dev.sinew.probe.cases.FirmThings.User;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a firm's service keeps beside invoices: tickets, transfers and web hooks of companies, and what those who work there spent. */
final class FirmCounter implements AutoCloseable {
    static final String OPERATIONS = """
            GET /tickets
            POST /tickets subject!
            GET /tickets/{ticketId}
            POST /tickets/{ticketId}/messages text!
            GET /transfers
            POST /transfers iban! amount:number! reference executeOn:date
            GET /transfers/{transferId}
            POST /transfers/{transferId}/cancel
            GET /webhooks
            POST /webhooks url:uri!
            GET /webhooks/{webhookId}
            DELETE /webhooks/{webhookId}
            POST /webhooks/{webhookId}/test
            GET /expenses userId:query
            POST /expenses purpose! amount:number!
            GET /expenses/{expenseId}
            POST /expenses/{expenseId}/approve | Owners and accountants; accountants not for their own.
            """;

    private static final int FIRST = 63_011;
    private final FirmThings things = new FirmThings(FIRST);
    private final HookCaller hooks;
    private final Set<Way> ways;

    FirmCounter(Set<Way> ways, List<User> users) {
        this.ways = ways;
        hooks = new HookCaller(ways.contains(Way.WEBHOOKS_LEAD_ANYWHERE));
        for (User each : users) {
            expense(each, "Train to the harbour for " + each.email(), 31.4);
            if (each.isOwner()) {
                Thing ticket = ticket(each, "The printer of " + each.company() + " is out of ink");
                message(each, ticket, "It was a good printer once, says " + each.company());
                transfer(each, "DE89370400440532013000", 12, "Rent of " + each.company(), "");
                webhook(each, "https://hooks.example/" + each.company());
            }
        }
    }

    private Thing ticket(User by, String subject) {
        return things.add(
                "ticket", by, 0, FirmThings.object().put("subject", subject).put("state", "open"));
    }

    private Thing message(User by, Thing ticket, String text) {
        ObjectNode shown = FirmThings.object().put("from", by.email()).put("text", text);
        return things.add("message", by, ticket.id(), shown);
    }

    private Thing transfer(User by, String iban, double amount, String reference, String day) {
        ObjectNode shown = FirmThings.object().put("iban", iban).put("amount", amount);
        shown.put("reference", reference).put("state", day.isEmpty() ? "done" : "planned");
        return things.add("transfer", by, 0, day.isEmpty() ? shown : shown.put("executeOn", day));
    }

    private Thing webhook(User by, String url) {
        return things.add("webhook", by, 0, FirmThings.object().put("url", url));
    }

    private Thing expense(User by, String purpose, double amount) {
        ObjectNode shown = FirmThings.object().put("userId", by.id()).put("purpose", purpose);
        return things.add("expense", by, 0, shown.put("amount", amount).put("state", "submitted"));
    }

    Answer answer(Call call) {
        return switch (call.what()) {
            case "GET /tickets" -> FirmThings.list(things.all("ticket", each -> each.isOf(call.who())));
            case "POST /tickets" ->
                call.text("subject")
                        .map(each -> FirmThings.created(ticket(call.who(), each)))
                        .orElse(FirmThings.invalid("subject"));
            case "GET /tickets/{}" ->
                things.find("ticket", call, false).map(this::whole).orElse(FirmThings.NOTHING);
            case "POST /tickets/{}/messages" ->
                things.find("ticket", call, ways.contains(Way.ANYBODY_WRITES_TO_TICKETS))
                        .map(each -> newMessage(each, call))
                        .orElse(FirmThings.NOTHING);
            case "GET /transfers" -> FirmThings.list(things.all("transfer", each -> each.isOf(call.who())));
            case "POST /transfers" -> newTransfer(call);
            case "GET /transfers/{}" ->
                things.find("transfer", call, false).map(Thing::answer).orElse(FirmThings.NOTHING);
            case "POST /transfers/{}/cancel" ->
                things.find("transfer", call, ways.contains(Way.ANYBODY_CANCELS))
                        .map(FirmCounter::cancel)
                        .orElse(FirmThings.NOTHING);
            default -> call.what().contains("/webhooks") ? webhooks(call) : expenses(call);
        };
    }

    private Answer whole(Thing ticket) {
        ObjectNode shown = ticket.shown().deepCopy();
        ArrayNode messages = shown.putArray("messages");
        things.all("message", each -> each.above() == ticket.id()).forEach(each -> messages.add(each.shown()));
        return Answer.of(200, shown.toString());
    }

    private Answer newMessage(Thing ticket, Call call) {
        return call.text("text")
                .map(each -> FirmThings.created(message(call.who(), ticket, each)))
                .orElse(FirmThings.invalid("text"));
    }

    private Answer newTransfer(Call call) {
        Optional<String> iban = call.text("iban").filter(each -> each.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}"));
        Optional<Double> amount = call.amount("amount");
        String day = call.text("executeOn").orElse("");
        if (iban.isEmpty() || amount.isEmpty() || !day.isEmpty() && !isAhead(day)) {
            return FirmThings.invalid("iban, amount or day");
        }
        String reference = call.text("reference").orElse("");
        return FirmThings.created(transfer(call.who(), iban.get(), amount.get(), reference, day));
    }

    private static boolean isAhead(String day) {
        try {
            return LocalDate.parse(day).isAfter(LocalDate.now(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Answer cancel(Thing transfer) {
        if (!transfer.shown().path("state").asString("").equals("planned")) {
            return FirmThings.conflict("it is done or cancelled already");
        }
        transfer.shown().put("state", "cancelled");
        return transfer.answer();
    }

    private Answer webhooks(Call call) {
        if (call.what().equals("GET /webhooks")) {
            return FirmThings.list(things.all("webhook", each -> each.isOf(call.who())));
        }
        if (call.what().equals("POST /webhooks")) {
            return call.text("url")
                    .filter(each -> each.matches("https?://[\\w.-]+(?::\\d{1,5})?(?:/[\\w./-]*)?"))
                    .map(each -> FirmThings.created(webhook(call.who(), each)))
                    .orElse(FirmThings.invalid("url"));
        }
        Optional<Thing> webhook = things.find("webhook", call, false);
        if (webhook.isEmpty()) {
            return FirmThings.NOTHING;
        }
        return switch (call.what()) {
            case "GET /webhooks/{}" -> webhook.get().answer();
            case "POST /webhooks/{}/test" ->
                hooks.test(URI.create(webhook.get().shown().path("url").asString("")), "url");
            case "DELETE /webhooks/{}" -> {
                things.remove(webhook.get());
                yield FirmThings.done();
            }
            default -> FirmThings.NOTHING;
        };
    }

    private Answer expenses(Call call) {
        User who = call.who();
        return switch (call.what()) {
            case "GET /expenses" -> listExpenses(call);
            case "POST /expenses" -> {
                Optional<String> purpose = call.text("purpose");
                Optional<Double> amount = call.amount("amount");
                yield purpose.isPresent() && amount.isPresent()
                        ? FirmThings.created(expense(who, purpose.get(), amount.get()))
                        : FirmThings.invalid("purpose or amount");
            }
            case "GET /expenses/{}" ->
                things.find("expense", call, false)
                        .filter(each -> maySee(each, who))
                        .map(Thing::answer)
                        .orElse(FirmThings.NOTHING);
            case "POST /expenses/{}/approve" ->
                things.find("expense", call, false)
                        .filter(each -> maySee(each, who))
                        .map(each -> approve(each, who))
                        .orElse(FirmThings.NOTHING);
            default -> FirmThings.NOTHING;
        };
    }

    private static boolean maySee(Thing expense, User who) {
        return expense.by().equals(who) || who.isOwner() && expense.isOf(who);
    }

    private Answer listExpenses(Call call) {
        boolean any = ways.contains(Way.EXPENSES_OF_ANYBODY_ARE_LISTED);
        String whose = call.asked().isEmpty() ? call.who().id() : call.asked();
        return FirmThings.list(things.all(
                "expense", each -> each.by().id().equals(whose) && (any || maySee(each, call.who()))));
    }

    private Answer approve(Thing expense, User who) {
        if (!who.isOwner() && !ways.contains(Way.EMPLOYEES_APPROVE)) {
            return FirmThings.FORBIDDEN;
        }
        expense.shown().put("state", "approved");
        return expense.answer();
    }

    @Override
    public void close() {
        hooks.close();
    }
}
