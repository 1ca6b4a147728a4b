package dev.sinew.app.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a person tells of a target: lines of {@code name: value}. What it says of mistakes shows no value. */
public final class DestinationReader {
    /** The longest text. */
    public static final int MOST_CHARACTERS = 16_384;

    private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";
    private static final Set<String> OPTIONS =
            Set.of("project", "issue-type", "cleartext", "rotate-mib", "rotate-keep");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{1,4000}");
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "upgrade",
            "transfer-encoding",
            "idempotency-key",
            "user-agent");

    private DestinationReader() {}

    /** Reads what {@link Destination#text} wrote, or a person did, for a kind of target. */
    public static Destination read(TargetKind kind, String text) throws WrongDestination {
        if (text.length() > MOST_CHARACTERS) {
            throw new WrongDestination("the settings are longer than " + MOST_CHARACTERS + " characters");
        }
        String url = kind == TargetKind.PAGERDUTY ? PAGERDUTY : "";
        String secret = "";
        Map<String, String> headers = new HashMap<>();
        Map<String, String> options = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "url" -> url = value;
                case "secret" -> secret = value;
                case "header" -> header(value, number, headers);
                default -> option(name, value, number, options);
            }
        }
        Destination destination = new Destination(address(url), secret, headers, options);
        check(kind, destination);
        return destination;
    }

    private static void header(String text, int line, Map<String, String> into) throws WrongDestination {
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
            throw new WrongDestination("line " + line + " is no header; write header: Name: value");
        }
        if (OURS.contains(lower) || lower.startsWith("x-sinew-")) {
            throw new WrongDestination("line " + line + ": Sinew itself sends the header " + lower);
        }
        into.put(name, value);
    }

    private static void option(String name, String value, int line, Map<String, String> into) throws WrongDestination {
        if (!OPTIONS.contains(name)) {
            throw new WrongDestination(
                    "line " + line + " says nothing that is known; write url, secret, header" + " or one of "
                            + String.join(", ", OPTIONS.stream().sorted().toList()) + ", then a colon and the value");
        }
        into.put(name, value);
    }

    private static URI address(String url) throws WrongDestination {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new WrongDestination("the url is none");
        }
    }

    private static void check(TargetKind kind, Destination destination) throws WrongDestination {
        String scheme = String.valueOf(destination.address().getScheme());
        switch (scheme) {
            case "https", "http" -> web(scheme, destination);
            case "file" -> file(kind, destination);
            case "syslog+tcp", "syslog+udp" -> syslog(kind, destination);
            default ->
                throw new WrongDestination("the url must begin with https://"
                        + (kind == TargetKind.OCSF ? ", file:///, syslog+tcp:// or syslog+udp://" : ""));
        }
        boolean jira = kind == TargetKind.JIRA;
        if (jira
                && (!destination.options().containsKey("project")
                        || !destination.headers().containsKey("Authorization"))) {
            throw new WrongDestination("Jira needs the lines project: KEY and header: Authorization: …");
        }
        if (kind == TargetKind.PAGERDUTY && destination.secret().isEmpty()) {
            throw new WrongDestination("PagerDuty needs the line secret: with the integration's routing key");
        }
        number(destination, "rotate-mib", 1, 1 << 20);
        number(destination, "rotate-keep", 1, 1_000);
    }

    private static void number(Destination destination, String name, long least, long most) throws WrongDestination {
        String text = destination.option(name, String.valueOf(least));
        if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new WrongDestination(name + " is a whole number from " + least + " to " + most);
        }
    }

    private static void web(String scheme, Destination destination) throws WrongDestination {
        URI address = destination.address();
        if (address.getHost() == null) {
            throw new WrongDestination("the url has no host");
        }
        if (address.getRawUserInfo() != null) {
            throw new WrongDestination("the url has a user in it; write header: Authorization: … instead");
        }
        boolean open = destination.option("cleartext", "no").equals("yes");
        if (scheme.equals("http") && !open && !isLoopback(address.getHost())) {
            throw new WrongDestination("the url has no TLS: whoever is in between reads all, and can forge it. Write"
                    + " https://, or the line cleartext: yes");
        }
    }

    /** By the literal: a name that only resolves to this machine may resolve to another tomorrow. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static void file(TargetKind kind, Destination destination) throws WrongDestination {
        String path = destination.address().getPath();
        if (kind != TargetKind.OCSF || path == null || !path.startsWith("/") || path.endsWith("/")) {
            throw new WrongDestination("only ocsf writes to files; write file:///FOLDER/FILE");
        }
    }

    private static void syslog(TargetKind kind, Destination destination) throws WrongDestination {
        if (kind != TargetKind.OCSF
                || destination.address().getHost() == null
                || destination.address().getPort() < 1) {
            throw new WrongDestination("only ocsf speaks syslog; write syslog+tcp://HOST:PORT");
        }
    }
}
