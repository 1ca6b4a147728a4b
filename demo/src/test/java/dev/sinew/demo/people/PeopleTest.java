package dev.sinew.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.demo.bank.Bank;
import dev.sinew.demo.bank.BankSettings;
import dev.sinew.demo.bank.Roster;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Those who call the bank really do what they are said to do. */
final class PeopleTest {
    private static final Roster ROSTER = Roster.of(5, 12);

    @Test
    void theCrowdUsesTheBankAsPeopleDo() throws InterruptedException {
        ConcurrentLinkedQueue<Outcome> seen = new ConcurrentLinkedQueue<>();
        try (Bank bank = Bank.open(BankSettings.correct(ROSTER));
                Crowd crowd = new Crowd(bank.address(), ROSTER, Pace.FAST, seen::add)) {
            crowd.visit(60);
        }
        List<Outcome> failed = seen.stream().filter(each -> !each.isSuccess()).toList();
        Set<String> who = seen.stream().map(Outcome::who).collect(Collectors.toSet());
        assertThat(who).contains("budget-app").hasSize(12 + 2 + 1);
        // Wrong passwords and mistyped ids happen, and nothing else goes wrong.
        assertThat(failed).isNotEmpty().allMatch(each -> each.status() == 401 || each.status() == 404);
        assertThat(failed.size() * 10).isLessThan(seen.size());
        assertThat(seen).extracting(Outcome::path).anyMatch(path -> path.endsWith("/pin"));
        assertThat(seen).extracting(Outcome::path).anyMatch(path -> path.startsWith("/v1/"));
    }

    /** On one thread, as the order of threads is nobody's. */
    @Test
    void theSameSeedDoesTheSame() throws InterruptedException {
        assertThat(calls()).isEqualTo(calls());
    }

    private static List<String> calls() throws InterruptedException {
        ConcurrentLinkedQueue<Outcome> seen = new ConcurrentLinkedQueue<>();
        Pace alone = new Pace(1, Pace.FAST.pause());
        try (Bank bank = Bank.open(BankSettings.correct(ROSTER));
                Crowd crowd = new Crowd(bank.address(), ROSTER, alone, seen::add)) {
            crowd.visit(20);
        }
        return seen.stream()
                .map(each -> each.who() + " " + each.method() + " " + each.status() + " " + unique(each.path()))
                .toList();
    }

    /** Without the ids that the bank draws anew at each run. */
    private static String unique(String path) {
        return path.replaceAll("/v2/(transfers|messages|consents)/[^/?]+", "/v2/$1/x");
    }

    @ParameterizedTest
    @EnumSource
    void anAttackSucceedsWithItsFlawAlone(Attack attack) {
        assertThat(reached(attack, BankSettings.correct(ROSTER).with(attack.flaw())))
                .contains(2);
        assertThat(reached(attack, BankSettings.correct(ROSTER))).isSubsetOf(4);
    }

    /** The hundreds of the statuses that an attack was answered with, on what is not the attacker's. */
    private static Set<Integer> reached(Attack attack, BankSettings settings) {
        try (Bank bank = Bank.open(settings);
                Crowd crowd = new Crowd(bank.address(), ROSTER, Pace.FAST, outcome -> {})) {
            Roster.Login victim = ROSTER.customers().get(0);
            Roster.Login attacker = ROSTER.customers().get(9);
            Prey prey = Prey.of(crowd.browser(victim.username()), victim);
            List<Outcome> outcomes = attack.run(crowd.browser("attacker"), attacker, prey);
            String own =
                    "/v2/accounts/" + Prey.of(crowd.browser("other"), attacker).accountId();
            return outcomes.stream()
                    .filter(outcome -> !outcome.path().startsWith(own))
                    .map(outcome -> outcome.status() / 100)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
