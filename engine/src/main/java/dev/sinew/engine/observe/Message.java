package dev.sinew.engine.observe;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.CharClass;
import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.PasswordHashes;
import dev.sinew.engine.classify.ValueClasses;
import dev.sinew.engine.inject.ValueWatch;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message being observed: takes each value once, decides what of it may be kept, and keeps that. Reused from exchange to
 * exchange by one thread.
 */
final class Message {
    /** Values longer than this are never ids: they get no fingerprint. */
    private static final int MAX_PRINTED = 64;
    /** Codes that are given for tokens are as long as some make them. */
    static final int MAX_CODE = 2_048;

    private static final int MAX_SEGMENTS = 32;
    /** What things are called by in paths, also where people chose it, with spaces in it. */
    private static final Set<String> SPACED = Set.of("slug", "id", "_id", "permalink", "handle");

    private static final int WORDY = CharClass.SPACE | CharClass.CONTROL | CharClass.HIGH | CharClass.LONG;

    /** Where a long value's signature is incomplete, it may hold capitals. */
    private static final int CAPITALS = CharClass.HEX_UPPER | CharClass.UPPER | CharClass.LONG;

    private final Side side;
    private final PrivacyKey key;
    private final TextCache texts;
    final Columns columns;
    private final @Nullable PathNode[] segments = new @Nullable PathNode[MAX_SEGMENTS];
    private final PathNode[] roots = new PathNode[Location.values().length];
    private final ClassHits hits;
    private final @Nullable ValueWatch watch;
    private final List<Handed> tokens = new ArrayList<>();
    final List<Handed> perhaps = new ArrayList<>(0);

    private byte[] scratch = new byte[256];
    private final Containers containers = new Containers();
    private long offset;

    private byte[] path = {};
    private int pathFrom;
    private int pathTo;

    private boolean secretSeen;
    private final LoginNames logins = new LoginNames();
    private final InnerJson inner;
    private final LinkText links = new LinkText();
    private final TypedTwice typedTwice = new TypedTwice();
    final GlobalIds globals;

    /** A request, whose values {@code watch} looks at; {@code hits} takes the classes of values that it meets. */
    static Message request(
            PrivacyKey key,
            ObserveLimits limits,
            TextCache texts,
            PathNode.Budget budget,
            ClassHits hits,
            ValueWatch watch) {
        return new Message(Side.REQUEST, key, limits, texts, budget, hits, watch);
    }

    /** An answer; {@code hits} takes the classes of values that it meets. */
    static Message answer(
            PrivacyKey key, ObserveLimits limits, TextCache texts, PathNode.Budget budget, ClassHits hits) {
        return new Message(Side.ANSWER, key, limits, texts, budget, hits, null);
    }

    private Message(
            Side side,
            PrivacyKey key,
            ObserveLimits limits,
            TextCache texts,
            PathNode.Budget budget,
            ClassHits hits,
            @Nullable ValueWatch watch) {
        this.hits = hits;
        this.watch = watch;
        this.side = side;
        this.key = key;
        this.texts = texts;
        this.columns = new Columns(limits.fields());
        this.globals = new GlobalIds(key);
        this.inner = new InnerJson(limits.depth());
        for (Location location : Location.values()) {
            roots[location.ordinal()] = PathNode.root(FieldPath.root(location), budget);
        }
    }

    /** Begins a message of an api, by its hash and its secret offset. */
    void begin(int apiHash, long apiOffset) {
        globals.begin(apiHash, apiOffset);
        columns.clear();
        tokens.clear();
        perhaps.clear();
        offset = apiOffset;
        secretSeen = false;
        logins.clear();
        inner.begin();
        typedTwice.clear();
    }

    /** Says what the request is about: below a path that tells of passwords, {@code new} and {@code repeat} are such. */
    void about(byte[] bytes, int from, int to) {
        path = bytes;
        pathFrom = from;
        pathTo = to;
    }

