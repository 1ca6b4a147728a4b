package dev.sinew.report.gate;

import static dev.sinew.model.MarkHit.Outcome.ATTEMPTED;
import static dev.sinew.model.MarkHit.Outcome.EXPOSED;
import static dev.sinew.report.Reports.finding;
import static dev.sinew.report.Reports.incident;
import static dev.sinew.report.Reports.operation;
import static dev.sinew.report.Reports.rule;
import static dev.sinew.report.Reports.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Maturity;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
    private static final RuleFacts TOKEN = rule("posture.token-in-url", Severity.MEDIUM);
    private static final RuleFacts THEFT = rule("detect.object-of-another-caller", Severity.HIGH);
    private static final Finding EXPORT = finding(TOKEN, operation("/export/{exportId}"), "access_token");
    private static final Finding OTHER = finding(TOKEN, operation("/other"), "access_token");
    private static final Incident ATTACK =
            incident("inc-1", Severity.HIGH, signal(THEFT, operation("/accounts/{accountId}"), EXPOSED, 1));

    @Test
    void takesAllForNewWithoutBaseline() {
        Judgement judgement = judge(Baseline.NONE, Ignores.NONE);

        assertThat(judgement.of(EXPORT)).isEqualTo(Standing.NEW);
        assertThat(judgement.of(ATTACK)).isEqualTo(Standing.NEW);
        assertThat(judgement.compared()).isFalse();
        assertThat(judgement.fixed()).isZero();
    }

    @Test
    void knowsWhatTheBaselineHas() {
        Baseline baseline =
                new Baseline(Map.of(EXPORT.fingerprint(), Severity.MEDIUM, "a".repeat(64), Severity.LOW), Map.of());

        Judgement judgement = judge(baseline, Ignores.NONE);

        assertThat(judgement.of(EXPORT).isNew()).isFalse();
        assertThat(judgement.of(OTHER).isNew()).isTrue();
        assertThat(judgement.fixed()).isEqualTo(1);
        assertThat(judgement.compared()).isTrue();
    }

    @Test
    void takesForNewWhatGotWorse() {
        Baseline baseline = new Baseline(Map.of(EXPORT.fingerprint(), Severity.LOW), Map.of());

        assertThat(judge(baseline, Ignores.NONE).of(EXPORT).isNew()).isTrue();
    }

    @Test
    void knowsAParameterUnderAnotherName() {
        Finding renamed = finding(TOKEN, operation("/export/{id}"), "access_token");
        Baseline baseline = new Baseline(Map.of(EXPORT.fingerprint(), Severity.MEDIUM), Map.of());

        assertThat(new Judge(baseline, Ignores.NONE, TODAY)
                        .judge(List.of(renamed), List.of(), List.of())
                        .of(renamed)
                        .isNew())
                .isFalse();
    }

    @Test
    void knowsAnIncidentByWhatWasDoneNotByWhom() {
        Incident again = incident("inc-9", Severity.HIGH, signal(THEFT, operation("/accounts/{id}"), EXPOSED, 70));
        Baseline baseline = new Baseline(Map.of(), Map.of(ATTACK.fingerprint(), 1));

        Judgement judgement = new Judge(baseline, Ignores.NONE, TODAY).judge(List.of(), List.of(again), List.of());

        assertThat(judgement.of(again).isNew()).isFalse();
    }

    @Test
    void takesForNewWhatComesFurther() {
        Incident tried = incident("inc-1", Severity.LOW, signal(THEFT, operation("/accounts/{id}"), ATTEMPTED, 1));
        Incident elsewhere = incident(
                "inc-2",
                Severity.HIGH,
                signal(THEFT, operation("/accounts/{id}"), EXPOSED, 1),
                signal(THEFT, operation("/cards/{id}"), EXPOSED, 2));

        assertThat(tried.fingerprint()).isNotEqualTo(ATTACK.fingerprint());
        assertThat(elsewhere.fingerprint()).isNotEqualTo(ATTACK.fingerprint());
    }

    @Test
    void takesForNewMoreActorsThanBefore() {
        Incident second = incident("inc-2", Severity.HIGH, signal(THEFT, operation("/accounts/{a}"), EXPOSED, 5));
        Baseline baseline = new Baseline(Map.of(), Map.of(ATTACK.fingerprint(), 1));

        Judgement judgement =
                new Judge(baseline, Ignores.NONE, TODAY).judge(List.of(), List.of(ATTACK, second), List.of());

        assertThat(judgement.of(ATTACK).isNew()).isFalse();
        assertThat(judgement.of(second).isNew()).isTrue();
    }

    @Test
    void acceptsByFingerprint() {
        Ignores ignores = new Ignores(
                ".sinewignore",
                List.of(entry(EXPORT.fingerprint(), "", "", ""), entry(ATTACK.fingerprint(), "", "", "")));

        Judgement judgement = judge(Baseline.NONE, ignores);

        assertThat(judgement.of(EXPORT).accepted()).isPresent();
        assertThat(judgement.of(OTHER).accepted()).isEmpty();
        assertThat(judgement.of(ATTACK).accepted()).isPresent();
        assertThat(judgement.problems()).isEmpty();
    }

    @Test
    void acceptsByRuleAndPlaceWhateverParametersAreCalled() {
        assertThat(accepted("posture.token-in-url", "GET api.bank.example/export/{whatever}"))
                .isTrue();
        assertThat(accepted("posture.*", "* api.bank.example/export*")).isTrue();
        assertThat(accepted("posture.token-in-url", "GET api.bank.example/export"))
                .isFalse();
        assertThat(accepted("posture.token-in-ur", "GET api.bank.example/export/{}"))
                .isFalse();
        assertThat(accepted("posture.token-in-url", "POST api.bank.example/export/{}"))
                .isFalse();
        assertThat(accepted("posture.token.in-url", "GET api.bank.example/export/{}"))
                .isFalse();
    }

    @Test
    void acceptsWhatIsWrongWithAWholeApi() {
        Finding whole = finding(TOKEN, Operation.ofApi("api.bank.example"), "");
        Ignores ignores = new Ignores("f", List.of(entry("", "posture.token-in-url", "api.bank.example", "")));

        assertThat(new Judge(Baseline.NONE, ignores, TODAY)
                        .judge(List.of(whole), List.of(), List.of(TOKEN))
                        .of(whole)
                        .accepted())
                .isPresent();
    }

    @Test
    void acceptsAnIncidentOnlyWhereAllOfItIsCovered() {
        Incident both = incident(
                "inc-3",
                Severity.HIGH,
                signal(THEFT, operation("/accounts/{id}"), EXPOSED, 1),
                signal(THEFT, operation("/cards/{id}"), EXPOSED, 2));
        IgnoreEntry accounts = entry("", THEFT.id(), "GET api.bank.example/accounts/{id}", "");
        IgnoreEntry cards = entry("", THEFT.id(), "GET api.bank.example/cards/{id}", "2027-01-01");

        Judgement half = new Judge(Baseline.NONE, new Ignores("f", List.of(accounts)), TODAY)
                .judge(List.of(), List.of(both), List.of(THEFT));
        Judgement whole = new Judge(Baseline.NONE, new Ignores("f", List.of(accounts, cards)), TODAY)
                .judge(List.of(), List.of(both), List.of(THEFT));

        assertThat(half.of(both).accepted()).isEmpty();
        assertThat(half.problems()).hasSize(1);
        assertThat(whole.of(both).accepted())
                .contains(new Acceptance("because", Optional.of(LocalDate.parse("2027-01-01"))));
    }

    @Test
    void holdsOnTheLastDayAndNotAfter() {
        IgnoreEntry last = entry(EXPORT.fingerprint(), "", "", "2026-12-01");
        IgnoreEntry over = entry(EXPORT.fingerprint(), "", "", "2026-11-30");

        assertThat(judge(Baseline.NONE, new Ignores("f", List.of(last)))
                        .of(EXPORT)
                        .accepted())
                .isPresent();
        Judgement judgement = judge(Baseline.NONE, new Ignores("f", List.of(over)));
        assertThat(judgement.of(EXPORT)).isEqualTo(Standing.NEW);
        assertThat(judgement.problems())
                .containsExactly(new Problem(
                        "f",
                        -1,
                        "line 1: " + EXPORT.fingerprint()
                                + " expired after 2026-11-30: what it accepted counts again"));
    }

    @Test
    void saysWhatMatchesNothing() {
        IgnoreEntry stale = entry("", "posture.token-in-url", "GET api.bank.example/gone", "");
        IgnoreEntry ofAnotherCommand = entry("", "scan.secret", "GET api.bank.example/gone", "");

        assertThat(judge(Baseline.NONE, new Ignores("f", List.of(stale, ofAnotherCommand)))
                        .problems())
                .extracting(Problem::what)
                .containsExactly("line 1: posture.token-in-url at GET api.bank.example/gone matches nothing: take it"
                        + " out, or correct it");
    }

    @Test
    void stopsAtTheThresholdAndAbove() {
        assertThat(failure(Severity.LOW, EXPORT)).isPresent();
        assertThat(failure(Severity.MEDIUM, EXPORT))
                .contains("1 finding of severity medium or above; first: medium"
                        + " Title of token-in-url, GET api.bank.example/export/{exportId}");
        assertThat(failure(Severity.HIGH, EXPORT)).isEmpty();
    }

    @Test
    void neverStopsForAnExperiment() {
        RuleFacts experiment = rule("posture.try", Severity.CRITICAL, Maturity.EXPERIMENTAL);
        RuleFacts theft = rule("detect.try", Severity.CRITICAL, Maturity.EXPERIMENTAL);

        assertThat(failure(Severity.LOW, finding(experiment, operation("/x"), "")))
                .isEmpty();
        assertThat(new Gate(Severity.LOW)
                        .failure(
                                List.of(),
                                List.of(incident(
                                        "inc-1", Severity.CRITICAL, signal(theft, operation("/x"), EXPOSED, 1))),
                                Judgement.NONE))
                .isEmpty();
    }

    @Test
    void countsWhatIsNewAndNotAccepted() {
        Ignores ignores = new Ignores("f", List.of(entry(OTHER.fingerprint(), "", "", "")));
        Judgement judgement = judge(new Baseline(Map.of(EXPORT.fingerprint(), Severity.MEDIUM), Map.of()), ignores);

        assertThat(new Gate(Severity.LOW).failure(List.of(EXPORT, OTHER), List.of(), judgement))
                .isEmpty();
        assertThat(new Gate(Severity.LOW).failure(List.of(EXPORT, OTHER), List.of(ATTACK), judgement))
                .contains("new: 1 incident of severity low or above; first: high Title of object-of-another-caller, GET"
                        + " api.bank.example/accounts/{accountId}");
    }

    private static Optional<String> failure(Severity least, Finding finding) {
        return new Gate(least).failure(List.of(finding), List.of(), Judgement.NONE);
    }

    private static boolean accepted(String rule, String place) {
        Judgement judgement = judge(Baseline.NONE, new Ignores("f", List.of(entry("", rule, place, ""))));
        return judgement.of(EXPORT).accepted().isPresent();
    }

    private static Judgement judge(Baseline baseline, Ignores ignores) {
        return new Judge(baseline, ignores, TODAY)
                .judge(List.of(EXPORT, OTHER), List.of(ATTACK), List.of(TOKEN, THEFT));
    }

    private static IgnoreEntry entry(String fingerprint, String rule, String place, String until) {
        Optional<LocalDate> last = until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until));
        return new IgnoreEntry(1, fingerprint, rule, place, new Acceptance("because", last));
    }
}
