package dev.sinew.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Severity;
import dev.sinew.report.junit.JUnitReport;
import dev.sinew.report.sarif.SarifReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names that try to break out, in every format. */
final class HostileTextTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void staysDataInJson() throws IOException {
        new JsonReport().write(Reports.hostile(), out);

        assertThat(Schemas.report(out.toByteArray())).isEmpty();
        JsonNode read = new JsonMapper().readTree(out.toByteArray());
        for (int i = 0; i < Reports.HOSTILE.size(); i++) {
            assertThat(read.path("findings").path(i).path("field").stringValue())
                    .isEqualTo(Reports.HOSTILE.get(i).replace("\ud800 ", "\ufffd "));
        }
    }

    @Test
    void staysDataInSarif() throws IOException {
        new SarifReport().write(Reports.hostile(), out);

        assertThat(Schemas.sarif(out.toByteArray())).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\u202e", "\u001b", "\u2028");
    }

    @Test
    void staysDataInJUnitXml() throws IOException, ParserConfigurationException, SAXException {
        new JUnitReport(Severity.LOW).write(Reports.hostile(), out);

        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
        assertThat(read.getElementsByTagName("failure").getLength()).isGreaterThan(Reports.HOSTILE.size());
        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("\u202e", "\u001b", "\u0000", "\ufffe", "<script>");
    }

    @Test
    void staysDataInText() {
        String text = new TextReport(new Look(Style.PLAIN, 80)).write(Reports.hostile());

        assertThat(text).doesNotContain("\u202e", "\u001b", "\u0000", "\u0007", "\u2028", "\r");
    }
}