    private boolean isSecret(PathNode node) {
        return node.has(NameTraits.SECRET)
                || (side == Side.REQUEST && node.has(NameTraits.CHANGED) && isAboutSecrets());
    }

    private boolean isAboutSecrets() {
        return Ascii.containsIgnoreCase(path, pathFrom, pathTo, "passw")
                || Ascii.containsIgnoreCase(path, pathFrom, pathTo, "passcode")
                || Ascii.containsIgnoreCase(path, pathFrom, pathTo, "kennwort");
    }

    PathNode root(Location location) {
        return roots[location.ordinal()];
    }

    /** All values met, and behind them how often which objects and arrays stood where. */
    Fields fields() {
        for (TypedTwice.Typed typed : typedTwice.secrets()) {
            columns.hide(typed.row(), Fields.kind(typed.type(), ValueFormat.NONE, 0), typed.print());
            secretSeen = true;
            named(typed.node(), DataClass.PASSWORD);
        }
        typedTwice.clear();
        containers.addTo(columns);
        return columns.build();
    }

    /** Notes that an object or an array stands at a field. */
    void open(PathNode node, boolean array) {
        containers.open(node, array);
    }

    boolean overflowed() {
        return columns.overflowed();
    }

    /** Whether the JSON of a text was nested too deep to be read whole. */
    boolean innerTooDeep() {
        return inner.tooDeep();
    }

    /** Takes a token handed out in a header or cookie. */
    void handed(PathNode node, long print) {
        tokens.add(new Handed(node.path, print));
    }

    /** Tokens met in named fields, and those handed out in headers and cookies. */
    List<Handed> tokens() {
        return tokens;
    }

    /** Whether a password or code was met. */
    boolean secretSeen() {
        return secretSeen;
    }

    /** The login names that were met. */
    LoginNames logins() {
        return logins;
    }

    void literal(PathNode node, ValueType type) {
        columns.add(node.path, Fields.kind(type, ValueFormat.NONE, 0), 0, 0, "");
    }

    /** A JSON integer: its fingerprint equals that of the same digits in a path. */
    void integer(PathNode node, byte[] bytes, int from, int to) {
        if (isSecret(node)) {
            secret(node, ValueType.INTEGER, bytes, from, to);
            return;
        }
        int length = to - from;
        long number = 0;
        String text = "";
        if (length <= 18) {
            long value = bytes[from] == '-' ? -Ascii.number(bytes, from + 1, to) : Ascii.number(bytes, from, to);
            number = value + offset;
            if (node.has(NameTraits.PAGING) && side == Side.REQUEST && length <= KeptText.MAX_PAGING) {
                text = Long.toString(value);
            }
        }
        long print = length <= MAX_PRINTED ? key.print(bytes, from, to) : 0;
        if (side == Side.REQUEST && node.has(NameTraits.LOGIN_NAME)) {
            login(node, bytes, from, to, ValueFormat.DIGITS);
        }
        if (length >= ValueClasses.FEWEST_DIGITS && bytes[from] != '-') {
            classify(node, bytes, from, to, ValueFormat.DIGITS, CharClass.DIGIT);
        }
        if (side == Side.REQUEST && node.has(NameTraits.CHANGED)) {
            typedTwice.add(
                    node, ValueType.INTEGER, columns.count(), key.secretPrint(bytes, from, to), ValueFormat.DIGITS);
        }
        ValueFormat format = bytes[from] == '-' ? ValueFormat.NUMBER : ValueFormat.DIGITS;
        String kept = ResultCodes.text(text, side, node, format, bytes, from, to, true);
        columns.add(node.path, kind(node, ValueType.INTEGER, format, length), print, number, kept);
    }

