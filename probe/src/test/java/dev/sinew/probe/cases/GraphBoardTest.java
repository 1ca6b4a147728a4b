package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.run.Coverage;
import dev.sinew.probe.run.TestResult;
import dev.sinew.probe.run.TestRow;
import dev.sinew.probe.run.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A GraphQL service: its fields are tested as operations are, and told of as fields. It answers by operation name and variables, as persisted documents are; all else is no test of it. */
final class GraphBoardTest {
    private static final String READ = "probe.object-read-by-another POST /graphql note";
    private static final String CHANGED = "probe.object-changed-by-another POST /graphql updateNote";
    private static final String DELETED = "probe.object-deleted-by-another POST /graphql deleteNote";
    private static final String SCHEMA = """
            type Query {
              viewer: User
              notes(first: Int): NoteConnection!
              note(id: ID!): Note
              deleteAllNotes: Boolean
            }
            type Mutation {
              createNote(input: NoteInput!): NotePayload
              updateNote(noteId: ID!, input: NoteInput!): NotePayload
              deleteNote(noteId: ID!): Boolean
            }
            type User { id: ID! name: String! shelf: String! }
            type NoteConnection { edges: [NoteEdge!]! pageInfo: PageInfo! }
            type NoteEdge { cursor: String! node: Note! }
            type PageInfo { hasNextPage: Boolean! }
            type Note { id: ID! text: String! owner: User! }
            input NoteInput { text: String! }
            type NotePayload { note: Note userErrors: [UserError!]! }
            type UserError { message: String! }
            """;
    private static final List<String> CALLERS = List.of("anna", "bob");

    /** Who may use a note by its id. */
    private enum Manner {
        OWNERS,
        ANYBODY
    }

    @Test
    void notesOfOthersAreReadChangedAndDeleted() throws IOException {
        assertThat(CaseRun.reasons(run(Manner.ANYBODY, SCHEMA), Verdict.CONFIRMED))
                .containsKeys(READ, CHANGED, DELETED);
    }

    @Test
    void whoseNoteItIsIsLookedAt() throws IOException {
        TestResult result = run(Manner.OWNERS, SCHEMA);

        // It tells its schema without credentials.
        assertThat(CaseRun.reasons(result, Verdict.CONFIRMED))
                .containsOnlyKeys("probe.graphql-introspection POST /graphql");
        assertThat(CaseRun.reasons(result, Verdict.REFUTED)).containsKeys(READ, CHANGED, DELETED);
    }

    @Test
    void nothingIsToldOfAddressesThatOnlyTheTestKnows() throws IOException {
        TestResult result = run(Manner.ANYBODY, SCHEMA);

        assertThat(result.rows())
                .extracting(each -> each.operation().path())
                .contains("/graphql")
                .noneMatch(each -> each.contains(":/"));
        assertThat(result.rows()).extracting(each -> each.outcome().reason()).noneMatch(each -> each.contains(":/"));
        assertThat(result.coverage()).extracting(Coverage::reason).noneMatch(each -> each.contains(":/"));
        assertThat(commands(result)).allMatch(each -> each.contains("/graphql'") && each.contains("\"query\":"));
    }

    /** A query that empties the service is none that looks around. */
    @Test
    void queriesThatDoSomethingAreNotAskedToLookAround() throws IOException {
        try (Board board = new Board(Manner.OWNERS)) {
            CaseRun.ofGraph(board.address(), SCHEMA, SmallServer.identities("anna", "bob"));

            assertThat(board.emptied).isZero();
        }
    }

    @Test
    void theServiceIsAskedForItsSchemaWhereNoneIsGiven() throws IOException {
        assertThat(CaseRun.reasons(run(Manner.ANYBODY, ""), Verdict.CONFIRMED)).containsKeys(READ, CHANGED, DELETED);
    }

    private static List<String> commands(TestResult result) {
        return result.with(Verdict.CONFIRMED).stream()
                .map(TestRow::outcome)
                .flatMap(each -> each.steps().stream())
                .map(each -> "'" + each.ask().path() + "' " + each.ask().body())
                .filter(each -> each.contains("/graphql"))
                .toList();
    }

    private static TestResult run(Manner manner, String schema) throws IOException {
        try (Board board = new Board(manner)) {
            return CaseRun.ofGraph(board.address(), schema, SmallServer.identities("anna", "bob"));
        }
    }

    private static final class Board extends SmallServer {
        private final Manner manner;
        private final Map<String, ObjectNode> notes = new TreeMap<>();
        private int next = 4_711;
        private int emptied;

