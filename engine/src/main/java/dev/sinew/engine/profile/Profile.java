package dev.sinew.engine.profile;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * Everything learned about an operation. {@link #merge} is commutative and associative: counts and sums add, times take the
 * extremes, sets unite, of notices the earliest is kept as the example.
 */
public final class Profile {
    private static final int MAX_NOTICES = 64;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private long requests;
    private final long[] statusClasses = new long[6];
    private long withCredential;
    private long withoutCredential;
    /** Of those without: how many were answered with 401 or 403. */
    private long withoutAndRefused;

    private long credentialUnknown;
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen = Long.MIN_VALUE;
    private final SortedSet<String> credentialKinds = new TreeSet<>();
    private final SortedMap<Notice, Sighting> notices = new TreeMap<>();
    private final Cardinality callers = new Cardinality();
    private long bodiesUnknown;
    private long noticed;
    private boolean encrypted;
    private final SortedMap<String, String> credentialPlaces = new TreeMap<>();
    private Origin first = Origin.NONE;
    private long firstTime = Long.MAX_VALUE;
    /** By identity, in the order met. */
    private final Set<Shapes> shapes = new LinkedHashSet<>(2);

    private long unshaped;
    private final TokenSample tokens = new TokenSample();

    /** What a mark noticed where: one weakness of this operation. */
    public record Notice(String rule, String place, String note) implements Comparable<Notice> {
        @Override
        public int compareTo(Notice other) {
            int order = rule.compareTo(other.rule);
            order = order != 0 ? order : place.compareTo(other.place);
            return order != 0 ? order : note.compareTo(other.note);
        }
    }

    /** How often something was noticed, and where first. */
    public record Sighting(Origin first, long timeMicros, long count) {
        Sighting merge(Sighting other) {
            boolean mine =
                    timeMicros != other.timeMicros ? timeMicros < other.timeMicros : compare(first, other.first) <= 0;
            return new Sighting(
                    mine ? first : other.first, Math.min(timeMicros, other.timeMicros), count + other.count);
        }

        private static int compare(Origin a, Origin b) {
            int order = a.file().compareTo(b.file());
            return order != 0 ? order : Long.compare(a.entry(), b.entry());
        }
    }

    /**
     * Learns from one exchange.
     *
     * @param caller the key of who made it, or 0 where nothing tells
     * @param shape what has learned the fields of this exchange, or nothing where there was no room
     */
    public void add(Observation observation, long caller, Optional<Shapes> shape) {
        requests++;
        encrypted |= observation.encrypted();
        seen(observation.timeMicros(), observation.origin());
        shape.ifPresentOrElse(shapes::add, () -> unshaped++);
        if (caller != 0) {
            callers.add(caller);
        }
        int status = observation.status();
        statusClasses[status >= 100 && status < 600 ? status / 100 : 0]++;
        long time = observation.timeMicros();
        if (time != Exchange.TIME_UNKNOWN) {
            firstSeen = Math.min(firstSeen, time);
            lastSeen = Math.max(lastSeen, time);
        }
        addCredentials(observation);
        for (MarkHit mark : observation.marks()) {
            noticed++;
            addNotice(new Notice(mark.rule(), mark.place(), mark.note()), new Sighting(observation.origin(), time, 1));
        }
        if (observation.answerBody().knowledge() == Knowledge.UNKNOWN) {
            bodiesUnknown++;
        }
    }

    private void addCredentials(Observation observation) {
        List<Credential> credentials = observation.credentials();
        if (!credentials.isEmpty()) {
            withCredential++;
            for (Credential credential : credentials) {
                credentialKinds.add(credential.kind().label());
                credentialPlaces.merge(
                        credential.kind().label(), credential.place(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
                if (observation.status() >= 200 && observation.status() < 300) {
                    tokens.add(credential);
                }
            }
        } else if (observation.headersKnown()) {
            withoutCredential++;
            if (observation.status() == UNAUTHORIZED || observation.status() == FORBIDDEN) {
                withoutAndRefused++;
            }
        } else {
            credentialUnknown++;
        }
    }

    private void seen(long time, Origin origin) {
        boolean earlier = time < firstTime || (time == firstTime && origin.compareTo(first) < 0);
        if (first.equals(Origin.NONE) || earlier) {
            first = origin;
            firstTime = time;
        }
    }

    /**
     * Keeps the first of all notices in their order. One that was left out has so many before it for good that it is left out
     * of every merge too, which makes the result independent of order.
     */
    private void addNotice(Notice notice, Sighting sighting) {
        notices.merge(notice, sighting, Sighting::merge);
        if (notices.size() > MAX_NOTICES) {
            notices.pollLastEntry();
        }
    }

    /** Adds what another profile has learned. */
    public void merge(Profile other) {
        requests += other.requests;
        for (int i = 0; i < statusClasses.length; i++) {
            statusClasses[i] += other.statusClasses[i];
        }
        withCredential += other.withCredential;
        withoutCredential += other.withoutCredential;
        withoutAndRefused += other.withoutAndRefused;
        credentialUnknown += other.credentialUnknown;
        firstSeen = Math.min(firstSeen, other.firstSeen);
        lastSeen = Math.max(lastSeen, other.lastSeen);
        credentialKinds.addAll(other.credentialKinds);
        noticed += other.noticed;
        other.notices.forEach(this::addNotice);
        callers.merge(other.callers);
        bodiesUnknown += other.bodiesUnknown;
        encrypted |= other.encrypted;
        if (other.requests > 0) {
            seen(other.firstTime, other.first);
        }
        other.credentialPlaces.forEach(
                (kind, place) -> credentialPlaces.merge(kind, place, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        shapes.addAll(other.shapes);
        tokens.merge(other.tokens);
        unshaped += other.unshaped;
    }

    /** What has learned the fields of these exchanges, each once. */
    public Set<Shapes> shapes() {
        return Collections.unmodifiableSet(shapes);
    }

    /** Takes for each of its forms the one that has learned the same by now. */
    public void reshape(UnaryOperator<Shapes> now) {
        List<Shapes> before = List.copyOf(shapes);
        shapes.clear();
        before.forEach(each -> shapes.add(now.apply(each)));
    }

    /** Fingerprints of some readable tokens that were accepted, in order. */
    public long[] someTokens() {
        return tokens.prints();
    }

    /** Exchanges whose fields were not learned for lack of room. */
    public long unshaped() {
        return unshaped;
    }

    /** Whether any call came over TLS, as far as the source tells. */
    public boolean encrypted() {
        return encrypted;
    }

    /** The header, cookie or query parameter that carried each kind of credential, in lower case. */
    public SortedMap<String, String> credentialPlaces() {
        return Collections.unmodifiableSortedMap(credentialPlaces);
    }

    /** The earliest exchange. */
    public Origin first() {
        return first;
    }

    public long requests() {
        return requests;
    }

    /** How many answers had a status of this hundred; index 0 for unknown. */
    public long statusClass(int hundred) {
        return statusClasses[hundred];
    }

    /** The distinct callers; {@code now} says who a caller of that time is known to be today. */
    public long callers(LongUnaryOperator now) {
        return callers.count(now);
    }

    /** Keys of callers at the time of their calls: all while there are at most 64, then none. */
    public long[] someCallers() {
        return callers.some();
    }

    /**
     * {@code always}, {@code mixed} or {@code never}, by the credentials of the calls that were let in: a call without any that
     * is refused shows that they are needed, not that they are not. {@code unknown} where the source records no headers, or all
     * that is known are such refusals: a failed login answers like a guarded operation.
     */
    public String authentication() {
        boolean bare = withoutCredential > withoutAndRefused;
        if (withCredential == 0) {
            return bare && credentialUnknown == 0 ? "never" : "unknown";
        }
        return bare ? "mixed" : "always";
    }

    public List<String> credentialKinds() {
        return new ArrayList<>(credentialKinds);
    }

    /** The first request's time in microseconds since 1970 UTC, or {@link Exchange#TIME_UNKNOWN}. */
    public long firstSeen() {
        return firstSeen == Long.MAX_VALUE ? Exchange.TIME_UNKNOWN : firstSeen;
    }

    /** The last request's time in microseconds since 1970 UTC, or {@link Exchange#TIME_UNKNOWN}. */
    public long lastSeen() {
        return lastSeen;
    }

    /** What marks noticed, in the order of rule and place. */
    public SortedMap<Notice, Sighting> notices() {
        return new TreeMap<>(notices);
    }

    /** How often something was noticed that {@link #notices} leaves out, as there is room for 64 kinds and places. */
    public long noticesLeftOut() {
        long kept = 0;
        for (Sighting sighting : notices.values()) {
            kept += sighting.count();
        }
        return noticed - kept;
    }

    /** Writes all that was learned; {@code number} tells the numbers under which the forms were written. */
    public void write(StateWriter out, ToIntFunction<Shapes> number) {
        out.varint(requests);
        for (long answers : statusClasses) {
            out.varint(answers);
        }
        out.varint(withCredential);
        out.varint(withoutCredential);
        out.varint(withoutAndRefused);
        out.varint(credentialUnknown);
        out.varint(bodiesUnknown);
        out.varint(noticed);
        out.varint(unshaped);
        out.flag(encrypted);
        out.moment(firstTime, first);
        out.zigzag(firstSeen - firstTime);
        out.zigzag(lastSeen - firstTime);
        writeParts(out);
        callers.write(out);
        tokens.write(out);
        out.varint(shapes.size());
        shapes.forEach(each -> out.varint(number.applyAsInt(each)));
    }

    private void writeParts(StateWriter out) {
        out.varint(credentialPlaces.size());
        credentialPlaces.forEach((kind, place) -> {
            out.shared(kind);
            out.shared(place);
        });
        out.varint(notices.size());
        notices.forEach((notice, sighting) -> {
            out.shared(notice.rule);
            out.shared(notice.place);
            out.text(notice.note);
            out.varint(sighting.count);
            out.moment(sighting.timeMicros, sighting.first);
        });
    }

    /** Takes what was written; only for one that has learned nothing yet. {@code known} are the forms by number. */
    public void read(StateReader in, List<Shapes> known) {
        requests = in.varint();
        for (int i = 0; i < statusClasses.length; i++) {
            statusClasses[i] = in.varint();
        }
        withCredential = in.varint();
        withoutCredential = in.varint();
        withoutAndRefused = in.varint();
        credentialUnknown = in.varint();
        bodiesUnknown = in.varint();
        noticed = in.varint();
        unshaped = in.varint();
        encrypted = in.flag();
        in.moment();
        firstTime = in.time();
        first = in.place();
        firstSeen = firstTime + in.zigzag();
        lastSeen = firstTime + in.zigzag();
        readParts(in);
        callers.read(in);
        tokens.read(in);
        int forms = in.count(1);
        for (int i = 0; i < forms && !in.failed(); i++) {
            int each = in.upTo(known.size());
            if (each == known.size()) {
                in.fail("an operation has a form that is not there");
            } else {
                shapes.add(known.get(each));
            }
        }
    }

    private void readParts(StateReader in) {
        int kinds = in.count(2);
        for (int i = 0; i < kinds && !in.failed(); i++) {
            String kind = in.shared();
            credentialKinds.add(kind);
            credentialPlaces.put(kind, in.shared());
        }
        int noted = in.upTo(MAX_NOTICES);
        for (int i = 0; i < noted && !in.failed(); i++) {
            Notice notice = new Notice(in.shared(), in.shared(), in.text());
            long count = in.varint();
            in.moment();
            notices.put(notice, new Sighting(in.place(), in.time(), count));
        }
    }
}
