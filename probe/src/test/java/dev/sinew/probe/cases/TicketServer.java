package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Keeps tickets, each for whoever wrote it, that can be used once; answers several at the same time. Correct, but for the flaws that it is given. */
final class TicketServer implements AutoCloseable {
    /** What may be wrong. */
    enum Wrong {
        ANY_SIZE,
        LARGE_WITHOUT_EFFECT,
        METHOD_BY_HEADER,
        HEADER_WITHOUT_EFFECT,
        GUARDS_JSON_ALONE,
        USED_AT_THE_SAME_MOMENT,
        SAME_ANSWER_TO_ALL
    }

    private static final int MOST_BYTES = 100_000;
    private static final long MOMENT_MS = 700;

    private static final class Ticket {
        final String owner;
        volatile String text;
        final AtomicInteger used = new AtomicInteger();

        Ticket(String owner, String text) {
            this.owner = owner;
            this.text = text;
        }
    }

    private final Set<Wrong> wrong;
    private final Map<Integer, Ticket> tickets = new ConcurrentSkipListMap<>();
    private final AtomicInteger next = new AtomicInteger(83_000_001);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Phaser looking = new Phaser(2);
    private final HttpServer server;

    TicketServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What it says of itself. */
    static String openApi() {
        String text =
                "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":"
                        + "[\"text\"],\"properties\":{\"text\":{\"type\":\"string\"}}}}}},";
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"n\",\"version\":\"1\"},\"paths\":{"
                + "\"/tickets\":{\"get\":{" + ok + ",\"post\":{" + text + ok + "},"
                + "\"/tickets/{ticketId}\":{\"get\":{" + ok + ",\"patch\":{" + text + ok + ",\"delete\":{" + ok + "},"
                + "\"/tickets/{ticketId}/use\":{\"post\":{" + ok + "}}}";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many tickets are there. */
    int left() {
        return tickets.size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String answer = caller.startsWith("Bearer ") && path[1].equals("tickets")
                ? sized(exchange, caller, path, sent)
                : "401 {\"error\":\"who are you\"}";
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String sized(HttpExchange exchange, String caller, String[] path, byte[] sent) {
        boolean large = sent.length > MOST_BYTES && !wrong.contains(Wrong.ANY_SIZE);
        if (large) {
            return wrong.contains(Wrong.LARGE_WITHOUT_EFFECT) ? "200 {\"done\":true}" : "413 {\"error\":\"too large\"}";
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String text = text(new String(sent, StandardCharsets.UTF_8), type);
        String method = exchange.getRequestMethod();
        String named = exchange.getRequestHeaders().getFirst("X-HTTP-Method-Override");
        boolean override = method.equals("POST") && named != null && wrong.contains(Wrong.METHOD_BY_HEADER);
        if (method.equals("POST") && named != null && wrong.contains(Wrong.HEADER_WITHOUT_EFFECT)) {
            return "200 {\"done\":true}";
        }
        if (path.length == 2) {
            return method.equals("POST") ? add(caller, text) : list(caller);
        }
        int id = Integer.parseInt(path[2]);
        Ticket ticket = tickets.getOrDefault(id, new Ticket("nobody", ""));
        boolean passed = override
                || wrong.contains(Wrong.GUARDS_JSON_ALONE) && method.equals("PATCH") && !type.endsWith("/json");
        if (!tickets.containsKey(id) || !ticket.owner.equals(caller) && !passed) {
            return "404 {\"error\":\"there is nothing\"}";
        }
        return path.length == 3 ? act(override ? named : method, id, ticket, text) : use(method, ticket);
    }

    private String act(String method, int id, Ticket ticket, String text) {
        switch (method) {
            case "PATCH" -> {
                if (text.isEmpty()) {
                    return "415 {\"error\":\"text is missing\"}";
                }
                ticket.text = text;
            }
            case "DELETE" -> tickets.remove(id);
            case "GET" -> {}
            default -> {
                return "405 {\"error\":\"not so\"}";
            }
        }
        return "200 " + face(id, ticket);
    }

    private String use(String method, Ticket ticket) {
        if (!method.equals("POST")) {
            return "405 {\"error\":\"not so\"}";
        }
        if (wrong.contains(Wrong.SAME_ANSWER_TO_ALL)) {
            // Who comes at the same moment is told what the first is told, and it is done once.
            boolean fresh = ticket.used.get() == 0;
            meet();
            ticket.used.compareAndSet(0, 1);
            return fresh ? "200 {\"used\":true}" : "409 {\"error\":\"it was used\"}";
        }
        if (wrong.contains(Wrong.USED_AT_THE_SAME_MOMENT)) {
            boolean fresh = ticket.used.get() == 0;
            meet();
            return fresh ? "200 {\"used\":" + ticket.used.incrementAndGet() + "}" : "409 {\"error\":\"it was used\"}";
        }
        return ticket.used.compareAndSet(0, 1) ? "200 {\"used\":1}" : "409 {\"error\":\"it was used\"}";
    }

    /** Goes on as soon as another has looked as well, or after a moment. */
    private void meet() {
        try {
            looking.awaitAdvanceInterruptibly(looking.arrive(), MOMENT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // Nobody else came. The one arrival that is left over lets the next one pass alone.
        }
    }

    private static String text(String body, String type) {
        if (body.isEmpty()) {
            return "";
        }
        if (type.endsWith("urlencoded")) {
            return body.startsWith("text=") ? URLDecoder.decode(body.substring(5), StandardCharsets.UTF_8) : "";
        }
        return type.endsWith("json")
                ? JsonMapper.shared().readTree(body).path("text").asString("")
                : "";
    }

    private String add(String caller, String text) {
        int id = next.getAndIncrement();
        Ticket ticket = new Ticket(caller, text);
        tickets.put(id, ticket);
        return "201 " + face(id, ticket);
    }

    private String list(String caller) {
        StringBuilder faces = new StringBuilder();
        tickets.forEach((id, ticket) -> {
            if (ticket.owner.equals(caller)) {
                faces.append(faces.isEmpty() ? "" : ",").append(face(id, ticket));
            }
        });
        return "200 {\"you\":\"" + caller.hashCode() + "\",\"tickets\":[" + faces + "]}";
    }

    private static String face(int id, Ticket ticket) {
        return "{\"ticketId\":" + id + ",\"text\":\"" + ticket.text + "\",\"used\":" + ticket.used.get() + "}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
