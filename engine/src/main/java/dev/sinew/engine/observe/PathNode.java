package dev.sinew.engine.observe;

import dev.sinew.bytes.CharClass;
import dev.sinew.bytes.MemberName;
import dev.sinew.bytes.SpanHash;
import dev.sinew.engine.classify.Formats;
import dev.sinew.engine.classify.ListedIds;
import dev.sinew.engine.classify.MemberLists;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.RoleLists;
import dev.sinew.engine.inject.ValueWatch;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A field path with what observing needs at hand: the name's traits, its bytes, and its children. Nodes are a cache of one
 * thread: an absent node is made anew with the same content, so a full cache costs time and changes nothing.
 */
final class PathNode {
    private static final int MAX_NAME = 64;

    final FieldPath path;
    final int traits;
    /** The name as it stands in JSON; equals nothing for the names that stand for many. */
    final MemberName member;
    /** Whether a cookie of this name holds a session. */
    final boolean session;

    /** Whether a JSON member of this name may say which operation it is. */
    final boolean selecting;

    /** How many objects and arrays stood here in the message at hand. */
    int objects;

    int arrays;

    private final Budget budget;
    private final byte[] name;
    private @Nullable PathNode[] table = new @Nullable PathNode[0];
    private int children;
    private @Nullable PathNode element;
    private @Nullable PathNode anyKey;
    private @Nullable PathNode inText;
    /** The child that came first the last time, tried first the next time. */
    private @Nullable PathNode first;
    /** The sibling that came after this one the last time. */
    private @Nullable PathNode successor;

    /** How many more nodes one thread may keep. */
    static final class Budget {
        private int left;

        Budget(int nodes) {
            left = nodes;
        }

        private boolean take() {
            return left > 0 && left-- > 0;
        }
    }

    private PathNode(FieldPath path, int traits, boolean named, Budget budget) {
        this.path = path;
        this.traits = traits;
        this.budget = budget;
        this.name = path.name().getBytes(StandardCharsets.UTF_8);
        this.session = named && Credentials.isSession(path.name());
        this.selecting = JsonBody.isSelecting(path.name());
        this.member = named ? MemberName.of(name) : MemberName.NONE;
    }

    static PathNode root(FieldPath path, Budget budget) {
        return new PathNode(path, 0, false, budget);
    }

    boolean has(int trait) {
        return (traits & trait) != 0;
    }

    /** Whether it stands for one name, not for elements or keys that are data. */
    boolean isNamed() {
        return member != MemberName.NONE;
    }

    /** The node of the elements of this array; traits are the array's. */
    PathNode element() {
        PathNode node = element;
        if (node == null) {
            int members = MemberLists.isOne(path.name()) ? NameTraits.ID : 0;
            int listed = ListedIds.areIn(path.name()) ? NameTraits.THING : 0;
            node = new PathNode(path.child(FieldPath.ELEMENT), traits | members | listed, false, budget);
            element = node;
        }
        return node;
    }

    /** The node of the JSON that this text is. */
    PathNode inText() {
        PathNode node = inText;
        if (node == null) {
            node = new PathNode(path.child(FieldPath.IN_TEXT), 0, false, budget);
            inText = node;
        }
        return node;
    }

    /** The child that followed {@code before} ({@code null} at the start) the last time, if any. */
    @Nullable
    PathNode expected(@Nullable PathNode before) {
        return before == null ? first : before.successor;
    }

    /**
     * The child of this name that follows {@code before} ({@code null} at the start), predicted from the last time; names that
     * an attack may be told by are never predicted, so that each is looked at.
     */
    PathNode child(@Nullable PathNode before, byte[] bytes, int from, int to) {
        PathNode expected = expected(before);
        if (expected != null && expected.named(bytes, from, to)) {
            return expected;
        }
        PathNode found = lookUp(bytes, from, to);
        if (ValueWatch.isTelling(bytes, from, to)) {
            return found;
        }
        if (before == null) {
            first = found;
        } else {
            before.successor = found;
        }
        return found;
    }

    private boolean named(byte[] bytes, int from, int to) {
        return Arrays.equals(name, 0, name.length, bytes, from, to);
    }

    private PathNode lookUp(byte[] bytes, int from, int to) {
        @Nullable PathNode[] slots = table;
        int mask = slots.length - 1;
        if (mask > 0) {
            for (int i = SpanHash.of(bytes, from, to) & mask; ; i = (i + 1) & mask) {
                PathNode node = slots[i];
                if (node == null) {
                    break;
                }
                if (node.named(bytes, from, to)) {
                    return node;
                }
            }
        }
        return create(bytes, from, to);
    }

    private PathNode create(byte[] bytes, int from, int to) {
        if (isData(bytes, from, to)) {
            PathNode node = anyKey;
            if (node == null) {
                node = new PathNode(path.child(FieldPath.ANY_KEY), traits & NameTraits.SECRET, false, budget);
                anyKey = node;
            }
            return node;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        PathNode node = new PathNode(path.child(text), traits(path, text), true, budget);
        if (node.named(bytes, from, to) && budget.take()) {
            insert(node);
        }
        return node;
    }

    private void insert(PathNode node) {
        if (children * 2 >= table.length) {
            @Nullable PathNode[] old = table;
            table = new @Nullable PathNode[Math.max(8, old.length * 2)];
            for (PathNode kept : old) {
                if (kept != null) {
                    place(kept);
                }
            }
        }
        place(node);
        children++;
    }

    private void place(PathNode node) {
        int mask = table.length - 1;
        int i = SpanHash.of(node.name, 0, node.name.length) & mask;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = node;
    }

    private static final int NON_SPACING = Character.NON_SPACING_MARK;

    /** Whether all of a key that is no ASCII is letters: {@code contraseña}, {@code straße}. */
    private static boolean isWritten(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.codePoints()
                .allMatch(c -> c < 0x80 || Character.isLetter(c) || Character.getType(c) == NON_SPACING);
    }

    /**
     * Whether a key is data rather than a name: too long, not printable, a name that a path has for something else, holding a blank, {@code @}, {@code /} or {@code =},
     * beginning with a digit, with at least four digits or as many digits as letters, or drawn rather than written.
     */
    static boolean isData(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || length > MAX_NAME) {
            return true;
        }
        if (length == 2 && (bytes[from] == '{' || bytes[from] == '[')) {
            return true;
        }
        int signature = CharClass.signature(bytes, from, to);
        int never = CharClass.AT | CharClass.SLASH | CharClass.EQUALS | CharClass.SPACE | CharClass.CONTROL;
        if ((signature & never) != 0 || ((signature & CharClass.HIGH) != 0 && !isWritten(bytes, from, to))) {
            return true;
        }
        if (Formats.of(bytes, from, to, signature) == ValueFormat.TOKEN) {
            return true;
        }
        if ((signature & CharClass.DIGIT) == 0) {
            return false;
        }
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                digits++;
            }
        }
        return (bytes[from] >= '0' && bytes[from] <= '9') || digits >= 4 || 2 * digits >= length;
    }

    private static int traits(FieldPath path, String name) {
        if (path.location() == Location.HEADER) {
            return NameTraits.ofHeader(name);
        }
        boolean listed = path.depth() > 1 && path.name().equals(FieldPath.ELEMENT);
        return listed ? RoleLists.traits(path.parent().fieldName(), name) : NameTraits.of(name);
    }
}
