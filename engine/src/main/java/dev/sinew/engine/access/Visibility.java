package dev.sinew.engine.access;

import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.ValueType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether an answer says that everybody may see what it shows. */
public enum Visibility {
    /** It says nothing of that. */
    UNTOLD,
    /** A field named for visibility says that not everybody may. */
    CLOSED,
    /** It says that some others may, but not who. */
    SHARED,
    /** It says that everybody may. */
    OPEN;

    /** In English and its neighbours. */
    private static final Set<String> PUBLIC =
            Set.of("public", "öffentlich", "oeffentlich", "offentlig", "publique", "pubblic", "openbaar");

    private static final Set<String> EVERYBODY = Set.of("public", "everyone", "published", "unlisted", "world");
    /** What says of which kind something is, one of which may be that it is public: {@code "type": ["public"]}. */
    private static final Set<String> KINDS =
            Set.of("type", "types", "kind", "access", "accesslevel", "privacy", "audience", "status", "state", "scope");

    private static final Set<String> SOME =
            Set.of("shared", "friends", "team", "link", "members", "followers", "internal");

    /**
     * Reads answers; remembers what fields are named for. Of an answer that says its own number, parts of which it may have many say nothing: an
     * archive of somebody's is not everybody's because a text in it is. A list is for everybody if all is that of which it says so. Belongs to one thread.
     */
    static final class Reader {
        private static final int MOST = 100_000;

        private final Map<FieldPath, Sense> senses = new HashMap<>();

        /** What a field is named for, and whether there may be many of it. */
        private enum Sense {
            NOTHING,
            IDENTITY,
            WHOLE,
            PART,
            KIND
        }

        Visibility of(Fields answer) {
            Visibility whole = UNTOLD;
            Visibility parts = UNTOLD;
            boolean itself = false;
            for (int row = 0; row < answer.count(); row++) {
                ValueType type = answer.type(row);
                boolean truth = type == ValueType.TRUE || type == ValueType.FALSE;
                Sense sense = sense(answer.path(row));
                itself |= sense == Sense.IDENTITY && !truth && type != ValueType.NULL;
                if (sense == Sense.KIND && PUBLIC.contains(answer.text(row).toLowerCase(Locale.ROOT))) {
                    whole = OPEN;
                }
                boolean says = truth || !answer.text(row).isEmpty();
                if (says && (sense == Sense.WHOLE || sense == Sense.PART)) {
                    Visibility here =
                            of(answer.path(row), type, answer.text(row).toLowerCase(Locale.ROOT));
                    whole = sense == Sense.WHOLE && here.compareTo(whole) > 0 ? here : whole;
                    boolean least = parts == UNTOLD || here.compareTo(parts) < 0;
                    parts = sense == Sense.PART && least ? here : parts;
                }
            }
            return whole != UNTOLD || itself ? whole : parts;
        }

        private static Visibility of(FieldPath path, ValueType type, String text) {
            boolean some = path.fieldName().toLowerCase(Locale.ROOT).contains("shared");
            if (type == ValueType.TRUE) {
                return some ? SHARED : OPEN;
            }
            return EVERYBODY.contains(text) ? OPEN : SOME.contains(text) ? SHARED : CLOSED;
        }

        private Sense sense(FieldPath path) {
            Sense known = senses.get(path);
            if (known == null) {
                known = read(path);
                if (senses.size() < MOST) {
                    senses.put(path, known);
                }
            }
            return known;
        }

        private static Sense read(FieldPath path) {
            String name = path.fieldName().toLowerCase(Locale.ROOT);
            boolean named = PUBLIC.stream().anyMatch(name::contains)
                    || name.contains("shared")
                    || name.contains("visibility")
                    || name.equals("published");
            boolean part = isPart(path);
            FieldPath list = path.name().equals(FieldPath.ELEMENT) ? path.parent() : path;
            if (!named && KINDS.contains(list.fieldName().toLowerCase(Locale.ROOT)) && !isPart(list)) {
                return Sense.KIND;
            }
            if (named) {
                return part ? Sense.PART : Sense.WHOLE;
            }
            return !part && (name.endsWith("id") || name.endsWith("number")) ? Sense.IDENTITY : Sense.NOTHING;
        }

        private static boolean isPart(FieldPath path) {
            for (FieldPath each = path; each.depth() > 0; each = each.parent()) {
                if (each.isOfMany()) {
                    return true;
                }
            }
            return false;
        }
    }
}
