package dev.sinew.engine.route;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.profile.Profile;
import dev.sinew.engine.profile.Shapes;
import dev.sinew.model.Observation;
import dev.sinew.model.Operation;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What was asked of one raw path with one method and selector. */
final class Endpoint {
    /** The fewest bytes that an operation takes. */
    private static final int OPERATION = 4;

    final String method;
    final String selector;
    /** Shared by the endpoints whose values were folded together. */
    Profile profile = new Profile();
    /** How many calls it got, those that were folded into it included. */
    long requests;
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

    /** Counts a call. */
    void add(Observation observation, long caller, Optional<Shapes> shapes) {
        requests++;
        profile.add(observation, caller, shapes);
    }

    /** Writes all of it but its profile, what is as it was in the endpoint written before in short. */
    void write(StateWriter out, Endpoint before) {
        out.shared(method);
        out.shared(selector);
        out.varint(requests);
        shape.write(out, before.shape);
        sent.write(out, before.sent);
        out.varint(answered);
        out.varint(echoed);
        out.zigzag(page);
        out.varint(published.size());
        published.forEach(out::operation);
    }

    static Endpoint read(StateReader in, Endpoint before) {
        Endpoint endpoint = new Endpoint(in.shared(), in.shared());
        endpoint.requests = in.varint();
        endpoint.shape.read(in, before.shape);
        endpoint.sent.read(in, before.sent);
        endpoint.answered = in.upTo(Integer.MAX_VALUE);
        endpoint.echoed = in.upTo(Integer.MAX_VALUE);
        endpoint.page = in.zigzag();
        int count = in.count(OPERATION);
        Set<Operation> published = new LinkedHashSet<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            published.add(in.operation());
        }
        endpoint.published = published.size() == 1 ? Set.copyOf(published) : published;
        return endpoint;
    }
}
