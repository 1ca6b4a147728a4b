package dev.sinew.spec.lint;

import dev.sinew.model.Confidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells of operations that lack something. Where ten or more lack it and they are most of those that should have it, nobody
 * forgot it at one place: that is said once, for the api as a whole.
 */
final class Spread {
    private static final int MANY = 10;
    private static final int LISTED = 10;
    private static final int LONGEST = 200;

    private Spread() {}

    /**
     * The remarks on what is lacking.
     *
     * @param concerned which operations should have it
     * @param lacks which of these do not
     * @param note what is missing, as a sentence without the operation
     * @param cure what to write at an operation
     */
    static List<Remark> of(
            Written api,
            Predicate<WrittenOperation> concerned,
            Predicate<WrittenOperation> lacks,
            String note,
            String cure) {
        return of(api, concerned, lacks, note, cure, each -> Confidence.CONFIRMED);
    }

    static List<Remark> of(
            Written api,
            Predicate<WrittenOperation> concerned,
            Predicate<WrittenOperation> lacks,
            String note,
            String cure,
            Function<WrittenOperation, Confidence> confidence) {
        List<WrittenOperation> all = api.operations().stream().filter(concerned).toList();
        List<WrittenOperation> lacking = all.stream().filter(lacks).toList();
        if (isHabit(lacking.size(), all.size())) {
            Confidence surest =
                    lacking.stream().map(confidence).max(Confidence::compareTo).orElseThrow();
            return List.of(whole(api, lacking, all.size(), note, cure).as(surest));
        }
        return lacking.stream()
                .map(each -> Remark.of(each.operation(), "", api.line(each.place()), each.shown() + " " + note, cure)
                        .as(confidence.apply(each)))
                .toList();
    }

    private static Remark whole(Written api, List<WrittenOperation> lacking, int all, String note, String cure) {
        List<String> notes = new ArrayList<>();
        notes.add(lacking.size() + " of " + all + " operations: each " + note);
        notes.add(listed(lacking.stream().map(WrittenOperation::shown).toList()));
        return new Remark(
                api.whole(), "", Confidence.CONFIRMED, api.line(api.root().get("paths")), notes, lacking.size(), cure);
    }

    /** Whether so many lack something that nobody forgot it at one place. */
    static boolean isHabit(int lacking, int all) {
        return lacking >= MANY && lacking * 2 > all;
    }

    /** Some names, and how many there are beside them. */
    static String listed(List<String> names) {
        return listed(names, LISTED);
    }

    static String listed(List<String> names, int most) {
        String first = names.stream().limit(most).map(Spread::cut).collect(Collectors.joining(", "));
        int more = names.size() - most;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }
}