    private static int kind(PathNode node, ValueType type, ValueFormat format, int length) {
        int kind = Fields.kind(type, format, length);
        boolean written = type == ValueType.INTEGER || node.path.location() == Location.HEADER;
        boolean thing = written && format == ValueFormat.DIGITS && node.has(NameTraits.THING);
        return thing || node.has(NameTraits.ID) ? Fields.identifying(kind) : kind;
    }

    /** A number with fraction or exponent: its magnitude and sign only. */
    void decimal(PathNode node, byte[] bytes, int from, int to) {
        if (isSecret(node)) {
            secret(node, ValueType.DECIMAL, bytes, from, to);
            return;
        }
        columns.add(
                node.path,
                Fields.kind(ValueType.DECIMAL, ValueFormat.NUMBER, to - from),
                0,
                Buckets.of(bytes, from, to),
                "");
    }

    /** The name of a member of JSON, where it is not the one that was expected. */
    void name(byte[] bytes, int from, int to) {
        if (watch != null) {
            watch.name(bytes, from, to);
        }
    }

    /** A text value. */
    void string(PathNode node, byte[] bytes, int from, int to, int signature) {
        if (watch != null) {
            watch.value(bytes, from, to, signature);
        }
        if (isSecret(node)) {
            secret(node, ValueType.STRING, bytes, from, to);
            return;
        }
        int length = to - from;
        ValueFormat format = Formats.of(bytes, from, to, signature);
        long print = 0;
        long number = 0;
        String text = "";
        if (KeptText.isKept(side, node, length, signature, format) || KeptText.isTruth(node, bytes, from, to)) {
            TextCache.Kept kept = texts.kept(bytes, from, to);
            text = kept.text;
            print = kept.print;
        } else if (length != 0
                && length <= (node.path.name().equals("code") ? MAX_CODE : MAX_PRINTED)
                && ((signature & WORDY) == 0 || SPACED.contains(node.path.name()))) {
            boolean global = node.has(NameTraits.ID) && globals.read(bytes, from, to, signature);
            print = global ? globals.print() : print(bytes, from, to, signature, format);
            number = global ? globals.number() : 0;
        }
        text = ResultCodes.text(text, side, node, format, bytes, from, to, false);
        if (node.has(NameTraits.TOKEN) && length >= 8) {
            print = token(node, bytes, from, to, print);
        } else if (side == Side.REQUEST && node.has(NameTraits.LOGIN_NAME)) {
            login(node, bytes, from, to, format);
        }
        if (ValueClasses.mayHold(length, signature)) {
            classify(node, bytes, from, to, format, signature);
        }
        if (side == Side.REQUEST && node.has(NameTraits.CHANGED) && length > 0) {
            typedTwice.add(node, ValueType.STRING, columns.count(), key.secretPrint(bytes, from, to), format);
        }
        if (!node.has(NameTraits.ID)) {
            number = format == ValueFormat.NUMBER ? Buckets.of(bytes, from, to) : 0;
        } else if (number == 0 && print != 0) {
            number = IdNumbers.of(bytes, from, to, format, signature, offset);
        }
        int kind = kind(node, ValueType.STRING, format, length);
        boolean names = print != 0 && Codes.names(side, format, bytes, from, to, signature);
        columns.add(node.path, names ? Fields.identifying(kind) : kind, print, number, text);
        if (length >= InnerJson.SHORTEST && (bytes[from] == '{' || bytes[from] == '[')) {
            inner.read(this, node, bytes, from, to);
        } else if ((signature & CharClass.SLASH) != 0) {
            links.read(this, node, bytes, from, to, signature);
        } else if (side == Side.REQUEST && (signature & CharClass.DOT) != 0) {
            FileText.read(this, node, bytes, from, to, signature);
        }
    }

