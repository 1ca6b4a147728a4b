package dev.sinew.engine.usage;

import dev.sinew.engine.classify.DataClass;
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
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads off an observation how it used its operation. Belongs to one thread. */
final class UseReader {
    /** So many of each kind are kept of one exchange. */
    static final int MOST = 16;

    private static final int NAMES = 4_096;
    private static final int LONGEST = 48;
    /** A class that luck makes more often than this is believed where all values of a field have it. */
    private static final double LUCK = 1e-6;

    private static final int FEW = 3;
    private static final String VARIABLES = "variables";
    private static final Set<String> LEAKS = Set.of(
            "posture.stack-trace-exposed",
            "posture.debug-endpoint-exposed",
            "posture.database-error-exposed",
            "posture.debug-error-page-exposed",
            "posture.internal-address-exposed");
    private static final Set<String> TOOLS = Set.of(
            "sqlmap",
            "nikto",
            "nuclei",
            "zgrab",
            "masscan",
            "nmap",
            "ffuf",
            "gobuster",
            "dirbuster",
            "wfuzz",
            "zaproxy");

    private final Map<String, FieldMeaning> meanings = new HashMap<>();
    private final Descriptions descriptions;
    private final Set<String> noticing;

    /** One that reads notices of some rules, by id. */
    UseReader(Descriptions descriptions, Set<String> noticing) {
        this.descriptions = descriptions;
        this.noticing = Set.copyOf(noticing);
    }

    Use read(Observation observation, long caller) {
        boolean known = caller != 0;
        boolean write = changes(observation.method());
        boolean worked = observation.status() >= 200 && observation.status() < 300;
        boolean accepted = worked && !Refusal.isShown(observation.answer());
        return new Use(
                observation.origin(),
                observation.timeMicros(),
                observation.api(),
                observation.method(),
                observation.selector(),
                observation.segments(),
                observation.status(),
                new Signal.Actor(known ? caller : observation.client().print(), known),
                write ? rights(observation.request()) : List.of(),
                write && worked ? rights(observation.answer()) : List.of(),
                amounts(observation.request()),
                worked ? records(observation) : 0,
                worked && !observation.classHits().isEmpty() ? revealed(observation) : List.of(),
                observation.marks().isEmpty() ? List.of() : leaks(observation),
                observation.marks().isEmpty() ? List.of() : notices(observation),
                overrides(observation.request()),
                TOOLS.contains(observation.client().agent()),
                ScannerPaths.matches(observation.segments()) || ScannerPaths.climbs(observation.segments()),
                accepted ? descriptions.standing(observation) : Standing.UNSAID,
                accepted
                        ? descriptions.violations(observation).stream()
                                .limit(MOST)
                                .toList()
                        : List.of());
    }

    private static boolean changes(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private List<Named> rights(Fields fields) {
        List<Named> rights = new ArrayList<>(0);
        for (int row = 0; row < fields.count() && rights.size() < MOST; row++) {
            FieldPath path = fields.path(row);
            if (path.location() == Location.BODY && tells(fields, row) && isDecided(path.fieldName())) {
                rights.add(new Named(path.fieldName(), value(fields, row)));
            }
        }
        return rights;
    }

    private boolean isDecided(String name) {
        FieldMeaning meaning = meaning(name);
        return meaning == FieldMeaning.RIGHT || meaning == FieldMeaning.SERVERS;
    }

    private static boolean tells(Fields fields, int row) {
        return switch (fields.type(row)) {
            case NULL, EMPTY_OBJECT, EMPTY_ARRAY, OBJECT, ARRAY -> false;
            case TRUE, FALSE -> true;
            default -> fields.length(row) > 0;
        };
    }

    /** The same for the same value, however it is written down: as a number, or as a text of digits. */
    private static long value(Fields fields, int row) {
        return switch (fields.type(row)) {
            case TRUE -> 1;
            case FALSE -> 2;
            default -> fields.print(row) != 0 ? fields.print(row) : 3L + fields.length(row);
        };
    }

    private List<Named> amounts(Fields request) {
        List<Named> amounts = new ArrayList<>(0);
        for (int row = 0; row < request.count() && amounts.size() < MOST; row++) {
            String text = request.text(row);
            if (!text.isEmpty() && isNumber(text) && isAmount(request.path(row))) {
                amounts.add(new Named(request.path(row).fieldName(), Long.parseLong(text)));
            }
        }
        return amounts;
    }

    /** Whether it says how much is wanted: variables of GraphQL are as good as a query. */
    private boolean isAmount(FieldPath path) {
        FieldMeaning meaning = meaning(path.fieldName());
        boolean query =
                path.location() == Location.QUERY || path.parent().name().equals(VARIABLES);
        return meaning == FieldMeaning.PAGE_SIZE || (query && meaning == FieldMeaning.AMOUNT);
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
        Map<String, Integer> counts = new HashMap<>();
        for (ClassHit hit : observation.classHits()) {
            DataClass kind = DataClass.ofId(hit.dataClass()).orElse(null);
            if (kind == null || hit.side() != Side.ANSWER || kind.severity().compareTo(Severity.MEDIUM) < 0) {
                continue;
            }
            boolean certain = kind.luck() <= LUCK
                    || (hit.count() >= FEW && hit.count() == rows(observation.answer(), hit.path()));
            if (certain) {
                counts.merge(kind.id(), hit.count(), Math::max);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST)
                .map(each -> new Named(each.getKey(), each.getValue()))
                .toList();
    }

    private static int rows(Fields answer, FieldPath path) {
        int rows = 0;
        for (int row = 0; row < answer.count(); row++) {
            rows += answer.path(row).equals(path) ? 1 : 0;
        }
        return rows;
    }

    private static List<String> leaks(Observation observation) {
        // What stands in a header is how a host is set up, and the same for everybody.
        return observation.marks().stream()
                .filter(mark -> LEAKS.contains(mark.rule()) && mark.place().isEmpty())
                .map(MarkHit::rule)
                .distinct()
                .sorted()
                .toList();
    }

    private List<MarkHit> notices(Observation observation) {
        return observation.marks().stream()
                .filter(mark -> noticing.contains(mark.rule()))
                .limit(MOST)
                .toList();
    }

    private boolean overrides(Fields request) {
        for (int row = 0; row < request.count(); row++) {
            if (meaning(request.path(row).name()) == FieldMeaning.OVERRIDE) {
                return true;
            }
        }
        return false;
    }

    private FieldMeaning meaning(String name) {
        FieldMeaning known = meanings.get(name);
        if (known == null) {
            known = name.length() > LONGEST ? FieldMeaning.NONE : FieldMeaning.of(name);
            if (meanings.size() < NAMES) {
                meanings.put(name, known);
            }
        }
        return known;
    }
}
