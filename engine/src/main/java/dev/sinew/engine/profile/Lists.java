package dev.sinew.engine.profile;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many records successful answers list, and how many were asked for by which parameter. Of parameters the first few in their
 * order are kept, all else are counts and extremes, so that it merges exactly.
 */
public final class Lists {
    /** From here on a list is long. */
    public static final long LONG = 300;

    private static final int NAMES = 4;
    private static final int OTHERS = 8;
    private static final Set<String> LIMITS = Set.of(
            "limit",
            "size",
            "pagesize",
            "perpage",
            "pagelimit",
            "pagecount",
            "take",
            "top",
            "first",
            "last",
            "count",
            "max",
            "rows",
            "maxresults",
            "batchsize");

    private long lists;
    private long longLists;
    private long least = Long.MAX_VALUE;
    private Spread.Most most = Spread.Most.NONE;
    private final SortedMap<String, Asked> asked = new TreeMap<>();
    /** Names met that limit nothing: only a memory of what was worked out. */
    private final Set<String> others = new HashSet<>(2);

    /**
     * What came of a parameter that says how many records to give.
     *
     * @param calls how many had it and got a list
     * @param leastFilled the least number that was asked for and given, or {@link Long#MAX_VALUE}
     * @param filled the greatest number that was asked for and given
     * @param given the most records of an answer
     * @param less the most records of an answer that gave fewer than were asked for
     */
    public record Asked(long calls, long leastFilled, Spread.Most filled, Spread.Most given, Spread.Most less) {
        Asked with(Asked other) {
            return new Asked(
                    calls + other.calls,
                    Math.min(leastFilled, other.leastFilled),
                    filled.with(other.filled.value(), other.filled.origin()),
                    given.with(other.given.value(), other.given.origin()),
                    less.with(other.less.value(), other.less.origin()));
        }

        void write(StateWriter out) {
            out.varint(calls);
            out.fixed(leastFilled);
            filled.write(out);
            given.write(out);
            less.write(out);
        }

        static Asked read(StateReader in) {
            return new Asked(
                    in.varint(), in.fixedLong(), Spread.Most.read(in), Spread.Most.read(in), Spread.Most.read(in));
        }
    }

    void add(Observation observation) {
        boolean success = observation.status() >= 200 && observation.status() < 300;
        long records = success ? records(observation) : -1;
        if (records < 0) {
            return;
        }
        lists++;
        longLists += records >= LONG ? 1 : 0;
        least = Math.min(least, records);
        most = most.with(records, observation.origin());
        Fields request = observation.request();
        for (int row = 0; row < request.count(); row++) {
            Location location = request.path(row).location();
            boolean said = location == Location.QUERY || location == Location.BODY;
            if (said && !request.text(row).isEmpty() && request.format(row) == ValueFormat.DIGITS) {
                String name = request.path(row).name();
                if (isLimit(name)) {
                    asked(name, asked(Long.parseLong(request.text(row)), records, observation.origin()));
                }
            }
        }
    }

    private boolean isLimit(String name) {
        if (asked.containsKey(name)) {
            return true;
        }
        if (others.contains(name)) {
            return false;
        }
        boolean limits = LIMITS.contains(String.join("", NameTraits.words(name)));
        if (!limits && others.size() < OTHERS) {
            others.add(name);
        }
        return limits;
    }

    private static Asked asked(long limit, long records, Origin origin) {
        Spread.Most given = new Spread.Most(records, origin);
        boolean filled = limit > 0 && records >= limit;
        return new Asked(
                1,
                filled ? limit : Long.MAX_VALUE,
                filled ? new Spread.Most(limit, origin) : Spread.Most.NONE,
                given,
                records < limit ? given : Spread.Most.NONE);
    }

    private void asked(String name, Asked more) {
        asked.merge(name, more, Asked::with);
        if (asked.size() > NAMES) {
            asked.remove(asked.lastKey());
        }
    }

    /** The records that an answer lists: values of a list at the top, or objects in the longest list below; -1 where it has none. */
    private static long records(Observation observation) {
        if (observation.answerBody().knowledge() != Knowledge.WHOLE) {
            return -1;
        }
        Fields answer = observation.answer();
        long records = -1;
        for (int row = answer.count(); row < answer.rows(); row++) {
            FieldPath path = answer.path(row);
            if (path.location() != Location.BODY || path.isInText()) {
                continue;
            }
            boolean array = answer.type(row) == ValueType.ARRAY;
            if (array && path.depth() == 0) {
                records = Math.max(records, observation.answerBody().values());
            } else if (array && lists(path) == 0) {
                records = Math.max(records, 0);
            } else if (path.name().equals(FieldPath.ELEMENT) && lists(path) == 1) {
                records = Math.max(records, answer.number(row));
            }
        }
        boolean lines = observation.answerBody().kind() == BodyKind.JSON_LINES;
        return lines ? Math.max(records, observation.answerBody().values()) : records;
    }

    private static int lists(FieldPath path) {
        int lists = 0;
        for (FieldPath at = path; at.depth() > 0; at = at.parent()) {
            lists += at.isOfMany() ? 1 : 0;
        }
        return lists;
    }

    void merge(Lists other) {
        lists += other.lists;
        longLists += other.longLists;
        least = Math.min(least, other.least);
        most = most.with(other.most.value(), other.most.origin());
        other.asked.forEach(this::asked);
    }

    /** How many answers listed records. */
    public long lists() {
        return lists;
    }

    /** How many listed {@link #LONG} records or more. */
    public long longLists() {
        return longLists;
    }

    /** The fewest records of an answer that listed any, or {@link Long#MAX_VALUE}. */
    public long least() {
        return least;
    }

    /** The most records of an answer. */
    public Spread.Most most() {
        return most;
    }

    /** What came of the parameters that say how many records to give, by name. */
    public SortedMap<String, Asked> asked() {
        return Collections.unmodifiableSortedMap(asked);
    }

    void write(StateWriter out) {
        out.varint(lists);
        out.varint(longLists);
        out.fixed(least);
        most.write(out);
        out.varint(asked.size());
        asked.forEach((name, each) -> {
            out.shared(name);
            each.write(out);
        });
    }

    void read(StateReader in) {
        lists = in.varint();
        longLists = in.varint();
        least = in.fixedLong();
        most = Spread.Most.read(in);
        int names = in.upTo(NAMES);
        for (int i = 0; i < names && !in.failed(); i++) {
            asked.put(in.shared(), Asked.read(in));
        }
    }
}
