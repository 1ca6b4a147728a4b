package dev.sinew.engine.usage;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.identity.Cohorts;
import dev.sinew.engine.observe.UserAgents;
import dev.sinew.engine.route.ScannerPaths;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Descriptions;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.Severity;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import dev.sinew.model.Standing;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueType;
import dev.sinew.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads off an observation how it used its operation. Belongs to one thread. */
final class UseReader {
    /** So many of each kind are kept of one exchange. */
    static final int MOST = 16;

    /** A class that luck makes more often than this is believed where all values of a field have it. */
    private static final double LUCK = 1e-6;

    private static final int FEW = 3;
    private static final long YES = 1;
    private static final long NO = 2;
    private static final int LONGEST = 48;
    private static final String VARIABLES = "variables";
    private static final Set<String> LEAKS = Set.of(
            "posture.stack-trace-exposed",
            "posture.debug-endpoint-exposed",
            "posture.database-error-exposed",
            "posture.debug-error-page-exposed",
            "posture.internal-address-exposed");
    /** What a path says by itself, as bits: a right is given. */
    private static final int RIGHT = 1;
    /** What servers decide, rights among it. */
    private static final int DECIDED = 2;
    /** How much is wanted. */
    private static final int AMOUNT = 4;
    /** The method is another one. */
    private static final int OVERRIDE = 8;
    /** A code that may be redeemed. */
    private static final int CODE = 32;
    /** Somebody by what people log in with. */
    private static final int LOGIN_NAME = 16;

    private final Recent<FieldPath, Integer> meanings = new Recent<>(UseReader::said);
    /** What the paths of a message say, by row. */
    private int[] meant = new int[64];

    private final Forms forms = new Forms();
    private final Descriptions descriptions;
    private final Set<String> noticing;

    /** One that reads notices of some rules, by id. */
    UseReader(Descriptions descriptions, Set<String> noticing) {
        this.descriptions = descriptions;
        this.noticing = Set.copyOf(noticing);
    }

    Use read(Observation observation, long caller) {
        boolean known = caller != 0;
        boolean write = changes(observation.method()) && !observation.has(Trait.ONLY_ASKS);
        boolean worked = observation.status() >= 200 && observation.status() < 300;
        boolean accepted = worked && !Refusal.isShown(observation.answer());
        int said = readMeanings(observation.request());
        Standing standing = accepted ? descriptions.standing(observation) : Standing.UNSAID;
        List<Named> rights = write && (said & DECIDED) != 0 ? rights(observation.request()) : List.of();
        List<Long> names = rights.isEmpty() ? List.of() : names(observation.request());
        String claimed = rights.isEmpty() ? "" : claimed(observation.request());
        List<Named> amounts = (said & AMOUNT) != 0 ? amounts(observation.request()) : List.of();
        boolean redeems = write && accepted && (said & CODE) != 0 && Redeeming.is(observation);
        List<Named> codes = redeems ? codes(observation.request()) : List.of();
        boolean answers = write && worked && (readMeanings(observation.answer()) & DECIDED) != 0;
        boolean described = standing.kind() == Standing.Kind.DESCRIBED;
        return new Use(
                observation.origin(),
                observation.timeMicros(),
                observation.api(),
                observation.method(),
                observation.selector(),
                observation.segments(),
                observation.status(),
                new Signal.Actor(known ? caller : observation.client().print(), known),
                rights,
                claimed,
                names,
                answers ? rights(observation.answer()) : List.of(),
                codes,
                amounts,
                worked ? records(observation) : 0,
                worked && !observation.classHits().isEmpty() ? revealed(observation) : List.of(),
                observation.marks().isEmpty() ? List.of() : leaks(observation),
                observation.marks().isEmpty() ? List.of() : notices(observation),
                (said & OVERRIDE) != 0,
                UserAgents.isScanner(observation.client().agent()),
                ScannerPaths.matches(observation.segments()) || ScannerPaths.climbs(observation.segments()),
                observation.has(Trait.BARE_REFUSED) || observation.has(Trait.BARE_SUCCESS),
                standing,
                accepted ? violations(observation) : List.of(),
                accepted && write && !described ? forms.of(observation.request()) : List.of());
    }

