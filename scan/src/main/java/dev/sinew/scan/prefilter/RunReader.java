package dev.sinew.scan.prefilter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads from a pattern in Go's syntax the rarest runs that each of its matches has, and how long those are at most. It need not understand all: of what it does not know it says
 * that anything may stand there, and of a pattern that it cannot read that it needs nothing.
 */
final class RunReader {
    /** More characters than any text has. */
    static final int NO_END = Integer.MAX_VALUE;

    private static final int MOST = 1000;
    private static final int MOST_PARTS = 6;
    private static final int MOST_RUNS = 6;
    private static final double LEAST_RARITY = 2;
    private static final String NO_WIDTH = "bBAzZ";

    /** A part of a pattern: how many characters it has at least and at most, which those are, and the rarest runs in it. */
    private record Part(int least, int most, ByteSet bytes, List<Run> runs) {
        static final Part EMPTY = new Part(0, 0, ByteSet.EMPTY, List.of());

        static Part of(int least, int most, ByteSet bytes) {
            return new Part(least, most, bytes, least == 0 ? List.of() : List.of(new Run(bytes, least)));
        }

        static Part one(ByteSet bytes) {
            return of(1, 1, bytes);
        }
    }

    private record Rated(Run run, double rarity) {}

    /**
     * What a pattern needs.
     *
     * @param runs each of which all its matches have
     * @param most how many characters its matches have at most
     */
    record Needs(List<Run> runs, int most) {
        static final Needs NOTHING = new Needs(List.of(), NO_END);
    }

    private final String text;
    private int at;
    private boolean anyCase;
    private boolean dotAll;

    private RunReader(String text) {
        this.text = text;
    }

    static Needs read(String pattern) {
        RunReader reader = new RunReader(pattern);
        try {
            Part all = reader.alternatives();
            return reader.at < pattern.length() ? Needs.NOTHING : new Needs(all.runs(), all.most());
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return Needs.NOTHING;
        }
    }

    private boolean more() {
        return at < text.length();
    }

    private Part alternatives() {
        boolean anyCaseBefore = anyCase;
        boolean dotAllBefore = dotAll;
        Part all = sequence();
        while (more() && text.charAt(at) == '|') {
            at++;
            Part other = sequence();
            all = Part.of(
                    Math.min(all.least(), other.least()),
                    Math.max(all.most(), other.most()),
                    all.bytes().with(other.bytes()));
        }
        anyCase = anyCaseBefore;
        dotAll = dotAllBefore;
        return all;
    }

    private Part sequence() {
        List<Part> parts = new ArrayList<>();
        while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return joined(parts);
    }

