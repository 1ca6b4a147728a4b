package dev.sinew.probe.cases;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What a service of forwarders keeps: two companies with who works there, and what is theirs, by id. */
final class FreightBooks {
    /** A forwarder, of whom {@code slug} is told to nobody else. */
    record Company(int id, String slug, String name, String about, String taxId, String iban, double earned) {}

    /** Somebody with its company, if any. */
    record Person(String id, String name, String role, String phone, Optional<Company> company) {
        boolean isOf(Company other) {
            return company.filter(other::equals).isPresent();
        }
    }

    static final Company NORTH = new Company(
            101,
            "northfreight",
            "North Haulage and Sons",
            "Forest and steel since 1954, all over the north",
            "HR-B 40771/N",
            "DE89370400440532013000",
            184_220.55);
    static final Company SOUTH = new Company(
            102,
            "southcarriers",
            "Southern Carriers United",
            "Fruit and flowers, cooled from door to door",
            "HR-B 51882/S",
            "NL91ABNA0417164300",
            97_310.25);

    static final Person NILS = new Person("9102", "Nils Abendroth", "dispatcher", "+49 40 5550102", Optional.of(NORTH));
    static final Person SVEN = new Person("9202", "Sven Oberhuber", "dispatcher", "+49 89 5550202", Optional.of(SOUTH));
    static final Map<String, Person> PEOPLE = Map.of(
            "nora",
            new Person("9101", "Nora Lindqvist", "owner", "+49 40 5550101", Optional.of(NORTH)),
            "nils",
            NILS,
            "sofia",
            new Person("9201", "Sofia Castellan", "owner", "+49 89 5550201", Optional.of(SOUTH)),
            "sven",
            SVEN,
            "paula",
            new Person("9001", "Paula Winterfeld", "platform_admin", "+49 30 5550001", Optional.empty()));

    /** Something of a company's, as all see it who may. */
    record Thing(Company company, ObjectNode shown) {
        String text(String member) {
            return shown.path(member).asString("");
        }

        ObjectNode copy() {
            return shown.deepCopy();
        }
    }

    final Map<String, Thing> shipments = new TreeMap<>();
    final Map<String, Thing> loads = new TreeMap<>();
    final Map<String, Thing> documents = new TreeMap<>();
    final Map<String, Thing> invoices = new TreeMap<>();
    final Map<String, Thing> payouts = new TreeMap<>();

    FreightBooks() {
        Stream.of(NORTH, SOUTH).forEach(this::fill);
    }

    private void fill(Company company) {
        int first = 10 * company.id();
        for (int i = 1; i <= 2; i++) {
            shipments.put(
                    "7000" + (first + i),
                    new Thing(
                            company,
                            object("7000" + (first + i))
                                    .put("consignee", "Warehouse " + i + " of " + company.name())
                                    .put("status", "left " + company.id() + " in the morning, stop " + i)));
            boolean locked = i == 2;
            documents.put(
                    String.valueOf(first + i),
                    new Thing(
                            company,
                            object(String.valueOf(first + i))
                                    .put("title", locked ? "Terms of payment" : "Where to load")
                                    .put("locked", locked)
                                    .put("loadId", first)
                                    .put(
                                            "text",
                                            company.name() + " says on page " + i + ": ring the bell, then wait")));
        }
        loads.put(
                String.valueOf(first),
                new Thing(company, load(String.valueOf(first), "Harbour " + first, "Market " + first, 9_000, "open")));
        invoices.put(
                "30" + company.id(),
                new Thing(company, object("30" + company.id()).put("amount", company.earned() / 10)));
    }

    static ObjectNode object(String id) {
        return SmallServer.JSON.createObjectNode().put("id", Integer.parseInt(id));
    }

    static ObjectNode load(String id, String from, String to, int weight, String state) {
        return object(id)
                .put("from", from)
                .put("to", to)
                .put("weightKg", weight)
                .put("state", state);
    }

    static ObjectNode page(Person who) {
        ObjectNode page = object(who.id())
                .put("name", who.name())
                .put("email", mail(who))
                .put("phone", who.phone())
                .put("role", who.role());
        who.company().ifPresent(each -> page.put("companyId", each.id()).put("company", each.slug()));
        return page;
    }

    static String mail(Person who) {
        return who.name().replace(' ', '.').toLowerCase(Locale.ROOT) + "@mailbox.example";
    }

    static Stream<Company> companies(Person who) {
        return Stream.of(NORTH, SOUTH).filter(each -> isAdministrator(who) || who.isOf(each));
    }

    static ObjectNode named(Company company) {
        return object(String.valueOf(company.id())).put("name", company.name());
    }

    static ObjectNode whole(Company company) {
        return named(company)
                .put("about", company.about())
                .put("taxId", company.taxId())
                .put("feePercent", company.id() / 10.0)
                .put("creditLimit", 1_000 * company.id());
    }

    /** On what it pays for the platform. */
    static ObjectNode contract(Company company) {
        return object(String.valueOf(company.id()))
                .put("terms", company.name() + " pays by the month, and may leave at the end of each");
    }

    static boolean isAdministrator(Person who) {
        return who.company().isEmpty();
    }

    static boolean may(Person who, Thing thing) {
        return isAdministrator(who) || who.isOf(thing.company());
    }

    /** Whether somebody is shown a load: all are once they are open, before they are their company's. */
    static boolean sees(Person who, Thing load) {
        return load.text("state").equals("open") || may(who, load);
    }
}
