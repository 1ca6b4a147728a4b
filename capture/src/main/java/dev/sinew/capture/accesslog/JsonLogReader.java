package dev.sinew.capture.accesslog;

import dev.sinew.bytes.JsonTokenizer;
import dev.sinew.capture.EntryReader;
import dev.sinew.capture.Sink;
import dev.sinew.capture.value.JsonCursor;
import dev.sinew.model.Problem;
import java.util.Optional;

/**
 * Reads one line of a JSON access log: an object whose members may be of NGINX, Envoy, Traefik, Caddy or somebody's own
 * naming. Members of the inner objects that Caddy and some clouds use count like outer ones.
 */
final class JsonLogReader implements EntryReader {
    private final String file;
    private final JsonCursor cursor = new JsonCursor();
    private final LogMembers members = new LogMembers();
    private final LogEntry line = new LogEntry();

    JsonLogReader(String file) {
        this.file = file;
    }

    @Override
    public void read(byte[] bytes, int from, int to, long entry, Sink sink) {
        line.clear();
        members.clear();
        cursor.over(bytes, from, to);
        Optional<String> fault = readLine();
        if (fault.isPresent()) {
            sink.problem(new Problem(file, entry, "line " + fault.get()));
        } else {
            sink.exchange(line.exchange(file, entry));
        }
    }

    private Optional<String> readLine() {
        if (cursor.next() != JsonTokenizer.OBJECT_START) {
            return Optional.of(cursor.malformed().orElse("is no JSON object"));
        }
        while (cursor.nextName()) {
            readMember();
        }
        if (cursor.token() != JsonTokenizer.OBJECT_END) {
            return Optional.of(cursor.malformed().orElse("is malformed JSON"));
        }
        if (cursor.next() != JsonTokenizer.END) {
            return Optional.of("has more than one JSON value");
        }
        members.tell(line);
        return line.fault().map(what -> "is no access log entry: it has " + what);
    }

    private void readMember() {
        boolean inner = cursor.named("request") || cursor.named("http") || cursor.named("httpRequest");
        Optional<LogField.Named> named = named();
        if (cursor.next() == JsonTokenizer.OBJECT_START && inner) {
            while (cursor.nextName()) {
                readInnerMember();
            }
        } else {
            take(named);
        }
    }

    private void readInnerMember() {
        boolean headers = cursor.named("headers");
        Optional<LogField.Named> named = named();
        if (cursor.next() == JsonTokenizer.OBJECT_START && headers) {
            while (cursor.nextName()) {
                Optional<LogField.Named> header =
                        named().filter(each -> each.field().isHeader());
                cursor.next();
                take(header);
            }
        } else {
            take(named);
        }
    }

    private Optional<LogField.Named> named() {
        return LogField.of(cursor.bytes(), cursor.nameFrom(), cursor.nameTo());
    }

    /** Takes the value at the cursor, of an array its first one, for a field. */
    private void take(Optional<LogField.Named> named) {
        if (cursor.token() == JsonTokenizer.ARRAY_START) {
            boolean first = true;
            for (int token = cursor.next(); !endsArray(token); token = cursor.next()) {
                takeScalar(first ? named : Optional.empty());
                first = false;
            }
        } else {
            takeScalar(named);
        }
    }

    private void takeScalar(Optional<LogField.Named> named) {
        if (named.isPresent() && cursor.atScalar()) {
            members.add(named.get(), cursor.slice());
        }
        cursor.skip();
    }

    private static boolean endsArray(int token) {
        return token == JsonTokenizer.ARRAY_END || token == JsonTokenizer.ERROR;
    }
}
