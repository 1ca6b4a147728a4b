package dev.sinew.engine.rules.posture;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.posture.ApiPosture;
import dev.sinew.engine.posture.Check;
import dev.sinew.engine.posture.OperationPosture;
import dev.sinew.engine.posture.Weakness;
import dev.sinew.model.Confidence;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation.LearnedAnswer;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Origin;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A GET changes something.
 *
 * <p>Browsers, crawlers, previews and caches send GETs on their own, and any page can make a visitor's browser send one with cookies
 * ({@code SameSite=Lax} lets it pass when the user follows a link). GET is to be safe (RFC 9110, section 9.2.1).
 *
 * <p>It fires for a GET that was answered with 201, and shows what was made, by a body or a {@code Location}: likely; and as a possibility for one whose
 * path has a word of action ({@code delete}, {@code transfer} …) as a segment or at its beginning and whose answer says so: 204, or a
 * field such as {@code deleted} or {@code affectedRows}; likewise for a path that says to change a password and takes it in the
 * query. It stays quiet for logout and for links from mails (confirm, verify,
 * unsubscribe), which are GETs on purpose, for forms in HTML, and for a word of action whose answer only shows data.
 *
 * <p>To fix it, take the change by POST, PUT, PATCH or DELETE and answer GET with 405.
 */
@Rule(
        id = "posture.get-changes-state",
        flaw = "get-changes-state",
        title = "GET changes something",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {650, 352},
        standards = {"RFC 9110"})
public final class GetChangesState implements Check {
    private static final Set<String> ACTIONS = Set.of(
            "delete",
            "remove",
            "create",
            "add",
            "insert",
            "update",
            "transfer",
            "pay",
            "cancel",
            "approve",
            "reject",
            "activate",
            "deactivate",
            "enable",
            "disable",
            "reset",
            "purge",
            "revoke",
            "assign",
            "drop",
            "destroy",
            "withdraw",
            "deposit");
    private static final Set<String> ON_PURPOSE = Set.of(
            "logout",
            "signout",
            "logoff",
            "confirm",
            "confirmation",
            "verify",
            "verification",
            "unsubscribe",
            "optout",
            "callback");
    private static final Set<String> SAYS_SO = Set.of(
            "deleted",
            "removed",
            "created",
            "updated",
            "cancelled",
            "canceled",
            "approved",
            "affectedrows",
            "affected_rows",
            "rowsaffected",
            "modifiedcount",
            "deletedcount",
            "insertid",
            "insertedid",
            "ndeleted",
            "nmodified",
            "rowcount");

    private static final Set<String> CHANGES = Set.of("change", "set", "update", "reset");
    private static final Set<String> SECRETS = Set.of("password", "passwd", "pin", "email");

    private record Seen(Confidence sure, Origin first, String note, long count) {}

    @Override
    public List<Weakness> weaknesses(ApiPosture api) {
        List<Weakness> found = new ArrayList<>();
        for (OperationPosture each : api.operations()) {
            if (each.operation().method().equals("GET")
                    && each.operation().selector().isEmpty()
                    && !isOnPurpose(each)) {
                seen(each)
                        .ifPresent(seen ->
                                found.add(Weakness.of(each, "", seen.sure(), seen.first(), seen.note(), seen.count())
                                        .cured("Take " + each.operation().path()
                                                + " by POST or DELETE and answer GET with 405. NGINX:"
                                                + " limit_except POST { deny all; }")));
            }
        }
        return found;
    }

    private static Optional<Seen> seen(OperationPosture operation) {
        Map<Integer, LearnedAnswer> answers = operation.learned().answers();
        LearnedAnswer made = answers.get(201);
        if (made != null && showsWhat(made)) {
            return Optional.of(new Seen(Confidence.LIKELY, made.first(), "answered with 201 (created)", made.count()));
        }
        Optional<Seen> secret = secret(operation);
        if (secret.isPresent()) {
            return secret;
        }
        Optional<String> action = action(operation.operation().path());
        if (action.isEmpty()) {
            return Optional.empty();
        }
        LearnedAnswer empty = answers.get(204);
        if (empty != null) {
            String note = "the path says " + action.get() + ", the answer is 204";
            return Optional.of(new Seen(Confidence.POSSIBLE, empty.first(), note, empty.count()));
        }
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey() / 100 == 2)
                .flatMap(entry -> entry.getValue().body().fields().stream())
                .filter(GetChangesState::saysSo)
                .findFirst()
                .map(field -> new Seen(
                        Confidence.POSSIBLE,
                        field.first(),
                        "the path says " + action.get() + ", the answer "
                                + field.path().text(),
                        field.present()));
    }

    /** Whether an answer shows what was made, in a header or a body with fields: some say 201 to every ping. */
    private static boolean showsWhat(LearnedAnswer made) {
        return !made.body().fields().isEmpty()
                || made.headers().stream().anyMatch(field -> field.path().name().equals("location"));
    }

    /** A password that is changed: a segment says both, parameters come in the query, and it succeeds. */
    private static Optional<Seen> secret(OperationPosture operation) {
        boolean asked = operation.learned().parameters().stream()
                .anyMatch(field -> field.path().location() == Location.QUERY);
        for (String segment : operation.operation().path().split("/", -1)) {
            List<String> words = NameTraits.words(segment);
            boolean changes = CHANGES.stream().anyMatch(words::contains)
                    && SECRETS.stream().anyMatch(words::contains);
            if (changes && asked && operation.successes() > 0) {
                String note =
                        "the path says " + String.join(" ", words) + ", parameters are in the query, and it succeeds";
                return Optional.of(
                        new Seen(Confidence.POSSIBLE, Reach.firstSuccess(operation), note, operation.successes()));
            }
        }
        return Optional.empty();
    }

    /** Whether a field says that something was changed: a switch or a number by such a name, not a date of an earlier change. */
    private static boolean saysSo(LearnedField field) {
        boolean flat = field.path().depth() <= 2;
        boolean told =
                field.types().containsKey(ValueType.TRUE) || field.types().containsKey(ValueType.INTEGER);
        return flat && told && SAYS_SO.contains(field.path().fieldName().toLowerCase(Locale.ROOT));
    }

    /** The word of action that a segment is or begins with. */
    private static Optional<String> action(String path) {
        for (String segment : path.split("/", -1)) {
            List<String> words = segment.startsWith("{") ? List.of() : NameTraits.words(segment);
            if (!words.isEmpty() && ACTIONS.contains(words.getFirst())) {
                return Optional.of(words.getFirst());
            }
        }
        return Optional.empty();
    }

    private static boolean isOnPurpose(OperationPosture operation) {
        return NameTraits.words(operation.operation().path()).stream().anyMatch(ON_PURPOSE::contains);
    }
}
