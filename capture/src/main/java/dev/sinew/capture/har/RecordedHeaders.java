package dev.sinew.capture.har;

import dev.sinew.bytes.Slice;
import dev.sinew.model.Headers;

/**
 * Makes header fields of what a HAR records.
 *
 * <p>The pseudo header fields of HTTP/2 are no fields; of them only the authority is kept, as Host.
 */
final class RecordedHeaders {
    private static final Slice HOST = Slice.of("Host");
    private static final Slice COOKIE = Slice.of("Cookie");

    private final Headers.Builder builder = new Headers.Builder();

    /** The fields of a request, with a Cookie field made of its cookies where the recorder wrote only these. */
    Headers request(Pairs fields, Pairs cookies, boolean decoded) {
        builder.clear();
        boolean host = fields.has("host");
        for (Pairs.Pair field : fields.list()) {
            if (!host && field.name().equalsIgnoreCase(":authority")) {
                add(HOST, field.value());
            }
        }
        addFields(fields, decoded);
        if (!cookies.isEmpty() && !fields.has("cookie")) {
            add(COOKIE, joined(cookies));
        }
        return build(fields);
    }

    /** The fields of an answer. */
    Headers response(Pairs fields, boolean decoded) {
        builder.clear();
        addFields(fields, decoded);
        return build(fields);
    }

    /** Adds all fields but those that no longer hold for a body whose content coding is undone. */
    private void addFields(Pairs fields, boolean decoded) {
        for (Pairs.Pair field : fields.list()) {
            boolean pseudo = field.name().array()[field.name().from()] == ':';
            if (!pseudo && !(decoded && field.name().equalsIgnoreCase("content-encoding"))) {
                add(field.name(), field.value());
            }
        }
    }

    private Headers build(Pairs fields) {
        if (!fields.known()) {
            builder.incomplete();
        }
        return builder.build();
    }

    private void add(Slice name, Slice value) {
        builder.add(name.array(), name.from(), name.to(), value.array(), value.from(), value.to());
    }

    private static Slice joined(Pairs cookies) {
        StringBuilder joined = new StringBuilder();
        for (Pairs.Pair cookie : cookies.list()) {
            joined.append(joined.isEmpty() ? "" : "; ")
                    .append(cookie.name().text())
                    .append('=')
                    .append(cookie.value().text());
        }
        return Slice.of(joined.toString());
    }
}
