package dev.sinew.app.notify;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a target is and what proves to it who we are. All of it may be secret, as the address of a Slack webhook is; printing shows
 * nothing. It is kept sealed, as the text that people write it in.
 *
 * @param address where
 * @param secret what messages are signed with, or PagerDuty's routing key; may be empty
 * @param headers what is sent along, by name
 * @param options what a kind needs to know besides, by name
 */
public record Destination(URI address, String secret, Map<String, String> headers, Map<String, String> options) {
    public Destination {
        TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = Collections.unmodifiableSortedMap(sorted);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** An option, or what is usual. */
    String option(String name, String usual) {
        return options.getOrDefault(name, usual);
    }

    /** Where it is, without what may be secret: path, query and fragment of a web address. */
    public String shown() {
        String scheme = String.valueOf(address.getScheme());
        if (scheme.equals("file")) {
            return address.toString();
        }
        String host = String.valueOf(address.getHost());
        return scheme + "://" + host + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    /** As people write it. */
    public String text() {
        StringBuilder out = new StringBuilder("url: ").append(address).append('\n');
        if (!secret.isEmpty()) {
            out.append("secret: ").append(secret).append('\n');
        }
        headers.forEach((name, value) ->
                out.append("header: ").append(name).append(": ").append(value).append('\n'));
        options.forEach(
                (name, value) -> out.append(name).append(": ").append(value).append('\n'));
        return out.toString();
    }

    @Override
    public String toString() {
        return "••••";
    }
}
