package dev.sinew.scan.app.api;

import dev.sinew.model.Operation;
import dev.sinew.scan.app.rules.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses in texts of which nothing shows that they are opened. */
public final class Mentioned {
    private static final Pattern ADDRESS =
            Pattern.compile("https://[A-Za-z0-9.-]{4,253}(?::\\d{1,5})?(?:/[\\w~!$&'()*+,;=:@%./{}-]{0,500})?");
    private static final int MOST = 500;

    private Mentioned() {}

    /** Those with https, since names of namespaces look like the others. */
    public static List<String> addresses(byte[] utf8) {
        List<String> found = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(new String(utf8, StandardCharsets.UTF_8));
        while (matcher.find() && found.size() < MOST) {
            found.add(matcher.group().replaceFirst("[.,;:)'*]+$", ""));
        }
        return found;
    }

    /** An address as an endpoint; nothing where it leads nowhere that is known. */
    public static Optional<Endpoint> endpoint(String url, String place) {
        return UrlParts.of(url)
                .filter(each -> !each.host().isEmpty() && !Addresses.isLocal(url))
                .map(each -> new Endpoint(
                        new Operation(each.host(), "", each.path(), ""),
                        each.secure(),
                        ApiMap.MENTIONED,
                        place,
                        each.secrets()));
    }
}
