package dev.sinew.report.html;

import dev.sinew.report.AnalysisReport;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Writes a report as one HTML page that holds all it needs and loads nothing. Its lists are embedded as data and shown a part at a
 * time, so that it stays fast with many thousand operations.
 */
public final class HtmlReport {
    private static final String PACKAGE = "sinew.pages.report";

    /**
     * Writes a report in UTF-8; the stream stays open.
     *
     * @throws IOException where the stream does not take it
     */
    public void write(AnalysisReport report, OutputStream out) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE);
        Utf8ByteOutput page = new Utf8ByteOutput();
        engine.render(
                "page.jte",
                Map.of("page", PageView.of(report), "assets", Assets.load(), "data", PageData.of(report)),
                page);
        page.writeTo(out);
    }
}