        private Board(Manner manner) throws IOException {
            super(CALLERS);
            this.manner = manner;
            add("anna", "the key lies below the third pot");
            add("bob", "the boat is sold to the harbour master");
        }

        private ObjectNode add(String owner, String text) {
            String id = "5b1f6c1e-6c5e-4f0e-9b51-%012d".formatted(next++ * 7_919L);
            ObjectNode note = JSON.createObjectNode().put("id", id).put("text", text);
            note.set("owner", user(owner));
            notes.put(id, note);
            return note;
        }

        private static ObjectNode user(String name) {
            return JSON.createObjectNode()
                    .put("id", "u-" + name + "-77")
                    .put("name", name)
                    .put("shelf", "shelf of " + name);
        }

        @Override
        boolean isOpen(Asked asked) {
            String document = asked.sent("query").asString("");
            return document.contains("__");
        }

        @Override
        synchronized String answer(Asked asked) {
            String document = asked.sent("query").asString("");
            if (!asked.what().equals("POST graphql 1") || document.isEmpty()) {
                return missing();
            }
            if (document.contains("__schema")) {
                return "200 {\"data\":{\"__schema\":" + BoardSchema.ANSWER + "}}";
            }
            String field = asked.sent("operationName").asString("__typename");
            JsonNode variables = asked.sent("variables");
            return switch (field) {
                case "__typename" -> "200 {\"data\":{\"__typename\":\"Query\"}}";
                case "viewer" -> data(field, user(asked.caller()));
                case "notes" -> data(field, page(asked.caller()));
                case "note" -> seen(field, asked.caller(), variables.path("id").asString(""));
                case "createNote" ->
                    data(
                            field,
                            payload(add(
                                    asked.caller(),
                                    variables.path("input").path("text").asString())));
                case "updateNote" -> changed(field, asked.caller(), variables);
                case "deleteNote" ->
                    deleted(field, asked.caller(), variables.path("noteId").asString(""));
                case "deleteAllNotes" -> {
                    emptied++;
                    yield error(field, "Not allowed");
                }
                default -> "400 {\"errors\":[{\"message\":\"Cannot query field\"}]}";
            };
        }

        private Optional<ObjectNode> usable(String caller, String id) {
            return Optional.ofNullable(notes.get(id))
                    .filter(each -> manner == Manner.ANYBODY
                            || each.path("owner").path("name").asString().equals(caller));
        }

        private String seen(String field, String caller, String id) {
            return usable(caller, id).map(each -> data(field, each)).orElse("200 {\"data\":{\"" + field + "\":null}}");
        }

        private String changed(String field, String caller, JsonNode variables) {
            Optional<ObjectNode> note = usable(caller, variables.path("noteId").asString(""));
            note.ifPresent(each ->
                    each.put("text", variables.path("input").path("text").asString()));
            return data(
                    field,
                    note.map(Board::payload)
                            .orElseGet(() -> JSON.readTree(
                                    "{\"note\":null,\"userErrors\":[{\"message\":\"Note not found\"}]}")));
        }

        private String deleted(String field, String caller, String id) {
            Optional<ObjectNode> note = usable(caller, id);
            note.ifPresent(each -> notes.remove(id));
            return note.isPresent()
                    ? data(field, JSON.getNodeFactory().booleanNode(true))
                    : error(field, "Not your note");
        }

        private static JsonNode payload(ObjectNode note) {
            ObjectNode payload = JSON.createObjectNode();
            payload.set("note", note);
            payload.putArray("userErrors");
            return payload;
        }

        private JsonNode page(String caller) {
            ObjectNode page = JSON.createObjectNode();
            page.set(
                    "edges",
                    JSON.readTree(notes.values().stream()
                            .filter(each ->
                                    each.path("owner").path("name").asString().equals(caller))
                            .map(each -> "{\"cursor\":\"c\",\"node\":" + each + "}")
                            .collect(Collectors.joining(",", "[", "]"))));
            page.putObject("pageInfo").put("hasNextPage", false);
            return page;
        }

        private static String data(String field, JsonNode value) {
            ObjectNode answer = JSON.createObjectNode();
            answer.putObject("data").set(field, value);
            return "200 " + answer;
        }

        private static String error(String field, String message) {
            return "200 "
                    + Stream.of(
                                    "{\"data\":{\"" + field + "\":null}",
                                    "\"errors\":[{\"message\":\"" + message + "\",\"path\":[\"" + field
                                            + "\"],\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}}]}")
                            .collect(Collectors.joining(","));
        }
    }
}
