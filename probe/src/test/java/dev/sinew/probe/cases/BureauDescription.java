package dev.sinew.probe.cases;

import tools.jackson.databind.node.ObjectNode;

/** What a bureau says of itself. */
final class BureauDescription {
    private static final String OPERATIONS = """
            GET /me
            GET /agency
            PATCH /agency motto
            GET /usage
            GET /fees clientNo:query
            GET /fees/{feeId}
            GET /files
            GET /files/{fileId}
            GET /support/log
            GET /portfolios
            GET /portfolios/{portfolioId}
            GET /portfolios/{portfolioId}/performance points:query
            POST /portfolios/compare portfolioIds:array!
            GET /drafts
            POST /drafts portfolioId:integer! note!
            GET /drafts/{draftId}
            DELETE /drafts/{draftId}
            GET /returns
            POST /returns reason! items:array
            GET /returns/{returnId}
            DELETE /returns/{returnId}
            POST /returns/{returnId}/submit
            POST /returns/{returnId}/approve
            POST /returns/{returnId}/settle
            POST /returns/{returnId}/refund amount_cents:integer
            GET /plans
            POST /plans name! shares:object!
            GET /plans/{planId}
            PUT /plans/{planId} name! shares:object!
            DELETE /plans/{planId}
            """;

    private BureauDescription() {}

    static String text() {
        ObjectNode document = Operations.document("bureau");
        ObjectNode paths = document.withObjectProperty("paths");
        OPERATIONS.lines().forEach(line -> Operations.describe(line, paths));
        header(paths, "/usage", "X-Acting-Agency");
        header(paths, "/files", "X-Client-No");
        operation(paths, "/support/log", "get").put("summary", "Log of access (support)");
        operation(paths, "/returns/{returnId}/approve", "post").put("summary", "Approve (owners)");
        operation(paths, "/returns/{returnId}/settle", "post").put("summary", "Settle (support)");
        operation(paths, "/returns/{returnId}/refund", "post").put("summary", "Refund the price to the balance");
        member(paths, "/portfolios/compare", "post", "portfolioIds")
                .putObject("items")
                .put("type", "integer");
        ObjectNode item = member(paths, "/returns", "post", "items").putObject("items");
        item.put("type", "object").putObject("properties").putObject("sku").put("type", "string");
        item.withObjectProperty("properties").putObject("quantity").put("type", "integer");
        media(paths, "/returns", "post")
                .putObject("example")
                .put("reason", "damaged")
                .putArray("items")
                .addObject()
                .put("sku", "RUG-20")
                .put("quantity", 1);
        shares(paths, "/plans", "post");
        shares(paths, "/plans/{planId}", "put");
        return document.toString();
    }

    /** A map, of which only the example tells what may stand in it. */
    private static void shares(ObjectNode paths, String path, String method) {
        member(paths, path, method, "shares").putObject("additionalProperties").put("type", "integer");
        media(paths, path, method)
                .putObject("example")
                .put("name", "Quiet mix")
                .putObject("shares")
                .put("IE00B4L5Y983", 60)
                .put("IE00B3F81409", 40);
    }

    private static void header(ObjectNode paths, String path, String name) {
        operation(paths, path, "get")
                .withArrayProperty("parameters")
                .addObject()
                .put("name", name)
                .put("in", "header")
                .putObject("schema")
                .put("type", "string");
    }

    private static ObjectNode member(ObjectNode paths, String path, String method, String name) {
        return media(paths, path, method)
                .withObjectProperty("schema")
                .withObjectProperty("properties")
                .withObjectProperty(name);
    }

    private static ObjectNode media(ObjectNode paths, String path, String method) {
        return operation(paths, path, method)
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .withObjectProperty("application/json");
    }

    private static ObjectNode operation(ObjectNode paths, String path, String method) {
        return paths.withObjectProperty(path).withObjectProperty(method);
    }
}
