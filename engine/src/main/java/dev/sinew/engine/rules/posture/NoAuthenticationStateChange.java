package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An operation that changes something works for anybody.
 *
 * <p>Without credentials nobody can say who changed or deleted what, and everybody may.
 *
 * <p>It fires where PUT, PATCH or DELETE succeed although no call ever had a credential, or fewer than half
 * had, and for POST where the answer says that
 * something was created: 201, or a new id in answer to a body, or the selector that something is changed. It stays quiet where the source does not record headers; where one
 * comes in: login, sign-up, refresh, reset; where anybody may leave something: contact forms, webhooks, measurements, a guest's
 * cart; for questions written as POST: searches, GraphQL queries, remote calls that are not named for a change; and where a
 * header or parameter may be a proof that is not known as one, such as a webhook's signature.
 *
 * <p>Where no operation of the api asks for credentials it is said once for all of it, as possible.
 *
 * <p>To fix it, ask for a token at this path and refuse by default. Where guests are meant to do this, give them a session first,
 * so that what they made is theirs alone.
 */
@Rule(
        id = "posture.no-authentication-state-change",
        flaw = "no-authentication",
        title = "Change without credentials",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {306})
public final class NoAuthenticationStateChange implements Check {
    private static final int EXAMPLES = 5;
    private static final Set<String> WRAPPERS =
            Set.of("data", "result", "item", "object", "resource", "entity", "payload");

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<OperationPosture> open = api.operations().stream()
                .filter(each -> each.isUnsafe() && Bareness.isMostlyBare(each) && isForCallers(each) && isChange(each))
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        boolean guarded = Bareness.isGuarded(api);
        if (!guarded) {
            return List.of(ofApi(api, open));
        }
        boolean internal = api.facts().exposure().equals("internal");
        Confidence confidence = internal ? Confidence.POSSIBLE : Confidence.LIKELY;
        return open.stream().map(each -> weakness(each, confidence)).toList();
    }

    /** Where no operation asks for credentials, that is one fact about the api, and perhaps one about the source. */
    private static Weakness ofApi(ApiPosture api, List<OperationPosture> open) {
        List<Evidence> evidence = new ArrayList<>();
        for (OperationPosture each : open.subList(0, Math.min(EXAMPLES, open.size()))) {
            evidence.add(new Evidence(
                    each.first(Trait.BARE_SUCCESS), each.operation().toString()));
        }
        long count =
                open.stream().mapToLong(each -> each.count(Trait.BARE_SUCCESS)).sum();
        Evidence first = evidence.getFirst();
        String note = first.note() + "; " + Counted.operations(open.size())
                + " changed something without a credential, and none of "
                + api.operations().size() + " asked for one";
        evidence.set(0, new Evidence(first.origin(), note));
        String cure = "Refuse by default in front of " + api.api()
                + " and list what is public. NGINX: auth_request /auth; in its"
                + " server. Envoy: the jwt_authn filter. Kong: the jwt plugin on the service";
        return new Weakness(Operation.ofApi(api.api()), "", Confidence.POSSIBLE, evidence, count, cure);
    }

    private static Weakness weakness(OperationPosture operation, Confidence confidence) {
        long count = operation.count(Trait.BARE_SUCCESS);
        String note = Counted.calls(count) + " succeeded without any credential, " + others(operation, count)
                + " with one; other operations of this api ask for one";
        Operation where = operation.operation();
        return Weakness.of(operation, "", confidence, operation.first(Trait.BARE_SUCCESS), note, count)
                .cured("Ask for a token at " + where.method() + " " + where.path()
                        + ". NGINX: limit_except GET { auth_request /auth; }. Envoy: the jwt_authn filter with a"
                        + " requirement for this route. Kong: the jwt plugin on the route");
    }

    private static String others(OperationPosture operation, long bare) {
        long proven = operation.successes() - bare;
        return proven <= 0 ? "none" : Long.toString(proven);
    }

    private static boolean isForCallers(OperationPosture operation) {
        return !Purpose.isEntrance(operation)
                && !Purpose.isLetterbox(operation.operation())
                && !Purpose.isQuestion(operation.operation());
    }

    private static boolean isChange(OperationPosture operation) {
        return switch (operation.operation().method()) {
            case "PUT", "PATCH", "DELETE" -> true;
            case "POST" ->
                !operation.operation().selector().isEmpty()
                        || operation.learned().answers().containsKey(201)
                        || isNewIdAnswered(operation);
            default -> false;
        };
    }

    private static boolean isNewIdAnswered(OperationPosture operation) {
        boolean asked = operation.learned().requestBody().present() > 0;
        return asked
                && Answered.fields(operation).stream()
                        .anyMatch(field -> isId(operation, field) && !Answered.echoes(operation, field));
    }

    /** Whether it is an id, of the kind that the path ends with where it says of what: {@code bookingid} of {@code /bookings}. */
    private static boolean isId(OperationPosture operation, LearnedField field) {
        String name = String.join("", NameTraits.words(field.path().fieldName()));
        String path = operation.operation().path().toLowerCase(Locale.ROOT);
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean named = name.equals("id") || name.equals(last + "id") || name.equals(last.replaceAll("s$", "") + "id");
        return isOfTheObject(field.path()) && named && Answered.filled(field) > 0;
    }

    /** Whether it stands at the top, or in what wraps the one object that an answer is about. */
    private static boolean isOfTheObject(FieldPath path) {
        return path.depth() == 1
                || (path.depth() == 2 && WRAPPERS.contains(path.parent().name().toLowerCase(Locale.ROOT)));
    }
}
