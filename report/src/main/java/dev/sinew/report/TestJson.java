package dev.sinew.report;

import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes tests and their coverage into the JSON report. */
final class TestJson {
    private TestJson() {}

    static void write(JsonGenerator json, Tested tested) {
        json.writeArrayPropertyStart("tests");
        for (Tested.Test test : tested.tests()) {
            json.writeStartObject();
            json.writeStringProperty("rule", test.rule().id());
            json.writeName("operation").writeStartObject();
            JsonReport.place(json, test.operation());
            json.writeEndObject();
            json.writeStringProperty("verdict", test.verdict().name().toLowerCase(Locale.ROOT));
            JsonReport.text(json, "reason", test.reason());
            json.writeNumberProperty("requests", test.requests());
            JsonReport.texts(json, "commands", test.commands());
            if (!test.cause().isEmpty()) {
                JsonReport.text(json, "cause", test.cause());
            }
            test.patch().ifPresent(patch -> patch(json, patch));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("coverage");
        for (Tested.Reach reach : tested.coverage()) {
            json.writeStartObject();
            json.writeName("operation").writeStartObject();
            JsonReport.place(json, reach.operation());
            json.writeEndObject();
            JsonReport.texts(json, "reachedAs", reach.as());
            json.writeNumberProperty("concluded", reach.tests());
            JsonReport.text(json, "reason", reach.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void patch(JsonGenerator json, Tested.Patch patch) {
        json.writeName("patch").writeStartObject();
        json.writeStringProperty("method", patch.operation().method());
        json.writeStringProperty("api", patch.operation().api());
        json.writeStringProperty("path", patch.operation().path());
        json.writeStringProperty("condition", patch.condition());
        if (!patch.parameter().isEmpty()) {
            JsonReport.text(json, "parameter", patch.parameter());
        }
        if (patch.most() > 0) {
            json.writeNumberProperty("most", patch.most());
        }
        json.writeStringProperty("reason", patch.reason());
        json.writeBooleanProperty("dryRun", true);
        json.writeEndObject();
    }
}
