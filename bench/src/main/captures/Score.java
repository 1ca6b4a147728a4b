import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Compares JSON reports with the labels of what they are about. Run by {@code bench/score} from its source. */
final class Score {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SUCCEEDED = Set.of("exposed", "changed");

    /** How many attacks there are, how many of them were found, how many succeeded, and how many of those were found. */
    private static final class Count {
        int attacks;
        int found;
        int harmful;
        int harmfulFound;

        void add(boolean told, boolean succeeded) {
            attacks++;
            found += told ? 1 : 0;
            harmful += succeeded ? 1 : 0;
            harmfulFound += told && succeeded ? 1 : 0;
        }
    }

    private final Map<String, Count> classes = new TreeMap<>();
    private final Count objects = new Count();
    private final Count all = new Count();
    private int honest;
    private int honestTold;

    private Score(JsonNode labels, Set<Integer> told) {
        Set<Integer> attacked = new HashSet<>();
        for (JsonNode each : labels.path("attacks")) {
            boolean found = told.contains(each.path("entry").asInt());
            boolean succeeded = SUCCEEDED.contains(each.path("outcome").asString(""));
            String kind = each.path("class").asString("");
            attacked.add(each.path("entry").asInt());
            classes.computeIfAbsent(kind, key -> new Count()).add(found, succeeded);
            all.add(found, succeeded);
            if (kind.startsWith("bola") || kind.equals("parent-mismatch")) {
                objects.add(found, succeeded);
            }
        }
        Set<Integer> neutral = new HashSet<>();
        labels.path("neutral").forEach(each -> neutral.add(each.asInt()));
        for (int entry = 0; entry < labels.path("exchanges").asInt(); entry++) {
            if (!attacked.contains(entry) && !neutral.contains(entry)) {
                honest++;
                honestTold += told.contains(entry) ? 1 : 0;
            }
        }
    }

    /** Arguments: the folder of captures and labels, and that of reports. */
    public static void main(String[] args) throws IOException {
        List<Path> labels;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            labels = files.filter(file -> file.toString().endsWith(".labels.json"))
                    .sorted()
                    .toList();
        }
        for (Path each : labels) {
            String name = each.getFileName().toString().replace(".labels.json", "");
            Path report = Path.of(args[1]).resolve(name + ".json");
            if (Files.exists(report)) {
                new Score(JSON.readTree(each.toFile()), told(JSON.readTree(report.toFile()))).print(name);
            }
        }
    }

    /** The exchanges that signals are about, by their lines from 0. */
    private static Set<Integer> told(JsonNode report) {
        Set<Integer> told = new HashSet<>();
        report.path("incidents").forEach(incident -> entries(incident.path("signals"), told));
        entries(report.path("signals"), told);
        return told;
    }

    private static void entries(JsonNode signals, Set<Integer> into) {
        signals.forEach(each -> {
            if (each.path("entry").isIntegralNumber()) {
                into.add(each.path("entry").asInt());
            }
        });
    }

    private void print(String name) {
        System.out.printf(Locale.ROOT, "%-26s %8s %8s %9s %8s%n", name, "attacks", "found", "succeeded", "found");
        classes.forEach(Score::row);
        row("on objects", objects);
        row("all", all);
        System.out.printf(Locale.ROOT, "honest: %d of %d exchanges told of%n%n", honestTold, honest);
    }

    private static void row(String name, Count count) {
        System.out.printf(
                Locale.ROOT,
                "  %-24s %8d %8d %9d %8d%n",
                name,
                count.attacks,
                count.found,
                count.harmful,
                count.harmfulFound);
    }
}
