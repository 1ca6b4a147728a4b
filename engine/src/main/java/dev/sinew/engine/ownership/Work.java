package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller works on what others own and on nothing else: at a person's pace, on more than one day. Several such callers in
 * an api are taken for staff of whom no claim tells, and so is one alone for whom many others make things, or who goes by a list that nobody else is given; one in haste, or who counts through numbers, is not.
 */
final class Work {
    private static final int LEAST = 20;
    /** So many customers are not made up by the caller. */
    private static final int CUSTOMERS = 5;

    private static final int TELLING = 5;

    private static final int ONE_IN = 20;
    private static final int OWN = 5;
    private static final int OWN_IN = 3;
    private static final long[] NOBODY = {};
    private static final int DAY = 18 * 3_600;
    /** So many objects, one after the other, are no person's work in two minutes: nobody looks at one for four seconds only. */
    private static final int HASTE = 30;

    private static final int MINUTES = 120;
    /** So many times on to the next number, of things that no list shows, somebody counts. */
    private static final int COUNTED = 7;

    private static final int STEP = 3;
    private static final int MISSED = 8;

    private int own;
    /** What it made for others is its work, but people send each other things, too: it counts less than what others made. */
    private int made;
    /** Some who made something for it, as appointments are made for a doctor. */
    private long[] customers = NOBODY;

    private long[] usual = Usual.NONE;

    private int others;
    private int shown;
    private int from;
    private int until;
    private int api;
    private int window;
    /** No more than what haste takes: there is one of this for each caller. */
    private byte inWindow;

    /** How often it was shown what is its own organisation's, and what is another's. */
    private int within;

    private int beyond;

    /** The last object, as a hash. */
    private int last;

    private boolean haste;
    private boolean guesses;
    /** The last number, as far as neighbours need to be told. */
    private int number;

    private byte counted;
    private @Nullable Office office;

    /** Whether the caller uses what is others' more often than its own. */
    boolean isMostlyOnOthers() {
        return others > own + made;
    }

    /** The caller was shown what is its own organisation's, or another's. */
    void organisation(boolean own) {
        within += own ? 1 : 0;
        beyond += own ? 0 : 1;
    }

    /** Whether it works for other organisations than the one that it belongs to, as accountants and a vendor's support do. */
    boolean isBeyondOrganisation() {
        return beyond >= TELLING && beyond > within;
    }

    /** Whether it used enough to tell. */
    boolean tells() {
        return own + made + others >= TELLING;
    }

    /** Whether its caller uses so much of its own, or has the roles that most have, that it is a customer, whatever lists it asks for. */
    boolean isCustomer(Knowledge knowledge, long caller) {
        return (own >= OWN && OWN_IN * own > others) || knowledge.api(api).isOneOfMany(caller);
    }

    /** Notes what it gives at a place. Returns whether it gives that there nearly always. */
    boolean gives(long place, long value) {
        usual = Usual.with(usual, place, value);
        return Usual.count(usual, place, value);
    }

    /** The caller called an api. */
    void at(int apiKey) {
        api = apiKey;
    }

    /** The caller used something of its own. */
    void own() {
        own++;
    }

    /** The caller used what it made and somebody else owns. */
    void made() {
        made++;
    }

    /** The caller used an object that is not its own, with a number or 0, in an api, at a time in seconds; or was shown it before. */
    void others(int apiKey, long object, long numbered, int time, boolean wasShown) {
        api = apiKey;
        shown += wasShown ? 1 : 0;
        from = others == 0 ? time : Math.min(from, time);
        until = Math.max(until, time);
        others++;
        if (time - window > MINUTES || time < window) {
            window = time;
            inWindow = 0;
        }
        inWindow = (byte) Math.min(HASTE + 1, inWindow + (Long.hashCode(object) == last ? 0 : 1));
        int step = (int) numbered - number;
        boolean on = number != 0 && step > 0 && step <= STEP && !wasShown;
        counted = (byte) (on ? Math.min(COUNTED, counted + 1) : Long.hashCode(object) == last ? counted : 0);
        number = (int) numbered;
        last = Long.hashCode(object);
        haste |= inWindow > HASTE || counted >= COUNTED;
    }

    /** The caller came to where those work who run the service. */
    void office(Access access) {
        Office now = office == null ? new Office() : office;
        office = now;
        now.take(access);
    }

    /** Whether the caller is one of those who run the service, who goes about it as people do. */
    boolean isInOffice() {
        return office != null && office.isOnes() && !haste && !guesses;
    }

    /** The caller asked for so many different things within an hour that are not there: nobody works so, who has lists to go by. */
    void missed(int things) {
        guesses |= things >= MISSED;
    }

    /** Whether it asked for many things that are not there, one after the other: then no list that it asks for makes it staff. */
    boolean isGuessing() {
        return guesses;
    }

    /** Another made something for the caller, whom its request named. */
    void namedBy(long customer) {
        if (isNamedByMany()) {
            return;
        }
        for (long each : customers) {
            if (each == customer) {
                return;
            }
        }
        customers = Arrays.copyOf(customers, customers.length + 1);
        customers[customers.length - 1] = customer;
    }

    /** Whether many made something for it: then what is theirs may be its work though nobody else works so. */
    boolean isNamedByMany() {
        return customers.length >= CUSTOMERS;
    }

    /** Whether nearly all that it works on was shown to it before. */
    boolean isAllShown() {
        return ONE_IN * (others - shown) <= others;
    }

    /** Whether it has nothing of its own and on more than one day used nothing but what lists showed it: somebody to whom others' things are given. */
    boolean isGivenOthers() {
        return own == 0 && made == 0 && others >= TELLING && isAllShown() && !haste && until - from >= DAY;
    }

    /** Whether it works on others' objects alone, as a person does. */
    boolean isAllThereIs() {
        return isOnOthers() && !haste && !guesses;
    }

    /** Whether it works on others' objects alone, a person or a program. */
    boolean isOnOthers() {
        return others >= LEAST && ONE_IN * own <= others && made <= others && until - from >= DAY;
    }

    int api() {
        return api;
    }

    void write(StateWriter out) {
        for (int each : new int[] {
            own,
            made,
            others,
            shown,
            from,
            until,
            api,
            window,
            inWindow,
            (haste ? 1 : 0) + (guesses ? 2 : 0),
            counted,
            number,
            last,
            within,
            beyond
        }) {
            out.fixed(each);
        }
        out.longs(customers);
        Usual.write(usual, out);
        out.octet(office == null ? 0 : 1);
        if (office != null) {
            office.write(out);
        }
    }

    void read(StateReader in) {
        own = in.fixedInt();
        made = in.fixedInt();
        others = in.fixedInt();
        shown = in.fixedInt();
        from = in.fixedInt();
        until = in.fixedInt();
        api = in.fixedInt();
        window = in.fixedInt();
        inWindow = (byte) in.fixedInt();
        int ways = in.fixedInt();
        haste = (ways & 1) != 0;
        guesses = (ways & 2) != 0;
        counted = (byte) in.fixedInt();
        number = in.fixedInt();
        last = in.fixedInt();
        within = in.fixedInt();
        beyond = in.fixedInt();
        customers = in.longs(CUSTOMERS);
        usual = Usual.read(in);
        office = in.octet() == 0 ? null : Office.read(in);
    }
}
