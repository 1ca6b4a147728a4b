package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Tells of values that callers may send and that lack a limit: once for each operation or shared schema, with all their names. */
final class Limits {
    private Limits() {}

    /**
     * The remarks on what is lacking.
     *
     * @param lacks which values lack it
     * @param what what they lack, such as {@code maxLength}
     * @param cure what to write at the first of them
     */
    static List<Remark> of(Written api, Predicate<InputField> lacks, String what, Function<InputField, String> cure) {
        return of(api, group -> true, lacks, what, cure);
    }

    static List<Remark> of(
            Written api,
            Predicate<InputGroup> concerned,
            Predicate<InputField> lacks,
            String what,
            Function<InputField, String> cure) {
        List<Remark> remarks = new ArrayList<>();
        for (InputGroup group : api.inputs()) {
            List<InputField> lacking = concerned.test(group)
                    ? group.fields().stream().filter(lacks).toList()
                    : List.of();
            if (!lacking.isEmpty()) {
                List<String> names =
                        lacking.stream().map(InputField::path).distinct().toList();
                remarks.add(new Remark(
                        group.operation(),
                        group.shared(),
                        Confidence.CONFIRMED,
                        group.line(),
                        List.of("without " + what + ": " + Spread.listed(names)),
                        names.size(),
                        cure.apply(lacking.getFirst())));
            }
        }
        return remarks;
    }
}
