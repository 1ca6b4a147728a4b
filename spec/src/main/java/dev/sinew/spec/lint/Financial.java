package dev.sinew.spec.lint;

import dev.sinew.spec.Sources.Place;
import dev.sinew.spec.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which specifications are of financial grade: those with {@code x-fapi-} headers, those that speak of FAPI, open banking or PSD2 in
 * their title or description, and those with scopes for accounts or payments beside operations on consents.
 */
final class Financial {
    private static final Pattern SPEAKS = Pattern.compile(
            "(?i)\\bFAPI\\b|financial.grade|open.?banking|open.?finance|\\bPSD2\\b|NextGenPSD2|\\bXS2A\\b|Berlin Group|Consumer Data Right|\\bSTET\\b");
    private static final Pattern SCOPE = Pattern.compile("(?i)(accounts?|payments?|fundsconfirmations?|AIS|PIS)(:.*)?");
    private static final Pattern CONSENT = Pattern.compile("(?i)/([a-z]{1,40}-){0,4}consents?(/|$)");
    private static final Pattern CODE = Pattern.compile("[?&#]code=");
    private static final Pattern ISSUER = Pattern.compile("[?&#](iss|response)=");

    private Financial() {}

    static boolean is(Written api) {
        Node info = api.root().get("info");
        String text = info.get("title").text() + " " + info.get("description").text();
        return SPEAKS.matcher(text).find() || hasHeaders(api) || (hasScopes(api) && hasConsents(api));
    }

    private static boolean hasHeaders(Written api) {
        return api.operations().stream()
                .flatMap(each -> each.parameters(in -> in.equals("header")).stream())
                .anyMatch(each ->
                        each.node().get("name").text().toLowerCase(Locale.ROOT).startsWith("x-fapi-"));
    }

    private static boolean hasScopes(Written api) {
        return api.schemes().values().stream().anyMatch(each -> {
            boolean plain = speaks(each.node().get("scopes"));
            return plain
                    || each.node().get("flows").entries().values().stream()
                            .anyMatch(flow -> speaks(flow.get("scopes")));
        });
    }

    private static boolean speaks(Node scopes) {
        return scopes.entries().keySet().stream()
                .anyMatch(each -> SCOPE.matcher(each).matches());
    }

    private static boolean hasConsents(Written api) {
        return api.operations().stream()
                .anyMatch(each -> CONSENT.matcher(each.path()).find());
    }

    /** The operations of a specification of financial grade that take an authorization request; none in others. */
    static List<WrittenOperation> authorizations(Written api) {
        return is(api)
                ? api.operations().stream()
                        .filter(each -> takes(api, each, "response_type"))
                        .toList()
                : List.of();
    }

    /** Whether a parameter or a field of a form has that name. */
    static boolean takes(Written api, WrittenOperation operation, String name) {
        boolean parameter = operation.parameters().stream()
                .anyMatch(each -> each.node().get("name").text().equals(name));
        return parameter
                || operation
                        .body()
                        .filter(body -> body.node().get("content").entries().values().stream()
                                .anyMatch(media -> properties(api, body, media).has(name)))
                        .isPresent();
    }

    private static Node properties(Written api, Place holder, Node media) {
        return api.sources()
                .follow(new Place(holder.document(), "", media.get("schema")))
                .node()
                .get("properties");
    }

    /** Whether an answer hands out a code without saying who issued it. */
    static boolean isAuthorizationAnswer(Written api, Place answer) {
        boolean fields = answer.node().get("content").entries().values().stream()
                .anyMatch(media -> {
                    Node properties = properties(api, answer, media);
                    return properties.has("code")
                            && properties.has("state")
                            && !properties.has("iss")
                            && !properties.has("response");
                });
        return fields
                || isRedirect(answer.node().get("headers").get("Location"))
                || isRedirect(answer.node().get("headers").get("location"));
    }

    private static boolean isRedirect(Node header) {
        String text =
                header.get("description").text() + " " + header.get("example").text() + " "
                        + header.get("schema").get("example").text();
        return CODE.matcher(text).find() && !ISSUER.matcher(text).find();
    }
}
