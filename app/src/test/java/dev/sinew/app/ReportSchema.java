package dev.sinew.app;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds reports against the schemas that they promise to keep. */
final class ReportSchema {
    private static final Schema JSON = published(Path.of("../docs/report.schema.json"));

    private ReportSchema() {}

    /** Fails where a JSON report does not keep the published schema. */
    static void check(JsonNode report) {
        List<String> errors =
                JSON.validate(report).stream().map(Object::toString).toList();
        if (!errors.isEmpty()) {
            throw new AssertionError("the report breaks docs/report.schema.json: " + errors);
        }
    }

    /** What a SARIF document has that the schema of OASIS does not allow. */
    static List<String> sarifErrors(JsonNode document) throws IOException {
        try (InputStream in = ReportSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(in, InputFormat.JSON);
            return schema.validate(document).stream().map(Object::toString).toList();
        }
    }

    private static Schema published(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
