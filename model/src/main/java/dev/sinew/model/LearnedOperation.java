package dev.sinew.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An operation with everything learned about it, as specifications, checks and reports read it.
 *
 * @param operation which
 * @param requests how many calls
 * @param authentication {@code always}, {@code mixed}, {@code never} or {@code unknown}
 * @param authenticationTypes kinds of credentials seen, in order
 * @param credentialPlaces the header, cookie or query parameter that carried each kind, in lower case
 * @param encrypted whether any call came over TLS, as far as the source tells
 * @param parameters fields of path, query, header and cookie, in the order of location and name
 * @param requestBody what requests carried
 * @param answers by status; -1 where the source did not record one
 * @param firstSeenMicros the first call's time in microseconds since 1970 UTC, or {@link Long#MIN_VALUE}
 * @param lastSeenMicros the last call's time, likewise
 * @param first the earliest exchange
 */
public record LearnedOperation(
        Operation operation,
        long requests,
        String authentication,
        List<String> authenticationTypes,
        SortedMap<String, String> credentialPlaces,
        boolean encrypted,
        List<LearnedField> parameters,
        LearnedBody requestBody,
        SortedMap<Integer, LearnedAnswer> answers,
        long firstSeenMicros,
        long lastSeenMicros,
        Origin first) {
    public LearnedOperation {
        authenticationTypes = List.copyOf(authenticationTypes);
        credentialPlaces = Collections.unmodifiableSortedMap(new TreeMap<>(credentialPlaces));
        parameters = List.copyOf(parameters);
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /**
     * The bodies of requests or of one status's answers.
     *
     * @param messages how many messages there were
     * @param unknown of how many the source did not record whether there was a body
     * @param present how many had one
     * @param kinds the formats of those
     * @param fields their fields, in the order of their paths; where {@link #complete} is false some may be missing
     * @param complete whether all bodies were read to the end and all their fields are remembered
     */
    public record LearnedBody(
            long messages,
            long unknown,
            long present,
            SortedSet<BodyKind> kinds,
            List<LearnedField> fields,
            boolean complete) {
        public static final LearnedBody NONE = new LearnedBody(0, 0, 0, new TreeSet<>(), List.of(), true);

        public LearnedBody {
            kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
            fields = List.copyOf(fields);
        }
    }

    /**
     * The answers of one status.
     *
     * @param count how many
     * @param body what they carried
     * @param headers header fields and cookies that are not part of the protocol's everyday ones, in order
     * @param first the earliest exchange that was answered so
     */
    public record LearnedAnswer(long count, LearnedBody body, List<LearnedField> headers, Origin first) {
        public LearnedAnswer {
            headers = List.copyOf(headers);
        }
    }

    /** The classes that were decided for any field, in order. */
    public List<String> dataClasses() {
        SortedSet<String> classes = new TreeSet<>();
        parameters.forEach(field -> classes.addAll(field.dataClasses()));
        requestBody.fields().forEach(field -> classes.addAll(field.dataClasses()));
        for (LearnedAnswer answer : answers.values()) {
            answer.body().fields().forEach(field -> classes.addAll(field.dataClasses()));
            answer.headers().forEach(field -> classes.addAll(field.dataClasses()));
        }
        return List.copyOf(classes);
    }

    /** How many calls were answered with which hundred. */
    public long answeredWith(int hundred) {
        long count = 0;
        for (Map.Entry<Integer, LearnedAnswer> entry : answers.entrySet()) {
            count += entry.getKey() / 100 == hundred ? entry.getValue().count() : 0;
        }
        return count;
    }
}
