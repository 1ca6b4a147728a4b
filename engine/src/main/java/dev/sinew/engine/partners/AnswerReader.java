package dev.sinew.engine.partners;

import dev.sinew.engine.partners.PartnerAnswer.Trait;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads off an observation how a partner answered. */
final class AnswerReader {
    /** So many fields of one answer are looked at. */
    static final int FIELDS = 24;
    /** So many traits an answer has at most. */
    static final int MOST = FIELDS + 8;

    private static final int LONGEST = 64;

    private AnswerReader() {}

    static PartnerAnswer read(Observation call, Collection<String> rules) {
        List<Trait> traits = new ArrayList<>();
        boolean worked = call.status() >= 200 && call.status() < 300;
        boolean sent = call.status() >= 300 && call.status() < 400;
        if (call.has(dev.sinew.model.Trait.ENCRYPTED) || call.has(dev.sinew.model.Trait.CLEARTEXT)) {
            boolean tls = call.has(dev.sinew.model.Trait.ENCRYPTED);
            traits.add(new Trait(PartnerAnswer.TRANSPORT, tls ? "TLS" : "cleartext"));
        }
        if (worked || sent) {
            traits.add(new Trait(PartnerAnswer.REDIRECT, noticed(call, rules, PartnerAnswer.REDIRECT)));
        }
        if (worked && call.answerBody().knowledge() != Knowledge.UNKNOWN) {
            traits.add(new Trait(
                    PartnerAnswer.BODY, call.answerBody().kind().name().toLowerCase(Locale.ROOT)));
            traits.add(new Trait(PartnerAnswer.CONTENT, noticed(call, rules, PartnerAnswer.CONTENT)));
            if (call.answerBody().kind() == BodyKind.JSON) {
                fields(call.answer(), traits);
            }
        }
        if (worked && words(call) >= 2) {
            traits.add(new Trait(PartnerAnswer.HOST, call.api()));
        }
        return new PartnerAnswer(
                call.origin(), call.timeMicros(), call.api(), call.method(), call.selector(), call.segments(), traits);
    }

    private static String noticed(Observation call, Collection<String> rules, String place) {
        return call.marks().stream()
                .filter(mark -> rules.contains(mark.rule()) && mark.place().equals(place))
                .map(MarkHit::note)
                .findFirst()
                .orElse(PartnerAnswer.NONE);
    }

    /** Words of the path: a path of one word is that of many an API. */
    private static long words(Observation call) {
        return call.segments().stream()
                .filter(each -> each.text().chars().filter(Character::isLetter).count() > 2)
                .count();
    }

    /** Types of what stands at the top and of its members; of a list, of its elements' members. */
    private static void fields(Fields answer, List<Trait> traits) {
        Map<String, String> types = new LinkedHashMap<>();
        String top = "";
        for (int row = 0; row < answer.rows(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() != Location.BODY) {
                continue;
            }
            String type = word(answer.type(row));
            if (path.depth() == 0 && !type.isEmpty()) {
                top = type;
            }
            boolean member = path.depth() == 1
                    || (path.depth() == 2 && path.parent().name().equals(FieldPath.ELEMENT));
            boolean named = !path.isOfMany() && path.name().length() <= LONGEST;
            if (member && named && !type.isEmpty() && (types.size() < FIELDS || types.containsKey(path.name()))) {
                types.putIfAbsent(path.name(), type);
            }
        }
        if (!top.isEmpty()) {
            traits.add(new Trait(PartnerAnswer.TOP, top));
        }
        types.forEach((name, type) -> traits.add(new Trait(PartnerAnswer.FIELD + name, type)));
    }

    private static String word(ValueType type) {
        return switch (type) {
            case STRING, BINARY -> "a text";
            case INTEGER, DECIMAL -> "a number";
            case TRUE, FALSE -> "a boolean";
            case OBJECT, EMPTY_OBJECT -> "an object";
            case ARRAY, EMPTY_ARRAY -> "a list";
            case NULL -> "";
        };
    }
}
