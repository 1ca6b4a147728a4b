package dev.sinew.spec.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Location;
import dev.sinew.model.Problem;
import dev.sinew.spec.ApiDescription;
import dev.sinew.spec.ApiDescription.Format;
import dev.sinew.spec.DescribedOperation;
import dev.sinew.spec.GraphSchema;
import dev.sinew.spec.Known;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import dev.sinew.spec.Server;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecificationsTest {
    @Test
    void readsOpenApi2() {
        ApiDescription api = one("""
                swagger: '2.0'
                info: {title: Bank, version: '1'}
                host: API.Bank.example:443
                basePath: /v1/
                schemes: [https]
                consumes: [application/json; charset=utf-8]
                securityDefinitions: {key: {type: apiKey, in: header, name: X-Key}, plain: {type: basic}}
                security: [{key: []}]
                paths:
                  /accounts/{id}:
                    parameters: [{in: path, name: id, required: true, type: integer}]
                    post:
                      operationId: change
                      deprecated: true
                      parameters: [{in: body, name: b, required: true, schema: {$ref: '#/definitions/Change'}}]
                      responses: {200: {description: ok, schema: {type: array, items: {type: string}}, headers: {X-Left: {type: integer}}}}
                  /upload:
                    post:
                      parameters: [{in: formData, name: file, type: file, required: true}, {in: formData, name: note, type: string}]
                      responses: {default: {description: x}}
                definitions: {Change: {type: object, properties: {amount: {type: number}}}}
                """);

        assertThat(api.format()).isEqualTo(Format.OPENAPI_2_0);
        assertThat(api.servers()).containsExactly(new Server("https", "api.bank.example", "/v1"));
        DescribedOperation change = api.operations().getFirst();
        assertThat(change)
                .extracting(
                        DescribedOperation::method,
                        DescribedOperation::path,
                        DescribedOperation::operationId,
                        DescribedOperation::deprecated,
                        DescribedOperation::security)
                .containsExactly("POST", "/accounts/{id}", "change", true, List.of(List.of("key")));
        assertThat(change.line()).isEqualTo(12);
        assertThat(change.parameters())
                .containsExactly(
                        new DescribedOperation.Parameter(Location.PATH, "id", true, Schema.of(SchemaType.INTEGER)));
        Schema body = Known.at(change.requestBody().orElseThrow().content(), "application/json");
        assertThat(api.resolver().variants(body))
                .singleElement()
                .satisfies(schema -> assertThat(schema.properties()).containsKey("amount"));
        assertThat(change.answer(200).orElseThrow().headers()).containsKey("x-left");
        assertThat(change.answer(201)).isEmpty();
        DescribedOperation upload = api.operations().get(1);
        assertThat(upload.requestBody().orElseThrow().content()).containsOnlyKeys("multipart/form-data");
        assertThat(upload.requestBody().orElseThrow().required()).isTrue();
        assertThat(upload.answer(503)).isPresent();
        assertThat(Known.at(api.securitySchemes(), "key").parameter()).isEqualTo("x-key");
        assertThat(Known.at(api.securitySchemes(), "plain").scheme()).isEqualTo("basic");
    }

    @Test
    void readsOpenApi30() {
        ApiDescription api = one("""
                {"openapi": "3.0.3", "info": {"title": "Bank", "version": "2"},
                 "servers": [{"url": "https://{region}.bank.example/{stage}/", "variables":
                    {"region": {"default": "eu"}, "stage": {"default": "live", "enum": ["live", "test"]}}}],
                 "paths": {"/a": {"servers": [{"url": "/relative"}], "get": {
                    "parameters": [{"$ref": "#/components/parameters/Page"}],
                    "responses": {"4xx": {"$ref": "#/components/responses/Bad"}}, "security": [{}, {"b": [], "k": []}]}}},
                 "components": {
                    "parameters": {"Page": {"in": "query", "name": "page", "schema": {"type": "integer", "nullable": true}}},
                    "responses": {"Bad": {"description": "x", "content": {"application/json": {"schema": {"type": "object", "additionalProperties": false}}}}}}}
                """);

        assertThat(api.format()).isEqualTo(Format.OPENAPI_3_0);
        assertThat(api.servers()).extracting(Server::basePath).containsExactly("/live", "/test");
        assertThat(api.servers().getFirst().names("us.bank.example")).isTrue();
        assertThat(api.servers().getFirst().names("bank.example")).isFalse();
        DescribedOperation get = api.operations().getFirst();
        assertThat(get.servers()).containsExactly(new Server("", "", "/relative"));
        assertThat(get.security()).containsExactly(List.of(), List.of("b", "k"));
        assertThat(get.parameters().getFirst().schema().types()).isEqualTo(Set.of(SchemaType.INTEGER, SchemaType.NULL));
        assertThat(Known.at(get.answer(404).orElseThrow().content(), "application/json")
                        .additional())
                .isEqualTo(Schema.Additional.FORBIDDEN);
    }

    @Test
    void examplesOfRequestsTellWhatSchemasLeaveOpenAndAnEmptyListThatNothingIsNeeded() {
        ApiDescription api = one("""
                {"openapi": "3.0.3", "info": {"title": "Notes", "version": "2"}, "security": [{"b": []}],
                 "paths": {"/notes": {
                    "post": {"security": [], "responses": {}, "requestBody": {"content": {"application/json": {
                        "schema": {"type": "object", "example": {"note": "the umbrella", "stars": 3}}}}}},
                    "put": {"responses": {"200": {"description": "ok", "content": {"application/json": {
                        "schema": {"type": "object", "example": {"shown": true}}}}}},
                        "requestBody": {"content": {"application/json": {"example": {"other": "x", "note": "rain"}, "schema": {
                        "type": "object", "properties": {"note": {"type": "string"}}}}}}}}}}
                """);
        DescribedOperation post = api.operations().getFirst();
        DescribedOperation put = api.operations().getLast();
        Schema shown = Known.at(post.requestBody().orElseThrow().content(), "application/json");
        Schema said = Known.at(put.requestBody().orElseThrow().content(), "application/json");
        Schema answer = Known.at(Known.at(put.answers(), "200").content(), "application/json");
        assertThat(shown.properties().keySet()).containsExactly("note", "stars");
        assertThat(Known.at(shown.properties(), "note").example()).isEqualTo("the umbrella");
        Schema whole = api.resolver().variants(said).getFirst();
        assertThat(whole.properties().keySet()).containsExactly("note");
        Schema note =
                api.resolver().variants(Known.at(whole.properties(), "note")).getFirst();
        assertThat(note.example()).isEqualTo("rain");
        assertThat(note.types()).containsExactly(SchemaType.STRING);
        assertThat(answer.properties()).isEmpty();
        assertThat(post.security()).containsExactly(List.of());
        assertThat(put.security()).containsExactly(List.of("b"));
    }

    @Test
    void readsOpenApi31WithSchemasOfAllKinds() {
        ApiDescription api = one("""
                openapi: 3.1.1
                info: {title: Bank, version: '2'}
                paths:
                  /a:
                    get:
                      responses:
                        '200':
                          content:
                            application/json:
                              schema:
                                allOf:
                                  - {type: object, required: [a], properties: {a: {type: [string, 'null']}}}
                                  - {$ref: '#/components/schemas/B', description: with a word}
                                oneOf: [{properties: {c: {const: x}}}, {properties: {d: true}}]
                                unevaluatedProperties: false
                components: {schemas: {B: {required: [b], properties: {b: {type: array, prefixItems: [{type: string}, {type: integer}]}}}}}
                """);

        Schema schema =
                Known.at(api.operations().getFirst().answer(200).orElseThrow().content(), "application/json");
        List<Schema> variants = api.resolver().variants(schema);
        assertThat(variants).hasSize(2).allSatisfy(each -> {
            assertThat(each.required()).containsExactly("a", "b");
            assertThat(each.additional()).isEqualTo(Schema.Additional.FORBIDDEN);
            assertThat(each.properties()).containsKeys("a", "b");
        });
        assertThat(variants.get(0).properties()).containsKey("c").doesNotContainKey("d");
        assertThat(variants.get(1).properties().get("d")).isEqualTo(Schema.ANY);
        assertThat(Known.at(variants.get(0).properties(), "b")
                        .items()
                        .orElseThrow()
                        .any())
                .hasSize(2);
    }

    @Test
    void saysThat32IsReadInPart() {
        Reading reading = read(
                "{\"openapi\": \"3.2.0\", \"paths\": {\"/a\": {\"query\": {}, \"additionalOperations\": {\"LINK\": {}}}}}");

        assertThat(reading.problems())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains("3.2.0", "3.1");
        assertThat(reading.descriptions().getFirst().operations())
                .extracting(DescribedOperation::method)
                .containsExactly("QUERY", "LINK");
    }

    @Test
    void readsPostman() {
        ApiDescription api = one("""
                {"info": {"name": "Bank", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
                 "variable": [{"key": "base", "value": "https://{{host}}/v1"}, {"key": "host", "value": "api.bank.example"}],
                 "item": [
                  {"name": "Cards", "item": [
                    {"name": "one", "request": {"method": "GET", "header": [{"key": "X-Tenant", "value": "a"}],
                      "url": {"raw": "{{base}}/cards/:id?full=1", "query": [{"key": "full", "value": "1"}]}},
                      "response": [{"code": 200, "body": "{\\"id\\": 1, \\"tags\\": [\\"a\\"]}"}, {"code": 404, "body": ""}]},
                    {"name": "other", "request": {"method": "GET", "url": "{{base}}/cards/:id?short=1"}}]},
                  {"name": "login", "request": {"method": "POST", "url": {"host": ["{{unknown}}"], "path": ["login", "{{user}}"]},
                    "body": {"mode": "urlencoded", "urlencoded": [{"key": "pin", "value": "x"}]}}}]}
                """);

        assertThat(api.format()).isEqualTo(Format.POSTMAN_2_1);
        assertThat(api.operations())
                .extracting(DescribedOperation::toString)
                .containsExactly("GET /v1/cards/{id}", "POST /login/{user}");
        DescribedOperation card = api.operations().getFirst();
        assertThat(card.servers()).containsExactly(new Server("https", "api.bank.example", ""));
        assertThat(card.parameters())
                .extracting(DescribedOperation.Parameter::name)
                .containsExactly("id", "full", "X-Tenant", "short");
        assertThat(card.answers()).containsOnlyKeys("200", "404");
        assertThat(Known.at(Known.at(card.answers(), "200").content(), "application/json")
                        .properties())
                .containsOnlyKeys("id", "tags");
        assertThat(api.operations().get(1).servers()).containsExactly(Server.UNSAID);
        assertThat(api.operations().get(1).requestBody()).isPresent();
    }

    @Test
    void idsInThePathsOfPostmanAreParametersWithAnExample() {
        ApiDescription read = one("""
                {"info": {"name": "Bank", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
                 "item": [
                   {"name": "a", "request": {"method": "GET", "url": {"raw": "http://localhost:5000/customers/2/cards/7"}}},
                   {"name": "b", "request": {"method": "GET", "url": {"raw": "{{host}}/customers/3/cards/8?kind=debit"}}},
                   {"name": "c", "request": {"method": "GET", "url": {"raw": "http://localhost:5000/v1/reports/2026"}}}]}
                """);
        ;
        assertThat(read.operations())
                .extracting(DescribedOperation::path)
                .containsExactly("/customers/{id}/cards/{id2}", "/customers/{id}/cards/{id2}", "/v1/reports/{id}");
        assertThat(read.operations().getFirst().parameters())
                .extracting(each -> each.name() + "=" + each.schema().example())
                .containsExactly("id=2", "id2=7");
    }

    @Test
    void readsGraphQl() {
        ApiDescription api = one("""
                # accounts of a bank
                "All there is"
                schema { query: Root mutation: Change }
                type Root { me: User!  users(first: Int = 10): [User!]! @deprecated }
                extend type Root { health: Boolean }
                type Change { pay(amount: Float!): User }
                type User { id: ID! }
                """);

        assertThat(api.format()).isEqualTo(Format.GRAPHQL);
        assertThat(api.operations())
                .extracting(each -> each.selector() + each.deprecated() + each.line())
                .containsExactly("mefalse4", "userstrue4", "healthfalse5", "payfalse6");
    }

    @Test
    void readsWhatFieldsOfGraphQlAreAskedWith() {
        GraphSchema schema = one("""
                type Query implements Node & Other { "One." ticket("Which" id: ID!, deep: [[Int!]]! = [[1]], of: In = {a: {b: 1}}): Ticket @auth(role: "x") }
                interface Node { id: ID! }
                union Found = | Ticket | Page
                enum State { OPEN @old CLOSED }
                input In { state: State! = OPEN, note: String }
                """).graph().orElseThrow();

        GraphSchema.Field ticket = schema.type("Query").orElseThrow().fields().getFirst();
        assertThat(ticket.description()).isEqualTo("One.");
        assertThat(ticket.arguments())
                .extracting(each -> each.name() + " " + each.type().written() + " " + each.isRequired())
                .containsExactly("id ID! true", "deep [[Int!]]! false", "of In false");
        assertThat(schema.type("Node").orElseThrow().members()).containsExactly("Query");
        assertThat(schema.type("Found").orElseThrow().members()).containsExactly("Ticket", "Page");
        assertThat(schema.type("State").orElseThrow().members()).containsExactly("OPEN", "CLOSED");
        assertThat(schema.type("In").orElseThrow().fields())
                .extracting(GraphSchema.Field::isRequired)
                .containsExactly(false, false);
    }

    @Test
    void readsWhatGraphQlServicesAnswerOfThemselves() {
        ApiDescription api = one("""
                {"data":{"__schema":{"queryType":{"name":"Root"},"mutationType":null,"types":[
                 {"kind":"OBJECT","name":"Root","fields":[{"name":"all","description":"All there is.","isDeprecated":true,
                   "args":[{"name":"ids","defaultValue":null,"type":{"kind":"NON_NULL","ofType":{"kind":"LIST","ofType":{"kind":"SCALAR","name":"ID"}}}}],
                   "type":{"kind":"LIST","ofType":{"kind":"ENUM","name":"State"}}}]},
                 {"kind":"ENUM","name":"State","enumValues":[{"name":"OPEN"}]},
                 {"kind":"OBJECT","name":"__Type","fields":[]}]}}}
                """);

        assertThat(api.format()).isEqualTo(Format.GRAPHQL);
        assertThat(api.operations())
                .extracting(each -> each.selector() + each.deprecated())
                .containsExactly("alltrue");
        GraphSchema schema = api.graph().orElseThrow();
        GraphSchema.Field all = schema.type("Root").orElseThrow().fields().getFirst();
        assertThat(all.arguments().getFirst().type().written()).isEqualTo("[ID]!");
        assertThat(all.type().lists()).isEqualTo(1);
        assertThat(schema.types()).containsOnlyKeys("Root", "State");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ''                             | it is empty
            hello                          | is no specification
            '{'                            | is no JSON
            '{"a": 1}'                     | is no specification
            '{"data": {"__schema": {}}}'   | without fields of query
            '[1, 2'                        | is no JSON
            'a: [1'                        | neither JSON nor YAML
            'a: *b'                        | refers to an anchor
            '{"openapi": "4.0"}'           | version 4.0, which is not read
            'swagger: 1.2'                 | version 1.2, which is not read
            'type Query { a: }'            | no GraphQL that can be read from line 1
            'type Other { a: Int }'        | without fields of query
            '? [a] : b'                    | map or list as a key
            'openapi: 3.1.0'               | describes no paths
            """)
    void saysWhatItCannotRead(String text, String what) {
        assertThat(read(text).problems())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .contains(what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-8"})
    void readsEncodingsByTheirMark(String charset) {
        byte[] bytes = "\ufeffopenapi: 3.1.0\npaths: {/ü: {get: {}}}".getBytes(Charset.forName(charset));

        assertThat(Specifications.read(bytes, "a")
                        .descriptions()
                        .getFirst()
                        .operations()
                        .getFirst()
                        .path())
                .isEqualTo("/ü");
    }

    private static ApiDescription one(String text) {
        Reading reading = read(text);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.descriptions()).hasSize(1);
        return reading.descriptions().getFirst();
    }

    private static Reading read(String text) {
        return Specifications.read(text.getBytes(StandardCharsets.UTF_8), "a file");
    }
}
