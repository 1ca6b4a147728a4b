package dev.sinew.probe.cases;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a service of forwarders says of itself. */
final class FreightDescription {
    private static final String OPERATIONS = """
            GET /me
            POST /me/phone-code
            GET /companies
            GET /companies/{companyId}
            GET /companies/{companyId}/contract
            GET /shipments
            GET /shipments/{shipmentId}
            POST /shipments/status ids:array!
            GET /loads
            POST /loads from! to! weightKg:integer!
            GET /loads/mine
            GET /loads/{loadId}
            POST /loads/{loadId}/review
            POST /loads/{loadId}/approve
            GET /loads/{loadId}/documents
            GET /loads/{loadId}/documents/{documentId}
            GET /threads
            GET /threads/{threadId}
            GET /reports/revenue
            GET /invoices
            GET /payouts
            POST /payouts invoiceId:integer!
            GET /payouts/{payoutId}
            POST /admin/payouts/{payoutId}/approve
            GET /admin/companies
            """;

    private FreightDescription() {}

    static String text() {
        ObjectNode document = Operations.document("freight");
        document.putArray("servers").addObject().put("url", FreightServer.BASE);
        ObjectNode paths = document.withObjectProperty("paths");
        OPERATIONS.lines().forEach(line -> Operations.describe(line, paths));
        operation(paths, "/me/phone-code", "post").put("summary", "Text a code to my phone");
        operation(paths, "/loads/{loadId}/approve", "post")
                .put("summary", "Approve a load that was reviewed")
                .put("description", "By an administrator of the company.");
        operation(paths, "/companies/{companyId}/contract", "get")
                .put("summary", "The contract with the platform")
                .put("description", "By an administrator of the company.");
        header(operation(paths, "/loads/mine", "get"), "X-On-Behalf-Of", "integer");
        header(operation(paths, "/reports/revenue", "get"), "X-Company", "string");
        status(operation(paths, "/shipments/status", "post"));
        members(answer(operation(paths, "/loads/{loadId}", "get")), List.of("id", "from", "to", "weightKg", "state"));
        thread(answer(operation(paths, "/threads/{threadId}", "get")));
        return document.toString();
    }

    private static ObjectNode operation(ObjectNode paths, String path, String method) {
        return paths.withObjectProperty(path).withObjectProperty(method);
    }

    private static void header(ObjectNode operation, String name, String type) {
        operation
                .withArrayProperty("parameters")
                .addObject()
                .put("name", name)
                .put("in", "header")
                .put("required", false)
                .putObject("schema")
                .put("type", type);
    }

    /** Several are asked for, and nothing is created. */
    private static void status(ObjectNode operation) {
        operation
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .withObjectProperty("application/json")
                .withObjectProperty("schema")
                .withObjectProperty("properties")
                .withObjectProperty("ids")
                .putObject("items")
                .put("type", "string");
        operation.putObject("responses").putObject("200").put("description", "done");
    }

    private static ObjectNode answer(ObjectNode operation) {
        return operation
                .withObjectProperty("responses")
                .withObjectProperty("200")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema");
    }

    private static void members(ObjectNode schema, List<String> names) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        names.forEach(properties::putObject);
    }

    private static void thread(ObjectNode schema) {
        members(schema, List.of("id", "subject"));
        ObjectNode post = schema.withObjectProperty("properties")
                .putObject("posts")
                .put("type", "array")
                .putObject("items");
        members(post, List.of("text"));
        members(post.withObjectProperty("properties").putObject("author"), List.of("id", "name"));
    }
}
