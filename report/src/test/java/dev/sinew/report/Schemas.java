package dev.sinew.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What documents have that their schemas do not allow. */
public final class Schemas {
    private Schemas() {}

    /** Against the schema of OASIS, with its formats of addresses and times. */
    public static List<String> sarif(byte[] document) throws IOException {
        try (InputStream in = Schemas.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return errors(SpecificationVersion.DRAFT_7, in, document);
        }
    }

    /** Against our own schema. */
    public static List<String> report(byte[] document) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("../docs/report.schema.json"))) {
            return errors(SpecificationVersion.DRAFT_2020_12, in, document);
        }
    }

    private static List<String> errors(SpecificationVersion version, InputStream schema, byte[] document) {
        Schema read = SchemaRegistry.withDefaultDialect(version).getSchema(schema, InputFormat.JSON);
        return read
                .validate(
                        new String(document, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
