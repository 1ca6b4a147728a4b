package dev.sinew.probe.cases;

import tools.jackson.databind.node.ObjectNode;

/** What a platform for orders says of itself: its paths are told without what stands before all of them. */
final class ShopsDescription {
    private static final String OPERATIONS = """
            POST /auth/login email! password!
            GET /me
            GET /me/addresses
            POST /me/addresses label! street! city!
            DELETE /me/addresses/{addressId}
            GET /me/cards
            POST /me/cards brand! last4! holder!
            DELETE /me/cards/{cardId}
            GET /shops
            GET /shops/{shopId}/menu
            GET /orders
            POST /orders shopId:integer! items:array! addressId:integer! cardId:integer voucherCode
            GET /orders/{orderId}
            DELETE /orders/{orderId}
            GET /partner/shops
            GET /partner/payouts
            GET /partner/shops/{shopId}/dishes
            POST /partner/shops/{shopId}/dishes name! priceCents:integer!
            GET /partner/shops/{shopId}/dishes/{dishId}
            PATCH /partner/shops/{shopId}/dishes/{dishId} name priceCents:integer
            DELETE /partner/shops/{shopId}/dishes/{dishId}
            POST /partner/shops/{shopId}/menu/import feedUrl:uri!
            POST /webhooks/payments event! paymentRef! amountCents:integer!
            """;

    private static final String OPEN = "/auth/.*|/shops(?:/.*)?|/webhooks/.*";

    private ShopsDescription() {}

    static String text() {
        ObjectNode document = Operations.document("shops");
        document.putArray("servers").addObject().put("url", ShopsServer.BASE);
        ObjectNode paths = document.withObjectProperty("paths");
        OPERATIONS.lines().forEach(line -> {
            ObjectNode operation = Operations.describe(line, paths);
            if (line.split(" ", -1)[1].matches(OPEN)) {
                operation.putArray("security");
            }
        });
        header(paths, "/partner/payouts", "get", "X-Shop-Id", "integer").put("required", false);
        header(paths, "/webhooks/payments", "post", "X-Pay-Signature", "string").put("required", true);
        order(member(paths, "/orders"));
        message(member(paths, "/webhooks/payments"));
        member(paths, "/me/cards").withObjectProperty("last4").put("pattern", "^[0-9]{4}$");
        return document.toString();
    }

    private static ObjectNode header(ObjectNode paths, String path, String method, String name, String type) {
        ObjectNode header = paths.withObjectProperty(path)
                .withObjectProperty(method)
                .withArrayProperty("parameters")
                .addObject()
                .put("name", name)
                .put("in", "header");
        header.putObject("schema").put("type", type);
        return header;
    }

    /** The members that a body has which is posted there. */
    private static ObjectNode member(ObjectNode paths, String path) {
        return paths.withObjectProperty(path)
                .withObjectProperty("post")
                .withObjectProperty("requestBody")
                .withObjectProperty("content")
                .withObjectProperty("application/json")
                .withObjectProperty("schema")
                .withObjectProperty("properties");
    }

    private static void order(ObjectNode members) {
        ObjectNode items =
                members.withObjectProperty("items").put("minItems", 1).put("maxItems", ShopsServer.MOST);
        ObjectNode item = items.putObject("items").put("type", "object");
        item.putArray("required").add("dishId").add("quantity");
        ObjectNode of = item.putObject("properties");
        of.putObject("dishId").put("type", "integer");
        of.putObject("quantity").put("type", "integer").put("minimum", 1).put("maximum", ShopsServer.MOST);
        members.withObjectProperty("voucherCode")
                .putArray("enum")
                .add("WELCOME10")
                .add("SPRING15");
    }

    private static void message(ObjectNode members) {
        members.withObjectProperty("event")
                .putArray("enum")
                .add("payment.settled")
                .add("payment.failed");
        members.withObjectProperty("paymentRef")
                .put("pattern", ShopsPayments.REFERENCE)
                .put("example", "pay_4KQ7ZT0M2XW9BD");
    }
}
