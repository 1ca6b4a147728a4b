package dev.sinew.probe.cases;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Keeps books and the notes in them, each for whoever wrote it: correct, but for the flaws that it is given. */
final class NotesServer implements AutoCloseable {
    /** What may be wrong. */
    enum Wrong {
        ANYBODY_DELETES,
        ANYBODY_ADDS,
        DELETED_CAN_BE_CHANGED,
        SUCCESS_WITHOUT_EFFECT,
        EVERYBODY_IS_TOLD,
        /** Answers have the number of a row beside what paths take. */
        ROWS_HAVE_NUMBERS,
        /** Answers have the number of a row and nothing else that tells a book apart. */
        ROWS_HAVE_NUMBERS_ALONE,
        /** Answers have the address of a book and nothing else that tells it apart, beside what is no address. */
        BOOKS_HAVE_ADDRESSES_ALONE,
        /** What is changed is somebody else's afterwards. */
        CHANGES_GIVE_AWAY,
        NOBODY_DELETES,
        /** What is deleted is there, and says so. */
        DELETED_IS_ARCHIVED,
        ADDS_WITHOUT_CREDENTIALS
    }

    private static final class Book {
        String owner = "";
        String text = "";
        boolean deleted;
        final Map<Integer, String> notes = new TreeMap<>();
    }

    private static final String OTHER = "Bearer bob-4711-88a-token";

    private static final int MOST_CHARACTERS = 100_000;

    private final Set<Wrong> wrong;
    private final Map<Integer, Book> books = new TreeMap<>();
    private final HttpServer server;
    private int next = 71_000_001;

    NotesServer(Set<Wrong> wrong) throws IOException {
        this.wrong = Set.copyOf(wrong);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
                + "\"/books\":{\"get\":{" + ok + ",\"post\":{" + text + ok + "},"
                + "\"/books/{bookId}\":{\"get\":{" + ok + ",\"patch\":{" + text + ok + ",\"delete\":{" + ok + "},"
                + "\"/books/{bookId}/notes\":{\"get\":{" + ok + ",\"post\":{" + text + ok + "},"
                + "\"/books/{bookId}/notes/{noteId}\":{\"get\":{" + ok + "}}}";
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many books are there. */
    synchronized long left() {
        return books.values().stream().filter(each -> !each.deleted).count();
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String caller = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String method = exchange.getRequestMethod();
        String answer = sent.length() > MOST_CHARACTERS
                ? "413 {\"error\":\"too large\"}"
                : (caller.startsWith("Bearer ")
                                        || method.equals("POST")
                                                && path.length == 2
                                                && wrong.contains(Wrong.ADDS_WITHOUT_CREDENTIALS))
                                && path[1].equals("books")
                        ? answer(caller, method, path, sent.isEmpty() ? "" : text(sent))
                        : "401 {\"error\":\"who are you\"}";
        byte[] bytes = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String text(String json) {
        return JsonMapper.shared().readTree(json).path("text").asString("");
    }

    private String answer(String caller, String method, String[] path, String text) {
        if (path.length == 2) {
            return method.equals("POST") ? add(caller, text) : list(caller);
        }
        int id = Integer.parseInt(path[2]);
        Book book = books.getOrDefault(id, new Book());
        boolean adds = method.equals("POST") && wrong.contains(Wrong.ANYBODY_ADDS);
        boolean deletes = method.equals("DELETE") && wrong.contains(Wrong.ANYBODY_DELETES);
        boolean undead = method.equals("PATCH") || method.equals("GET");
        boolean there = !book.deleted
                || method.equals("GET") && wrong.contains(Wrong.DELETED_IS_ARCHIVED)
                || undead && wrong.contains(Wrong.DELETED_CAN_BE_CHANGED);
        if (!there || !book.owner.equals(caller) && !adds && !deletes) {
            return wrong.contains(Wrong.SUCCESS_WITHOUT_EFFECT) && !method.equals("GET")
                    ? "200 {\"done\":true}"
                    : "404 {\"error\":\"there is nothing\"}";
        }
        if (path.length > 3) {
            return notes(book, method, path, text);
        }
        switch (method) {
            case "PATCH" -> {
                book.text = text;
                book.owner = wrong.contains(Wrong.CHANGES_GIVE_AWAY) ? OTHER : book.owner;
            }
            case "DELETE" -> {
                if (wrong.contains(Wrong.NOBODY_DELETES)) {
                    return "403 {\"error\":\"not for you\"}";
                }
                book.deleted = true;
            }
            default -> {}
        }
        return "200 " + face(id, book);
    }

    private String notes(Book book, String method, String[] path, String text) {
        if (method.equals("POST")) {
            book.notes.put(next, text);
            return "201 {\"noteId\":" + next++ + "}";
        }
        if (path.length == 5) {
            String note = book.notes.get(Integer.parseInt(path[4]));
            return note == null ? "404 {}" : "200 {\"noteId\":" + path[4] + ",\"text\":" + Answer.quoted(note) + "}";
        }
        return "200 {\"notes\":["
                + book.notes.entrySet().stream()
                        .map(each ->
                                "{\"noteId\":" + each.getKey() + ",\"text\":" + Answer.quoted(each.getValue()) + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private String add(String caller, String text) {
        Book book = new Book();
        book.owner = caller;
        book.text = text;
        books.put(next, book);
        return "201 " + face(next++, book);
    }

    private String list(String caller) {
        Set<String> faces = new HashSet<>();
        books.forEach((id, book) -> {
            boolean told = book.owner.equals(caller) || wrong.contains(Wrong.EVERYBODY_IS_TOLD);
            if (told && !book.deleted) {
                faces.add(face(id, book));
            }
        });
        return "200 {\"you\":\"" + caller.hashCode() + "\",\"books\":[" + String.join(",", faces) + "]}";
    }

    private String face(int id, Book book) {
        String name = wrong.contains(Wrong.ROWS_HAVE_NUMBERS)
                ? "\"id\":" + id % 1_000 + ",\"documentId\""
                : wrong.contains(Wrong.ROWS_HAVE_NUMBERS_ALONE)
                        ? "\"id\":" + id % 1_000 + ",\"edition\""
                        : wrong.contains(Wrong.BOOKS_HAVE_ADDRESSES_ALONE)
                                ? "\"resource\":\"http://books.example/books/" + id
                                        + "/\",\"self\":\"/books/100%\",\"edition\""
                                : "\"bookId\"";
        String archived = wrong.contains(Wrong.DELETED_IS_ARCHIVED) ? ",\"archived\":" + book.deleted : "";
        return "{" + name + ":" + id + ",\"text\":" + Answer.quoted(book.text) + archived + "}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
