package dev.sinew.engine.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.engine.Call;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RiskTest {
    private static final Function<String, Severity> CLASSES = new FieldClasses()::severity;
    private static final ApiFacts INTERNET = new ApiFacts("production", "", "internet", List.of());
    private static final OperationPosture HEALTH =
            Learning.one(List.of(Call.get("/health").answerJson("{\"up\":true}").observe()));
    private static final OperationPosture TRANSFER = Learning.one(List.of(Call.post("/transfers")
            .json("{\"iban\":\"GB29NWBK60161331926819\",\"amount\":12.5}")
            .status(201)
            .answerJson("{\"id\":17}")
            .observe()));
    private static final OperationPosture CUSTOMERS = Learning.one(List.of(Call.get("/customers")
            .answerJson("[{\"id\":1,\"email\":\"anna@mail.example\",\"iban\":\"GB29NWBK60161331926819\"}]")
            .observe()));

    @Test
    void aPublicHealthCheckIsNone() {
        Finding ofHost = finding(Severity.HIGH, Confidence.CONFIRMED, Operation.ofApi("api.bank.example"));

        assertThat(risk(HEALTH, List.of())).isEqualTo(Risk.NONE);
        assertThat(risk(HEALTH, List.of(ofHost)).score()).isZero();
    }

    @Test
    void moneyMovedWithoutCredentialsAndAttackedIsNineOrMore() {
        Finding open = finding(Severity.HIGH, Confidence.CONFIRMED, TRANSFER.operation());
        OperationPosture attacked = signalled(TRANSFER, List.of(signal(Outcome.CHANGED, TRANSFER.operation())));

        Risk risk = risk(attacked, List.of(open));

        assertThat(risk.score()).isBetween(9.0, 10.0);
        assertThat(risk.reasons()).hasSizeBetween(3, 5).contains("is about money");
        assertThat(risk(TRANSFER, List.of()).score()).isLessThan(risk.score());
    }

    @Test
    void moreIsNeverLess() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            OperationPosture operation = with(any(random), random.nextInt(4));
            List<Finding> findings = findings(random, operation.operation());
            double before = risk(operation, findings).score();

            assertThat(before).as("seed %d", seed).isBetween(0.0, 10.0);
            List<Finding> more = new ArrayList<>(findings);
            more.add(random.nextInt(findings.size() + 1), finding(random, operation.operation()));
            assertThat(risk(operation, more).score())
                    .as("finding, seed %d", seed)
                    .isGreaterThanOrEqualTo(before);

            List<Signal> signals = new ArrayList<>(operation.signals());
            signals.add(signal(Outcome.values()[random.nextInt(4)], operation.operation()));
            assertThat(risk(signalled(operation, signals), findings).score())
                    .as("signal, seed %d", seed)
                    .isGreaterThanOrEqualTo(before);

            Severity worse = Severity.values()[random.nextInt(4)];
            Function<String, Severity> classes =
                    id -> CLASSES.apply(id).compareTo(worse) >= 0 ? CLASSES.apply(id) : worse;
            assertThat(Risk.of(operation, findings, INTERNET, classes, RiskWeights.USUAL)
                            .score())
                    .as("data, seed %d", seed)
                    .isGreaterThanOrEqualTo(before);
            assertThat(risk(authenticated(operation, "never"), findings).score())
                    .as("authentication, seed %d", seed)
                    .isGreaterThanOrEqualTo(
                            risk(authenticated(operation, "mixed"), findings).score())
                    .isGreaterThanOrEqualTo(
                            risk(authenticated(operation, "always"), findings).score());
        }
    }

    @Test
    void weightsThatFallAreRefused() {
        assertThat(RiskWeights.USUAL.falling()).isEmpty();
        assertThat(new RiskWeights(Map.of(RiskWeight.NEVER, 0.05)).falling())
                .hasValueSatisfying(why -> assertThat(why).contains("authentication.mixed", "authentication.never"));
        assertThatThrownBy(() -> new RiskWeights(Map.of(RiskWeight.NEVER, 1.5))).hasMessageContaining("from 0 to 1");
    }

    @Test
    void anApiIsAtLeastItsWorstOperationAndManyAreWorse() {
        SortedMap<Operation, Risk> one = new TreeMap<>();
        one.put(operation(0), new Risk(6, List.of("is about money")));
        SortedMap<Operation, Risk> many = new TreeMap<>(one);
        for (int i = 1; i < 200; i++) {
            many.put(operation(i), new Risk(i < 100 ? 3 : 0, List.of()));
        }

        assertThat(ApiRisk.of(one).score()).isEqualTo(6);
        assertThat(ApiRisk.of(one).reasons()).containsExactly("GET /0 6.0: is about money");
        assertThat(ApiRisk.of(many).score()).isBetween(6.1, 7.0);
        assertThat(ApiRisk.of(new TreeMap<>())).isEqualTo(Risk.NONE);
    }

    private static Operation operation(int number) {
        return new Operation("api.bank.example", "GET", "/" + number, "");
    }

    private static Risk risk(OperationPosture operation, List<Finding> findings) {
        return Risk.of(operation, findings, INTERNET, CLASSES, RiskWeights.USUAL);
    }

    private static OperationPosture any(Random random) {
        return List.of(HEALTH, TRANSFER, CUSTOMERS).get(random.nextInt(3));
    }

    private static OperationPosture with(OperationPosture operation, int attacks) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < attacks; i++) {
            signals.add(signal(i % 2 == 0 ? Outcome.ATTEMPTED : Outcome.EXPOSED, operation.operation()));
        }
        return signalled(operation, signals);
    }

    private static OperationPosture signalled(OperationPosture of, List<Signal> signals) {
        return copy(of, of.learned(), signals);
    }

    private static OperationPosture authenticated(OperationPosture of, String authentication) {
        LearnedOperation it = of.learned();
        LearnedOperation other = new LearnedOperation(
                it.operation(),
                it.requests(),
                authentication,
                it.authenticationTypes(),
                it.credentialPlaces(),
                it.encrypted(),
                it.parameters(),
                it.requestBody(),
                it.answers(),
                it.firstSeenMicros(),
                it.lastSeenMicros(),
                it.first());
        return copy(of, other, of.signals());
    }

    private static OperationPosture copy(OperationPosture of, LearnedOperation learned, List<Signal> signals) {
        return new OperationPosture(
                learned,
                of.traits(),
                of.spread(),
                of.admissions(),
                of.lists(),
                of.bursts(),
                of.notices(),
                of.callers(),
                of.cohorts(),
                signals,
                of.tokens(),
                of.status());
    }

    private static List<Finding> findings(Random random, Operation operation) {
        List<Finding> findings = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            findings.add(finding(random, operation));
        }
        return findings;
    }

    private static Finding finding(Random random, Operation operation) {
        return finding(
                Severity.values()[random.nextInt(4)],
                Confidence.values()[random.nextInt(3)],
                random.nextBoolean() ? operation : Operation.ofApi(operation.api()));
    }

    private static Finding finding(Severity severity, Confidence confidence, Operation operation) {
        return new Finding(facts(severity), operation, "", confidence, List.of(new Evidence(Origin.NONE, "seen")), 1);
    }

    private static Signal signal(Outcome outcome, Operation operation) {
        return new Signal(
                facts(Severity.HIGH),
                operation,
                new Origin("a", 1),
                1,
                outcome,
                new Signal.Actor(7, true),
                List.of(),
                List.of(),
                Confidence.CONFIRMED,
                "why");
    }

    private static RuleFacts facts(Severity severity) {
        return new RuleFacts(
                "posture.x", "x", "Something", severity, Maturity.PREVIEW, List.of(), List.of(), List.of(), "page");
    }
}
