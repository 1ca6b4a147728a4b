package dev.sinew.app.serve;

import dev.sinew.console.Json;
import dev.sinew.console.policy.Forms;
import dev.sinew.report.PlainText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A preview of response rules, for people and for programs. */
public final class PreviewText {
    private PreviewText() {}

    /** As JSON, in one line. */
    public static byte[] json(List<Hit> hits, long calls) {
        Map<String, Object> members = members(hits, calls);
        return Json.bytes(json -> Forms.write(json, members));
    }

    static Map<String, Object> members(List<Hit> hits, long calls) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("calls", calls);
        members.put("refused", hits.stream().mapToLong(Hit::refused).sum());
        members.put("hits", hits.stream().map(PreviewText::members).toList());
        return members;
    }

    private static Map<String, Object> members(Hit hit) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("subject", hit.block().subject());
        members.put("rule", hit.rule());
        members.put("reason", hit.block().reason());
        members.put("since", hit.block().since().toString());
        members.put("until", hit.block().until().toString());
        members.put("proposed", hit.proposed().orElse(""));
        members.put("refused", hit.refused());
        members.put("inIncidents", hit.wrong());
        members.put("firstRefused", hit.first().map(Instant::toString).orElse(""));
        return members;
    }

    /** As a table of fixed columns. */
    public static String text(List<Hit> hits, long calls) {
        StringBuilder out = new StringBuilder();
        long refused = hits.stream().mapToLong(Hit::refused).sum();
        long wrong = hits.stream().mapToLong(Hit::wrong).sum();
        out.append("Nothing was changed. Of ")
                .append(calls)
                .append(" calls, ")
                .append(refused)
                .append(" would have been refused; ")
                .append(wrong)
                .append(" of those are in an incident.\n");
        if (hits.isEmpty()) {
            return out.append("Nobody would have been blocked.\n").toString();
        }
        out.append(String.format(
                Locale.ROOT,
                "%n%-18s %-9s %8s %12s  %-20s  %s%n",
                "WHO",
                "HOW",
                "REFUSED",
                "IN INCIDENTS",
                "FIRST",
                "WHY"));
        for (Hit hit : hits) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-18s %-9s %8d %12d  %-20s  %s%n",
                    hit.block().subject(),
                    hit.proposed().isPresent() ? "proposed" : "blocked",
                    hit.refused(),
                    hit.wrong(),
                    hit.first()
                            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("-"),
                    PlainText.of(hit.block().reason())));
        }
        return out.toString();
    }
}
