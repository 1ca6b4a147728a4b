package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import dev.sinew.model.Body;
import dev.sinew.model.Exchange;
import dev.sinew.model.Headers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Writes a world as Exchange JSON Lines, {@code NAME.jsonl}, and the truth about it beside that, {@code NAME.labels.json}:
 * for each exchange who sent it, and the attacks with their class and outcome. Lines and labels count from 0.
 */
public final class WorldCapture {
    private final StringJoiner attacks = new StringJoiner(",\n", "[", "]");
    private final StringBuilder callers = new StringBuilder();
    private final SortedMap<Integer, Kind> kinds = new TreeMap<>();
    private long written;

    private WorldCapture() {}

    /** Writes the events of a world; returns how many there were. */
    public static long write(World world, Path folder, String name) throws IOException {
        WorldCapture capture = new WorldCapture();
        try (BufferedWriter lines = Files.newBufferedWriter(folder.resolve(name + ".jsonl"), StandardCharsets.UTF_8)) {
            world.forEachRemaining(event -> {
                capture.label(event);
                try {
                    line(lines, event.exchange());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        Files.writeString(folder.resolve(name + ".labels.json"), capture.labels(name, world.actors()));
        return capture.written;
    }

    private void label(Event event) {
        Label label = event.label();
        callers.append(written == 0 ? "" : ",").append(label.actor());
        kinds.put(label.actor(), label.kind());
        if (label.attack()) {
            boolean reading = event.exchange().request().method().equals("GET");
            Json attack = Json.object()
                    .put("entry", written)
                    .put("class", label.attackClass())
                    .put("outcome", !label.succeeded() ? "attempted" : reading ? "exposed" : "changed")
                    .put("actor", name(label.actor()))
                    .put("why", event.exchange().request().method() + " of what is another's");
            attacks.add(attack.toString());
        }
        written++;
    }

    private static String name(int actor) {
        return "actor-" + actor;
    }

    private String labels(String app, int actors) {
        StringJoiner all = new StringJoiner(",\n", "[", "]");
        for (int i = 0; i < actors; i++) {
            String kind = switch (kinds.getOrDefault(i, Kind.BENIGN)) {
                case THIRD_PARTY -> "service";
                case BENIGN, STAFF, SERVICE, ATTACKER ->
                    kinds.getOrDefault(i, Kind.BENIGN).name().toLowerCase(Locale.ROOT);
            };
            all.add(Json.object().put("name", name(i)).put("kind", kind).toString());
        }
        return "{\"app\":\"" + app + "\",\"exchanges\":" + written + ",\"actors\":" + all + ",\n\"attacks\":" + attacks
                + ",\n\"callers\":[" + callers + "]}\n";
    }

    private static void line(Writer into, Exchange exchange) throws IOException {
        Exchange.Request asked = exchange.request();
        Json request = Json.object()
                .put("method", asked.method())
                .put("url", asked.url().text())
                .put("headers", headers(asked.headers()));
        body(request, asked.body());
        Json line = Json.object()
                .put(
                        "time",
                        Instant.ofEpochSecond(
                                        Math.floorDiv(exchange.timeMicros(), 1_000_000L),
                                        Math.floorMod(exchange.timeMicros(), 1_000_000L) * 1_000L)
                                .toString())
                .put("client", Json.object().put("ip", exchange.client()))
                .put("direction", "incoming")
                .put("request", request);
        exchange.response().ifPresent(seen -> {
            Json response = Json.object().put("status", seen.status()).put("headers", headers(seen.headers()));
            body(response, seen.body());
            line.put("response", response);
        });
        into.write(line.put("tookMs", exchange.tookMicros() / 1_000).toString());
        into.write('\n');
    }

    /** An empty text where there was no body; nothing where it was not seen. */
    private static void body(Json message, Body body) {
        if (body.state() != Body.State.UNKNOWN) {
            message.put("body", body.bytes().text());
        }
    }

    private static Json headers(Headers headers) {
        Json json = Json.object();
        for (int i = 0; i < headers.count(); i++) {
            json.put(
                    text(headers, headers.nameFrom(i), headers.nameTo(i)),
                    text(headers, headers.valueFrom(i), headers.valueTo(i)));
        }
        return json;
    }

    private static String text(Headers headers, int from, int to) {
        return new String(headers.bytes(), from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * Writes a world or, without a folder, counts what is in it: {@code USERS ATTACKERS DAYS SEED [FOLDER [APPLICATION]]}.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 4) {
            System.err.println("usage: USERS ATTACKERS DAYS SEED [FOLDER [APPLICATION]]");
            return;
        }
        WorldSettings settings = WorldSettings.of(
                Long.parseLong(arguments[3]),
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        if (arguments.length > 5) {
            settings = settings.withApplications(arguments[5]);
        }
        World world = new World(settings);
        if (arguments.length > 4) {
            String name = arguments.length > 5 ? arguments[5] : "world";
            System.out.println(write(world, Path.of(arguments[4]), name) + " exchanges");
            return;
        }
        Scoreboard board = new Scoreboard();
        SortedMap<String, Integer> hosts = new TreeMap<>();
        world.forEachRemaining(event -> {
            board.add(event);
            hosts.merge(event.exchange().request().headers().first("host").text(), 1, Integer::sum);
        });
        System.out.println(board.table() + hosts);
    }
}
