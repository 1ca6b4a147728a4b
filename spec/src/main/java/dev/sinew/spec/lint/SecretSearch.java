package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import dev.sinew.spec.lint.SecretForms.Secret;
import dev.sinew.spec.tree.Node;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks through all texts of a description's documents for secrets, each node once, however many aliases share it. */
final class SecretSearch {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{.*}}|<[^>]*>|\\$\\{.*}|\\*{3,}|•");
    private static final Pattern MADE_UP = Pattern.compile(
            "(?i)example|sample|secret|pass|pwd|your|xxx|1234|abc|change|string|foo|bar|dummy|test|qwert|admin|demo|user");
    private static final int MOST = 50;

    /** A node with the way to it, which is written out only where something is found. */
    private record Step(Node node, @Nullable Step parent, String key, int line) {
        String pointer() {
            StringBuilder pointer = new StringBuilder();
            for (Step step = this; step != null && step.parent() != null; step = step.parent()) {
                pointer.insert(0, "/" + step.key().replace("~", "~0").replace("/", "~1"));
            }
            return "#" + pointer;
        }

        /** The name of the property that a default belongs to. */
        String holder() {
            return parent == null ? "" : parent.key();
        }

        /** The key that it stands under, be it in a list. */
        boolean isDefault() {
            return key.equals("default");
        }
    }

    private final Written api;
    private final Map<String, Remark> found = new LinkedHashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    SecretSearch(Written api) {
        this.api = api;
    }

    List<Remark> remarks() {
        new TreeMap<>(api.sources().trees()).forEach(this::document);
        return List.copyOf(found.values());
    }

    private void document(String name, Node root) {
        Deque<Step> left = new ArrayDeque<>();
        left.push(new Step(root, null, "", root.line()));
        while (!left.isEmpty() && found.size() < MOST) {
            Step step = left.pop();
            Node node = step.node();
            int line = node.line() > 0 ? node.line() : step.line();
            if (node.kind() == Node.Kind.TEXT) {
                text(step, name, line);
            } else if (seen.add(node)) {
                node.entries().forEach((key, each) -> left.push(new Step(each, step, key, line)));
                for (int i = 0; i < node.elements().size(); i++) {
                    left.push(new Step(node.get(i), step, Integer.toString(i), line));
                }
                if (!api.isOpenApi() && node.get("value").kind() == Node.Kind.TEXT) {
                    saved(step, name, line);
                }
            }
        }
    }

    private void text(Step step, String document, int line) {
        Optional<Secret> secret = SecretForms.in(step.node().text());
        secret.ifPresent(each -> add(
                step,
                document,
                line,
                each.kind() + " " + each.masked(),
                each.certain() ? Confidence.LIKELY : Confidence.POSSIBLE));
        boolean standard = step.isDefault() && CredentialNames.is(step.holder());
        if (secret.isEmpty() && standard && isWord(step.node().text())) {
            add(step, document, line, "default of " + step.holder(), Confidence.POSSIBLE);
        }
    }

    /** A saved value of a Postman request: a pair of key and value. */
    private void saved(Step step, String document, int line) {
        String key = step.node().get("key").text();
        String value = step.node().get("value").text();
        boolean credential = CredentialNames.is(key) || key.equalsIgnoreCase("authorization");
        if (credential && isWord(value) && SecretForms.in(value).isEmpty()) {
            add(step, document, line, "value of " + key, Confidence.POSSIBLE);
        }
    }

    private static boolean isWord(String value) {
        return value.length() >= 6
                && value.chars().anyMatch(Character::isDigit)
                && value.length() <= 4_000
                && !VARIABLE.matcher(value).find()
                && !MADE_UP.matcher(value).find();
    }

    private void add(Step step, String document, int line, String what, Confidence confidence) {
        String pointer = document + step.pointer();
        found.putIfAbsent(
                pointer,
                Remark.of(
                                api.whole(),
                                pointer,
                                api.line(document, line),
                                what,
                                "revoke it, then an invented value such as 'not-a-secret'")
                        .as(confidence));
    }
}
