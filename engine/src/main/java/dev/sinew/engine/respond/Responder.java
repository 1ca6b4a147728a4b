package dev.sinew.engine.respond;

import dev.sinew.engine.classify.Glob;
import dev.sinew.engine.identity.Cohort;
import dev.sinew.model.Incident;
import dev.sinew.model.Signal;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what response rules ask for: blocks, and proposals of blocks wherever a person is to have the last word. Only signals of
 * rules that are stable block; nobody is blocked for what a token only says; and what was answered once leads to nothing again.
 */
public final class Responder {
    /** What happened longer ago leads to nothing. */
    static final Duration WITHIN = Duration.ofHours(24);

    /** No more are made while so many wait: nobody reads them. */
    private static final int MOST_PROPOSALS = 1_000;

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<ResponseRule> rules;
    private final AllowList allowed;
    private final Known known;

    /** A responder by some rules, of which the first that fits counts. */
    public Responder(List<ResponseRule> rules, AllowList allowed, Known known) {
        this.rules = rules.stream().filter(rule -> rule.mode() != Mode.OFF).toList();
        this.allowed = allowed;
        this.known = known;
    }

    /** What is decided about incidents at a time, under a policy, in order. */
    public List<Decision> respond(Policy policy, List<Incident> incidents, Instant now) {
        Standing standing = new Standing(policy, now);
        List<Decision> decisions = new ArrayList<>();
        for (Incident incident : incidents) {
            for (ResponseRule rule : rules) {
                respond(rule, incident, standing, now).forEach(decision -> {
                    decisions.add(decision);
                    standing.take(decision);
                });
            }
        }
        return decisions;
    }

    private List<Decision> respond(ResponseRule rule, Incident incident, Standing standing, Instant now) {
        if (incident.severity().compareTo(rule.severity()) < 0) {
            return List.of();
        }
        List<Signal> fitting = incident.signals().stream()
                .filter(signal -> fits(rule, signal, now))
                .toList();
        if (fitting.isEmpty() || standing.isAnswered(known.name(incident.actor()), rule)) {
            return List.of();
        }
        return Blamed.of(rule, fitting, known, now, (subject, signal) -> standing.isNew(subject, signal))
                .filter(blamed -> !standing.isAnswered(blamed.subject(), rule))
                .filter(blamed -> allowance(incident, blamed.last()).isEmpty())
                .map(blamed -> decide(rule, incident, blamed, standing, now))
                .orElse(List.of());
    }

    private static boolean fits(ResponseRule rule, Signal signal, Instant now) {
        boolean recent = signal.timeMicros() != Long.MIN_VALUE
                && signal.timeMicros() >= ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(WITHIN));
        return recent
                && signal.confidence().compareTo(rule.confidence()) >= 0
                && rule.rules().stream()
                        .anyMatch(pattern -> Glob.fits(pattern, signal.rule().id()));
    }

    /** Why nobody is blocked for an incident, where that is so. */
    public Optional<Allowance> allowance(Incident incident) {
        if (allowed.isEmpty()) {
            return Optional.empty();
        }
        Optional<Allowance> named = named(incident);
        return named.isPresent() || !allowed.hasNetworks()
                ? named
                : known.sighting(incident.signals().getLast()).flatMap(last -> allowed.address(last.address()));
    }

    private Optional<Allowance> allowance(Incident incident, Sighting last) {
        return named(incident).or(() -> allowed.address(last.address()));
    }

    private Optional<Allowance> named(Incident incident) {
        Signal.Actor actor = incident.actor();
        return actor.known()
                ? allowed.caller(
                        known.name(actor),
                        known.cohort(actor.key()).map(Cohort::label).orElse(""))
                : Optional.empty();
    }

    private List<Decision> decide(ResponseRule rule, Incident incident, Blamed blamed, Standing standing, Instant now) {
        int before = standing.blocks(blamed.subject());
        String who = "response " + rule.name();
        Block block = new Block(
                id(rule, blamed, now),
                blamed.subject(),
                blamed.key(),
                blamed.reason(incident),
                who,
                incident.id(),
                now,
                now.plus(rule.lasts(before)),
                rule.mode() == Mode.DRY_RUN);
        Optional<String> doubt = doubt(rule, blamed, standing);
        if (doubt.isPresent()) {
            return standing.proposals() < MOST_PROPOSALS ? List.of(propose(block, rule, doubt.get(), now)) : List.of();
        }
        List<Instant> recent = standing.recent(rule, now);
        if (recent.size() >= rule.perHour()) {
            return stopped(block, rule, recent, now);
        }
        recent.add(now);
        List<Entry> puts = new ArrayList<>(List.of(block, new Pace(rule.name(), recent, Optional.empty())));
        if (!block.dryRun()) {
            puts.add(new Past(blamed.subject(), before + 1, block.until(), now));
        }
        return List.of(new Decision(
                block.dryRun() ? Decision.Kind.TRY_BLOCK : Decision.Kind.BLOCK,
                now,
                who,
                blamed.subject(),
                block.reason(),
                puts,
                List.of()));
    }

    /** One block too many: from here on a person decides. */
    private static List<Decision> stopped(Block block, ResponseRule rule, List<Instant> recent, Instant now) {
        String why = recent.size() + " blocks within an hour, which is its limit";
        Decision stop = new Decision(
                Decision.Kind.STOP,
                now,
                block.who(),
                rule.name(),
                why,
                List.of(new Pace(rule.name(), recent, Optional.of(now))),
                List.of());
        return List.of(stop, propose(block, rule, "the rule has stopped: " + why, now));
    }

    /** Why a person is to be asked, where that is so. */
    private static Optional<String> doubt(ResponseRule rule, Blamed blamed, Standing standing) {
        if (blamed.instead()) {
            return Optional.of("the caller that the token names may be its victim");
        }
        if (!blamed.isStable()) {
            return Optional.of("no stable rule says so");
        }
        if (rule.approval()) {
            return Optional.of("the rule asks for approval");
        }
        if (standing.isStopped(rule)) {
            return Optional.of("the rule has stopped until somebody puts it again");
        }
        boolean client = Block.Kind.of(blamed.subject()).equals(Optional.of(Block.Kind.CLIENT));
        return client && blamed.last().shared()
                ? Optional.of("the address is one of a private network, which may be a proxy's")
                : Optional.empty();
    }

    private static Decision propose(Block block, ResponseRule rule, String why, Instant now) {
        return new Decision(
                Decision.Kind.PROPOSE,
                now,
                block.who(),
                block.subject(),
                block.reason(),
                List.of(new Proposal(block, rule.name(), why, rule.remindAfter())),
                List.of());
    }

    private static String id(ResponseRule rule, Blamed blamed, Instant now) {
        String what = rule.name() + " " + blamed.subject() + " " + now;
        return "block-" + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    /** The times of a rule's blocks that are less than an hour ago. */
    static List<Instant> within(List<Instant> times, Instant now) {
        List<Instant> recent = new ArrayList<>();
        times.stream().filter(time -> time.plus(HOUR).isAfter(now)).forEach(recent::add);
        return recent;
    }
}
