package dev.sinew.scan.ask;

import dev.sinew.model.Finding;
import dev.sinew.scan.Issuers;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.rules.Kind;
import dev.sinew.scan.rules.Question;
import dev.sinew.scan.rules.RuleSet;
import dev.sinew.scan.verify.Validity;
import dev.sinew.scan.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Asks issuers about what was found. Each secret goes to one host at most once, in however many files and under however many rules it
 * stands: the host that the first of the set's rules names which found it. Not asked is what is refuted already, made to be shown, accepted or known.
 */
public final class AskingIssuers implements Issuers {
    private static final int UNAUTHORIZED = 401;

    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Predicate<Finding> counts;
    private final Inquiry inquiry;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, Asked> hosts = new TreeMap<>();

    /**
     * One for a run.
     *
     * @param rules whose questions are asked
     * @param counts whether a finding is neither accepted nor known
     * @param before what was asked in earlier runs
     * @param agent who asks, as it is told to issuers
     * @param patience how long and how much
     */
    public AskingIssuers(
            RuleSet rules, Predicate<Finding> counts, AskedBefore before, String agent, Patience patience) {
        rules.rules().forEach(rule -> rule.question().ifPresent(each -> questions.put(rule.id(), each)));
        this.counts = counts;
        inquiry = new Inquiry(before, agent, patience);
    }

    /** {@inheritDoc} Where what is asked cannot be written down, nothing more is sent and {@link UncheckedIOException} is thrown. */
    @Override
    public List<Hit> verified(List<Hit> hits, Function<Hit, Finding> told) {
        Map<String, Question> due = due(hits, told);
        ask(due);
        List<Hit> verified = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            Optional<Outcome> outcome = Optional.ofNullable(outcomes.get(hit.secret()))
                    .filter(any -> isOpen(hit) && counts.test(told.apply(hit)));
            verified.add(outcome.map(each -> hit.verified(verified(hit.verification(), each)))
                    .orElse(hit));
        }
        return verified;
    }

    /** Whom was asked how much, in the order of the hosts. */
    public List<Asked> asked() {
        return List.copyOf(hosts.values());
    }

    /** What is to be asked about which secret. */
    private Map<String, Question> due(List<Hit> hits, Function<Hit, Finding> told) {
        Map<String, List<Hit>> byRule = new HashMap<>();
        for (Hit hit : hits) {
            if (questions.containsKey(hit.rule())) {
                byRule.computeIfAbsent(hit.rule(), any -> new ArrayList<>()).add(hit);
            }
        }
        Map<String, Question> due = new LinkedHashMap<>();
        questions.forEach((rule, question) -> {
            for (Hit hit : byRule.getOrDefault(rule, List.of())) {
                String secret = hit.secret();
                if (!outcomes.containsKey(secret)
                        && !due.containsKey(secret)
                        && question.isFor(secret)
                        && isOpen(hit)
                        && counts.test(told.apply(hit))) {
                    due.put(secret, question);
                }
            }
        });
        return due;
    }

    /** Whether a secret may be one that works. */
    private static boolean isOpen(Hit hit) {
        Validity validity = hit.verification().validity();
        return (hit.kind() == Kind.SECRET || hit.kind() == Kind.GENERIC)
                && (validity == Validity.VALID || validity == Validity.UNKNOWN);
    }

    private void ask(Map<String, Question> due) {
        Map<String, Future<Outcome>> underWay = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(
                    (secret, question) -> underWay.put(secret, threads.submit(() -> inquiry.about(secret, question))));
        }
        underWay.forEach((secret, future) -> {
            Outcome outcome = taken(future);
            outcomes.put(secret, outcome);
            hosts.compute(
                    outcome.host(),
                    (host, before) -> (before == null ? new Asked(host, 0, 0, 0, 0, 0) : before).and(outcome));
        });
    }

    private static Outcome taken(Future<Outcome> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while issuers were asked", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritten) {
                throw new UncheckedIOException(unwritten);
            }
            throw new IllegalStateException("an issuer could not be asked", e.getCause());
        }
    }

    /**
     * What is known of a secret then. Where the issuer does not know it and a refusal says little, since others issue the form, too, it may work
     * or not: what the form says of itself is no longer enough to be sure.
     */
    private static Verification verified(Verification before, Outcome outcome) {
        Validity validity = switch (outcome.verdict()) {
            case WORKS -> Validity.VALID;
            case REFUSED -> Validity.REFUSED;
            case SENT, OPEN -> outcome.status() == UNAUTHORIZED ? Validity.UNKNOWN : before.validity();
        };
        return before.with(validity, outcome.note());
    }
}
