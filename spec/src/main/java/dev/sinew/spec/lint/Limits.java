package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells of values that callers may send and that lack a limit: once for each operation or shared schema, with all their names.
 * Where ten or more of these lack it and they are most of those that have such values, limits were never written: that is said
 * once, for the api as a whole.
 */
final class Limits {
    private static final int LISTED = 5;

    /** Values of one group that lack a limit. */
    private record Lack(InputGroup group, List<InputField> fields) {
        List<String> names() {
            return fields.stream().map(InputField::path).distinct().toList();
        }

        String shown() {
            InputGroup of = group;
            String where = of.shared().isEmpty()
                    ? of.operation().method() + " " + of.operation().path()
                    : of.shared();
            return where + ": " + Spread.listed(names(), LISTED);
        }
    }

    private final Written api;
    private final Predicate<InputField> concerned;
    private final Predicate<InputField> limited;
    private boolean writesOnly;

    private Limits(Written api, Predicate<InputField> concerned, Predicate<InputField> limited) {
        this.api = api;
        this.concerned = concerned;
        this.limited = limited;
    }

    /** Over the values that are concerned, of which those that are limited lack nothing. */
    static Limits of(Written api, Predicate<InputField> concerned, Predicate<InputField> limited) {
        return new Limits(api, concerned, limited);
    }

    /** Over what operations take that change something. */
    Limits ofWrites() {
        writesOnly = true;
        return this;
    }

    /**
     * The remarks on what is lacking.
     *
     * @param what what values lack, such as {@code maxLength}
     * @param cure what to write at the first of them
     */
    List<Remark> remarks(String what, Function<InputField, String> cure) {
        List<Lack> lacks = new ArrayList<>();
        int groups = 0;
        for (InputGroup group : api.inputs()) {
            List<InputField> fields = !writesOnly || group.write()
                    ? group.fields().stream().filter(concerned).toList()
                    : List.of();
            groups += fields.isEmpty() ? 0 : 1;
            List<InputField> lacking = fields.stream().filter(limited.negate()).toList();
            if (!lacking.isEmpty()) {
                lacks.add(new Lack(group, lacking));
            }
        }
        if (Spread.isHabit(lacks.size(), groups)) {
            return List.of(whole(lacks, groups, what, cure));
        }
        return lacks.stream().map(each -> one(each, what, cure)).toList();
    }

    private static Remark one(Lack lack, String what, Function<InputField, String> cure) {
        return new Remark(
                lack.group().operation(),
                lack.group().shared(),
                Confidence.CONFIRMED,
                lack.group().line(),
                List.of("without " + what + ": " + Spread.listed(lack.names())),
                lack.names().size(),
                cure.apply(lack.fields().getFirst()));
    }

    private Remark whole(List<Lack> lacks, int groups, String what, Function<InputField, String> cure) {
        int values = lacks.stream().mapToInt(each -> each.names().size()).sum();
        List<String> notes = new ArrayList<>();
        notes.add(values + " values without " + what + ", in " + lacks.size() + " of " + groups
                + " operations and shared schemas with such values");
        lacks.stream().limit(LISTED).map(Lack::shown).forEach(notes::add);
        notes.add("and " + (lacks.size() - LISTED) + " more");
        return new Remark(
                api.whole(),
                "",
                Confidence.CONFIRMED,
                lacks.getFirst().group().line(),
                notes,
                values,
                cure.apply(lacks.getFirst().fields().getFirst()));
    }
}
