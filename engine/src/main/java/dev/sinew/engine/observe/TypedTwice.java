package dev.sinew.engine.observe;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.FieldPath;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a request whose names say only which of several they are, and which of them are passwords: where a {@code new} one is
 * typed again under {@code repeat} beside it, that is done because nobody sees what is typed. An address is typed twice, too, and is none.
 */
final class TypedTwice {
    private static final int MOST = 16;

    private final List<Typed> all = new ArrayList<>();

    /**
     * A value.
     *
     * @param row of the columns
     * @param print as of a secret
     */
    record Typed(PathNode node, ValueType type, int row, long print, ValueFormat format) {
        private FieldPath around() {
            return node.path.parent();
        }
    }

    void clear() {
        all.clear();
    }

    /** Takes a value as a {@link Typed} has it. */
    void add(PathNode node, ValueType type, int row, long print, ValueFormat format) {
        if (all.size() < MOST) {
            all.add(new Typed(node, type, row, print, format));
        }
    }

    /** Those that are passwords. */
    List<Typed> secrets() {
        if (all.size() < 2) {
            return List.of();
        }
        List<Typed> secrets = new ArrayList<>();
        for (Typed typed : all) {
            if (NameTraits.isAgain(typed.node().path.name())
                    && typed.format() != ValueFormat.EMAIL
                    && repeatsNew(typed)) {
                all.stream()
                        .filter(each -> each.around().equals(typed.around()))
                        .forEach(secrets::add);
            }
        }
        return secrets;
    }

    private boolean repeatsNew(Typed again) {
        return all.stream()
                .anyMatch(each -> each.print() == again.print()
                        && each.around().equals(again.around())
                        && NameTraits.isNew(each.node().path.name()));
    }
}
