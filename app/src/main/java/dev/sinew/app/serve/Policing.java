package dev.sinew.app.serve;

import dev.sinew.app.fold.Folds;
import dev.sinew.console.Refusal;
import dev.sinew.console.policy.PolicyText;
import dev.sinew.engine.route.RouteView;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Policy;
import dev.sinew.store.Appended;
import dev.sinew.store.Decisions;
import dev.sinew.store.Identity;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Policies;
import dev.sinew.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy of a service. A decision is journaled first; then it makes the next policy, which is published and holds. Where the
 * process ends between the two, the replay of the journal makes up for it: a policy says which decision was its last.
 */
final class Policing implements Replay.Told {
    private static final Logger LOG = LoggerFactory.getLogger(Policing.class);
    private static final String SOURCE = "decision";

    private final Policies policies;
    private final Decisions decisions;
    private final Committer committer;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<Policy>> readers = new ArrayList<>();
    private volatile Policy policy;

    /** The newest policy of a store; decisions are journaled by {@code committer}. */
    Policing(Store store, Committer committer) {
        this.policies = store.policies();
        this.decisions = store.decisions();
        this.committer = committer;
        this.policy = policies.newest().flatMap(each -> kept(each.json())).orElse(Policy.NONE);
    }

    private static Optional<Policy> kept(String json) {
        Optional<Policy> policy = PolicyText.policy(json);
        if (policy.isEmpty()) {
            LOG.atError().log("the newest policy cannot be read; nobody is kept out until somebody decides so again");
        }
        return policy;
    }

    /** What holds. */
    Policy policy() {
        return policy;
    }

    /** Has somebody told of each policy from the one that holds now on; before anything is decided. */
    void tell(Consumer<Policy> reader) {
        readers.add(reader);
        reader.accept(policy);
    }

    /**
     * Has a decision hold.
     *
     * @throws Refusal where it cannot be kept just now; then nothing is decided
     */
    void decide(Decision decision) throws Refusal {
        lock.lock();
        try {
            byte[] bytes = PolicyText.of(decision).getBytes(StandardCharsets.UTF_8);
            List<Appended.Place> places = committer.commit(
                    List.of(new JournalEntry(JournalEntry.DECISION, bytes, SOURCE, Identity.NONE, decision.at())));
            take(places.getFirst().sequence(), decision);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "Sinew is stopping. Nothing was decided; send this again.", 5);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void tick(Folds folds, RouteView view, long sequence) {
        // Time alone decides nothing.
    }

    /** A decision that the journal has; one that was taken already is passed over. On the folds' thread. */
    @Override
    public void decided(long sequence, JournalEntry entry) {
        if (sequence <= policy.through()) {
            return;
        }
        Optional<Decision> decision = PolicyText.decision(new String(entry.payload(), StandardCharsets.UTF_8));
        if (decision.isEmpty()) {
            LOG.atError().addKeyValue("sequence", sequence).log("a decision cannot be read; it is passed over");
            return;
        }
        lock.lock();
        try {
            take(sequence, decision.get());
        } finally {
            lock.unlock();
        }
    }

    private void take(long sequence, Decision decision) {
        if (sequence <= policy.through()) {
            return;
        }
        Policy next = policy.after(sequence, decision);
        policies.publish(PolicyText.of(next), decision.at());
        decisions.record(new Decisions.Decided(
                sequence,
                decision.at(),
                decision.who(),
                decision.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                decision.subject(),
                PolicyText.of(decision)));
        policy = next;
        readers.forEach(reader -> reader.accept(next));
    }
}
