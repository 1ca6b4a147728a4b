package dev.sinew.probe.cases;

import dev.sinew.probe.cases.FreightBooks.Company;
import dev.sinew.probe.cases.FreightBooks.Person;
import dev.sinew.probe.cases.FreightBooks.Thing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two forwarders with an owner and a dispatcher each, and one who runs the platform and belongs to neither: books.shipments, loads that are offered to all with documents that are not, payouts and what
 * they write to each other. Correct, but for the flaws that it is given.
 */
final class FreightServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** The states of any shipments are told to anybody. */
        STATUS_OF_ANY,
        /** Of several shipments only the first is looked at. */
        STATUS_BEHIND_THE_FIRST,
        /** Anybody asks for any company's books.loads. */
        ON_BEHALF_OF_ANY,
        /** Anybody asks for what any company earns. */
        REVENUE_OF_ANY,
        /** Documents are only looked at below the load that they belong to. */
        DOCUMENTS_BELOW_ANOTHER,
        /** Others are shown all of a company. */
        WHOLE_COMPANIES,
        /** Everybody is shown whither a load is paid. */
        IBAN_FOR_ALL,
        /** Who wrote something is shown with all that is known of it. */
        WHOLE_AUTHORS,
        /** Codes are sent without end. */
        CODES_WITHOUT_END,
        /** Whether a code was sent is never said. */
        CODES_WITHOUT_A_WORD,
        /** Whoever has a payout approves it. */
        PAYOUTS_OF_ONESELF,
        /** Whoever has a load approves it once it was reviewed. */
        LOADS_OF_ONESELF,
        /** The version before still answers one operation. */
        VERSION_BEFORE
    }

    /** What all its paths begin with. */
    static final String BASE = "/api/v2";

    private static final int MOST_CODES = 3;
    private static final int LONGEST = 80;
    private static final int HEAVIEST = 40_000;

    private final Set<Wrong> wrong;
    private final FreightBooks books = new FreightBooks();
    private final Map<String, Integer> codes = new TreeMap<>();
    private int next = 6001;

    FreightServer(Set<Wrong> wrong) throws IOException {
        super(List.copyOf(FreightBooks.PEOPLE.keySet()));
        this.wrong = Set.copyOf(wrong);
    }

    @Override
    String answer(Asked asked) {
        List<String> path = asked.path();
        if (isOpen(asked)) {
            return threads();
        }
        Person who = FreightBooks.PEOPLE.get(asked.caller());
        if (who == null || path.size() < 3 || !path.getFirst().equals("api")) {
            return missing();
        }
        Asked bare = new Asked(
                asked.method(),
                path.subList(2, path.size()),
                asked.query(),
                asked.headers(),
                asked.caller(),
                asked.body());
        return path.get(1).equals("v2") ? answer(bare, who) : missing();
    }

    /** The version before asks nobody who they are. */
    @Override
    boolean isOpen(Asked asked) {
        return wrong.contains(Wrong.VERSION_BEFORE)
                && asked.method().equals("GET")
                && asked.path().equals(List.of("api", "v1", "threads"));
    }

    private static String threads() {
        return list(Stream.of("81", "82").map(each -> FreightBooks.object(each).put("subject", subject(each))));
    }

    private String answer(Asked asked, Person who) {
        String id = asked.path().size() > 1 ? asked.path().get(1) : "";
        return switch (asked.what()) {
            case "GET me 1" -> "200 " + FreightBooks.page(who);
            case "POST me 2" -> id.equals("phone-code") ? code(who) : missing();
            case "GET companies 1" -> list(FreightBooks.companies(who).map(FreightBooks::named));
            case "GET companies 2" -> company(id, who);
            case "GET companies 3" -> asked.path().get(2).equals("contract") ? contract(id, who) : missing();
            case "GET shipments 1" ->
                list(books.shipments.values().stream()
                        .filter(each -> FreightBooks.may(who, each))
                        .map(Thing::shown));
            case "GET shipments 2" -> one(books.shipments, id, who);
            case "POST shipments 2" -> id.equals("status") ? status(asked, who) : missing();
            case "GET loads 1" ->
                list(books.loads.values().stream()
                        .filter(each -> FreightBooks.sees(who, each))
                        .map(Thing::shown));
            case "POST loads 1" -> created(asked, who);
            case "GET loads 2" -> id.equals("mine") ? mine(asked, who) : shown(id, who);
            case "POST loads 3" -> moved(id, asked.path().getLast(), who);
            case "GET loads 3" -> asked.path().getLast().equals("documents") ? titles(id, who) : missing();
            case "GET loads 4" ->
                asked.path().get(2).equals("documents")
                        ? document(id, asked.path().getLast(), who)
                        : missing();
            case "GET threads 1" -> threads();
            case "GET threads 2" -> thread(id);
            case "GET reports 2" -> id.equals("revenue") ? revenue(asked, who) : missing();
            case "GET invoices 1" ->
                list(books.invoices.values().stream()
                        .filter(each -> FreightBooks.may(who, each))
                        .map(Thing::shown));
            case "GET payouts 1" ->
                list(books.payouts.values().stream()
                        .filter(each -> FreightBooks.may(who, each))
                        .map(Thing::shown));
            case "POST payouts 1" -> payout(asked, who);
            case "GET payouts 2" -> one(books.payouts, id, who);
            case "POST admin 4" -> approved(asked.path(), who);
            case "GET admin 2" ->
                !FreightBooks.isAdministrator(who)
                        ? refused()
                        : id.equals("companies")
                                ? list(Stream.of(FreightBooks.NORTH, FreightBooks.SOUTH)
                                        .map(FreightBooks::whole))
                                : missing();
            default -> missing();
        };
    }

    private static String one(Map<String, Thing> things, String id, Person who) {
        Thing thing = things.get(id);
        return thing != null && FreightBooks.may(who, thing) ? "200 " + thing.shown() : missing();
    }

    private String code(Person who) {
        if (wrong.contains(Wrong.CODES_WITHOUT_A_WORD)) {
            return "202 {}";
        }
        boolean much = codes.merge(who.id(), 1, Integer::sum) > MOST_CODES && !wrong.contains(Wrong.CODES_WITHOUT_END);
        return much
                ? "429 {\"error\":\"wait a little\"}"
                : "200 {\"sentTo\":\"•••" + who.phone().substring(who.phone().length() - 3) + "\",\"channel\":\"sms\"}";
    }

    private String company(String id, Person who) {
        return Stream.of(FreightBooks.NORTH, FreightBooks.SOUTH)
                .filter(each -> id.equals(String.valueOf(each.id())))
                .findFirst()
                .map(each ->
                        FreightBooks.isAdministrator(who) || who.isOf(each) || wrong.contains(Wrong.WHOLE_COMPANIES)
                                ? FreightBooks.whole(each)
                                : FreightBooks.named(each).put("about", each.about()))
                .map(each -> "200 " + each)
                .orElseGet(SmallServer::missing);
    }

    /** It is for who runs the company, and for who runs all. */
    private static String contract(String id, Person who) {
        return who.role().equals("dispatcher")
                ? refused()
                : FreightBooks.companies(who)
                        .filter(each -> id.equals(String.valueOf(each.id())))
                        .findFirst()
                        .map(each -> "200 " + FreightBooks.contract(each))
                        .orElseGet(SmallServer::missing);
    }

    private String status(Asked asked, Person who) {
        if (!asked.sent("ids").isArray()) {
            return "400 {\"error\":\"which\"}";
        }
        List<Thing> meant = asked.sent("ids")
                .valueStream()
                .flatMap(each -> Optional.ofNullable(books.shipments.get(each.asString(""))).stream())
                .toList();
        boolean first = !meant.isEmpty()
                && FreightBooks.may(who, meant.getFirst())
                && wrong.contains(Wrong.STATUS_BEHIND_THE_FIRST);
        return list(meant.stream()
                .filter(each -> first || FreightBooks.may(who, each) || wrong.contains(Wrong.STATUS_OF_ANY))
                .map(Thing::shown));
    }

    private String created(Asked asked, Person who) {
        JsonNode weight = asked.sent("weightKg");
        boolean valid = isText(asked.sent("from"))
                && isText(asked.sent("to"))
                && weight.isInt()
                && weight.asInt() > 0
                && weight.asInt() <= HEAVIEST;
        if (!valid || who.company().isEmpty()) {
            return valid ? refused() : "400 {\"error\":\"from, to and weightKg\"}";
        }
        String id = String.valueOf(next++);
        Thing load = new Thing(
                who.company().get(),
                FreightBooks.load(
                        id, asked.sent("from").asString(), asked.sent("to").asString(), weight.asInt(), "draft"));
        books.loads.put(id, load);
        return "201 " + load.shown();
    }

    private static boolean isText(JsonNode value) {
        return value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= LONGEST;
    }

    private String mine(Asked asked, Person who) {
        String behalf = String.valueOf(asked.headers().getFirst("X-On-Behalf-Of"));
        Optional<Company> meant = behalf.equals("null")
                ? who.company()
                : Stream.of(FreightBooks.NORTH, FreightBooks.SOUTH)
                        .filter(each -> behalf.equals(String.valueOf(each.id())))
                        .findFirst();
        // Sven does what is to be done for the northern ones as well, as he was asked to.
        boolean may = meant.isPresent()
                && (who.isOf(meant.get())
                        || FreightBooks.isAdministrator(who)
                        || who.equals(FreightBooks.SVEN)
                        || wrong.contains(Wrong.ON_BEHALF_OF_ANY));
        if (!behalf.equals("null") && !may) {
            return refused();
        }
        return list(books.loads.values().stream()
                .filter(each -> meant.filter(each.company()::equals).isPresent())
                .map(each -> each.copy()
                        .put(
                                "note",
                                "Load " + each.text("id") + " pays "
                                        + each.company().earned())));
    }

    private String shown(String id, Person who) {
        Thing load = books.loads.get(id);
        if (load == null || !FreightBooks.sees(who, load)) {
            return missing();
        }
        return "200 "
                + (FreightBooks.may(who, load) || wrong.contains(Wrong.IBAN_FOR_ALL)
                        ? load.copy().put("payoutIban", load.company().iban())
                        : load.shown());
    }

    /** A draft is reviewed, and what was reviewed is opened by who runs the company. */
    private String moved(String id, String deed, Person who) {
        Thing load = books.loads.get(id);
        boolean approves = deed.equals("approve");
        if (load == null || !FreightBooks.may(who, load) || !approves && !deed.equals("review")) {
            return missing();
        }
        if (approves && who.role().equals("dispatcher") && !wrong.contains(Wrong.LOADS_OF_ONESELF)) {
            return refused();
        }
        if (!load.text("state").equals(approves ? "review" : "draft")) {
            return "409 {\"error\":\"not now\"}";
        }
        load.shown().put("state", approves ? "open" : "review");
        return "200 " + load.shown();
    }

    private String titles(String loadId, Person who) {
        Thing load = books.loads.get(loadId);
        return load == null || !FreightBooks.sees(who, load)
                ? missing()
                : list(books.documents.values().stream()
                        .filter(each -> each.text("loadId").equals(loadId))
                        .map(each -> each.copy().without(List.of("text", "loadId"))));
    }

    private String document(String loadId, String id, Person who) {
        Thing load = books.loads.get(loadId);
        Thing document = books.documents.get(id);
        if (load == null || document == null || !FreightBooks.sees(who, load)) {
            return missing();
        }
        if (!document.text("loadId").equals(loadId)) {
            return wrong.contains(Wrong.DOCUMENTS_BELOW_ANOTHER) ? "200 " + document.shown() : missing();
        }
        return document.shown().path("locked").asBoolean() && !FreightBooks.may(who, load)
                ? refused()
                : "200 " + document.shown();
    }

    private static String subject(String thread) {
        return thread.equals("81") ? "Who comes back empty from the harbour on Fridays?" : "The new bridge is closed";
    }

    private String thread(String id) {
        if (!id.equals("81") && !id.equals("82")) {
            return missing();
        }
        ObjectNode thread = FreightBooks.object(id).put("subject", subject(id));
        for (Person each : List.of(FreightBooks.NILS, FreightBooks.SVEN)) {
            ObjectNode author = FreightBooks.object(each.id()).put("name", each.name());
            if (wrong.contains(Wrong.WHOLE_AUTHORS)) {
                author.put("email", FreightBooks.mail(each)).put("phone", each.phone());
            }
            thread.withArrayProperty("posts")
                    .addObject()
                    .put("text", "So says " + each.name() + " of " + id)
                    .set("author", author);
        }
        return "200 " + thread;
    }

    private String revenue(Asked asked, Person who) {
        String slug = Optional.ofNullable(asked.headers().getFirst("X-Company"))
                .or(() -> who.company().map(Company::slug))
                .orElse("");
        return Stream.of(FreightBooks.NORTH, FreightBooks.SOUTH)
                .filter(each -> each.slug().equals(slug))
                .filter(each ->
                        FreightBooks.isAdministrator(who) || who.isOf(each) || wrong.contains(Wrong.REVENUE_OF_ANY))
                .findFirst()
                .map(each -> "200 {\"currency\":\"EUR\",\"total\":" + each.earned() + "}")
                .orElseGet(SmallServer::missing);
    }

    private String payout(Asked asked, Person who) {
        Thing invoice = books.invoices.get(asked.sent("invoiceId").asString(""));
        if (!who.role().equals("owner")) {
            return refused();
        }
        if (invoice == null || !FreightBooks.may(who, invoice)) {
            return missing();
        }
        boolean paid =
                books.payouts.values().stream().anyMatch(each -> each.company().equals(invoice.company()));
        if (paid) {
            return "409 {\"error\":\"it is paid out already\"}";
        }
        String id = String.valueOf(next++);
        books.payouts.put(
                id,
                new Thing(
                        invoice.company(),
                        FreightBooks.object(id)
                                .put("invoiceId", Integer.parseInt(invoice.text("id")))
                                .put("amount", invoice.shown().path("amount").asDouble())
                                .put("state", "requested")));
        return "201 " + books.payouts.get(id).shown();
    }

    private String approved(List<String> path, Person who) {
        Thing payout = books.payouts.get(path.get(2));
        boolean own = payout != null && who.role().equals("owner") && who.isOf(payout.company());
        if (!FreightBooks.isAdministrator(who) && !(own && wrong.contains(Wrong.PAYOUTS_OF_ONESELF))) {
            return refused();
        }
        if (payout == null || !path.getLast().equals("approve")) {
            return missing();
        }
        if (!payout.text("state").equals("requested")) {
            return "409 {\"error\":\"it is approved already\"}";
        }
        payout.shown().put("state", "approved");
        return "200 " + payout.shown();
    }
}
