package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.verify.TokenAlgorithm;
import dev.sinew.engine.verify.TokenTimes;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Who uses an api at all, and whether things are changed in it without credentials. */
final class ApiFacts {
    /** So many show how tokens are signed here, where at most one in as many others is signed otherwise. */
    private static final int SIGNERS = 8;

    private final Voters users = new Voters();
    private final Voters callers = new Voters();
    /** Whether a caller changes things with credentials, or without. */
    private final Voters writers = new Voters();

    /** Who does nothing but work on what others own. */
    private final Voters workers = new Voters();

    /** Whether a caller uses what is others' more often than its own, so far. */
    private final Voters serving = new Voters();

    void serves(long caller, boolean yes) {
        serving.add(caller, yes);
    }

    /** Whether two in five of the others use what is others' more often than their own, as where people read each other's texts: then it is no sign of work. */
    boolean isOnOthers(long judged) {
        int others = serving.size() - (serving.has(judged) ? 1 : 0);
        return others >= FEWEST_ROLES && 5 * serving.onlyYes(judged) >= 2 * others;
    }

    void worksOnOthers(long caller) {
        workers.add(caller, true);
    }

    /** Whether the tokens that callers succeed with are signed with a private key (or a secret), and of which issuer they are. */
    private final Voters signers = new Voters();

    /** Who succeeded with nothing but a token that had ended. */
    private final Voters late = new Voters();

    private final CallerSample rights = CallerSample.ofBits();

    private final RoleHolders holders = new RoleHolders();

    void rights(long caller, long bits) {
        if (bits != 0) {
            rights.add(caller, bits);
            holders.add(caller, bits);
        }
    }

    /** The roles of a caller that hardly any other has, as bits; 0 for none. */
    long fewHave(long caller) {
        return holders.few(caller, callers.estimate());
    }

    /** The rights that are known of a caller, as bits; 0 for none. */
    long rightsOf(long caller) {
        return rights.of(caller);
    }

    /** How many other callers lack some rights. */
    int lacking(long bits, long judged) {
        return rights.lacking(bits, judged);
    }

    /** How many other callers have just these roles. */
    int peers(long roles, long judged) {
        return rights.same(roles, judged);
    }

    /** Whether somebody who has just these roles is one of the many who have. */
    boolean isUsual(long roles, long judged) {
        int same = roles == 0 ? 0 : rights.same(roles, judged);
        return same >= FEWEST_ROLES && 2 * same >= rights.having(-1, judged);
    }

    /** Whether a caller has the very roles that most have of whom any are known: then it is none of the staff. */
    boolean isOneOfMany(long judged) {
        return isUsual(rights.of(judged), judged);
    }

    /** Whether a caller has roles that most others have not, as one of few of a kind. */
    boolean isSingled(long roles, long judged) {
        if (roles == 0) {
            return false;
        }
        int same = rights.having(roles, judged);
        int others = rights.having(~roles, judged);
        return others >= FEWEST_ROLES && (same + 1) * OF_A_KIND <= others;
    }

    /** Whether others, too, do nothing but work on what others own, though they are few. */
    boolean hasWorkers(long judged) {
        return workers.yes(judged) > 0 && workers.estimate() <= Math.max(3, callers.estimate() / OperationFacts.ONE_IN);
    }

    /** How many answers each caller got, and above {@link #LOST} how many of those nobody saw. */
    private final CallerSample answers = CallerSample.ofSums();

    private static final int FEWEST_ROLES = 10;
    private static final int OF_A_KIND = 5;

    private static final int LOST = 32;
    private static final int FEWEST = 4;

    /** The shares of all that have one, in order; nothing where they must be worked out anew. */
    private long @Nullable [] shares;

    /** What per cent of its answers nobody saw, of the other in the middle: no single caller can make it much. */
    int lost(long judged) {
        long[] sorted = shares == null ? answers.sorted(ApiFacts::share) : shares;
        shares = sorted;
        long own = share(answers.of(judged));
        int others = own < 0 ? sorted.length : sorted.length - 1;
        if (others <= 0) {
            return 0;
        }
        int middle = others / 2;
        // The judged one's own is left out: what lies behind it moves up.
        boolean behind = own >= 0 && sorted[middle] >= own;
        return (int) sorted[behind ? middle + 1 : middle];
    }

    private static long share(long counts) {
        return (int) counts >= FEWEST ? 100 * (counts >>> LOST) / (counts & 0xffffffffL) : -1;
    }

