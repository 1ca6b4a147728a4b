package dev.sinew.bench;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes exchanges of a small bank's APIs: eight operations, callers that come back with the same token and cookies, bodies of
 * about 2 KB and 60 scalars each way. The same seed gives the same exchanges, whatever else is drawn before.
 */
public final class ExchangeGenerator {
    /** How many exchanges a measurement runs over. */
    public static final int MEASURED = 10_000;

    private static final int CALLERS = 500;
    private static final long START_MICROS = 1_790_000_000_000_000L;

    private final long seed;
    private final List<Caller> callers = new ArrayList<>();

    public ExchangeGenerator(long seed) {
        this.seed = seed;
        Draw draw = new Draw(seed);
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Caller.drawn(draw));
        }
    }

    /** The first {@code count} exchanges. */
    public List<Exchange> exchanges(int count) {
        List<Exchange> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(exchange(i));
        }
        return made;
    }

    /** The exchange of an index from 0. */
    public Exchange exchange(int index) {
        Draw draw = new Draw(seed * 0x9e3779b97f4a7c15L + index + 1);
        OperationKind[] kinds = OperationKind.values();
        OperationKind kind = kinds[draw.below(kinds.length)];
        Caller caller = callers.get(draw.below(CALLERS));
        String target = kind.target(draw);
        byte[] asked = kind.requestBody(draw);
        byte[] answered = kind.answerBody(draw);
        Headers headers = requestHeaders(caller, asked.length, draw);
        Exchange.Request request = new Exchange.Request(
                kind.method(), Slice.of("https://api.bank.example" + target), headers, Body.whole(Slice.of(asked)));
        Exchange.Response response = new Exchange.Response(
                kind.status(), answerHeaders(kind, answered.length, draw), Body.whole(Slice.of(answered)));
        return new Exchange(
                new Origin("generated", index),
                draw.uuid(),
                START_MICROS + index * 1_000L + draw.below(1_000),
                1_000 + draw.below(200_000),
                caller.address(),
                Direction.INCOMING,
                request,
                Optional.of(response));
    }

    private static Headers requestHeaders(Caller caller, int length, Draw draw) {
        return new Headers.Builder()
                .add("Host", "api.bank.example")
                .add("User-Agent", caller.agent())
                .add("Accept", "application/json, text/plain, */*")
                .add("Accept-Encoding", "gzip, deflate, br")
                .add("Accept-Language", "de-DE,de;q=0.9,en;q=0.8")
                .add("Authorization", "Bearer " + caller.token())
                .add("Content-Type", "application/json")
                .add("Content-Length", String.valueOf(length))
                .add("Cookie", caller.cookies())
                .add("X-Request-Id", draw.uuid())
                .add("traceparent", "00-" + draw.hex(32) + "-" + draw.hex(16) + "-01")
                .add("X-Forwarded-For", caller.address())
                .add("X-Api-Version", "2026-01")
                .build();
    }

    private static Headers answerHeaders(OperationKind kind, int length, Draw draw) {
        Headers.Builder headers = new Headers.Builder()
                .add("Date", "Tue, 22 Sep 2026 13:33:20 GMT")
                .add("Content-Type", "application/json; charset=utf-8")
                .add("Content-Length", String.valueOf(length))
                .add("Cache-Control", "no-store")
                .add("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .add("X-Content-Type-Options", "nosniff")
                .add("Server", "gateway");
        if (kind.status() == 201) {
            headers.add("Location", kind.target(draw));
        }
        if (draw.oneIn(20)) {
            headers.add("Set-Cookie", "sessionid=" + draw.opaque(32) + "; Path=/; HttpOnly; Secure; SameSite=Lax");
        }
        return headers.build();
    }
}
