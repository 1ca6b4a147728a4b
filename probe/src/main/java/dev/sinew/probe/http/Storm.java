package dev.sinew.probe.http;

import java.util.List;
import java.util.Optional;

/**
 * How many replies in a row failed in the server, said that there are too many requests, or did not come. As many as end a run may be of one operation that
 * fails, or locks, whatever it is asked: a request that succeeded before tells. Safe for use by several threads.
 */
final class Storm {
    /** So often a run goes on where one operation fails again and again and the target is well otherwise. */
    private static final int MOST_RELIEFS = 40;

    private static final int TOO_MANY = 429;

    private final int most;
    private Optional<Control> control = Optional.empty();
    private int reliefs;
    private int replies;
    private String since = "";

    /** A request that succeeds where the target is well. */
    record Control(Ask ask, List<Header> credentials) {}

    /**
     * None yet.
     *
     * @param most after so many the storm has come
     */
    Storm(int most) {
        this.most = most;
    }

    /** The first request that is named so counts. */
    synchronized void control(Ask ask, List<Header> credentials) {
        control = control.or(() -> Optional.of(new Control(ask, credentials)));
    }

    /** What to ask now that the storm has come; empty where it has not, or nothing would tell. */
    synchronized Optional<Control> toAsk() {
        boolean asks = replies >= most && reliefs < MOST_RELIEFS && control.isPresent();
        reliefs += asks ? 1 : 0;
        return asks ? control : Optional.empty();
    }

    /** How that was answered. */
    synchronized void heard(Reply reply) {
        replies = isBad(reply) ? replies : 0;
    }

    /** Counts a reply. */
    synchronized void weigh(Ask ask, Reply reply) {
        replies = isBad(reply) ? replies + 1 : 0;
        since = replies == 1 ? ask.method() + " " + ask.path().replaceFirst("\\?.*", "") : since;
    }

    /** Takes back that the last one counts. */
    synchronized void forgive() {
        replies = Math.max(0, replies - 1);
    }

    /** That it has come, in words; empty where it has not. */
    synchronized Optional<String> told() {
        return replies < most
                ? Optional.empty()
                : Optional.of("the last " + replies + " replies, from " + since
                        + " on, were failures of the server, said that there are too many requests, or did not come");
    }

    private static boolean isBad(Reply reply) {
        return reply.status() == TOO_MANY || reply.status() >= 500 || reply.status() == 0;
    }
}