    /** Takes a call; the session of a guest is no credential. */
    void learn(Access access, boolean forOthers, boolean guest) {
        long actor = access.actor().key();
        if (access.status() < 400) {
            shares = null;
            answers.add(actor, access.answerKnown() ? 1 : 1 | 1L << LOST);
        }
        if (access.actor().known()) {
            callers.add(actor, true);
            if (!forOthers) {
                users.add(actor, true);
            }
        }
        if (access.succeeded() && access.actor().known()) {
            for (Credential credential : access.credentials()) {
                Optional<TokenAlgorithm> algorithm =
                        TokenAlgorithm.of(credential.claims().algorithm());
                algorithm.ifPresent(each -> signers.add(actor, !each.isHmac(), issuer(credential)));
            }
        }
        if (access.succeeded() && access.actor().known() && isLate(access)) {
            late.add(actor, true);
        }
        if (access.succeeded() && access.headersKnown() && access.replaces()) {
            writers.add(actor, !guest && !access.credentials().isEmpty());
        }
    }

    private static boolean isLate(Access access) {
        List<Credential> credentials = access.credentials();
        return credentials.size() == 1
                && TokenTimes.expired(credentials.getFirst().claims(), access.timeMicros());
    }

    private int late(long judged) {
        return late.yes(judged);
    }

    /** Which issuer made a token, never 0. */
    private static long issuer(Credential credential) {
        return credential.claims().issuer().hashCode() | 1L << 32;
    }

    /**
     * How many other callers have tokens of the issuer of this one that are signed with a private key, where this one is signed
     * with a secret and hardly anybody else's is; 0 where that is not so.
     */
    private int signedOtherwise(Credential credential, long judged) {
        boolean secret = TokenAlgorithm.of(credential.claims().algorithm())
                .filter(TokenAlgorithm::isHmac)
                .isPresent();
        if (!secret) {
            return 0;
        }
        int others = signers.yes(judged, issuer(credential));
        return others >= SIGNERS && signers.no(judged) * SIGNERS <= others ? others : 0;
    }

    /** What is known of the tokens that an access was made with. */
    List<Situation.TokenUse> tokens(Access access, long judged, LongFunction<Signature> verdicts) {
        List<Situation.TokenUse> tokens = new ArrayList<>();
        for (Credential credential : access.credentials()) {
            if (!credential.claims().algorithm().isEmpty()) {
                tokens.add(new Situation.TokenUse(
                        verdicts.apply(credential.print()),
                        TokenTimes.expired(credential.claims(), access.timeMicros()),
                        TokenTimes.notYetValid(credential.claims(), access.timeMicros()),
                        signedOtherwise(credential, judged),
                        late(judged)));
            }
        }
        return tokens;
    }

    /** How many change or delete things with credentials, where nobody but the judged does without; 0 where that is not so. */
    long credentialedWrites(Access access) {
        boolean applies = access.replaces() && writers.no(access.actor().key()) == 0;
        return applies ? writers.yes(0) : 0;
    }

    long users() {
        return users.estimate();
    }

    long callers() {
        return callers.estimate();
    }

    void merge(ApiFacts other) {
        users.merge(other.users);
        callers.merge(other.callers);
        writers.merge(other.writers);
        workers.merge(other.workers);
        serving.merge(other.serving);
        late.merge(other.late);
        rights.merge(other.rights);
        holders.merge(other.holders);
        signers.merge(other.signers);
        answers.merge(other.answers);
        shares = null;
    }

    /** The same as it is now; for many threads. */
    ApiFacts frozen() {
        ApiFacts same = new ApiFacts();
        same.merge(this);
        same.users.counted();
        same.callers.counted();
        same.writers.counted();
        same.workers.counted();
        same.serving.counted();
        same.late.counted();
        same.signers.counted();
        same.lost(0);
        return same;
    }

    void write(StateWriter out) {
        users.write(out);
        callers.write(out);
        writers.write(out);
        workers.write(out);
        serving.write(out);
        late.write(out);
        rights.write(out);
        holders.write(out);
        signers.write(out);
        answers.write(out);
    }

    static ApiFacts read(StateReader in) {
        ApiFacts facts = new ApiFacts();
        facts.users.merge(Voters.read(in));
        facts.callers.merge(Voters.read(in));
        facts.writers.merge(Voters.read(in));
        facts.workers.merge(Voters.read(in));
        facts.serving.merge(Voters.read(in));
        facts.late.merge(Voters.read(in));
        facts.rights.read(in);
        facts.holders.read(in);
        facts.signers.merge(Voters.read(in));
        facts.answers.read(in);
        return facts;
    }
}
