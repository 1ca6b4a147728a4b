package dev.sinew.bench;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** The operations of the generated traffic. Bodies have about 2 KB and 60 scalars each way, in the shapes that APIs use. */
enum OperationKind {
    TRANSFER("POST", 201) {
        @Override
        String target(Draw draw) {
            return "/payments/v1/accounts/" + draw.uuid() + "/transfers?dryRun=false";
        }

        @Override
        void ask(Parts parts) {
            parts.uuid("requestId");
            parts.account("debtor");
            parts.account("creditor");
            parts.money("amount");
            parts.one("execution", "INSTANT", "STANDARD", "SCHEDULED");
            parts.person("orderedBy");
            parts.device("device");
            parts.lines("invoices", 4);
            parts.bookings("template", 1);
            parts.text("purpose", 66);
        }

        @Override
        void answer(Parts parts) {
            parts.uuid("transferId");
            parts.one("status", "ACCEPTED", "PENDING", "IN_REVIEW");
            parts.account("debtor");
            parts.account("creditor");
            parts.money("amount");
            parts.money("fee");
            parts.audit();
            parts.bookings("related", 5);
            parts.links("links", "/payments/v1/transfers");
            parts.text("message", 6);
        }
    },
    CUSTOMER("PUT", 200) {
        @Override
        String target(Draw draw) {
            return "/customers/" + draw.integer(7) + "/profile";
        }

        @Override
        void ask(Parts parts) {
            parts.person("customer");
            parts.address("billing");
            parts.address("shipping");
            parts.preferences("preferences");
            parts.person("contact");
            parts.device("device");
            parts.tags("segments", 6);
            parts.account("payout");
            parts.bookings("disputed", 1);
            parts.links("links", "/customers");
            parts.text("remarks", 68);
        }

        @Override
        void answer(Parts parts) {
            parts.person("customer");
            parts.address("billing");
            parts.preferences("preferences");
            parts.card("card");
            parts.audit();
            parts.bookings("lastBookings", 3);
            parts.balances("balances", 4);
            parts.tags("segments", 4);
            parts.text("remarks", 60);
        }
    },
    ORDER("POST", 201) {
        @Override
        String target(Draw draw) {
            return "/shop/orders?channel=" + draw.of("web", "app", "store") + "&coupon=SUMMER" + draw.below(100);
        }

        @Override
        void ask(Parts parts) {
            parts.integer("cartId", 9);
            parts.lines("lines", 6);
            parts.address("shipTo");
            parts.card("payment");
            parts.one("delivery", "standard", "express", "pickup");
            parts.device("client");
            parts.person("recipient");
            parts.text("greeting", 60);
        }

        @Override
        void answer(Parts parts) {
            parts.integer("orderId", 10);
            parts.uuid("trackingId");
            parts.one("status", "PLACED", "PAID", "PACKED");
            parts.lines("lines", 6);
            parts.address("shipTo");
            parts.money("total");
            parts.money("tax");
            parts.audit();
            parts.bookings("payments", 1);
            parts.links("links", "/shop/orders");
            parts.text("terms", 52);
        }
    },
    SEARCH("POST", 200) {
        @Override
        String target(Draw draw) {
            return "/ledger/v3/search?page=" + draw.below(40) + "&size=20&sort=bookingDate,desc";
        }

        @Override
        void ask(Parts parts) {
            parts.tags("any", 18);
            parts.tags("none", 12);
            parts.numbers("accounts", 12);
            parts.balances("bounds", 8);
            parts.money("from");
            parts.money("to");
            parts.account("owner");
            parts.preferences("view");
            parts.links("links", "/ledger/v3/search");
            parts.text("query", 70);
            parts.text("explanation", 80);
        }

        @Override
        void answer(Parts parts) {
            parts.page("page", 20);
            parts.bookings("items", 7);
            parts.links("links", "/ledger/v3/search");
        }
    },
    CARD("PATCH", 200) {
        @Override
        String target(Draw draw) {
            return "/cards/" + draw.integer(8) + "/settings";
        }

        @Override
        void ask(Parts parts) {
            parts.card("card");
            parts.preferences("preferences");
            parts.money("dailyLimit");
            parts.money("monthlyLimit");
            parts.numbers("merchantCategories", 20);
            parts.person("holder");
            parts.device("device");
            parts.uuid("mandate");
            parts.bookings("trigger", 1);
            parts.links("links", "/cards");
            parts.text("reason", 105);
        }

        @Override
        void answer(Parts parts) {
            parts.card("card");
            parts.person("holder");
            parts.money("dailyLimit");
            parts.money("monthlyLimit");
            parts.bookings("lastBookings", 5);
            parts.audit();
            parts.text("notice", 10);
        }
    },
    TELEMETRY("POST", 202) {
        @Override
        String target(Draw draw) {
            return "/fleet/vehicles/" + draw.hex(24) + "/readings?batch=" + draw.below(1000);
        }

        @Override
        void ask(Parts parts) {
            parts.device("device");
            parts.uuid("trip");
            parts.readings("readings", 16);
            parts.numbers("rpm", 20);
        }

        @Override
        void answer(Parts parts) {
            parts.uuid("batch");
            parts.one("result", "STORED", "DUPLICATE");
            parts.readings("corrected", 14);
            parts.numbers("rejected", 12);
            parts.audit();
            parts.links("links", "/fleet/readings");
            parts.text("hint", 22);
        }
    },
    CLAIM("POST", 201) {
        @Override
        String target(Draw draw) {
            return "/insurance/policies/POL-" + draw.integer(6) + "/claims?lang=" + draw.of("de", "fr", "pl");
        }

        @Override
        void ask(Parts parts) {
            parts.person("claimant");
            parts.person("witness");
            parts.money("estimate");
            parts.lines("damages", 5);
            parts.device("reportedFrom");
            parts.text("description", 58);
        }

        @Override
        void answer(Parts parts) {
            parts.integer("claimNumber", 10);
            parts.one("state", "OPEN", "IN_REVIEW", "SETTLED");
            parts.person("handler");
            parts.account("payout");
            parts.lines("damages", 6);
            parts.audit();
            parts.balances("reserves", 5);
            parts.text("nextSteps", 62);
        }
    },
    LOAN("POST", 200) {
        @Override
        String target(Draw draw) {
            return "/loans/applications/" + draw.uuid() + "/score?model=v" + draw.below(5);
        }

        @Override
        void ask(Parts parts) {
            parts.person("applicant");
            parts.account("salaryAccount");
            parts.money("requested");
            parts.integer("termMonths", 2);
            parts.one("employment", "PERMANENT", "TEMPORARY", "SELF_EMPLOYED");
            parts.numbers("incomes", 18);
            parts.bookings("liabilities", 4);
            parts.text("comment", 66);
        }

        @Override
        void answer(Parts parts) {
            parts.uuid("decisionId");
            parts.one("decision", "APPROVED", "DECLINED", "MANUAL_REVIEW");
            parts.integer("score", 3);
            parts.numbers("curve", 14);
            parts.bookings("schedule", 5);
            parts.money("offer");
            parts.links("links", "/loans/applications");
            parts.audit();
            parts.text("explanation", 40);
        }
    };

    private static final JsonFactory PLAIN = new JsonFactory();
    /** As the JSON writers of several languages do: other than ASCII goes out as {@code \}{@code u00fc}. */
    private static final JsonFactory ESCAPING =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String method;
    private final int status;

    OperationKind(String method, int status) {
        this.method = method;
        this.status = status;
    }

    String method() {
        return method;
    }

    int status() {
        return status;
    }

    /** Path and query of one request. */
    abstract String target(Draw draw);

    abstract void ask(Parts parts);

    abstract void answer(Parts parts);

    byte[] requestBody(Draw draw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2400);
        try (JsonGenerator json = factory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            ask(new Parts(json, draw));
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    byte[] answerBody(Draw draw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2400);
        try (JsonGenerator json = factory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            answer(new Parts(json, draw));
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private JsonFactory factory() {
        return this == CLAIM ? ESCAPING : PLAIN;
    }
}
