package dev.sinew.probe.cases;

import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.Thing;
import dev.sinew.probe.cases.FirmThings.User;
import dev.sinew.probe.cases.StudioServer.Way;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What studios keep of their work: bookings and takes are their own, sessions, addresses and hours are of who noted them, tracks are for all to hear. */
final class StudioRooms {
    static final String OPERATIONS = """
            GET /v2/studio/sales X-Studio-Id:header!
            GET /v2/studios/{studioId}/takes
            GET /v2/studios/{studioId}/takes/{takeId}
            GET /v2/sessions
            GET /v2/sessions/{sessionId}
            GET /v2/me/addresses
            POST /v2/me/addresses street! city!
            GET /v2/addresses/{addressId}
            PATCH /v2/addresses/{addressId} street city
            DELETE /v2/addresses/{addressId}
            GET /v2/hours
            POST /v2/hours project! minutes:integer! note
            GET /v2/hours/{hourId}
            GET /v2/tracks
            POST /v2/tracks title!
            GET /v2/tracks/{trackId}
            """;

    private static final int FIRST = 64_107;

    private final FirmThings things = new FirmThings(FIRST);
    private final Set<Way> ways;

    StudioRooms(Set<Way> ways, List<User> users) {
        this.ways = ways;
        users.stream().filter(each -> !each.role().equals("admin")).forEach(this::seed);
    }

    private void seed(User each) {
        String name = each.email().replaceFirst("@.*", "");
        int studio = Integer.parseInt(each.company());
        things.add(
                "booking",
                each,
                studio,
                FirmThings.object().put("band", "The ferrymen of " + name).put("hour", 10));
        things.add(
                "take",
                each,
                studio,
                FirmThings.object().put("song", "A waltz for " + name).put("remark", "Too loud, says " + name));
        for (String day : List.of("first", "second")) {
            ObjectNode session = FirmThings.object().put("artist", "The " + day + " choir of " + name);
            things.add("session", each, 0, session.put("memo", "On the " + day + " day with " + name));
        }
        address(each, "Larch Lane 7 of " + name, "Port of " + name);
        // Nobody is told from others by these.
        List.of(90, 45, 30).forEach(minutes -> hours(each, "Album", minutes, ""));
        track(each, "What " + name + " hums");
    }

    private Thing address(User by, String street, String city) {
        return things.add(
                "address", by, 0, FirmThings.object().put("street", street).put("city", city));
    }

    private Thing hours(User by, String project, int minutes, String note) {
        ObjectNode shown = FirmThings.object().put("project", project).put("minutes", minutes);
        return things.add("hours", by, 0, shown.put("note", note));
    }

    private Thing track(User by, String title) {
        return things.add("track", by, 0, FirmThings.object().put("title", title));
    }

    /** A track, which is there for all: who asks is not looked at. */
    Answer track(int id) {
        return things.find("track", id).map(Thing::answer).orElse(FirmThings.NOTHING);
    }

    /**
     * What somebody gets.
     *
     * @param studio the one that a header names
     */
    Answer answer(Call call, String studio) {
        String what = call.what();
        if (what.startsWith("GET /v1/")) {
            return old(call);
        }
        return switch (what) {
            case "GET /v2/studio/sales" -> bookings(call, studio);
            case "GET /v2/sessions" -> own("session", call);
            case "GET /v2/sessions/{}" ->
                of("session", call, false).map(StudioRooms::wrapped).orElse(FirmThings.NOTHING);
            case "GET /v2/me/addresses" -> own("address", call);
            case "POST /v2/me/addresses" -> newAddress(call);
            case "GET /v2/hours" ->
                FirmThings.list(things.all("hours", each -> isBy(each, call) || ways.contains(Way.HOURS_ARE_SHARED)));
            case "POST /v2/hours" -> newHours(call);
            case "GET /v2/hours/{}" ->
                of("hours", call, ways.contains(Way.ANYBODY_READS_HOURS) || ways.contains(Way.HOURS_ARE_SHARED))
                        .map(Thing::answer)
                        .orElse(FirmThings.NOTHING);
            case "GET /v2/tracks" -> own("track", call);
            case "POST /v2/tracks" ->
                call.text("title")
                        .map(each -> FirmThings.created(track(call.who(), each)))
                        .orElse(FirmThings.invalid("title"));
            default -> what.contains("/v2/studios/{}/takes") ? takes(call) : addresses(call);
        };
    }

