package dev.sinew.app.config;

import dev.sinew.engine.identity.Cohort;
import dev.sinew.engine.identity.CohortRule;
import dev.sinew.engine.observe.TrustedProxies;
import dev.sinew.engine.verify.IssuerKeys;
import dev.sinew.model.ApiFacts;
import dev.sinew.model.Credential;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and checks a configuration file before anything else is opened. */
public final class ConfigurationReader {
    private static final long MOST_BYTES = 1 << 20;
    private static final List<String> EXPOSURES = List.of("internet", "partner", "internal");

    private ConfigurationReader() {}

    /**
     * The configuration of a file.
     *
     * @throws WrongConfiguration where it is not understood in full
     */
    public static Configuration read(Path file) throws WrongConfiguration {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new WrongConfiguration(file + ": more than 1 MiB; a configuration is shorter");
            }
            return read(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new WrongConfiguration(
                    "cannot read " + file + ": " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
    }

    /** Files that it names are looked for beside it. */
    static Configuration read(Path file, byte[] bytes) throws WrongConfiguration {
        String name = file.toString();
        Section root = Section.root(
                name,
                NodeReader.read(name, bytes),
                "hosts",
                "cohorts",
                "jwks",
                "trusted-proxies",
                "data-classes",
                "data-class-overrides",
                "risk",
                "serve");
        List<Configuration.Host> hosts = new ArrayList<>();
        for (Section host : root.sections("hosts", "match", "environment", "owner", "exposure", "tags")) {
            hosts.add(host(host));
        }
        List<CohortRule> cohorts = new ArrayList<>();
        for (Section rule : root.sections("cohorts", "cohort", "scopes", "hosts", "authentication-types")) {
            cohorts.add(cohort(rule));
        }
        List<IssuerKeys> keySets = new ArrayList<>();
        for (Section set : root.sections("jwks", "issuer", "file", "url")) {
            keySets.add(keySet(set, file));
        }
        return new Configuration(
                hosts,
                cohorts,
                keySets,
                proxies(root),
                DataClassSection.read(root),
                RiskSection.read(root),
                ServeSection.read(root, file));
    }

    private static TrustedProxies proxies(Section root) throws WrongConfiguration {
        return TrustedProxies.of(root.texts("trusted-proxies", ConfigurationReader::proxy));
    }

    private static Optional<Section.Complaint> proxy(String range) {
        try {
            TrustedProxies.of(List.of(range));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Section.Complaint(
                    "is wrong: " + e.getMessage(), "write addresses or networks such as 10.0.0.0/8"));
        }
    }

    /** A pattern that no api can fit is a mistake: apis are host names, with a port where it is not the scheme's own. */
    private static Optional<Section.Complaint> host(String pattern) {
        if (pattern.contains("/") || pattern.chars().anyMatch(Character::isWhitespace)) {
            String bare = pattern.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/\\s].*$", "");
            String cure = bare.isEmpty() ? "write a host such as \"*.bank.example\"" : "write \"" + bare + "\"";
            return Optional.of(new Section.Complaint("is \"" + pattern + "\", which is no host", cure));
        }
        return Optional.empty();
    }

    private static Optional<Section.Complaint> authentication(String type) {
        String[] known = Arrays.stream(Credential.Kind.values())
                .map(Credential.Kind::label)
                .toArray(String[]::new);
        return List.of(known).contains(type)
                ? Optional.empty()
                : Optional.of(new Section.Complaint(
                        "is \"" + type + "\"",
                        "did you mean \"" + Section.nearest(type, known) + "\"? Known are "
                                + String.join(", ", known)));
    }

    private static Configuration.Host host(Section host) throws WrongConfiguration {
        List<String> match = host.texts("match", ConfigurationReader::host);
        if (match.isEmpty()) {
            throw host.wrong("match", "is missing", "name hosts, such as \"*.bank.example\"");
        }
        String exposure = host.text("exposure").orElse("");
        if (!exposure.isEmpty() && !EXPOSURES.contains(exposure)) {
            throw host.wrong("exposure", "is \"" + exposure + "\"", "one of " + String.join(", ", EXPOSURES));
        }
        return new Configuration.Host(
                match,
                new ApiFacts(
                        host.text("environment").orElse(""),
                        host.text("owner").orElse(""),
                        exposure,
                        host.texts("tags")));
    }

    private static IssuerKeys keySet(Section set, Path beside) throws WrongConfiguration {
        String issuer = set.needed("issuer");
        if (set.has("url") && set.has("file")) {
            throw set.wrong("url", "stands beside \"file\"", "give one of the two");
        }
        String key = set.has("url") ? "url" : "file";
        String where = set.needed(key);
        try {
            return key.equals("url")
                    ? KeySetReader.fetch(issuer, address(set, where))
                    : KeySetReader.read(issuer, beside.toAbsolutePath().resolveSibling(where));
        } catch (IOException | InvalidPathException e) {
            throw set.wrong(key, "cannot be taken: " + where + ": " + e.getMessage(), "give a JSON Web Key Set");
        }
    }

    /** An address that keys may come from: what is fetched in the clear from elsewhere may be anybody's. */
    private static URI address(Section set, String text) throws WrongConfiguration {
        try {
            URI address = new URI(text);
            String host = address.getHost() == null ? "" : address.getHost();
            boolean near = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
            if (!host.isEmpty()
                    && ("https".equals(address.getScheme()) || (near && "http".equals(address.getScheme())))) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw set.wrong("url", "is no address: " + e.getReason(), "write https://…");
        }
        throw set.wrong("url", "is \"" + text + "\"", "write https://…; http is taken for this machine only");
    }

    private static CohortRule cohort(Section rule) throws WrongConfiguration {
        String name = rule.needed("cohort");
        Cohort cohort = Arrays.stream(Cohort.values())
                .filter(each -> each.label().equals(name.replace('-', ' ')))
                .findFirst()
                .orElseThrow(() -> rule.wrong(
                        "cohort",
                        "is \"" + name + "\"",
                        "one of "
                                + Arrays.stream(Cohort.values())
                                        .map(Cohort::label)
                                        .collect(Collectors.joining(", "))));
        CohortRule made = new CohortRule(
                cohort,
                rule.texts("scopes"),
                rule.texts("hosts", ConfigurationReader::host),
                rule.texts("authentication-types", ConfigurationReader::authentication));
        if (made.scopes().isEmpty()
                && made.hosts().isEmpty()
                && made.authenticationTypes().isEmpty()) {
            throw rule.wrong("cohort", "has no condition", "add scopes, hosts or authentication-types");
        }
        return made;
    }
}
