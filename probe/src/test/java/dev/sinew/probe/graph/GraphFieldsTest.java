package dev.sinew.probe.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.identity.Login;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fields as operations: what they are called, what is sent for them, and what their answers say. */
final class GraphFieldsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPES = """
            type Ticket { id: ID! subject: String! state: State customer: User comments(first: Int): CommentConnection secret(key: String!): String }
            type User { id: ID! name: String! tickets: [Ticket!] }
            type Comment { id: ID! body: String! }
            type CommentConnection { edges: [CommentEdge!]! pageInfo: PageInfo! }
            type CommentEdge { node: Comment! cursor: String! }
            type PageInfo { hasNextPage: Boolean! }
            type Payload { ticket: Ticket userErrors: [UserError!]! }
            type UserError { message: String! }
            type Auth { token: String user: User }
            enum State { OPEN CLOSED }
            input TicketInput { subject: String! state: State = OPEN }
            input Change { ticketId: ID! subject: String }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            query    | ticket(id: ID!): Ticket                                  | GET /tickets/{id}
            query    | getTicketById(ticketId: ID!): Ticket                     | GET /tickets/{ticketId}
            query    | user(username: String): User                             | GET /users/{username}
            query    | tickets(first: Int, state: State): [Ticket!]!            | GET /tickets
            query    | comments(ticketId: ID!, first: Int): CommentConnection!  | GET /tickets/{ticketId}/comments
            query    | ticketComments(ticketId: ID!): [Comment]                 | GET /tickets/{ticketId}/comments
            query    | viewer: User                                             | GET /me
            query    | serviceStatus: String                                    | GET /serviceStatus
            mutation | createTicket(input: TicketInput!): Payload               | POST /tickets
            mutation | ticketCreate(input: TicketInput!): Payload               | POST /tickets
            mutation | updateTicket(input: Change!): Payload                    | PATCH /tickets/{ticketId}
            mutation | updateTicket(id: ID!, input: TicketInput!): Payload      | PATCH /tickets/{id}
            mutation | deleteTicket(id: ID!): Boolean                           | DELETE /tickets/{id}
            mutation | closeTicket(id: ID!): Payload                            | POST /tickets/{id}/close
            mutation | addComment(ticketId: ID!, body: String!): Comment        | POST /tickets/{ticketId}/comments
            mutation | setRole(userId: ID!, role: String!): User                | PATCH /users/{userId}/role
            mutation | setUserRole(userId: ID!, role: String!): User            | PATCH /users/{userId}/role
            mutation | updateProfile(name: String): User                        | PATCH /me
            mutation | deleteAccount: Boolean                                   | POST /deleteAccount
            mutation | login(name: String!, password: String!): Auth            | POST /login
            mutation | signUp(name: String!, password: String!): Auth           | POST /register
            mutation | importEverything(from: String!): Boolean                 | POST /importEverything
            """)
    void fieldsAreCalledAsOperationsAre(String root, String field, String operation) {
        List<GraphField> fields = GraphFields.of(schema(root, field));

        assertThat(fields).extracting(each -> each.method() + " " + each.path()).containsExactly(operation);
    }

    /** Two fields of the same method and address would be one operation; and the id of a ticket is called the same in all paths of tickets. */
    @Test
    void noTwoFieldsAreOne() {
        GraphSchema schema = Specifications.read(
                        (TYPES
                                        + "type Query { ticket(id: ID!): Ticket ticketByNumber(number: Int!): Ticket getTicket(id: ID!): Ticket user(username: String!): User }"
                                        + " type Mutation { updateTicket(ticketId: ID!, subject: String): Ticket updateUser(userId: ID!, name: String): User }")
                                .getBytes(StandardCharsets.UTF_8),
                        "a")
                .descriptions()
                .getFirst()
                .graph()
                .orElseThrow();

        assertThat(GraphFields.of(schema))
                .extracting(each -> each.method() + " " + each.path())
                .doesNotHaveDuplicates()
                .contains("GET /tickets/{id}", "PATCH /tickets/{id}", "GET /users/{username}", "PATCH /users/{userId}");
    }

    @Test
    void aFieldIsAskedForByADocumentWithVariables() {
        JsonNode sent = sent(
                service("mutation", "updateTicket(input: Change!): Payload"),
                new Ask("PATCH", "/graphql:/tickets/T%3A1", List.of(), "{\"subject\":\"a\",\"role\":\"admin\"}"));

        assertThat(sent.path("query").asString())
                .startsWith(
                        "mutation updateTicket($input: Change!) { updateTicket(input: $input) { ticket { id subject state"
                                + " customer { id name }")
                .doesNotContain("secret", "tickets");
        // What the type does not have is sent all the same, for the service to refuse.
        assertThat(sent.path("variables"))
                .hasToString("{\"input\":{\"ticketId\":\"T:1\",\"subject\":\"a\",\"role\":\"admin\"}}");
    }

    @Test
    void textsOfAddressesHaveTheTypesOfTheirArguments() {
        GraphService service =
                service("query", "tickets(first: Int, open: Boolean, ids: [ID!], name: String): [Ticket!]!");

        assertThat(sent(service, Ask.get("/graphql:/tickets?first=7&open=true&ids=a&ids=b&name=7"))
                        .path("variables"))
                .hasToString("{\"first\":7,\"open\":true,\"ids\":[\"a\",\"b\"],\"name\":\"7\"}");
        assertThat(sent(service, Ask.get("/graphql:/tickets?first='")).path("variables"))
                .hasToString("{\"first\":\"'\"}");
    }

    @Test
    void whatIsNoFieldCannotBeAsked() {
        GraphService service = service("query", "ticket(id: ID!): Ticket");

        assertThat(service.written(Ask.get("/graphql:/tickets"))).isEmpty();
        assertThat(service.written(new Ask("DELETE", "/graphql:/tickets/1", List.of(), "")))
                .isEmpty();
        assertThat(service.written(Ask.get("/elsewhere"))).contains(Ask.get("/elsewhere"));
        assertThat(service("mutation", "createTicket(input: TicketInput!): Payload")
                        .written(new Ask("POST", "/graphql:/tickets", List.of(), "[1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data":{"ticket":{"id":"1"}}}                                                                    | 200
            {"data":{"ticket":null}}                                                                          | 404
            {"data":{"ticket":null},"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}      | 401
            {"data":{"ticket":null},"errors":[{"message":"Not allowed","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]} | 403
            {"data":{"ticket":null},"errors":[{"message":"no","extensions":{"statusCode":409}}]}              | 409
            {"errors":[{"message":"Cannot query field \\"x\\" on type \\"Query\\"."}]}                        | 400
            {"errors":[{"message":"You must be logged in"}]}                                                  | 401
            {"errors":[{"message":"Ticket matching query does not exist."}]}                                  | 404
            {"errors":[{"message":"Title is taken"}]}                                                         | 422
            {"errors":[{"message":"Internal server error"}]}                                                  | 500
            {"data":{"ticket":{"id":"1"}},"errors":[{"message":"Forbidden","path":["ticket","customer"]}]}    | 200
            """)
    void errorsStandForStatuses(String answer, int status) {
        GraphService service = service("query", "ticket(id: ID!): Ticket");

        assertThat(read(service, Ask.get("/graphql:/tickets/1"), answer).status())
                .isEqualTo(status);
    }

    @Test
    void whatAMutationBroughtIsTheAnswer() {
        GraphService service = service("mutation", "createTicket(input: TicketInput!): Payload");
        Ask ask = new Ask("POST", "/graphql:/tickets", List.of(), "{\"subject\":\"a\"}");

        assertThat(read(service, ask, "{\"data\":{\"createTicket\":{\"ticket\":{\"id\":\"7\"},\"userErrors\":[]}}}")
                        .text())
                .isEqualTo("{\"id\":\"7\"}");
        assertThat(read(
                                service,
                                ask,
                                "{\"data\":{\"createTicket\":{\"ticket\":null,\"userErrors\":[{\"message\":\"No permission\"}]}}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pagesAreTheListsOfTheirThings() {
        GraphService service = service("query", "ticket(id: ID!): Ticket");
        String answer =
                "{\"data\":{\"ticket\":{\"id\":\"1\",\"comments\":{\"edges\":[{\"cursor\":\"c\",\"node\":{\"id\":\"2\"}}],"
                        + "\"pageInfo\":{\"hasNextPage\":false}}}}}";

        assertThat(read(service, Ask.get("/graphql:/tickets/1"), answer).text())
                .isEqualTo("{\"id\":\"1\",\"comments\":[{\"id\":\"2\"}]}");
    }

    /** What a thing contains is asked for no more where that is refused, or more than the service answers at once. */
    @Test
    void whatIsRefusedInsideIsNotAskedForAgain() {
        GraphService service = service("query", "ticket(id: ID!): Ticket");
        Ask ask = Ask.get("/graphql:/tickets/1");
        assertThat(sent(service, ask).path("query").asString()).contains("customer {");

        read(
                service,
                ask,
                "{\"data\":{\"ticket\":null},\"errors\":[{\"message\":\"Forbidden\",\"path\":[\"ticket\",\"customer\"]}]}");

        assertThat(sent(service, ask).path("query").asString()).doesNotContain("customer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"query":"mutation { login(name: \\"anna\\", password: \\"a\\\\\\"b\\") { token } }"}
            {"query":"mutation L($n: String!, $p: String!) { login(name: $n, password: $p) { token } }","variables":{"n":"anna","p":"a\\"b"}}
            """)
    void loginsAreTriedWithOtherNamesAndPasswords(String body) {
        GraphService service = service("mutation", "login(name: String!, password: String!): Auth");
        Login login =
                new Login("POST", "/graphql", "application/json", List.of(), body, token("/data/login/token"), false);

        Login known = new GraphLogin(service)
                .of(new Identity("anna", "", "", List.of(), Optional.of(login)))
                .login()
                .orElseThrow();

        assertThat(known.endpoint()).isEqualTo("/graphql:/login");
        assertThat(JSON.readTree(known.body()))
                .isEqualTo(JSON.createObjectNode().put("name", "anna").put("password", "a\"b"));
        assertThat(known.token().orElseThrow().selector()).isEqualTo("/token");
    }

    @Test
    void loginsElsewhereStayAsTheyAre() {
        GraphService service = service("mutation", "login(name: String!, password: String!): Auth");
        Login login = new Login(
                "POST", "/sessions", "application/json", List.of(), "{\"query\":\"login(\"}", token("/token"), false);
        Identity anna = new Identity("anna", "", "", List.of(), Optional.of(login));

        assertThat(new GraphLogin(service).of(anna)).isEqualTo(anna);
    }

    /** Types that all contain each other, and pages of themselves. */
    @Test
    void whatIsAskedForIsBounded() {
        StringBuilder types = new StringBuilder("type Query { all: T0 }");
        for (int i = 0; i < 60; i++) {
            types.append(" type T")
                    .append(i)
                    .append(" { pageInfo: T0 edges: [T")
                    .append((i + 1) % 60)
                    .append("] node: T")
                    .append((i + 7) % 60);
            for (int j = 0; j < 60; j++) {
                types.append(" f").append(j).append(": T").append(j);
            }
            types.append(" }");
        }
        GraphSchema schema = Specifications.read(types.toString().getBytes(StandardCharsets.UTF_8), "a.graphql")
                .descriptions()
                .getFirst()
                .graph()
                .orElseThrow();

        assertThat(sent(new GraphService("/graphql", schema), Ask.get("/graphql:/all"))
                        .path("query")
                        .asString())
                .hasSizeBetween(100, 20_000);
    }

    private static Optional<Login.TokenRule> token(String pointer) {
        return Optional.of(new Login.TokenRule(false, pointer, Login.SendIn.HEADER, "Authorization", "Bearer {token}"));
    }

    private static JsonNode sent(GraphService service, Ask ask) {
        return JSON.readTree(service.written(ask).orElseThrow().body());
    }

    private static Reply read(GraphService service, Ask ask, String answer) {
        return service.read(
                ask, new Reply(200, "application/json", Map.of(), answer, Optional.of(JSON.readTree(answer)), 1));
    }

    private static GraphService service(String root, String field) {
        return new GraphService("/graphql", schema(root, field));
    }

    private static GraphSchema schema(String root, String field) {
        String type = root.equals("query") ? "Query" : "Mutation";
        return Specifications.read(
                        (TYPES + "type " + type + " { " + field + " }").getBytes(StandardCharsets.UTF_8), "a.graphql")
                .descriptions()
                .getFirst()
                .graph()
                .orElseThrow();
    }
}
