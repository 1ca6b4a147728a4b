package dev.sinew.scan.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of constants, by their names in full. Files are read one after the other, so that a text that has the constant of another file in it is
 * kept with a mark until all are read. What then is not known, such as one of a library, stands for any text.
 */
final class Constants {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_LENGTH = 4096;
    private static final char BEGIN = '\u0001';
    private static final char OR = '\u0002';
    private static final char END = '\u0003';
    private static final Pattern MARK = Pattern.compile(BEGIN + "([^" + END + "]*)" + END);

    private final Map<String, String> texts = new HashMap<>();

    /** What stands for a constant whose name in full is one of some. */
    static String mark(List<String> names) {
        return BEGIN + String.join(String.valueOf(OR), names) + END;
    }

    void add(Map<String, String> more) {
        more.forEach(texts::putIfAbsent);
    }

    /** A class with the texts of its annotations as they are. */
    Code resolved(Code code) {
        return new Code(
                code.name(),
                code.parents(),
                notes(code.notes()),
                code.methods().stream()
                        .map(each -> new Code.Method(each.name(), notes(each.notes()), arguments(each.arguments())))
                        .toList(),
                code.calls().stream()
                        .map(each -> new Code.Call(each.owner(), each.name(), text(each.text(), 0), each.place()))
                        .toList());
    }

    private List<Code.Argument> arguments(List<Code.Argument> arguments) {
        return arguments.stream()
                .map(each -> new Code.Argument(each.name(), notes(each.notes())))
                .toList();
    }

    private List<Note> notes(List<Note> notes) {
        return notes.stream().map(this::note).toList();
    }

    private Note note(Note note) {
        Map<String, List<String>> values = new HashMap<>();
        note.values()
                .forEach((name, all) ->
                        values.put(name, all.stream().map(each -> text(each, 0)).toList()));
        return new Note(note.type(), values);
    }

    private String text(String marked, int depth) {
        if (marked.indexOf(BEGIN) < 0) {
            return marked;
        }
        Matcher matcher = MARK.matcher(marked);
        StringBuilder out = new StringBuilder();
        while (matcher.find() && out.length() < MAX_LENGTH) {
            List<String> names = List.of(matcher.group(1).split(String.valueOf(OR), -1));
            Optional<String> known =
                    names.stream().filter(texts::containsKey).map(texts::get).findFirst();
            String first = names.getFirst();
            String text = known.isPresent() && depth < MAX_DEPTH
                    ? text(known.get(), depth + 1)
                    : "{" + first.substring(first.lastIndexOf('.') + 1) + "}";
            matcher.appendReplacement(out, Matcher.quoteReplacement(text));
        }
        return matcher.appendTail(out).toString();
    }
}
