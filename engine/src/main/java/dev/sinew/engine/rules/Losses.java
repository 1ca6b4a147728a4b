package dev.sinew.engine.rules;

import dev.sinew.engine.logins.Tries;
import dev.sinew.engine.logins.Try;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts that are lost to clients, which failed to log in as them and never came in. */
final class Losses {
    static final Comparator<Try> BY_TIME = Comparator.comparingLong(Try::timeMicros);

    /** Who tries more passwords for one account guesses them. */
    private static final int EACH = 2;

    private Losses() {}

    /** How many are lost to clients that lose more than one. */
    static int withOthers(List<Try> run) {
        return Tries.by(Try::client, run).values().stream()
                .mapToInt(ofClient -> accounts(ofClient).size())
                .filter(accounts -> accounts > 1)
                .sum();
    }

    /** Those of some failures that come from clients that nobody came in from before they failed, but in the hour before, as guesses get in, too. */
    static List<Try> strange(Tries tries, Set<Try> some, List<Try> logins) {
        Map<Long, Long> since = new HashMap<>();
        Set<Long> failed = new HashSet<>();
        List<Try> strange = new ArrayList<>();
        for (Try each : logins) {
            if (tries.admitted(each)) {
                since.putIfAbsent(each.client(), each.timeMicros());
            } else if (some.contains(each)) {
                long first = since.getOrDefault(each.client(), each.timeMicros());
                if (failed.contains(each.client()) || each.timeMicros() - first < Guesses.HOUR) {
                    failed.add(each.client());
                    strange.add(each);
                }
            }
        }
        return strange;
    }

    /** What each client loses, in the order of time. */
    static List<Try> toEach(Tries tries, List<Try> some) {
        List<Try> lost = new ArrayList<>();
        for (List<Try> ofClient : Tries.by(Try::client, some).values()) {
            lost.addAll(of(tries, ofClient));
        }
        lost.sort(BY_TIME);
        return lost;
    }

    /** Refusals for accounts with a password or two that the client was never let in as: who was, before or after, has its password. */
    static List<Try> of(Tries tries, List<Try> logins) {
        List<Try> lost = new ArrayList<>();
        for (List<Try> ofAccount : Tries.by(Try::account, logins).values()) {
            List<Try> refused = ofAccount.stream().filter(tries::refused).toList();
            boolean in = ofAccount.stream().anyMatch(tries::admitted);
            if (!in && Tries.distinct(Try::secret, refused) <= EACH) {
                lost.addAll(refused);
            }
        }
        lost.sort(BY_TIME);
        return lost;
    }

    /** Whose they are, each once. */
    static Set<Long> accounts(Collection<Try> tries) {
        Set<Long> accounts = new HashSet<>();
        tries.forEach(each -> accounts.add(each.account()));
        return accounts;
    }
}
