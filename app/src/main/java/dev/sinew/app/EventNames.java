package dev.sinew.app;

import dev.sinew.app.notify.TargetKind;
import dev.sinew.model.Severity;
import dev.sinew.report.message.Notice.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What people may ask to be told of. */
final class EventNames {
    /** All there are, in the order of their constants. */
    static final List<String> ALL = Arrays.stream(Kind.values())
            .filter(kind -> kind != Kind.TEST)
            .map(Kind::word)
            .toList();

    /** Stands for what is usual for a kind of target. */
    static final String USUAL = "usual";

    private EventNames() {}

    /** Those that were asked for, or what is usual for a kind of target; nothing for a name that there is not. */
    static Optional<Set<String>> of(TargetKind target, List<String> asked) {
        if (asked.equals(List.of("all"))) {
            return Optional.of(new TreeSet<>(ALL));
        }
        boolean usual = asked.equals(List.of(USUAL));
        Set<String> names = new TreeSet<>(usual ? List.of() : asked);
        if (usual) {
            Arrays.stream(Kind.values())
                    .filter(kind -> kind != Kind.TEST && (kind.isOfIncident() || kind.isOfFinding()))
                    .map(Kind::word)
                    .filter(word -> target != TargetKind.JIRA || !word.endsWith("-raised"))
                    .forEach(names::add);
        }
        return ALL.containsAll(names) ? Optional.of(names) : Optional.empty();
    }

    /** The severity of a name. */
    static Optional<Severity> severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