    private static boolean isBy(Thing thing, Call call) {
        return thing.by().equals(call.who());
    }

    private Optional<Thing> of(String kind, Call call, boolean any) {
        return things.find(kind, call.id()).filter(each -> any || isBy(each, call));
    }

    private Answer own(String kind, Call call) {
        return FirmThings.list(things.all(kind, each -> isBy(each, call)));
    }

    private static Answer wrapped(Thing thing) {
        return Answer.of(200, FirmThings.object().set("data", thing.shown()).toString());
    }

    private Answer bookings(Call call, String studio) {
        if (!studio.equals(call.who().company()) && !ways.contains(Way.BOOKINGS_OF_ANY_STUDIO_ARE_SHOWN)) {
            return FirmThings.FORBIDDEN;
        }
        List<Thing> bookings =
                things.all("booking", each -> String.valueOf(each.above()).equals(studio));
        return bookings.isEmpty() ? FirmThings.NOTHING : FirmThings.list(bookings);
    }

    private Answer takes(Call call) {
        boolean member = String.valueOf(call.id()).equals(call.who().company());
        if (!member) {
            return FirmThings.NOTHING;
        }
        if (call.what().equals("GET /v2/studios/{}/takes")) {
            return FirmThings.list(things.all("take", each -> each.above() == call.id()));
        }
        return call.what().equals("GET /v2/studios/{}/takes/{}")
                ? things.find("take", call.ids().getLast())
                        .filter(each -> each.above() == call.id())
                        .map(StudioRooms::wrapped)
                        .orElse(FirmThings.NOTHING)
                : FirmThings.NOTHING;
    }

    /** What the version before answers, where it was left as it was. */
    private Answer old(Call call) {
        boolean looks = ways.contains(Way.OLD_VERSIONS_LOOK);
        boolean session = call.what().equals("GET /v1/sessions/{}");
        boolean take = call.what().equals("GET /v1/takes/{}");
        boolean shown = session && ways.contains(Way.OLD_SESSIONS_ARE_SHOWN)
                || take && ways.contains(Way.OLD_TAKES_ARE_SHOWN)
                || looks && (session || take);
        return shown
                ? of(session ? "session" : "take", call, !looks)
                        .map(StudioRooms::flat)
                        .orElse(FirmThings.NOTHING)
                : FirmThings.NOTHING;
    }

    /** The same with other names. */
    private static Answer flat(Thing thing) {
        ObjectNode flat = FirmThings.object().put("no", thing.id());
        thing.shown().properties().stream()
                .filter(each -> !each.getKey().equals("id"))
                .forEach(each -> flat.set("the_" + each.getKey(), each.getValue()));
        return Answer.of(200, flat.toString());
    }

    private Answer newAddress(Call call) {
        Optional<String> street = call.text("street");
        Optional<String> city = call.text("city");
        return street.isPresent() && city.isPresent()
                ? FirmThings.created(address(call.who(), street.get(), city.get()))
                : FirmThings.invalid("street or city");
    }

    private Answer addresses(Call call) {
        boolean changes = call.what().equals("PATCH /v2/addresses/{}");
        Optional<Thing> found = of("address", call, changes && ways.contains(Way.ANYBODY_CHANGES_ADDRESSES));
        if (found.isEmpty()) {
            return FirmThings.NOTHING;
        }
        Thing address = found.get();
        return switch (call.what()) {
            case "GET /v2/addresses/{}" -> address.answer();
            case "PATCH /v2/addresses/{}" -> {
                call.text("street").ifPresent(each -> address.shown().put("street", each));
                call.text("city").ifPresent(each -> address.shown().put("city", each));
                yield address.answer();
            }
            case "DELETE /v2/addresses/{}" -> {
                things.remove(address);
                yield FirmThings.done();
            }
            default -> FirmThings.NOTHING;
        };
    }

    private Answer newHours(Call call) {
        Optional<String> project = call.text("project");
        int minutes = call.body().path("minutes").asInt(0);
        return project.isPresent() && minutes > 0 && minutes <= 1_440
                ? FirmThings.created(hours(
                        call.who(), project.get(), minutes, call.text("note").orElse("")))
                : FirmThings.invalid("project or minutes");
    }
}
