package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Baseline;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.oracle.Strength;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks something up of which the query or the body alone says what is meant: {@code GET /invoices?bookingId=7}, {@code POST /guests/lookup} with {@code {"guestId": 7}}. It is tried with what
 * the run created, and with callers themselves where a member says who is meant and the answer has such as tells of people. What is posted is sent only where the run may write.
 */
record LookedUp(Endpoint endpoint, Trial trial) {
    private static final Set<String> LOOKS = Set.of(
            "lookup",
            "search",
            "find",
            "query",
            "fetch",
            "get",
            "detail",
            "details",
            "view",
            "show",
            "read",
            "status",
            "info",
            "load",
            "retrieve",
            "summary",
            "history",
            "statement",
            "download",
            "preview",
            "profile",
            "compare");

    /** What a path says where several are asked for at once; what is done with them it does not say. */
    private static final Set<String> SEVERAL =
            Set.of("batch", "bulk", "many", "multiple", "several", "selected", "by", "id", "ids");

    /** What is shown of others; empty where it is no such request, or there is nothing to try it with. */
    static Optional<Outcome> read(Endpoint endpoint, Trial trial) {
        boolean posted =
                !endpoint.isRead() && isOne(endpoint) && trial.fixtures().isPresent();
        if (!endpoint.pathParameters().isEmpty() || !endpoint.isRead() && !posted) {
            return Optional.empty();
        }
        LookedUp lookup = new LookedUp(endpoint, trial);
        Optional<Outcome> made = OnCreated.byAnother(
                endpoint, trial, each -> each.beside(endpoint).isPresent(), lookup::created);
        return posted ? Verdicts.better(Verdicts.better(made, lookup::people), lookup::told) : made;
    }

    /** Whether something is only looked up by a {@code POST}, as the end of its path says. */
    static boolean isOne(Endpoint endpoint) {
        List<String> last = NameTraits.words(endpoint.lastSegment());
        return endpoint.operation().method().equals("POST")
                && endpoint.pathParameters().isEmpty()
                && (last.stream().anyMatch(LOOKS::contains)
                        || endpoint.takesNothingButIds() && SEVERAL.containsAll(last));
    }

    private Outcome created(Made made, Persona other, Fixtures fixtures) {
        boolean read = Sight.address(made, trial)
                .map(each -> trial.askAgain(each.ask(), other.session()))
                .filter(trial::isSuccess)
                .isPresent();
        if (read) {
            return Outcome.inconclusive(
                    other + " reads it at its own address as well, so that it may be meant for both");
        }
        Filled owned = made.beside(endpoint).orElseThrow();
        Made never = made.called(NeverExisted.like(made.id()));
        Set<String> named = Set.of(made.id());
        Outcome alone =
                judge(made.owner(), other, owned, owned, never.beside(endpoint).orElseThrow(), named, Optional.empty());
        // Who looks at one of several only is content with one's own.
        boolean several = made.parent().isEmpty() && made.beside(endpoint, made).isPresent();
        Optional<Made> own =
                several && alone.verdict() == Verdict.REFUTED ? fixtures.first(made.create(), other) : Optional.empty();
        Optional<Outcome> together = own.map(each -> judge(
                made.owner(),
                other,
                owned,
                made.beside(endpoint, each).orElseThrow(),
                never.beside(endpoint, each).orElseThrow(),
                named,
                Optional.empty()));
        own.ifPresent(fixtures::discard);
        return together.filter(each -> each.verdict() != Verdict.INCONCLUSIVE).orElse(alone);
    }

    private Optional<Outcome> people() {
        return Verdicts.best(
                endpoint.members(),
                member -> Pairs.of(trial.customers(), any -> true, (owner, other) -> {
                    Optional<String> own = other.ownId(member);
                    return owner.ownId(member)
                            .filter(owned -> own.isPresent() && !owned.equals(own.get()))
                            .map(owned -> () -> {
                                Filled asked = Filled.telling(endpoint, member, owned);
                                Filled never = Filled.telling(endpoint, member, NeverExisted.like(owned));
                                return judge(
                                        owner, other, asked, asked, never, Set.of(owned), Optional.of(() -> false));
                            });
                }));
    }

    /** What lists told only its owner of, where several may be named: alone, and behind one of the other's own. */
    private Optional<Outcome> told() {
        Set<String> members = endpoint.takesNothingButIds() ? endpoint.members() : Set.of();
        return Verdicts.best(
                members,
                member -> Pairs.of(trial.customers(), any -> true, (owner, other) -> {
                    Optional<String> own = alone(member, other, owner);
                    return alone(member, owner, other)
                            .filter(owned -> own.isPresent())
                            .map(owned -> () -> told(member, owner, other, owned, own.orElseThrow()));
                }));
    }

