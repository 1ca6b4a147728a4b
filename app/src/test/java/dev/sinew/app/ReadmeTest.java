package dev.sinew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What the readme shows of a report is what the samples give, cut where it says so. {@code -Dgolden.update=true} writes that block
 * anew.
 */
final class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)(?<=```\n)What exists\n.*?(?=```\n)");
    private static final String CUT = "[…]";

    @Test
    void showsWhatTheSamplesGive() throws IOException {
        Run run = Run.of(
                new ByteArrayInputStream(new byte[0]),
                ROOT,
                Instant.parse("2026-12-01T12:00:00Z"),
                "analyze",
                "samples/");
        String readme = Files.readString(README);
        Matcher block = BLOCK.matcher(readme);
        assertThat(block.find()).isTrue();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    README, readme.substring(0, block.start()) + excerpt(run.out()) + readme.substring(block.end()));
            return;
        }

        assertThat(run.code()).isZero();
        assertThat(block.group()).isEqualTo(excerpt(run.out()));
    }

    /** What exists and matters first, one finding, the operations of one API, and how it ends. */
    private static String excerpt(String report) {
        List<String> paragraphs = List.of(report.strip().split("\n\n"));
        int findings = paragraphs.indexOf("Findings");
        int last = paragraphs.indexOf("Not read or not attributed");
        List<String> kept = new ArrayList<>(paragraphs.subList(0, findings + 2));
        kept.add(CUT);
        for (int i = findings + 2; i < paragraphs.size(); i++) {
            if (paragraphs.get(i).startsWith("api.harbour-bank.example ")) {
                kept.addAll(paragraphs.subList(i, i + 2));
            }
        }
        kept.add(CUT);
        kept.addAll(paragraphs.subList(last, paragraphs.size()));
        return String.join("\n\n", kept) + "\n";
    }
}
