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
    private static final Set<String> SOME =
            Set.of("shared", "friends", "team", "link", "members", "followers", "internal");

    /** Reads answers; remembers which fields are named for visibility. Belongs to one thread. */
    static final class Reader {
        private static final int MOST = 100_000;

        private final Map<FieldPath, Boolean> named = new HashMap<>();

        Visibility of(Fields answer) {
            Visibility found = UNTOLD;
            for (int row = 0; row < answer.count(); row++) {
                ValueType type = answer.type(row);
                boolean may = type == ValueType.TRUE
                        || type == ValueType.FALSE
                        || !answer.text(row).isEmpty();
                if (may && isNamed(answer.path(row))) {
                    Visibility here =
                            of(answer.path(row), type, answer.text(row).toLowerCase(Locale.ROOT));
                    found = here.compareTo(found) > 0 ? here : found;
                }
            }
            return found;
        }

        private static Visibility of(FieldPath path, ValueType type, String text) {
            boolean some = path.fieldName().toLowerCase(Locale.ROOT).contains("shared");
            if (type == ValueType.TRUE) {
                return some ? SHARED : OPEN;
            }
            return EVERYBODY.contains(text) ? OPEN : SOME.contains(text) ? SHARED : CLOSED;
        }

        private boolean isNamed(FieldPath path) {
            Boolean known = named.get(path);
            if (known == null) {
                String name = path.fieldName().toLowerCase(Locale.ROOT);
                known = PUBLIC.stream().anyMatch(name::contains)
                        || name.contains("shared")
                        || name.contains("visibility")
                        || name.equals("published");
                if (named.size() < MOST) {
                    named.put(path, known);
                }
            }
            return known;
        }
    }
}
