package dev.sinew.probe.cases;

import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.Thing;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Halls that are for hire, which were there before, and which of them somebody marked: a mark has a number of its own, and a hall may have the same. */
final class StudioHalls {
    static final String OPERATIONS = """
            GET /v2/studio/halls X-Studio-Id:header!
            GET /v2/halls
            GET /v2/halls/{hallId}
            DELETE /v2/halls/{hallId}
            GET /v2/me/halls
            POST /v2/me/halls remark!
            DELETE /v2/me/halls/{markId}
            GET /v2/lamps/{lampId}
            DELETE /v2/lamps/{lampId}
            POST /v2/me/lamps remark!
            """;

    private static final int MOST = 6;

    /** By number, of which studio they are. */
    private final Map<Integer, String> halls = new TreeMap<>();

    private final Map<Integer, String> lamps = new TreeMap<>();
    private final FirmThings marks = new FirmThings(1);

    StudioHalls(String one, String other) {
        for (int number = 1; number <= MOST; number++) {
            halls.put(number, number % 2 == 0 ? one : other);
            lamps.put(number, number % 2 == 0 ? one : other);
        }
    }

    /** How many halls and lamps are gone. */
    int gone() {
        return 2 * MOST - halls.size() - lamps.size();
    }

    /**
     * What somebody gets; halls are shown to whoever asks for those of a studio that there is.
     *
     * @param studio the one that a header names
     */
    Answer answer(Call call, String studio) {
        return switch (call.what()) {
            case "GET /v2/studio/halls" -> halls.containsValue(studio) ? list(studio) : FirmThings.NOTHING;
            case "GET /v2/halls" -> list(call.who().company());
            case "GET /v2/halls/{}" -> one(halls, call);
            case "GET /v2/lamps/{}" -> one(lamps, call);
            case "DELETE /v2/halls/{}" -> removed(halls, call);
            case "DELETE /v2/lamps/{}" -> removed(lamps, call);
            case "GET /v2/me/halls" -> FirmThings.list(marks.all("mark", each -> isBy(each, call)));
            case "POST /v2/me/halls", "POST /v2/me/lamps" ->
                call.text("remark")
                        .map(each -> FirmThings.created(marks.add(
                                "mark", call.who(), 0, FirmThings.object().put("remark", each))))
                        .orElse(FirmThings.invalid("remark"));
            case "DELETE /v2/me/halls/{}" -> {
                Optional<Thing> mark = marks.find("mark", call.id()).filter(each -> isBy(each, call));
                mark.ifPresent(marks::remove);
                yield mark.isPresent() ? FirmThings.done() : FirmThings.NOTHING;
            }
            default -> FirmThings.NOTHING;
        };
    }

    private static boolean isBy(Thing thing, Call call) {
        return thing.by().equals(call.who());
    }

    private Answer list(String studio) {
        StringBuilder all = new StringBuilder();
        halls.forEach((number, of) -> {
            if (of.equals(studio)) {
                all.append(all.isEmpty() ? "" : ",").append(shown(number, of));
            }
        });
        return Answer.of(200, "[" + all + "]");
    }

    private static Answer one(Map<Integer, String> all, Call call) {
        String of = all.getOrDefault(call.id(), "");
        return !of.isEmpty() && of.equals(call.who().company())
                ? Answer.of(200, shown(call.id(), of))
                : FirmThings.NOTHING;
    }

    private static Answer removed(Map<Integer, String> all, Call call) {
        Answer shown = one(all, call);
        if (shown.status() == 200) {
            all.remove(call.id());
        }
        return shown.status() == 200 ? FirmThings.done() : shown;
    }

    private static String shown(int number, String of) {
        return "{\"id\":" + number + ",\"label\":\"The great hall with the number " + number + " of " + of + "\"}";
    }
}
