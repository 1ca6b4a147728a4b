package dev.sinew.scan;

import dev.sinew.model.Confidence;
import dev.sinew.model.Evidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Operation;
import dev.sinew.model.Origin;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.RuleFacts;
import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.leak.Leak;
import dev.sinew.scan.leak.RuleIndex;
import dev.sinew.scan.verify.Validity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes findings of hits: one for each secret in each file. It concerns no operation; its field names the rule, the file from the folder that
 * was scanned, and two bytes of a hash of the secret. Those tell secrets of a file apart, and leave so many passwords possible that nobody
 * finds the right one by trying.
 */
public final class Leaks {
    private static final Operation NOWHERE = Operation.ofApi("");
    private static final int TAG_BYTES = 2;
    private static final int MAX_EVIDENCE = 20;
    /** How many characters the day has in the text of a time. */
    private static final int DAY = 10;

    private Leaks() {}

    /** The findings that hits make, the worst first. */
    public static List<Finding> of(List<Hit> hits) {
        Map<String, List<Hit>> places = new LinkedHashMap<>();
        for (Hit hit : hits) {
            places.computeIfAbsent(field(hit), any -> new ArrayList<>()).add(hit);
        }
        List<Finding> findings = new ArrayList<>();
        places.forEach((field, there) -> {
            for (RuleEntry<Object> entry : RuleIndex.all()) {
                if (entry.rule() instanceof Leak leak && leak.covers(there.getFirst())) {
                    findings.add(finding(entry.facts(), field, there));
                }
            }
        });
        findings.sort(Comparator.comparing((Finding each) -> each.rule().severity())
                .reversed()
                .thenComparing(each -> each.line().file())
                .thenComparingInt(each -> each.line().number()));
        return findings;
    }

    /** The finding that a hit makes by itself. */
    static Finding of(Hit hit) {
        return of(List.of(hit)).getFirst();
    }

    /** Whether anything is wrong with it. */
    public static boolean isOne(Hit hit) {
        return RuleIndex.all().stream().anyMatch(entry -> entry.rule() instanceof Leak leak && leak.covers(hit));
    }

    private static String field(Hit hit) {
        return hit.rule() + " in " + hit.path() + " #" + tag(hit);
    }

    private static String tag(Hit hit) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash = sha.digest((hit.rule() + "\n" + hit.secret()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Finding finding(RuleFacts rule, String field, List<Hit> there) {
        Hit first = there.getFirst();
        List<Evidence> evidence = there.stream()
                .limit(MAX_EVIDENCE)
                .map(hit -> new Evidence(new Origin(hit.path(), hit.line() - 1L), note(hit)))
                .toList();
        Confidence confidence = first.verification().validity() == Validity.VALID
                ? Confidence.CONFIRMED
                : first.sure() ? Confidence.LIKELY : Confidence.POSSIBLE;
        return new Finding(rule, NOWHERE, field, confidence, evidence, there.size())
                .at(new Finding.Line(first.path(), first.line()));
    }

    private static String note(Hit hit) {
        String said = hit.verification().note();
        String commit = hit.commit()
                .map(each -> " of commit " + each.shortId() + " by " + each.author() + ", "
                        + each.time().toString().substring(0, DAY) + "; " + each.end())
                .orElse("");
        return hit.description() + " " + hit.masked() + " in line " + hit.line() + commit
                + (said.isEmpty() ? "" : "; " + said);
    }
}
