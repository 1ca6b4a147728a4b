import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Sends a labelled capture through a proxy, one exchange after the other, in front of an upstream that answers each as recorded, and says
 * which of them never reached it. Run by {@code bench/replay} from its source.
 *
 * <p>Days pass in minutes: wherever the capture rests for a minute or more, it is waited until the proxy knows of all that passed.
 */
final class Replay {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int PATIENCE = 60_000;
    /** What belongs to a connection, or is set by whoever sends. */
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "content-encoding",
            "accept-encoding",
            "date",
            "expect",
            "upgrade",
            "keep-alive",
            "te",
            "forwarded",
            "x-forwarded-for");

    private final JsonNode[] exchanges;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger current = new AtomicInteger();
    private final Set<Integer> reached = new HashSet<>();

    private Replay(JsonNode[] exchanges) {
        this.exchanges = exchanges;
    }

    public static void main(String[] words) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(Path.of(words[0]));
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(words[0].endsWith(".gz") ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(mapper.readTree(line));
            }
        }
        Replay replay = new Replay(lines.toArray(JsonNode[]::new));
        HttpServer upstream = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[2])), 0);
        upstream.createContext("/", replay::answer);
        upstream.start();
        try {
            replay.run(
                    mapper.readTree(Path.of(words[1]).toFile()),
                    Integer.parseInt(words[3]),
                    URI.create("http://127.0.0.1:" + words[4] + "/metrics"),
                    words[5]);
        } finally {
            upstream.stop(0);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            synchronized (reached) {
                reached.add(current.get());
            }
            JsonNode recorded = exchanges[current.get()].path("response");
            recorded.path("headers").properties().forEach(each -> {
                if (!OWN.contains(each.getKey().toLowerCase(Locale.ROOT))) {
                    call.getResponseHeaders().add(each.getKey(), each.getValue().asString());
                }
            });
            int status = recorded.path("status").asInt();
            byte[] body = recorded.path("body").asString("").getBytes(StandardCharsets.UTF_8);
            boolean empty = body.length == 0 || status == 204 || status == 304 || call.getRequestMethod().equals("HEAD");
            call.sendResponseHeaders(status, empty ? -1 : body.length);
            if (!empty) {
                call.getResponseBody().write(body);
            }
        }
    }

    private void run(JsonNode labels, int proxy, URI metrics, String token) throws IOException, InterruptedException {
        Map<Integer, JsonNode> attacks = new HashMap<>();
        labels.path("attacks").forEach(each -> attacks.put(each.path("entry").asInt(), each));
        Set<Integer> neutral = new HashSet<>();
        labels.path("neutral").forEach(each -> neutral.add(each.asInt()));
        Map<String, int[]> classes = new TreeMap<>();
        int honest = 0;
        int honestRefused = 0;
        int rests = 0;
        Instant before = Instant.MAX;
        long start = System.nanoTime();
        for (int i = 0; i < exchanges.length; i++) {
            Instant time = Instant.parse(exchanges[i].path("time").asString());
            if (before.isBefore(time.minus(REST))) {
                rests++;
                catchUp(metrics, token);
            }
            before = time;
            current.set(i);
            int status = call(exchanges[i], proxy);
            boolean refused;
            synchronized (reached) {
                refused = !reached.contains(i);
            }
            JsonNode attack = attacks.get(i);
            if (attack != null) {
                int[] counts = classes.computeIfAbsent(attack.path("class").asString(), name -> new int[4]);
                String outcome = attack.path("outcome").asString();
                boolean harmful = outcome.equals("exposed") || outcome.equals("changed");
                counts[0]++;
                counts[1] += refused ? 1 : 0;
                counts[2] += harmful ? 1 : 0;
                counts[3] += harmful && refused ? 1 : 0;
            } else if (!neutral.contains(i)) {
                honest++;
                if (refused) {
                    honestRefused++;
                    System.out.println("refused of an honest caller: entry " + i + ", status " + status);
                }
            }
        }
        System.out.printf("%-24s %8s %8s %8s %8s%n", "class", "attacks", "refused", "harmful", "refused");
        classes.forEach((name, counts) ->
                System.out.printf("%-24s %8d %8d %8d %8d%n", name, counts[0], counts[1], counts[2], counts[3]));
        int[] all = new int[4];
        classes.values().forEach(counts -> {
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        System.out.printf("%-24s %8d %8d %8d %8d%n", "all", all[0], all[1], all[2], all[3]);
        System.out.printf(
                "honest: %d of %d exchanges refused; %d exchanges in %d s with %d rests%n",
                honestRefused, honest, exchanges.length, (System.nanoTime() - start) / 1_000_000_000, rests);
    }

    private int call(JsonNode exchange, int proxy) throws IOException, InterruptedException {
        JsonNode recorded = exchange.path("request");
        String url = recorded.path("url").asString();
        int path = url.indexOf('/', url.indexOf("//") + 2);
        int host = url.indexOf("//") + 2;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + proxy + (path < 0 ? "/" : url.substring(path))));
        recorded.path("headers").properties().forEach(each -> {
            if (!OWN.contains(each.getKey().toLowerCase(Locale.ROOT))) {
                request.header(each.getKey(), each.getValue().asString());
            }
        });
        request.header("Host", path < 0 ? url.substring(host) : url.substring(host, path));
        request.header("X-Forwarded-For", exchange.path("client").path("ip").asString());
        String body = recorded.path("body").asString("");
        request.method(
                recorded.path("method").asString(),
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Waits until what refusing knows of is all that passed. */
    private void catchUp(URI metrics, String token) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE * 1_000_000L;
        HttpRequest ask = HttpRequest.newBuilder(metrics)
                .header("Authorization", "Bearer " + token)
                .build();
        while (System.nanoTime() < end) {
            HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the metrics answer " + answer.statusCode());
            }
            double passed = value(answer.body(), "sinew_proxy_exchanges_total");
            double last = value(answer.body(), "sinew_journal_last");
            if (passed >= reachedSoFar() && value(answer.body(), "sinew_enforce_done") >= last) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IOException("the proxy did not catch up within a minute");
    }

    private int reachedSoFar() {
        synchronized (reached) {
            return reached.size();
        }
    }

    private static double value(String metrics, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*\\})? ([0-9.eE+]+)$").matcher(metrics);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}