    /** The id of such a thing of which one was told, and another never. */
    private Optional<String> alone(String member, Persona one, Persona other) {
        String named = member.replaceAll("(?i)(?<=id|key|ref|number|code)s$", "");
        List<String> ids = named.equalsIgnoreCase("id") ? trial.idsAbove(endpoint, one) : trial.told(one, named);
        return ids.stream().filter(each -> !other.seen().contains(each)).findFirst();
    }

    private Outcome told(String member, Persona owner, Persona other, String owned, String own) {
        String never = NeverExisted.like(owned);
        Set<String> named = Set.of(owned);
        Filled its = Filled.telling(endpoint, member, List.of(owned));
        Optional<BooleanSupplier> kept = Optional.of(() -> isKept(owned, owner, other));
        Outcome single = judge(owner, other, its, its, Filled.telling(endpoint, member, List.of(never)), named, kept);
        return single.verdict() == Verdict.CONFIRMED
                ? single
                : judge(
                        owner,
                        other,
                        its,
                        Filled.telling(endpoint, member, List.of(own, owned)),
                        Filled.telling(endpoint, member, List.of(own, never)),
                        named,
                        kept);
    }

    /** Whether something that its owner reached at its own address is refused to the other there, or should be, as that proves. */
    private boolean isKept(String id, Persona owner, Persona other) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && each.path().endsWith("}"))
                .flatMap(each -> owner.reached(each).stream())
                .filter(each -> each.filled().last().equals(id))
                .findFirst()
                .filter(each -> !trial.isSuccess(trial.ask(each.filled().ask(), other.session()))
                        || new ForeignRead(trial, owner, other)
                                        .judge(each, each.filled())
                                        .verdict()
                                == Verdict.CONFIRMED)
                .isPresent();
    }

    private Optional<Ask> ask(Filled filled, Persona values) {
        return filled.body().isEmpty()
                ? Optional.of(filled.ask())
                : trial.fixtures().flatMap(each -> each.ask(filled, values));
    }

    /**
     * Judges one thing.
     *
     * @param owned what its owner asks
     * @param foreign what the other does
     * @param absent the same of what never existed
     * @param named the ids in them
     * @param kept tells whether it is refused to the other elsewhere, where the answer does not show that it is for its owner; empty of what the run created
     */
    private Outcome judge(
            Persona owner,
            Persona other,
            Filled owned,
            Filled foreign,
            Filled absent,
            Set<String> named,
            Optional<BooleanSupplier> kept) {
        Optional<Ask> its = ask(owned, owner);
        Optional<Ask> asked = ask(foreign, owner);
        Optional<Ask> never = ask(absent, owner);
        if (its.isEmpty() || asked.isEmpty() || never.isEmpty()) {
            return Outcome.inconclusive("nothing is known that could be sent beside");
        }
        List<Reply> replies = trial.thrice(its.get(), owner.session());
        Optional<Baseline> baseline = trial.baseline(replies);
        if (baseline.isEmpty()) {
            return Outcome.inconclusive(
                    "the answers to " + owner + " are no JSON, or not all of three succeeded: " + replies.getFirst());
        }
        boolean evident = Possessions.isPrivate(endpoint.path())
                || replies.getFirst().json().filter(SensitiveFields::isPersonal).isPresent();
        if (!evident && kept.isPresent() && !kept.get().getAsBoolean()) {
            return Outcome.inconclusive("what it shows of " + owner + " may be for others to see");
        }
        Set<String> common = new HashSet<>(other.seen());
        common.addAll(named);
        List<String> unique = baseline.get().unique(common);
        if (Strength.of(unique) < Strength.ENOUGH) {
            boolean confidential = SensitiveFields.isConfidential(replies.getFirst(), List.copyOf(named));
            return confidential && evident && kept.isPresent()
                    ? new ForeignAsk(trial, owner, other, asked.get(), never.get(), "its id in the request")
                            .whole(baseline.get(), Optional.empty())
                    : Outcome.inconclusive(
                            "nothing in the answer to " + owner + " is so much its own that it would prove anything");
        }
        return new ForeignAsk(trial, owner, other, asked.get(), never.get(), "its id in the request")
                .judge(baseline.get(), unique);
    }
}
