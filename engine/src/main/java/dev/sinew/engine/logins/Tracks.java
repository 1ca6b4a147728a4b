package dev.sinew.engine.logins;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.logins.Held.Track;
import dev.sinew.engine.logins.Tries.Scope;
import dev.sinew.engine.route.CoarsePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** The tries that are remembered, of all together so many, each in the tracks of what it has in common with others. */
final class Tracks {
    private static final int MOST_OF_ONE = 256;
    private static final int MOST_OF_GROUP = 1_024;
    /** The fewest bytes that a try and a track take. */
    private static final int TRY = 50;

    private static final int TRACK = 10;

    private final int most;
    private final List<Held> held = new ArrayList<>();
    private final Map<Long, Track> tracks = new HashMap<>();
    private long forgotten;

    Tracks(int most) {
        this.most = most;
    }

    /** Remembers one more. */
    void hold(Held one) {
        held.add(one);
    }

    /** The track of tries at an api that have something in common with one. */
    Track of(Scope scope, String api, Try tried) {
        return tracks.computeIfAbsent(
                key(scope, api, tried),
                fresh -> new Track(scope, fresh, scope == Scope.GROUP ? MOST_OF_GROUP : MOST_OF_ONE));
    }

    /** The same where something was told of it, or nothing. */
    Optional<Track> told(Scope scope, String api, Try tried) {
        return Optional.ofNullable(tracks.get(key(scope, api, tried))).filter(track -> track.raised > 0);
    }

    private static long key(Scope scope, String api, Try tried) {
        long common = switch (scope) {
            case CLIENT -> tried.client() != 0 ? tried.client() : tried.actor().key();
            case ACCOUNT -> tried.account();
            case GROUP -> tried.agent().hashCode();
        };
        return CoarsePlace.mix(CoarsePlace.mix(api.hashCode(), common), scope.ordinal());
    }

    /** Forgets the oldest where there are too many. */
    void shrink() {
        if (held.size() <= most) {
            return;
        }
        List<Held> gone = held.subList(0, held.size() - most + most / 10);
        forgotten += gone.stream().filter(one -> one.in != 0).count();
        gone.forEach(one -> one.in = 0);
        gone.clear();
        held.removeIf(one -> one.in == 0);
        tracks.values().removeIf(track -> !track.tidy());
    }

    /** How many were forgotten for lack of room. */
    long forgotten() {
        return forgotten;
    }

    void write(StateWriter out) {
        out.varint(forgotten);
        List<Held> kept = held.stream().filter(one -> one.in != 0).toList();
        out.varint(kept.size());
        for (Held one : kept) {
            one.tried.write(out);
            out.octet(one.in);
            out.varint(one.raised);
        }
        List<Track> told = tracks.values().stream()
                .filter(track -> track.raised > 0 || track.cut)
                .sorted((one, other) -> Long.compare(one.key, other.key))
                .toList();
        out.varint(told.size());
        for (Track track : told) {
            out.fixed(track.key);
            out.varint(track.raised);
            out.flag(track.cut);
        }
    }

    /**
     * Takes over what was written.
     *
     * @param api the api of a try
     * @param raised the bits of today for those that were written
     */
    void read(StateReader in, Function<Try, String> api, IntUnaryOperator raised) {
        forgotten = in.varint();
        int kept = in.count(TRY);
        for (int i = 0; i < kept && !in.failed(); i++) {
            Held one = new Held(Try.read(in));
            int bits = in.octet();
            one.raised = raised.applyAsInt(in.upTo(Integer.MAX_VALUE));
            held.add(one);
            for (Scope scope : Scope.values()) {
                if ((bits >> scope.ordinal() & 1) != 0) {
                    of(scope, api.apply(one.tried), one.tried).add(one);
                }
            }
        }
        int told = in.count(TRACK);
        for (int i = 0; i < told && !in.failed(); i++) {
            Track track = tracks.get(in.fixedLong());
            int count = in.upTo(Integer.MAX_VALUE);
            boolean cut = in.flag();
            if (track != null) {
                track.raised = count;
                track.cut = cut;
            }
        }
    }
}
