package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.Callers;
import org.jspecify.annotations.Nullable;

/** Callers who gave themselves a right, by the field that they set, as rules told. */
final class Promoted {
    /** The fewest bytes that the first of one takes. */
    private static final int LEAST = 10;

    private final Callers callers;
    private final ByCaller<Grant> grants;

    private record Grant(String rule, String field, long time) {}

    Promoted(Callers callers) {
        this.callers = callers;
        grants = new ByCaller<>(callers, (first, other) -> first);
    }

    /** Takes what a rule told of a call: of who made it, or where nobody is known of whom it names. */
    void add(Use use, String rule, String field) {
        Grant grant = new Grant(rule, field, use.timeMicros());
        if (use.actor().known()) {
            add(use.actor().key(), grant);
        } else {
            use.names().forEach(name -> add(callers.named(name, use.api()), grant));
        }
    }

    private void add(long key, Grant grant) {
        if (key != 0) {
            grants.add(key, grant);
        }
    }

    /** Takes back what a rule told of a call. */
    void remove(Use use, String rule) {
        grants.removeIf(grant -> grant.time == use.timeMicros() && grant.rule.equals(rule));
    }

    /** Puts callers under their keys of today. */
    void move() {
        grants.move();
    }

    /** The field that a caller set for itself before a call; empty where nothing was told. */
    String field(Use use) {
        @Nullable Grant grant = use.actor().known() ? grants.get(use.actor().key()) : null;
        return grant != null && grant.time < use.timeMicros() ? grant.field : "";
    }

    void write(StateWriter out) {
        grants.write(out, (to, grant) -> {
            to.shared(grant.rule);
            to.shared(grant.field);
            to.fixed(grant.time);
        });
    }

    void read(StateReader in) {
        grants.read(in, LEAST, from -> new Grant(from.shared(), from.shared(), from.fixedLong()));
    }
}
