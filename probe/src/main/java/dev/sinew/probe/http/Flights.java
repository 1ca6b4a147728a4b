package dev.sinew.probe.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which requests were on their way when one of them got no reply: what ends a target is among them, and which of them is noticed first says nothing. They are
 * out of it as soon as one that began afterwards is answered. Safe for use by several threads.
 */
final class Flights {
    private static final int MOST = 16;

    private final Map<Long, String> open = new TreeMap<>();
    private final Map<Long, String> lost = new TreeMap<>();
    private long last;
    private long noticed;
    private String lastAnswered = "none";

    /** Notes that a request is on its way; its number is for {@link #ended}. */
    synchronized long began(Ask ask) {
        open.put(++last, named(ask));
        return last;
    }

    /** Notes how it ended. */
    synchronized void ended(long flight, Reply reply) {
        String name = open.getOrDefault(flight, "");
        open.remove(flight);
        if (reply.status() != 0) {
            lastAnswered = name;
            lost.remove(flight);
            if (flight > noticed) {
                lost.clear();
            }
        } else if (lost.isEmpty()) {
            lost.putAll(open);
            lost.put(flight, name);
            noticed = last;
        }
    }

    /** Where requests were lost and none that began afterwards was answered: since when, in words. */
    synchronized Optional<String> silence() {
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        String names = Stream.concat(
                        lost.values().stream().limit(MOST),
                        Stream.of((lost.size() - MOST) + " more").filter(each -> lost.size() > MOST))
                .collect(Collectors.joining(", "));
        return Optional.of("the last request with a reply was " + lastAnswered
                + (lost.size() == 1 ? ", the first without one " : ", on their way without one were ") + names);
    }

    /** A request without the values of its query. */
    private static String named(Ask ask) {
        return ask.method() + " " + ask.path().replaceAll("=[^&]*", "=…");
    }
}
