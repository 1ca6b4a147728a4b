package dev.sinew.engine.classify;

import java.util.List;
import java.util.Set;

/** Verbs that names of operations begin with which change something, as in {@code approvePayment}. */
public final class Deeds {
    private static final Set<String> VERBS = Set.of("""
            create add insert new update edit change modify set save delete remove transfer pay send submit cancel approve confirm verify accept
            start begin complete checkout buy purchase book reserve redeem apply register reset request withdraw deposit sign authorise authorize
            choose select upload share unshare follow unfollow like join leave invite assign unassign grant revoke decide reject close reopen open
            archive publish mark move reschedule renew activate deactivate enable disable post upsert put attach detach link unlink login logout
            toggle rate vote report block unblock ban mute replace import ingest do run trigger retry refund charge issue mutate
            """.strip().split("\\s+"));

    private Deeds() {}

    /** Whether a name, in words, says that something is done. */
    public static boolean isOne(List<String> words) {
        return !words.isEmpty() && VERBS.contains(words.getFirst());
    }
}
