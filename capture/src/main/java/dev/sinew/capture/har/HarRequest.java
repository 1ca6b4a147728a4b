package dev.sinew.capture.har;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.capture.value.Methods;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import java.util.Optional;

/** Reads the {@code request} of an entry. */
final class HarRequest {
    private static final String[] SCHEMES = {"https://", "http://", "wss://", "ws://", "/"};

    private final Pairs fields = new Pairs();
    private final Pairs cookies = new Pairs();
    private final Pairs query = new Pairs();
    private final RecordedBody postData = new RecordedBody();
    private final RecordedHeaders headers = new RecordedHeaders();
    private String method = "";
    private Slice url = Slice.EMPTY;
    private long bodySize = Decimals.NONE;

    void clear() {
        fields.clear();
        cookies.clear();
        query.clear();
        postData.clear();
        method = "";
        url = Slice.EMPTY;
        bodySize = Decimals.NONE;
    }

    /** Reads the object that the cursor stands before, in place of what was read before. */
    void read(JsonCursor cursor) {
        clear();
        if (!cursor.enter()) {
            return;
        }
        while (cursor.nextName()) {
            readMember(cursor);
        }
    }

    /** What keeps this from being a request; empty where nothing does. */
    Optional<String> fault() {
        if (url.isEmpty()) {
            return Optional.of("no request.url");
        }
        if (method.isEmpty()) {
            return Optional.of("no request.method");
        }
        if (!isHttp()) {
            return Optional.of("a URL that is not HTTP");
        }
        return postData.broken() ? Optional.of("no base64 in request.postData.text") : Optional.empty();
    }

    Exchange.Request request() {
        Body body = postData.body(bodySize);
        boolean decoded = body.state() == Body.State.WHOLE && postData.decoded();
        return new Exchange.Request(method, wholeUrl(), headers.request(fields, cookies, decoded), body);
    }

    private void readMember(JsonCursor cursor) {
        if (cursor.named("method")) {
            method = Methods.of(cursor.nextScalar());
        } else if (cursor.named("url")) {
            url = cursor.nextScalar();
        } else if (cursor.named("headers")) {
            fields.read(cursor);
        } else if (cursor.named("cookies")) {
            cookies.read(cursor);
        } else if (cursor.named("queryString")) {
            query.read(cursor);
        } else if (cursor.named("postData")) {
            postData.read(cursor);
        } else if (cursor.named("bodySize")) {
            bodySize = Decimals.whole(cursor.nextScalar());
        } else {
            cursor.skipNext();
        }
    }

    private boolean isHttp() {
        for (String scheme : SCHEMES) {
            if (Ascii.startsWithIgnoreCase(url.array(), url.from(), url.to(), scheme)) {
                return true;
            }
        }
        return false;
    }

    /** The URL, with the query where the recorder wrote it only apart; a fragment is never sent and so not kept. */
    private Slice wholeUrl() {
        byte[] bytes = url.array();
        int end = Ascii.indexOf(bytes, url.from(), url.to(), '#');
        Slice sent = new Slice(bytes, url.from(), end);
        if (query.isEmpty() || Ascii.indexOf(bytes, url.from(), end, '?') < end) {
            return sent;
        }
        byte[] form = FormText.of(query.list());
        byte[] whole = new byte[sent.length() + 1 + form.length];
        System.arraycopy(bytes, sent.from(), whole, 0, sent.length());
        whole[sent.length()] = '?';
        System.arraycopy(form, 0, whole, sent.length() + 1, form.length);
        return Slice.of(whole);
    }
}
