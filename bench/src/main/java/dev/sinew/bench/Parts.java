package dev.sinew.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.core.JsonGenerator;

/** Writes the objects that bodies are composed of: people, addresses, accounts, cards, order lines, readings and the like. */
final class Parts {
    private final JsonGenerator json;
    private final Draw draw;

    Parts(JsonGenerator json, Draw draw) {
        this.json = json;
        this.draw = draw;
    }

    void person(String name) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("id", draw.uuid());
        json.writeStringProperty("firstName", draw.firstName());
        json.writeStringProperty("lastName", draw.lastName());
        json.writeStringProperty("email", draw.email());
        json.writeStringProperty("phone", draw.phone());
        json.writeStringProperty("birthDate", draw.date());
        if (draw.oneIn(3)) {
            json.writeNullProperty("title");
        }
        address("address");
        json.writeEndObject();
    }

    void address(String name) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("street", draw.street());
        json.writeStringProperty("houseNumber", String.valueOf(1 + draw.below(180)));
        json.writeStringProperty("zip", String.valueOf(draw.integer(5)));
        json.writeStringProperty("city", draw.city());
        json.writeStringProperty("country", draw.country());
        json.writeEndObject();
    }

    void account(String name) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("iban", draw.iban());
        json.writeStringProperty("bic", draw.of("DEUTDEFF", "COBADEFFXXX", "INGDDEFF", "BYLADEM1001"));
        json.writeStringProperty("holder", draw.firstName() + " " + draw.lastName());
        json.writeEndObject();
    }

    void card(String name) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("cardId", draw.integer(8));
        json.writeStringProperty("pan", draw.card());
        json.writeStringProperty("brand", draw.of("VISA", "VISA_DEBIT", "ELECTRON"));
        json.writeStringProperty("expiry", "20" + (27 + draw.below(6)) + "-0" + (1 + draw.below(9)));
        json.writeStringProperty("status", draw.of("ACTIVE", "BLOCKED", "PENDING_ACTIVATION"));
        json.writeBooleanProperty("contactless", !draw.oneIn(4));
        json.writeEndObject();
    }

    void money(String name) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("amount", draw.amount());
        json.writeStringProperty("currency", draw.currency());
        json.writeEndObject();
    }

    void bookings(String name, int count) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < count; i++) {
            json.writeStartObject();
            json.writeStringProperty("bookingId", draw.uuid());
            json.writeStringProperty("bookingDate", draw.date());
            json.writeNumberProperty("amount", draw.oneIn(3) ? draw.amount().negate() : draw.amount());
            json.writeStringProperty("currency", draw.currency());
            json.writeStringProperty("type", draw.of("CARD_PAYMENT", "SEPA_CREDIT", "DIRECT_DEBIT", "FEE"));
            json.writeStringProperty("reference", "RF" + draw.integer(2) + "-" + draw.integer(6));
            json.writeStringProperty("counterparty", draw.firstName() + " " + draw.lastName());
            json.writeStringProperty("remittance", draw.sentence(5));
            json.writeBooleanProperty("pending", draw.oneIn(5));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void lines(String name, int count) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < count; i++) {
            json.writeStartObject();
            json.writeNumberProperty("line", i + 1);
            json.writeStringProperty("sku", "AB-" + draw.integer(5) + "-" + draw.of("S", "M", "L", "XL"));
            json.writeStringProperty("title", draw.sentence(6));
            json.writeNumberProperty("quantity", 1 + draw.below(12));
            json.writeNumberProperty("unitPrice", draw.amount());
            json.writeNumberProperty(
                    "taxRate", BigDecimal.valueOf(draw.oneIn(3) ? 7 : 19).setScale(1, RoundingMode.UNNECESSARY));
            json.writeStringProperty("category", draw.of("tools", "garden", "office", "toys"));
            if (draw.oneIn(4)) {
                json.writeStringProperty("note", draw.sentence(2));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void readings(String name, int count) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < count; i++) {
            json.writeStartObject();
            json.writeStringProperty("recordedAt", draw.dateTime());
            json.writeNumberProperty("lat", draw.fraction(6, 90_000_000));
            json.writeNumberProperty("lon", draw.fraction(6, 180_000_000));
            json.writeNumberProperty("speed", draw.fraction(1, 900));
            json.writeStringProperty("sensor", draw.of("gps", "imu", "obd"));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void numbers(String name, int count) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < count; i++) {
            json.writeNumber(draw.below(5_000));
        }
        json.writeEndArray();
    }

    /** Strings behind each other without names. */
    void tags(String name, int count) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < count; i++) {
            json.writeString(draw.of("new", "vip", "fraud-check", "retail", "eu", "gift", "repeat") + draw.below(40));
        }
        json.writeEndArray();
    }

    /** A map whose keys are data. */
    void balances(String name, int count) {
        json.writeObjectPropertyStart(name);
        for (int i = 0; i < count; i++) {
            json.writeNumberProperty("acct-" + draw.integer(6), draw.amount());
        }
        json.writeEndObject();
    }

    void device(String name) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("deviceId", draw.hex(16));
        json.writeStringProperty("platform", draw.of("ios", "android", "web"));
        json.writeStringProperty("osVersion", draw.of("17.4.1", "14", "18.0", "13"));
        json.writeStringProperty("appVersion", "5." + draw.below(30) + "." + draw.below(10));
        json.writeStringProperty("installation", draw.uuid());
        json.writeStringProperty("ip", "203.0.113." + draw.below(256));
        json.writeBooleanProperty("rooted", draw.oneIn(50));
        json.writeEndObject();
    }

    void preferences(String name) {
        json.writeObjectPropertyStart(name);
        json.writeBooleanProperty("newsletter", draw.oneIn(2));
        json.writeBooleanProperty("paperless", draw.oneIn(2));
        json.writeStringProperty("language", draw.of("de", "en", "fr", "sv"));
        json.writeStringProperty("channel", draw.of("EMAIL", "SMS", "PUSH"));
        json.writeStringProperty("timeZone", draw.of("Europe/Berlin", "Europe/Paris", "UTC"));
        json.writeEndObject();
    }

    /** Members of the object itself that say when and by whom it came to be. */
    void audit() {
        json.writeStringProperty("createdAt", draw.dateTime());
        json.writeStringProperty("updatedAt", draw.dateTime());
        json.writeStringProperty("createdBy", "user-" + draw.below(9_000));
        json.writeNumberProperty("version", draw.below(40));
    }

    void page(String name, int size) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("page", draw.below(20));
        json.writeNumberProperty("size", size);
        json.writeNumberProperty("total", draw.below(4_000));
        json.writeBooleanProperty("hasNext", !draw.oneIn(3));
        json.writeEndObject();
    }

    void links(String name, String path) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("self", "https://api.bank.example" + path);
        json.writeStringProperty("documentation", "https://developer.bank.example/docs" + path + "#" + draw.below(90));
        json.writeStringProperty("next", "https://api.bank.example" + path + "?cursor=" + draw.opaque(16));
        json.writeEndObject();
    }

    void text(String name, int words) {
        json.writeStringProperty(name, draw.sentence(words));
    }

    void uuid(String name) {
        json.writeStringProperty(name, draw.uuid());
    }

    void integer(String name, int digits) {
        json.writeNumberProperty(name, draw.integer(digits));
    }

    void one(String name, String... values) {
        json.writeStringProperty(name, draw.of(values));
    }
}
