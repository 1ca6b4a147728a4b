package dev.sinew.engine.flow;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.route.CoarsePlace;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Fields;
import dev.sinew.model.Link;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.Signal;
import dev.sinew.model.Trait;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads off an exchange what it is as a step. Belongs to one thread. */
final class StepReader {
    private static final int ROWS = 64;
    private static final int LONGEST = 48;
    /** What is as long and random is no number that somebody counts. */
    private static final int SHORTEST_TOLD = 16;

    private static final Set<String> AMOUNTS = Set.of(
            "amount",
            "amounts",
            "betrag",
            "montant",
            "importe",
            "importo",
            "bedrag",
            "belopp",
            "belob",
            "kwota",
            "castka",
            "tutar",
            "valor",
            "currency",
            "wahrung",
            "devise",
            "moneda",
            "valuta",
            "moeda",
            "iban",
            "beneficiary",
            "payee",
            "creditor",
            "debtor");

    private final Recent<String, Integer> names = new Recent<>(StepReader::named);

    /** The step that an exchange is; {@code caller} is the key of who made it, or 0. Nothing where it changes nothing, or is anybody's. */
    Optional<Step> read(Observation observation, long caller) {
        boolean write = switch (observation.method()) {
            case "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
        long client = observation.client().print();
        if (!write
                || observation.has(Trait.ONLY_ASKS)
                || observation.direction() != Direction.INCOMING
                || observation.timeMicros() == Exchange.TIME_UNKNOWN
                || (caller == 0 && client == 0)) {
            return Optional.empty();
        }
        boolean known = caller != 0;
        return Optional.of(new Step(
                observation.origin(),
                observation.timeMicros(),
                Math.max(0, observation.tookMicros()),
                observation.api(),
                observation.method(),
                observation.selector(),
                observation.segments(),
                observation.status(),
                new Signal.Actor(known ? caller : client, known),
                client,
                known ? List.of() : ids(observation.request()),
                facts(observation, known),
                content(observation),
                content(observation.answer(), observation.answerBody().size())));
    }

    private int facts(Observation observation, boolean known) {
        boolean login = observation.has(Trait.LOGIN)
                || observation.links().stream().anyMatch(each -> each.kind() == Link.Kind.REFRESH);
        int facts = login ? Step.LOGIN : 0;
        for (ClassHit hit : observation.classHits()) {
            if (hit.side() == Side.REQUEST) {
                facts |= DataClass.ofId(hit.dataClass()).map(StepReader::fact).orElse(0);
            }
        }
        Fields request = observation.request();
        for (int row = 0; row < Math.min(ROWS, request.count()); row++) {
            Location location = request.path(row).location();
            boolean said = location == Location.BODY || location == Location.QUERY;
            facts |= said ? names.of(request.path(row).fieldName()) : 0;
            facts |= !known && said && isTold(request, row) ? Step.TOLD : 0;
        }
        for (Segment segment : observation.segments()) {
            boolean told = segment.length() >= SHORTEST_TOLD && isRandom(segment.format());
            facts |= !known && told ? Step.TOLD : 0;
        }
        return facts;
    }

    private static int fact(DataClass kind) {
        return switch (kind) {
            case PASSWORD, PIN, ONE_TIME_CODE, SECURITY_ANSWER -> Step.SECRET;
            case IBAN, CARD_NUMBER, CARD_VERIFICATION_CODE, CRYPTO_ADDRESS -> Step.MONEY;
            default -> 0;
        };
    }

    private static int named(String name) {
        if (name.length() > LONGEST) {
            return 0;
        }
        int money = NameTraits.words(name).stream().anyMatch(AMOUNTS::contains) ? Step.MONEY : 0;
        return money | ((NameTraits.of(name) & NameTraits.SECRET) != 0 ? Step.SECRET : 0);
    }

    private static boolean isTold(Fields fields, int row) {
        boolean hidden =
                fields.length(row) == 0 && (NameTraits.of(fields.path(row).fieldName()) & NameTraits.TOKEN) != 0;
        return hidden || (fields.length(row) >= SHORTEST_TOLD && isRandom(fields.format(row)));
    }

    private static boolean isRandom(ValueFormat format) {
        return switch (format) {
            case UUID, HEX, TOKEN, JWT -> true;
            default -> false;
        };
    }

    /** What an anonymous request names that its other steps name, too: an address of e-mail, the id of a flow. */
    private static List<Long> ids(Fields request) {
        List<Long> ids = new ArrayList<>(0);
        for (int row = 0; row < Math.min(ROWS, request.count()) && ids.size() < Step.MOST_IDS; row++) {
            Location location = request.path(row).location();
            boolean said = location == Location.BODY || location == Location.QUERY;
            boolean telling = request.format(row) == ValueFormat.EMAIL || isRandom(request.format(row));
            if (said && telling && request.print(row) != 0) {
                ids.add(request.print(row));
            }
        }
        return ids;
    }

    private static long content(Observation observation) {
        long key = content(observation.request(), observation.requestBody().size());
        for (Segment segment : observation.segments()) {
            key = CoarsePlace.mix(key, segment.print());
        }
        return key;
    }

    private static long content(Fields fields, long size) {
        long key = size;
        for (int row = 0; row < Math.min(ROWS, fields.count()); row++) {
            Location location = fields.path(row).location();
            if (location == Location.BODY || location == Location.QUERY) {
                key = CoarsePlace.mix(key, 31L * fields.path(row).hashCode() + fields.print(row));
            }
        }
        return key;
    }
}
