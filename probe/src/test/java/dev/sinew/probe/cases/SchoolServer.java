package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two schools with rooms, tasks, what pupils hand in, files and lists of marks. Sessions are cookies, and who writes sends the token that {@code GET /session} tells along in a header. Correct, but for what it is told to do wrong.
 */
final class SchoolServer implements AutoCloseable {
    /** What it does wrong, or otherwise. */
    enum Wrong {
        /** A room is looked up by its number alone, below any school of the caller's. */
        ROOMS_OF_OTHER_SCHOOLS_ARE_CHANGED,
        ANYBODYS_WORK_IS_READ,
        FILES_NEED_NO_SESSION,
        /** The header says of which school the marks are told. */
        MARKS_OF_ANY_SCHOOL,
        ANYBODY_ADDS_HOLIDAYS,
        /** The token against forged requests is a cookie. */
        TOKEN_IN_A_COOKIE,
        /** That token is not looked for where rooms are changed. */
        CHANGES_WITHOUT_A_TOKEN,
        /** Not wrong by itself: no token is looked for anywhere, and rooms are made on the second floor alone. */
        NO_TOKENS_AND_ONE_FLOOR
    }

    private record Person(int id, String name, String role, int school) {}

    private static final List<Person> PEOPLE = List.of(
            new Person(1, "sam", "support", 0),
            new Person(2, "tara", "teacher", 31),
            new Person(3, "theo", "teacher", 32),
            new Person(4, "mila", "pupil", 31),
            new Person(5, "jonas", "pupil", 31),
            new Person(6, "ada", "admin", 0));

    private final Set<Wrong> wrong;
    private final Map<String, Person> sessions = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<Integer, ObjectNode> things = new TreeMap<>();
    private final HttpServer server;
    private int next = 500;

    SchoolServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        for (Person each : PEOPLE) {
            if (each.role().equals("teacher")) {
                add("tasks", each, new String[] {"title", "Read chapter seven of " + each.name()});
            } else if (each.role().equals("pupil")) {
                add("files", each, new String[] {"name", "essay-of-" + each.name() + ".bin"});
            }
        }
        server.start();
    }

    /** What it says of itself. */
    static String openApi(Set<Wrong> wrong) {
        boolean floors = wrong.contains(Wrong.NO_TOKENS_AND_ONE_FLOOR);
        String ok = "\"responses\":{\"200\":{\"description\":\"ok\"}}}";
        String made = "\"responses\":{\"201\":{\"description\":\"made\"}}}";
        String session =
                "\"responses\":{\"200\":{\"description\":\"ok\",\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\","
                        + "\"properties\":{\"csrfToken\":{\"type\":\"string\"}}}}}}}}";
        return "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"s\",\"version\":\"1\"},\"security\":[{\"c\":[],\"x\":[]}],"
                + "\"components\":{\"securitySchemes\":{\"c\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"sid\"},"
                + "\"x\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-School-Csrf\"}}},\"paths\":{"
                + "\"/session\":{\"get\":{" + session + "},"
                + "\"/me\":{\"get\":{" + ok + "},"
                + "\"/schools/{schoolId}/rooms\":{\"get\":{" + ok + ",\"post\":{"
                + (floors ? ROOM : body("name")) + made + "},"
                + (floors ? "\"/floors\":{\"get\":{" + ok + "}," : "")
                + "\"/schools/{schoolId}/rooms/{roomId}\":{\"get\":{" + ok + ",\"patch\":{" + body("name") + ok
                + ",\"delete\":{"
                + ok + "},"
                + "\"/tasks\":{\"get\":{" + ok + "},"
                + "\"/tasks/{taskId}/works\":{\"get\":{" + ok + ",\"post\":{" + body("text") + made + "},"
                + "\"/tasks/{taskId}/works/{workId}\":{\"get\":{" + ok + ",\"delete\":{" + ok + "},"
                + "\"/files\":{\"get\":{" + ok + "},"
                + "\"/files/{fileId}\":{\"get\":{" + ok + "},"
                + "\"/files/{fileId}/content\":{\"get\":{" + ok + "},"
                + "\"/marks/{month}\":{\"get\":{\"parameters\":[{\"name\":\"month\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"},\"example\":\"2026-05\"},"
                + "{\"name\":\"X-School-Id\",\"in\":\"header\",\"schema\":{\"type\":\"integer\"}}]," + ok + "},"
                + "\"/admin/holidays\":{\"get\":{" + ok + ",\"post\":{"
                + "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\"code\",\"days\"],"
                + "\"properties\":{\"code\":{\"type\":\"string\",\"pattern\":\"^\\\\d{4}$\"},\"days\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":90}}}}}},"
                + made + "}}}";
    }

    private static final String ROOM =
            "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\"name\",\"floorId\"],"
                    + "\"properties\":{\"name\":{\"type\":\"string\"},\"floorId\":{\"type\":\"integer\"}}}}}},";

    private static String body(String name) {
        return "\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"object\",\"required\":[\""
                + name + "\"],\"properties\":{\"" + name + "\":{\"type\":\"string\"}}}}}},";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private ObjectNode add(String kind, Person owner, String[] member) {
        ObjectNode thing = JsonMapper.shared().createObjectNode().put(member[0], member[1]);
        return add(kind, owner, thing);
    }

    private ObjectNode add(String kind, Person owner, ObjectNode thing) {
        int id = next++;
        thing.put("id", id).put("kind", kind).put("owner", owner.name()).put("school", owner.school());
        things.put(id, thing);
        return thing;
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        ObjectNode body = sent.startsWith("{") && JsonMapper.shared().readTree(sent) instanceof ObjectNode object
                ? object
                : JsonMapper.shared().createObjectNode();
        String sid = Stream.of(String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))
                        .split("; "))
                .filter(each -> each.startsWith("sid="))
                .map(each -> each.substring(4))
                .findFirst()
                .orElse("");
        String answer;
        if (path.equals("/login")) {
            answer = login(body, exchange);
        } else {
            Person who = sessions.get(sid);
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("X-School-Csrf"));
            String school = String.valueOf(exchange.getRequestHeaders().getFirst("X-School-Id"));
            boolean open = wrong.contains(Wrong.FILES_NEED_NO_SESSION) && path.endsWith("/content");
            if (who == null) {
                answer = open ? content(path) : "401 {\"error\":\"who are you\"}";
            } else if (!method.equals("GET")
                    && !wrong.contains(Wrong.NO_TOKENS_AND_ONE_FLOOR)
                    && !token.equals(tokens.get(sid))
                    && !(method.equals("PATCH") && wrong.contains(Wrong.CHANGES_WITHOUT_A_TOKEN))) {
                answer = "403 {\"error\":\"the token is missing\"}";
            } else if (path.equals("/session")) {
                answer = wrong.contains(Wrong.TOKEN_IN_A_COOKIE)
                        ? "200 {\"name\":\"" + who.name() + "\"}"
                        : "200 {\"name\":\"" + who.name() + "\",\"csrfToken\":\"" + tokens.get(sid) + "\"}";
            } else {
                answer = answer(method, path.substring(1).split("/", -1), who, body, school);
            }
        }
        boolean table = path.startsWith("/marks/") && answer.startsWith("200");
        boolean raw = path.endsWith("/content") && answer.startsWith("200");
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", table ? "text/csv" : raw ? "application/octet-stream" : "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String login(JsonNode body, HttpExchange exchange) {
        for (Person each : PEOPLE) {
            if (body.path("password").asString("").equals("Pass-" + each.name() + "-77")
                    && body.path("username").asString("").equals(each.name())) {
                String sid = UUID.randomUUID().toString();
                sessions.put(sid, each);
                tokens.put(sid, UUID.randomUUID().toString());
                exchange.getResponseHeaders().add("Set-Cookie", "sid=" + sid + "; HttpOnly; Path=/");
                if (wrong.contains(Wrong.TOKEN_IN_A_COOKIE)) {
                    exchange.getResponseHeaders().add("Set-Cookie", "csrftoken=" + tokens.get(sid) + "; Path=/");
                }
                return "200 {\"done\":true}";
            }
        }
        return "401 {\"error\":\"name or password are wrong\"}";
    }

    private String answer(String method, String[] parts, Person who, ObjectNode body, String school) {
        int last = parts[parts.length - 1].matches("\\d{1,6}") ? Integer.parseInt(parts[parts.length - 1]) : 0;
        int first = parts.length > 1 && parts[1].matches("\\d{1,6}") ? Integer.parseInt(parts[1]) : 0;
        String place = method + " " + parts[0] + (parts.length > 2 ? " " + parts[2] : "")
                + (last > 0 && parts.length != 3 ? " {}" : "");
        boolean teaches = who.role().equals("teacher");
        return switch (place) {
            case "GET me" ->
                "200 {\"id\":" + who.id() + ",\"name\":\"" + who.name() + "\",\"school\":{\"id\":" + who.school()
                        + "}}";
            case "GET schools rooms" -> first == who.school() ? listed("rooms", "school", first) : none();
            case "POST schools rooms" ->
                !teaches
                                || first != who.school()
                                || wrong.contains(Wrong.NO_TOKENS_AND_ONE_FLOOR)
                                        && body.path("floorId").asInt(0) != 8102
                        ? forbidden()
                        : "201 " + add("rooms", who, body);
            case "GET schools rooms {}", "PATCH schools rooms {}", "DELETE schools rooms {}" ->
                first == who.school() ? room(method, last, who, body) : none();
            case "GET floors" -> "200 [{\"id\":8101,\"name\":\"first floor\"},{\"id\":8102,\"name\":\"second floor\"}]";
            case "GET tasks" -> listed("tasks", "school", who.school());
            case "GET tasks works" -> of("tasks", first) == null ? none() : listed("works", "owner", who.name());
            case "POST tasks works" ->
                who.role().equals("pupil")
                                && of("tasks", first) != null
                                && !body.path("text").asString("").isEmpty()
                        ? "201 " + add("works", who, body.put("task", first))
                        : forbidden();
            case "GET tasks works {}" -> work(method, last, who, wrong.contains(Wrong.ANYBODYS_WORK_IS_READ));
            case "DELETE tasks works {}" -> work(method, last, who, false);
            case "GET files" -> listed("files", "owner", who.name());
            case "GET files {}" -> {
                ObjectNode file = of("files", last);
                yield file != null && file.path("owner").asString("").equals(who.name()) ? "200 " + file : none();
            }
            case "GET files content" -> {
                ObjectNode file = of("files", first);
                yield file != null && file.path("owner").asString("").equals(who.name())
                        ? content("/files/" + first + "/content")
                        : none();
            }
            case "GET admin" -> who.role().equals("admin") ? listed("holidays", "kind", "holidays") : forbidden();
            case "POST admin" ->
                !who.role().equals("admin") && !wrong.contains(Wrong.ANYBODY_ADDS_HOLIDAYS)
                        ? forbidden()
                        : !body.path("code").asString("").matches("\\d{4}")
                                        || body.path("days").asInt(0) < 1
                                ? "422 {\"error\":\"code and days\"}"
                                : "201 " + holiday(who, body);
            default ->
                parts[0].equals("marks") && method.equals("GET") && parts.length == 2
                        ? marks(parts[1], who, school)
                        : none();
        };
    }

    private String holiday(Person who, ObjectNode body) {
        ObjectNode added = add("holidays", who, body);
        return JsonMapper.shared()
                .createObjectNode()
                .put("code", added.path("code").asString(""))
                .toString();
    }

    private String room(String method, int id, Person who, ObjectNode body) {
        ObjectNode room = of("rooms", id);
        boolean loose = method.equals("PATCH") && wrong.contains(Wrong.ROOMS_OF_OTHER_SCHOOLS_ARE_CHANGED);
        if (room == null || !loose && room.path("school").asInt(0) != who.school()) {
            return none();
        }
        if (method.equals("DELETE")) {
            things.remove(id);
        } else if (method.equals("PATCH")) {
            room.put("name", body.path("name").asString(""));
        }
        return "200 " + room;
    }

    private String work(String method, int id, Person who, boolean loose) {
        ObjectNode work = of("works", id);
        if (work == null || !loose && !work.path("owner").asString("").equals(who.name())) {
            return none();
        }
        if (method.equals("DELETE")) {
            things.remove(id);
        }
        return "200 " + work;
    }

    private String content(String path) {
        ObjectNode file = of("files", Integer.parseInt("0" + path.replaceAll("\\D", "")));
        return file == null
                ? none()
                : "200 content of " + "%08x".formatted(file.toString().hashCode()) + " and so on";
    }

    /** The marks of a school in a month, as a table. */
    private String marks(String month, Person who, String school) {
        boolean any = wrong.contains(Wrong.MARKS_OF_ANY_SCHOOL) && school.matches("\\d{1,4}");
        int of = any ? Integer.parseInt(school) : who.school();
        if (!who.role().equals("teacher") || !month.matches("\\d{4}-\\d\\d")) {
            return forbidden();
        }
        String rows = PEOPLE.stream()
                .filter(each -> each.school() == of)
                .map(each -> each.name() + "," + month + ",mark-" + each.id() * 7919 + "-of-" + each.name())
                .collect(Collectors.joining("\n"));
        return rows.isEmpty() ? none() : "200 name,month,mark\n" + rows + "\n";
    }

    private @Nullable ObjectNode of(String kind, int id) {
        ObjectNode thing = things.get(id);
        return thing != null && thing.path("kind").asString("").equals(kind) ? thing : null;
    }

    private String listed(String kind, String member, Object value) {
        return "200 "
                + things.values().stream()
                        .filter(each -> each.path("kind").asString("").equals(kind)
                                && each.path(member).asString("").equals(String.valueOf(value)))
                        .map(ObjectNode::toString)
                        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    private static String none() {
        return "404 {\"error\":\"there is nothing\"}";
    }

    private static String forbidden() {
        return "403 {\"error\":\"not you\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
