package dev.sinew.app.serve;

import dev.sinew.app.config.Configuration;
import dev.sinew.app.fold.Folds;
import dev.sinew.engine.codec.Decoded;
import dev.sinew.engine.codec.ObservationCodec;
import dev.sinew.engine.identity.Barred;
import dev.sinew.engine.respond.AllowList;
import dev.sinew.engine.respond.Responder;
import dev.sinew.engine.route.RouteView;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Observation;
import dev.sinew.model.Signal;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import dev.sinew.store.Journal;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What response rules would have done about what came in before: a result of its own, which changes nothing. The journal is folded as a
 * start folds it, and at each of its ticks the rules decide as they would have; then it is read once more to see which calls would have
 * been refused. A proposal counts as if it had been approved at once; a dry run as live.
 */
public final class Preview {
    private static final int PAGE = 2_000;

    private final Journal journal;
    private final Instant since;
    private final Function<Observation, String> addresses;
    private final AllowList allowed;
    private final Folds folds;
    private final List<Trial> trials = new ArrayList<>();
    private final Optional<Integer> key;
    private Policy policy = Policy.NONE;
    private Instant now = Instant.EPOCH;
    private long calls;

    /** A block on trial. */
    private static final class Trial {
        private final Block block;
        private final String rule;
        private final Optional<String> proposed;
        private Optional<Barred> barred = Optional.empty();
        private long refused;
        private long wrong;
        private Optional<Instant> first = Optional.empty();

        Trial(Block block, String rule, Optional<String> proposed) {
            this.block = block;
            this.rule = rule;
            this.proposed = proposed;
        }

        boolean holds(Observation seen) {
            return switch (block.kind()) {
                case CALLER -> barred.isPresent() && barred.get().holds(seen.credentials(), seen.api());
                case TOKEN -> seen.credentials().stream().anyMatch(each -> each.print() == block.key());
                case CLIENT -> seen.client().print() == block.key();
            };
        }

        void refuse(Instant at, boolean inIncident) {
            refused++;
            wrong += inIncident ? 1 : 0;
            first = first.or(() -> Optional.of(at));
        }

        Hit hit() {
            return new Hit(block, rule, proposed, refused, wrong, first);
        }
    }

    /**
     * Tries rules on what the journal of a store has of a time and after.
     *
     * @param descriptions what specifications say of calls
     * @param rules those that are off are left out
     * @param addresses tells where an observed request came from; the empty text where that cannot be told
     */
    public Preview(
            Store store,
            Instant since,
            Configuration configuration,
            Descriptions descriptions,
            List<ResponseRule> rules,
            List<Allowance> allowances,
            Function<Observation, String> addresses) {
        this.journal = store.journal();
        this.since = since;
        this.addresses = addresses;
        this.allowed = new AllowList(allowances);
        this.key = KeyFile.known(store.settings());
        Beginning nothing = Beginning.without(configuration, descriptions, RuleIndex.all());
        this.folds = nothing.folds();
        Sightings sightings = new Sightings(journal, this::isOurs, addresses);
        Responder responder = new Responder(rules.stream().map(Preview::live).toList(), allowed, sightings.by(folds));
        Replay replay = nothing.replay(this::isOurs, (known, view, sequence) -> decide(responder, view, sequence));
        read(read -> {
            if (isOf(read)) {
                now = read instanceof Journaled.Entry entry ? entry.entry().received() : now;
                replay.accept(read);
            }
        });
        decide(responder, folds.view(), replay.sequence());
        count();
    }

    private boolean isOurs(int id) {
        return key.isEmpty() || key.get() == id;
    }

    private static ResponseRule live(ResponseRule rule) {
        return new ResponseRule(
                rule.name(),
                rule.mode() == Mode.OFF ? Mode.OFF : Mode.LIVE,
                rule.rules(),
                rule.severity(),
                rule.confidence(),
                rule.whom(),
                rule.lasts(),
                rule.approval(),
                rule.perHour(),
                rule.remindAfter());
    }

    private void read(Consumer<Journaled> taker) {
        long after = 0;
        for (long to = journal.read(after, PAGE, taker); to > after; to = journal.read(after, PAGE, taker)) {
            after = to;
        }
    }

    private boolean isOf(Journaled read) {
        return switch (read) {
            case Journaled.Damaged damaged -> true;
            case Journaled.Entry entry ->
                entry.entry().kind() == JournalEntry.VERDICT
                        || !entry.entry().received().isBefore(since);
        };
    }

    /** At a tick, after the folds judged all they had. */
    private void decide(Responder responder, RouteView view, long sequence) {
        if (view.operations().isEmpty()) {
            return;
        }
        for (Decision decision : responder.respond(policy, folds.incidents(), now)) {
            policy = policy.after(sequence, decision.kind() == Decision.Kind.PROPOSE ? approved(decision) : decision);
            decision.puts().forEach(entry -> tried(entry, decision.who()));
        }
    }

    private Decision approved(Decision proposes) {
        List<Entry> puts = new ArrayList<>();
        for (Entry entry : proposes.puts()) {
            if (entry instanceof Proposal proposal) {
                Block block = proposal.block();
                int before = policy.past(block.subject()).map(Past::blocks).orElse(0);
                puts.add(block);
                puts.add(new Past(block.subject(), before + 1, block.until(), now));
            }
        }
        return new Decision(
                Decision.Kind.APPROVE, now, proposes.who(), proposes.subject(), proposes.why(), puts, List.of());
    }

    private void tried(Entry entry, String who) {
        String rule = who.substring(who.indexOf(' ') + 1);
        if (entry instanceof Block block) {
            trials.add(new Trial(block, rule, Optional.empty()));
        } else if (entry instanceof Proposal proposal) {
            trials.add(new Trial(proposal.block(), proposal.rule(), Optional.of(proposal.why())));
        }
    }

    private void count() {
        Set<Long> wrong = new HashSet<>();
        folds.incidents()
                .forEach(incident ->
                        incident.signals().stream().map(Signal::origin).forEach(origin -> wrong.add(origin.entry())));
        for (Trial trial : trials) {
            if (trial.block.kind() == Block.Kind.CALLER) {
                trial.barred = Optional.of(folds.barred(Set.of(trial.block.key())));
            }
        }
        read(read -> {
            if (read instanceof Journaled.Entry entry
                    && entry.entry().kind() == JournalEntry.EXCHANGE
                    && isOf(read)
                    && ObservationCodec.decode(entry.entry().payload()) instanceof Decoded.Ok ok
                    && isOurs(ok.observation().keyId())) {
                calls++;
                count(ok.observation(), entry.entry().received(), wrong.contains(entry.sequence()));
            }
        });
    }

    private void count(Observation seen, Instant at, boolean wrong) {
        for (Trial trial : trials) {
            boolean then = at.isAfter(trial.block.since()) && trial.block.stands(at);
            if (then && trial.holds(seen) && !isSpared(seen)) {
                trial.refuse(at, wrong);
                // One refusal is enough: it counts for the block that came first.
                return;
            }
        }
    }

    private boolean isSpared(Observation seen) {
        return allowed.hasNetworks() && allowed.address(addresses.apply(seen)).isPresent();
    }

    /** Those who would have been hit, in the order of their blocks. */
    public List<Hit> hits() {
        return trials.stream().map(Trial::hit).toList();
    }

    /** How many calls were looked at. */
    public long calls() {
        return calls;
    }
}
