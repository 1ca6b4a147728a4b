package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.oracle.Scalars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a proof on objects of its own is done again on fresh ones: they are created, somebody tries something on the last, its owner reads it before
 * and after, and they are deleted. Where ids of the fresh objects belong, paths have {@link #place}.
 *
 * @param create the requests that create, parents first; the id of the first is at place 0
 * @param parameters what paths call these ids, which answers to the creations tell
 * @param attempt the request that must have no effect
 * @param read how the owner sees it
 * @param removals the requests that delete what was created, in order
 * @param effect what the flaw shows as
 * @param members the members of the answer that change then, where that is the effect
 */
public record Replay(
        List<Outcome.Step> create,
        List<String> parameters,
        Outcome.Step attempt,
        Outcome.Step read,
        List<Outcome.Step> removals,
        Effect effect,
        Set<String> members) {
    public Replay {
        create = List.copyOf(create);
        parameters = List.copyOf(parameters);
        removals = List.copyOf(removals);
        members = Collections.unmodifiableSet(new TreeSet<>(members));
    }

    /** What the flaw shows as when its owner reads. */
    public enum Effect {
        /** Members have other values, which stand still otherwise. */
        CHANGED,
        /** It is not there any more. */
        GONE,
        /** The text that was sent is there. */
        ADDED
    }

    /** What stands in a path for the id of a fresh object. */
    static String place(int index) {
        return "sinew0id" + index + "0";
    }

    /** The names at the ends of places. */
    public static Set<String> members(Set<String> places) {
        Set<String> members = new TreeSet<>();
        places.forEach(
                each -> members.add(each.substring(each.lastIndexOf('.') + 1).replaceAll("\\[\\d+]$", "")));
        return members;
    }

    /**
     * The replay of a proof; empty where it cannot be done without this run, as a body names something else that it created, or where no member tells
     * of a change.
     *
     * @param made the object of the proof
     * @param attempt what was tried on it, of the endpoint {@code at}
     * @param read how its owner saw it, of the endpoint {@code seen}
     */
    public static Optional<Replay> of(
            Made made,
            Outcome.Step attempt,
            Endpoint at,
            Outcome.Step read,
            Endpoint seen,
            Effect effect,
            Set<String> members,
            Fixtures fixtures) {
        List<Made> chain = chain(made);
        Made fresh = marked(chain);
        Optional<Ask> there = at(made, fresh, at, attempt.ask());
        Optional<Ask> back = at(made, fresh, seen, read.ask());
        boolean telling = effect != Effect.CHANGED || !members.isEmpty();
        if (there.isEmpty() || back.isEmpty() || !telling || !isWhole(chain, attempt.ask(), fixtures)) {
            return Optional.empty();
        }
        List<Outcome.Step> create = new ArrayList<>();
        List<Outcome.Step> removals = new ArrayList<>();
        for (Made each : chain(fresh)) {
            create.add(new Outcome.Step(
                    each.owner().session(), each.create().ask(each.body()), each.owner() + " creates it"));
            fixtures.removal(each)
                    .ifPresent(gone -> removals.addFirst(
                            new Outcome.Step(each.owner().session(), gone.ask(), each.owner() + " deletes it")));
        }
        return Optional.of(new Replay(
                create,
                chain.stream().map(Made::parameter).toList(),
                new Outcome.Step(attempt.who(), there.get(), attempt.shows()),
                new Outcome.Step(read.who(), back.get(), read.shows()),
                removals,
                effect,
                members));
    }

    /** It and what it stands below, the highest first. */
    private static List<Made> chain(Made made) {
        List<Made> chain = new ArrayList<>();
        for (Optional<Made> each = Optional.of(made);
                each.isPresent();
                each = each.get().parent()) {
            chain.addFirst(each.get());
        }
        return chain;
    }

    /** The same chain with places for ids. */
    private static Made marked(List<Made> chain) {
        Optional<Made> above = Optional.empty();
        for (int i = 0; i < chain.size(); i++) {
            Made each = chain.get(i);
            Filled create = each.create();
            TreeMap<String, String> bindings = new TreeMap<>(create.bindings());
            above.map(Made::bindings).ifPresent(bindings::putAll);
            create = new Filled(create.endpoint(), bindings, create.query(), create.scoped(), create.listed());
            bindings.put(each.parameter(), place(i));
            above = Optional.of(
                    new Made(each.owner(), create, each.parameter(), bindings, each.canary(), above, each.body()));
        }
        return above.orElseThrow();
    }

    /** A request about the real object as one about the marked one: what stands behind the path, headers and body are the same. */
    private static Optional<Ask> at(Made made, Made fresh, Endpoint endpoint, Ask real) {
        Optional<String> before = made.at(endpoint).map(each -> each.ask().path());
        Optional<String> after = fresh.at(endpoint).map(each -> each.ask().path());
        boolean fits = before.isPresent() && after.isPresent() && real.path().startsWith(before.get());
        return fits
                ? Optional.of(new Ask(
                        real.method(),
                        after.get() + real.path().substring(before.get().length()),
                        real.headers(),
                        real.body()))
                : Optional.empty();
    }

    /** Whether no body names anything that this run created: it will be gone. */
    private static boolean isWhole(List<Made> chain, Ask attempt, Fixtures fixtures) {
        Set<String> sent = new TreeSet<>(scalars(attempt.body()).values());
        chain.forEach(each -> sent.addAll(scalars(each.body()).values()));
        return fixtures.made().stream().map(Made::id).noneMatch(sent::contains)
                && chain.stream().map(Made::id).noneMatch(sent::contains);
    }

    private static SortedMap<String, String> scalars(String body) {
        try {
            return body.isEmpty()
                    ? new TreeMap<>()
                    : Scalars.of(JsonMapper.shared().readTree(body));
        } catch (JacksonException e) {
            // A form, of which no member is compared.
            return new TreeMap<>();
        }
    }
}
