package dev.sinew.probe.cases;

import dev.sinew.probe.cases.FirmThings.Thing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** What a provider of payments reports of orders: believed as it is signed with a secret, which nobody else has. */
final class ShopsPayments {
    static final String REFERENCE = "^pay_[A-Z0-9]{14}$";

    private static final int LENGTH = 14;
    private static final Answer UNSIGNED = Answer.of(401, "{\"error\":\"the signature is not right\"}");

    private final byte[] secret = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    /** What is to be paid, by the references of payments. */
    private final Map<String, Thing> orders = new HashMap<>();

    private final boolean unsigned;

    /**
     * Payments of no orders yet.
     *
     * @param unsigned whether a report is believed that has no signature at all
     */
    ShopsPayments(boolean unsigned) {
        this.unsigned = unsigned;
    }

    void expect(Thing order) {
        String reference = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        orders.put("pay_" + reference.substring(0, LENGTH), order);
    }

    /** What the provider of payments says of one. */
    Answer paid(Optional<String> signature, JsonNode body) {
        boolean missing = signature.isEmpty() && unsigned;
        if (!missing && signature.filter(each -> isSignedBy(each, body)).isEmpty()) {
            return UNSIGNED;
        }
        String reference = body.path("paymentRef").asString("");
        if (!reference.matches(REFERENCE)) {
            return FirmThings.invalid("paymentRef");
        }
        Thing order = orders.get(reference);
        if (order == null) {
            return Answer.of(404, "{\"error\":\"no such payment\"}");
        }
        order.shown().put("status", body.path("event").asString("").equals("payment.settled") ? "paid" : "unpaid");
        return FirmThings.done();
    }

    private boolean isSignedBy(String signature, JsonNode body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] right = mac.doFinal(body.toString().getBytes(StandardCharsets.UTF_8));
            byte[] given = signature.getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(HexFormat.of().formatHex(right).getBytes(StandardCharsets.UTF_8), given);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
