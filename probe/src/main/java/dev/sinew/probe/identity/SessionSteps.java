package dev.sinew.probe.identity;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done with a session after its login, as the file of identities says it.
 *
 * @param refresh how it is begun anew without logging in; empty where logging in again does that
 * @param logout how it is ended; empty where the description tells it
 * @param antiForgery how it gets a token against forged requests; empty where nothing is known of one
 */
public record SessionSteps(Optional<Refresh> refresh, Optional<Step> logout, Optional<AntiForgery> antiForgery) {
    /** Nothing is said. */
    public static final SessionSteps NONE = new SessionSteps(Optional.empty(), Optional.empty(), Optional.empty());

    /** What stands for the refresh token of the session. */
    private static final String PLACE = "{refreshToken}";

    /**
     * A request of a session.
     *
     * @param verb the method
     * @param endpoint the path at the target, from the root
     * @param contentType of the body
     * @param headers beside those of the session
     * @param body what is sent, with {@code {refreshToken}} where that stands, or empty
     */
    public record Step(String verb, String endpoint, String contentType, List<Header> headers, String body) {
        public Step {
            headers = List.copyOf(headers);
        }

        /** The request for a session. */
        public Ask ask(Session session) {
            List<Header> all = new ArrayList<>(headers);
            if (!body.isEmpty()) {
                all.add(new Header("Content-Type", contentType));
            }
            return new Ask(
                    verb,
                    endpoint,
                    all,
                    body.replace(PLACE, session.refreshToken().orElse("")));
        }

        /** The same, which only reads. */
        Step reading() {
            return new Step("GET", endpoint, contentType, headers, body);
        }

        @Override
        public String toString() {
            return verb + " " + endpoint;
        }
    }

    /**
     * How a session is begun anew.
     *
     * @param step the request
     * @param refreshToken a JSON pointer to the refresh token, in the answer to the login and to the step, or empty where there is none
     * @param token a JSON pointer to the token in the answer to the step, or empty where it stands as in that to the login
     */
    public record Refresh(Step step, String refreshToken, String token) {}
}
