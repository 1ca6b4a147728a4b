package dev.sinew.probe.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts, of which only the latest are listed, and one secret note of everybody, which is asked for by one's name. Correct, but for the flaws that it is given: posts are for all to read
 * who are told of them, notes for who wrote them.
 */
final class BoardServer extends SmallServer {
    /** What may be otherwise. */
    enum Wrong {
        /** The latest are those of the caller, and all are read by their ids. */
        EVERYBODY_READS_WHAT_ONLY_ITS_WRITER_IS_TOLD_OF,
        /** Not the latest are told of, but a page of the first. */
        A_PAGE_OF_THE_FIRST,
        /** What is written on all posts is told to everybody, without their ids. */
        NEWS_FOR_ALL,
        /** A note is shown to whoever names its writer. */
        NOTES_OF_WHOEVER_IS_NAMED
    }

    private static final List<String> PEOPLE = List.of("anna", "ben");
    private static final int FIRST = 7_301;
    private static final int PAGE = 2;

    private final Set<Wrong> wrong;
    private final Map<Integer, ObjectNode> posts = new TreeMap<>();

    BoardServer(Set<Wrong> wrong) throws IOException {
        super(PEOPLE);
        this.wrong = Set.copyOf(wrong);
        post("anna", "Which tyres for the winter in the hills");
        post("ben", "A noise at eighty that comes and goes");
    }

    /** What it says of itself. */
    static String openApi(String ofNotes) {
        return """
                {"openapi":"3.1.0","info":{"title":"board","version":"1"},"components":{"securitySchemes":{"b":{"type":"http","scheme":"bearer"}}},"security":[{"b":[]}],"paths":{
                "/login":{"post":{"security":[],"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["username","password"],
                    "properties":{"username":{"type":"string"},"password":{"type":"string"}}}}}},"responses":{"200":{"description":"ok"}}}},
                "/me":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/people":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/news":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/posts":{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object","required":["content"],
                    "properties":{"content":{"type":"string"}}}}}},"responses":{"201":{"description":"ok"}}}},
                "/posts/recent":{"get":{"responses":{"200":{"description":"ok"}}}},
                "/posts/{postId}":{"get":{"parameters":[{"name":"postId","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"200":{"description":"ok"}}}},
                "/getNote":{"get":{"summary":"Note","description":"%s","parameters":[{"name":"username","in":"query","required":true,"schema":{"type":"string"}}],
                  "responses":{"200":{"description":"ok"}}}}}}
                """.formatted(ofNotes).replace("/getNote", "/getNote");
    }

    static String identities() {
        return """
                auth:
                  - {name: anna, loginEndpointAuth: {payloadUserPwd: {username: anna, usernameField: username, password: Moss-and-Rill-7, passwordField: password}}}
                  - {name: ben, loginEndpointAuth: {payloadUserPwd: {username: ben, usernameField: username, password: Slate-and-Fern-8, passwordField: password}}}
                authTemplate:
                  loginEndpointAuth: {endpoint: /login, verb: POST, contentType: application/json, token: {extractFrom: body, extractSelector: /token}}
                """;
    }

    @Override
    boolean isOpen(Asked asked) {
        return asked.what().equals("POST login 1");
    }

    @Override
    String answer(Asked asked) {
        List<String> path = asked.path();
        return switch (asked.what()) {
            case "POST login 1" ->
                login(
                        asked.sent("username").asString(""),
                        asked.sent("password").asString(""));
            case "GET me 1" -> "200 {\"username\":\"" + asked.caller() + "\"}";
            case "GET people 1" -> "200 [{\"username\":\"anna\"},{\"username\":\"ben\"}]";
            case "GET news 1" ->
                list(posts.values().stream()
                        .filter(each -> wrong.contains(Wrong.NEWS_FOR_ALL))
                        .map(each -> each.path("content")));
            case "POST posts 1" -> created(asked);
            case "GET posts 2" -> path.get(1).equals("recent") ? recent(asked.caller()) : read(path.get(1));
            case "GET getNote 1" -> note(asked.query().getOrDefault("username", ""), asked.caller());
            default -> missing();
        };
    }

    private static String login(String name, String password) {
        return PEOPLE.contains(name) && password.matches("(?:Moss-and-Rill-7|Slate-and-Fern-8)")
                ? "200 {\"token\":\"" + name + "-4711-88a-token\",\"username\":\"" + name + "\"}"
                : "401 {\"error\":\"wrong name or password\"}";
    }

    private ObjectNode post(String writer, String content) {
        int id = FIRST + posts.size();
        ObjectNode post =
                JSON.createObjectNode().put("id", id).put("writer", writer).put("content", content);
        posts.put(id, post);
        return post;
    }

    private String created(Asked asked) {
        String content = asked.sent("content").asString("");
        return content.isEmpty() ? "400 {\"error\":\"content is missing\"}" : "201 " + post(asked.caller(), content);
    }

    private String recent(String caller) {
        boolean own = wrong.contains(Wrong.EVERYBODY_READS_WHAT_ONLY_ITS_WRITER_IS_TOLD_OF);
        List<ObjectNode> shown = new ArrayList<>(posts.values());
        shown.removeIf(each -> own && !each.path("writer").asString().equals(caller));
        return list(wrong.contains(Wrong.A_PAGE_OF_THE_FIRST) ? shown.stream().limit(PAGE) : shown.reversed().stream());
    }

    private String read(String id) {
        return posts.values().stream()
                .filter(each -> each.path("id").asString().equals(id))
                .findFirst()
                .map(each -> "200 " + each)
                .orElseGet(SmallServer::missing);
    }

    /** Failures are told in answers of status 200. */
    private String note(String name, String caller) {
        boolean shown =
                PEOPLE.contains(name) && (name.equals(caller) || wrong.contains(Wrong.NOTES_OF_WHOEVER_IS_NAMED));
        return shown
                ? "200 {\"status\":\"success\",\"note\":\"the spare key of " + name + " lies below the "
                        + (name.equals("anna") ? "third flowerpot" : "loose brick") + "\"}"
                : "200 {\"status\":\"error\",\"message\":\"there is no such note\"}";
    }
}
