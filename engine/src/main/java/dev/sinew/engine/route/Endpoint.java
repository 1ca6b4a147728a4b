package dev.sinew.engine.route;

import dev.sinew.engine.profile.Profile;
import dev.sinew.model.Operation;
import java.util.LinkedHashSet;
import java.util.Set;

/** What was asked of one raw path with one method and selector. */
final class Endpoint {
    final String method;
    final String selector;
    final Profile profile = new Profile();
    /** The form of successful answers. */
    final AnswerShape shape = new AnswerShape();
    /** The form of what was sent with calls that succeeded. */
    final AnswerShape sent = new AnswerShape();
    /** How many successful answers had fields. */
    int answered;
    /** How many of those named the path's last segment in an identifying field. */
    int echoed;

    /** See {@link #page()}. */
    private long page;

    private Set<Operation> published = Set.of();

    Endpoint(String method, String selector) {
        this.method = method;
        this.selector = selector;
    }

    /** The size of the HTML page that every call got: 0 before there was an answer, -1 where there were others. */
    long page() {
        return page;
    }

    void answeredWith(long size) {
        page = page == 0 || page == size ? size : -1;
    }

    /** The operations that this was last published as part of. */
    Set<Operation> published() {
        return published;
    }

    void publish(Operation operation) {
        published = Set.of(operation);
    }

    /** Takes over what another endpoint, folded into this one, was answered with and published as. */
    void adopt(Endpoint other) {
        if (other.page != 0) {
            answeredWith(other.page);
        }
        if (!published.containsAll(other.published)) {
            Set<Operation> both = new LinkedHashSet<>(published);
            both.addAll(other.published);
            published = both;
        }
    }
}
