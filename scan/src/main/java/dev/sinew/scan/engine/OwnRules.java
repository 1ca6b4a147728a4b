package dev.sinew.scan.engine;

import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.rules.SecretRule;
import java.util.List;
import java.util.Optional;

/** What is found without a pattern, as rules of their own, so that lists can name them. */
final class OwnRules {
    static final SecretRule PASSWORD = rule("assigned-password", "Password", Kind.PASSWORD);
    static final SecretRule KEY = rule("assigned-key", "Key or token", Kind.GENERIC);

    private OwnRules() {}

    private static SecretRule rule(String id, String description, Kind kind) {
        List<String> tags = List.of(kind.tag(), FileScanner.OWN);
        return new SecretRule(id, description, Optional.empty(), Optional.empty(), List.of(), 0, 0, tags, List.of());
    }
}
