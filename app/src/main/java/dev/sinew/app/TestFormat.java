package dev.sinew.app;

import dev.sinew.report.AnalysisReport;
import dev.sinew.report.JsonReport;
import dev.sinew.report.Look;
import dev.sinew.report.TestText;
import dev.sinew.report.html.HtmlReport;
import dev.sinew.report.junit.JUnitReport;
import dev.sinew.report.sarif.SarifReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The forms in which active tests are told. */
enum TestFormat {
    text,
    json,
    sarif,
    junit,
    html;

    static final String DESCRIPTION =
            "text, json, sarif (2.1.0), junit (XML) or html (one page) (default: ${DEFAULT-VALUE}).";

    /** Writes a report into a stream. */
    void write(AnalysisReport report, ReportOptions options, OutputStream out, Look look) throws IOException {
        switch (this) {
            case text -> out.write(new TestText(look).write(report).getBytes(StandardCharsets.UTF_8));
            case json -> new JsonReport().write(report, out);
            case sarif -> new SarifReport().write(report, out);
            case html -> new HtmlReport().write(report, out);
            case junit -> new JUnitReport(options.least()).write(report, out);
        }
    }
}
