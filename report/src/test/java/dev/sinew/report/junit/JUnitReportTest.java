package dev.sinew.report.junit;

import static dev.sinew.model.MarkHit.Outcome.EXPOSED;
import static dev.sinew.report.Reports.finding;
import static dev.sinew.report.Reports.incident;
import static dev.sinew.report.Reports.operation;
import static dev.sinew.report.Reports.rule;
import static dev.sinew.report.Reports.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Severity;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.Reports;
import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.Judgement;
import dev.sinew.report.gate.Standing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

final class JUnitReportTest {
    private static final Finding MEDIUM = finding(rule("posture.a", Severity.MEDIUM), operation("/a"), "token");
    private static final Finding WHOLE =
            finding(rule("posture.b", Severity.HIGH), Operation.ofApi("api.bank.example"), "");

    @Test
    void hasASuiteForEachApiAndACaseForEachOperationAndFamily() throws Exception {
        AnalysisReport report = Reports.report(
                List.of(WHOLE, MEDIUM),
                List.of(incident(
                        "inc-1", Severity.HIGH, signal(rule("detect.c", Severity.HIGH), operation("/a"), EXPOSED, 1))));

        Element root = read(report, Severity.LOW);

        assertThat(root.getAttribute("tests")).isEqualTo("3");
        assertThat(root.getAttribute("failures")).isEqualTo("3");
        assertThat(names(root, "testsuite")).containsExactly("api.bank.example");
        assertThat(names(root, "testcase"))
                .containsExactly("posture: the whole API", "detect: GET /a", "posture: GET /a");
        assertThat(root.getElementsByTagName("failure").item(2).getTextContent())
                .contains("medium: Title of a: token", "traffic.jsonl entry 3: a note", MEDIUM.fingerprint());
    }

    @Test
    void failsFromASeverityOn() throws Exception {
        Element root = read(Reports.report(List.of(WHOLE, MEDIUM), List.of()), Severity.HIGH);

        assertThat(root.getAttribute("failures")).isEqualTo("1");
        assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("medium: Title of a");
    }

    @Test
    void doesNotFailForWhatIsKnownOrAccepted() throws Exception {
        Standing accepted = new Standing(true, Optional.of(new Acceptance("agreed", Optional.empty())));
        Judgement judgement = new Judgement(
                Map.of(MEDIUM.fingerprint(), accepted, WHOLE.fingerprint(), new Standing(false, Optional.empty())),
                Map.of(),
                true,
                0,
                List.of());

        Element root = read(Reports.report(List.of(WHOLE, MEDIUM), List.of()).judged(judgement), Severity.LOW);

        assertThat(root.getAttribute("failures")).isEqualTo("0");
        assertThat(root.getTextContent()).contains("accepted: agreed", "known from the baseline");
    }

    private static List<String> names(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            names.add(((Element) found.item(i)).getAttribute("name"));
        }
        return names;
    }

    private static Element read(AnalysisReport report, Severity least)
            throws IOException, ParserConfigurationException, SAXException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JUnitReport(least).write(report, out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();
    }
}
