package dev.sinew.engine.inject;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a GraphQL document would cost, by its tokens alone: how deep it nests, how often it asks for one field, and whether it ends. */
public final class GraphText {
    private static final int MOST_DEPTH = 20;
    private static final int MOST_ALIASES = 20;
    private static final int MOST_REPEATS = 100;
    private static final int MOST_DIRECTIVES = 20;
    private static final int MOST_SCHEMAS = 3;

    private final String text;
    private int at;
    private int depth;
    private int deepest;
    private int directives;
    private int schemas;
    private final Map<String, Integer> aliases = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();
    private final Map<String, Set<String>> spreads = new HashMap<>();
    private String fragment = "";

    private GraphText(String text) {
        this.text = text;
    }

    /** Whether a text begins as a document does. */
    public static boolean isDocument(String text) {
        String start = text.stripLeading();
        return start.startsWith("{")
                || start.startsWith("query")
                || start.startsWith("mutation")
                || start.startsWith("subscription")
                || start.startsWith("fragment");
    }

    /** What is abusive about a document, in a few words. */
    public static Optional<String> abuse(String document) {
        GraphText reader = new GraphText(document);
        reader.read();
        return reader.verdict();
    }

    private Optional<String> verdict() {
        int most = aliases.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int same = repeats.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (isCircular()) {
            return Optional.of("fragments that contain themselves");
        }
        if (most >= MOST_ALIASES) {
            return Optional.of(most + " aliases of one field");
        }
        if (deepest > MOST_DEPTH) {
            return Optional.of(deepest + " levels of selections");
        }
        if (same >= MOST_REPEATS) {
            return Optional.of("one field " + same + " times");
        }
        if (directives >= MOST_DIRECTIVES) {
            return Optional.of(directives + " directives");
        }
        return schemas >= MOST_SCHEMAS ? Optional.of("the schema " + schemas + " times") : Optional.empty();
    }

    private void read() {
        String before = "";
        boolean colon = false;
        int round = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isLetter(c) || c == '_') {
                String word = word();
                if (round == 0) {
                    name(before, word, colon);
                    before = word;
                }
                colon = false;
                continue;
            }
            round += c == '(' ? 1 : c == ')' && round > 0 ? -1 : 0;
            if (round == 0) {
                colon = c == ':' || colon && c <= ' ';
                sign(c);
            }
            if (c == '"') {
                skipString();
            } else if (c == '#') {
                skipLine();
            } else {
                at++;
            }
        }
    }

    private void sign(char c) {
        switch (c) {
            case '{' -> {
                depth++;
                deepest = Math.max(deepest, depth);
            }
            case '}' -> {
                depth = Math.max(0, depth - 1);
                fragment = depth == 0 ? "" : fragment;
            }
            case '@' -> directives++;
            default -> {}
        }
    }

    private void name(String before, String word, boolean colon) {
        if (depth == 0) {
            fragment = before.equals("fragment") ? word : fragment;
            return;
        }
        boolean spread = at - word.length() >= 3 && text.startsWith("...", at - word.length() - 3)
                || text.startsWith("... ", Math.max(0, at - word.length() - 4));
        if (spread && !fragment.isEmpty()) {
            spreads.computeIfAbsent(fragment, each -> new HashSet<>()).add(word);
        }
        if (colon) {
            aliases.merge(depth + word, 1, Integer::sum);
        } else if (!spread) {
            repeats.merge(depth + word, 1, Integer::sum);
        }
        schemas += word.equals("__schema") || word.equals("__type") ? 1 : 0;
    }

    private boolean isCircular() {
        for (String start : spreads.keySet()) {
            Set<String> seen = new HashSet<>();
            java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>(spreads.getOrDefault(start, Set.of()));
            while (!open.isEmpty() && seen.size() < 100) {
                String next = open.pop();
                if (next.equals(start)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.addAll(List.copyOf(spreads.getOrDefault(next, Set.of())));
                }
            }
            if (spreads.size() > 100) {
                return false;
            }
        }
        return false;
    }

    private String word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(from, at);
    }

    private void skipString() {
        String mark = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
        int end = at + mark.length();
        while (end < text.length() && !text.startsWith(mark, end)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        at = Math.min(text.length(), end + mark.length());
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }
}
