package dev.sinew.report.ocsf;

import dev.sinew.model.Operation;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.Notice.Call;
import dev.sinew.report.ocsf.Envelope.Named;
import tools.jackson.core.JsonGenerator;

/** A call of an incident as an API Activity (6003). */
final class OcsfActivity {
    private static final Named APPLICATION = new Named(6, "Application Activity");
    private static final Named ACTIVITY = new Named(6003, "API Activity");

    private OcsfActivity() {}

    static String of(Notice notice, int number, String version) {
        Call call = notice.calls().get(number);
        return Envelope.text(json -> {
            json.writeStartObject();
            Envelope.classified(
                    json, APPLICATION, ACTIVITY, activity(call.operation().method()), call.at());
            Envelope.severity(json, notice.severity());
            json.writeStringProperty("message", call.title() + ": " + call.note());
            status(json, call);
            Envelope.metadata(json, version, notice.id() + "-" + number, notice.subject());
            Envelope.actor(json, notice.actor());
            Envelope.api(json, call.operation());
            json.writeName("src_endpoint").writeStartObject();
            json.writeStringProperty("uid", notice.actor());
            json.writeEndObject();
            json.writeName("dst_endpoint").writeStartObject();
            json.writeStringProperty("hostname", host(call.operation().api()));
            json.writeEndObject();
            request(json, call.operation());
            Envelope.resources(json, call.operation());
            json.writeName("unmapped").writeStartObject();
            json.writeStringProperty("rule", call.rule());
            json.writeStringProperty("outcome", call.outcome());
            json.writeStringProperty("exchange", call.exchange());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** What a method is for by its definition; what it did may be something else. */
    private static Named activity(String method) {
        return switch (method) {
            case "POST" -> new Named(1, "Create");
            case "GET", "HEAD", "QUERY" -> new Named(2, "Read");
            case "PUT", "PATCH" -> new Named(3, "Update");
            case "DELETE" -> new Named(4, "Delete");
            default -> new Named(99, method.isEmpty() ? "Other" : method);
        };
    }

    private static void status(JsonGenerator json, Call call) {
        switch (call.outcome()) {
            case "exposed", "changed" -> {
                json.writeNumberProperty("status_id", 1);
                json.writeStringProperty("status", "Success");
            }
            case "attempted" -> {
                json.writeNumberProperty("status_id", 2);
                json.writeStringProperty("status", "Failure");
            }
            default -> {
                json.writeNumberProperty("status_id", 0);
                json.writeStringProperty("status", "Unknown");
            }
        }
    }

    /** The template of the path stands where its values would: those are not kept. */
    private static void request(JsonGenerator json, Operation operation) {
        json.writeName("http_request").writeStartObject();
        json.writeStringProperty("http_method", operation.method());
        json.writeName("url").writeStartObject();
        json.writeStringProperty("hostname", host(operation.api()));
        json.writeStringProperty("path", operation.path());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String host(String authority) {
        int port = authority.lastIndexOf(':');
        return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
    }
}
