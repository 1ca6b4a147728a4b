package dev.sinew.spec.calls;

import dev.sinew.model.BodyKind;
import dev.sinew.model.Descriptions;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import dev.sinew.model.Standing;
import dev.sinew.model.Standing.Kind;
import dev.sinew.model.Violation;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.drift.RequestCheck;
import dev.sinew.spec.match.CallMatch;
import dev.sinew.spec.match.CallMatch.Found;
import dev.sinew.spec.match.Described;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What read specifications say of calls. Addresses that were asked for are remembered, so many at most. */
public final class CallDescriptions implements Descriptions {
    private static final int MOST_ADDRESSES = 8_192;
    private static final long SECOND = 1_000_000;
    private static final Set<BodyKind> STRUCTURED = Set.of(BodyKind.JSON, BodyKind.JSON_LINES, BodyKind.XML);

    private final CallMatch match;
    private final Map<Address, Found> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Found> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Address(String api, String method, String selector, String path) {
        static Address of(Observation call) {
            StringBuilder path = new StringBuilder();
            for (Segment each : call.segments()) {
                path.append('/').append(each.text().isEmpty() && each.length() > 0 ? "{}" : each.text());
            }
            return new Address(call.api(), call.method(), call.selector(), path.toString());
        }
    }

    private CallDescriptions(List<ApiDescription> descriptions) {
        match = new CallMatch(descriptions);
    }

    /** What some descriptions say. */
    public static Descriptions of(List<ApiDescription> descriptions) {
        return descriptions.isEmpty() ? NONE : new CallDescriptions(descriptions);
    }

    /** A page that nobody describes is no operation: what is missing answers data, or changes something. */
    @Override
    public Standing standing(Observation call) {
        Found found = find(call);
        if (found.standing().kind() == Kind.MISSING) {
            boolean data = STRUCTURED.contains(call.answerBody().kind()) || changes(call.method());
            return data ? found.standing() : Standing.UNSAID;
        }
        Optional<LocalDate> past = found.sunset().filter(last -> day(call).isAfter(last));
        return past.isPresent() && found.standing().kind() == Kind.DESCRIBED
                ? new Standing(Kind.RETIRED, "its last day by its description was " + past.get())
                : found.standing();
    }

    private static LocalDate day(Observation call) {
        return Instant.ofEpochSecond(Math.floorDiv(call.timeMicros(), SECOND))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static boolean changes(String method) {
        return switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
    }

    @Override
    public List<Violation> violations(Observation call) {
        Optional<Described> described = find(call).described();
        return described.isPresent() ? RequestCheck.of(call, described.get()) : List.of();
    }

    private Found find(Observation call) {
        Address address = Address.of(call);
        Found found = known.get(address);
        if (found == null) {
            found = match.of(call.api(), call.method(), call.selector(), call.segments());
            known.put(address, found);
        }
        return found;
    }
}
