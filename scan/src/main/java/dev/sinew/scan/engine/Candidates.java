package dev.sinew.scan.engine;

import dev.sinew.scan.password.Assignments;
import dev.sinew.scan.password.FileKind;
import dev.sinew.scan.prefilter.Keywords;
import dev.sinew.scan.prefilter.Runs;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one text that rules are tried on: where one of a rule's keywords stands, and beside it as many of the right characters in a
 * row as each of its matches has.
 */
final class Candidates implements Keywords.Visitor {
    private static final int BEFORE = 512;
    private static final int AFTER = 2048;
    /** The longest value that is one, and some room. */
    private static final int AFTER_NAME = 1024;

    private static final int AFTER_LINES = 16 << 10;
    /** How far behind its name a value of a record is looked for. */
    private static final int AFTER_ENTRY = 300;

    /** How far a map of credentials is read. */
    private static final int AFTER_OPENING = 4096;

    /** Up to this many bytes of a text are read whole where a keyword may stand anywhere in it. */
    private static final int WHOLE = 256 << 10;

    private static final byte HERE = 1;
    private static final byte ELSEWHERE = 2;
    private static final int AFTER_COLUMNS = 1 << 20;

    private final Plan plan;
    private final String path;
    private final int pathLength;
    private final Runs.Search pathSearch;
    private final byte[] bytes;
    private final Line line;
    private final Runs.Search runs;
    private final @Nullable Windows[] windows;
    /** Whether a rule with a path is for this file; nothing where nobody asked yet. */
    private final byte[] here;

    private @Nullable FileKind kind;

    Candidates(Plan plan, String path, byte[] bytes) {
        this.plan = plan;
        this.path = path;
        byte[] pathBytes = path.getBytes(StandardCharsets.UTF_8);
        pathLength = pathBytes.length;
        pathSearch = plan.inPath(pathBytes);
        this.bytes = bytes;
        line = new Line(bytes);
        runs = plan.runs().in(bytes);
        windows = new Windows[plan.rules().size() + 1];
        here = new byte[plan.rules().size()];
    }

    /** Whether a rule without keywords is to be tried on all of the text. */
    boolean isForAll(int rule) {
        return plan.isFor(rule, path, pathLength, pathSearch)
                && plan.runs().in(bytes).has(rule, 0, bytes.length);
    }

    /** Those of a rule, in order. */
    Windows of(int rule) {
        Windows mine = windows[rule];
        return mine == null ? Windows.NONE : mine;
    }

    FileKind kind() {
        if (kind == null) {
            kind = FileKind.of(path, bytes);
        }
        return kind;
    }

    @Override
    public void found(int word, int from, int end) {
        for (int rule : plan.rulesOf(word)) {
            if (rule == plan.assignments()) {
                assigned(from, end);
            } else if (!plan.hasPath(rule) || isHere(rule)) {
                add(rule, from, end);
            }
        }
    }

    private void assigned(int from, int end) {
        Windows mine = windows(plan.assignments());
        if (mine.reaches(end) && !kind().isRecords() && !kind().isProgram()
                || !Assignments.mayBeAt(bytes, from, end, kind())) {
            return;
        }
        line.move(from, end);
        if (kind() == FileKind.TABLE) {
            if (line.from() == 0) {
                mine.add(0, Math.min(bytes.length, AFTER_COLUMNS));
            }
            return;
        }
        int stop = Math.min(line.to(), end + AFTER_NAME);
        if (kind().isRecords() && stop == line.to()) {
            stop = further(stop, kind() == FileKind.SQL ? AFTER_LINES : AFTER_ENTRY);
        }
        if (kind().isProgram() && stop == line.to() && isOpen(stop)) {
            stop = Math.min(line.nextTo(), stop + AFTER_NAME);
        }
        if (stop == line.to() && Assignments.mayOpen(bytes, from, end, kind())) {
            stop = further(stop, AFTER_OPENING);
        }
        if (kind().isProgram() && stop == line.to() && Assignments.mayInsert(bytes, from, end, kind())) {
            stop = further(stop, AFTER_NAME);
        }
        mine.add(Math.max(line.from(), from - BEFORE), 1 + stop);
    }

    /** Whether a line ends where a value is to begin. */
    private boolean isOpen(int end) {
        int i = end;
        while (i > 0 && (bytes[i - 1] == ' ' || bytes[i - 1] == '\r' || bytes[i - 1] == '\\' || bytes[i - 1] == '(')) {
            i--;
        }
        return i > 0 && (bytes[i - 1] == '=' || bytes[i - 1] == ':');
    }

    /** The end of the last line that ends within so many bytes. */
    private int further(int end, int most) {
        int last = end;
        if (bytes.length <= end + most) {
            return bytes.length;
        }
        for (int i = end + 1; i < end + most; i++) {
            if (bytes[i] == '\n') {
                last = i;
            }
        }
        return last;
    }

    private void add(int rule, int from, int end) {
        if (plan.isAddress(rule) && !Addresses.mayHoldPassword(bytes, end)) {
            return;
        }
        if (plan.isBeside(rule) && bytes.length <= WHOLE) {
            // In what is encoded any four letters stand somewhere.
            if (from > 0 && isOfBase64(bytes[from - 1])
                    || end < bytes.length && (bytes[end] == '+' || bytes[end] == '/')) {
                return;
            }
            Windows mine = windows(rule);
            if (!mine.reaches(bytes.length) && plan.runs().in(bytes).has(rule, 0, bytes.length)) {
                mine.add(0, bytes.length);
            }
            return;
        }
        line.move(from, end);
        int start = Math.max(line.from(), from - BEFORE);
        int stop = Math.min(line.to(), end + AFTER);
        if (plan.spansLines(rule)) {
            stop = (int) Math.min(bytes.length, (long) end + AFTER_LINES);
        } else {
            stop = Math.min(stop < line.to() ? line.to() : line.nextTo(), stop + 1 + AFTER);
        }
        if (plan.isOwn(rule) && plan.runs().most(rule) < AFTER) {
            start = Text.back(bytes, end, plan.runs().most(rule), start);
            stop = Text.on(bytes, from, plan.runs().most(rule), stop);
        }
        if (runs.has(rule, start, stop)) {
            windows(rule).add(start, stop);
        }
    }

    private static boolean isOfBase64(byte c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '/';
    }

    private boolean isHere(int rule) {
        if (here[rule] == 0) {
            here[rule] = plan.isFor(rule, path, pathLength, pathSearch) ? HERE : ELSEWHERE;
        }
        return here[rule] == HERE;
    }

    private Windows windows(int rule) {
        Windows mine = windows[rule];
        if (mine == null) {
            mine = new Windows();
            windows[rule] = mine;
        }
        return mine;
    }
}
