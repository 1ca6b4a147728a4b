package dev.sinew.engine.respond;

import dev.sinew.engine.classify.Glob;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import dev.sinew.model.Fields;
import dev.sinew.model.Location;
import dev.sinew.model.Observation;
import dev.sinew.model.policy.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which patches a request runs into. For many threads. */
public final class Patches {
    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final List<Ready> all;

    private record Ready(Patch patch, List<String> template) {}

    /**
     * What came of a request.
     *
     * @param hits the patches that it runs into, in their order
     * @param body whether its body has to be seen to tell of the others
     */
    public record Verdict(List<Patch> hits, boolean body) {
        public Verdict {
            hits = List.copyOf(hits);
        }
    }

    public Patches(List<Patch> patches) {
        this.all = patches.stream()
                .map(patch -> new Ready(patch, RequestLine.template(patch.path())))
                .toList();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Looks at a request and what was observed of it, by its head or, where it is there, with its body. */
    public Verdict look(Exchange.Request request, Observation seen) {
        RequestLine line = new RequestLine(request);
        List<Patch> hits = new ArrayList<>();
        boolean body = false;
        for (Ready ready : all) {
            Patch patch = ready.patch();
            boolean here = line.hasMethod(patch.method())
                    && Glob.fitsApi(patch.api(), seen.api())
                    && line.fits(ready.template());
            if (here && holds(patch, line, request, seen)) {
                hits.add(patch);
            } else if (here && patch.condition() == Patch.Condition.HAS_PARAMETER) {
                body |= request.body().state() == Body.State.UNKNOWN && !BODILESS.contains(request.method());
            }
        }
        return new Verdict(hits, body);
    }

    private static boolean holds(Patch patch, RequestLine line, Exchange.Request request, Observation seen) {
        return switch (patch.condition()) {
            case ALWAYS -> true;
            case NO_CREDENTIALS -> seen.credentials().isEmpty();
            // What cannot be read to its end may have it further on.
            case HAS_PARAMETER ->
                !line.values(patch.parameter()).isEmpty()
                        || !line.isWhole()
                        || request.body().state() == Body.State.CUT
                        || hasField(seen.request(), patch.parameter());
            case PARAMETER_ABOVE -> !line.isWhole() || isAbove(line.values(patch.parameter()), patch.most());
        };
    }

    private static boolean isAbove(List<String> values, long most) {
        return values.size() > 1
                || values.stream()
                        .anyMatch(value -> RequestLine.number(value)
                                .filter(number -> number <= most)
                                .isEmpty());
    }

    private static boolean hasField(Fields fields, String name) {
        for (int row = 0; row < fields.rows(); row++) {
            boolean message = fields.path(row).location() == Location.BODY;
            if (message
                    && (fields.path(row).fieldName().equalsIgnoreCase(name)
                            || fields.path(row).text().equalsIgnoreCase(name))) {
                return true;
            }
        }
        return false;
    }
}
