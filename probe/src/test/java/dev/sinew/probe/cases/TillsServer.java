package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A shop's customers, with the sum on each one's card, and their visits, which are told page by page. Looks at who asks, but for what it is told to forget. Called as frameworks call things that make routes of classes.
 */
final class TillsServer extends SmallServer {
    /** What may be wrong. */
    enum Wrong {
        /** Whoever names somebody is told the sum on that one's card. */
        SUMS_OF_ANYBODY,
        /** So is who sends no credentials. */
        SUMS_TO_NOBODY,
        /** Visits come by their numbers to anybody. */
        VISITS_OF_ANYBODY,
        /** The pages of customers come to any of them. */
        PAGES_OF_ANYBODY
    }

    private static final List<String> PEOPLE = List.of("anna", "ben");
    private static final Map<String, String> SUMS = Map.of("anna", "118.25", "ben", "47.9");
    private static final String NAMED =
            "\"parameters\":[{\"name\":\"userName\",\"in\":\"query\",\"schema\":{\"type\":\"string\"}}],";

    private final Set<Wrong> wrong;

    TillsServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
    }

    static String openApi() {
        return """
                {"openapi":"3.1.0","info":{"title":"tills","version":"1"},"paths":{
                "/me":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/Customer/Balance":{"get":{%s"responses":{"200":{"description":"ok"}}}},
                "/Visit/List":{"get":{"parameters":[{"name":"start","in":"query","schema":{"type":"integer"}},{"name":"length","in":"query","schema":{"type":"integer"}}],
                  "responses":{"200":{"description":"ok"}}}},
                "/Visit/Get/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"200":{"description":"ok"}}}},
                "/customers/{id}":{"get":{"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"200":{"description":"ok"}}}}}}
                """.formatted(NAMED);
    }

    @Override
    boolean isOpen(Asked asked) {
        return wrong.contains(Wrong.SUMS_TO_NOBODY) && asked.path().getLast().equals("Balance");
    }

    @Override
    String answer(Asked asked) {
        String caller = asked.caller();
        return switch (asked.what()) {
            case "GET me 1" ->
                "200 {\"username\":\"" + caller + "\",\"customer_id\":" + number(caller) + ",\"email\":\"" + caller
                        + "@mail.example\"}";
            case "GET Customer 2" -> sum(asked);
            case "GET Visit 2" -> visits(asked);
            case "GET Visit 3" -> visit(asked.path().get(2), caller);
            case "GET customers 2" -> page(asked.path().get(1), caller);
            default -> missing();
        };
    }

    private static int number(String who) {
        return 301 + PEOPLE.indexOf(who);
    }

    private String sum(Asked asked) {
        String wanted = asked.query().getOrDefault("userName", asked.caller());
        boolean free = wrong.contains(Wrong.SUMS_OF_ANYBODY) || wrong.contains(Wrong.SUMS_TO_NOBODY);
        if (!SUMS.containsKey(wanted)) {
            return missing();
        }
        return wanted.equals(asked.caller()) || free ? "200 {\"balance\":" + SUMS.get(wanted) + "}" : refused();
    }

    /** Of none where the length is not said. */
    private static String visits(Asked asked) {
        int first = 5_000 + 10 * PEOPLE.indexOf(asked.caller());
        String some = Integer.parseInt(asked.query().getOrDefault("length", "0")) == 0
                ? ""
                : entry(first, asked.caller()) + "," + entry(first + 1, asked.caller());
        return "200 {\"total\":2,\"data\":[" + some + "]}";
    }

    private static String entry(int id, String who) {
        return "{\"id\":" + id + ",\"noted\":\"" + who + " bought thread of the colour number " + id * 7 + "\"}";
    }

    private String visit(String id, String caller) {
        for (String each : PEOPLE) {
            int first = 5_000 + 10 * PEOPLE.indexOf(each);
            if (id.equals(String.valueOf(first)) || id.equals(String.valueOf(first + 1))) {
                return each.equals(caller) || wrong.contains(Wrong.VISITS_OF_ANYBODY)
                        ? "200 " + entry(Integer.parseInt(id), each)
                        : refused();
            }
        }
        return missing();
    }

    private String page(String id, String caller) {
        for (String each : PEOPLE) {
            if (id.equals(String.valueOf(number(each)))) {
                return each.equals(caller) || wrong.contains(Wrong.PAGES_OF_ANYBODY)
                        ? "200 {\"id\":" + id + ",\"email\":\"" + each + "@mail.example\",\"phone\":\"+44 7700 90045"
                                + number(each) % 10 + "\",\"since\":\"2023-05-0" + (1 + PEOPLE.indexOf(each)) + "\"}"
                        : refused();
            }
        }
        return missing();
    }
}
