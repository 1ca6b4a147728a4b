package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.run.AccountBody;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Homes;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Users;
import dev.sinew.probe.run.Whose;
import dev.sinew.spec.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Members that callers must not set are taken from the body.
 *
 * <p>The body is copied into the record as it comes: whoever adds {@code role} or {@code balance}, which the description of the request does not
 * have, gives themselves rights or money.
 *
 * <p>Proved by reading back: on an object that the run created, on the own page of a user whom it signed up, or, for rights alone, on the caller's own page, the owner adds a member that answers have and the
 * request's description does not, and whose name speaks of rights, money or state; three reads have the new value and three before had the old one.
 * So does who runs a tenant with what only who runs all of them gives, as credit.
 * Then the old value is written back; where that is refused, the reason says so. Roles are tried with those that other identities have; the state of an
 * order, a payment and the like, which who sells says, with a word that means nothing, or one that the refusal of it names, other than that it is cancelled. What the service gives to programs
 * ({@code conversion_params}) counts where answers have it that no description has, neither of requests nor of answers.
 *
 * <p>A role that the description of the request has counts where something that was refused before is answered with it, be it in a session that begins then, and not in one that begins
 * when it is taken back.
 *
 * <p>That somebody administrates ({@code is_admin}) counts also where the description of the request has it, as descriptions that are made from the source do. It is tried on the page
 * of a user whom the run signed up, too: two who send it are shown with it, one between who does not is shown without it.
 *
 * <p>Of a sign-up, by users whom the run signs up, where it can delete them again or {@code --allow-leftovers} is given: two who send such a member are shown with it as
 * sent, two who do not are shown without it.
 *
 * <p>Of a creation, two that are created with such a member are shown with it as sent, and one between them, without it, is not.
 *
 * <p>Of what is done to a thing ({@code POST /cards/{id}/update-limit}), two to which it is done with a sum that the request's description does not have show it as sent, and one between them,
 * to which the same is done without it, does not.
 *
 * <p>To fix it, take the members that callers may set by name, and no others.
 */
@Rule(
        id = "probe.mass-assignment",
        flaw = "mass-assignment",
        title = "Members that callers must not set are taken from the body",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API3:2023"},
        cwe = {915})
public final class MassAssignment implements Proof {

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (Homes.creates(endpoint)) {
            return SignUpRights.prove(endpoint, trial)
                    .or(() -> CreatedWith.prove(endpoint, trial))
                    .or(() -> DoneWith.prove(endpoint, trial));
        }
        if (trial.fixtures().isEmpty()
                || !OnCreated.CHANGES.contains(endpoint.operation().method())) {
            return Optional.empty();
        }
        Fixtures fixtures = trial.fixtures().get();
        Optional<Schema> schema = fixtures.inner(endpoint).filter(each -> !each.isOpen());
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        Optional<Endpoint> read = trial.endpoints().stream()
                .filter(each -> each.isRead() && each.path().equals(endpoint.path()))
                .findFirst();
        Optional<Outcome> attempted = read.flatMap(each -> attempt(endpoint, each, schema.get(), trial));
        return Verdicts.better(attempted, () -> OwnRights.prove(endpoint, trial));
    }

    /** Tries it on an object of the run, or on the page of an identity. */
    private static Optional<Outcome> attempt(Endpoint endpoint, Endpoint read, Schema schema, Trial trial) {
        if (!endpoint.pathParameters().isEmpty()) {
            Optional<Outcome> objects = OnCreated.byOwner(
                    endpoint,
                    trial,
                    made -> made.isAddress(endpoint) && !Rank.aboveSomebody(made.owner(), trial),
                    (made, all) -> new AddedMember(
                                    Optional.of(made),
                                    made.at(endpoint).orElseThrow(),
                                    made.at(read).orElseThrow(),
                                    made.owner(),
                                    schema,
                                    true,
                                    trial)
                            .judge());
            return Verdicts.better(objects, () -> page(endpoint, read, schema, trial));
        }
        Optional<Outcome> identity = Verdicts.best(
                oneOfEachRole(trial),
                each -> each.reached(read).isEmpty() || AccountBody.locksOut(endpoint, each)
                        ? Optional.empty()
                        : Optional.of(ownPage(endpoint, read, each, schema, trial)));
        Optional<Outcome> user = Verdicts.better(identity, () -> ofUser(endpoint, read, schema, trial));
        return Verdicts.better(user, () -> ofTenant(endpoint, read, schema, trial));
    }

    /** Tries it on the page of a tenant by who runs that, where somebody runs all of them: what those give, as credit, who runs one does not give to itself. */
    private static Optional<Outcome> ofTenant(Endpoint endpoint, Endpoint read, Schema schema, Trial trial) {
        return trial.personas().stream()
                .filter(each -> each.session().identity().isPrivileged()
                        && !each.session().identity().tenant().isEmpty()
                        && trial.personas().stream().anyMatch(one -> Rank.above(one, each)))
                .filter(each -> !each.reached(read).isEmpty() && !AccountBody.locksOut(endpoint, each))
                .findFirst()
                .map(each -> ownPage(endpoint, read, each, schema, trial));
    }

    private static Outcome ownPage(Endpoint endpoint, Endpoint read, Persona persona, Schema schema, Trial trial) {
        return new AddedMember(
                        Optional.empty(),
                        Filled.bare(endpoint),
                        Filled.bare(read),
                        persona,
                        schema,
                        mayBeSpoilt(trial),
                        trial)
                .judge();
    }

    /** Of those who may do no more than others, as the page of a client has what that of an adviser has not. */
    private static List<Persona> oneOfEachRole(Trial trial) {
        Map<String, Persona> first = new LinkedHashMap<>();
        trial.customers()
                .forEach(each -> first.putIfAbsent(each.session().identity().role(), each));
        return List.copyOf(first.values());
    }

    /** Whether the money of an identity is tried, which is undone: nobody can be signed up for it, and what a run leaves may stay. */
    private static boolean mayBeSpoilt(Trial trial) {
        return trial.fixtures().filter(each -> each.writing().leftovers()).isPresent()
                && trial.users().flatMap(Users::spare).isEmpty();
    }

    /** Tries it on the own page of somebody whom the run signed up, whose money and state may be spoilt. */
    private static Optional<Outcome> ofUser(Endpoint endpoint, Endpoint read, Schema schema, Trial trial) {
        return trial.users()
                .filter(each -> each.isOfUsers(read) && read.pathParameters().isEmpty())
                .flatMap(Users::spare)
                .map(user -> new AddedMember(
                                Optional.empty(),
                                Filled.bare(endpoint),
                                Filled.bare(read),
                                user.persona(),
                                schema,
                                true,
                                trial)
                        .judge());
    }

    /** Tries it on the page of an identity among the people of a collection. */
    private static Optional<Outcome> page(Endpoint endpoint, Endpoint read, Schema schema, Trial trial) {
        return trial.customers().stream()
                .filter(each -> !AccountBody.locksOut(endpoint, each))
                .flatMap(each -> each.reached(read).stream()
                        .map(Reached::filled)
                        .filter(filled -> trial.personas().stream()
                                .anyMatch(one -> one != each && Whose.isPage(filled, each, one)))
                        .limit(1)
                        .map(filled -> new AddedMember(
                                        Optional.empty(),
                                        new Filled(endpoint, filled.bindings(), "", true, true),
                                        filled,
                                        each,
                                        schema,
                                        false,
                                        trial)
                                .judge()))
                .findFirst();
    }
}
