package dev.sinew.engine.ownership;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;

/** Who names at a place only what answers told them of before, among users and among staff. */
final class Listeners {
    /** So many show that nobody names what it was never told of, and so many for each that does. */
    private static final int LEAST = 12;

    private static final int FOR_EACH = 12;
    /** Who names so many that it was not told of is no mistake, and fewer others show it. */
    static final int MANY = 5;

    private static final int LEAST_OF_MANY = 8;
    private static final int FOR_EACH_OF_MANY = 3;
    private static final int PEERS = 5;

    private final Voters users;
    private final Voters staff;

    Listeners() {
        this(new Voters(), new Voters());
    }

    private Listeners(Voters users, Voters staff) {
        this.users = users;
        this.staff = staff;
    }

    void add(long caller, boolean yes, boolean works) {
        (works ? staff : users).add(caller, yes);
    }

    /**
     * How many others name only what they were told of, where hardly anybody ever names anything else; else 0. Of staff and of those who have a role that few have, others tell who
     * have just the same, of all the rest other users where staff does not keep to it.
     */
    int others(long judged, boolean works, ApiFacts api, int strange) {
        int each = strange >= MANY ? FOR_EACH_OF_MANY : FOR_EACH;
        int least = strange >= MANY ? LEAST_OF_MANY : LEAST;
        if (works || api.fewHave(judged) != 0) {
            int peers = peers(works ? staff : users, judged, api);
            return peers >= PEERS ? peers : 0;
        }
        int keeping = users.onlyYes(judged);
        int straying = users.no(judged);
        int all = keeping + staff.onlyYes(judged);
        if (all >= least && all >= each * (straying + staff.no(judged))) {
            return all;
        }
        return keeping >= least && keeping >= each * straying ? keeping : 0;
    }

    /** Whether no other user names anything else. */
    boolean areAll(long judged) {
        return users.no(judged) == 0;
    }

    /** How many others of just the same roles keep to it, 0 where anybody of them does not. */
    private static int peers(Voters voters, long judged, ApiFacts api) {
        long roles = api.rightsOf(judged);
        int peers = 0;
        for (int i = 0; i < voters.size(); i++) {
            boolean other = voters.caller(i) != judged;
            boolean peer = other && api.rightsOf(voters.caller(i)) == roles;
            if (voters.saysNo(i) && (peer || (other && roles == 0))) {
                return 0;
            }
            peers += peer ? 1 : 0;
        }
        return peers;
    }

    /** The same as they are now, counted: for many threads. */
    Listeners frozen() {
        return new Listeners(users.frozen(), staff.frozen());
    }

    void merge(Listeners other) {
        users.merge(other.users);
        staff.merge(other.staff);
    }

    /** Forgets what a caller said as a user: it works for others. */
    void remove(long caller) {
        users.remove(caller);
    }

    void write(StateWriter out) {
        users.write(out);
        staff.write(out);
    }

    static Listeners read(StateReader in) {
        return new Listeners(Voters.read(in), Voters.read(in));
    }
}
