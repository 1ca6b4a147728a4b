package dev.sinew.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Outcome;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** All operations that the bank describes, by every role: who may not, is refused, and what answers look like was said. */
final class EveryOperationTest {
    private record Operation(String method, String path, JsonNode described) {
        boolean needs(String scheme) {
            for (JsonNode each : described.path("security")) {
                if (each.has(scheme)) {
                    return true;
                }
            }
            return false;
        }

        boolean isOpen() {
            return described.path("security").isEmpty();
        }

        String filled(Map<String, String> ids) {
            String filled = path;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }
    }

    private static List<Operation> operations(Scene scene) {
        List<Operation> all = new ArrayList<>();
        JsonNode paths = scene.nobody.get("/openapi.json").body().path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                all.add(new Operation(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), operation.getValue()));
            }
        }
        return all;
    }

    /** Ids of things that are Anna's. */
    private static Map<String, String> idsOfAnna(Scene scene) {
        Outcome message = scene.anna.post("/v2/messages", Map.of("subject", "Hello", "text", "There"));
        Outcome beneficiary =
                scene.anna.post("/v2/beneficiaries", Map.of("name", "Rent", "iban", "GB29NWBK60161331926819"));
        Outcome transfer = scene.pay(scene.anna, scene.account, "GB29NWBK60161331926819", 5);
        Outcome webhook =
                scene.anna.post("/v2/webhooks", Map.of("url", "http://127.0.0.1:9/x", "event", "transfer.executed"));
        String month = scene.anna
                .get("/v2/accounts/" + scene.account + "/statements")
                .body()
                .path("statements")
                .path(0)
                .path("month")
                .asString();
        return Map.ofEntries(
                Map.entry("accountId", Integer.toString(scene.account)),
                Map.entry("cardId", scene.card),
                Map.entry("month", month),
                Map.entry("messageId", message.body().path("messageId").asString()),
                Map.entry(
                        "beneficiaryId",
                        Integer.toString(
                                beneficiary.body().path("beneficiaryId").asInt())),
                Map.entry("transferId", transfer.body().path("transferId").asString()),
                Map.entry(
                        "webhookId",
                        Integer.toString(webhook.body().path("webhookId").asInt())),
                Map.entry("consentId", scene.consent()),
                Map.entry(
                        "customerId",
                        scene.anna.get("/v2/me").body().path("customerId").asString()),
                Map.entry("branchId", "1"),
                Map.entry("productCode", "saver"),
                Map.entry("currency", "EUR"),
                Map.entry("resetId", "00000000-0000-4000-8000-000000000000"));
    }

    private static Outcome call(Browser browser, Operation operation, String path) {
        return switch (operation.method()) {
            case "GET" -> browser.get(path);
            case "DELETE" -> browser.delete(path);
            case "PUT" -> browser.put(path, body(operation));
            case "PATCH" -> browser.patch(path, body(operation));
            default -> browser.post(path, body(operation));
        };
    }

    /** Something of the described form; good enough to be refused for who sends it and nothing else. */
    private static Map<String, Object> body(Operation operation) {
        return operation.path().endsWith("/pin") ? Map.of("pin", "1357") : Map.of("name", "New name");
    }

    @Test
    void nobodyGetsWhatNeedsAToken() {
        try (Scene scene = withWebhooks()) {
            Map<String, String> ids = idsOfAnna(scene);
            int closed = 0;
            for (Operation operation : operations(scene)) {
                for (Browser browser : List.of(scene.nobody, scene.holding("a.b.c"), scene.holding(""))) {
                    int status = call(browser, operation, operation.filled(ids)).status();
                    if (!operation.isOpen()) {
                        assertThat(status).as(operation.toString()).isEqualTo(401);
                        closed++;
                    } else {
                        assertThat(status).as(operation.toString()).isNotIn(401, 403, 500);
                    }
                }
            }
            assertThat(closed).isGreaterThan(100);
        }
    }

    private static Scene withWebhooks() {
        return Scene.with(settings -> settings.calling("127.0.0.1:9"));
    }

    @Test
    void customersGetNothingOfOthersOrOfTheStaffs() {
        try (Scene scene = withWebhooks()) {
            Map<String, String> ids = idsOfAnna(scene);
            int refused = 0;
            for (Operation operation : operations(scene)) {
                boolean ofAnna = operation.path().contains("{")
                        && operation.needs("person")
                        && !operation.path().endsWith("/authorisation");
                boolean notForPersons = !operation.isOpen() && !operation.needs("person");
                if (ofAnna || notForPersons) {
                    assertThat(call(scene.bruno, operation, operation.filled(ids))
                                    .status())
                            .as(operation.toString())
                            .isEqualTo(403);
                    refused++;
                }
                if (!operation.isOpen() && !operation.needs("program")) {
                    assertThat(call(scene.program, operation, operation.filled(ids))
                                    .status())
                            .as("program: %s", operation)
                            .isEqualTo(403);
                }
            }
            assertThat(refused).isGreaterThan(25);
        }
    }

    @Test
    void whatDoesNotExistIsSaidNotToExist() {
        try (Scene scene = Scene.correct()) {
            Map<String, String> ids = Map.of(
                    "accountId",
                    "1",
                    "cardId",
                    "1",
                    "messageId",
                    "00000000-0000-4000-8000-000000000000",
                    "beneficiaryId",
                    "1",
                    "transferId",
                    "x",
                    "webhookId",
                    "1",
                    "month",
                    "1999-01");
            for (Operation operation : operations(scene)) {
                if (operation.needs("person")
                        && ids.keySet().stream().anyMatch(id -> operation.path().contains(id))) {
                    assertThat(call(scene.anna, operation, operation.filled(ids))
                                    .status())
                            .as(operation.toString())
                            .isEqualTo(404);
                }
            }
        }
    }

    /** Reads of the owner succeed, and answer with the members that the description names, all that it promises included. */
    @Test
    void answersAreAsDescribed() {
        try (Scene scene = withWebhooks()) {
            Map<String, String> ids = idsOfAnna(scene);
            JsonNode schemas =
                    scene.nobody.get("/openapi.json").body().path("components").path("schemas");
            int read = 0;
            for (Operation operation : operations(scene)) {
                Browser reader = operation.needs("staff") ? scene.staff : scene.anna;
                if (operation.method().equals("GET") && (operation.isOpen() || !programAlone(operation))) {
                    Outcome outcome = reader.get(operation.filled(ids));
                    assertThat(outcome.status()).as(operation.toString()).isEqualTo(200);
                    JsonNode schema = operation
                            .described()
                            .path("responses")
                            .path("200")
                            .path("content")
                            .path("application/json")
                            .path("schema");
                    hold(outcome.body(), schema, schemas, operation.toString());
                    read++;
                }
            }
            assertThat(read).isGreaterThan(25);
        }
    }

    private static boolean programAlone(Operation operation) {
        return operation.needs("program") && !operation.needs("person");
    }

    private static void hold(JsonNode value, JsonNode schema, JsonNode schemas, String where) {
        JsonNode real =
                schema.has("$ref") ? schemas.path(schema.path("$ref").asString().replaceAll(".*/", "")) : schema;
        if (real.path("type").asString().equals("array")) {
            assertThat(value.isArray()).as(where).isTrue();
            value.forEach(item -> hold(item, real.path("items"), schemas, where));
        } else if (real.path("type").asString().equals("object")) {
            Set<String> known = real.path("properties").propertyNames().stream().collect(Collectors.toSet());
            assertThat(known).as(where).containsAll(value.propertyNames());
            real.path("required")
                    .forEach(name -> assertThat(value.has(name.asString()))
                            .as("%s: %s", where, name)
                            .isTrue());
            value.properties()
                    .forEach(each ->
                            hold(each.getValue(), real.path("properties").path(each.getKey()), schemas, where));
        } else {
            assertThat(value.isValueNode()).as(where).isTrue();
        }
    }

    @Test
    void theDescriptionIsValidAndSilentOnTheFirstVersion() {
        try (Scene scene = Scene.correct()) {
            String document = scene.nobody.get("/openapi.json").body().toString();
            assertThat(new OpenAPIV3Parser().readContents(document).getMessages())
                    .isEmpty();
            assertThat(document).doesNotContain("/v1/");
            assertThat(scene.anna.get("/v1/accounts/" + scene.account).status()).isEqualTo(200);
            assertThat(scene.bruno.get("/v1/accounts/" + scene.account).status())
                    .isEqualTo(403);
            assertThat(scene.nobody.get("/v1/accounts/" + scene.account).status())
                    .isEqualTo(401);
        }
    }
}
