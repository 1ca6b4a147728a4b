package dev.sinew.probe.oracle;

import dev.sinew.probe.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reply looks like, part by part, whatever of the request it echoes: where it has what was sent, it counts as having what is usually
 * sent there. Parts are the status and, of JSON, the scalar values by path, of any other text its lines. Bounded: 500 lines.
 *
 * @param parts by name
 */
public record Picture(SortedMap<String, String> parts) {
    private static final int MOST_LINES = 500;

    /** Of a reply to a request that had {@code sent} in the place of {@code usual}. */
    public static Picture of(Reply reply, String sent, String usual) {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("(status)", Integer.toString(reply.status()));
        Set<String> echoes = sent.equals(usual) ? Set.of() : echoes(sent);
        if (reply.json().isPresent()) {
            Scalars.of(reply.json().get()).forEach((place, value) -> parts.put(place, plain(value, echoes, usual)));
            if (parts.size() == 1) {
                parts.put("(empty)", reply.json().get().toString());
            }
            return new Picture(parts);
        }
        int number = 0;
        for (String line : reply.text().split("\\R", MOST_LINES)) {
            parts.put("(line " + (10_000 + number++) + ")", plain(line, echoes, usual));
        }
        return new Picture(parts);
    }

    private static Set<String> echoes(String sent) {
        String html = sent.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        Set<String> echoes = new LinkedHashSet<>();
        echoes.add(sent);
        echoes.add(html);
        for (String quote : new String[] {"&#39;", "&#x27;", "&apos;", "&#039;"}) {
            echoes.add(html.replace("'", quote).replace("\"", "&quot;"));
        }
        echoes.add(sent.replace("\\", "\\\\").replace("\"", "\\\""));
        String encoded = URLEncoder.encode(sent, StandardCharsets.UTF_8);
        echoes.add(encoded);
        echoes.add(encoded.replace("+", "%20"));
        return echoes;
    }

    private static String plain(String value, Set<String> echoes, String usual) {
        String plain = value;
        for (String each : echoes) {
            plain = each.isEmpty() ? plain : plain.replace(each, usual);
        }
        return plain;
    }
}
