package dev.sinew.engine.inject;

import dev.sinew.bytes.Ascii;
import dev.sinew.bytes.Slice;
import dev.sinew.model.Body;
import dev.sinew.model.BodyKind;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a request that could be code to somebody, with all their readings. Made when first asked for, and only where a pass over
 * the raw bytes says that there can be one: for an ordinary exchange it is that pass and nothing else. Belongs to one thread, holds one
 * exchange at a time.
 */
public final class RequestValues {
    /** Of a value, this many characters are looked at: its beginning, and of a longer one its end. */
    public static final int MOST_CHARACTERS = 2048;

    /** Of a request, this many values and readings are kept. */
    static final int MOST_VALUES = 512;

    /** And of all their texts this many characters. */
    static final int MOST_TOGETHER = 1 << 16;

    /** Of a body, this many bytes are read. */
    static final int MOST_BYTES = 1 << 18;

    private static final Exchange.Request NOTHING = new Exchange.Request("", Slice.EMPTY, Headers.NONE, Body.NONE);

    private Exchange.Request request = NOTHING;
    private int status = -1;
    private BodyKind kind = BodyKind.NONE;
    private Slice body = Slice.EMPTY;
    private boolean read;
    private boolean overflowed;
    private List<Value> values = List.of();
    private final ValueWatch watch = new ValueWatch();

    /** Looks at the values of the request's body while it is read, after {@link #clear} and before {@link #begin}. */
    public ValueWatch watch() {
        return watch;
    }

    /** Forgets the request before. */
    public void clear() {
        watch.begin();
        overflowed = false;
    }

    /** Takes up a request; its body decoded. */
    public RequestValues begin(Exchange exchange, int answered, BodyKind bodyKind, Slice decoded) {
        request = exchange.request();
        status = answered;
        kind = bodyKind;
        body = decoded;
        read = false;
        values = List.of();
        return this;
    }

    /** Whether the request had more that is worth a look than is kept; known when {@link #all} was asked. */
    public boolean overflowed() {
        return overflowed;
    }

    /** The values worth a look, in the order of the request; empty for an ordinary exchange. */
    public List<Value> all() {
        if (!read) {
            read = true;
            values = isSuspicious() ? List.copyOf(collect()) : List.of();
        }
        return values;
    }

    private boolean isSuspicious() {
        if (watch.found()) {
            return true;
        }
        Slice url = request.url();
        int start = pathFrom(url);
        if (Suspicion.url(url.array(), start, url.to())) {
            return true;
        }
        if (status / 100 == 3 && Ascii.indexOf(url.array(), start, url.to(), '?') < url.to()) {
            return true;
        }
        Headers headers = request.headers();
        for (int i = 0; i < headers.count(); i++) {
            if (isRead(headers, i) && Suspicion.header(headers.bytes(), headers.valueFrom(i), headers.valueTo(i))) {
                return true;
            }
        }
        int to = Math.min(body.to(), body.from() + MOST_BYTES);
        return switch (kind) {
            case NONE -> false;
            case JSON, JSON_LINES -> false;
            case FORM -> Suspicion.url(body.array(), body.from(), to);
            case BINARY ->
                body.length() > 2 && Suspicion.text(body.array(), body.from(), Math.min(to, body.from() + 64));
            default -> Suspicion.text(body.array(), body.from(), to);
        };
    }

    /** Tokens are drawn: whatever they hold by chance says nothing. */
    private static boolean isRead(Headers headers, int i) {
        return !Ascii.startsWith(headers.bytes(), headers.valueFrom(i), headers.valueTo(i), "Bearer ey");
    }

    private List<Value> collect() {
        ValueSink sink = new ValueSink(new ArrayList<>());
        Slice url = request.url();
        byte[] bytes = url.array();
        int from = pathFrom(url);
        int hash = Ascii.indexOf(bytes, from, url.to(), '#');
        int question = Ascii.indexOf(bytes, from, hash, '?');
        sink.escaped(Value.Where.PATH, "path", bytes, from, question, false);
        segments(sink, bytes, from, question);
        BodyValues readers = new BodyValues(sink);
        readers.form(Value.Where.QUERY, bytes, Math.min(question + 1, hash), url.to());
        headers(sink, readers);
        int to = Math.min(body.to(), body.from() + MOST_BYTES);
        switch (kind) {
            case NONE -> {}
            case JSON, JSON_LINES -> readers.json(body.array(), body.from(), to);
            case FORM -> readers.form(Value.Where.FORM, body.array(), body.from(), to);
            case MULTIPART -> readers.multipart(body.array(), body.from(), to);
            case XML -> readers.xml(body.array(), body.from(), to);
            case BINARY, HTML, TEXT -> sink.plain(Value.Where.BODY, "body", body.array(), body.from(), to);
        }
        overflowed = sink.overflowed();
        return sink.found();
    }

    /** Segments with escapes by themselves, too: applications are given them as values of a parameter. */
    private static void segments(ValueSink sink, byte[] bytes, int from, int to) {
        int start = from;
        while (start < to) {
            int end = Ascii.indexOf(bytes, start, to, '/');
            if (Ascii.indexOf(bytes, start, end, '%') < end) {
                sink.escaped(Value.Where.PATH, "path", bytes, start, end, false);
            }
            start = end + 1;
        }
    }

    private void headers(ValueSink sink, BodyValues readers) {
        Headers headers = request.headers();
        byte[] bytes = headers.bytes();
        for (int i = 0; i < headers.count(); i++) {
            int from = headers.valueFrom(i);
            int to = headers.valueTo(i);
            if (Ascii.equalsIgnoreCase(bytes, headers.nameFrom(i), headers.nameTo(i), "cookie")) {
                readers.cookies(bytes, from, to);
            } else if (isRead(headers, i) && Suspicion.header(bytes, from, to)) {
                String name = Ascii.text(bytes, headers.nameFrom(i), headers.nameTo(i));
                sink.escaped(Value.Where.HEADER, name, bytes, from, to, false);
            }
        }
    }

    /** Behind scheme and authority, where a URL has them. */
    private static int pathFrom(Slice url) {
        byte[] bytes = url.array();
        int colon = Ascii.indexOf(bytes, url.from(), Math.min(url.to(), url.from() + 6), ':');
        if (!Ascii.startsWith(bytes, colon, url.to(), "://")) {
            return url.from();
        }
        int i = colon + 3;
        while (i < url.to() && bytes[i] != '/' && bytes[i] != '?') {
            i++;
        }
        return i;
    }
}
