package dev.sinew.report.ocsf;

import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import java.io.StringWriter;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** What all classes of events have in common. */
final class Envelope {
    /** ASCII alone: a message of syslog must say so where it is anything else. */
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Envelope() {}

    static String text(Consumer<JsonGenerator> content) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            content.accept(json);
        }
        return out.toString();
    }

    /**
     * The classification of an event.
     *
     * @param category its id with its name
     * @param type its class, likewise
     */
    static void classified(JsonGenerator json, Named category, Named type, Named activity, Instant at) {
        json.writeNumberProperty("category_uid", category.id());
        json.writeStringProperty("category_name", category.name());
        json.writeNumberProperty("class_uid", type.id());
        json.writeStringProperty("class_name", type.name());
        json.writeNumberProperty("activity_id", activity.id());
        json.writeStringProperty("activity_name", activity.name());
        json.writeNumberProperty("type_uid", type.id() * 100 + activity.id());
        json.writeStringProperty("type_name", type.name() + ": " + activity.name());
        json.writeNumberProperty("time", at.toEpochMilli());
    }

    /** A number of the schema with its name. */
    record Named(int id, String name) {}

    static void metadata(JsonGenerator json, String version, String uid, String correlation) {
        json.writeName("metadata").writeStartObject();
        json.writeStringProperty("version", OcsfEvents.VERSION);
        json.writeName("product").writeStartObject();
        json.writeStringProperty("name", "Sinew");
        json.writeStringProperty("vendor_name", "Sinew");
        json.writeStringProperty("version", version);
        json.writeEndObject();
        json.writeStringProperty("uid", uid);
        json.writeStringProperty("correlation_uid", correlation);
        json.writeEndObject();
    }

    static void severity(JsonGenerator json, Severity severity) {
        Named named = switch (severity) {
            case LOW -> new Named(2, "Low");
            case MEDIUM -> new Named(3, "Medium");
            case HIGH -> new Named(4, "High");
            case CRITICAL -> new Named(5, "Critical");
        };
        json.writeNumberProperty("severity_id", named.id());
        json.writeStringProperty("severity", named.name());
    }

    /** An operation as an API object: its method and template are the operation, its host the service. */
    static void api(JsonGenerator json, Operation operation) {
        json.writeName("api").writeStartObject();
        json.writeStringProperty("operation", named(operation));
        json.writeName("service").writeStartObject();
        json.writeStringProperty("name", operation.api());
        json.writeEndObject();
        json.writeEndObject();
    }

    static void actor(JsonGenerator json, String actor) {
        json.writeName("actor").writeStartObject();
        json.writeName("user").writeStartObject();
        json.writeStringProperty("uid", actor);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What of an API was touched. */
    static void resources(JsonGenerator json, Operation operation) {
        json.writeArrayPropertyStart("resources");
        json.writeStartObject();
        json.writeStringProperty("type", "API operation");
        json.writeStringProperty("name", operation.toString());
        json.writeStringProperty("uid", operation.toString());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String named(Operation operation) {
        String name = (operation.method() + " " + operation.path() + " " + operation.selector()).strip();
        return name.isEmpty() ? operation.api() : name;
    }
}
