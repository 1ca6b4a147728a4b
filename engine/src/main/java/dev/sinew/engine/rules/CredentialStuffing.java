package dev.sinew.engine.rules;

import dev.sinew.engine.logins.LoginRule;
import dev.sinew.engine.logins.Tries;
import dev.sinew.engine.logins.Tries.Scope;
import dev.sinew.engine.logins.Try;
import dev.sinew.engine.logins.Try.Kind;
import dev.sinew.model.Confidence;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody tries names and passwords that were stolen elsewhere, or one common password for many names.
 *
 * <p>Each account sees a try or two, so no lock of accounts stops it; of a thousand pairs that leaked elsewhere a few open an account here.
 *
 * <p>An account is lost to a client that failed to log in as it, with one or two passwords, and never came in, neither before nor
 * afterwards: an honest person comes in at the second or third try, and an app with an old password came in until it was changed. It fires for each failed login of a client to which eight accounts are lost within a
 * day, twice as many as it logged in as, and for its logins that succeed. It fires for clients of one kind together where at least three
 * have lost three accounts each, fifteen in all, twice as many as they logged in as, a quarter of all that is lost in that time, and the same
 * passwords return for different accounts, or they are five and lose twenty; where one password fails for ten accounts; and where within a quarter of an hour several passwords or PINs fail,
 * each for several accounts, six in all, or four where these are half of all that fail, or one for five where these are half; where within half a day two passwords at least fail for three accounts each from three clients, half of all that fails; and where clients that nobody came in from before lose five accounts within half an hour, most of them several each, or twenty that hardly
 * anybody ever comes into and a quarter of them several each, with a password for each, eight times as many as usually are lost so. What is done within a day with the session of a login that it tells of is told of, too. It stays silent for an office behind one address, whose people come in after all, for
 * one account however often, and while nobody at all can log in.
 *
 * <p>Measured: 38 signals in two labelled captures, all of attacks, none on their 2,939 honest exchanges; none on 62,310 of a service
 * whose offices share addresses and whose passwords were ended for all on one day, nor on 53,703 of people and programs with awkward habits;
 * of 2,000 tries there 1,740 found, all of one client, fast or slow, and 81 % of those from fifty clients. It is never certain: an
 * address may be many people's.
 *
 * <p>To fix it, compare new and used passwords with those known to have leaked, ask for a second factor where the device is new, and
 * limit failures by client as well as by account.
 */
@Rule(
        id = "detect.credential-stuffing",
        flaw = "credential-stuffing",
        title = "Stolen credentials tried for many accounts",
        severity = Severity.HIGH,
        maturity = Maturity.STABLE,
        owasp = {"API2:2023"},
        cwe = {307})
public final class CredentialStuffing implements LoginRule {
    private static final int ACCOUNTS = 8;
    private static final int TO_ONE = 2;
    private static final int CLIENTS = 3;
    private static final int OF_CLIENT = 3;
    private static final int TOGETHER = 15;
    private static final int RETURNING = 2;
    private static final int SPRAYED = 10;
    private static final long QUARTER = Guesses.HOUR / 4;
    private static final long HALF_A_DAY = Guesses.DAY / 2;

    /** So many accounts at least share a wrong password, and so many in all are lost to such within minutes. */
    private static final int SHARED = 2;

    private static final int AT_ONCE = 6;
    /** So many, where they are half of all that is lost in their time. */
    private static final int AT_ONCE_ALONE = 4;

    /** So many are lost within half an hour to clients that nobody came in from before, and so many times as many as usually are. */
    private static final int NEW = 5;

    private static final int SELDOM = 8;
    private static final int HALF = 2;
    /** So many clients and accounts need no password that returns. */
    private static final int MANY = 5;

    private static final int PLENTY = 20;
    /** Where very many people log in, some lose several accounts by chance: one in so many failures must be of the run. */
    private static final int SHARE = 4;

    private static final int SMALL_SHARE = 20;

    @Override
    public void judge(Tries tries, Verdicts verdicts) {
        List<Try> logins = tries.where(each -> each.kind() == Kind.PASSWORD && each.account() != 0);
        if (tries.scope() == Scope.CLIENT) {
            ofClient(tries, logins, verdicts);
        } else if (tries.scope() == Scope.GROUP) {
            ofGroup(tries, logins, verdicts);
            ofPins(tries, verdicts);
        }
    }

