package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Seeds, opening hours and orders, all described as for those who are logged in. Seeds and hours are the same for all of them, orders are each one's own. What nobody needs to log in for is
 * told to the server.
 */
final class SeedsServer extends SmallServer {
    private static final List<String> PEOPLE = List.of("anna", "ben");

    private final Set<String> open;

    SeedsServer(Set<String> open) throws IOException {
        super(PEOPLE);
        this.open = Set.copyOf(open);
    }

    static String openApi() {
        return """
                {"openapi":"3.1.0","info":{"title":"seeds","version":"1"},"security":[{"bearer":[]}],
                "components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"}}},"paths":{
                "/me":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/seeds":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/hours":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/growers":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/orders":{"get":{"responses":{"200":{"description":"ok"}}}}}}
                """;
    }

    @Override
    boolean isOpen(Asked asked) {
        return open.contains(asked.path().getFirst());
    }

    @Override
    String answer(Asked asked) {
        String caller = asked.caller().isEmpty() ? "anna" : asked.caller();
        return switch (asked.what()) {
            case "GET me 1" -> "200 {\"username\":\"" + caller + "\",\"since\":\"2024-03-1" + caller.length() + "\"}";
            case "GET seeds 1" ->
                "200 [{\"code\":\"kale-lacinato\",\"title\":\"Lacinato kale\",\"grams\":25,\"price\":3.4},"
                        + "{\"code\":\"pea-telephone\",\"title\":\"Tall Telephone pea\",\"grams\":120,\"price\":4.1}]";
            case "GET hours 1" ->
                "200 [{\"place\":\"The old dairy at Kirkby\",\"hours\":\"Wednesday to Sunday, half past nine to a quarter to six\"},"
                        + "{\"place\":\"The railway shed at Ainsdale\",\"hours\":\"Saturdays only, ten to two\"}]";
            case "GET growers 1" ->
                "200 [{\"grower\":\"Oda Lindqvist\",\"email\":\"oda.lindqvist@fields.example\",\"phone\":\"+46 70 174 06 12\"},"
                        + "{\"grower\":\"Per Sandell\",\"email\":\"per.sandell@fields.example\",\"phone\":\"+46 70 174 06 55\"}]";
            case "GET orders 1" ->
                "200 [{\"order\":\"SO-" + caller + "-88121\",\"sent_to\":\"" + caller + " at 14 Mill Lane, "
                        + caller.toUpperCase(java.util.Locale.ROOT) + "FORD\",\"total\":\"4" + caller.length()
                        + ".20\"}]";
            default -> missing();
        };
    }
}
