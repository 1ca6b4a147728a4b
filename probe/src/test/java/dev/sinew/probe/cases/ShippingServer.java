package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps addresses of customers, of which the page of each alone tells: what is added to it is answered with the whole page, and changed by {@code POST}. Discounts are the shop's. Correct, but for what it is
 * told to do wrong.
 */
final class ShippingServer extends SmallServer {
    /** What it does wrong. */
    enum Wrong {
        ANYBODY_CHANGES,
        ANYBODY_REMOVES,
        ANYBODY_DISCOUNTS
    }

    private static final List<String> PEOPLE = List.of("anna", "bob", "clerk");

    private final Set<Wrong> wrong;
    /** By id, with whose it is. */
    private final Map<String, ObjectNode> addresses = new TreeMap<>();

    private final Map<String, ObjectNode> discounts = new TreeMap<>();
    private int next = 40_001;

    ShippingServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        for (String each : PEOPLE) {
            add(each, JSON.createObjectNode().put("street", "The road of " + each));
        }
    }

    /** What it says of itself. */
    static String openApi() {
        String answers = "\"responses\":{\"200\":{\"description\":\"ok\"}}";
        String address =
                "{\"type\":\"object\",\"required\":[\"street\"],\"properties\":{\"street\":{\"type\":\"string\"},\"city\":{\"type\":\"string\"}}}";
        String id =
                "\"parameters\":[{\"name\":\"address_id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}],";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + "\"/customers/me\":{\"get\":{" + answers + "}},"
                + "\"/customers/me/addresses\":{\"post\":{"
                + body("{\"type\":\"object\",\"required\":[\"address\"],\"properties\":{\"address\":" + address + "}}")
                + answers + "}},"
                + "\"/customers/me/addresses/{address_id}\":{\"post\":{\"summary\":\"Update an address\"," + id
                + body(address) + answers + "},\"delete\":{" + id + answers + "}},"
                + "\"/admin/discounts\":{\"get\":{" + answers + "},\"post\":{"
                + body(
                        "{\"type\":\"object\",\"required\":[\"code\",\"value\"],\"properties\":{\"code\":{\"type\":\"string\"},\"value\":{\"type\":\"integer\"},\"since\":{\"type\":\"string\"}}}")
                + answers + "}}}}";
    }

    private static String body(String schema) {
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":" + schema + "}}},";
    }

    @Override
    String answer(Asked asked) {
        String id = asked.path().getLast();
        return switch (asked.what()) {
            case "GET customers 2" -> page(asked.caller());
            case "POST customers 3" -> added(asked);
            case "POST customers 4" ->
                of(id, asked, Wrong.ANYBODY_CHANGES, each -> each.setAll((ObjectNode) JSON.readTree(asked.body())));
            case "DELETE customers 4" -> of(id, asked, Wrong.ANYBODY_REMOVES, each -> addresses.remove(id));
            case "GET admin 2" -> asked.caller().equals("clerk") ? list(discounts.values().stream()) : refused();
            case "POST admin 2" -> discounted(asked);
            default -> missing();
        };
    }

    private String added(Asked asked) {
        if (!(asked.sent("address") instanceof ObjectNode address)
                || !address.path("street").isString()) {
            return "400 {\"error\":\"street should not be empty\"}";
        }
        add(asked.caller(), address);
        return page(asked.caller());
    }

    /** It keeps nothing but the code and the value of what is sent. */
    private String discounted(Asked asked) {
        String code = asked.sent("code").asString("");
        if (!asked.caller().equals("clerk") && !wrong.contains(Wrong.ANYBODY_DISCOUNTS)) {
            return refused();
        }
        if (code.isEmpty() || !asked.sent("value").isNumber()) {
            return "400 {\"error\":\"code and value must be there\"}";
        }
        ObjectNode discount = JSON.createObjectNode()
                .put("code", code.toUpperCase(Locale.ROOT))
                .put("since", "2031-01-05");
        discounts.put(code, discount);
        return "200 " + discount;
    }

    private String of(String id, Asked asked, Wrong open, Consumer<ObjectNode> deed) {
        ObjectNode address = addresses.get(id);
        if (address == null || !address.path("owner").asString().equals(asked.caller()) && !wrong.contains(open)) {
            return missing();
        }
        deed.accept(address);
        return page(asked.caller());
    }

    private String page(String caller) {
        ObjectNode page = JSON.createObjectNode();
        ObjectNode customer =
                page.putObject("customer").put("id", "cus_8fk3m2x9_" + caller).put("email", caller + "@post.example");
        Stream<Map.Entry<String, ObjectNode>> own = addresses.entrySet().stream()
                .filter(each -> each.getValue().path("owner").asString().equals(caller));
        customer.putArray("shipping_addresses")
                .addAll(own.map(each -> {
                            ObjectNode shown = each.getValue().deepCopy().put("id", each.getKey());
                            shown.remove("owner");
                            return shown;
                        })
                        .toList());
        return "200 " + page;
    }

    private void add(String caller, ObjectNode address) {
        addresses.put("addr_" + next++, address.deepCopy().put("owner", caller));
    }
}
