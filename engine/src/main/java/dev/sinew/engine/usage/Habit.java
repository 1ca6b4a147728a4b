package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.CallerSample;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What callers do in one place, one voice each, by topic: a topic is something that a call may have, such as a field that it sends,
 * with the largest number that each caller had of it, or all bits of them. Whoever is judged is left out when it is asked, so that nobody teaches for
 * himself. Adds up to the same in any order.
 */
final class Habit {
    /** So many topics are kept of one place. */
    static final int MOST = 128;
    /** The fewest bytes that a topic takes. */
    private static final int TOPIC = 2;

    private static final CallerSample NOBODY = CallerSample.ofLargest();

    private final Map<String, CallerSample> topics = new HashMap<>();
    private long left;

    void add(String topic, long caller, long number) {
        CallerSample sample = topics.get(topic);
        if (sample == null) {
            if (topics.size() >= room(topic)) {
                left++;
                return;
            }
            sample = sample(topic);
            topics.put(topic, sample);
        }
        sample.add(caller, number);
    }

    boolean isEmpty() {
        return topics.isEmpty();
    }

    void merge(Habit other) {
        new TreeMap<>(other.topics).forEach((topic, sample) -> {
            CallerSample known = topics.get(topic);
            if (known == null && topics.size() < room(topic)) {
                known = sample(topic);
                topics.put(topic, known);
            }
            if (known != null) {
                known.merge(sample);
            }
        });
        left += other.left;
    }

    private static CallerSample sample(String topic) {
        return Topics.isOfBits(topic) ? CallerSample.ofBits() : CallerSample.ofLargest();
    }

    private static int room(String topic) {
        return Topics.isMadeUp(topic) ? MOST / 4 : Topics.isOfMany(topic) ? MOST / 2 : MOST;
    }

    CallerSample of(String topic) {
        return topics.getOrDefault(topic, NOBODY);
    }

    /** Whether it would be known if anybody had done it: not where it may have found no room. */
    boolean tells(String topic) {
        return topics.containsKey(topic) || topics.size() < room(topic);
    }

    /** How many topics begin so. */
    int topics(String beginning) {
        int count = 0;
        for (String topic : topics.keySet()) {
            count += topic.startsWith(beginning) ? 1 : 0;
        }
        return count;
    }

    /** What found no room. */
    long left() {
        return left;
    }

    void write(StateWriter out) {
        out.varint(left);
        out.varint(topics.size());
        new TreeMap<>(topics).forEach((topic, sample) -> {
            out.shared(topic);
            sample.write(out);
        });
    }

    static Habit read(StateReader in) {
        Habit habit = new Habit();
        habit.left = in.varint();
        int count = in.count(TOPIC);
        for (int i = 0; i < Math.min(count, MOST) && !in.failed(); i++) {
            String topic = in.shared();
            CallerSample sample = sample(topic);
            habit.topics.put(topic, sample);
            sample.read(in);
        }
        if (count > MOST) {
            in.fail("more topics than are kept");
        }
        return habit;
    }
}
