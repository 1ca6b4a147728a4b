package dev.sinew.engine.identity;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.collections.Long2LongHashMap;

/**
 * Which keys are one caller: a forest in which every key leads to the one that stands for all (Tarjan's union by size). More than
 * a handful of login names are never one person's, nor are two subjects of one issuer: what would join those is refused.
 */
final class Ties {
    private static final int MOST_NAMES = 4;

    private final int limit;
    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, Integer> names = new HashMap<>();
    private final Map<Long, List<Subject>> subjects = new HashMap<>();

    /** A subject's key and the issuer that gave it. */
    private record Subject(int issuer, long key) {}

    Ties(int limit) {
        this.limit = limit;
    }

    /** Notes that a key is a login name. */
    void name(long key) {
        if (names.size() < limit) {
            names.putIfAbsent(key, 1);
        }
    }

    /** Whether a login name is among the keys that are one with this one. */
    boolean hasName(long key) {
        return names.containsKey(find(key));
    }

    /** Notes that a key is a subject of an issuer. */
    void subject(long key, int issuer) {
        if (!subjects.containsKey(find(key)) && subjects.size() < limit) {
            subjects.put(find(key), List.of(new Subject(issuer, key)));
        }
    }

    private List<Subject> together(long a, long b) {
        List<Subject> all = new ArrayList<>(subjects.getOrDefault(a, List.of()));
        all.addAll(subjects.getOrDefault(b, List.of()));
        return all;
    }

    private static boolean contradict(List<Subject> subjects) {
        return subjects.stream().map(Subject::issuer).distinct().count() < subjects.size();
    }

    /** The key that stands for all that are tied to this one; of those the smallest. */
    long find(long key) {
        long root = key;
        Long up = parents.get(root);
        while (up != null) {
            root = up;
            up = parents.get(root);
        }
        long at = key;
        while (at != root) {
            Long next = parents.put(at, root);
            at = next == null ? root : next;
        }
        return root;
    }

    /** The key that stands for each one for which another does. */
    Long2LongHashMap roots() {
        Long2LongHashMap roots = IdentityView.table(parents.size());
        for (long key : List.copyOf(parents.keySet())) {
            roots.put(key, find(key));
        }
        return roots;
    }

    /** Adds all keys for which one of some stands. */
    void addTiedTo(Set<Long> roots, Set<Long> into) {
        for (Long key : List.copyOf(parents.keySet())) {
            if (roots.contains(find(key))) {
                into.add(key);
            }
        }
    }

    /** Ties two keys; false where they were one already, or may not be. */
    boolean tie(long one, long other) {
        long a = find(one);
        long b = find(other);
        int both = names.getOrDefault(a, 0) + names.getOrDefault(b, 0);
        if (a == b || both > MOST_NAMES || parents.size() >= limit) {
            return false;
        }
        List<Subject> all = together(a, b);
        if (contradict(all)) {
            return false;
        }
        long root = Math.min(a, b);
        if (!all.isEmpty()) {
            subjects.remove(Math.max(a, b));
            subjects.put(root, all);
        }
        parents.put(Math.max(a, b), root);
        if (both > 0) {
            names.put(root, both);
        }
        return true;
    }

    /** Writes which keys are one with which; by what way they lead there does not matter. */
    void write(StateWriter out) {
        long[] tied = sorted(parents);
        out.varint(tied.length);
        for (long key : tied) {
            out.fixed(key);
            out.fixed(find(key));
        }
        out.varint(names.size());
        for (long key : sorted(names)) {
            out.fixed(key);
            out.varint(names.getOrDefault(key, 0));
        }
        out.varint(subjects.size());
        for (long key : sorted(subjects)) {
            List<Subject> all = subjects.getOrDefault(key, List.of());
            out.fixed(key);
            out.varint(all.size());
            all.forEach(each -> {
                out.fixed(each.issuer);
                out.fixed(each.key);
            });
        }
    }

    private static long[] sorted(Map<Long, ?> map) {
        return map.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    void read(StateReader in) {
        int tied = in.count(16);
        for (int i = 0; i < tied && !in.failed(); i++) {
            long key = in.fixedLong();
            long root = in.fixedLong();
            if (root >= key) {
                in.fail("a caller is tied to one that cannot stand for it");
            }
            parents.put(key, root);
        }
        int named = in.count(9);
        for (int i = 0; i < named && !in.failed(); i++) {
            names.put(in.fixedLong(), in.upTo(MOST_NAMES));
        }
        int known = in.count(9);
        for (int i = 0; i < known && !in.failed(); i++) {
            long key = in.fixedLong();
            int count = in.count(12);
            List<Subject> all = new ArrayList<>(StateReader.room(count));
            for (int j = 0; j < count && !in.failed(); j++) {
                all.add(new Subject(in.fixedInt(), in.fixedLong()));
            }
            subjects.put(key, all);
        }
    }
}
