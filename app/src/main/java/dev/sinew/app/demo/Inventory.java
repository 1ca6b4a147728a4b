package dev.sinew.app.demo;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What Sinew has learned of the bank's operations, the riskiest first. */
final class Inventory {
    private static final int SHOWN = 12;
    private static final String LINE = "%4s  %-6s %-46s %5s %7s  %-10s %s";

    private final ReadApi sinew;

    Inventory(ReadApi sinew) {
        this.sinew = sinew;
    }

    /** How many operations were seen in traffic; what is only described is listed too, as orphan. */
    static long seen(ReadApi sinew) {
        return sinew.total("operations?limit=1") - sinew.total("operations?status=orphan&limit=1");
    }

    void tell(Screen screen) {
        List<JsonNode> operations = sinew.items("operations?sort=-risk&limit=500").stream()
                .filter(operation -> !operation.path("status").asString().equals("orphan"))
                .toList();
        screen.row(String.format(Locale.ROOT, LINE, "RISK", "METHOD", "PATH", "CALLS", "CALLERS", "STATUS", "DATA"));
        operations.stream().limit(SHOWN).forEach(operation -> screen.row(line(operation)));
        screen.aside("and " + Words.count(Math.max(0, operations.size() - SHOWN), "more operation")
                + ". {…} stands for values; Sinew found out itself what is one.");
        screen.aside(Words.count(sinew.total("operations?status=orphan&limit=1"), "operation")
                + " of the bank's description nobody has called yet.");
        List<String> shadows = operations.stream()
                .filter(operation -> operation.path("status").asString().equals("shadow"))
                .map(Words::place)
                .toList();
        if (!shadows.isEmpty()) {
            screen.blank();
            screen.bad(Words.count(shadows.size(), "operation") + " that the bank's own description does not know:");
            shadows.forEach(screen::detail);
        }
    }

    private static String line(JsonNode operation) {
        return String.format(
                Locale.ROOT,
                LINE,
                String.format(Locale.ROOT, "%.1f", operation.path("risk").asDouble()),
                operation.path("method").asString(),
                operation.path("path").asString(),
                operation.path("requests").asLong(),
                operation.path("callers").asLong(),
                operation.path("status").asString(),
                Words.list("", operation.path("dataClasses")));
    }
}
