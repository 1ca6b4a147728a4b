package dev.sinew.probe.identity;

import dev.sinew.probe.http.Header;
import java.util.List;
import java.util.Optional;

/**
 * An identity with what it sends to prove itself; nobody sends nothing.
 *
 * @param identity who
 * @param headers its credentials
 * @param token the token among them, without scheme, where one was handed out or is recognised
 * @param refreshToken what it can be begun anew with, where the file of identities says where that stands
 */
public record Session(Identity identity, List<Header> headers, Optional<String> token, Optional<String> refreshToken) {
    /** Who does not say who he is. */
    public static final Session NOBODY =
            new Session(new Identity("nobody", "", "", List.of(), Optional.empty()), List.of(), Optional.empty());

    public Session {
        headers = List.copyOf(headers);
    }

    /** One that is not begun anew but by another login. */
    public Session(Identity identity, List<Header> headers, Optional<String> token) {
        this(identity, headers, token, Optional.empty());
    }

    /** The same identity with another text where its token stands. */
    public Session withToken(String other) {
        String own = token.orElseThrow(() -> new IllegalStateException("no token: " + identity));
        Identity forged = new Identity(
                identity.name() + " forged", identity.role(), identity.tenant(), identity.headers(), identity.login());
        return new Session(
                forged,
                headers.stream()
                        .map(each -> new Header(each.name(), each.value().replace(own, other)))
                        .toList(),
                Optional.of(other));
    }

    @Override
    public String toString() {
        return identity.name();
    }
}
