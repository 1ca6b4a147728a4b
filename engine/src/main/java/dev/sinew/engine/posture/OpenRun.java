package dev.sinew.engine.posture;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Trait;
import java.util.Arrays;

/** A run of calls that may go on. */
final class OpenRun {
    private static final int ACCOUNTS = 16;
    /** So many answers at either end are compared. */
    private static final int ENDS = 4;
    /** A wait that is meant to be felt. */
    private static final long FELT = 1_000_000;

    private static final int MUCH_LONGER = 3;
    /** Sizes of refusals that say the same differ by names and times only. */
    private static final long SAME_SIZE = 48;

    private final boolean account;
    private final Origin origin;
    private final long first;
    private final long[] accounts = new long[ACCOUNTS];
    private final long[] took = new long[2 * ENDS];
    private int named;
    private int timed;
    private long last;
    private int calls;
    private int secrets;
    private int logins;
    private int succeeded;
    private int refused;
    private int limited;
    private int failures;
    private int failuresBeforeLogin;
    private int firstStatus = -1;
    private int lastStatus = -1;
    private long firstSize = -1;
    private long lastSize = -1;

    OpenRun(boolean account, Observation observation) {
        this(account, observation.origin(), observation.timeMicros());
    }

    private OpenRun(boolean account, Origin origin, long first) {
        this.account = account;
        this.origin = origin;
        this.first = first;
        this.last = first;
    }

    long last() {
        return last;
    }

    int calls() {
        return calls;
    }

    void add(Observation observation, boolean secret, long name) {
        calls++;
        last = Math.max(last, observation.timeMicros());
        int status = observation.status();
        boolean login = observation.has(Trait.LOGIN);
        secrets += secret ? 1 : 0;
        logins += login ? 1 : 0;
        succeeded += status < 400 ? 1 : 0;
        refused += status >= 400 && status < 500 ? 1 : 0;
        limited += status == 429 || status == 423 ? 1 : 0;
        if (login) {
            failuresBeforeLogin = failures;
        } else if (secret && status < 500) {
            failures++;
            failed(status, observation.answerBody().size());
        }
        took(observation.tookMicros());
        name(name);
    }

    private void failed(int status, long size) {
        if (firstStatus < 0) {
            firstStatus = status;
            firstSize = size;
        }
        lastStatus = status;
        lastSize = size;
    }

    /** Keeps the first few, and the last few in a ring behind them. */
    private void took(long micros) {
        if (micros >= 0) {
            took[timed < ENDS ? timed : ENDS + timed % ENDS] = micros;
            timed++;
        }
    }

    private void name(long print) {
        for (int i = 0; i < named; i++) {
            if (accounts[i] == print) {
                return;
            }
        }
        if (print != 0 && named < ACCOUNTS) {
            accounts[named++] = print;
        }
    }

    private boolean slowed() {
        if (timed < 2 * ENDS) {
            return false;
        }
        long before = Arrays.stream(took, 0, ENDS).sum() / ENDS;
        long after = Arrays.stream(took, ENDS, 2 * ENDS).sum() / ENDS;
        return after >= FELT && after >= MUCH_LONGER * before;
    }

    private boolean turned() {
        boolean known = firstSize >= 0 && lastSize >= 0;
        boolean alike = !known || Math.abs(lastSize - firstSize) <= SAME_SIZE + firstSize / 8;
        return firstStatus != lastStatus || !alike;
    }

    Burst burst() {
        return new Burst(
                account,
                calls,
                secrets,
                logins,
                succeeded,
                refused,
                limited,
                failuresBeforeLogin,
                named,
                turned(),
                slowed(),
                first,
                last,
                origin);
    }

    void write(StateWriter out) {
        out.flag(account);
        out.moment(first, origin);
        out.varint(last - first);
        out.longs(Arrays.copyOf(accounts, named));
        for (long micros : took) {
            out.varint(micros);
        }
        for (int count : counts()) {
            out.varint(count);
        }
        out.zigzag(firstStatus);
        out.zigzag(lastStatus);
        out.zigzag(firstSize);
        out.zigzag(lastSize);
    }

    private int[] counts() {
        return new int[] {timed, calls, secrets, logins, succeeded, refused, limited, failures, failuresBeforeLogin};
    }

    static OpenRun read(StateReader in) {
        boolean account = in.flag();
        in.moment();
        OpenRun run = new OpenRun(account, in.place(), in.time());
        run.last = run.first + in.varint();
        long[] named = in.longs(ACCOUNTS);
        run.named = named.length;
        System.arraycopy(named, 0, run.accounts, 0, named.length);
        for (int i = 0; i < run.took.length; i++) {
            run.took[i] = in.varint();
        }
        run.timed = in.upTo(Integer.MAX_VALUE);
        run.calls = in.upTo(Integer.MAX_VALUE);
        run.secrets = in.upTo(Integer.MAX_VALUE);
        run.logins = in.upTo(Integer.MAX_VALUE);
        run.succeeded = in.upTo(Integer.MAX_VALUE);
        run.refused = in.upTo(Integer.MAX_VALUE);
        run.limited = in.upTo(Integer.MAX_VALUE);
        run.failures = in.upTo(Integer.MAX_VALUE);
        run.failuresBeforeLogin = in.upTo(Integer.MAX_VALUE);
        run.firstStatus = in.zigzagInt();
        run.lastStatus = in.zigzagInt();
        run.firstSize = in.zigzag();
        run.lastSize = in.zigzag();
        return run;
    }
}
