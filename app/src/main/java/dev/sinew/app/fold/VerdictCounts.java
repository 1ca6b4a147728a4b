package dev.sinew.app.fold;

import dev.sinew.engine.verify.TokenVerdict;
import dev.sinew.engine.verify.TokenVerdict.Reason;
import dev.sinew.engine.verify.TokenVerdict.Signature;
import dev.sinew.model.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts verdicts by issuer, of those issuers alone whose keys are known. For several threads. */
final class VerdictCounts {
    private final SortedMap<String, Counts> issuers = new TreeMap<>();

    private static final class Counts {
        final Map<Signature, Long> signatures = new EnumMap<>(Signature.class);
        final Map<Reason, Long> reasons = new EnumMap<>(Reason.class);

        long of(Signature signature) {
            return signatures.getOrDefault(signature, 0L);
        }

        long of(Reason reason) {
            return reasons.getOrDefault(reason, 0L);
        }
    }

    synchronized void add(TokenVerdict verdict) {
        if (!verdict.issuer().isEmpty()) {
            Counts counts = issuers.computeIfAbsent(verdict.issuer(), issuer -> new Counts());
            counts.signatures.merge(verdict.signature(), 1L, Long::sum);
            counts.reasons.merge(verdict.reason(), 1L, Long::sum);
        }
    }

    /** A problem for each issuer that not all tokens of are verified. */
    synchronized List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        issuers.forEach((issuer, counts) -> {
            long all = counts.signatures.values().stream()
                    .mapToLong(count -> count)
                    .sum();
            long valid = counts.of(Signature.VALID);
            if (valid < all) {
                problems.add(new Problem("", -1, line(issuer, counts, all, valid)));
            }
        });
        return problems;
    }

    private static String line(String issuer, Counts counts, long all, long valid) {
        List<String> parts = new ArrayList<>();
        part(parts, counts.of(Signature.INVALID), "with a signature that its keys did not make: forged or altered");
        part(parts, counts.of(Signature.UNSIGNED), "without a signature");
        part(parts, counts.of(Signature.WEAK_KEY), "signed with a key from the dictionary of known keys");
        part(
                parts,
                counts.of(Reason.UNKNOWN_KEY_ID),
                "under a key id that its key set does not have: forged, or the key set is old");
        part(parts, counts.of(Reason.NO_KEY_ID), "without a key id, which none or several keys may have signed");
        part(parts, counts.of(Reason.UNSUPPORTED), "with an algorithm or key that is not supported");
        return "of " + all + (all == 1 ? " token" : " tokens") + " of " + issuer + " the signatures of " + valid
                + " were verified; " + String.join("; ", parts);
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** Adds a count of tokens where it is one. */
    static void add(List<Problem> problems, long count, String one, String many) {
        if (count > 0) {
            problems.add(new Problem("", -1, count == 1 ? "1 token " + one : count + " tokens " + many));
        }
    }
}