    /** The rarest runs over parts that follow each other. */
    private static Part joined(List<Part> parts) {
        int least = 0;
        int most = 0;
        ByteSet bytes = ByteSet.EMPTY;
        Set<Run> runs = new LinkedHashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            least = Math.min(MOST, least + parts.get(i).least());
            most = sum(most, parts.get(i).most());
            bytes = bytes.with(parts.get(i).bytes());
            runs.addAll(parts.get(i).runs());
            int length = 0;
            ByteSet over = ByteSet.EMPTY;
            for (int j = i; j < Math.min(parts.size(), i + MOST_PARTS); j++) {
                length = Math.min(MOST, length + parts.get(j).least());
                over = over.with(parts.get(j).bytes());
                if (length > 0) {
                    runs.add(new Run(over, length));
                }
            }
        }
        return new Part(least, most, bytes, rarest(runs));
    }

    /** Some of them, the rarest first; such as hardly rule anything out, and such as another one of the same set implies, are left out. */
    private static List<Run> rarest(Collection<Run> runs) {
        List<Rated> sorted = new ArrayList<>(runs.size());
        for (Run run : runs) {
            double rarity = run.rarity();
            if (rarity >= LEAST_RARITY) {
                sorted.add(new Rated(run, rarity));
            }
        }
        sorted.sort(Comparator.comparingDouble(Rated::rarity).reversed());
        List<Run> kept = new ArrayList<>();
        for (int i = 0; i < sorted.size() && kept.size() < MOST_RUNS; i++) {
            Run run = sorted.get(i).run();
            if (!isImplied(run, kept)) {
                kept.add(run);
            }
        }
        return kept;
    }

    private static boolean isImplied(Run run, List<Run> by) {
        for (Run other : by) {
            if (other.set().isIn(run.set()) && other.length() >= run.length()) {
                return true;
            }
        }
        return false;
    }

    private static int sum(int one, int other) {
        return (int) Math.min(NO_END, (long) one + other);
    }

    private Part repeated(Part part) {
        Part all = part;
        while (more() && "*+?{".indexOf(text.charAt(at)) >= 0) {
            char c = text.charAt(at);
            if (c == '{') {
                int close = text.indexOf('}', at);
                String bounds = close < 0 ? "" : text.substring(at + 1, close);
                if (!bounds.matches("\\d{1,4}(?:,\\d{0,4})?")) {
                    return all;
                }
                at = close + 1;
                String[] ends = bounds.split(",", 2);
                String end = ends[ends.length - 1];
                all = times(all, Integer.parseInt(ends[0]), end.isEmpty() ? NO_END : Integer.parseInt(end));
            } else {
                at++;
                all = times(all, c == '+' ? 1 : 0, c == '?' ? 1 : NO_END);
            }
            if (more() && text.charAt(at) == '?') {
                at++;
            }
        }
        return all;
    }

    private static Part times(Part part, int least, int end) {
        int length = Math.min(MOST, part.least() * least);
        int most = (int) Math.min(NO_END, (long) part.most() * end);
        if (least == 0) {
            return new Part(0, most, part.bytes(), List.of());
        }
        List<Run> runs = new ArrayList<>(part.runs());
        runs.add(new Run(part.bytes(), length));
        return new Part(length, most, part.bytes(), rarest(runs));
    }

    private Part atom() {
        char c = text.charAt(at++);
        return switch (c) {
            case '^', '$' -> Part.EMPTY;
            case '.' -> Part.one(dotAll ? ByteSet.ALL : ByteSet.of("\n").others());
            case '(' -> group();
            case '[' -> Part.one(folded(bracketed()));
            case '\\' -> NO_WIDTH.indexOf(text.charAt(at)) >= 0 ? skipped() : Part.one(folded(escaped()));
            default -> Part.one(folded(literal(c)));
        };
    }

    private ByteSet literal(char c) {
        if (Character.isHighSurrogate(c) && more()) {
            at++;
        }
        return ByteSet.range(c, c);
    }

    private ByteSet folded(ByteSet set) {
        return anyCase ? set.anyCase() : set;
    }

    private Part skipped() {
        at++;
        return Part.EMPTY;
    }

    private Part group() {
        boolean anyCaseBefore = anyCase;
        boolean dotAllBefore = dotAll;
        if (text.startsWith("?P<", at) || text.startsWith("?<", at)) {
            at = text.indexOf('>', at) + 1;
        } else if (text.charAt(at) == '?') {
            at++;
            flags();
            if (text.charAt(at - 1) == ')') {
                return Part.EMPTY;
            }
        }
        Part inner = alternatives();
        if (text.charAt(at++) != ')') {
            throw new IllegalArgumentException("a group is not closed");
        }
        anyCase = anyCaseBefore;
        dotAll = dotAllBefore;
        return inner;
    }

    /** Reads to the colon or bracket that ends them. */
    private void flags() {
        boolean on = true;
        for (char c = text.charAt(at++); c != ':' && c != ')'; c = text.charAt(at++)) {
            switch (c) {
                case '-' -> on = false;
                case 'i' -> anyCase = on;
                case 's' -> dotAll = on;
                case 'm', 'U' -> {}
                default -> throw new IllegalArgumentException("unknown flag");
            }
        }
    }

    private ByteSet bracketed() {
        boolean not = text.charAt(at) == '^';
        if (not) {
            at++;
        }
        ByteSet set = ByteSet.EMPTY;
        boolean first = true;
        while (first || text.charAt(at) != ']') {
            first = false;
            if (text.startsWith("[:", at)) {
                int close = text.indexOf(":]", at);
                set = set.with(named(text.substring(at + 2, close)));
                at = close + 2;
                continue;
            }
            int from = member();
            if (from < 0) {
                set = set.with(escaped());
            } else if (text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                set = set.with(ByteSet.range(from, Math.max(from, member())));
            } else {
                set = set.with(ByteSet.range(from, from));
            }
        }
        at++;
        if (anyCase) {
            set = set.anyCase();
        }
        return not ? set.others() : set;
    }

    /** A character of a set, or -1 where a letter after a backslash names a set. */
    private int member() {
        char c = text.charAt(at);
        if (c != '\\') {
            at++;
            if (Character.isHighSurrogate(c)) {
                at++;
            }
            return c;
        }
        char next = text.charAt(at + 1);
        at++;
        if ("dDwWsSpP".indexOf(next) >= 0) {
            return -1;
        }
        return escaped().first();
    }

    /** What stands after a backslash. */
    private ByteSet escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'd' -> digits();
            case 'D' -> digits().others();
            case 'w' -> word();
            case 'W' -> word().others();
            case 's' -> ByteSet.of("\t\n\f\r ");
            case 'S' -> ByteSet.of("\t\n\f\r ").others();
            case 'n' -> ByteSet.of("\n");
            case 't' -> ByteSet.of("\t");
            case 'r' -> ByteSet.of("\r");
            case 'f' -> ByteSet.of("\f");
            case 'v' -> ByteSet.of("\u000b");
            case 'a' -> ByteSet.of("\u0007");
            case 'x' -> hexadecimal();
            case 'p', 'P' -> property();
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new IllegalArgumentException("unknown escape");
                }
                yield ByteSet.range(c, c);
            }
        };
    }

    private ByteSet hexadecimal() {
        int code;
        if (text.charAt(at) == '{') {
            int close = text.indexOf('}', at);
            code = Integer.parseInt(text.substring(at + 1, close), 16);
            at = close + 1;
        } else {
            code = Integer.parseInt(text.substring(at, at + 2), 16);
            at += 2;
        }
        return ByteSet.range(code, code);
    }

    private ByteSet property() {
        at = text.charAt(at) == '{' ? text.indexOf('}', at) + 1 : at + 1;
        return ByteSet.ALL;
    }

    private static ByteSet digits() {
        return ByteSet.range('0', '9');
    }

    private static ByteSet letters() {
        return ByteSet.range('a', 'z').with(ByteSet.range('A', 'Z'));
    }

    private static ByteSet word() {
        return letters().with(digits()).with(ByteSet.of("_"));
    }

    private static ByteSet named(String name) {
        return switch (name) {
            case "alnum" -> letters().with(digits());
            case "alpha" -> letters();
            case "ascii" -> ByteSet.range(0, 127);
            case "blank" -> ByteSet.of(" \t");
            case "cntrl" -> ByteSet.range(0, 31).with(ByteSet.range(127, 127));
            case "digit" -> digits();
            case "graph" -> ByteSet.range('!', '~');
            case "lower" -> ByteSet.range('a', 'z');
            case "print" -> ByteSet.range(' ', '~');
            case "punct" ->
                ByteSet.range('!', '/')
                        .with(ByteSet.range(':', '@'))
                        .with(ByteSet.range('[', '`'))
                        .with(ByteSet.range('{', '~'));
            case "space" -> ByteSet.of("\t\n\u000b\f\r ");
            case "upper" -> ByteSet.range('A', 'Z');
            case "word" -> word();
            case "xdigit" -> digits().with(ByteSet.range('a', 'f')).with(ByteSet.range('A', 'F'));
            default -> ByteSet.ALL;
        };
    }
}
