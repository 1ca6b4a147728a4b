package dev.sinew.report;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the apps of a scan. */
public final class AppsJson {
    private AppsJson() {}

    /** Writes the property {@code apps} into the object that is open. */
    public static void write(JsonGenerator json, List<ScannedApp> apps) {
        json.writeArrayPropertyStart("apps");
        apps.forEach(app -> app(json, app));
        json.writeEndArray();
    }

    private static void app(JsonGenerator json, ScannedApp app) {
        json.writeStartObject();
        JsonReport.text(json, "file", app.file());
        JsonReport.text(json, "id", app.id());
        JsonReport.text(json, "version", app.version());
        json.writeStringProperty("kind", app.kind());
        json.writeName("answers").writeStartObject();
        for (ScannedApp.Answer each : app.answers()) {
            json.writeName(each.key()).writeStartObject();
            json.writeStringProperty("verdict", each.verdict());
            JsonReport.text(json, "note", each.note());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("calls");
        app.calls().forEach(call -> call(json, call));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void call(JsonGenerator json, ScannedApp.Call call) {
        json.writeStartObject();
        JsonReport.place(json, call.operation());
        json.writeBooleanProperty("secure", call.secure());
        json.writeStringProperty("library", call.library());
        JsonReport.text(json, "place", call.place());
        JsonReport.texts(json, "secrets", call.secrets());
        json.writeStringProperty("standing", call.standing());
        json.writeEndObject();
    }
}
