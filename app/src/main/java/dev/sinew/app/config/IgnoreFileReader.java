package dev.sinew.app.config;

import dev.sinew.report.gate.Acceptance;
import dev.sinew.report.gate.IgnoreEntry;
import dev.sinew.report.gate.Ignores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what somebody decided to live with: YAML with a list {@code accept}, each entry with a fingerprint or with a rule and a
 * place, always with a reason, and with {@code until} where it ends. It is as strict as the configuration: a slip of the pen in it
 * could hide what it must not.
 */
public final class IgnoreFileReader {
    private static final long MOST_BYTES = 4 << 20;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private IgnoreFileReader() {}

    /**
     * The entries of a file.
     *
     * @throws WrongConfiguration where it is not understood in full
     */
    public static Ignores read(Path file) throws WrongConfiguration {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new WrongConfiguration(file + ": more than 4 MiB; accept whole places instead of fingerprints");
            }
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new WrongConfiguration(
                    "cannot read " + file + ": " + (Files.exists(file) ? e.getMessage() : "there is no such file"));
        }
    }

    static Ignores read(String name, byte[] bytes) throws WrongConfiguration {
        Section root = Section.root(name, NodeReader.read(name, bytes), "accept");
        List<IgnoreEntry> entries = new ArrayList<>();
        for (Section each : root.sections("accept", "fingerprint", "rule", "place", "reason", "until")) {
            entries.add(entry(each));
        }
        return new Ignores(name, entries);
    }

    /** One entry. */
    static IgnoreEntry entry(Section section) throws WrongConfiguration {
        String reason = section.needed("reason");
        if (reason.isBlank()) {
            throw section.wrong("reason", "is empty", "say why this is fine");
        }
        Acceptance acceptance = new Acceptance(reason, until(section));
        if (section.has("fingerprint")) {
            return ofFingerprint(section, acceptance);
        }
        return new IgnoreEntry(section.line(), "", section.needed("rule"), section.needed("place"), acceptance);
    }

    private static IgnoreEntry ofFingerprint(Section section, Acceptance acceptance) throws WrongConfiguration {
        String fingerprint = section.needed("fingerprint");
        if (section.has("rule") || section.has("place")) {
            throw section.wrong("fingerprint", "says it all", "take out rule and place, or the fingerprint");
        }
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw section.wrong("fingerprint", "is none", "copy all 64 digits from a report");
        }
        return new IgnoreEntry(section.line(), fingerprint, "", "", acceptance);
    }

    private static Optional<LocalDate> until(Section section) throws WrongConfiguration {
        Optional<String> text = section.text("until");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeParseException e) {
            throw section.wrong("until", "is no day", "write it as 2027-03-31, or take it out");
        }
    }
}
