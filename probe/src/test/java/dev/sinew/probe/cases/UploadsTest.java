package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What is uploaded as one thing, has no page of its own, and stands on a list that is called after several and is elsewhere. */
final class UploadsTest {
    private static final String DELETED = "probe.object-deleted-by-another DELETE /picture/{id}";
    private static final String OPEN_API = """
            {"openapi":"3.0.3","info":{"title":"u","version":"1"},"paths":{
            "/me":{"get":{"responses":{"200":{"description":"ok"}}}},
            "/user/pictures":{"get":{"responses":{"200":{"description":"ok"}}}},
            "/picture/upload":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":"object","required":["title"],
              "properties":{"title":{"type":"string"}}}}}},"responses":{"200":{"description":"ok"}}}},
            "/picture/{id}":{"delete":{"responses":{"200":{"description":"ok"}}}}}}
            """;

    /** Who may delete pictures, and to whom the list tells of them. */
    private enum Manner {
        OWNERS,
        ANYBODY,
        /** Not wrong: an album of all. */
        ALBUM_OF_ALL
    }

    @Test
    void othersDeleteWhatOnlyItsOwnersListTellsOf() throws IOException {
        assertThat(CaseRun.reasons(run(Manner.ANYBODY), Verdict.CONFIRMED)).containsKey(DELETED);
    }

    @Test
    void whoseItIsIsLookedAt() throws IOException {
        assertThat(CaseRun.reasons(run(Manner.OWNERS), Verdict.REFUTED)).containsKey(DELETED);
    }

    @Test
    void anAlbumOfAllIsForAllToTidy() throws IOException {
        assertThat(CaseRun.reasons(run(Manner.ALBUM_OF_ALL), Verdict.INCONCLUSIVE))
                .containsKey(DELETED);
    }

    private static TestResult run(Manner manner) throws IOException {
        try (Album album = new Album(manner)) {
            return CaseRun.of(album.address(), OPEN_API, SmallServer.identities("anna", "bob"));
        }
    }

    private static final class Album extends SmallServer {
        private final Manner manner;
        private final Map<String, ObjectNode> pictures = new TreeMap<>();
        private int next = 4_711;

        private Album(Manner manner) throws IOException {
            super(List.of("anna", "bob"));
            this.manner = manner;
            add("anna", "the harbour at night");
            add("bob", "the garage door");
        }

        private String add(String owner, String title) {
            String id = "5b1f6c1e-6c5e-4f0e-9b51-%012d".formatted(next++ * 7_919L);
            pictures.put(
                    id,
                    JSON.createObjectNode().put("_id", id).put("title", title).put("creator", owner));
            return id;
        }

        @Override
        synchronized String answer(Asked asked) {
            String last = asked.path().getLast();
            return switch (asked.what()) {
                case "GET me 1" ->
                    "200 {\"name\":\"" + asked.caller() + "\",\"shelf\":\"shelf of " + asked.caller() + "\"}";
                case "GET user 2" ->
                    list(pictures.values().stream()
                            .filter(each -> manner == Manner.ALBUM_OF_ALL
                                    || each.path("creator").asString().equals(asked.caller())));
                case "POST picture 2" ->
                    asked.sent("title").isString()
                            ? "200 {\"message\":\"success\",\"_id\":\""
                                    + add(asked.caller(), asked.sent("title").asString()) + "\"}"
                            : "400 {\"error\":\"a title is missing\"}";
                case "DELETE picture 2" -> {
                    ObjectNode picture = pictures.get(last);
                    boolean own = picture != null
                            && picture.path("creator").asString().equals(asked.caller());
                    yield picture == null ? missing() : own || manner != Manner.OWNERS ? removed(last) : refused();
                }
                default -> missing();
            };
        }

        private String removed(String id) {
            pictures.remove(id);
            return "200 {\"message\":\"success\"}";
        }
    }
}
