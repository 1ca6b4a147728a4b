package dev.sinew.engine.privacy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values that must leave no trace, and the search for their traces: any seven characters of one, as they are or percent-,
 * base64- or hex-encoded, in either case, and whole numbers in binary.
 */
final class Canaries {
    static final int WINDOW = 7;

    private final Map<String, String> secrets = new TreeMap<>();

    /** Registers a value under the name of its place and returns it. */
    String add(String place, String value) {
        if (value.length() < WINDOW || secrets.put(place, value) != null) {
            throw new IllegalArgumentException(place);
        }
        return value;
    }

    /** The places whose value left a trace in the bytes, with the trace. */
    List<String> traces(byte[] bytes) {
        String exact = new String(bytes, StandardCharsets.ISO_8859_1);
        Runs runs = new Runs(exact);
        List<String> found = new ArrayList<>();
        secrets.forEach((place, value) -> {
            byte[] all = value.getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from + WINDOW <= all.length; from++) {
                String trace = trace(Arrays.copyOfRange(all, from, from + WINDOW), runs);
                if (!trace.isEmpty()) {
                    found.add(place + ": " + trace);
                    break;
                }
            }
            if (value.chars().allMatch(c -> c >= '0' && c <= '9') && value.length() <= 18) {
                numbers(place, Long.parseLong(value), exact, found);
            }
        });
        return found;
    }

    List<String> traces(String text) {
        return traces(text.getBytes(StandardCharsets.UTF_8));
    }

    int count() {
        return secrets.size();
    }

    private static String trace(byte[] window, Runs runs) {
        String raw = new String(window, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (runs.lower(raw)) {
            return "raw " + raw;
        }
        String hex = HexFormat.of().formatHex(window);
        if (runs.lower(hex) || runs.lower(hex.replaceAll("(..)", "%$1"))) {
            return "hex of " + raw;
        }
        for (int shift = 0; shift < 3; shift++) {
            String core = base64(window, shift);
            if (runs.exact(core) || runs.exact(core.replace('+', '-').replace('/', '_'))) {
                return "base64 of " + raw;
            }
        }
        return "";
    }

    /** All runs of a text of the lengths that are asked for. */
    private static final class Runs {
        private final String exact;
        private final String lower;
        private final Map<Integer, Set<String>> exactRuns = new HashMap<>();
        private final Map<Integer, Set<String>> lowerRuns = new HashMap<>();

        Runs(String text) {
            exact = text;
            lower = text.toLowerCase(Locale.ROOT);
        }

        boolean exact(String run) {
            return exactRuns
                    .computeIfAbsent(run.length(), length -> cut(exact, length))
                    .contains(run);
        }

        boolean lower(String run) {
            return lowerRuns
                    .computeIfAbsent(run.length(), length -> cut(lower, length))
                    .contains(run);
        }

        private static Set<String> cut(String text, int length) {
            Set<String> runs = new HashSet<>();
            for (int from = 0; from + length <= text.length(); from++) {
                runs.add(text.substring(from, from + length));
            }
            return runs;
        }
    }

    /** The characters of the base64 form that depend on the window alone, when it begins {@code shift} bytes into a group. */
    private static String base64(byte[] window, int shift) {
        byte[] padded = new byte[shift + window.length];
        System.arraycopy(window, 0, padded, shift, window.length);
        String all = Base64.getEncoder().withoutPadding().encodeToString(padded);
        return all.substring((shift * 8 + 5) / 6, padded.length * 8 / 6);
    }

    private static void numbers(String place, long number, String exact, List<String> found) {
        for (long value : new long[] {number, Long.reverseBytes(number)}) {
            StringBuilder binary = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                binary.append((char) (value >>> 8 * i & 0xff));
            }
            if (exact.contains(binary)) {
                found.add(place + ": binary");
            }
        }
    }
}
