package dev.sinew.engine.respond;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.incident.Incidents;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Confidence;
import dev.sinew.model.Credential;
import dev.sinew.model.Incident;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ResponderTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Operation PLACE = new Operation("api.bank.example", "GET", "/accounts/{accountId}", "");
    private static final long VICTIM = 11;
    private static final long FORGED = 99;
    private static final long ADDRESS = 500;

    private final Map<Long, Sighting> calls = new HashMap<>();
    private final Known known = new Known() {
        @Override
        public Optional<Sighting> sighting(Signal signal) {
            return Optional.ofNullable(calls.get(signal.origin().entry()));
        }

        @Override
        public String name(Signal.Actor actor) {
            return (actor.known() ? "caller-" : "client-") + actor.key();
        }

        @Override
        public String token(long print) {
            return "token-" + print;
        }

        @Override
        public Optional<Cohort> cohort(long caller) {
            return Optional.of(caller == 77 ? Cohort.STAFF : Cohort.USER);
        }
    };
    private long entries;

    private static RuleFacts rule(String flaw, Maturity maturity) {
        return new RuleFacts(
                "detect." + flaw, flaw, "Title", Severity.HIGH, maturity, List.of(), List.of(), List.of(), "");
    }

    private static Credential credential(long print, long subject) {
        Credential.Claims none = Credential.Claims.NONE;
        Credential.Claims claims = new Credential.Claims(
                "RS256",
                0,
                "https://id.bank.example",
                subject,
                0,
                0,
                0,
                List.of(),
                none.issuedAt(),
                none.notBefore(),
                none.expires(),
                List.of(),
                0,
                List.of());
        return new Credential(Credential.Kind.BEARER_JWT, "authorization", print, claims);
    }

    private Signal signal(RuleFacts rule, long caller, Outcome outcome, Instant at, Sighting call) {
        calls.put(++entries, call);
        return new Signal(
                rule,
                PLACE,
                new Origin("proxy", entries),
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                outcome,
                new Signal.Actor(caller, caller < 400),
                List.of(caller + entries),
                List.of(),
                Confidence.CONFIRMED,
                "reads what is another's");
    }

    private static Sighting genuine(long caller) {
        return new Sighting(List.of(credential(caller * 10, caller)), 0, true, true, ADDRESS, "203.0.113.9", false);
    }

    private Signal theft(long caller, Instant at) {
        return signal(rule("bola", Maturity.STABLE), caller, Outcome.EXPOSED, at, genuine(caller));
    }

    private static ResponseRule response(boolean approval, Block.Kind... whom) {
        return new ResponseRule(
                "thieves",
                Mode.LIVE,
                List.of("detect.*"),
                Severity.LOW,
                Confidence.LIKELY,
                List.of(whom),
                List.of(Duration.ofHours(1), Duration.ofHours(24)),
                approval,
                3,
                Duration.ofHours(4));
    }

    private List<Decision> respond(Policy policy, ResponseRule rule, Instant now, Signal... signals) {
        return respond(policy, rule, List.of(), now, signals);
    }

    private List<Decision> respond(
            Policy policy, ResponseRule rule, List<Allowance> allowed, Instant now, Signal... signals) {
        List<Incident> incidents = Incidents.of(List.of(signals));
        return new Responder(List.of(rule), new AllowList(allowed), known).respond(policy, incidents, now);
    }

    private static Policy after(Policy policy, List<Decision> decisions) {
        Policy now = policy;
        for (Decision decision : decisions) {
            now = now.after(now.through() + 1, decision);
        }
        return now;
    }

    @Test
    void whoeverStableRulesBlameIsBlockedOnceAndForAWhile() {
        Signal signal = theft(1, NOON.minusSeconds(9));
        List<Decision> decisions = respond(Policy.NONE, response(false, Block.Kind.CALLER), NOON, signal);

        Policy policy = after(Policy.NONE, decisions);
        assertThat(policy.blocks(NOON)).singleElement().satisfies(block -> {
            assertThat(block.subject()).isEqualTo("caller-1");
            assertThat(block.key()).isEqualTo(1);
            assertThat(block.until()).isEqualTo(NOON.plusSeconds(3_600));
            assertThat(block.reason()).contains("reads what is another's", "inc-");
            assertThat(block.dryRun()).isFalse();
        });
        assertThat(respond(policy, response(false, Block.Kind.CALLER), NOON.plusSeconds(5), signal))
                .isEmpty();
        assertThat(respond(policy, response(false, Block.Kind.CALLER), NOON.plusSeconds(3_601), signal))
                .as("what it was blocked for does not block again")
                .isEmpty();
    }

    @Test
    void theNextBlockOfTheSameCallerLastsLonger() {
        ResponseRule rule = response(false, Block.Kind.CALLER);
        Policy first = after(Policy.NONE, respond(Policy.NONE, rule, NOON, theft(1, NOON.minusSeconds(9))));
        Instant later = NOON.plusSeconds(4_000);
        Policy second = after(first, respond(first, rule, later, theft(1, later.minusSeconds(1))));

        assertThat(second.blocks(later))
                .singleElement()
                .satisfies(block -> assertThat(block.until()).isEqualTo(later.plus(Duration.ofHours(24))));
        assertThat(second.past("caller-1")).map(Past::blocks).contains(2);
    }

    @Test
    void whatCameBeforeARelease() {
        ResponseRule rule = response(false, Block.Kind.CALLER);
        Signal before = theft(1, NOON.minusSeconds(9));
        Policy blocked = after(Policy.NONE, respond(Policy.NONE, rule, NOON, before));
        Instant release = NOON.plusSeconds(60);
        Policy released = after(
                blocked,
                List.of(new Decision(
                        Decision.Kind.RELEASE,
                        release,
                        "ana",
                        "caller-1",
                        "",
                        List.of(new Past("caller-1", 1, release, release)),
                        List.of(blocked.blocks(NOON).getFirst().id()))));

        assertThat(respond(released, rule, release.plusSeconds(1), before)).isEmpty();
        assertThat(respond(released, rule, release.plusSeconds(9), before, theft(1, release.plusSeconds(5))))
                .extracting(Decision::kind)
                .containsExactly(Decision.Kind.BLOCK);
    }

    @Test
    void rulesThatAreNotStableOnlyPropose() {
        Signal signal =
                signal(rule("page-size", Maturity.PREVIEW), 1, Outcome.EXPOSED, NOON.minusSeconds(9), genuine(1));
        Policy policy = after(Policy.NONE, respond(Policy.NONE, response(false, Block.Kind.CALLER), NOON, signal));

        assertThat(policy.blocks(NOON)).isEmpty();
        assertThat(policy.proposals(NOON))
                .singleElement()
                .satisfies(proposal -> assertThat(proposal.why()).contains("no stable rule"));
        assertThat(respond(policy, response(false, Block.Kind.CALLER), NOON.plusSeconds(9), signal))
                .as("it waits already")
                .isEmpty();
    }

    /** Were it otherwise, anybody could keep anybody out by writing their name into a token. */
    @Test
    void nobodyIsBlockedForATokenThatOthersForged() {
        Sighting forged =
                new Sighting(List.of(credential(FORGED, VICTIM)), FORGED, false, true, ADDRESS, "198.51.100.7", false);
        Signal accepted = signal(
                rule("token-not-verified", Maturity.STABLE), VICTIM, Outcome.EXPOSED, NOON.minusSeconds(9), forged);
        Signal object = signal(rule("bola", Maturity.STABLE), VICTIM, Outcome.EXPOSED, NOON.minusSeconds(8), forged);

        Decision instead = respond(Policy.NONE, response(false, Block.Kind.CALLER), NOON, accepted, object)
                .getFirst();
        assertThat(instead.kind()).isEqualTo(Decision.Kind.PROPOSE);
        assertThat(instead.subject()).isEqualTo("token-" + FORGED);

        List<Decision> token =
                respond(Policy.NONE, response(false, Block.Kind.CALLER, Block.Kind.TOKEN), NOON, accepted, object);
        assertThat(after(Policy.NONE, token).blocks(NOON))
                .singleElement()
                .satisfies(block -> assertThat(block.subject()).isEqualTo("token-" + FORGED));
        List<Decision> client =
                respond(Policy.NONE, response(false, Block.Kind.CALLER, Block.Kind.CLIENT), NOON, accepted, object);
        assertThat(after(Policy.NONE, client).blocks(NOON))
                .singleElement()
                .satisfies(block -> assertThat(block.subject()).isEqualTo("client-" + ADDRESS));
    }

    /** A token that was refused and that nobody has checked may be anybody's writing. */
    @Test
    void whatATokenOnlySaysBlamesNobody() {
        Sighting claimed = new Sighting(List.of(credential(5, VICTIM)), 0, false, true, ADDRESS, "198.51.100.7", false);
        RuleFacts rule = rule("bola", Maturity.STABLE);
        Signal refused = signal(rule, VICTIM, Outcome.ATTEMPTED, NOON.minusSeconds(9), claimed);
        Signal reached = signal(rule, VICTIM, Outcome.EXPOSED, NOON.minusSeconds(8), claimed);

        assertThat(respond(Policy.NONE, response(false, Block.Kind.CALLER), NOON, refused))
                .extracting(Decision::kind, Decision::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Decision.Kind.PROPOSE, "token-5"));
        assertThat(respond(Policy.NONE, response(false, Block.Kind.CALLER), NOON, reached))
                .extracting(Decision::kind, Decision::subject)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Decision.Kind.BLOCK, "caller-" + VICTIM));
    }

    /** Tokens are judged a moment later: until then nobody is to blame. */
    @Test
    void aTokenThatNobodyHasJudgedYetBlamesNobody() {
        Sighting fresh = new Sighting(List.of(credential(5, VICTIM)), 0, false, false, ADDRESS, "198.51.100.7", false);
        Signal signal = signal(rule("bola", Maturity.STABLE), VICTIM, Outcome.EXPOSED, NOON.minusSeconds(9), fresh);
        ResponseRule rule = response(false, Block.Kind.CALLER, Block.Kind.TOKEN);

        assertThat(respond(Policy.NONE, rule, NOON, signal)).isEmpty();
        assertThat(respond(Policy.NONE, rule, NOON.plusSeconds(120), signal))
                .as("one that is never judged")
                .extracting(Decision::subject)
                .containsExactly("token-5");
    }

    @Test
    void theFlawsThatBlameAnotherAreThoseOfRules() {
        Set<String> flaws =
                RuleIndex.all().stream().map(each -> each.facts().flaw()).collect(Collectors.toSet());
        assertThat(flaws).containsAll(Blamed.OF_ANOTHER);
    }

    @Test
    void tooManyBlocksStopARuleUntilItIsPutAgain() {
        ResponseRule rule = response(false, Block.Kind.CALLER);
        Signal[] many = new Signal[5];
        for (int each = 0; each < many.length; each++) {
            many[each] = theft(each + 1, NOON.minusSeconds(9));
        }
        List<Decision> decisions = respond(Policy.NONE, rule, NOON, many);
        Policy policy = after(Policy.NONE, decisions);

        assertThat(policy.blocks(NOON)).hasSize(3);
        assertThat(policy.proposals(NOON)).hasSize(2);
        assertThat(decisions).extracting(Decision::kind).containsOnlyOnce(Decision.Kind.STOP);
        Instant later = NOON.plusSeconds(7_200);
        assertThat(respond(policy, rule, later, theft(9, later.minusSeconds(1))))
                .extracting(Decision::kind)
                .as("an hour later, too")
                .containsExactly(Decision.Kind.PROPOSE);
    }

    @Test
    void whoIsAllowedIsNeverBlocked() {
        for (String what : List.of("caller-77", "cohort:staff", "203.0.113.0/24", "203.0.113.9")) {
            Allowance allowance = new Allowance("a", what, "our scanner", "ana", NOON, Optional.empty());
            assertThat(respond(
                            Policy.NONE,
                            response(false, Block.Kind.CALLER),
                            List.of(allowance),
                            NOON,
                            theft(77, NOON.minusSeconds(9))))
                    .as(what)
                    .isEmpty();
        }
        Allowance other = new Allowance("a", "203.0.114.0/24", "our scanner", "ana", NOON, Optional.empty());
        assertThat(respond(
                        Policy.NONE,
                        response(false, Block.Kind.CALLER),
                        List.of(other),
                        NOON,
                        theft(77, NOON.minusSeconds(9))))
                .isNotEmpty();
    }

    @Test
    void aDryRunTriesAndRemembersNothing() {
        ResponseRule live = response(false, Block.Kind.CALLER);
        ResponseRule dry = new ResponseRule(
                "tries",
                Mode.DRY_RUN,
                live.rules(),
                live.severity(),
                live.confidence(),
                live.whom(),
                live.lasts(),
                false,
                3,
                live.remindAfter());
        Signal signal = theft(1, NOON.minusSeconds(9));
        Policy tried = after(Policy.NONE, respond(Policy.NONE, dry, NOON, signal));

        assertThat(tried.blocks(NOON))
                .singleElement()
                .satisfies(block -> assertThat(block.dryRun()).isTrue());
        assertThat(respond(tried, dry, NOON.plusSeconds(1), signal)).isEmpty();
        assertThat(respond(tried, live, NOON.plusSeconds(2), signal))
                .extracting(Decision::kind)
                .containsExactly(Decision.Kind.BLOCK);
    }

    @Test
    void whatIsOldOrLessBadThanAskedForLeadsToNothing() {
        ResponseRule rule = response(false, Block.Kind.CALLER);
        assertThat(respond(Policy.NONE, rule, NOON, theft(1, NOON.minus(Duration.ofHours(25)))))
                .isEmpty();
        ResponseRule worst = new ResponseRule(
                "worst",
                Mode.LIVE,
                rule.rules(),
                Severity.CRITICAL,
                rule.confidence(),
                rule.whom(),
                rule.lasts(),
                false,
                3,
                rule.remindAfter());
        assertThat(respond(Policy.NONE, worst, NOON, theft(1, NOON.minusSeconds(9))))
                .isEmpty();
        Policy proposals = after(
                Policy.NONE,
                respond(Policy.NONE, response(true, Block.Kind.CALLER), NOON, theft(1, NOON.minusSeconds(9))));
        assertThat(proposals.all(Proposal.class))
                .singleElement()
                .satisfies(each -> assertThat(
                                each.approved("ana", NOON.plusSeconds(60)).until())
                        .isEqualTo(NOON.plusSeconds(3_660)));
    }
}
