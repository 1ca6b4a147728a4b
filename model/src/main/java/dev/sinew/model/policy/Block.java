package dev.sinew.model.policy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody, or something that requests are proven with, that is kept out for a while.
 *
 * @param id for releasing it
 * @param subject by the name that it is shown under, which tells its kind: {@code caller-…}, {@code token-…}, {@code client-…}
 * @param key what it is recognised by, never shown; 0 where only the name is known
 * @param reason why, in the words of whoever decided
 * @param who decided
 * @param incident the incident that led to it; may be empty
 * @param until when it ends by itself
 * @param dryRun whether its requests are counted, and pass
 */
public record Block(
        String id,
        String subject,
        long key,
        String reason,
        String who,
        String incident,
        Instant since,
        Instant until,
        boolean dryRun)
        implements Entry {
    /** What can be kept out. */
    public enum Kind {
        /** A caller, whatever it proves itself with. */
        CALLER,
        /** One token, key or session, whoever uses it. */
        TOKEN,
        /** All that comes from one address. */
        CLIENT;

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of a word. */
        public static Optional<Kind> named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** The kind of what is shown under a name. */
        public static Optional<Kind> of(String subject) {
            return Arrays.stream(values())
                    .filter(kind -> subject.startsWith(kind.word() + "-"))
                    .findFirst();
        }
    }

    /** What it keeps out: a caller where the name tells nothing else. */
    public Kind kind() {
        return Kind.of(subject).orElse(Kind.CALLER);
    }

    /** Whether it has not ended. */
    public boolean stands(Instant now) {
        return until.isAfter(now);
    }
}
