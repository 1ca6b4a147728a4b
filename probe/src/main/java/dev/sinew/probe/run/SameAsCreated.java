package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A change of something to what it was created as, which leaves it as it is. */
public final class SameAsCreated {
    private SameAsCreated() {}

    /** The request; empty where what creates it and what changes it have no members in common. */
    public static Optional<Ask> ask(Made made, Filled change) {
        Optional<String> wrapper = Bodies.wrapper(change.endpoint());
        Set<String> members = Bodies.inner(change.endpoint())
                .<Set<String>>map(each -> each.properties().keySet())
                .orElse(Set.of());
        Optional<ObjectNode> sent = wrapper.equals(Bodies.wrapper(made.create().endpoint()))
                ? SignUp.object(made.body())
                : Optional.empty();
        return sent.flatMap(body -> {
            if (!((wrapper.isPresent() ? body.get(wrapper.get()) : body) instanceof ObjectNode inside)) {
                return Optional.empty();
            }
            inside.remove(inside.propertyNames().stream()
                    .filter(each -> !members.contains(each))
                    .toList());
            return inside.isEmpty() ? Optional.empty() : Optional.of(change.ask(body.toString()));
        });
    }
}
