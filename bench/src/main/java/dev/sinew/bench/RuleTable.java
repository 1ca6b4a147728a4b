package dev.sinew.bench;

import dev.sinew.engine.rules.RuleIndex;
import dev.sinew.model.RuleEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What shows that rules are right: for each rule the cases in which it must fire and those in which it must be quiet, and how often
 * it fired in each of some reports of {@code sinew analyze --format json}. A rule that no report names is shown only by its cases.
 */
final class RuleTable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path root;
    private final List<Path> reports;

    /** A rule with how often its cases expect it and how often they expect nothing. */
    private record Row(String id, int fires, int quiet) {}

    /**
     * @param root the checkout, where the case files are
     * @param reports JSON reports, each a column named for its file
     */
    RuleTable(Path root, List<Path> reports) {
        this.root = root;
        this.reports = List.copyOf(reports);
    }

    void print(PrintStream out) throws IOException {
        List<Map<String, Integer>> fired = new ArrayList<>();
        for (Path report : reports) {
            fired.add(fired(report));
        }
        for (int i = 0; i < reports.size(); i++) {
            out.printf(Locale.ROOT, "%-4s %s%n", "[" + (i + 1) + "]", name(reports.get(i)));
        }
        out.printf(Locale.ROOT, "%n%-44s %6s %6s", "rule", "fires", "quiet");
        for (int i = 0; i < reports.size(); i++) {
            out.printf(Locale.ROOT, " %5s", "[" + (i + 1) + "]");
        }
        out.println();
        int shown = 0;
        List<Row> rows = rows();
        for (Row row : rows) {
            out.printf(Locale.ROOT, "%-44s %6d %6d", row.id, row.fires, row.quiet);
            boolean any = false;
            for (Map<String, Integer> counts : fired) {
                int count = counts.getOrDefault(row.id, 0);
                any |= count > 0;
                out.printf(Locale.ROOT, " %5s", count == 0 ? "·" : Integer.toString(count));
            }
            out.println();
            shown += any ? 1 : 0;
        }
        out.printf(Locale.ROOT, "%n%d rules, %d of them fired in some report%n", rows.size(), shown);
    }

    private static String name(Path report) {
        return String.valueOf(report.getFileName()).replaceAll("(\\.jsonl)?(\\.gz)?\\.json$", "");
    }

    private List<Row> rows() throws IOException {
        List<RuleEntry<Object>> all = new ArrayList<>(RuleIndex.all());
        all.addAll(dev.sinew.spec.drift.RuleIndex.all());
        all.sort(Comparator.comparing(entry -> entry.facts().id()));
        List<Row> rows = new ArrayList<>();
        for (RuleEntry<Object> entry : all) {
            rows.add(row(entry));
        }
        return rows;
    }

    private Row row(RuleEntry<Object> entry) throws IOException {
        String file = entry.rule().getClass().getName().replace('.', '/') + ".cases.yaml";
        int fires = 0;
        int quiet = 0;
        for (String module : List.of("engine", "spec")) {
            Path cases = root.resolve(module).resolve("src/test/resources").resolve(file);
            if (Files.exists(cases)) {
                for (String each : Files.readString(cases).split("(?m)^- name:", -1)) {
                    if (each.contains("\n  expect:")) {
                        boolean none = each.matches("(?s).*\\n  expect: *(\\[\\]|nothing)\\s.*");
                        fires += none ? 0 : 1;
                        quiet += none ? 1 : 0;
                    }
                }
            }
        }
        return new Row(entry.facts().id(), fires, quiet);
    }

    /** How many findings and signals name each rule, those that found the same in another way among them. */
    private static Map<String, Integer> fired(Path report) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (InputStream in = Files.newInputStream(report);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String name = token == JsonToken.PROPERTY_NAME ? parser.currentName() : "";
                if (name.equals("rule") && parser.nextToken() == JsonToken.VALUE_STRING) {
                    counts.merge(parser.getString(), 1, Integer::sum);
                } else if (name.equals("alsoFoundBy") && parser.nextToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.VALUE_STRING) {
                        counts.merge(parser.getString(), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** Prints the table of the JSON reports in a folder, in the order of their names. */
    static void print(Path root, Path folder, PrintStream out) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> reports = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            new RuleTable(root, reports).print(out);
        }
    }
}
