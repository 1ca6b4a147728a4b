package dev.sinew.probe.identity;

import dev.sinew.probe.http.Header;
import java.util.List;
import java.util.Optional;

/**
 * How an identity gets its credentials.
 *
 * @param verb the method of the login request
 * @param endpoint its path at the target, from the root
 * @param contentType of the body
 * @param headers beside it
 * @param body what is sent
 * @param token how the token is found and sent, where there is one
 * @param cookies whether cookies of the answer are sent along afterwards
 */
public record Login(
        String verb,
        String endpoint,
        String contentType,
        List<Header> headers,
        String body,
        Optional<TokenRule> token,
        boolean cookies) {
    public Login {
        headers = List.copyOf(headers);
    }

    /**
     * Where a token stands in the answer to a login and how it is sent.
     *
     * @param fromHeader whether it stands in a header rather than in the body
     * @param selector the header's name, or a JSON pointer (RFC 6901) into the body
     * @param sendIn where it goes
     * @param name the header, cookie or query parameter that carries it
     * @param template what is sent, with {@code {token}} for the token
     */
    public record TokenRule(boolean fromHeader, String selector, SendIn sendIn, String name, String template) {}

    /** Where a token is sent. */
    public enum SendIn {
        HEADER,
        COOKIE,
        QUERY
    }

    /** Does not show the body, which holds a password. */
    @Override
    public String toString() {
        return verb + " " + endpoint;
    }
}