    private static void ofClient(Tries tries, List<Try> logins, Verdicts verdicts) {
        List<Try> lost = Losses.of(tries, logins);
        for (List<Try> run : Tries.dense(lost, Guesses.DAY, Try::account, ACCOUNTS)) {
            Set<Long> accounts = Losses.accounts(run);
            List<Try> admitted = admitted(tries, logins, run);
            if (accounts.size() < TO_ONE * Losses.accounts(admitted).size()) {
                continue;
            }
            String what = accounts.size() + " accounts within " + Tries.span(run) + " from this client";
            tell(verdicts, run, admitted, what, ", " + passwords(run));
        }
    }

    private static void ofGroup(Tries tries, List<Try> logins, Verdicts verdicts) {
        List<Try> lost = Losses.toEach(tries, logins);
        Tries.by(Try::secret, lost).forEach((secret, his) -> spray(secret, his, lost, verdicts));
        Set<Try> told = new HashSet<>(together(tries, lost, logins, verdicts));
        told.addAll(burst(tries, few(lost, told), logins, verdicts));
        told.addAll(slowly(tries, few(lost, told), lost, logins, verdicts));
        newcomers(tries, few(lost, told), lost, logins, verdicts);
    }

    /** Some passwords within half a day, each for several accounts, a try now and then from some addresses: these are most of what is lost in that time. */
    private static Set<Try> slowly(Tries tries, List<Try> few, List<Try> lost, List<Try> logins, Verdicts verdicts) {
        Set<Try> told = new HashSet<>();
        for (List<Try> run : Tries.dense(shared(few, HALF_A_DAY), HALF_A_DAY, Try::account, AT_ONCE)) {
            Set<Long> clients = clients(run);
            if (Tries.distinct(Try::secret, run) < RETURNING
                    || clients.size() < CLIENTS
                    || !isPartOf(run, lost, HALF)) {
                continue;
            }
            List<Try> admitted = admittedAmid(tries, logins, run);
            String what =
                    Losses.accounts(run).size() + " accounts within " + Tries.span(run) + " from " + clients.size()
                            + " clients, " + Tries.distinct(Try::secret, run) + " passwords for several of them each";
            told.addAll(run);
            tell(verdicts, run, admitted, what, "");
        }
        return told;
    }

    /** Where a PIN takes the place of a password it is tried for many in the same way, and nobody's own returns for others within minutes either. */
    private static void ofPins(Tries tries, Verdicts verdicts) {
        List<Try> pins = tries.where(each -> each.kind() == Kind.CODE && each.nameLength() > 0 && !each.sets());
        List<Try> lost = Losses.toEach(tries, pins);
        burst(tries, few(lost, Set.of()), pins, verdicts);
    }

    /** Those that are not told of already, of clients that alone lose too few. */
    private static List<Try> few(List<Try> lost, Set<Try> told) {
        Map<Long, List<Try>> ofClients = Tries.by(Try::client, lost);
        return lost.stream()
                .filter(each -> !told.contains(each)
                        && Losses.accounts(ofClients.getOrDefault(each.client(), List.of()))
                                        .size()
                                < ACCOUNTS)
                .toList();
    }

    /** Several passwords within minutes, each for several accounts: people mistype their own, and do not share the wrong ones. */
    private static Set<Try> burst(Tries tries, List<Try> lost, List<Try> logins, Verdicts verdicts) {
        Set<Try> told = new HashSet<>();
        for (List<Try> run : Tries.dense(shared(lost, QUARTER), QUARTER, Try::account, AT_ONCE_ALONE)) {
            boolean alone = Losses.accounts(run).size() < AT_ONCE;
            List<Try> about = lost.stream().filter(each -> isAbout(each, run)).toList();
            boolean most =
                    HALF * Losses.accounts(run).size() >= Losses.accounts(about).size();
            // One password for several is enough where hardly anybody else fails in that time.
            boolean sprayed = Losses.accounts(run).size() >= NEW && most;
            if ((returning(run) < RETURNING && !sprayed) || (alone && !most)) {
                continue;
            }
            Set<Long> clients = clients(run);
            List<Try> all = lost.stream()
                    .filter(each -> clients.contains(each.client()) && isAbout(each, run))
                    .toList();
            List<Try> admitted = admittedAmid(tries, logins, run);
            long returning = returning(all);
            String what =
                    Losses.accounts(all).size() + " accounts within " + Tries.span(all) + " from " + clients.size()
                            + " clients, " + (returning == 1 ? "one password" : returning + " passwords")
                            + " for several of them";
            told.addAll(all);
            tell(verdicts, all, admitted, what, "");
            // Of whom they guess more than two passwords they are not lost, but no less theirs.
            logins.stream()
                    .filter(each -> tries.refused(each) && clients.contains(each.client()) && isAbout(each, run))
                    .forEach(each -> verdicts.raise(
                            each, Outcome.ATTEMPTED, Confidence.LIKELY, "failed amid failed logins for " + what));
        }
        return told;
    }

