package dev.sinew.probe.proof.contract;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.LoginBody;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An answer has secret fields that no client needs.
 *
 * <p>The object behind the answer is sent as it is, with what no client shows: password hashes, tokens, account and national numbers.
 *
 * <p>Proved where the specification lists the members of the object and does not allow others: the same two answers have one that it lacks, and
 * its name and values together are of a class that is grave where a stranger reads it (the data classes of severity high and critical). What other callers' answers do not
 * have is chosen for whom it is shown to.
 * Masked and empty values do not count, nor objects of which the specification lists nothing, nor plain undeclared fields.
 *
 * <p>Whatever is declared, hashes of passwords and verification codes of payment cards are for nobody to read, and are so where two answers to an ordinary caller have them. Nor is the
 * password that somebody logs in with in an answer or a claim of a token by right, as services keep none that they could show: proved
 * where two answers to whoever has it, or to its logins, or its token, have just that text, and a login that fails does not repeat what it was sent. Nor is the token of an identity for anybody else, as in a log: proved where it stands in two answers to nobody, or to
 * another identity.
 *
 * <p>Nor is how those are reached who wrote what everybody may read: proved where two answers to nobody have the addresses for mail of two who wrote reviews, comments or the like.
 *
 * <p>Nor is how another is reached beside its name, where the specification declares no such thing: proved where two answers to an ordinary caller have two kinds of details of another identity, or one of
 * two, that their own pages show.
 *
 * <p>To fix it, build answers from the members that they shall have, never from the whole object.
 */
@Rule(
        id = "probe.excessive-data",
        flaw = "excessive-answer-fields",
        title = "Answer has secret fields that no client needs",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {213, 200})
