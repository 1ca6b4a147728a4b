package dev.sinew.probe.proof;

import dev.sinew.probe.http.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The words that a refusal names as what may stand somewhere: {@code must be one of draft, sent}, {@code 'draft' or 'sent'}, {@code "allowed": ["draft", "sent"]}. */
final class SaidWords {
    private static final Pattern QUOTED =
            Pattern.compile("(?<=[\\s,(\\[:|])(['\"`])([\\w-][\\w -]{0,28}[\\w-])\\1(?=[\\s,.;)\\]|]|$)");
    private static final String AND = "(?:\\s*[,|/]\\s*(?:or\\s+|and\\s+)?|\\s+(?:or|and)\\s+)";
    private static final Pattern LISTED = Pattern.compile(
            "(?i)\\b(?:one of|among|either|allowed|valid|permitted|possible|expected)\\b(?:\\s+(?:values?|states?|options?|ones))?(?:\\s+(?:are|is))?[\\s:(\\[]*"
                    + "([\\w-]{2,30}(?:" + AND + "[\\w-]{2,30}){1,20})");

    private static final int DEPTH = 6;

    private SaidWords() {}

    /** In order; the same word may come several times. */
    static Stream<String> of(Reply reply) {
        Optional<JsonNode> json = reply.json();
        return json.isPresent() ? of(json.get(), false, 0) : of(reply.text());
    }

    private static Stream<String> of(JsonNode node, boolean listed, int depth) {
        if (node.isString()) {
            // A value that is one word alone is the code of the error, or its kind.
            return listed ? Stream.of(node.asString()) : of(node.asString());
        }
        return node.isContainer() && depth < DEPTH
                ? node.valueStream().flatMap(each -> of(each, node.isArray(), depth + 1))
                : Stream.empty();
    }

    private static Stream<String> of(String text) {
        List<String> listed = LISTED.matcher(text)
                .results()
                .flatMap(each -> Arrays.stream(each.group(1).split(AND, -1)))
                .toList();
        return Stream.concat(listed.stream(), QUOTED.matcher(text).results().map(each -> each.group(2)));
    }
}
