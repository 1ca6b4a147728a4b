package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.BodyFacts;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.BodyKind;
import dev.sinew.model.ClassHit;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import dev.sinew.model.Segment;
import dev.sinew.model.Side;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What requests and answers look like: their fields, by status of the answer, and the values in the path by position. Kept for
 * all paths together that differ in evident ids only.
 */
public final class Shapes {
    /** More statuses of one operation are rare and say little. */
    private static final int STATUSES = 24;

    /** The fewest bytes that a segment takes. */
    private static final int SEGMENT_BYTES = 3;

    private static final FieldPath SEGMENT = FieldPath.root(Location.PATH);

    private final FieldBudget budget;
    private long requests;
    private long withHeaders;
    private final FieldSet request;
    private final Bodies requestBodies = new Bodies();
    private final SortedMap<Integer, Answers> answers = new TreeMap<>();
    /** What was looked up last: most calls of an operation end alike. */
    private @Nullable Answers recent;

    private int recentStatus;
    private final List<FieldStats> segments = new ArrayList<>();
    private final Spread spread = new Spread();
    private final Traits traits = new Traits();
    private final Admissions admissions = new Admissions();
    private final Lists lists = new Lists();

    /** The answers of one status. */
    static final class Answers {
        long count;
        final FieldSet fields;
        final Bodies bodies = new Bodies();
        Origin first = Origin.NONE;
        long firstTime = Long.MAX_VALUE;

        Answers(FieldBudget budget) {
            fields = new FieldSet(budget);
        }

        void seen(long time, Origin origin) {
            if (first.equals(Origin.NONE) || time < firstTime || (time == firstTime && origin.compareTo(first) < 0)) {
                firstTime = time;
                first = origin;
            }
        }

        void merge(Answers other) {
            count += other.count;
            fields.merge(other.fields);
            bodies.merge(other.bodies);
            if (other.count > 0) {
                seen(other.firstTime, other.first);
            }
        }

        void write(StateWriter out) {
            out.varint(count);
            fields.write(out);
            bodies.write(out);
            out.moment(firstTime, first);
        }

        void read(StateReader in) {
            count = in.varint();
            fields.read(in);
            bodies.read(in);
            in.moment();
            firstTime = in.time();
            first = in.place();
        }
    }

    /** What is known of bodies as a whole. */
    static final class Bodies {
        long unknown;
        long present;
        long part;
        final Set<BodyKind> kinds = EnumSet.noneOf(BodyKind.class);

        void add(BodyFacts facts) {
            Knowledge knowledge = facts.knowledge();
            if (knowledge == Knowledge.UNKNOWN) {
                unknown++;
            } else if (knowledge != Knowledge.NONE) {
                present++;
                kinds.add(facts.kind());
                part += knowledge == Knowledge.PART ? 1 : 0;
            }
        }

        void merge(Bodies other) {
            unknown += other.unknown;
            present += other.present;
            part += other.part;
            kinds.addAll(other.kinds);
        }

        void write(StateWriter out) {
            out.varint(unknown);
            out.varint(present);
            out.varint(part);
            out.varint(kinds.stream().mapToLong(kind -> 1L << kind.ordinal()).sum());
        }

        void read(StateReader in) {
            unknown = in.varint();
            present = in.varint();
            part = in.varint();
            long bits = in.varint();
            for (BodyKind kind : BodyKind.values()) {
                if ((bits & 1L << kind.ordinal()) != 0) {
                    kinds.add(kind);
                }
            }
        }
    }

    public Shapes(FieldBudget budget) {
        this.budget = budget;
        this.request = new FieldSet(budget);
    }

    /** Learns from one exchange. */
    public void add(Observation observation) {
        requests++;
        withHeaders += observation.headersKnown() ? 1 : 0;
        request.add(observation.request(), observation);
        requestBodies.add(observation.requestBody());
        Answers answer = answers(observation.status());
        answer.count++;
        answer.seen(observation.timeMicros(), observation.origin());
        answer.fields.add(observation.answer(), observation);
        answer.bodies.add(observation.answerBody());
        path(observation);
        for (ClassHit hit : observation.classHits()) {
            int segment = hit.path().location() == Location.PATH ? Segment.index(hit.path()) : -1;
            if (segment >= 0 && segment < segments.size()) {
                segments.get(segment).hit(hit);
            } else {
                (hit.side() == Side.REQUEST ? request : answer.fields).hit(hit);
            }
        }
        spread.add(observation);
        traits.add(observation);
        admissions.add(observation);
        lists.add(observation);
    }

