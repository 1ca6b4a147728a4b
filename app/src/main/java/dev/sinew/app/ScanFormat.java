package dev.sinew.app;

import dev.sinew.report.AnalysisReport;
import dev.sinew.report.JsonReport;
import dev.sinew.report.Look;
import dev.sinew.report.ScanText;
import dev.sinew.report.Words;
import dev.sinew.report.html.HtmlReport;
import dev.sinew.report.sarif.SarifReport;
import dev.sinew.scan.GitleaksReport;
import dev.sinew.scan.ScanResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The forms in which a scan is told. */
enum ScanFormat {
    text,
    json,
    sarif,
    html,
    gitleaks,
    openapi;

    static final String DESCRIPTION =
            "text, json, sarif (2.1.0), html (one page), gitleaks (its JSON report) or openapi (3.1, the routes of Java sources"
                    + " and jars) (default: ${DEFAULT-VALUE}).";

    /** Writes a report into a stream. */
    void write(AnalysisReport report, ScanResult result, OutputStream out, Look look) throws IOException {
        switch (this) {
            case text ->
                out.write(new ScanText(look).write(report, read(result)).getBytes(StandardCharsets.UTF_8));
            case json -> new JsonReport().write(report, out);
            case sarif -> new SarifReport().write(report, out);
            case html -> new HtmlReport().write(report, out);
            case gitleaks -> GitleaksReport.write(result.hits(), out);
            case openapi -> throw new IllegalStateException("routes are no result of a scan for secrets");
        }
    }

    private static String read(ScanResult result) {
        String binary =
                result.binary() == 0 ? "" : ", " + Words.grouped(result.binary()) + " of binary content left out";
        String accepted = result.accepted() == 0
                ? ""
                : ", " + Words.counted(result.accepted(), "hit") + " accepted in gitleaks' ways";
        String refuted =
                result.refuted() == 0 ? "" : ", " + Words.counted(result.refuted(), "hit") + " that can be no secret";
        return Words.counted(result.files(), "file") + " read" + binary + accepted + refuted;
    }
}
