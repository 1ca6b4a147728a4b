package dev.sinew.scan.rules;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the issuer of a kind of secret is asked to learn whether one works: a request that changes nothing, in which {@value #SECRET} stands for the
 * secret. It is data alone; only {@code dev.sinew.scan.ask} sends anything.
 *
 * @param method {@code GET}, {@code HEAD}, or {@code POST} where the issuer documents that it changes nothing
 * @param url an address over TLS, or of this machine; the secret may stand in its path and query
 * @param headers in order
 * @param login user and password of basic authentication
 * @param body of a {@code POST}, without the secret
 * @param begins what a secret must begin with to be sent, where others of its rule are for something else; any where empty
 * @param works answers that say that it works
 * @param refused answers that say that it does not; empty where others issue the same form, so that a refusal says little
 */
public record Question(
        String method,
        String url,
        List<Header> headers,
        Optional<Login> login,
        String body,
        List<String> begins,
        List<Sign> works,
        List<Sign> refused) {
    /** What stands for the secret. */
    public static final String SECRET = "{secret}";

    /** A header. */
    public record Header(String name, String value) {}

    /** User and password, either of which may be the secret. */
    public record Login(String user, String password) {}

    /**
     * An answer, told by its status and what its body says.
     *
     * @param status of HTTP
     * @param pointer a JSON pointer to what must be in its body, or empty: whatever it says
     * @param value what must stand there, or anything but null
     */
    public record Sign(int status, String pointer, Optional<String> value) {
        /** Whether an answer is this one; a body that cannot be read says nothing. */
        public boolean isIn(int answered, Optional<JsonNode> said) {
            if (answered != status) {
                return false;
            }
            return pointer.isEmpty()
                    || said.map(each -> each.at(pointer))
                            .filter(each -> !each.isMissingNode() && !each.isNull())
                            .filter(each -> value.isEmpty()
                                    || each.isValueNode() && each.asString().equals(value.get()))
                            .isPresent();
        }
    }

    public Question {
        headers = List.copyOf(headers);
        begins = List.copyOf(begins);
        works = List.copyOf(works);
        refused = List.copyOf(refused);
    }

    /** The address with something harmless in the place of the secret. */
    public URI address() {
        return address(url);
    }

    static URI address(String url) {
        return URI.create(url.replace(SECRET, "x"));
    }

    /** Who is asked: a host, with its port where that is not the usual one. */
    public String host() {
        return address().getAuthority();
    }

    /** Whether it is for a secret of its rule. */
    public boolean isFor(String secret) {
        return begins.isEmpty() || begins.stream().anyMatch(secret::startsWith);
    }

    /** Whether an answer cannot be judged by its status alone. */
    public boolean readsBody(int status) {
        return works.stream()
                        .anyMatch(each ->
                                each.status() == status && !each.pointer().isEmpty())
                || refused.stream()
                        .anyMatch(each ->
                                each.status() == status && !each.pointer().isEmpty());
    }
}
