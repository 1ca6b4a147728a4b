package dev.sinew.scan.app.manifest;

import dev.sinew.scan.app.resources.XmlElement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network security configuration. What a domain does not say it has from the one around it, and in the end from the base.
 *
 * @param base what holds where no domain says otherwise; its names are empty
 * @param domains those with a word of their own, each with all that holds there
 */
public record NetworkSecurity(Domain base, List<Domain> domains) {
    private static final int MAX_DEPTH = 20;

    public NetworkSecurity {
        domains = List.copyOf(domains);
    }

    /**
     * What holds for some domains.
     *
     * @param names which
     * @param subdomains whether for those below, too
     * @param cleartext whether unencrypted connections are allowed, where that is said
     * @param trustsUser whether certificates that users install are trusted, where that is said
     * @param ownAnchors whether it trusts certificates of the app itself and no others
     * @param pins how many public keys are pinned
     * @param expires from when on the pins do not count any more
     */
    public record Domain(
            List<String> names,
            boolean subdomains,
            Optional<Boolean> cleartext,
            Optional<Boolean> trustsUser,
            boolean ownAnchors,
            int pins,
            Optional<LocalDate> expires) {
        public Domain {
            names = List.copyOf(names);
        }

        /** Whether pins count on that day. */
        public boolean isPinned(LocalDate day) {
            return pins > 0 && expires.map(day::isBefore).orElse(true);
        }
    }

    /** Reads a document. */
    public static NetworkSecurity read(XmlElement root) {
        Domain nothing = new Domain(List.of(), false, Optional.empty(), Optional.empty(), false, 0, Optional.empty());
        Domain base =
                root.first("base-config").map(each -> domain(each, nothing)).orElse(nothing);
        List<Domain> all = new ArrayList<>();
        root.all("domain-config").forEach(each -> below(each, base, all, 0));
        return new NetworkSecurity(base, all);
    }

    private static void below(XmlElement element, Domain around, List<Domain> all, int depth) {
        Domain here = domain(element, around);
        all.add(here);
        if (depth < MAX_DEPTH) {
            element.all("domain-config").forEach(each -> below(each, here, all, depth + 1));
        }
    }

    private static Domain domain(XmlElement element, Domain around) {
        Optional<XmlElement> anchors = element.first("trust-anchors");
        Optional<XmlElement> pins = element.first("pin-set");
        List<String> sources = anchors.stream()
                .flatMap(each -> each.all("certificates"))
                .map(each -> each.attribute("src").orElse(""))
                .toList();
        return new Domain(
                element.all("domain").map(each -> each.text().strip()).toList(),
                element.all("domain")
                        .anyMatch(each ->
                                each.attribute("includeSubdomains").orElse("").equals("true")),
                element.attribute("cleartextTrafficPermitted")
                        .map("true"::equals)
                        .or(around::cleartext),
                anchors.isPresent() ? Optional.of(sources.contains("user")) : around.trustsUser(),
                anchors.isPresent()
                        ? !sources.isEmpty() && sources.stream().allMatch(each -> each.startsWith("@"))
                        : around.ownAnchors(),
                pins.map(each -> (int) each.all("pin").count()).orElse(around.pins()),
                pins.isPresent() ? pins.flatMap(NetworkSecurity::expiration) : around.expires());
    }

    private static Optional<LocalDate> expiration(XmlElement pins) {
        return pins.attribute("expiration").filter(each -> !each.isEmpty()).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                // The system refuses such a configuration; taken as over, so that it is looked at.
                return LocalDate.EPOCH;
            }
        });
    }
}
