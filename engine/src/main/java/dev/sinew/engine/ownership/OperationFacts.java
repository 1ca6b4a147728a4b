package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.Arrays;

/** How an operation is usually called: with or without credentials, by whom, and how much it answers. */
final class OperationFacts {
    /** For each who succeeds without credentials beside the judged, so many do with them. */
    private static final int MANY_PROVEN = 20;

    private static final int SAMPLES = 32;
    /** At most one in so many callers of an api is staff. */
    static final int ONE_IN = 6;

    /** At most one in so many users of an api uses what is meant for staff. */
    private static final int ONE_IN_USERS = 10;

    private static final int USUAL = 3;

    /** Of what programs alone call, who calls without credentials comes from a few addresses. */
    private static final int ADDRESSES = 2;

    /** A list that gives the objects of so many others is not for ordinary callers. */
    static final int PEOPLE = 4;

    /** Whether a caller succeeds with credentials, or without. */
    private final Voters credentials = new Voters();
    /** Who signs calls that succeed. */
    private final Voters signing = new Voters();
    /** Whether staff and services succeed, or users. */
    private final Voters privileged = new Voters();
    /** Callers who are nobody's staff, and were told that they may not. */
    private final Voters refused = new Voters();
    /** Whether its answers give a caller several other people's objects, unasked. */
    private final Voters manyPeople = new Voters();

    private final CallerSample shown = CallerSample.ofLargest();
    private final CallerSample missed = CallerSample.ofLargest();
    private final CallerSample strayed = CallerSample.ofLargest();
    private final CallerSample rights = CallerSample.ofBits();
    private long succeededWith;
    private long succeededWithout;
    private long signed;
    /** The numbers of values of those answers whose hashes are smallest, so that the sample is the same in any order. */
    private final long[] ranks = new long[SAMPLES];

    private final int[] values = new int[SAMPLES];
    private int sampled;
    /** What {@link #usualValues} found last, -1 where it must be looked for anew. */
    private int usual = -1;

    /** Takes an answered call; the session of a guest is no credential. */
    void learn(Access access, boolean forOthers, boolean guest) {
        if (access.answerValues() > 0) {
            sample(Named.mix(access.sequence()), access.answerValues());
        }
        if (!access.headersKnown()) {
            return;
        }
        boolean bare = guest || access.credentials().isEmpty();
        credentials.add(access.actor().key(), !bare);
        succeededWith += bare ? 0 : 1;
        succeededWithout += bare ? 1 : 0;
        if (access.signs()) {
            signing.add(access.actor().key(), true);
            signed++;
        }
        if (access.actor().known()) {
            privileged.add(access.actor().key(), forOthers);
        }
    }

    /** Takes a call that a caller who is nobody's staff may not make. */
    void refused(long caller) {
        refused.add(caller, true);
    }

    /** How many others are told that they may not. */
    int refusedTo(long judged) {
        return refused.yes(judged);
    }

    void people(long caller, int others) {
        manyPeople.add(caller, others >= PEOPLE);
    }

    /** How many others are given lists of which it is known whose their objects are. */
    int listedTo(long judged) {
        return manyPeople.size() - (manyPeople.has(judged) ? 1 : 0);
    }

    /** How many of those are given the objects of several other people. */
    int listedOfMany(long judged) {
        return manyPeople.yes(judged);
    }

    void shown(long caller, int objects) {
        shown.add(caller, objects);
    }

    void missed(long caller, int objects) {
        missed.add(caller, objects);
    }

    /** How many others ask for so many objects within an hour that do not exist. */
    int missing(int objects, long judged) {
        return missed.reaching(objects, judged);
    }

    void strayed(long caller, int objects) {
        strayed.add(caller, objects);
    }

    /** How many others use so many objects of other people within an hour. */
    int straying(int objects, long judged) {
        return strayed.reaching(objects, judged);
    }

    void rights(long caller, long bits) {
        rights.add(caller, bits);
    }

    /** How many callers it is known of how much they are shown, the judged aside. */
    int shownTo(long judged) {
        return shown.others(judged);
    }

    /** How many objects three in four of the others are shown in their fullest hour at most. */
    long usuallyShown(long judged) {
        return shown.usual(judged);
    }

    /** The rights that all others have who succeed, where enough do; else none. */
    long commonRights(long judged) {
        return rights.others(judged) >= PEOPLE + 1 ? rights.common(judged) : 0;
    }

    /** How many callers without the judged succeed, as far as remembered. */
    int callers(long judged) {
        return credentials.size() - (credentials.has(judged) ? 1 : 0);
    }

    /** How many others who succeed have a role that hardly anybody has, where no more than a third as many have none; else 0. */
    int ofFew(long judged, ApiFacts api) {
        int few = 0;
        int usual = 0;
        for (int i = 0; i < credentials.size(); i++) {
            long caller = credentials.caller(i);
            if (caller != judged) {
                boolean has = api.fewHave(caller) != 0;
                few += has ? 1 : 0;
                usual += has ? 0 : 1;
                if ((USUAL + 1) * usual > credentials.size()) {
                    return 0; // however many of those that are left have a role of few
                }
            }
        }
        return few >= USUAL * usual ? few : 0;
    }

    private void sample(long rank, int count) {
        int at = Arrays.binarySearch(ranks, 0, sampled, rank);
        int into = at < 0 ? -at - 1 : at;
        if (at >= 0 || into >= SAMPLES) {
            return;
        }
        int last = Math.min(sampled, SAMPLES - 1);
        System.arraycopy(ranks, into, ranks, into + 1, last - into);
        System.arraycopy(values, into, values, into + 1, last - into);
        ranks[into] = rank;
        values[into] = count;
        sampled = last + 1;
        usual = -1;
    }

