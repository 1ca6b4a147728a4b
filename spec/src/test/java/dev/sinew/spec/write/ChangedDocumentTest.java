package dev.sinew.spec.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.BodyKind;
import dev.sinew.model.FieldPath;
import dev.sinew.model.LearnedField;
import dev.sinew.model.LearnedOperation;
import dev.sinew.model.LearnedOperation.LearnedBody;
import dev.sinew.model.Location;
import dev.sinew.model.ValueFormat;
import dev.sinew.model.ValueType;
import dev.sinew.spec.Learning;
import dev.sinew.spec.drift.SpecComparison;
import dev.sinew.spec.read.Specifications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each change to a document that fits the traffic is one finding, the one it must be. */
final class ChangedDocumentTest {
    private static final String SEPARATOR = ";";

    @Test
    void unchangedItFits() {
        assertThat(findings(document())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "/cards" :               | "/things" :                 | shadow-operation GET bank.example/cards;shadow-operation POST bank.example/cards;orphan-operation GET bank.example/things;orphan-operation POST bank.example/things
            "operationId" : "getCards" | "deprecated" : true       | zombie-operation GET bank.example/cards
            "name" : "page"          | "name" : "pages"            | undocumented-parameter GET bank.example/accounts page
            "name" : "x-tenant"      | "name" : "x-other"          | undocumented-parameter GET bank.example/accounts x-tenant
            "404" :                  | "409" :                     | undocumented-status GET bank.example/accounts 404
            "owner" :                | "holder" :                  | undocumented-answer-field GET bank.example/accounts items[].owner
            "format" : "uuid"        | "type" : "integer"          | type-drift GET bank.example/accounts items[].id
            "required" : [ "id" ]    | "required" : [ "id", "note" ] | requiredness-drift GET bank.example/accounts items[].note
            "approved" :             | "refused" :                 | undocumented-parameter POST bank.example/cards approved
            "maximum" :              | "most" :                    | undocumented-answer-field GET bank.example/accounts limits.*.maximum
            "name" : "lang"          | "required" : true, "name" : "lang" | requiredness-drift GET bank.example/accounts lang
            "type" : "boolean"       | "type" : "number"           | type-drift POST bank.example/cards approved
            """)
    void oneChangeIsOneFinding(String written, String changed, String findings) {
        String document = document();
        assertThat(document).contains(written);
        assertThat(document.indexOf(written)).isEqualTo(document.lastIndexOf(written));

        assertThat(findings(document.replace(written, changed)))
                .containsExactlyInAnyOrder(findings.split(SEPARATOR, -1));
    }

    @Test
    void tenChangesAreTenFindings() {
        String document = document()
                .replace("\"operationId\" : \"getCards\"", "\"deprecated\" : true")
                .replace("\"name\" : \"page\"", "\"name\" : \"pages\"")
                .replace("\"name\" : \"x-tenant\"", "\"name\" : \"x-other\"")
                .replace("\"404\" :", "\"409\" :")
                .replace("\"owner\" :", "\"holder\" :")
                .replace("\"format\" : \"uuid\"", "\"type\" : \"integer\"")
                .replace("\"required\" : [ \"id\" ]", "\"required\" : [ \"id\", \"note\" ]")
                .replace("\"approved\" :", "\"refused\" :")
                .replace("\"maximum\" :", "\"most\" :")
                .replace("\"name\" : \"lang\"", "\"required\" : true, \"name\" : \"lang\"");

        assertThat(findings(document))
                .containsExactlyInAnyOrder(
                        "zombie-operation GET bank.example/cards",
                        "undocumented-parameter GET bank.example/accounts page",
                        "undocumented-parameter GET bank.example/accounts x-tenant",
                        "undocumented-status GET bank.example/accounts 404",
                        "undocumented-answer-field GET bank.example/accounts items[].owner",
                        "type-drift GET bank.example/accounts items[].id",
                        "requiredness-drift GET bank.example/accounts items[].note",
                        "undocumented-parameter POST bank.example/cards approved",
                        "undocumented-answer-field GET bank.example/accounts limits.*.maximum",
                        "requiredness-drift GET bank.example/accounts lang");
    }

    private static String document() {
        return OpenApiWriter.json(operations());
    }

    private static List<String> findings(String document) {
        return SpecComparison.of(
                        Specifications.read(document.getBytes(StandardCharsets.UTF_8), "bank.json")
                                .descriptions(),
                        operations())
                .findings()
                .stream()
                .map(each -> each.rule().id().replace("posture.", "") + " " + each.operation() + " " + each.field())
                .map(String::strip)
                .toList();
    }

    private static List<LearnedOperation> operations() {
        FieldPath body = FieldPath.root(Location.BODY);
        FieldPath item = body.child("items").child(FieldPath.ELEMENT);
        FieldPath limit = body.child("limits").child(FieldPath.ANY_KEY);
        List<LearnedField> answer = List.of(
                field(body, 8, 8, ValueType.OBJECT, ValueFormat.NONE),
                field(body.child("items"), 8, 8, ValueType.ARRAY, ValueFormat.NONE),
                field(item, 20, 8, ValueType.OBJECT, ValueFormat.NONE),
                field(item.child("id"), 20, 20, ValueType.STRING, ValueFormat.UUID),
                field(item.child("note"), 7, 20, ValueType.STRING, ValueFormat.TEXT),
                field(item.child("owner"), 19, 20, ValueType.STRING, ValueFormat.WORD),
                field(body.child("limits"), 3, 8, ValueType.OBJECT, ValueFormat.NONE),
                field(limit, 6, 3, ValueType.OBJECT, ValueFormat.NONE),
                field(limit.child("maximum"), 5, 6, ValueType.DECIMAL, ValueFormat.NONE));
        List<LearnedField> request = List.of(
                field(body, 4, 4, ValueType.OBJECT, ValueFormat.NONE),
                field(body.child("approved"), 2, 4, ValueType.TRUE, ValueFormat.NONE));
        return List.of(
                Learning.of("GET bank.example/accounts", 10)
                        .parameter(field(
                                Learning.path(Location.QUERY, "page"), 9, 10, ValueType.INTEGER, ValueFormat.DIGITS))
                        .parameter(
                                field(Learning.path(Location.QUERY, "lang"), 8, 10, ValueType.STRING, ValueFormat.WORD))
                        .parameter(field(
                                Learning.path(Location.HEADER, "x-tenant"), 9, 10, ValueType.STRING, ValueFormat.WORD))
                        .answer(200, Learning.json(9, answer))
                        .answer(404, 1)
                        .learned(),
                Learning.of("GET bank.example/cards", 2).answer(200, 2).learned(),
                Learning.of("POST bank.example/cards", 4)
                        .request(new LearnedBody(4, 0, 4, new TreeSet<>(List.of(BodyKind.JSON)), request, true))
                        .answer(201, 4)
                        .learned());
    }

    private static LearnedField field(FieldPath path, long present, long holders, ValueType type, ValueFormat format) {
        return Learning.field(path, present, holders, type, format);
    }
}
