package dev.sinew.report;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes which issuers were asked. */
public final class IssuersJson {
    private IssuersJson() {}

    /** Writes the property {@code issuers} into the object that is open. */
    public static void write(JsonGenerator json, List<AskedIssuer> issuers) {
        json.writeArrayPropertyStart("issuers");
        for (AskedIssuer each : issuers) {
            json.writeStartObject();
            JsonReport.text(json, "host", each.host());
            json.writeNumberProperty("sent", each.sent());
            json.writeNumberProperty("remembered", each.remembered());
            json.writeNumberProperty("works", each.works());
            json.writeNumberProperty("refused", each.refused());
            json.writeNumberProperty("unknown", each.unknown());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
