package dev.sinew.app.test;

import dev.sinew.model.Exchange;
import dev.sinew.probe.run.TokenClaims;
import dev.sinew.probe.run.Whose;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/** What the caller of a recorded exchange is called: by the claims of its token, or the name of its Basic credentials (RFC 7617). Nothing else of them is read. */
final class RecordedCaller {
    private static final String BASIC = "basic ";

    private RecordedCaller() {}

    static Set<String> names(Exchange exchange) {
        String header = exchange.request().headers().first("authorization").text();
        Set<String> names = new TreeSet<>();
        if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            String name = name(header.substring(BASIC.length()).strip());
            names.addAll(name.isEmpty() ? Set.of() : Set.of(name));
        } else {
            String token = header.substring(header.indexOf(' ') + 1);
            TokenClaims.of(token)
                    .ifPresent(claims -> claims.properties().stream()
                            .filter(each -> each.getValue().isValueNode() && Whose.names(each.getKey()))
                            .map(each -> each.getValue().asString(""))
                            .filter(each -> !each.isEmpty())
                            .forEach(names::add));
        }
        return names;
    }

    private static String name(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(0, Math.max(0, pair.indexOf(':')));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
