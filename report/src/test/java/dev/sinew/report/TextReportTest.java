package dev.sinew.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TextReportTest {
    private static final String ESCAPE = "\u001b";

    @Test
    void alignsNumbersAndGroupsTheirDigits() {
        String text = plain(row("GET", "/a", 7), row("GET", "/b/{id}", 1_234_567));

        assertThat(text).contains("""
                  METHOD  PATH      REQUESTS  AUTHENTICATION
                  GET     /a               7  none
                  GET     /b/{id}  1,234,567  none
                """);
        assertThat(text).contains("2 operations, 1,234,574 requests");
    }

    @Test
    void sumsUpInTheLastLine() {
        assertThat(plain(row("GET", "/a", 1)))
                .endsWith("1 exchange, 1 API, 1 operation, 0 callers, 0 findings, 0 incidents, 0 problems\n");
    }

    @Test
    void hasNoColoursUnlessTheyAreWanted() {
        AnalysisReport report = report(List.of(row("DELETE", "/a/{id}", 1)), List.of());

        assertThat(new TextReport(Look.PLAIN).write(report)).doesNotContain(ESCAPE);
        assertThat(new TextReport(new Look(Style.COLOUR, 120)).write(report))
                .contains(ESCAPE + "[31mDELETE" + ESCAPE + "[0m");
    }

    @Test
    void coloursTakeNoRoom() {
        AnalysisReport report = report(List.of(row("DELETE", "/a/{id}", 1), row("GET", "/longer/path", 22)), List.of());

        String painted = new TextReport(new Look(Style.COLOUR, 120)).write(report);

        assertThat(painted.replaceAll(ESCAPE + "\\[[0-9;]*m", "")).isEqualTo(new TextReport(Look.PLAIN).write(report));
    }

    @Test
    void showsNothingThatMovesTheCursor() {
        String text = plain(row("GET", "/a" + ESCAPE + "[2J\n/b\u202e", 1));

        assertThat(text).doesNotContain(ESCAPE, "\u202e").contains("/a\ufffd[2J\ufffd/b\ufffd");
    }

    @Test
    void takesParameterNamesAsTheyAre() {
        AnalysisReport report = report(List.of(row("GET", "/a/{$1\\}", 1)), List.of());

        assertThat(new TextReport(new Look(Style.COLOUR, 120)).write(report)).contains("{$1\\}");
    }

    @Test
    void cutsALongPathInItsMiddle() {
        String text = plain(row("GET", "/begin/" + "x".repeat(200) + "/end", 1));

        assertThat(text).contains("/begin/x").contains("x/end").contains("…").doesNotContain("x".repeat(72));
    }

    @Test
    void explainsWhatUnknownMeans() {
        AnalysisReport.Row unknown = row("GET", "/a", 1, "unknown");

        assertThat(plain(unknown)).contains("? the source records no request headers");
        assertThat(plain(row("GET", "/a", 1))).doesNotContain("records no request headers");
    }

    @Test
    void namesAFewProblemsAndCountsTheRest() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            problems.add(new Problem("traffic.jsonl", i, "line is no JSON"));
        }

        assertThat(new TextReport(Look.PLAIN).write(report(List.of(), problems)))
                .contains("  traffic.jsonl entry 11: line is no JSON\n")
                .doesNotContain("entry 12:")
                .contains("… and 1,488 more");
    }

    private static String plain(AnalysisReport.Row... rows) {
        return new TextReport(Look.PLAIN).write(report(List.of(rows), List.of()));
    }

    private static AnalysisReport report(List<AnalysisReport.Row> rows, List<Problem> problems) {
        return new AnalysisReport(
                "0.1.0", "analyze", 1, 0, rows, List.of(), List.of(), List.of(), List.of(), problems, List.of());
    }

    private static AnalysisReport.Row row(String method, String path, long requests) {
        return row(method, path, requests, "never");
    }

    private static AnalysisReport.Row row(String method, String path, long requests, String authentication) {
        return new AnalysisReport.Row(
                new Operation("api.bank.example", method, path, ""),
                requests,
                0,
                authentication,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                "active",
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                0,
                0.0,
                List.of());
    }
}
