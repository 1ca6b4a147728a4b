package dev.sinew.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A mapping of the file being read: its keys are asked for by name, and one that nobody knows is refused. */
final class Section {
    private final String file;
    private final String place;
    private final Node.Mapping mapping;

    private Section(String file, String place, Node.Mapping mapping) {
        this.file = file;
        this.place = place;
        this.mapping = mapping;
    }

    /** The whole file. */
    static Section root(String file, Node node, String... known) throws WrongConfiguration {
        return of(file, "", node, known);
    }

    private static Section of(String file, String place, Node node, String... known) throws WrongConfiguration {
        if (!(node instanceof Node.Mapping mapping)) {
            throw wrong(
                    file, node.line(), (place.isEmpty() ? "the file" : place) + " must hold keys", "write key: value");
        }
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            if (!List.of(known).contains(entry.getKey())) {
                String cure = "did you mean \"" + nearest(entry.getKey(), known) + "\"? Known are "
                        + String.join(", ", new TreeSet<>(Set.of(known)));
                throw wrong(
                        file,
                        mapping.line(entry.getKey()),
                        "unknown key \"" + path(place, entry.getKey()) + "\"",
                        cure);
            }
        }
        return new Section(file, place, mapping);
    }

    /** The section of a key, without any key where it was not written. */
    Section section(String key, String... known) throws WrongConfiguration {
        Node node = mapping.entries().get(key);
        boolean none = node == null
                || (node instanceof Node.Scalar scalar && scalar.text().isEmpty());
        Node held = none ? new Node.Mapping(mapping.line(), Map.of(), Map.of()) : Objects.requireNonNull(node);
        return of(file, path(place, key), held, known);
    }

    /** The sections of a list. */
    List<Section> sections(String key, String... known) throws WrongConfiguration {
        List<Section> sections = new ArrayList<>();
        for (Node element : elements(key)) {
            sections.add(of(file, path(place, key) + "[" + sections.size() + "]", element, known));
        }
        return sections;
    }

    /** The same where an entry may also be one text, which counts as a section with that under {@code brief}. */
    List<Section> sectionsOrTexts(String key, String brief, String... known) throws WrongConfiguration {
        List<Section> sections = new ArrayList<>();
        Node written = mapping.entries().get(key);
        boolean one = written instanceof Node.Scalar scalar && !scalar.text().isEmpty();
        for (Node element : one ? List.of(Objects.requireNonNull(written)) : elements(key)) {
            String at = path(place, key) + "[" + sections.size() + "]";
            sections.add(
                    element instanceof Node.Scalar
                            ? new Section(
                                    file,
                                    at,
                                    new Node.Mapping(
                                            element.line(), Map.of(brief, element), Map.of(brief, element.line())))
                            : of(file, at, element, known));
        }
        return sections;
    }

    /** The texts of a list, none of them empty; one text alone counts as a list of one. */
    List<String> texts(String key) throws WrongConfiguration {
        return texts(key, text -> Optional.empty());
    }

    /** Says what is wrong with a text and how to cure it, or nothing. */
    interface Check {
        Optional<Complaint> of(String text);
    }

    /** What is wrong with a value, to stand behind its key, and the cure. */
    record Complaint(String what, String cure) {}

    /** The texts of a list that a check takes. */
    List<String> texts(String key, Check check) throws WrongConfiguration {
        Node node = mapping.entries().get(key);
        boolean one = node instanceof Node.Scalar scalar && !scalar.text().isEmpty();
        List<String> texts = new ArrayList<>();
        for (Node element : one ? List.of(Objects.requireNonNull(node)) : elements(key)) {
            String text = text(key, element, element.line());
            if (text.isBlank()) {
                throw wrong(element.line(), key, "has an empty entry", "give it a value or take it out");
            }
            Optional<Complaint> complaint = check.of(text);
            if (complaint.isPresent()) {
                throw wrong(
                        element.line(),
                        key,
                        complaint.get().what(),
                        complaint.get().cure());
            }
            texts.add(text);
        }
        return texts;
    }

    /** Where it begins, from 1. */
    int line() {
        return mapping.line();
    }

    /** Whether a key was written, whatever it holds. */
    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    private List<Node> elements(String key) throws WrongConfiguration {
        Node node = mapping.entries().get(key);
        if (node == null || (node instanceof Node.Scalar scalar && scalar.text().isEmpty())) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence sequence)) {
            throw wrong(mapping.line(key), key, "must be a list", "write each entry behind a dash");
        }
        return sequence.elements();
    }

    /** A text that may be missing. */
    Optional<String> text(String key) throws WrongConfiguration {
        Node node = mapping.entries().get(key);
        return node == null ? Optional.empty() : Optional.of(text(key, node, mapping.line(key)));
    }

    /** A text that must be there. */
    String needed(String key) throws WrongConfiguration {
        return text(key)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong(mapping.line(), key, "is missing", "give it a value"));
    }

    private String text(String key, Node node, int line) throws WrongConfiguration {
        if (!(node instanceof Node.Scalar scalar)) {
            throw wrong(line, key, "must be one value", "write " + key + ": value");
        }
        return scalar.text();
    }

    /** That a key's value is not taken, at its line. */
    WrongConfiguration wrong(String key, String what, String cure) {
        return wrong(mapping.line(key), key, what, cure);
    }

    private WrongConfiguration wrong(int line, String key, String what, String cure) {
        return wrong(file, line, "\"" + path(place, key) + "\" " + what, cure);
    }

    private static WrongConfiguration wrong(String file, int line, String what, String cure) {
        return new WrongConfiguration(file + " line " + line + ": " + what + "; " + cure);
    }

    private static String path(String place, String key) {
        return place.isEmpty() ? key : key.isEmpty() ? place : place + "." + key;
    }

    /** The known key with the least changes to the one that was written (Levenshtein). */
    static String nearest(String key, String... known) {
        String best = known[0];
        int least = Integer.MAX_VALUE;
        for (String each : known) {
            int changes = distance(key, each);
            if (changes < least) {
                least = changes;
                best = each;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
