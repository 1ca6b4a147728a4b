package dev.sinew.scan.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Comments of detect-secrets that allow what stands in the line after them. */
final class NextLine {
    private static final byte[] WORD = "nextline".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern COMMENT = Pattern.compile("pragma: ?(?:allow|white)list[ -]nextline[ -]secret");

    private NextLine() {}

    /** Of what was found in a text, what no such comment allows. */
    static List<Hit> kept(byte[] bytes, List<Hit> hits) {
        if (hits.isEmpty()) {
            return hits;
        }
        Set<Integer> allowed = allowed(bytes);
        return allowed.isEmpty()
                ? hits
                : hits.stream().filter(hit -> !allowed.contains(hit.line())).toList();
    }

    private static Set<Integer> allowed(byte[] bytes) {
        Set<Integer> lines = new HashSet<>();
        Place place = new Place();
        Line line = new Line(bytes);
        for (int i = 0; i + WORD.length <= bytes.length; i++) {
            if (bytes[i] == WORD[0] && isWord(bytes, i)) {
                line.move(i, i);
                if (COMMENT.matcher(Text.of(bytes, line.from(), line.to())).find()) {
                    place.moveTo(bytes, i);
                    lines.add(place.line() + 1);
                }
                i = line.to();
            }
        }
        return lines;
    }

    private static boolean isWord(byte[] bytes, int at) {
        for (int i = 0; i < WORD.length; i++) {
            if (bytes[at + i] != WORD[i]) {
                return false;
            }
        }
        return true;
    }
}
