package dev.sinew.engine.usage;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.classify.Recent;
import dev.sinew.engine.ownership.CallerSample;
import dev.sinew.engine.usage.Use.Named;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.Violation;
import dev.sinew.model.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The schema of an operation that no specification describes, as far as its callers show it: which forms the values of each field
 * have. A form that others never use where many send the field is unlike the schema.
 *
 * <p>Only what hardly any honest client does counts: an object, a list or a truth value in place of a text or number, and less than
 * nothing of what is counted or paid. A text in place of a number says nothing, or is what rules of injections know, nor does
 * a field that nobody has sent so far: somebody is the first to fill in what may be left out. Belongs to one thread.
 */
final class Forms {
    /** So many fields of a request are looked at. */
    static final int MOST = 32;

    /** A number, or a text that is one. */
    private static final int NUMBER = 1;
    /** Any other text. */
    private static final int WORDS = 2;

    private static final int TRUTH = 4;
    private static final int OBJECT = 8;
    private static final int LIST = 16;
    /** A number below zero. */
    private static final int NEGATIVE = 32;

    /** So many others send the field before its type is known. */
    private static final int OTHERS = 20;
    /** The same for the sign of what cannot be less than nothing. */
    private static final int FEW_OTHERS = 3;
    /** The same for the sign of anything that is not measured from a point on. */
    private static final int MANY_OTHERS = 12;

    /** What is counted in pieces is nobody's to send a negative number of, once somebody else sends some. */
    private static final Set<String> PIECES =
            Set.of("quantity", "qty", "count", "units", "pieces", "tickets", "seats", "guests", "nights", "anzahl");

    /** What is measured from a point on, on either side of it. */
    private static final Set<String> MEASURED = Set.of(
            "lat",
            "latitude",
            "lon",
            "lng",
            "long",
            "longitude",
            "x",
            "y",
            "z",
            "angle",
            "rotation",
            "temperature",
            "temp",
            "altitude",
            "elevation",
            "tz",
            "timezone",
            "zone",
            "gain",
            "level",
            "score",
            "rssi",
            "position",
            "index");

    private static final Set<String> COUNTED = Set.of(
            "amount",
            "amounts",
            "quantity",
            "qty",
            "count",
            "units",
            "pieces",
            "items",
            "price",
            "cost",
            "total",
            "sum",
            "fee",
            "points",
            "credits",
            "coins",
            "tip",
            "cents",
            "minutes",
            "hours",
            "days",
            "tickets",
            "seats",
            "guests",
            "nights",
            "shares",
            "betrag",
            "menge",
            "anzahl",
            "preis",
            "montant",
            "quantite",
            "prix",
            "importe",
            "cantidad",
            "precio",
            "importo",
            "quantita",
            "prezzo",
            "bedrag",
            "aantal",
            "belopp",
            "valor",
            "quantidade",
            "preco");

    /** What is called so may be less than nothing, whatever is counted. */
    private static final Set<String> DIFFERENCES = Set.of(
            "change", "delta", "diff", "difference", "adjustment", "correction", "offset", "balance", "variance");

    /** What is called so by a topic, and where it stands among the fields of the request at hand. */
    private final Recent<FieldPath, Field> fields = new Recent<>(path -> new Field(topic(path)));

    private int requests;

    private static final class Field {
        /** Empty for what is not said in query or body. */
        final String topic;
        /** The last request that had it. */
        private int request;

        private int at;

        Field(String topic) {
            this.topic = topic;
        }
    }

    private static String topic(FieldPath path) {
        return path.depth() > 0 && isSaid(path.location()) ? Topics.held(path.text()) : "";
    }

    /** The forms of the fields of a request's query and body, by topic. */
    List<Named> of(Fields request) {
        requests++;
        String[] topics = new String[Math.min(MOST, request.rows())];
        int[] forms = new int[topics.length];
        int count = 0;
        for (int row = 0; row < request.rows(); row++) {
            Field field = fields.of(request.path(row));
            int form = field.topic.isEmpty() ? 0 : form(request, row);
            if (form == 0) {
                continue;
            }
            if (field.request != requests && count < topics.length) {
                field.request = requests;
                field.at = count;
                topics[count++] = field.topic;
            }
            if (field.request == requests) {
                forms[field.at] |= form;
            }
        }
        List<Named> named = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            named.add(new Named(topics[at], forms[at]));
        }
        return named;
    }

    private static boolean isSaid(Location location) {
        return location == Location.BODY || location == Location.QUERY;
    }

    private static int form(Fields request, int row) {
        return switch (request.type(row)) {
            case STRING -> text(request.format(row), request.number(row));
            case INTEGER -> request.format(row) == ValueFormat.NUMBER ? NUMBER | NEGATIVE : NUMBER;
            case DECIMAL -> request.number(row) < 0 ? NUMBER | NEGATIVE : NUMBER;
            case TRUE, FALSE -> TRUTH;
            case OBJECT, EMPTY_OBJECT -> OBJECT;
            case ARRAY, EMPTY_ARRAY -> LIST;
            case NULL, BINARY -> 0;
        };
    }

    private static int text(ValueFormat format, long number) {
        return switch (format) {
            case EMPTY -> 0;
            case DIGITS -> NUMBER;
            case NUMBER -> number < 0 ? NUMBER | NEGATIVE : NUMBER;
            default -> WORDS;
        };
    }

    /** Where a request is unlike those of others, whose habits these are. */
    static List<Violation> violations(List<Named> sent, Habit here, long judged) {
        List<Violation> found = new ArrayList<>(0);
        for (Named each : sent) {
            int form = (int) each.value();
            boolean below = (form & NEGATIVE) != 0;
            boolean scalar = (form & (NUMBER | WORDS)) != 0;
            if (scalar && !below) {
                continue;
            }
            CallerSample others = here.of(each.name());
            if (below && isBelow(Topics.heldField(each.name()), others, judged)) {
                String field = Topics.heldField(each.name());
                found.add(new Violation(Kind.RANGE, field, field + " is less than nothing"));
            }
            if (!scalar && isScalar(others, judged)) {
                String field = Topics.heldField(each.name());
                String what = (form & OBJECT) != 0 ? "an object" : (form & LIST) != 0 ? "a list" : "a truth value";
                found.add(new Violation(Kind.TYPE, field, field + " is " + what));
            }
        }
        return found;
    }

    /** Whether nobody else sends less than nothing of it: the less is known of what it is, the more must not. */
    private static boolean isBelow(String field, CallerSample others, long judged) {
        List<String> words = NameTraits.words(field.substring(field.lastIndexOf('.') + 1));
        if (words.isEmpty() || DIFFERENCES.contains(words.getLast())) {
            return false;
        }
        boolean counted = COUNTED.contains(words.getLast()) || COUNTED.contains(words.getFirst());
        boolean measured = MEASURED.contains(words.getLast()) || MEASURED.contains(words.getFirst());
        int enough = PIECES.contains(words.getLast())
                ? 1
                : counted ? FEW_OTHERS : measured ? Integer.MAX_VALUE : MANY_OTHERS;
        int all = others.others(judged);
        return all >= enough && Usage.isRare(others.having(NEGATIVE, judged), all);
    }

    /** Whether a field is a text or a number with all others. */
    private static boolean isScalar(CallerSample others, long judged) {
        int all = others.others(judged);
        return all >= OTHERS && Usage.isRare(others.having(TRUTH | OBJECT | LIST, judged), all);
    }
}
