package dev.sinew.scan.app;

import dev.sinew.scan.app.dex.CodeText;
import dev.sinew.scan.app.dex.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Texts of code as a program would write them, with a name where there is one, so that the rules for files see what they know. An empty line
 * parts them, because rules look into the next line, too. It is cut into pieces of bounded length, each with where its lines come from.
 */
final class SecretText {
    /** A language and a country are no name of anything: {@code en_PW}. */
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}([_-][A-Za-z0-9]{2,4}){1,2}");

    private static final int PIECE = 1 << 18;

    /** A part of it. */
    static final class Piece {
        private final byte[] utf8;
        private final NavigableMap<Integer, Place> lines;

        private Piece(String text, NavigableMap<Integer, Place> lines) {
            utf8 = text.getBytes(StandardCharsets.UTF_8);
            this.lines = lines;
        }

        /** Its bytes, not to be changed. */
        byte[] utf8() {
            return utf8;
        }

        /** Where the text of a line stands. */
        Place place(int line) {
            Map.Entry<Integer, Place> entry = lines.floorEntry(line);
            return entry == null ? new Place("", "") : entry.getValue();
        }
    }

    private SecretText() {}

    /** All texts in pieces. What has a name is not said a second time without one. */
    static List<Piece> of(Collection<CodeText> texts) {
        Set<String> named = new HashSet<>();
        for (CodeText each : texts) {
            if (!each.name().isEmpty()) {
                named.add(each.place().type() + " " + each.text());
            }
        }
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        TreeMap<Integer, Place> lines = new TreeMap<>();
        int line = 1;
        for (CodeText each : texts) {
            if (each.name().isEmpty() && named.contains(each.place().type() + " " + each.text())) {
                continue;
            }
            String written = line(each.name(), each.text()) + "\n\n";
            lines.put(line, each.place());
            text.append(written);
            line += (int) written.chars().filter(c -> c == '\n').count();
            if (text.length() > PIECE) {
                pieces.add(new Piece(text.toString(), lines));
                text.setLength(0);
                lines = new TreeMap<>();
                line = 1;
            }
        }
        pieces.add(new Piece(text.toString(), lines));
        return pieces;
    }

    /** One text; one that has quotes or several lines as it is, since no program would write it so. */
    static String line(String name, String value) {
        if (value.indexOf('"') >= 0 || value.indexOf('\n') >= 0) {
            return value;
        }
        String identifier = LOCALE.matcher(name).matches() ? "" : name.replaceAll("[^\\w.-]", "");
        return identifier.isEmpty() ? "\"" + value + "\"" : identifier + " = \"" + value + "\"";
    }
}
