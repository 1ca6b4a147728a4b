package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A bank all of whose operations are posted and answered with 200; how it went stands in the body. Correct, but for what it is told to do wrong. */
final class PostedServer extends SmallServer {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        BALANCE_OF_ANYBODY,
        MOVEMENTS_OF_ANYBODY,
        PAYEES_REMOVED_BY_ANYBODY,
        /** The number in the request is shown again, and the balance is the caller's all the same. */
        ECHOES,
        /** Each answer has something else. */
        DRIFTS,
        /** Looking at a balance demands the number of the account, which the description does not say. */
        DEMANDS
    }

    private static final Map<String, Integer> NUMBERS = Map.of("anna", 253_703, "bob", 839_352);

    private final Set<Wrong> wrong;
    /** By their ids, whose they are and whom they pay. */
    private final Map<Integer, Map.Entry<String, Integer>> payees = new TreeMap<>();

    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private int next = 70;

    PostedServer(Set<Wrong> wrong) throws IOException {
        super(List.of("anna", "bob"));
        this.wrong = Set.copyOf(wrong);
        add("anna", 140_379);
        add("bob", 434_117);
    }

    static String openApi() {
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"p\",\"version\":\"1\"},\"security\":[{\"b\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"b\":{\"type\":\"http\",\"scheme\":\"bearer\"}}},\"paths\":{"
                + Stream.of(
                                posted("/api/me", "\"username\":{\"type\":\"string\"}", ""),
                                posted("/api/user/about/view", "\"username\":{\"type\":\"string\"}", ""),
                                posted("/api/balance/view", "\"account_number\":{\"type\":\"integer\"}", ""),
                                posted("/api/transactions/view", "\"account_number\":{\"type\":\"integer\"}", ""),
                                posted("/api/payee/list", "", ""),
                                posted("/api/payee/add", "\"account_number\":{\"type\":\"string\"}", "account_number"),
                                posted("/api/payee/delete", "\"id\":{\"type\":\"integer\"}", "id"),
                                posted("/api/notes", "\"text\":{\"type\":\"string\"}", ""))
                        .collect(Collectors.joining(","))
                + "}}";
    }

    private static String posted(String path, String members, String required) {
        return "\"" + path
                + "\":{\"post\":{\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                + (required.isEmpty() ? "" : "\"required\":[\"" + required + "\"],") + "\"properties\":{" + members
                + "}}}}},\"responses\":{\"200\":{\"description\":\"ok\"}}}}";
    }

    /** How many notes were written by requests that had nothing to write. */
    int notes() {
        return notes.size();
    }

    @Override
    boolean isOpen(Asked asked) {
        return true;
    }

    @Override
    String answer(Asked asked) {
        String path = String.join("/", asked.path());
        if (!asked.method().equals("POST")) {
            return missing();
        }
        if (asked.caller().isEmpty()) {
            return went(401, "Not authorised");
        }
        return switch (path) {
            case "api/me" -> {
                String name = asked.sent("username").asString(asked.caller());
                yield name.equals(asked.caller())
                        ? data("{\"username\":\"" + name + "\",\"account_number\":" + number(name) + "}")
                        : went(403, "Forbidden");
            }
            case "api/user/about/view" -> about(asked.sent("username").asString(asked.caller()));
            case "api/balance/view" -> balance(asked);
            case "api/transactions/view" -> movements(asked);
            case "api/payee/list" -> data(list(asked.caller()));
            case "api/payee/add" -> {
                String number = asked.sent("account_number").asString("");
                yield number.matches("\\d{1,9}") ? added(asked.caller(), Integer.parseInt(number)) : went(400, "which");
            }
            case "api/payee/delete" -> delete(asked);
            case "api/notes" -> {
                notes.put(asked.caller() + notes.size(), 1);
                yield data("{\"text\":\"\"}");
            }
            default -> missing();
        };
    }

    private String about(String name) {
        return NUMBERS.containsKey(name)
                ? data("{\"username\":\"" + name + "\",\"about\":\"" + name + " likes the harbour in winter\"}")
                : went(404, "nobody");
    }

    private String balance(Asked asked) {
        JsonNode wanted = asked.sent("account_number");
        if (wanted.isMissingNode() && wrong.contains(Wrong.DEMANDS)) {
            return went(400, "which account");
        }
        int number = wanted.isMissingNode() ? number(asked.caller()) : wanted.asInt(0);
        String whose = whose(number);
        if (wrong.contains(Wrong.ECHOES)) {
            whose = asked.caller();
        } else if (!whose.equals(asked.caller()) && !wrong.contains(Wrong.BALANCE_OF_ANYBODY) || whose.isEmpty()) {
            return went(403, "Forbidden");
        }
        int drift = wrong.contains(Wrong.DRIFTS) ? ++next : 0;
        int balance = number(whose) / 100 + drift;
        return data("{\"balance\":" + balance + ",\"account_number\":" + number + "}");
    }

    private String movements(Asked asked) {
        JsonNode wanted = asked.sent("account_number");
        int number = wanted.isMissingNode() ? number(asked.caller()) : wanted.asInt(0);
        if (number != number(asked.caller()) && !wrong.contains(Wrong.MOVEMENTS_OF_ANYBODY)) {
            return went(403, "Forbidden");
        }
        return data(
                whose(number).isEmpty()
                        ? "[]"
                        : "[{\"from_account\":" + number + ",\"to_account\":" + (number + 77) + ",\"amount\":30}]");
    }

    private String list(String caller) {
        return payees.entrySet().stream()
                .filter(each -> each.getValue().getKey().equals(caller))
                .map(each -> {
                    ObjectNode payee = JSON.createObjectNode();
                    return payee.put("id", each.getKey())
                            .put("payee_account_number", each.getValue().getValue())
                            .toString();
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private String delete(Asked asked) {
        int id = asked.sent("id").asInt(0);
        Map.Entry<String, Integer> payee = payees.getOrDefault(id, Map.entry("", 0));
        boolean may = payee.getKey().equals(asked.caller()) || wrong.contains(Wrong.PAYEES_REMOVED_BY_ANYBODY);
        if (payee.getKey().isEmpty() || !may) {
            return went(400, "there is no such payee");
        }
        payees.remove(id);
        return data("{\"message\":\"done\"}");
    }

    private String added(String caller, int number) {
        add(caller, number);
        return data("{\"message\":\"done\"}");
    }

    private void add(String caller, int number) {
        payees.put(++next, Map.entry(caller, number));
    }

    private static int number(String name) {
        return NUMBERS.getOrDefault(name, 0);
    }

    private static String whose(int number) {
        return NUMBERS.entrySet().stream()
                .filter(each -> each.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String data(String data) {
        return "200 {\"status\":{\"code\":200,\"message\":\"Success\"},\"data\":" + data + "}";
    }

    private static String went(int code, String why) {
        return "200 {\"status\":{\"code\":" + code + ",\"message\":\"" + why + "\"},\"data\":{\"message\":\"" + why
                + "\"}}";
    }
}