    /**
     * Clients that nobody came in from before, which lose one account after the other within half an hour, each with a password of its own: who comes
     * to a new place fails for one account. So many are lost to such clients at no other time.
     */
    private static void newcomers(Tries tries, List<Try> few, List<Try> lost, List<Try> logins, Verdicts verdicts) {
        List<Try> strange = Losses.strange(tries, new HashSet<>(few), logins);
        for (List<Try> run : Tries.dense(strange, Guesses.HOUR / 2, Try::account, NEW)) {
            int accounts = Losses.accounts(run).size();
            long elsewhere = (long) strange.size() - run.size();
            long spans = (logins.getLast().timeMicros() - logins.getFirst().timeMicros()) / (Guesses.HOUR / 2);
            boolean seldom = elsewhere * SELDOM <= spans * accounts;
            if (Tries.distinct(Try::secret, run) < NEW - 1
                    || !seldom
                    || !(areOfSeveral(run) || areHardlyAnybodys(tries, logins, run))
                    || !isPartOf(run, lost, HALF)) {
                continue;
            }
            Set<Long> clients = clients(run);
            List<Try> admitted = admittedAmid(tries, logins, run);
            if (accounts >= TO_ONE * Losses.accounts(admitted).size()) {
                String what = accounts + " accounts within " + Tries.span(run) + " from " + clients.size()
                        + " clients that nobody came in from before";
                tell(verdicts, run, admitted, what, "");
            }
        }
    }

    /** Whether most of a run's accounts are lost to clients that lose more than one: people fail for their own. */
    private static boolean areOfSeveral(List<Try> run) {
        int several = Losses.withOthers(run);
        return several >= NEW - 1 && 3 * several >= 2 * Losses.accounts(run).size();
    }

    /**
     * Whether very many accounts are lost, a quarter of them to clients that lose more than one, of which three in four are never come into: lists that leaked
     * elsewhere are of other people.
     */
    private static boolean areHardlyAnybodys(Tries tries, List<Try> logins, List<Try> run) {
        Set<Long> lost = Losses.accounts(run);
        Set<Long> used = Losses.accounts(logins.stream().filter(tries::admitted).toList());
        return lost.size() >= PLENTY
                && SHARE * Losses.withOthers(run) >= lost.size()
                && SHARE * lost.stream().filter(used::contains).count() <= lost.size();
    }

    /** Failures whose passwords fail for several accounts within a time, in order. */
    private static List<Try> shared(List<Try> lost, long within) {
        List<Try> shared = new ArrayList<>();
        Tries.by(Try::secret, lost).forEach((secret, his) -> {
            if (secret != 0) {
                Tries.dense(his, within, Try::account, SHARED).forEach(shared::addAll);
            }
        });
        shared.sort(Losses.BY_TIME);
        return shared;
    }

    /** Those that the clients of a run were let in as about its time. */
    private static List<Try> admittedAmid(Tries tries, List<Try> logins, List<Try> run) {
        Set<Long> clients = clients(run);
        return logins.stream()
                .filter(each -> tries.admitted(each) && clients.contains(each.client()) && isAbout(each, run))
                .toList();
    }

    private static boolean isAbout(Try one, List<Try> run) {
        return one.timeMicros() >= run.getFirst().timeMicros() - QUARTER
                && one.timeMicros() <= run.getLast().timeMicros() + QUARTER;
    }

    /** One password for many accounts. */
    private static void spray(long secret, List<Try> his, List<Try> lost, Verdicts verdicts) {
        for (List<Try> run : Tries.dense(his, Guesses.DAY, Try::account, SPRAYED)) {
            int clients = Tries.distinct(Try::client, run);
            if (secret != 0 && clients > 1 && isPartOf(run, lost, SMALL_SHARE)) {
                String note = "one password failed for " + Losses.accounts(run).size() + " accounts within "
                        + Tries.span(run) + " from " + clients + " clients of one kind";
                run.forEach(each -> verdicts.raise(each, Outcome.ATTEMPTED, Confidence.LIKELY, note));
            }
        }
    }

