package dev.sinew.probe.proof;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Whose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A list of what is one person's own by its kind, or says that it is private, in which a caller finds what is others', as its elements say. A catalogue has no such kinds, and a customer's list has the customer's own alone. Of
 * what is booked it must name customers, or say how somebody is reached.
 */
final class OwnedList {
    private static final int MOST = 20_000;
    private static final int READS = 3;

    private OwnedList() {}

    /** Whether an endpoint may be a list. */
    static boolean isOne(Endpoint endpoint) {
        return endpoint.isRead()
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty();
    }

    /** Whether something that a list shows the owner is refused to the other at its own address, where the other gets its own: then it is not for all to see. */
    static boolean isRefusedAlone(Endpoint list, Persona owner, Persona other, Reply shown, Trial trial) {
        Set<String> values = shown.json()
                .map(each -> (Set<String>) new HashSet<>(Scalars.of(each).values()))
                .orElse(Set.of());
        return trial.endpoints().stream()
                .filter(each -> each.isRead()
                        && each.pathParameters().size() == 1
                        && each.path().startsWith(list.path() + "/{")
                        && each.path().endsWith("}")
                        && !other.reached(each).isEmpty())
                .flatMap(each -> owner.reached(each).stream())
                .filter(each -> values.contains(each.filled().last()))
                .limit(READS)
                .anyMatch(each -> trial.ask(each.filled().ask(), other.session())
                                .isRefusalOrMissing()
                        && trial.ask(each.filled().ask(), owner.session()).succeeded());
    }

    /** Whether an ordinary caller is shown something that says that it is another's. */
    static boolean isShared(Endpoint list, Trial trial) {
        return trial.customers().stream()
                .anyMatch(reader -> reader.reached(list).stream()
                        .anyMatch(each -> !found(each.reply(), others(reader, trial), list, reader)
                                .isEmpty()));
    }

    /** What customers are shown of others, who are customers as well; empty where no such list names customers. */
    static Optional<Outcome> ofCustomers(Endpoint list, Trial trial) {
        if (!isOne(list) || CustomersPage.isForStaff(list, trial)) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts("");
        boolean tried = false;
        for (Persona reader : trial.personas()) {
            List<Persona> others = others(reader, trial);
            boolean itself = reader.reached(list).stream()
                    .anyMatch(each -> found(each.reply(), List.of(reader), list, reader).stream()
                            .anyMatch(Found::trader));
            if (itself && !others.isEmpty() && !verdicts.isConfirmed()) {
                tried = true;
                verdicts.add(judge(list, reader, others, 1, true, trial));
            }
        }
        return tried ? Optional.of(verdicts.outcome()) : Optional.empty();
    }

    /** What a stranger is shown of two who have nothing to do with it. */
    static Outcome toStranger(Endpoint list, Persona stranger, Trial trial) {
        return judge(list, stranger, others(stranger, trial), 2, false, trial);
    }

    private static List<Persona> others(Persona reader, Trial trial) {
        return trial.personas().stream()
                .filter(each -> each != reader && !Rank.apart(reader, each))
                .filter(each -> !each.session().identity().isPrivileged())
                .toList();
    }

    /** Something that says whose it is. */
    private record Found(Persona owner, String place, boolean trader, String id) {}

    private static Outcome judge(
            Endpoint list, Persona reader, List<Persona> others, int fewest, boolean trader, Trial trial) {
        Ask ask = Filled.bare(list).ask();
        Reply reply = trial.askAgain(ask, reader.session());
        Set<Persona> shown = owners(reply, others, list, trader, reader);
        if (shown.size() < fewest) {
            return Outcome.refuted(
                    trial.isSuccess(reply)
                            ? "the list has nothing that says that it is another's"
                            : reader + " was refused: " + reply);
        }
        Reply nobody = trial.askAgain(ask, Session.NOBODY);
        if (!owners(nobody, others, list, trader, reader).isEmpty()) {
            return Outcome.inconclusive("everybody gets it, also without credentials");
        }
        if (!owners(trial.askAgain(ask, reader.session()), others, list, trader, reader)
                .containsAll(shown)) {
            return Outcome.inconclusive("it was so once, and not again");
        }
        if (trader && shown.stream().allMatch(each -> isPart(reply, each, reader, list, trial))) {
            return Outcome.inconclusive(
                    "it has some of what says that it is another's, and not all that this one gets: "
                            + "families and households share things");
        }
        SortedSet<String> places = new TreeSet<>();
        found(reply, others, list, reader).forEach(each -> places.add(each.place()));
        return Outcome.confirmed(
                reader + " is told of what is "
                        + String.join(
                                "'s and ", shown.stream().map(Persona::toString).toList()) + "'s, as "
                        + String.join(", ", places) + " says, twice; nobody gets it without credentials",
                List.of(new Outcome.Step(reader.session(), ask, reader + " is told of what is others'")));
    }

    /** Whether a list shows less of what is somebody's than that one's own: who forgot to look at whose it is shows all. */
    private static boolean isPart(Reply reply, Persona owner, Persona reader, Endpoint list, Trial trial) {
        Reply own = trial.askAgain(Filled.bare(list).ask(), owner.session());
        return found(reply, List.of(owner), list, reader).size()
                < found(own, List.of(owner), list, reader).size();
    }

    /** The ids of elements that say that they are a caller's, which a list tells it. */
    static List<String> ids(Endpoint list, Persona who) {
        return who.reached(list).stream()
                .limit(1)
                .flatMap(each -> found(each.reply(), List.of(who), list, who).stream())
                .map(Found::id)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static Set<Persona> owners(
            Reply reply, List<Persona> others, Endpoint list, boolean trader, Persona reader) {
        Set<Persona> owners = new LinkedHashSet<>();
        found(reply, others, list, reader).stream()
                .filter(each -> each.trader() || !trader)
                .forEach(each -> owners.add(each.owner()));
        return owners;
    }

    /** Elements that say that they are somebody's of these, as far as they are such as one shows to nobody and do not name another who reads them as well. */
    private static List<Found> found(Reply reply, List<Persona> people, Endpoint list, Persona reader) {
        List<Found> found = new ArrayList<>();
        if (reply.succeeded() && reply.json().isPresent()) {
            walk(reply.json().get(), false, people, list, reader, found, new int[1]);
        }
        return found;
    }

    private static void walk(
            JsonNode node,
            boolean element,
            List<Persona> people,
            Endpoint list,
            Persona reader,
            List<Found> found,
            int[] nodes) {
        if (++nodes[0] > MOST) {
            return;
        }
        if (element && node.isObject()) {
            people.forEach(each -> Belongings.owner(node, each)
                    .filter(owner -> OwnedRead.isPrivate(list, owner, node))
                    .filter(owner -> each == reader || !Whose.names(Scalars.of(node), "", reader))
                    .ifPresent(owner -> found.add(new Found(
                            each,
                            owner.place(),
                            owner.isTrader(),
                            node.path("id").asString("")))));
            return;
        }
        for (JsonNode each : node) {
            if (each.isContainer()) {
                walk(each, node.isArray(), people, list, reader, found, nodes);
            }
        }
    }
}