    /** A segment of the path: only which classes it has the form of. */
    void segment(int index, byte[] bytes, int from, int to, ValueFormat format, int signature) {
        boolean digits = format == ValueFormat.DIGITS && to - from >= ValueClasses.FEWEST_DIGITS;
        if (index < MAX_SEGMENTS && (digits || (format != ValueFormat.DIGITS && to - from >= ValueClasses.SHORTEST))) {
            PathNode node = segments[index];
            if (node == null) {
                byte[] name = Segment.fieldName(index).getBytes(StandardCharsets.US_ASCII);
                node = roots[Location.PATH.ordinal()].child(null, name, 0, name.length);
                segments[index] = node;
            }
            classify(node, bytes, from, to, format, signature);
        }
    }

    /** Bytes that are not text: only how many. */
    void binary(PathNode node, int length) {
        columns.add(node.path, Fields.kind(ValueType.BINARY, ValueFormat.NONE, length), 0, 0, "");
    }

    /** The fingerprint of a value; for identifiers in which case says nothing, that of their lower case. */
    long print(byte[] bytes, int from, int to, int signature, ValueFormat format) {
        boolean anyCase = format == ValueFormat.UUID || format == ValueFormat.EMAIL;
        return anyCase && (signature & CAPITALS) != 0 ? printLower(bytes, from, to) : key.print(bytes, from, to);
    }

    private void classify(PathNode node, byte[] bytes, int from, int to, ValueFormat format, int signature) {
        long found = ValueClasses.of(bytes, from, to, format, signature);
        while (found != 0) {
            hit(node, Long.numberOfTrailingZeros(found), bytes, from, to);
            found &= found - 1;
        }
    }

    private void hit(PathNode node, int dataClass, byte[] bytes, int from, int to) {
        if (!hits.again(side, node, dataClass)) {
            DataClass found = DataClass.ofOrdinal(dataClass);
            boolean shown = to - from <= 128 && !found.isNeverShown();
            String sample = shown ? found.sample(Ascii.text(bytes, from, to)) : "";
            hits.first(side, node, dataClass, sample);
        }
    }

    private void named(PathNode node, DataClass dataClass) {
        if (!hits.again(side, node, dataClass.ordinal())) {
            hits.first(side, node, dataClass.ordinal(), "");
        }
    }

    /** Passwords, PINs, codes: the class and a fingerprint under the short-lived key. */
    private void secret(PathNode node, ValueType type, byte[] bytes, int from, int to) {
        if (to == from || (side == Side.ANSWER && KeptText.isMask(bytes, from, to))) {
            columns.add(node.path, Fields.kind(type, ValueFormat.EMPTY, 0), 0, 0, "");
            return;
        }
        secretSeen |= to > from;
        long print = to > from ? key.secretPrint(bytes, from, to) : 0;
        columns.add(node.path, Fields.kind(type, ValueFormat.NONE, 0), print, 0, "");
        if (to > from) {
            named(node, PasswordHashes.isOne(bytes, from, to) ? DataClass.PASSWORD_HASH : DataClass.PASSWORD);
        }
    }

    private long token(PathNode node, byte[] bytes, int from, int to, long print) {
        long made = print != 0 ? print : key.print(bytes, from, to);
        tokens.add(new Handed(node.path, made));
        named(node, DataClass.TOKEN);
        return made;
    }

    /** Takes a name that came with a password outside of the body. */
    void login(String field, byte[] bytes, int from, int to) {
        secretSeen = true;
        if (to - from <= LoginNames.LONGEST) {
            logins.add(field, ValueFormat.NONE, printLower(bytes, from, to), bytes, from, to);
        }
    }

    private void login(PathNode node, byte[] bytes, int from, int to, ValueFormat format) {
        if (to > from && to - from <= LoginNames.LONGEST) {
            logins.add(node.path.name(), format, printLower(bytes, from, to), bytes, from, to);
        }
    }

    private long printLower(byte[] bytes, int from, int to) {
        int length = to - from;
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
        for (int i = 0; i < length; i++) {
            scratch[i] = (byte) Ascii.lower(bytes[from + i]);
        }
        return key.print(scratch, 0, length);
    }
}
