package dev.sinew.bench.world;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to be sent.
 *
 * @param method the method
 * @param url absolute
 * @param type the body's content type, empty without a body
 * @param body its text
 * @param headers further header fields, name and value in turn
 */
record Call(String method, String url, String type, String body, List<String> headers) {
    static Call get(String url) {
        return new Call("GET", url, "", "", List.of());
    }

    static Call of(String method, String url) {
        return new Call(method, url, "", "", List.of());
    }

    static Call json(String method, String url, Json body) {
        return new Call(method, url, "application/json", body.toString(), List.of());
    }

    /** A form's names and values, already encoded. */
    static Call form(String url, String body) {
        return new Call("POST", url, "application/x-www-form-urlencoded", body, List.of());
    }

    Call with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Call(method, url, type, body, more);
    }
}