public final class ExcessiveData implements Proof {
    private static final Set<DataClass> FOR_NOBODY =
            EnumSet.of(DataClass.PASSWORD_HASH, DataClass.CARD_VERIFICATION_CODE);

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        Optional<Outcome> password = OwnPassword.shown(endpoint, trial)
                .or(() -> OthersToken.shown(endpoint, trial))
                .or(() -> ContributorsContacts.shown(endpoint, trial))
                .or(() -> OthersDetails.shown(endpoint, trial));
        if (password.isPresent()) {
            return password;
        }
        if (!endpoint.isRead()) {
            return ofLogins(endpoint, trial);
        }
        boolean tried = false;
        for (Persona persona : trial.personas()) {
            for (Reached reached : persona.reached(endpoint)) {
                Optional<SortedMap<String, DataClass>> found = found(endpoint, persona, reached.reply());
                tried |= found.isPresent();
                found.ifPresent(fields -> fields.keySet()
                        .removeIf(each -> !FOR_NOBODY.contains(fields.get(each))
                                && isKeptFromOthers(each, endpoint, persona, trial)));
                if (found.isPresent() && !found.get().isEmpty()) {
                    return Optional.of(judge(endpoint, persona, reached, found.get(), trial));
                }
            }
        }
        return tried
                ? Optional.of(Outcome.refuted("no field of a grave class is in the answer that is not declared"))
                : Optional.empty();
    }

    /** Whether answers to another caller have nothing at a place: then who is shown it was chosen. */
    private static boolean isKeptFromOthers(String field, Endpoint endpoint, Persona persona, Trial trial) {
        String member = Scalars.member(field);
        for (Persona other : trial.personas()) {
            List<JsonNode> answers = other == persona
                    ? List.of()
                    : other.reached(endpoint).stream()
                            .flatMap(each -> each.reply().json().stream())
                            .toList();
            boolean shown = answers.stream()
                    .flatMap(each -> Scalars.of(each).keySet().stream())
                    .anyMatch(each -> Scalars.member(each).equals(member));
            if (!answers.isEmpty() && !shown) {
                return true;
            }
        }
        return isKeptOfTheSame(member, endpoint, trial);
    }

    /** Whether of one and the same thing some are shown a place and others are not, as each caller has things of its own where it is shown. */
    private static boolean isKeptOfTheSame(String member, Endpoint endpoint, Trial trial) {
        Map<String, Boolean> shown = new TreeMap<>();
        for (Persona each : trial.personas()) {
            for (Reached reached : each.reached(endpoint)) {
                boolean has = reached.reply().json().map(Scalars::of).orElseGet(TreeMap::new).keySet().stream()
                        .anyMatch(place -> Scalars.member(place).equals(member));
                Boolean before = shown.putIfAbsent(reached.filled().ask().path(), has);
                if (before != null && before != has) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What is for nobody in the answers to the logins of two identities, at the same place. */
    private static Optional<Outcome> ofLogins(Endpoint endpoint, Trial trial) {
        List<Persona> all = trial.personas().stream()
                .filter(each -> each.entrance(endpoint).isPresent())
                .toList();
        if (all.size() < 2) {
            return Optional.empty();
        }
        Set<String> places = forNobody(all.getFirst().entrance(endpoint).orElseThrow());
        places.retainAll(forNobody(all.getLast().entrance(endpoint).orElseThrow()));
        if (places.isEmpty()) {
            return Optional.of(Outcome.refuted("nothing in the answers to logins is for nobody to read"));
        }
        Optional<Ask> shown = all.getFirst()
                .session()
                .identity()
                .login()
                .flatMap(LoginBody::of)
                .map(each -> each.ask(each.name(), "OWN_PASSWORD"));
        String where = String.join(", ", places);
        return Optional.of(Outcome.confirmed(
                "the answers to the logins of " + all.getFirst() + " and " + all.getLast()
                        + " have what is for nobody to read: " + where,
                shown.stream()
                        .map(each -> new Outcome.Step(Session.NOBODY, each, "has " + where))
                        .toList()));
    }

    private static Set<String> forNobody(JsonNode answer) {
        return SensitiveFields.of(answer).entrySet().stream()
                .filter(each -> FOR_NOBODY.contains(each.getValue()) && SensitiveFields.isShown(answer, each.getKey()))
                .map(each -> each.getKey() + " (" + each.getValue().id() + ")")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Outcome judge(
            Endpoint endpoint, Persona persona, Reached reached, SortedMap<String, DataClass> found, Trial trial) {
        Reply again = trial.askAgain(reached.filled().ask(), persona.session());
        Map<String, DataClass> second = found(endpoint, persona, again).orElseGet(TreeMap::new);
        found.keySet().retainAll(second.keySet());
        if (found.isEmpty()) {
            return Outcome.inconclusive("a grave field that is not declared was there once and not again");
        }
        String where = found.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue().id() + ")")
                .collect(Collectors.joining(", "));
        return Outcome.confirmed(
                "two answers to " + persona + " have "
                        + (FOR_NOBODY.containsAll(found.values())
                                ? "what is for nobody to read: "
                                : "what the specification does not declare: ")
                        + where,
                List.of(new Outcome.Step(persona.session(), reached.filled().ask(), "has " + where)));
    }

    /** Grave fields that nothing declares, and those that are for nobody; empty where the specification does not say what there is, and none of these is there. */
    private static Optional<SortedMap<String, DataClass>> found(Endpoint endpoint, Persona persona, Reply reply) {
        Optional<SortedMap<String, DataClass>> undeclared = undeclared(endpoint, reply);
        TreeMap<String, DataClass> all = new TreeMap<>();
        if (!persona.session().identity().isPrivileged() && reply.json().isPresent()) {
            SensitiveFields.of(reply.json().get()).forEach((field, held) -> {
                if (FOR_NOBODY.contains(held)
                        && SensitiveFields.isShown(reply.json().get(), field)) {
                    all.put(field, held);
                }
            });
        }
        undeclared.ifPresent(all::putAll);
        return undeclared.isEmpty() && all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** Grave fields that nothing declares; empty where the specification does not say what there is. */
    private static Optional<SortedMap<String, DataClass>> undeclared(Endpoint endpoint, Reply reply) {
        if (reply.json().isEmpty()) {
            return Optional.empty();
        }
        Optional<Undeclared> walked = Undeclared.of(endpoint, reply);
        if (walked.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, DataClass> grave = new TreeMap<>();
        SensitiveFields.of(reply.json().get()).forEach((field, held) -> {
            boolean told = held.severity().compareTo(Severity.HIGH) >= 0
                    && walked.get().has(field)
                    && SensitiveFields.isShown(reply.json().get(), field);
            if (told) {
                grave.put(field, held);
            }
        });
        return Optional.of(grave);
    }
}
