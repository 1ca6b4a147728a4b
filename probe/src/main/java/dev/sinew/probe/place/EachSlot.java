package dev.sinew.probe.place;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.Fresh;
import dev.sinew.probe.oracle.Picture;
import dev.sinew.probe.oracle.Steady;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tries a proof at every place of an endpoint. What is confirmed at one is confirmed; otherwise what could not be told at one place is said, and refuted
 * is only what was refuted at all. Where the description demands a number, a date or one of some words, and another text is refused, nothing
 * else is tried.
 */
public final class EachSlot {
    private static final String OFF_TYPE = "sinew-x'(1";

    /** So many values that nobody has tell how such are refused, and what of that is another each time. */
    private static final int UNKNOWN = 2;

    private static final String TOO_MANY = "the target says that there are too many requests";
    private static final String NO_ROOM =
            "most of the requests or of the time of this run is spent, and the rest is for what runs later; give it more (--max-requests, --max-minutes)";

    private EachSlot() {}

    /**
     * The outcome of an endpoint; empty where no place fits.
     *
     * @param fits the places that the proof is for
     * @param judge the proof at one place
     */
    public static Optional<Outcome> of(
            Endpoint endpoint, Trial trial, Predicate<Slot> fits, Function<Slot, Outcome> judge) {
        List<Slot> slots = Slots.of(endpoint, trial).stream().filter(fits).toList();
        Map<String, List<Slot>> refuted = new LinkedHashMap<>();
        Map<String, List<Slot>> open = new LinkedHashMap<>();
        for (Slot slot : slots) {
            if (!trial.hasRoom()) {
                at(open, NO_ROOM, slot);
                break;
            }
            Outcome outcome = validated(slot, trial).orElseGet(() -> judged(slot, trial, judge));
            if (slot.isSpoilt(trial)) {
                at(
                        open,
                        "what was created here could not be deleted again, or nothing told what it was, so that no more is created",
                        slot);
                continue;
            }
            if (outcome.verdict() == Verdict.CONFIRMED) {
                return Optional.of(outcome.at(slot));
            }
            at(outcome.verdict() == Verdict.REFUTED ? refuted : open, outcome.reason(), slot);
            if (outcome.reason().startsWith(TOO_MANY)) {
                break;
            }
        }
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(open.isEmpty() ? Outcome.refuted(words(refuted)) : Outcome.inconclusive(words(open)));
    }

    /** A caller who asked too often lets another go on: limits are for each. */
    private static Outcome judged(Slot slot, Trial trial, Function<Slot, Outcome> judge) {
        Outcome outcome = judge.apply(slot);
        if (!outcome.reason().startsWith(TOO_MANY) || !slot.isAnybodys()) {
            return outcome;
        }
        return trial.customers().stream()
                .filter(each -> !each.equals(slot.persona()))
                .map(slot::as)
                .filter(each -> !isDisturbed(each.send(each.usual(), trial)))
                .findFirst()
                .map(judge)
                .orElse(outcome);
    }

    private static void at(Map<String, List<Slot>> reasons, String reason, Slot slot) {
        reasons.computeIfAbsent(reason, key -> new ArrayList<>()).add(slot);
    }

    /** Each reason once, behind the places that it is for. */
    private static String words(Map<String, List<Slot>> reasons) {
        return reasons.entrySet().stream()
                .map(each -> each.getValue().stream().map(Slot::toString).collect(Collectors.joining(", ")) + ": "
                        + each.getKey())
                .collect(Collectors.joining("; "));
    }

    /** That nothing else need be tried where another text is refused, be it as any that is none of the words which are described. */
    private static Optional<Outcome> validated(Slot slot, Trial trial) {
        if (!slot.isTyped()) {
            return Optional.empty();
        }
        Reply reply = slot.body().isEmpty()
                ? trial.ask(slot.ask(OFF_TYPE), slot.persona().session())
                : slot.send(OFF_TYPE, trial);
        if (reply.status() == 400 || reply.status() == 422) {
            return Optional.of(Outcome.refuted("what is not of its type is refused"));
        }
        boolean unknown = !slot.schema().values().isEmpty()
                && isBlocked(reply, slot.send(slot.usual(), trial))
                && isUnknown(reply, OFF_TYPE, slot, trial);
        return unknown ? Optional.of(unknown(reply)) : Optional.empty();
    }

    /** Whether a reply says nothing of the request: none came, or it was one too many. */
    public static boolean isDisturbed(Reply reply) {
        return reply.status() == 0 || reply.status() == 429 || reply.status() == 503;
    }

    /** Whether a reply has a status with which something before the application refuses. */
    public static boolean isRefused(Reply reply) {
        return switch (reply.status()) {
            case 403, 406, 418, 451, 499, 501, 999 -> true;
            default -> false;
        };
    }

    /** Whether a reply looks as if something before the application refused it, which it did not with another. */
    public static boolean isBlocked(Reply reply, Reply usual) {
        return isRefused(reply) && usual.status() != reply.status();
    }

    /**
     * What it says that a value is refused so, and the usual one is not: nothing where values of the usual one's form that nobody has are refused alike, as of
     * things that do not exist, or are not for who asks.
     */
    public static Outcome blocked(Reply reply, String value, Slot slot, Trial trial) {
        return isUnknown(reply, value, slot, trial) ? unknown(reply) : blocked(reply);
    }

    private static boolean isUnknown(Reply reply, String value, Slot slot, Trial trial) {
        List<Picture> unknown = new ArrayList<>();
        for (int i = 0; i < UNKNOWN; i++) {
            String other = Fresh.like(slot.usual());
            Reply refused = slot.send(other, trial);
            if (refused.status() != reply.status()) {
                return false;
            }
            unknown.add(Picture.of(refused, other, slot.usual()));
        }
        return Steady.of(unknown).fits(Picture.of(reply, value, slot.usual()));
    }

    private static Outcome unknown(Reply reply) {
        return Outcome.refuted("any value but a known one is refused with status " + reply.status());
    }

    /** Why nothing can be told where something refuses what attacks look like. */
    public static Outcome blocked(Reply reply) {
        return Outcome.inconclusive("requests that look like an attack are answered with status " + reply.status()
                + ", so that what is behind is not seen");
    }

    /** Why nothing can be told where replies stay away. */
    public static Outcome disturbed(Reply reply) {
        return Outcome.inconclusive(
                reply.status() == 0 ? "a request got no reply" : TOO_MANY + " (status " + reply.status() + ")");
    }
}
