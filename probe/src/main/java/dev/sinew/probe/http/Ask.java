package dev.sinew.probe.http;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to be sent to the target.
 *
 * @param method in upper case
 * @param path from the root, percent-encoded, with its query
 * @param headers beside those of the session
 * @param body as text, or empty for none; a JSON object where {@code Content-Type} says {@link Carrier#FORM}, {@link Carrier#MULTIPART} or {@link Carrier#QUERY}, which is written so when it is sent; empty where that says {@link Carrier#MEMBERS}: then the query becomes the body
 */
public record Ask(String method, String path, List<Header> headers, String body) {
    private static final String TYPE = "content-type";

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

    /** The same with a header in the place of all of its name. */
    public Ask instead(String name, String value) {
        List<Header> others = headers.stream()
                .filter(each -> !each.name().equalsIgnoreCase(name))
                .toList();
        return new Ask(method, path, others, body).with(name, value);
    }

    /** As it goes over the wire: with pairs, in body or address, where its members are carried so. */
    public Ask written() {
        String type = headers.stream()
                .filter(each -> each.name().equalsIgnoreCase(TYPE))
                .map(Header::value)
                .reduce("", (first, last) -> last);
        Carrier carrier = Carrier.of(type);
        if (carrier == Carrier.MEMBERS) {
            int query = path.indexOf('?');
            String pairs = query < 0 ? "" : path.substring(query + 1);
            String members = Carrier.members(pairs, Carrier.texts(type)).toString();
            return new Ask(
                            method,
                            query < 0 ? path : path.substring(0, query),
                            headers,
                            body.isEmpty() ? members : body)
                    .instead("Content-Type", Carrier.JSON.contentType());
        }
        if (carrier == Carrier.JSON || !body.startsWith("{")) {
            return this;
        }
        try {
            return JsonMapper.shared().readTree(body) instanceof ObjectNode members
                    ? written(carrier == Carrier.MULTIPART ? Carrier.parts(members) : Carrier.pairs(members), carrier)
                    : this;
        } catch (JacksonException e) {
            // No object: it is sent as it is, which is what it is for.
            return this;
        }
    }

    private Ask written(String pairs, Carrier carrier) {
        if (carrier == Carrier.FORM) {
            return new Ask(method, path, headers, pairs);
        }
        List<Header> others = headers.stream()
                .filter(each -> !each.name().equalsIgnoreCase(TYPE))
                .toList();
        if (carrier == Carrier.MULTIPART) {
            return new Ask(method, path, others, pairs).with("Content-Type", Carrier.typeOfParts());
        }
        String joined = pairs.isEmpty() ? path : path + (path.indexOf('?') < 0 ? "?" : "&") + pairs;
        return new Ask(method, joined, others, "");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