    private Answers answers(int status) {
        Answers last = recent;
        if (last != null && recentStatus == status) {
            return last;
        }
        Answers answer = found(status);
        recent = answer;
        recentStatus = status;
        return answer;
    }

    /** The answers of a status; those of the highest ones beyond the limit are not kept, nor is room taken for them. */
    private Answers found(int status) {
        Answers known = answers.get(status);
        if (known != null) {
            return known;
        }
        if (answers.size() >= STATUSES) {
            if (status > answers.lastKey()) {
                return new Answers(new FieldBudget(0));
            }
            Answers last = answers.remove(answers.lastKey());
            budget.giveBack(last == null ? 0 : last.fields.size());
        }
        Answers made = new Answers(budget);
        answers.put(status, made);
        return made;
    }

    private void path(Observation observation) {
        List<Segment> path = observation.segments();
        for (int i = 0; i < path.size(); i++) {
            if (i == segments.size()) {
                segments.add(new FieldStats(SEGMENT));
            }
            Segment segment = path.get(i);
            boolean digits = segment.format() == ValueFormat.DIGITS;
            FieldStats stats = segments.get(i);
            stats.add(
                    digits ? ValueType.INTEGER : ValueType.STRING,
                    segment.format(),
                    segment.length(),
                    segment.print(),
                    digits ? segment.number() : 0,
                    "");
            stats.seen(observation.timeMicros(), observation.origin());
        }
    }

    /** Adds what others have learned. */
    public void merge(Shapes other) {
        requests += other.requests;
        withHeaders += other.withHeaders;
        request.merge(other.request);
        requestBodies.merge(other.requestBodies);
        other.answers.forEach((status, theirs) -> answers(status).merge(theirs));
        for (int i = 0; i < other.segments.size(); i++) {
            if (i == segments.size()) {
                segments.add(new FieldStats(SEGMENT));
            }
            segments.get(i).merge(other.segments.get(i));
        }
        spread.merge(other.spread);
        traits.merge(other.traits);
        admissions.merge(other.admissions);
        lists.merge(other.lists);
    }

    long requests() {
        return requests;
    }

    long withHeaders() {
        return withHeaders;
    }

    FieldSet request() {
        return request;
    }

    Bodies requestBodies() {
        return requestBodies;
    }

    SortedMap<Integer, Answers> answers() {
        return answers;
    }

    List<FieldStats> segments() {
        return segments;
    }

    /** Sizes, times and rate. */
    public Spread spread() {
        return spread;
    }

    /** How its exchanges were transported and what their headers allow. */
    public Traits traits() {
        return traits;
    }

    /** Who was let in when. */
    public Admissions admissions() {
        return admissions;
    }

    /** How many records answers list. */
    public Lists lists() {
        return lists;
    }

    /** Gives back the room of its fields; others have merged them. */
    public void release() {
        budget.giveBack(fields());
    }

    /** How many fields are remembered. */
    public int fields() {
        int count = request.size();
        for (Answers each : answers.values()) {
            count += each.fields.size();
        }
        return count;
    }

    /** Writes all that was learned. */
    public void write(StateWriter out) {
        out.varint(requests);
        out.varint(withHeaders);
        request.write(out);
        requestBodies.write(out);
        out.varint(answers.size());
        answers.forEach((status, answer) -> {
            out.zigzag(status);
            answer.write(out);
        });
        out.varint(segments.size());
        segments.forEach(segment -> segment.write(out));
        spread.write(out);
        traits.write(out);
        admissions.write(out);
        lists.write(out);
    }

    /** What was written; its fields count against a budget. */
    public static Shapes read(StateReader in, FieldBudget budget) {
        Shapes shapes = new Shapes(budget);
        shapes.requests = in.varint();
        shapes.withHeaders = in.varint();
        shapes.request.read(in);
        shapes.requestBodies.read(in);
        int statuses = in.upTo(STATUSES);
        for (int i = 0; i < statuses && !in.failed(); i++) {
            shapes.answers(in.zigzagInt()).read(in);
        }
        int depth = in.count(SEGMENT_BYTES);
        for (int i = 0; i < depth && !in.failed(); i++) {
            shapes.segments.add(FieldStats.read(SEGMENT, in));
        }
        shapes.spread.read(in);
        shapes.traits.read(in);
        shapes.admissions.read(in);
        shapes.lists.read(in);
        return shapes;
    }
}
