package dev.sinew.engine.usage;

import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.codec.StateWriter;
import dev.sinew.engine.ownership.Callers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Callers who gave themselves a right, by the field that they set, as rules told. Of too many the oldest are forgotten. */
final class Promoted {
    private static final int MOST = 4_096;
    /** The fewest bytes that one takes. */
    private static final int LEAST = 18;

    private static final Grant NONE = new Grant("", "", 0);

    private final Callers callers;
    private Map<Long, Grant> grants = new LinkedHashMap<>();

    private record Grant(String rule, String field, long time) {}

    Promoted(Callers callers) {
        this.callers = callers;
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
        if (key != 0 && grants.putIfAbsent(key, grant) == null && grants.size() > MOST) {
            grants.remove(grants.keySet().iterator().next());
        }
    }

    /** Takes back what a rule told of a call. */
    void remove(Use use, String rule) {
        grants.values().removeIf(grant -> grant.time == use.timeMicros() && grant.rule.equals(rule));
    }

    /** Puts callers under their keys of today. */
    void move() {
        if (!grants.isEmpty()) {
            Map<Long, Grant> today = new LinkedHashMap<>();
            grants.forEach((key, grant) -> today.putIfAbsent(callers.now(key), grant));
            grants = today;
        }
    }

    /** The field that a caller set for itself before a call; empty where nothing was told. */
    String field(Use use) {
        Grant grant = use.actor().known() ? grants.getOrDefault(use.actor().key(), NONE) : NONE;
        return grant.time < use.timeMicros() ? grant.field : "";
    }

    void write(StateWriter out) {
        out.varint(grants.size());
        grants.forEach((key, grant) -> {
            out.fixed(key);
            out.shared(grant.rule);
            out.shared(grant.field);
            out.fixed(grant.time);
        });
    }

    void read(StateReader in) {
        int count = in.count(LEAST);
        for (int i = 0; i < count && !in.failed(); i++) {
            grants.put(in.fixedLong(), new Grant(in.shared(), in.shared(), in.fixedLong()));
        }
        if (count > MOST) {
            in.fail("more have given themselves rights than are kept");
        }
    }
}
