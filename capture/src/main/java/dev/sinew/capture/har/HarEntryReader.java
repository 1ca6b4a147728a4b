package dev.sinew.capture.har;

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

/** Reads one entry of a HAR. */
final class HarEntryReader implements EntryReader {
    private final String file;
    private final JsonCursor cursor = new JsonCursor();
    private final HarRequest request = new HarRequest();
    private final HarResponse response = new HarResponse();
    private String client = "";
    private long timeMicros;
    private long tookMicros;

    HarEntryReader(String file) {
        this.file = file;
    }

    @Override
    public void read(byte[] bytes, int from, int to, long entry, Sink sink) {
        request.clear();
        response.clear();
        client = "";
        timeMicros = Exchange.TIME_UNKNOWN;
        tookMicros = Decimals.NONE;
        cursor.over(bytes, from, to);
        Optional<String> fault = readEntry();
        if (fault.isPresent()) {
            sink.problem(new Problem(file, entry, "entry " + fault.get()));
        } else {
            sink.exchange(exchange(entry));
        }
    }

    private Exchange exchange(long entry) {
        return new Exchange(
                new Origin(file, entry),
                "",
                timeMicros,
                tookMicros,
                client,
                Direction.INCOMING,
                request.request(),
                response.response());
    }

    /** Reads the whole entry and says what is wrong with it. */
    private Optional<String> readEntry() {
        if (cursor.next() != JsonTokenizer.OBJECT_START) {
            return Optional.of(cursor.malformed().orElse("is no JSON object"));
        }
        while (cursor.nextName()) {
            readMember();
        }
        if (cursor.token() != JsonTokenizer.OBJECT_END) {
            return Optional.of(cursor.malformed().orElse("is malformed JSON"));
        }
        return request.fault().or(response::fault).map(what -> "is no exchange: it has " + what);
    }

    private void readMember() {
        if (cursor.named("request")) {
            request.read(cursor);
        } else if (cursor.named("response")) {
            response.read(cursor);
        } else if (cursor.named("startedDateTime")) {
            timeMicros = Timestamps.micros(cursor.nextScalar());
        } else if (cursor.named("time")) {
            tookMicros = Decimals.millisToMicros(cursor.nextScalar());
        } else if (cursor.named("_clientIPAddress")) {
            client = Addresses.text(cursor.nextScalar());
        } else {
            cursor.skipNext();
        }
    }
}
