package dev.sinew.demo.bank;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Things of one customer that nothing else hangs on. */
sealed interface Owned {
    /** Whose it is. */
    UUID owner();

    /** Since when it is there. */
    Instant created();

    Map<String, Object> face();

    /** Somebody to whom money is sent often. */
    record Beneficiary(int id, UUID owner, String name, String iban, Instant created) implements Owned {
        @Override
        public Map<String, Object> face() {
            return Face.of("beneficiaryId", id, "name", name, "iban", iban, "createdAt", created);
        }
    }

    /** What a customer wrote to the bank. */
    record Message(UUID id, UUID owner, String subject, String text, Instant created) implements Owned {
        @Override
        public Map<String, Object> face() {
            return Face.of("messageId", id, "subject", subject, "text", text, "sentAt", created);
        }
    }

    /** An address that is told of events. */
    record Webhook(int id, UUID owner, String url, String event, Instant created) implements Owned {
        @Override
        public Map<String, Object> face() {
            return Face.of("webhookId", id, "url", url, "event", event, "createdAt", created);
        }
    }
}
