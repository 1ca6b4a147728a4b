package dev.sinew.engine.profile;

import dev.sinew.model.BodyFacts.Knowledge;
import dev.sinew.model.ClassHit;
import dev.sinew.model.Credential;
import dev.sinew.model.Exchange;
import dev.sinew.model.MarkHit;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything learned about an operation. {@link #merge} is commutative and associative: counts and sums add, times take the
 * extremes, sets unite, of notices the earliest is kept as the example.
 */
public final class Profile {
    private static final int MAX_NOTICES = 64;

    private long requests;
    private final long[] statusClasses = new long[6];
    private long withCredential;
    private long withoutCredential;
    private long credentialUnknown;
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen = Long.MIN_VALUE;
    private final SortedSet<String> credentialKinds = new TreeSet<>();
    private final SortedSet<String> dataClasses = new TreeSet<>();
    private final SortedMap<Notice, Sighting> notices = new TreeMap<>();
    private final Cardinality callers = new Cardinality();
    private long bodiesUnknown;
    private long noticed;

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

    /** Learns from one exchange. */
    public void add(Observation observation) {
        requests++;
        int status = observation.status();
        statusClasses[status >= 100 && status < 600 ? status / 100 : 0]++;
        long time = observation.timeMicros();
        if (time != Exchange.TIME_UNKNOWN) {
            firstSeen = Math.min(firstSeen, time);
            lastSeen = Math.max(lastSeen, time);
        }
        addCredentials(observation);
        for (ClassHit hit : observation.classHits()) {
            dataClasses.add(hit.dataClass());
        }
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
            callers.add(callerPrint(credentials.getFirst()));
            for (Credential credential : credentials) {
                credentialKinds.add(credential.kind().label());
            }
        } else if (observation.headersKnown()) {
            withoutCredential++;
        } else {
            credentialUnknown++;
        }
    }

    /** What stands for the caller as long as no fold resolves who it is: issuer and subject of a token, else the credential. */
    public static long callerPrint(Credential credential) {
        long subject = credential.claims().subject();
        int issuer = credential.claims().issuer().hashCode();
        return subject != 0 ? subject ^ Long.rotateLeft(issuer, 32) : credential.print();
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
        credentialUnknown += other.credentialUnknown;
        firstSeen = Math.min(firstSeen, other.firstSeen);
        lastSeen = Math.max(lastSeen, other.lastSeen);
        credentialKinds.addAll(other.credentialKinds);
        dataClasses.addAll(other.dataClasses);
        noticed += other.noticed;
        other.notices.forEach(this::addNotice);
        callers.merge(other.callers);
        bodiesUnknown += other.bodiesUnknown;
    }

    public long requests() {
        return requests;
    }

    /** How many answers had a status of this hundred; index 0 for unknown. */
    public long statusClass(int hundred) {
        return statusClasses[hundred];
    }

    /** The distinct credentials' subjects, at least 1 where there was a request. */
    public long callers() {
        return callers.count();
    }

    /** {@code always}, {@code mixed}, {@code never}, or {@code unknown} where the source records no headers. */
    public String authentication() {
        if (withCredential == 0) {
            return withoutCredential > 0 && credentialUnknown == 0 ? "never" : "unknown";
        }
        return withoutCredential > 0 ? "mixed" : "always";
    }

    public List<String> credentialKinds() {
        return new ArrayList<>(credentialKinds);
    }

    public List<String> dataClasses() {
        return new ArrayList<>(dataClasses);
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
}
