package dev.sinew.probe.cases;

import dev.sinew.probe.cases.FirmServer.Way;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.Thing;
import dev.sinew.probe.cases.FirmThings.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a firm's service keeps of invoices: whom they are for, their lines, what was paid, and what is said of them. All of it is seen by all of one company, and by nobody else. */
final class FirmBooks {
    static final String OPERATIONS = """
            GET /customers
            POST /customers name! email!
            GET /customers/{customerId}
            GET /invoices
            POST /invoices customerId:integer! title!
            GET /invoices/{invoiceId}
            DELETE /invoices/{invoiceId}
            GET /invoices/{invoiceId}/download
            POST /invoices/{invoiceId}/lines text! amount:number!
            PUT /invoices/{invoiceId}/lines/{lineId} text! amount:number!
            DELETE /invoices/{invoiceId}/lines/{lineId}
            POST /invoices/{invoiceId}/send
            POST /invoices/{invoiceId}/payments amount:number! reference
            GET /payments/{paymentId}
            POST /payments/{paymentId}/refund
            GET /invoices/{invoiceId}/comments
            POST /invoices/{invoiceId}/comments text!
            DELETE /comments/{commentId}
            """;

    private static final int FIRST = 41_007;

    private final FirmThings things = new FirmThings(FIRST);
    private final Set<Way> ways;

    FirmBooks(Set<Way> ways, List<User> owners) {
        this.ways = ways;
        for (User each : owners) {
            Thing customer =
                    customer(each, "Lantern and Sons of " + each.company(), "office@lantern-" + each.company());
            customer(each, "Ferry Works near " + each.company(), "post@ferry-" + each.company());
            Thing sent = invoice(each, customer, "Roof of the boathouse of " + each.company());
            line(each, sent, "Larch boards for " + each.company(), 120.5);
            sent.shown().put("state", "sent");
            payment(each, sent, 20, "First part from " + each.company());
            line(each, invoice(each, customer, "Jetty of " + each.company()), "Piles for " + each.company(), 77.25);
        }
    }

    private Thing customer(User by, String name, String email) {
        return things.add(
                "customer", by, 0, FirmThings.object().put("name", name).put("email", email));
    }

    private Thing invoice(User by, Thing customer, String title) {
        ObjectNode shown = FirmThings.object().put("title", title).put("state", "draft");
        shown.put("customerId", customer.id()).put("createdBy", by.id());
        return things.add("invoice", by, 0, shown);
    }

    private Thing line(User by, Thing invoice, String text, double amount) {
        return things.add(
                "line", by, invoice.id(), FirmThings.object().put("text", text).put("amount", amount));
    }

    private Thing payment(User by, Thing invoice, double amount, String reference) {
        ObjectNode shown = FirmThings.object().put("invoiceId", invoice.id()).put("amount", amount);
        return things.add(
                "payment", by, invoice.id(), shown.put("reference", reference).put("state", "received"));
    }

    Answer answer(Call call) {
        return switch (call.what()) {
            case "GET /customers" -> FirmThings.list(things.all("customer", each -> each.isOf(call.who())));
            case "POST /customers" ->
                ways.contains(Way.CUSTOMERS_ARE_IMPORTED) ? FirmThings.NOTHING : newCustomer(call);
            case "GET /customers/{}" ->
                things.find("customer", call, false).map(Thing::answer).orElse(FirmThings.NOTHING);
            case "GET /invoices" -> FirmThings.list(things.all("invoice", each -> each.isOf(call.who())));
            case "POST /invoices" -> newInvoice(call);
            case "GET /payments/{}" ->
                things.find("payment", call, false).map(Thing::answer).orElse(FirmThings.NOTHING);
            case "POST /payments/{}/refund" ->
                things.find("payment", call, ways.contains(Way.ANYBODY_REFUNDS))
                        .map(FirmBooks::refund)
                        .orElse(FirmThings.NOTHING);
            case "DELETE /comments/{}" ->
                things.find("comment", call, ways.contains(Way.ANYBODY_DELETES_COMMENTS))
                        .map(each -> deleteComment(each, call))
                        .orElse(FirmThings.NOTHING);
            default -> {
                boolean downloads = call.what().equals("GET /invoices/{}/download");
                yield things.find("invoice", call, downloads && ways.contains(Way.ANYBODY_DOWNLOADS))
                        .map(each -> invoice(each, call))
                        .orElse(FirmThings.NOTHING);
            }
        };
    }

    private Answer newCustomer(Call call) {
        Optional<String> name = call.text("name");
        Optional<String> email = call.text("email").filter(each -> each.matches("[^@\\s]+@[^@\\s]+"));
        return name.isPresent() && email.isPresent()
                ? FirmThings.created(customer(call.who(), name.get(), email.get()))
                : FirmThings.invalid("name or e-mail");
    }

    private Answer newInvoice(Call call) {
        Optional<String> title = call.text("title");
        boolean any = ways.contains(Way.CUSTOMERS_OF_OTHERS_ARE_TAKEN);
        Optional<Thing> customer = things.find(
                        "customer", call.body().path("customerId").asInt(0))
                .filter(each -> any || each.isOf(call.who()));
        if (title.isEmpty() || customer.isEmpty()) {
            return FirmThings.invalid(title.isEmpty() ? "title" : "customerId");
        }
        return FirmThings.created(invoice(call.who(), customer.get(), title.get()));
    }

