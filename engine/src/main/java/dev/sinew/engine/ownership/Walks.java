package dev.sinew.engine.ownership;

import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.collections.Long2LongCounterMap;
import org.jspecify.annotations.Nullable;

/**
 * How one caller goes through the objects of a type that it was never given. Each access is judged by the longest row within an
 * hour that it was part of, so that the first steps of a walk count like the last.
 */
final class Walks {
    private static final long WINDOW = 3_600_000_000L;
    private static final long STEP = 3;
    private static final long DAY = 24 * WINDOW;

    private final Map<Integer, Row> byType = new HashMap<>();
    /** By the place of the access among those that are judged. */
    private final Situation.@Nullable Walk[] longest;

    /** Walks of so many accesses. */
    Walks(int accesses) {
        longest = new Situation.Walk[accesses];
    }

    /** One access to one object; {@code move} says that the one before was to another. */
    private record Step(
            int access,
            long time,
            long object,
            boolean move,
            int step,
            boolean others,
            boolean foreign,
            boolean shared,
            boolean apart,
            boolean shown,
            boolean missing,
            boolean absent,
            boolean reached) {}

    /** The steps within an hour that end with one, from the index of the first. */
    private record Stretch(int from, Situation.Walk walk) {}

    /** A type's steps, and what stands in the hour that ends with the last of them. */
    private static final int NOT_MODIFIED = 304;

    private static final class Row {
        final List<Step> steps = new ArrayList<>();
        final List<Stretch> stretches = new ArrayList<>();
        final Long2LongCounterMap ids = new Long2LongCounterMap(0);
        final Long2LongCounterMap others = new Long2LongCounterMap(0);
        final Long2LongCounterMap foreign = new Long2LongCounterMap(0);
        final Long2LongCounterMap shared = new Long2LongCounterMap(0);
        final Long2LongCounterMap apart = new Long2LongCounterMap(0);
        final Long2LongCounterMap shown = new Long2LongCounterMap(0);
        final Long2LongCounterMap missing = new Long2LongCounterMap(0);
        final Long2LongCounterMap absent = new Long2LongCounterMap(0);
        final Long2LongCounterMap reached = new Long2LongCounterMap(0);
        int from;
        int moves;
        int up;
        int down;
        long number;
        long object;

        void count(Step step, int by) {
            ids.getAndAdd(step.object, by);
            if (step.others) {
                others.getAndAdd(step.object, by);
            }
            if (step.foreign) {
                foreign.getAndAdd(step.object, by);
            }
            if (step.shared) {
                shared.getAndAdd(step.object, by);
            }
            if (step.apart) {
                apart.getAndAdd(step.object, by);
            }
            if (step.shown) {
                shown.getAndAdd(step.object, by);
            }
            if (step.missing) {
                missing.getAndAdd(step.object, by);
            }
            if (step.absent) {
                absent.getAndAdd(step.object, by);
            }
            if (step.reached) {
                reached.getAndAdd(step.object, by);
            }
            moves += step.move ? by : 0;
            up += step.step > 0 ? by : 0;
            down += step.step < 0 ? by : 0;
        }
    }

    /**
     * Notes that the access at a place among all was to an object that the caller was never given, in the order of time. Of what is answered as not modified the caller has a copy already, and is
     * shown nothing.
     *
     * @param common whether it is where others use others' objects, too
     * @param apart whether it was given to others who have nothing else that the caller names so
     * @param shown whether it was given to several others
     * @param reached whether the answer holds what such answers hold
     */
    void note(
            int at,
            Access access,
            Named named,
            Relation relation,
            boolean common,
            boolean apart,
            boolean shown,
            boolean reached) {
        if (access.status() == NOT_MODIFIED) {
            return;
        }
        Row row = byType.computeIfAbsent(named.place().typeKey(), key -> new Row());
        boolean other = row.object != named.object();
        long distance = named.number() - row.number;
        boolean near = other && row.number != 0 && named.number() != 0 && Math.abs(distance) <= STEP;
        int small = near ? Long.signum(distance) : 0;
        if (other) {
            row.object = named.object();
            row.number = named.number();
        }
        boolean others = relation == Relation.FOREIGN;
        boolean foreign = others && !common;
        Step step = new Step(
                at,
                access.timeMicros(),
                named.object(),
                other,
                small,
                others,
                foreign,
                foreign && access.visibility() == Visibility.SHARED && !access.writes(),
                apart,
                shown,
                access.refused(),
                access.missed() || (!reached && access.status() == 200 && access.answerValues() == 0),
                reached);
        row.steps.add(step);
        row.count(step, 1);
        long begin = Math.max(step.time, Long.MIN_VALUE + WINDOW) - WINDOW;
        while (row.steps.get(row.from).time < begin) {
            row.count(row.steps.get(row.from++), -1);
        }
        row.stretches.add(new Stretch(
                row.from,
                new Situation.Walk(
                        named.place().type(),
                        row.ids.size(),
                        row.others.size(),
                        row.foreign.size(),
                        row.shared.size(),
                        row.apart.size(),
                        row.shown.size(),
                        row.missing.size(),
                        row.absent.size(),
                        row.moves,
                        Math.max(row.up, row.down),
                        0,
                        row.reached.size())));
    }

    /** Finds for each access the longest row that it was part of, once all are noted. */
    void finish() {
        byType.values().forEach(this::finish);
    }

    /**
     * Going back from the last step, the stretches that a step is part of are those that end with it or later and begin no later:
     * a window that moves along, whose largest is at the front of the queue.
     */
    private void finish(Row row) {
        int[] paced = paced(row.steps);
        int[] queue = new int[row.steps.size()];
        int first = 0;
        int end = 0;
        for (int at = row.steps.size() - 1; at >= 0; at--) {
            int ids = row.stretches.get(at).walk.ids();
            while (end > first && row.stretches.get(queue[end - 1]).walk.ids() <= ids) {
                end--;
            }
            queue[end++] = at;
            while (row.stretches.get(queue[first]).from > at) {
                first++;
            }
            Situation.Walk walk = row.stretches.get(queue[first]).walk.paced(paced[at]);
            int access = row.steps.get(at).access;
            Situation.Walk known = longest[access];
            longest[access] = known == null || walk.ids() > known.ids() ? walk : known;
        }
    }

    /** Of how many small steps in one direction, however slow, each is one. */
    private static int[] paced(List<Step> steps) {
        int[] paced = new int[steps.size()];
        int first = 0;
        int length = 0;
        int direction = 0;
        for (int at = 0; at < paced.length; at++) {
            Step step = steps.get(at);
            boolean pause = at > 0 && step.time - steps.get(at - 1).time > DAY;
            if (step.move && (pause || step.step == 0 || step.step != direction)) {
                Arrays.fill(paced, first, at, length);
                // The first step in a direction begins where the one before ended.
                boolean on = !pause && step.step != 0 && at > 0;
                first = on ? at - 1 : at;
                length = on ? 1 : 0;
                direction = pause ? 0 : step.step;
            } else if (step.move) {
                length++;
            }
        }
        Arrays.fill(paced, first, paced.length, length);
        return paced;
    }

    /** The longest row that the access at a place among all was part of. */
    Optional<Situation.Walk> of(int access) {
        return Optional.ofNullable(longest[access]);
    }
}
