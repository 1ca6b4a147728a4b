package dev.sinew.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FlightsTest {
    private static final Reply ANSWERED = new Reply(200, "", Map.of(), "", Optional.empty(), 1);

    private final Flights flights = new Flights();

    private long began(String path) {
        return flights.began(Ask.get(path));
    }

    @Test
    void whatIsOnItsWayWhenOneIsLostIsNamedWhicheverIsNoticedFirst() {
        long before = began("/before");
        long culprit = began("/log?bytes=text");
        long innocent = began("/users");
        long answered = began("/me");
        flights.ended(before, ANSWERED);
        flights.ended(innocent, Reply.NONE);
        flights.ended(answered, ANSWERED);
        flights.ended(culprit, Reply.NONE);
        flights.ended(began("/after"), Reply.NONE);
        assertThat(flights.silence())
                .contains(
                        "the last request with a reply was GET /me, on their way without one were GET /log?bytes=…, GET /users");
    }

    @Test
    void oneAloneIsTheFirst() {
        flights.ended(began("/me"), ANSWERED);
        flights.ended(began("/search?text=a&page=2"), Reply.NONE);
        flights.ended(began("/after"), Reply.NONE);
        assertThat(flights.silence())
                .contains("the last request with a reply was GET /me, the first without one GET /search?text=…&page=…");
    }

    @Test
    void noneWhereOneThatBeganAfterwardsIsAnswered() {
        long slow = began("/slow");
        flights.ended(began("/a"), Reply.NONE);
        assertThat(flights.silence()).isPresent();
        flights.ended(began("/me"), ANSWERED);
        assertThat(flights.silence()).isEmpty();
        flights.ended(slow, Reply.NONE);
        assertThat(flights.silence()).isPresent();
    }

    @Test
    void noMoreThanCanBeRead() {
        List<Long> many = IntStream.range(0, 40).mapToObj(i -> began("/" + i)).toList();
        flights.ended(many.getLast(), Reply.NONE);
        assertThat(flights.silence().orElseThrow()).contains("GET /15, 24 more").doesNotContain("GET /16");
    }
}
