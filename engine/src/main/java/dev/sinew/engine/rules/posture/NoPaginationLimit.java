package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.engine.profile.Lists;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A list gives as many records as the caller asks for, or all there are.
 *
 * <p>Without an upper limit one call takes the whole table: cheap for who calls, dear for the server, and the shortest way to carry
 * off all customers (OWASP API4:2023).
 *
 * <p>It fires, with the parameter as the field, where a list gave what was asked for at 500 records and more, and at a fifth of that
 * or less as well: it grows with the parameter, and no limit was met. It fires without a field where a list gives 300 records or
 * more at one call in four although no request ever had a parameter for pages, and either it grew during the recording or its records hold data about
 * people or money. It stays quiet where more was asked for than was given and that is a round number, which is a limit at work; for
 * lists whose length never changes and that hold nothing sensitive, as countries and currencies; for files; where all callers ask for
 * one page size; and where bodies were not read to the end.
 *
 * <p>To fix it, set an upper limit on the server, whatever is asked for, and give the next page by a cursor.
 */
@Rule(
        id = "posture.no-pagination-limit",
        flaw = "no-pagination-limit",
        title = "List without an upper limit",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770})
public final class NoPaginationLimit implements Check {
    private static final long MANY = 500;
    private static final long GROWTH = 5;
    /** One in four is a habit; what gives much once may have been made to. */
    private static final long HABIT = 4;

    private static final long ROUND = 50;
    private static final Set<String> PAGES = Set.of(
            "cursor",
            "after",
            "before",
            "next",
            "continuation",
            "continuationtoken",
            "pagetoken",
            "nexttoken",
            "marker",
            "startingafter",
            "endingbefore",
            "scroll",
            "scrollid",
            "since",
            "sinceid",
            "maxid");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.count(Trait.FILE) == 0) {
                List<Weakness> asked = asked(each);
                found.addAll(asked);
                if (asked.isEmpty()) {
                    all(each).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<Weakness> asked(OperationPosture operation) {
        List<Weakness> found = new ArrayList<>();
        for (Map.Entry<String, Lists.Asked> entry : operation.lists().asked().entrySet()) {
            Lists.Asked asked = entry.getValue();
            long filled = asked.filled().value();
            if (filled >= MANY && asked.leastFilled() <= filled / GROWTH && !isLimited(asked)) {
                String note = "asked for " + asked.leastFilled() + " it gave as many, asked for " + filled
                        + " as well; no call met a limit";
                found.add(Weakness.of(
                                operation,
                                entry.getKey(),
                                Confidence.CONFIRMED,
                                asked.filled().origin(),
                                note,
                                asked.calls())
                        .cured("Give at most 100 records whatever " + entry.getKey()
                                + " says, and refuse greater values with 400"));
            }
        }
        return found;
    }

    /** Whether the most of all was given to calls that asked for more: as a round number that is a limit. */
    private static boolean isLimited(Lists.Asked asked) {
        long less = asked.less().value();
        return less >= asked.given().value() && less % ROUND == 0;
    }

    private static Optional<Weakness> all(OperationPosture operation) {
        Lists lists = operation.lists();
        long most = lists.most().value();
        if (most < Lists.LONG
                || HABIT * lists.longLists() < lists.lists()
                || hasPages(operation)
                || !operation.operation().method().equals("GET")) {
            return Optional.empty();
        }
        boolean grew = lists.least() < most;
        if (!grew && !isSensitive(operation)) {
            return Optional.empty();
        }
        String note = "a list of " + most + " records" + (grew ? ", the shortest has " + lists.least() : "")
                + "; no request had a parameter for pages";
        return Optional.of(
                Weakness.of(operation, "", Confidence.LIKELY, lists.most().origin(), note, lists.lists())
                        .cured("Give this list in pages: a limit of 100 records by default, and a cursor to the next"));
    }

    private static boolean hasPages(OperationPosture operation) {
        return fields(operation)
                .filter(field -> field.path().location() == Location.QUERY
                        || field.path().location() == Location.BODY)
                .map(field -> field.path().name())
                .anyMatch(name -> (NameTraits.of(name) & NameTraits.PAGING) != 0
                        || PAGES.contains(String.join("", NameTraits.words(name))));
    }

    private static Stream<LearnedField> fields(OperationPosture operation) {
        return Stream.concat(
                operation.learned().parameters().stream(), operation.learned().requestBody().fields().stream());
    }

    private static boolean isSensitive(OperationPosture operation) {
        return operation.learned().dataClasses().stream()
                .anyMatch(id -> DataClass.ofId(id)
                        .map(each -> each.severity().compareTo(Severity.MEDIUM) >= 0)
                        .orElse(true));
    }
}
