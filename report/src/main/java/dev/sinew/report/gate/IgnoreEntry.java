package dev.sinew.report.gate;

import dev.sinew.model.Operation;
import dev.sinew.model.RuleFacts;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * One entry of an ignore file: either the fingerprint of a finding or an incident, or a rule and a place.
 *
 * @param line where it stands in its file, from 1
 * @param fingerprint in full, or empty
 * @param rule a rule's id, in which {@code *} stands for any text; empty where a fingerprint says all
 * @param place {@code METHOD api/path}, or the api alone; {@code *} stands for any text, the names of parameters do not matter
 * @param acceptance why, and until when
 */
public record IgnoreEntry(int line, String fingerprint, String rule, String place, Acceptance acceptance) {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}");

    /** Whether it no longer holds on a day. */
    boolean expired(LocalDate today) {
        return acceptance.until().filter(last -> last.isBefore(today)).isPresent();
    }

    /** What it is about, for messages. */
    String subject() {
        return fingerprint.isEmpty() ? rule + " at " + place : fingerprint;
    }

    /** The entry with its patterns ready. */
    Matcher matcher() {
        return new Matcher(this, glob(rule), glob(PARAMETER.matcher(place).replaceAll("{}")));
    }

    private static Pattern glob(String text) {
        StringBuilder pattern = new StringBuilder();
        for (String part : text.split("(?<=\\*)|(?=\\*)", -1)) {
            pattern.append(part.equals("*") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    /** Tells what an entry is about. */
    record Matcher(IgnoreEntry entry, Pattern rule, Pattern place) {
        boolean names(String fingerprint) {
            return entry.fingerprint.equals(fingerprint);
        }

        /** Whether it is about what a rule says of a place. */
        boolean covers(RuleFacts facts, Operation operation) {
            return entry.fingerprint.isEmpty()
                    && rule.matcher(facts.id()).matches()
                    && place.matcher(operation.unnamed().toString()).matches();
        }

        /** Whether the rule that it is about is one of those; an entry with a fingerprint may be about any. */
        boolean isAbout(Iterable<RuleFacts> rules) {
            if (!entry.fingerprint.isEmpty()) {
                return true;
            }
            for (RuleFacts each : rules) {
                if (rule.matcher(each.id()).matches()) {
                    return true;
                }
            }
            return false;
        }
    }
}
