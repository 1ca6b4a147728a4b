package dev.sinew.spec.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import dev.sinew.spec.Learning;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class OpenApiWriterTest {
    private static final FieldPath BODY = FieldPath.root(Location.BODY);

    @Test
    void writesAnOperation() {
        FieldPath item = BODY.child("items").child(FieldPath.ELEMENT);
        List<LearnedField> fields = List.of(
                Learning.field(BODY, 9, 9, ValueType.OBJECT, ValueFormat.NONE),
                Learning.field(BODY.child("items"), 9, 9, ValueType.ARRAY, ValueFormat.NONE),
                Learning.field(item, 30, 9, ValueType.OBJECT, ValueFormat.NONE),
                Learning.field(item.child("id"), 30, 30, ValueType.STRING, ValueFormat.UUID),
                new LearnedField(
                        item.child("iban"),
                        12,
                        30,
                        Map.of(ValueType.STRING, 11L, ValueType.NULL, 1L),
                        Map.of(ValueFormat.SLUG, 11L),
                        22,
                        22,
                        11,
                        List.of(),
                        List.of("iban"),
                        "GB29••••6819",
                        Learning.FIRST),
                new LearnedField(
                        item.child("state"),
                        30,
                        30,
                        Map.of(ValueType.STRING, 30L),
                        Map.of(ValueFormat.WORD, 30L),
                        4,
                        6,
                        2,
                        List.of("closed", "open"),
                        List.of(),
                        "",
                        Learning.FIRST));

        String yaml = OpenApiWriter.yaml(List.of(Learning.of("GET api.bank.example/accounts/{accountId}/cards", 9)
                .credential("mixed", "bearer-jwt", "authorization")
                .credential("mixed", "api-key-query", "key")
                .parameter(Learning.field(
                        Learning.path(Location.PATH, "accountId"), 9, 9, ValueType.INTEGER, ValueFormat.DIGITS))
                .parameter(
                        Learning.field(Learning.path(Location.QUERY, "key"), 3, 9, ValueType.STRING, ValueFormat.TOKEN))
                .parameter(Learning.field(
                        Learning.path(Location.QUERY, "page"), 9, 9, ValueType.INTEGER, ValueFormat.DIGITS))
                .parameter(Learning.field(
                        Learning.path(Location.HEADER, "x-tenant"), 4, 9, ValueType.STRING, ValueFormat.WORD))
                .answer(200, Learning.json(9, fields))
                .learned()));

        assertThat(yaml).isEqualTo("""
                openapi: 3.1.0
                info:
                  title: api.bank.example
                  description: 'Written by Sinew from traffic: what was seen, not what was meant.'
                  version: observed
                servers:
                - url: https://api.bank.example
                paths:
                  /accounts/{accountId}/cards:
                    get:
                      operationId: getAccountsByAccountIdCards
                      parameters:
                      - name: accountId
                        in: path
                        required: true
                        schema:
                          type: integer
                      - name: page
                        in: query
                        required: true
                        schema:
                          type: integer
                      - name: x-tenant
                        in: header
                        schema:
                          type: string
                      responses:
                        '200':
                          description: OK
                          content:
                            application/json:
                              schema:
                                type: object
                                properties:
                                  items:
                                    type: array
                                    items:
                                      type: object
                                      properties:
                                        iban:
                                          type:
                                          - string
                                          - 'null'
                                          examples:
                                          - GB29••••6819
                                          x-sinew-data-classes:
                                          - iban
                                        id:
                                          type: string
                                          format: uuid
                                        state:
                                          type: string
                                          enum:
                                          - closed
                                          - open
                                      required:
                                      - id
                                      - state
                                required:
                                - items
                      security:
                      - api-key-query-key: []
                      - bearer-jwt: []
                      - {}
                components:
                  securitySchemes:
                    api-key-query-key:
                      type: apiKey
                      in: query
                      name: key
                    bearer-jwt:
                      type: http
                      scheme: bearer
                      bearerFormat: JWT
                """);
    }

    @Test
    void selectorsOfOnePathAreOneOperation() {
        LearnedBody some = body(BodyKind.JSON, 3, 3);
        String json = OpenApiWriter.json(List.of(
                Learning.of("POST api.example/graphql account", 3)
                        .request(some)
                        .answer(200, 3)
                        .learned(),
                Learning.of("POST api.example/graphql pay", 2).answer(200, 2).learned()));

        assertThat(json)
                .containsOnlyOnce("operationId")
                .contains("\"x-sinew-selectors\" : [ \"account\", \"pay\" ]")
                .doesNotContain("\"required\"");
    }

    @Test
    void severalApisAreServersOfTheirOperations() {
        String json = OpenApiWriter.json(List.of(
                Learning.of("GET b.example/x", 1).answer(200, 1).learned(),
                Learning.of("GET a.example/x", 1)
                        .encrypted(false)
                        .answer(200, 1)
                        .learned(),
                Learning.of("POST a.example/x/{id}", 1)
                        .encrypted(false)
                        .answer(-1, 1)
                        .learned(),
                Learning.of("GET a.example/x/{name}", 1)
                        .encrypted(false)
                        .answer(200, 1)
                        .learned()));

        assertThat(json)
                .contains(
                        "http://a.example",
                        "https://b.example",
                        "\"/x/{name}\"",
                        "\"default\"",
                        "getXByName",
                        "postXByName")
                .doesNotContain("{id}");
    }

    @Test
    void nothingIsADocumentToo() {
        assertThat(OpenApiWriter.json(List.of())).contains("\"paths\" : { }").doesNotContain("servers");
    }

    private static LearnedBody body(BodyKind kind, long messages, long present) {
        List<LearnedField> fields = List.of(
                Learning.field(BODY, present, present, ValueType.OBJECT, ValueFormat.NONE),
                Learning.field(BODY.child("query"), present - 1, present, ValueType.STRING, ValueFormat.TEXT));
        return new LearnedBody(messages, 0, present, new TreeSet<>(List.of(kind)), fields, true);
    }
}
