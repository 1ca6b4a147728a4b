package dev.sinew.report.sarif;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleFacts;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/** The rules of a run as SARIF describes them, with the weaknesses of CWE that they are about. */
final class SarifRules {
    private final List<RuleFacts> rules;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<Integer> weaknesses;

    private SarifRules(List<RuleFacts> rules) {
        this.rules = rules;
        TreeSet<Integer> cwe = new TreeSet<>();
        for (RuleFacts rule : rules) {
            indexes.put(rule.id(), indexes.size());
            cwe.addAll(rule.cwe());
        }
        this.weaknesses = List.copyOf(cwe);
    }

    /** All rules that ran and all that found something, by id. */
    static SarifRules of(AnalysisReport report) {
        SortedMap<String, RuleFacts> all = new TreeMap<>();
        report.rules().forEach(rule -> all.put(rule.id(), rule));
        for (Finding finding : report.findings()) {
            all.put(finding.rule().id(), finding.rule());
            finding.others().forEach(other -> all.put(other.id(), other));
        }
        report.happened().stream()
                .flatMap(incident -> incident.signals().stream())
                .map(Signal::rule)
                .forEach(rule -> all.put(rule.id(), rule));
        return new SarifRules(List.copyOf(all.values()));
    }

    /** Where a rule stands in the list. */
    int index(RuleFacts rule) {
        return indexes.getOrDefault(rule.id(), -1);
    }

    /** SARIF knows three levels. */
    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    /** A score between 0 and 10, in the middle of the range that consumers of SARIF give to that word. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "3.0";
        };
    }

    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("rules");
        rules.forEach(rule -> rule(json, rule));
        json.writeEndArray();
    }

    private void rule(JsonGenerator json, RuleFacts rule) {
        List<String> paragraphs =
                rule.page().lines().filter(line -> !line.isBlank()).toList();
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        json.writeStringProperty("name", name(rule.id()));
        SarifResults.text(json, "shortDescription", rule.title());
        SarifResults.text(json, "fullDescription", paragraphs.isEmpty() ? rule.title() : paragraphs.getFirst());
        SarifResults.text(json, "help", paragraphs.isEmpty() ? rule.title() : String.join("\n\n", paragraphs));
        json.writeName("defaultConfiguration").writeStartObject();
        json.writeStringProperty("level", level(rule.severity()));
        json.writeEndObject();
        json.writeArrayPropertyStart("relationships");
        rule.cwe().forEach(number -> relationship(json, number));
        json.writeEndArray();
        json.writeName("properties").writeStartObject();
        json.writeArrayPropertyStart("tags");
        tags(rule).forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("security-severity", score(rule.severity()));
        json.writeStringProperty("maturity", rule.maturity().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("flaw", rule.flaw());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void relationship(JsonGenerator json, int number) {
        json.writeStartObject();
        json.writeName("target").writeStartObject();
        json.writeStringProperty("id", "CWE-" + number);
        json.writeNumberProperty("index", weaknesses.indexOf(number));
        json.writeName("toolComponent").writeStartObject();
        json.writeStringProperty("name", "CWE");
        json.writeNumberProperty("index", 0);
        json.writeEndObject().writeEndObject();
        json.writeArrayPropertyStart("kinds").writeString("superset").writeEndArray();
        json.writeEndObject();
    }

    private static List<String> tags(RuleFacts rule) {
        List<String> tags = new ArrayList<>();
        tags.add("security");
        rule.owasp().forEach(entry -> tags.add("OWASP " + entry));
        rule.cwe().forEach(number -> tags.add("external/cwe/cwe-" + number));
        tags.addAll(rule.standards());
        return tags;
    }

    /** {@code posture.token-in-url} as {@code PostureTokenInUrl}: names in SARIF are identifiers. */
    private static String name(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[.-]", -1)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return name.toString();
    }

    /** The weaknesses that rules refer to, as a taxonomy of the run. */
    void writeTaxonomy(JsonGenerator json) {
        json.writeArrayPropertyStart("taxonomies").writeStartObject();
        json.writeStringProperty("name", "CWE");
        json.writeStringProperty("organization", "MITRE");
        SarifResults.text(json, "shortDescription", "The MITRE Common Weakness Enumeration");
        json.writeStringProperty("informationUri", "https://cwe.mitre.org/");
        json.writeBooleanProperty("isComprehensive", false);
        json.writeArrayPropertyStart("taxa");
        for (int number : weaknesses) {
            json.writeStartObject();
            json.writeStringProperty("id", "CWE-" + number);
            json.writeStringProperty("helpUri", "https://cwe.mitre.org/data/definitions/" + number + ".html");
            json.writeEndObject();
        }
        json.writeEndArray().writeEndObject().writeEndArray();
    }
}
