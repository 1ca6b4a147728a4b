package dev.sinew.probe.proof;

import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Possessions;
import dev.sinew.probe.run.Trial;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Whose a thing is that lists tell everybody of, or none tells anybody of, by what the target itself shows of it. A member that is called after an owner, and has the creator's own name
 * or id, as it has the other's in what that one created, says whose it is; the kind of the thing says whether it is one's own.
 *
 * <p>What colleagues see of each other's is meant so: where only a user is named, as who made it, the try is a stranger's, whom the run signed up. Two customers, patients or guests are none
 * of each other's. What others may well change, as the pages of a wiki and the tasks of a board, is not of these kinds, whoever made it.
 */
final class Belongings {
    /** Below envelopes such as {@code {"data": {"payment": {…}}}}. */
    private static final int DEEPEST = 3;

    private Belongings() {}

    /** A member that says whose something is, and what it says. */
    record Owner(String place, String value) {
        boolean isTrader() {
            int end = place.lastIndexOf('.');
            String outer = end < 0 ? "" : place.substring(0, end);
            return Possessions.isTrader(place.substring(end + 1)) || Possessions.isTrader(outer);
        }
    }

    /** A member of what is shown of something that has one of its owner's names, and is called after an owner; empty where none has. */
    static Optional<Owner> owner(JsonNode shown, Persona owner) {
        return members(shown).entrySet().stream()
                .filter(each -> owner.called().contains(each.getValue()))
                .map(each -> new Owner(each.getKey(), each.getValue()))
                .findFirst();
    }

    /** Members that are called after an owner, or stand in what is called so, by place: the outermost, as what stands further inside is something else's. */
    private static SortedMap<String, String> members(JsonNode shown) {
        SortedMap<String, String> members = new TreeMap<>();
        int outermost = DEEPEST;
        for (Map.Entry<String, String> each : Scalars.of(shown).entrySet()) {
            String[] names = each.getKey().split("\\.", -1);
            int last = names.length - 1;
            boolean within = last > 0 && Possessions.isOwner(names[last - 1]);
            int depth = within ? last - 1 : last;
            boolean counts = each.getKey().indexOf('[') < 0
                    && !each.getValue().isEmpty()
                    && (within || Possessions.isOwner(names[last]));
            if (counts && depth <= outermost) {
                if (depth < outermost) {
                    members.clear();
                }
                outermost = depth;
                members.put(each.getKey(), each.getValue());
            }
        }
        return members;
    }

    /**
     * Who says of a thing that it is its creator's: the same member has another's name in what that one created at the same place; empty where nothing tells.
     */
    static Optional<Owner> owner(Made like, Fixtures fixtures, Trial trial) {
        Optional<JsonNode> shown = CreatedWith.shown(like, trial);
        return shown.flatMap(each -> owner(each, like.owner()))
                .filter(owner -> fixtures.made().stream()
                        .filter(each -> each.owner() != like.owner()
                                && each.create().endpoint().equals(like.create().endpoint()))
                        .limit(2)
                        .anyMatch(each -> CreatedWith.shown(each, trial)
                                .map(Belongings::members)
                                .map(members -> members.getOrDefault(owner.place(), ""))
                                .filter(value -> each.owner().called().contains(value) && !value.equals(owner.value()))
                                .isPresent()));
    }

    /** Whether what is shown of a thing says that it is somebody's. */
    static boolean says(Owner owner, Made made, Trial trial) {
        return CreatedWith.shown(made, trial)
                .map(Belongings::members)
                .map(Map::copyOf)
                .filter(each -> owner.value().equals(each.get(owner.place())))
                .isPresent();
    }

    /** The same where nobody but its owner has any business to write there: by the kind of the thing, or as it names a customer. */
    static Optional<Owner> ofOne(Made like, Fixtures fixtures, Trial trial) {
        String path = like.create().endpoint().path();
        return owner(like, fixtures, trial).filter(each -> each.isTrader() || Possessions.isOnesOwn(path));
    }

    /** Whether two callers have nothing to do with each other, as they are two customers, or of two tenants. */
    static boolean isApart(Owner owner, Persona whose, Persona other) {
        String tenant = other.session().identity().tenant();
        String home = whose.session().identity().tenant();
        return owner.isTrader() && !other.called().contains(owner.value())
                || !tenant.isEmpty() && !home.isEmpty() && !tenant.equals(home);
    }

    /** A try of who has nothing to do with an owner: the other where that is so, else a stranger, whom the run signs up. */
    static Outcome by(Owner owner, Persona whose, Persona other, Trial trial, Function<Persona, Outcome> test) {
        Outcome outcome = isApart(owner, whose, other)
                ? test.apply(other)
                // Whom the run signed up is not there any more when somebody does it again.
                : Strangers.with(trial, test).again(Optional.empty());
        return outcome.because(owner.place() + " says whose it is");
    }
}
