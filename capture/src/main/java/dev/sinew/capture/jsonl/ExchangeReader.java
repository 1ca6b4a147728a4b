package dev.sinew.capture.jsonl;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.capture.EntryReader;
import dev.sinew.capture.Sink;
import dev.sinew.capture.value.Addresses;
import dev.sinew.capture.value.Decimals;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.capture.value.Timestamps;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Origin;
import dev.sinew.model.Problem;
import java.util.Optional;

/** Reads one line of Exchange JSON Lines. Unknown members are ignored; of repeated ones the last counts. */
public final class ExchangeReader implements EntryReader {
    private static final int LONGEST_ID = 256;

    private final String file;
    private final JsonCursor cursor = new JsonCursor();
    private final MessageReader request = new MessageReader();
    private final MessageReader response = new MessageReader();
    private String id = "";
    private String client = "";
    private long timeMicros;
    private long tookMicros;
    private Direction direction = Direction.INCOMING;

    /** A reader whose exchanges and problems come from {@code file}. */
    public ExchangeReader(String file) {
        this.file = file;
    }

    @Override
    public void read(byte[] bytes, int from, int to, long entry, Sink sink) {
        clear();
        cursor.over(bytes, from, to);
        Optional<String> fault = readLine();
        if (fault.isPresent()) {
            sink.problem(new Problem(file, entry, fault.get()));
        } else {
            sink.exchange(exchange(entry));
        }
    }

    private void clear() {
        request.clear();
        response.clear();
        id = "";
        client = "";
        timeMicros = Exchange.TIME_UNKNOWN;
        tookMicros = Decimals.NONE;
        direction = Direction.INCOMING;
    }

    private Exchange exchange(long entry) {
        return new Exchange(
                new Origin(file, entry),
                id,
                timeMicros,
                tookMicros,
                client,
                direction,
                request.request(),
                response.response());
    }

    /** Reads the whole line and says what is wrong with it. */
    private Optional<String> readLine() {
        if (cursor.next() != JsonTokenizer.OBJECT_START) {
            return Optional.of(fault("is no JSON object"));
        }
        while (cursor.nextName()) {
            readMember();
        }
        if (cursor.token() != JsonTokenizer.OBJECT_END) {
            return Optional.of(fault("is malformed JSON"));
        }
        if (cursor.next() != JsonTokenizer.END) {
            return Optional.of("line has more than one JSON value");
        }
        return request.requestFault()
                .or(response::responseFault)
                .or(this::idFault)
                .map(what -> "line is no exchange: it has " + what);
    }

    /** An id is remembered to tell repetitions, so it is neither kept at any length nor silently dropped. */
    private Optional<String> idFault() {
        return id.length() > LONGEST_ID
                ? Optional.of("an id longer than " + LONGEST_ID + " characters")
                : Optional.empty();
    }

    private String fault(String otherwise) {
        return "line " + cursor.malformed().orElse(otherwise);
    }

    private void readMember() {
        if (cursor.named("request")) {
            request.read(cursor);
        } else if (cursor.named("response")) {
            response.read(cursor);
        } else if (cursor.named("time")) {
            timeMicros = Timestamps.micros(cursor.nextScalar());
        } else if (cursor.named("client")) {
            client = client();
        } else if (cursor.named("id")) {
            id = cursor.nextScalar().text();
        } else if (cursor.named("tookMs")) {
            tookMicros = Decimals.millisToMicros(cursor.nextScalar());
        } else if (cursor.named("direction")) {
            direction = cursor.nextScalar().equalsIgnoreCase("outgoing") ? Direction.OUTGOING : Direction.INCOMING;
        } else {
            cursor.skipNext();
        }
    }

    /** The client's address, {@code {"ip": …}} or just the address. */
    private String client() {
        if (cursor.next() != JsonTokenizer.OBJECT_START) {
            String address = cursor.atScalar() ? Addresses.text(cursor.slice()) : "";
            cursor.skip();
            return address;
        }
        String ip = "";
        while (cursor.nextName()) {
            if (cursor.named("ip")) {
                ip = Addresses.text(cursor.nextScalar());
            } else {
                cursor.skipNext();
            }
        }
        return ip;
    }
}
