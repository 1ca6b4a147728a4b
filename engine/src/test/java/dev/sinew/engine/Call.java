package dev.sinew.engine;

import dev.sinew.bytes.Slice;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.Body;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import dev.sinew.model.Observation;
import dev.sinew.model.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An exchange for a test, spelled out part by part, and observed under one fixed key. */
public final class Call {
    /** The key of all tests. */
    public static final PrivacyKey KEY =
            new PrivacyKey("a privacy key of thirty-two byte".getBytes(StandardCharsets.US_ASCII));

    private final String method;
    private final String url;
    private final Headers.Builder headers = new Headers.Builder();
    private final Headers.Builder answerHeaders = new Headers.Builder();
    private Body body = Body.NONE;
    private Body answerBody = Body.NONE;
    private int status = 200;
    private String client = "";
    private int entry = 7;
    private ObserveLimits limits = ObserveLimits.DEFAULT;

    private Call(String method, String url) {
        this.method = method;
        this.url = url;
    }

    /** A request; a URL from the root gets a host. */
    public static Call of(String method, String url) {
        return new Call(method, url.startsWith("/") ? "https://api.bank.example" + url : url);
    }

    public static Call get(String url) {
        return of("GET", url);
    }

    public static Call post(String url) {
        return of("POST", url);
    }

    public Call from(String address) {
        client = address;
        return this;
    }

    private long time = 1_769_860_800_123_000L;

    public Call within(ObserveLimits chosen) {
        limits = chosen;
        return this;
    }

    public Call header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    public Call body(String contentType, byte[] bytes) {
        if (!contentType.isEmpty()) {
            headers.add("Content-Type", contentType);
        }
        body = Body.whole(Slice.of(bytes));
        return this;
    }

    public Call body(String contentType, String text) {
        return body(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public Call json(String text) {
        return body("application/json", text);
    }

    public Call form(String text) {
        return body("application/x-www-form-urlencoded", text);
    }

    public Call body(Body captured) {
        body = captured;
        return this;
    }

    public Call at(long micros) {
        time = micros;
        return this;
    }

    public Call answer(int answered, String contentType, String text) {
        return status(answered).answer(contentType, text);
    }

    /** At which place of its file it was read. */
    public Call entry(int number) {
        entry = number;
        return this;
    }

    public Call status(int answered) {
        status = answered;
        return this;
    }

    public Call answerHeader(String name, String value) {
        answerHeaders.add(name, value);
        return this;
    }

    public Call answer(String contentType, byte[] bytes) {
        if (!contentType.isEmpty()) {
            answerHeaders.add("Content-Type", contentType);
        }
        answerBody = Body.whole(Slice.of(bytes));
        return this;
    }

    public Call answer(String contentType, String text) {
        return answer(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public Call answerJson(String text) {
        return answer("application/json", text);
    }

    public Exchange exchange() {
        return new Exchange(
                new Origin("test.jsonl", entry),
                "exchange-1",
                time,
                12_000,
                client,
                Direction.INCOMING,
                new Exchange.Request(method, Slice.of(url), headers.build(), body),
                Optional.of(new Exchange.Response(status, answerHeaders.build(), answerBody)));
    }

    /** What a fresh observer keeps of it. */
    public Observation observe() {
        return new Observer(KEY, new MarkSet(RuleIndex.all()), limits).observe(exchange());
    }

    /** The fingerprint of a text under the key of all tests. */
    public static long print(String text) {
        return KEY.print(text);
    }

    /** A token that nobody signed, with this header and these claims. */
    public static String jwt(String header, String claims) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2lnbmF0dXJlLW9mLW5vYm9keQ";
    }

    /** A token with these claims. */
    public static String jwt(String claims) {
        return jwt("{\"alg\":\"RS256\",\"kid\":\"k1\"}", claims);
    }
}
