package dev.sinew.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.notify.Listener.Heard;
import dev.sinew.engine.privacy.PrivacyKey;
import dev.sinew.model.Severity;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.NoticeJson;
import dev.sinew.report.message.Notices;
import dev.sinew.store.Targets.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What each kind of target gets, over real connections. */
final class SinksTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Sinks sinks = new Sinks(World.KEY, "9.9", World.SHORT);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        sinks.close();
    }

    @Test
    void tellsEachKindInItsForm() throws Exception {
        try (Listener listener = Listener.start()) {
            String url = "url: " + listener.address() + "\n";
            assertThat(send(TargetKind.SLACK, url)).isInstanceOf(Delivery.Arrived.class);
            assertThat(MAPPER.readTree(listener.next().body()).path("blocks").size())
                    .isGreaterThan(2);
            send(TargetKind.TEAMS, url);
            assertThat(listener.next().body()).contains("AdaptiveCard");
            send(TargetKind.PAGERDUTY, url + "secret: key-1");
            assertThat(MAPPER.readTree(listener.next().body())
                            .path("routing_key")
                            .asString())
                    .isEqualTo("key-1");
            send(TargetKind.JIRA, url + "project: SEC\nheader: Authorization: Bearer t");
            Heard issue = listener.next();
            assertThat(issue.path()).isEqualTo("/hook/rest/api/2/issue");
            assertThat(issue.header("Authorization")).isEqualTo("Bearer t");
            send(TargetKind.OCSF, url);
            Heard events = listener.next();
            assertThat(events.header("Content-type")).isEqualTo("application/x-ndjson");
            assertThat(MAPPER.readTree(events.body()).path("class_uid").asInt()).isEqualTo(2_004);
            assertThat(events.header("X-sinew-signature")).isEmpty();
        }
    }

    @Test
    void tellsWhyThereIsNoConnection() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(send(TargetKind.WEBHOOK, "url: http://127.0.0.1:" + closed).shown())
                .isEqualTo("it cannot be connected to");
        assertThat(send(TargetKind.WEBHOOK, "url: https://nobody.invalid/").shown())
                .isEqualTo("its host name is not known");
        assertThat(send(TargetKind.OCSF, "url: syslog+tcp://127.0.0.1:" + closed)
                        .shown())
                .startsWith("it cannot be sent to");
        try (Listener plain = Listener.start()) {
            String url = plain.address().toString().replace("http:", "https:");
            assertThat(send(TargetKind.WEBHOOK, "url: " + url)).isInstanceOf(Delivery.Later.class);
        }
    }

    @Test
    void writesLinesAndRenamesAFileThatIsLongEnough() throws Exception {
        Path file = folder.resolve("events.jsonl");
        String settings = "url: " + file.toUri() + "\nrotate-mib: 1\nrotate-keep: 2";
        assertThat(send(TargetKind.OCSF, settings)).isInstanceOf(Delivery.Arrived.class);
        send(TargetKind.OCSF, settings);
        assertThat(Files.readAllLines(file)).hasSize(2).allSatisfy(line -> MAPPER.readTree(line));
        for (int round = 0; round < 4; round++) {
            Files.write(file, new byte[1 << 20]);
            send(TargetKind.OCSF, settings);
            assertThat(Files.readAllLines(file)).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("events.jsonl", "events.jsonl.1", "events.jsonl.2");
        }
        assertThat(send(TargetKind.OCSF, "url: file:///nowhere/at/all.jsonl")).isInstanceOf(Delivery.Later.class);
    }

    @Test
    void framesSyslogByLengthOverTcp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> all(server));
            assertThat(send(TargetKind.OCSF, "url: syslog+tcp://127.0.0.1:" + server.getLocalPort()))
                    .isInstanceOf(Delivery.Arrived.class);
            String frame = heard.get(30, TimeUnit.SECONDS);
            int space = frame.indexOf(' ');
            String message = frame.substring(space + 1);
            assertThat(Integer.parseInt(frame.substring(0, space))).isEqualTo(message.length());
            assertThat(message).startsWith("<109>1 2026-01-31T12:00:00Z - sinew - test - {");
            assertThat(MAPPER.readTree(message.substring(message.indexOf('{')))
                            .path("class_uid")
                            .asInt())
                    .isEqualTo(2_004);
        }
    }

    @Test
    void givesUpOnASyslogServerThatDoesNotRead() throws Exception {
        Patience hasty = new Patience(
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                1,
                Duration.ZERO);
        List<Notice.Call> calls = new ArrayList<>();
        for (int call = 0; call < 40_000; call++) {
            calls.add(new Notice.Call(
                    "detect.one",
                    "t",
                    World.finding("/a", Severity.LOW).operation(),
                    "exposed",
                    NOON,
                    "x",
                    "y".repeat(200)));
        }
        Notice many = new Notice(
                "evt-1",
                Notice.Kind.INCIDENT_OPENED,
                NOON,
                Severity.HIGH,
                "inc-1",
                "t",
                "t",
                World.finding("/a", Severity.LOW).operation(),
                "caller-a",
                "",
                List.of(),
                "",
                NOON,
                NOON,
                List.of(),
                calls);
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(4_096);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Sink sink = new SyslogSink(URI.create("syslog+tcp://127.0.0.1:" + server.getLocalPort()), hasty, "9");
            assertThat(sink.send(many, "", NOON)).isInstanceOf(Delivery.Later.class);
        }
    }

    @Test
    void sendsSyslogInDatagrams() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000);
            assertThat(send(TargetKind.OCSF, "url: syslog+udp://127.0.0.1:" + server.getLocalPort()))
                    .isInstanceOf(Delivery.Arrived.class);
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII))
                    .startsWith("<109>1 ")
                    .endsWith("}");
        }
    }

    @Test
    void sealsThatAreOfAnotherKeyAreNotOpened() throws Exception {
        Target target = target(TargetKind.SLACK, "url: https://hooks.example/x");
        Target forged = target.sealed(1, PrivacyKey.throwAway().seal("url: https://hooks.example/x"));
        Notice test = Notices.test("evt-1", NOON);
        assertThat(sinks.send(forged, test, NoticeJson.of(test), NOON).shown())
                .startsWith("its settings cannot be opened");
    }

    @Test
    void restsForSecondsOrUntilATime() {
        assertThat(HttpSink.rest("7", NOON)).contains(Duration.ofSeconds(7));
        assertThat(HttpSink.rest("99999999", NOON)).contains(Duration.ofHours(1));
        assertThat(HttpSink.rest("Sat, 31 Jan 2026 12:00:30 GMT", NOON)).contains(Duration.ofSeconds(30));
        for (String nothing : List.of("", "-1", "soon", "Sat, 31 Jan 2026 11:00:00 GMT", "9".repeat(30))) {
            assertThat(HttpSink.rest(nothing, NOON)).as(nothing).isEmpty();
        }
    }

    @Test
    void pausesLongerAndLongerButNotInStep() {
        Random chance = new Random(7);
        for (int attempts = 0; attempts < 200; attempts++) {
            Duration most = Duration.ofSeconds(Math.min(900, 1L << Math.min(attempts, 20)));
            assertThat(Patience.USUAL.pause(attempts, chance)).isBetween(most.dividedBy(2), most);
        }
        assertThat(List.of(Patience.USUAL.pause(9, chance), Patience.USUAL.pause(9, chance)))
                .doesNotHaveDuplicates();
    }

    private Delivery send(TargetKind kind, String settings) throws Exception {
        Notice test = Notices.test("evt-1", NOON);
        return sinks.send(target(kind, settings), test, NoticeJson.of(test), NOON);
    }

    private static Target target(TargetKind kind, String settings) throws WrongDestination {
        Destination destination = DestinationReader.read(kind, settings);
        return new Target(
                "one",
                kind.word(),
                Severity.LOW,
                Set.of("x"),
                destination.shown(),
                NOON,
                World.KEY.id(),
                World.KEY.seal(destination.text()));
    }

    private static String all(ServerSocket server) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
