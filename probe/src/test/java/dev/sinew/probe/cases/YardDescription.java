package dev.sinew.probe.cases;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a yard says of itself. */
final class YardDescription {
    private static final String OPERATIONS = """
            GET /me
            GET /usage
            GET /reports reporter:query
            POST /reports plate! category! text!
            GET /reports/{reportId}
            PATCH /reports/{reportId} category text
            DELETE /reports/{reportId}
            POST /reports/{reportId}/decision decision!
            GET /passes
            POST /passes type!
            GET /passes/{passId}
            DELETE /passes/{passId}
            GET /wallets/{walletId}
            POST /vouchers/redeem code!
            GET /bikes
            GET /bikes/{plate}
            GET /holds
            POST /holds plate!
            GET /holds/{holdId}
            DELETE /holds/{holdId}
            GET /boats
            GET /boats/{boatId}/logs
            POST /boats/{boatId}/logs hours:integer!
            PUT /boats/{boatId}/logs/{logId} hours:integer!
            DELETE /boats/{boatId}/logs/{logId}
            """;

    private YardDescription() {}

    static String text() {
        ObjectNode document = Operations.document("yard");
        ObjectNode paths = document.withObjectProperty("paths");
        OPERATIONS.lines().forEach(line -> Operations.describe(line, paths));
        operation(paths, "/usage", "get")
                .withArrayProperty("parameters")
                .addObject()
                .put("name", "X-Firm")
                .put("in", "header")
                .putObject("schema")
                .put("type", "string");
        operation(paths, "/reports/{reportId}/decision", "post")
                .put("summary", "Approve or reject (operator of the yard)");
        operation(paths, "/passes", "post").put("summary", "Buy a pass from the wallet");
        operation(paths, "/vouchers/redeem", "post").put("summary", "Redeem a voucher, once per customer");
        words(paths, "/reports", "category", "light", "brakes");
        words(paths, "/passes", "type", "day", "year");
        words(paths, "/reports/{reportId}/decision", "decision", "approve", "reject");
        member(paths, "/vouchers/redeem", "code").put("example", "SPRING10");
        for (Map.Entry<String, String> each :
                Map.of("/bikes/{plate}", "get", "/wallets/{walletId}", "get").entrySet()) {
            ((ObjectNode) operation(paths, each.getKey(), each.getValue())
                            .withArrayProperty("parameters")
                            .get(0))
                    .withObjectProperty("schema")
                    .put("type", "string");
        }
        return document.toString();
    }

    private static void words(ObjectNode paths, String path, String name, String... words) {
        for (String each : words) {
            member(paths, path, name).withArrayProperty("enum").add(each);
        }
    }

    private static ObjectNode member(ObjectNode paths, String path, String name) {
        return operation(paths, path, "post")
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .withObjectProperty("application/json")
                .withObjectProperty("schema")
                .withObjectProperty("properties")
                .withObjectProperty(name);
    }

    private static ObjectNode operation(ObjectNode paths, String path, String method) {
        return paths.withObjectProperty(path).withObjectProperty(method);
    }
}
