package dev.sinew.report.gate;

import dev.sinew.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads an earlier JSON report as a baseline, in one pass, keeping nothing but fingerprints and severities. */
public final class BaselineReader {
    private final JsonParser json;
    private final Map<String, Severity> findings = new HashMap<>();
    private final Map<String, Integer> incidents = new HashMap<>();
    private String command = "";
    private boolean hasFindings;

    private BaselineReader(JsonParser json) {
        this.json = json;
    }

    /**
     * The baseline for a run of a command.
     *
     * @throws UnreadableBaseline where it is no report of that command
     * @throws IOException where the stream cannot be read
     */
    public static Baseline read(InputStream in, String command) throws UnreadableBaseline, IOException {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            BaselineReader reader = new BaselineReader(json);
            reader.document();
            if (!reader.hasFindings || reader.command.isEmpty()) {
                throw new UnreadableBaseline("it is no JSON report of Sinew");
            }
            if (!reader.command.equals(command)) {
                throw new UnreadableBaseline("it is a report of sinew " + reader.command + ", not of sinew " + command);
            }
            return new Baseline(reader.findings, reader.incidents);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new UnreadableBaseline(
                    "it is no JSON: line " + e.getLocation().getLineNr() + " does not go on as JSON does");
        }
    }

    private void document() throws UnreadableBaseline {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableBaseline("it is no JSON report of Sinew");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            switch (key) {
                case "sinew" -> command = members(value).getOrDefault("command", "");
                case "findings" -> {
                    hasFindings = true;
                    eachOf(value, this::finding);
                }
                case "incidents" -> eachOf(value, this::incident);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new UnreadableBaseline("it ends early");
        }
    }

    private void finding(Map<String, String> members) throws UnreadableBaseline {
        String fingerprint = members.getOrDefault("fingerprint", "");
        if (fingerprint.isEmpty()) {
            throw new UnreadableBaseline("a finding in it has no fingerprint");
        }
        String word = members.getOrDefault("severity", "");
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
                findings.merge(fingerprint, severity, (a, b) -> a.compareTo(b) > 0 ? a : b);
                return;
            }
        }
        throw new UnreadableBaseline("a finding in it has no severity");
    }

    /** Incidents of reports that had no fingerprints for them are not known. */
    private void incident(Map<String, String> members) {
        String fingerprint = members.getOrDefault("fingerprint", "");
        if (!fingerprint.isEmpty()) {
            incidents.merge(fingerprint, 1, Integer::sum);
        }
    }

    private interface Taker {
        void take(Map<String, String> members) throws UnreadableBaseline;
    }

    private void eachOf(JsonToken value, Taker taker) throws UnreadableBaseline {
        if (value != JsonToken.START_ARRAY) {
            throw new UnreadableBaseline("it is no JSON report of Sinew");
        }
        for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
            taker.take(members(element));
        }
    }

    /** The texts right under an object; what is deeper is passed over. */
    private Map<String, String> members(JsonToken value) throws UnreadableBaseline {
        if (value != JsonToken.START_OBJECT) {
            throw new UnreadableBaseline("it is no JSON report of Sinew");
        }
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                members.put(key, json.getString());
            } else {
                json.skipChildren();
            }
        }
        return members;
    }
}
