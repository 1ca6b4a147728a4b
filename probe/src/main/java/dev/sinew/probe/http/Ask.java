package dev.sinew.probe.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to be sent to the target.
 *
 * @param method in upper case
 * @param path from the root, percent-encoded, with its query
 * @param headers beside those of the session
 * @param body as text, or empty for none
 */
public record Ask(String method, String path, List<Header> headers, String body) {
    public Ask {
        headers = List.copyOf(headers);
    }

    public static Ask get(String path) {
        return new Ask("GET", path, List.of(), "");
    }

    /** The same with one more header. */
    public Ask with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Ask(method, path, more, body);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