    private List<Violation> violations(Observation observation) {
        List<Violation> all = descriptions.violations(observation);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static boolean changes(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private List<Named> rights(Fields fields) {
        List<Named> rights = new ArrayList<>(0);
        for (int row = 0; row < fields.count() && rights.size() < MOST; row++) {
            if (says(row, DECIDED) && tells(fields, row)) {
                rights.add(new Named(fields.path(row).fieldName(), value(fields, row)));
            }
        }
        return rights;
    }

    private List<Named> codes(Fields request) {
        List<Named> codes = new ArrayList<>(1);
        for (int row = 0; row < request.count() && codes.size() < MOST; row++) {
            if (says(row, CODE) && request.print(row) != 0) {
                codes.add(new Named(request.path(row).fieldName(), request.print(row)));
            }
        }
        return codes;
    }

    private String claimed(Fields request) {
        for (int row = 0; row < request.count(); row++) {
            if (says(row, RIGHT)) {
                String name = request.path(row).fieldName();
                String said = value(request, row) == YES ? name : request.text(row);
                if (!said.isEmpty() && Cohorts.isStaff(said)) {
                    return name;
                }
            }
        }
        return "";
    }

    /** Whom a request names by what people log in with. */
    private List<Long> names(Fields request) {
        List<Long> names = new ArrayList<>(0);
        for (int row = 0; row < request.count() && names.size() < MOST; row++) {
            if (says(row, LOGIN_NAME) && request.print(row) != 0) {
                names.add(request.print(row));
            }
        }
        return names;
    }

    private static boolean tells(Fields fields, int row) {
        ValueType type = fields.type(row);
        boolean truth = type == ValueType.TRUE || type == ValueType.FALSE;
        return !type.isHollow() && (truth || fields.length(row) > 0);
    }

    /** The same for the same value, however it is written down: as a number, or as a text of digits. */
    private static long value(Fields fields, int row) {
        return switch (fields.type(row)) {
            case TRUE -> YES;
            case FALSE -> NO;
            case STRING -> text(fields, row);
            default -> fields.print(row) != 0 ? fields.print(row) : 3L + fields.length(row);
        };
    }

    private static long text(Fields fields, int row) {
        String text = fields.text(row);
        if (text.equalsIgnoreCase("true")) {
            return YES;
        }
        if (text.equalsIgnoreCase("false")) {
            return NO;
        }
        return fields.print(row) != 0 ? fields.print(row) : 3L + fields.length(row);
    }

    private static boolean isSaid(Location location) {
        return location == Location.BODY || location == Location.QUERY;
    }

    private List<Named> amounts(Fields request) {
        List<Named> amounts = new ArrayList<>(0);
        for (int row = 0; row < request.count() && amounts.size() < MOST; row++) {
            String text = says(row, AMOUNT) ? request.text(row) : "";
            if (!text.isEmpty() && isNumber(text)) {
                amounts.add(new Named(request.path(row).fieldName(), Long.parseLong(text)));
            }
        }
        return amounts;
    }

    /** Reads what each path of a message says. Returns all that they say together. */
    private int readMeanings(Fields fields) {
        if (meant.length < fields.count()) {
            meant = new int[2 * fields.count()];
        }
        int said = 0;
        for (int row = 0; row < fields.count(); row++) {
            meant[row] = meanings.of(fields.path(row));
            said |= meant[row];
        }
        return said;
    }

    /** Whether the path of a row says something, of the message whose meanings were read last. */
    private boolean says(int row, int what) {
        return (meant[row] & what) != 0;
    }

    private static int said(FieldPath path) {
        String name = path.fieldName();
        FieldMeaning meaning = named(name);
        int said = named(path.name()) == FieldMeaning.OVERRIDE ? OVERRIDE : 0;
        said |= isAmount(path, meaning) ? AMOUNT : 0;
        if (isSaid(path.location())) {
            said |= meaning == FieldMeaning.RIGHT ? RIGHT | DECIDED : 0;
            said |= meaning == FieldMeaning.SERVERS ? DECIDED : 0;
            said |= (NameTraits.of(name) & NameTraits.LOGIN_NAME) != 0 ? LOGIN_NAME : 0;
            said |= name.length() <= LONGEST && Redeeming.isCode(path) ? CODE : 0;
        }
        return said;
    }

    /** Whether it says how much is wanted: variables of GraphQL are as good as a query. */
    private static boolean isAmount(FieldPath path, FieldMeaning meaning) {
        boolean query =
                path.location() == Location.QUERY || path.parent().name().equals(VARIABLES);
        return meaning == FieldMeaning.PAGE_SIZE || (query && meaning == FieldMeaning.AMOUNT);
    }

    private static FieldMeaning named(String name) {
        return name.length() > LONGEST ? FieldMeaning.NONE : FieldMeaning.of(name);
    }

    private static boolean isNumber(String text) {
        boolean number = text.length() <= 9;
        for (int at = 0; number && at < text.length(); at++) {
            number = text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }
        return number;
    }

    /** Elements of the largest list: rows of objects, or what stands at the top. */
    private static int records(Observation observation) {
        Fields answer = observation.answer();
        long most =
                observation.answerBody().values() > 1 ? observation.answerBody().values() : 0;
        for (int row = answer.count(); row < answer.rows(); row++) {
            if (answer.type(row) == ValueType.OBJECT && answer.path(row).name().equals(FieldPath.ELEMENT)) {
                most = Math.max(most, answer.number(row));
            }
        }
        return Math.clamp(most, 0, Integer.MAX_VALUE);
    }

    private static List<Named> revealed(Observation observation) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ClassHit hit : observation.classHits()) {
            DataClass kind =
                    hit.side() == Side.ANSWER ? DataClass.ofId(hit.dataClass()).orElse(null) : null;
            if (kind == null || kind.severity().compareTo(Severity.MEDIUM) < 0) {
                continue;
            }
            boolean certain = kind.luck() <= LUCK
                    || (hit.count() >= FEW && hit.count() == rows(observation.answer(), hit.path()));
            if (certain) {
                counts.merge(kind.id(), hit.count(), Math::max);
            }
        }
        List<Named> revealed = new ArrayList<>(Math.min(MOST, counts.size()));
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (revealed.size() < MOST) {
                revealed.add(new Named(each.getKey(), each.getValue()));
            }
        }
        return revealed;
    }

    private static int rows(Fields answer, FieldPath path) {
        int rows = 0;
        for (int row = 0; row < answer.count(); row++) {
            rows += answer.path(row).equals(path) ? 1 : 0;
        }
        return rows;
    }

    private static List<String> leaks(Observation observation) {
        SortedSet<String> leaks = new TreeSet<>();
        for (MarkHit mark : observation.marks()) {
            // What stands in a header is how a host is set up, and the same for everybody.
            if (mark.place().isEmpty() && LEAKS.contains(mark.rule())) {
                leaks.add(mark.rule());
            }
        }
        return List.copyOf(leaks);
    }

    private List<MarkHit> notices(Observation observation) {
        List<MarkHit> notices = new ArrayList<>(0);
        for (MarkHit mark : observation.marks()) {
            if (notices.size() < MOST && noticing.contains(mark.rule())) {
                notices.add(mark);
            }
        }
        return notices;
    }
}
