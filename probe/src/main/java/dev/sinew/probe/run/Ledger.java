package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.oracle.FailureShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** All that a run created, in order, until it is gone again. Bounded: what is not entered is not created. */
final class Ledger {
    private static final int MOST = 400;
    private static final int MOST_SPENT = 4_000;

    private final List<Endpoint> endpoints;
    private final Sender sender;
    private final FailureShapes failures;
    /** What is read is tested at once with other things that are read, for some of which something is created. */
    private final List<Made> entries = new CopyOnWriteArrayList<>();
    /** What was of use and could not be deleted when it was not any more: told at the end. */
    private final List<Made> spent = new CopyOnWriteArrayList<>();
    /** What its owner could not read right after it was created, and why may be that it was not there yet. */
    private final List<Map.Entry<Made, Filled>> awaited = new ArrayList<>();
    /** Who may be able to delete what its owner cannot. */
    private List<Persona> callers = List.of();

    Ledger(List<Endpoint> endpoints, Sender sender, FailureShapes failures) {
        this.endpoints = endpoints;
        this.sender = sender;
        this.failures = failures;
    }

    void callers(List<Persona> all) {
        callers = List.copyOf(all);
    }

    List<Persona> callers() {
        return callers;
    }

    boolean isFull() {
        return entries.size() >= MOST || spent.size() >= MOST_SPENT;
    }

    void enter(Made made) {
        entries.add(made);
    }

    /** Takes out what is known to be gone. */
    void strike(Made made) {
        entries.remove(made);
    }

    /** That something, and what stands below it, is of no use any more and still there: nothing more is tried on it. */
    void retire(Made made) {
        for (Made each : List.copyOf(entries)) {
            if (each.equals(made) || isBelow(each, made)) {
                entries.remove(each);
                spent.add(each);
            }
        }
    }

    /** One like it that was of use before and is still there, for where no more can be created: some services let each have a few only. */
    Optional<Made> again(Made like) {
        Optional<Made> kept = spent.stream()
                .filter(each -> each.owner() == like.owner()
                        && each.create().equals(like.create())
                        && each.parent().equals(like.parent()))
                .filter(this::isThere)
                .findFirst();
        kept.ifPresent(each -> {
            spent.remove(each);
            entries.add(each);
        });
        return kept;
    }

    private static boolean isBelow(Made made, Made above) {
        return made.parent()
                .filter(each -> each.equals(above) || isBelow(each, above))
                .isPresent();
    }

    List<Made> entries() {
        return List.copyOf(entries);
    }

    /** How something is deleted, where that can be done. */
    static Optional<Filled> removal(Made made, List<Endpoint> endpoints) {
        return endpoints.stream()
                .filter(each -> Homes.removes(each) && made.isAddress(each))
                .flatMap(each -> made.at(each).stream())
                .findFirst();
    }

    /** Deletes everything, the last first, also where the budget is spent; tells what is left. */
    List<String> cleanUp() {
        List<String> left = new ArrayList<>();
        List<Made> goneWithParent = new ArrayList<>();
        List<Made> all = new ArrayList<>(spent);
        all.addAll(entries);
        for (Made made : all.reversed()) {
            Optional<Filled> removal = removal(made, endpoints);
            if (removal.isEmpty()) {
                goneWithParent.add(made);
            } else if (!isRemoved(made, removal.get())) {
                left.add(made + " could not be deleted");
            }
        }
        Map<String, List<String>> leftBehind = new TreeMap<>();
        for (Made made : goneWithParent) {
            boolean parentLeft =
                    made.parent().isEmpty() || isThere(made.parent().get());
            if (isThere(made) && !parentLeft || made.parent().isEmpty()) {
                leftBehind
                        .computeIfAbsent(made.create().endpoint() + "", key -> new ArrayList<>())
                        .add(made.id() + " of " + made.owner());
            }
        }
        leftBehind.forEach((where, what) ->
                left.add("created by " + where + " and left, as nothing deletes it: " + String.join(", ", what)));
        entries.clear();
        spent.clear();
        return left;
    }

    /**
     * Deletes something: as its owner, else as the others, as a test may have made it theirs. Gone is then what its owner does not find; a refusal
     * says nothing of whether it is there.
     */
    boolean isRemoved(Made made, Filled removal) {
        Reply reply = sender.sendLast(removal.ask(), made.owner().session().headers());
        return failures.isSuccess(reply)
                || callers.stream()
                        .filter(each -> each != made.owner())
                        .anyMatch(each -> failures.isSuccess(
                                sender.sendLast(removal.ask(), each.session().headers())))
                || isMissing(reply)
                || read(made).filter(Ledger::isMissing).isPresent();
    }

    /** Whether a reply says that nothing is there. */
    static boolean isMissing(Reply reply) {
        return reply.status() == 404 || reply.status() == 410;
    }

    /** The ids of things of a kind that somebody created, in order. */
    Stream<String> idsOf(Nouns.Named named, Persona owner) {
        return entries.stream()
                .filter(each -> each.owner() == owner)
                .filter(each ->
                        Nouns.singular(Made.kind(each.create().endpoint())).equals(named.kind()))
                .map(Made::id);
    }

    /** What its owner gets of it; empty where nothing reads it. */
    Optional<Reply> read(Made made) {
        return endpoints.stream()
                .filter(each -> each.isRead() && made.isAddress(each))
                .flatMap(each -> made.at(each).stream())
                .findFirst()
                .map(read -> sender.sendLast(read.ask(), made.owner().session().headers()));
    }

    /** Whether its owner can still read it; what cannot be read counts as there. */
    private boolean isThere(Made made) {
        return read(made)
                .map(reply -> reply.status() == 0 || reply.status() >= 500 || failures.isSuccess(reply))
                .orElse(true);
    }

    /** What was created is read by its owner, so that others can be tested against it. */
    void show(Made made) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.isRead()) {
                made.at(endpoint)
                        .filter(filled -> !isShown(filled, made.owner()))
                        .ifPresent(filled -> awaited.add(Map.entry(made, filled)));
            }
        }
    }

    /** The same of what was not there yet, as what a job makes is not that has only begun. */
    void showAwaited() {
        awaited.stream()
                .filter(each -> entries.contains(each.getKey()))
                .forEach(each -> isShown(each.getValue(), each.getKey().owner()));
        awaited.clear();
    }

    private boolean isShown(Filled filled, Persona owner) {
        Reply reply = sender.send(filled.ask(), owner.session().headers());
        if (failures.isSuccess(reply)) {
            owner.succeeded(filled, reply);
        }
        return failures.isSuccess(reply) || reply.isRefusal();
    }
}