    private static Answer refund(Thing payment) {
        if (payment.shown().path("state").asString("").equals("refunded")) {
            return FirmThings.conflict("it is refunded already");
        }
        payment.shown().put("state", "refunded");
        return payment.answer();
    }

    private Answer deleteComment(Thing comment, Call call) {
        boolean author = comment.by().equals(call.who()) || ways.contains(Way.ANYBODY_DELETES_COMMENTS);
        if (!author && !call.who().isOwner()) {
            return FirmThings.FORBIDDEN;
        }
        things.remove(comment);
        return FirmThings.done();
    }

    /** What is done with an invoice, and with what stands below it. */
    private Answer invoice(Thing invoice, Call call) {
        boolean draft = invoice.shown().path("state").asString("").equals("draft");
        return switch (call.what()) {
            case "GET /invoices/{}" -> Answer.of(200, whole(invoice).toString());
            case "GET /invoices/{}/download" -> Answer.of(200, csv(invoice)).with("Content-Type", "text/csv");
            case "DELETE /invoices/{}" -> draft ? delete(invoice) : FirmThings.conflict("it is sent");
            case "POST /invoices/{}/lines" -> draft ? newLine(invoice, call) : FirmThings.conflict("it is sent");
            case "PUT /invoices/{}/lines/{}", "DELETE /invoices/{}/lines/{}" -> line(invoice, call);
            case "POST /invoices/{}/send" -> send(invoice, draft);
            case "POST /invoices/{}/payments" ->
                draft ? FirmThings.conflict("it is not sent yet") : newPayment(invoice, call);
            case "GET /invoices/{}/comments" -> FirmThings.list(below("comment", invoice));
            case "POST /invoices/{}/comments" ->
                call.text("text")
                        .map(text -> FirmThings.created(things.add(
                                "comment",
                                call.who(),
                                invoice.id(),
                                FirmThings.object().put("text", text))))
                        .orElse(FirmThings.invalid("text"));
            default -> FirmThings.NOTHING;
        };
    }

    private List<Thing> below(String kind, Thing above) {
        return things.all(kind, each -> each.above() == above.id());
    }

    private Answer delete(Thing invoice) {
        below("line", invoice).forEach(things::remove);
        below("comment", invoice).forEach(things::remove);
        things.remove(invoice);
        return FirmThings.done();
    }

    private Answer newLine(Thing invoice, Call call) {
        Optional<String> text = call.text("text");
        Optional<Double> amount = call.amount("amount");
        return text.isPresent() && amount.isPresent()
                ? FirmThings.created(line(call.who(), invoice, text.get(), amount.get()))
                : FirmThings.invalid("text or amount");
    }

    private Answer line(Thing invoice, Call call) {
        boolean deletes = call.what().startsWith("DELETE");
        boolean any = ways.contains(deletes ? Way.LINES_ARE_DELETED_BY_THEIR_ID : Way.LINES_ARE_CHANGED_BY_THEIR_ID);
        Optional<Thing> found =
                things.find("line", call.ids().getLast()).filter(each -> any || each.above() == invoice.id());
        Optional<Thing> above = found.flatMap(each -> things.find("invoice", each.above()));
        if (above.isEmpty()) {
            return FirmThings.NOTHING;
        }
        if (!above.get().shown().path("state").asString("").equals("draft")) {
            return FirmThings.conflict("it is sent");
        }
        Thing line = found.orElseThrow();
        if (deletes) {
            things.remove(line);
            return FirmThings.done();
        }
        Optional<String> text = call.text("text");
        Optional<Double> amount = call.amount("amount");
        if (text.isEmpty() || amount.isEmpty()) {
            return FirmThings.invalid("text or amount");
        }
        line.shown().put("text", text.get()).put("amount", amount.get());
        return line.answer();
    }

    private Answer send(Thing invoice, boolean draft) {
        if (!draft || below("line", invoice).isEmpty()) {
            return FirmThings.conflict(draft ? "it has no lines" : "it is sent already");
        }
        invoice.shown().put("state", "sent");
        return invoice.answer();
    }

    private Answer newPayment(Thing invoice, Call call) {
        return call.amount("amount")
                .map(amount -> FirmThings.created(payment(
                        call.who(), invoice, amount, call.text("reference").orElse(""))))
                .orElse(FirmThings.invalid("amount"));
    }

    /** An invoice with whom it is for, and its lines. */
    private ObjectNode whole(Thing invoice) {
        ObjectNode shown = invoice.shown().deepCopy();
        things.find("customer", shown.path("customerId").asInt(0))
                .ifPresent(each -> shown.put(
                                "customerName", each.shown().path("name").asString(""))
                        .put("customerEmail", each.shown().path("email").asString("")));
        ArrayNode lines = shown.putArray("lines");
        below("line", invoice).forEach(each -> lines.add(each.shown()));
        return shown;
    }

    private String csv(Thing invoice) {
        ObjectNode whole = whole(invoice);
        StringBuilder csv = new StringBuilder("invoice,title,customer,e-mail\n").append(invoice.id());
        for (String each : List.of("title", "customerName", "customerEmail")) {
            csv.append(",\"")
                    .append(whole.path(each).asString("").replace("\"", "\"\""))
                    .append('"');
        }
        return csv.append('\n').toString();
    }
}
