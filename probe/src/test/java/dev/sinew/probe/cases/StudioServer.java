package dev.sinew.probe.cases;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sinew.probe.cases.FirmThings.Call;
import dev.sinew.probe.cases.FirmThings.User;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Lets bands record in studios: who works there has an account, with keys, a purse and settings. Correct, but for what it is told to do wrong. */
final class StudioServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Way {
        /** Which studio a header names is not compared with that of the caller. */
        BOOKINGS_OF_ANY_STUDIO_ARE_SHOWN,
        /** Keys leave the list and go on to count. */
        DELETED_KEYS_COUNT,
        /** By what a list is sorted stands in the statement as it comes. */
        SORTS_ARE_STATEMENTS,
        /** What is no column sorts as nothing does, and is not refused. */
        UNKNOWN_SORTS_ARE_IGNORED,
        /** The version before shows sessions to everybody who is logged in, in a shape of its own. */
        OLD_SESSIONS_ARE_SHOWN,
        /** The same of takes, which stand below no studio there. */
        OLD_TAKES_ARE_SHOWN,
        /** The version before has the same shapes, and looks whose something is. */
        OLD_VERSIONS_LOOK,
        ANYBODY_CHANGES_ADDRESSES,
        ANYBODY_READS_HOURS,
        /** What anybody worked is on everybody's list. */
        HOURS_ARE_SHARED,
        /** Who changes its name may say what it pays for. */
        TIERS_ARE_TAKEN,
        /** It may say what it may do in its studio. */
        ROLES_ARE_TAKEN,
        /** What all may read is described as needing credentials. */
        TRACKS_ARE_DESCRIBED_AS_GUARDED,
        /** Words behind the version mean the same in capital letters. */
        CAPITALS_ARE_IGNORED,
        /** The guard of what administrators see compares a path as it is written. */
        GUARDS_READ_AS_WRITTEN,
        /** It is not looked where an address leads that is called. */
        NOTIFICATIONS_LEAD_ANYWHERE,
        TRANSFERS_BELOW_ZERO
    }

    private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d{1,9}(?=/|$)");
    private static final Answer WHO = Answer.of(401, "{\"error\":\"who are you\"}");

    private final Set<Way> ways;
    private final StudioPeople people;
    private final StudioRooms rooms;
    private final StudioHalls halls;
    private final StudioRecordings recordings;
    private final HttpServer server;

    StudioServer(Set<Way> ways) throws IOException {
        this.ways = Set.copyOf(ways);
        people = new StudioPeople(this.ways);
        rooms = new StudioRooms(this.ways, people.seeded());
        halls = new StudioHalls(
                people.seeded().get(0).company(), people.seeded().get(1).company());
        recordings = new StudioRecordings(this.ways);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How much is gone of what was there before anybody came. */
    synchronized int gone() {
        return halls.gone();
    }

    String openApi() {
        return new StudioDescription(ways).text();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        Exchanges.serve(exchange, this::answer);
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String written = exchange.getRequestURI().getPath();
        String path = routed(written);
        String what = exchange.getRequestMethod() + " " + NUMBER.matcher(path).replaceAll("{}");
        List<Integer> ids = NUMBER.matcher(path)
                .results()
                .map(each -> Integer.parseInt(each.group()))
                .toList();
        Headers headers = exchange.getRequestHeaders();
        return switch (what) {
            case "POST /v2/auth/register" -> people.register(body);
            case "POST /v2/auth/login" -> people.login(body);
            case "GET /v2/tracks/{}" -> rooms.track(ids.getFirst());
            default -> {
                Optional<User> who = people.caller(headers);
                yield who.isEmpty()
                        ? WHO
                        : answer(
                                new Call(what, ids, who.get(), body, sort(exchange.getRequestURI())),
                                ways.contains(Way.GUARDS_READ_AS_WRITTEN) ? written : path,
                                String.valueOf(headers.getFirst("X-Studio-Id")));
            }
        };
    }

    private Answer answer(Call call, String path, String studio) {
        if (path.startsWith("/v2/admin") && !call.who().role().equals("admin")) {
            return FirmThings.FORBIDDEN;
        }
        if (call.what().equals("GET /v2/recordings")) {
            return recordings.sorted(call.asked());
        }
        if (call.what().matches("\\S+ /v2/(?:me/|studio/)?(?:halls|lamps)(?:/.*)?")) {
            return halls.answer(call, studio);
        }
        return call.what().matches("\\S+ /v2/(?:me|api-keys|transfers|admin/users)(?:/.*)?")
                        && !call.what().endsWith("/addresses")
                ? people.answer(call)
                : rooms.answer(call, studio);
    }

    /** The path as it is looked up. */
    private String routed(String path) {
        return path.startsWith("/v2/") && ways.contains(Way.CAPITALS_ARE_IGNORED)
                ? path.toLowerCase(Locale.ROOT)
                : path;
    }

    private static String sort(URI uri) {
        String query = String.valueOf(uri.getRawQuery());
        return query.startsWith("sort=") ? URLDecoder.decode(query.substring(5), StandardCharsets.UTF_8) : "";
    }

    @Override
    public void close() {
        server.stop(0);
        people.close();
        recordings.close();
    }
}