    /** Clients that each lose some accounts and share their passwords. */
    private static Set<Try> together(Tries tries, List<Try> lost, List<Try> logins, Verdicts verdicts) {
        Map<Long, List<Try>> ofClients = Tries.by(Try::client, logins);
        List<Try> members = new ArrayList<>();
        Set<Try> told = new HashSet<>();
        Tries.by(Try::client, lost).forEach((client, his) -> {
            int in = Losses.accounts(ofClients.getOrDefault(client, List.of()).stream()
                            .filter(tries::admitted)
                            .toList())
                    .size();
            Tries.dense(his, Guesses.DAY, Try::account, OF_CLIENT).stream()
                    .filter(run -> Losses.accounts(run).size() >= TO_ONE * in)
                    .forEach(members::addAll);
        });
        members.sort(Losses.BY_TIME);
        for (List<Try> run : Tries.dense(members, Guesses.DAY, Try::account, TOGETHER)) {
            Set<Long> clients = clients(run);
            boolean linked = returning(run) >= RETURNING
                    || (clients.size() >= MANY && Losses.accounts(run).size() >= PLENTY);
            if (clients.size() >= CLIENTS && linked && isPartOf(run, lost, SHARE)) {
                List<Try> admitted = admitted(tries, logins, run).stream()
                        .filter(each -> clients.contains(each.client()))
                        .toList();
                String what = Losses.accounts(run).size() + " accounts within " + Tries.span(run) + " from "
                        + clients.size() + " clients of one kind";
                long returning = returning(run);
                String again = returning == 0 ? "" : ", " + returning + " of them for several accounts";
                told.addAll(run);
                tell(verdicts, run, admitted, what, ", " + passwords(run) + again);
            }
        }
        return told;
    }

    /** Whether one in so many of the accounts that are lost in its time are of a run. */
    private static boolean isPartOf(List<Try> run, List<Try> lost, int oneIn) {
        long from = run.getFirst().timeMicros();
        long to = run.getLast().timeMicros();
        List<Try> all = lost.stream()
                .filter(each -> each.timeMicros() >= from && each.timeMicros() <= to)
                .toList();
        return (long) Losses.accounts(run).size() * oneIn
                >= Losses.accounts(all).size();
    }

    /** Those that were let in from some time before a run to some time after it. */
    private static List<Try> admitted(Tries tries, List<Try> logins, List<Try> run) {
        long from = run.getFirst().timeMicros() - Guesses.HOUR;
        long to = run.getLast().timeMicros() + Guesses.HOUR;
        return logins.stream()
                .filter(each -> tries.admitted(each) && each.timeMicros() >= from && each.timeMicros() <= to)
                .toList();
    }

    /** How many passwords were tried for several accounts. */
    private static long returning(List<Try> run) {
        Map<Long, List<Try>> bySecret = Tries.by(Try::secret, run);
        return bySecret.entrySet().stream()
                .filter(each ->
                        each.getKey() != 0 && Losses.accounts(each.getValue()).size() > 1)
                .count();
    }

    private static String passwords(List<Try> run) {
        int passwords = Tries.distinct(Try::secret, run);
        return passwords == 1 ? "all with one password" : "with " + passwords + " passwords";
    }

    private static String let(List<Try> admitted) {
        int in = Losses.accounts(admitted).size();
        return in == 0 ? "" : ", and let in as " + in;
    }

    /** Tells of those that failed, and of those that were let in amid them. */
    private static void tell(Verdicts verdicts, List<Try> failed, List<Try> admitted, String what, String how) {
        String note = "failed logins for " + what + how + let(admitted);
        failed.forEach(each -> verdicts.raise(each, Outcome.ATTEMPTED, Confidence.LIKELY, note));
        admitted.forEach(each ->
                verdicts.raise(each, Outcome.EXPOSED, Confidence.LIKELY, "let in amid failed logins for " + what));
    }

    private static Set<Long> clients(List<Try> tries) {
        Set<Long> clients = new HashSet<>();
        tries.forEach(each -> clients.add(each.client()));
        return clients;
    }
}