    /** The median number of values in answers that have any, 0 where there are none. */
    int usualValues() {
        int known = usual;
        if (known < 0) {
            int[] sorted = Arrays.copyOf(values, sampled);
            Arrays.sort(sorted);
            known = sampled == 0 ? 0 : sorted[sampled / 2];
            usual = known;
        }
        return known;
    }

    /**
     * About how many succeed with credentials, where nearly nobody else does without; 0 where that is not so.
     *
     * @param personal whether each names its own there: then a few others without are no leave
     * @param guarded whether nobody but the judged may read it by having read much of it: as where many name their own and next to nobody anything else, or where it is a person who is told
     *     what harms others
     */
    long credentialed(long judged, boolean personal, boolean guarded) {
        int bare = credentials.no(judged);
        boolean always = succeededWith >= 10 * succeededWithout || succeededWithout <= 2;
        // Of an export that a program alone calls all calls without are the judged's.
        boolean alone = privileged(judged) > 0 && credentials.size() < Voters.MOST;
        long proven = credentials.estimate() - (credentials.has(judged) ? 1 : 0);
        // Of many who prove themselves a few others do not: whoever found that nothing asks for it is seldom alone.
        boolean few = bare == 0 || (alone && bare <= ADDRESSES) || (personal && (long) MANY_PROVEN * bare <= proven);
        return (always || alone || guarded) && succeededWith >= 5 && few ? proven : 0;
    }

    /** How many calls succeeded that others signed, where nearly none did without and the judged never signs; else 0. */
    long signed(long judged) {
        long unsigned = succeededWith + succeededWithout - signed;
        boolean always = signed >= 10 * unsigned || unsigned <= 2;
        return always && !signing.has(judged) ? signed : 0;
    }

    /** How many of staff and services succeed, where next to no user but the judged does; 0 where that is not so. */
    int privileged(long judged) {
        int staff = privileged.onlyYes(0);
        return privileged.no(judged) <= staff / 4 ? staff : 0;
    }

    /** The same for one with some rights: none where all who succeed have a right of few that it has as well. */
    int privileged(long judged, long own, ApiFacts api) {
        long theirs = commonRights(judged) & own;
        return theirs != 0 && !api.isUsual(theirs, judged) ? 0 : privileged(judged);
    }

    /** How many of staff and services succeed, where hardly any of the users of the api does; 0 where that is not so. */
    int staffed(long judged, long users) {
        int staff = privileged.onlyYes(0);
        return privileged.no(judged) <= users / ONE_IN_USERS ? staff : 0;
    }

    /** Whether it shows most who ask the objects of many others: then being shown one gives nobody a right. */
    boolean isOfMany() {
        return manyPeople.size() >= 3 && 2 * manyPeople.yes(0) >= manyPeople.size();
    }

    /** Whether it is a list for staff: a small part of an api's callers use it, and most of those are given many people's. */
    boolean isWorkList(long callersOfApi) {
        int given = manyPeople.yes(0);
        return given >= 2
                && manyPeople.estimate() <= Math.max(3, callersOfApi / ONE_IN)
                && 2 * given >= manyPeople.size();
    }

    /** Whether it is such a list that one caller alone uses, where the api has many. */
    boolean isLoneList(long callersOfApi) {
        return manyPeople.size() == 1 && manyPeople.yes(0) == 1 && callersOfApi >= ONE_IN;
    }

    void merge(OperationFacts other) {
        credentials.merge(other.credentials);
        signing.merge(other.signing);
        signed += other.signed;
        privileged.merge(other.privileged);
        refused.merge(other.refused);
        manyPeople.merge(other.manyPeople);
        shown.merge(other.shown);
        missed.merge(other.missed);
        strayed.merge(other.strayed);
        rights.merge(other.rights);
        succeededWith += other.succeededWith;
        succeededWithout += other.succeededWithout;
        for (int i = 0; i < other.sampled; i++) {
            sample(other.ranks[i], other.values[i]);
        }
    }

    /** The same as it is now; for many threads. */
    OperationFacts frozen() {
        OperationFacts same = new OperationFacts();
        same.merge(this);
        same.credentials.counted();
        same.signing.counted();
        same.privileged.counted();
        same.refused.counted();
        same.manyPeople.counted();
        same.usualValues();
        return same;
    }

    void write(StateWriter out) {
        credentials.write(out);
        signing.write(out);
        out.varint(signed);
        privileged.write(out);
        refused.write(out);
        manyPeople.write(out);
        shown.write(out);
        missed.write(out);
        strayed.write(out);
        rights.write(out);
        out.varint(succeededWith);
        out.varint(succeededWithout);
        out.varint(sampled);
        for (int i = 0; i < sampled; i++) {
            out.fixed(ranks[i]);
            out.varint(values[i]);
        }
    }

    static OperationFacts read(StateReader in) {
        OperationFacts facts = new OperationFacts();
        facts.credentials.merge(Voters.read(in));
        facts.signing.merge(Voters.read(in));
        facts.signed = in.varint();
        facts.privileged.merge(Voters.read(in));
        facts.refused.merge(Voters.read(in));
        facts.manyPeople.merge(Voters.read(in));
        facts.shown.read(in);
        facts.missed.read(in);
        facts.strayed.read(in);
        facts.rights.read(in);
        facts.succeededWith = in.varint();
        facts.succeededWithout = in.varint();
        int count = in.below(SAMPLES + 1);
        for (int i = 0; i < count && !in.failed(); i++) {
            facts.sample(in.fixedLong(), in.below(Integer.MAX_VALUE));
        }
        return facts;
    }
}
