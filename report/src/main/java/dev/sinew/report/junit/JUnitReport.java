package dev.sinew.report.junit;

import dev.sinew.model.Finding;
import dev.sinew.model.Incident;
import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.model.Signal;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.PlainText;
import dev.sinew.report.gate.Gate;
import dev.sinew.report.gate.Judgement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a report in the XML that build servers read as results of tests: a suite for each api, a case for each operation and family
 * of rules. A case fails for what the gate would stop; what is known or accepted is told in it and does not fail it.
 */
public final class JUnitReport {
    private final Gate gate;

    /** Cases fail from a severity on. */
    public JUnitReport(Severity least) {
        this.gate = new Gate(least);
    }

    /**
     * Writes a report in UTF-8; the stream stays open.
     *
     * @throws IOException where the stream does not take it
     */
    public void write(AnalysisReport report, OutputStream out) throws IOException {
        Map<String, SortedMap<CasePlace, List<Told>>> suites = suites(report);
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "sinew " + report.command());
            counts(
                    xml,
                    suites.values().stream()
                            .flatMap(suite -> suite.values().stream())
                            .toList());
            for (Map.Entry<String, SortedMap<CasePlace, List<Told>>> suite : suites.entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            line(xml, 0);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Something told in a case. */
    private record Told(boolean fails, String title, String text) {}

    /** One case: an operation and a family of rules. */
    private record CasePlace(Operation operation, String family) implements Comparable<CasePlace> {
        @Override
        public int compareTo(CasePlace other) {
            int order = operation.compareTo(other.operation);
            return order != 0 ? order : family.compareTo(other.family);
        }
    }

    private Map<String, SortedMap<CasePlace, List<Told>>> suites(AnalysisReport report) {
        SortedMap<CasePlace, List<Told>> cases = new TreeMap<>();
        SortedSet<String> families = new TreeSet<>();
        report.rules().forEach(rule -> families.add(family(rule.id())));
        for (AnalysisReport.Row row : report.operations()) {
            families.forEach(family -> cases.put(new CasePlace(row.operation(), family), new ArrayList<>()));
        }
        Judgement judgement = report.judgement();
        for (Finding finding : report.findings()) {
            boolean fails = gate.stops(finding, judgement.of(finding));
            CasePlace place =
                    new CasePlace(finding.operation(), family(finding.rule().id()));
            cases.computeIfAbsent(place, key -> new ArrayList<>())
                    .add(new Told(fails, CaseText.title(finding), CaseText.of(finding, judgement.of(finding))));
        }
        report.incidents().forEach(row -> incident(cases, row, judgement));
        Map<String, SortedMap<CasePlace, List<Told>>> suites = new TreeMap<>();
        cases.forEach((place, told) -> suites.computeIfAbsent(place.operation().api(), api -> new TreeMap<>())
                .put(place, told));
        return suites;
    }

    /** An incident is told at each operation that it touched. */
    private void incident(SortedMap<CasePlace, List<Told>> cases, AnalysisReport.IncidentRow row, Judgement judgement) {
        Incident incident = row.incident();
        boolean fails = gate.stops(incident, judgement.of(incident));
        Map<CasePlace, List<Signal>> places = new LinkedHashMap<>();
        for (Signal signal : incident.signals()) {
            places.computeIfAbsent(
                            new CasePlace(
                                    signal.operation(), family(signal.rule().id())),
                            key -> new ArrayList<>())
                    .add(signal);
        }
        places.forEach((place, signals) -> cases.computeIfAbsent(place, key -> new ArrayList<>())
                .add(new Told(fails, CaseText.title(row), CaseText.of(row, signals, judgement.of(incident)))));
    }

    private static String family(String rule) {
        int dot = rule.indexOf('.');
        return dot < 0 ? rule : rule.substring(0, dot);
    }

    private static void suite(XMLStreamWriter xml, String api, SortedMap<CasePlace, List<Told>> cases)
            throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        String name = api.isEmpty() ? "(no host)" : PlainText.of(api);
        xml.writeAttribute("name", name);
        counts(xml, cases.values());
        for (Map.Entry<CasePlace, List<Told>> each : cases.entrySet()) {
            Operation operation = each.getKey().operation();
            String place = operation.isApi()
                    ? "the whole API"
                    : new Operation("", operation.method(), operation.path(), operation.selector()).toString();
            line(xml, 2);
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", name);
            xml.writeAttribute("name", each.getKey().family() + ": " + PlainText.of(place));
            xml.writeAttribute("time", "0");
            told(xml, each.getValue());
            xml.writeEndElement();
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void told(XMLStreamWriter xml, List<Told> all) throws XMLStreamException {
        List<Told> failing = all.stream().filter(Told::fails).toList();
        if (!failing.isEmpty()) {
            line(xml, 3);
            xml.writeStartElement("failure");
            String more = failing.size() == 1 ? "" : " and " + (failing.size() - 1) + " more";
            xml.writeAttribute("message", failing.getFirst().title() + more);
            xml.writeAttribute("type", "finding");
            xml.writeCharacters(texts(failing));
            xml.writeEndElement();
        }
        List<Told> other = all.stream().filter(each -> !each.fails()).toList();
        if (!other.isEmpty()) {
            line(xml, 3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(texts(other));
            xml.writeEndElement();
        }
        if (!all.isEmpty()) {
            line(xml, 2);
        }
    }

    private static String texts(List<Told> all) {
        return String.join("\n\n", all.stream().map(Told::text).toList());
    }

    private static void counts(XMLStreamWriter xml, Iterable<List<Told>> cases) throws XMLStreamException {
        int tests = 0;
        int failures = 0;
        for (List<Told> each : cases) {
            tests++;
            failures += each.stream().anyMatch(Told::fails) ? 1 : 0;
        }
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", "0");
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
