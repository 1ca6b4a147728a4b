package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.LearnedField;
import java.util.List;
import java.util.Set;

/** What a field that is named as a password really holds, as far as its name tells. */
final class PasswordForms {
    private static final Set<String> HASHED =
            Set.of("hash", "hashed", "digest", "encrypted", "crypted", "bcrypt", "salt", "md5", "sha", "argon");
    /** Secrets of programs: a client's or a webhook's is no person's password. */
    private static final Set<String> OF_PROGRAMS = Set.of(
            "secret",
            "client",
            "webhook",
            "signing",
            "totp",
            "otp",
            "reset",
            "temporary",
            "generated",
            "initial",
            "one");

    private PasswordForms() {}

    /** Whether its name says that it is a hash. */
    static boolean isHash(LearnedField field) {
        return says(field, HASHED);
    }

    /** Whether its name says that it was drawn for a program or for one use. */
    static boolean isGenerated(LearnedField field) {
        return says(field, OF_PROGRAMS);
    }

    private static boolean says(LearnedField field, Set<String> wanted) {
        List<String> words = NameTraits.words(field.path().fieldName());
        return words.stream().anyMatch(wanted::contains);
    }
}
