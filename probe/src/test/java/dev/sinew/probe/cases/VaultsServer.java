package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Vaults of which no list tells: whoever rents one knows its number. */
final class VaultsServer extends SmallServer {
    private static final Map<String, String> RENTED = Map.of("5512", "anna", "7730", "ben");
    private static final Map<String, String> HOLD =
            Map.of("5512", "the violin of the great-aunt, in its case", "7730", "two boxes of stamps, mostly Peruvian");

    private final boolean guarded;

    VaultsServer(boolean guarded) throws IOException {
        super(List.of("anna", "ben"));
        this.guarded = guarded;
    }

    static String openApi() {
        return """
                {"openapi":"3.1.0","info":{"title":"vaults","version":"1"},"components":{"securitySchemes":{"b":{"type":"http","scheme":"bearer"}}},"security":[{"b":[]}],"paths":{
                "/offices":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/vaults/{vaultId}":{"get":{"parameters":[{"name":"vaultId","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"200":{"description":"ok"}}}}}}
                """;
    }

    @Override
    String answer(Asked asked) {
        if (asked.what().equals("GET offices 1")) {
            return "200 {\"offices\":[\"Harbour Street\",\"Old Mill\"]}";
        }
        String number = asked.path().getLast();
        if (!asked.what().equals("GET vaults 2") || !RENTED.containsKey(number)) {
            return missing();
        }
        return guarded && !RENTED.get(number).equals(asked.caller())
                ? refused()
                : "200 {\"vault\":" + number + ",\"holds\":\"" + HOLD.get(number) + "\"}";
    }
}
