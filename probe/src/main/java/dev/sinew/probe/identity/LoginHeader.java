package dev.sinew.probe.identity;

import dev.sinew.probe.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A header of a login that carries name and password: as parameters in quotes, {@code DirectLogin: username="anna", password="…"}, or as RFC 7617 has them. One that has a password and no name, or
 * anything that is no such parameter, is none.
 *
 * @param header as the file has it
 * @param members what stands in it, by name
 */
record LoginHeader(Header header, ObjectNode members) {
    private static final Pattern PARAMETER = Pattern.compile("([\\w-]+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern BASIC = Pattern.compile("(?i)basic\\s+([A-Za-z0-9+/=]+)");
    private static final String NAME = "username";
    private static final String PASSWORD = "password";

    /** The one of a login without a body; empty where none has a password in it. */
    static Optional<LoginHeader> of(Login login) {
        return login.body().isEmpty()
                ? login.headers().stream().flatMap(each -> of(each).stream()).findFirst()
                : Optional.empty();
    }

    private static Optional<LoginHeader> of(Header header) {
        Matcher basic = BASIC.matcher(header.value());
        ObjectNode members = JsonMapper.shared().createObjectNode();
        if (header.name().equalsIgnoreCase("Authorization") && basic.matches()) {
            String pair = decoded(basic.group(1));
            int colon = pair.indexOf(':');
            if (colon > 0) {
                members.put(NAME, pair.substring(0, colon));
                members.put(PASSWORD, pair.substring(colon + 1));
            }
        } else {
            Matcher each = PARAMETER.matcher(header.value());
            while (each.find()) {
                members.put(each.group(1), each.group(2).replaceAll("\\\\(.)", "$1"));
            }
        }
        return members.size() > 1 ? Optional.of(new LoginHeader(header, members)) : Optional.empty();
    }

    /** The headers of the login with other values in this one. */
    List<Header> with(ObjectNode other, List<Header> headers) {
        return headers.stream()
                .map(each -> each.equals(header) ? new Header(header.name(), value(other)) : each)
                .toList();
    }

    private String value(ObjectNode other) {
        if (BASIC.matcher(header.value()).matches()) {
            String pair =
                    other.path(NAME).asString("") + ":" + other.path(PASSWORD).asString("");
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        }
        return PARAMETER
                .matcher(header.value())
                .replaceAll(each -> Matcher.quoteReplacement(each.group(1) + "=\""
                        + escaped(other.path(each.group(1)).asString("")) + '"'));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return header.name();
    }
}
