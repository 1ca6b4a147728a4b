package dev.sinew.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files are found to be what the patterns themselves say of them. */
class PathPatternsTest {
    private static final List<String> PATTERNS = List.of(
            "(?:^|/)package-lock\\.json$",
            "(?:^|/)node_modules/",
            "(?:^|/)[Mm]akefile$",
            "(?:^|/)a\\.b/",
            "(?i)\\.(?:png|jpe?g)$",
            "^src/test/",
            "(?:^|/)cost\\$",
            "(?:^|/)\\.env$",
            "vendor");
    private static final List<String> PARTS = List.of(
            "package-lock.json",
            "package-lockxjson",
            "xpackage-lock.json",
            "node_modules",
            "my_node_modules",
            "node_modules.txt",
            "Makefile",
            "makefiles",
            "a.b",
            "axb",
            "picture.PNG",
            "picture.jpg",
            "src",
            "test",
            "cost$",
            "cost",
            ".env",
            "x.env",
            "vendored",
            "ü",
            "");
    private static final int ROUNDS = 20_000;
    private static final int DEEPEST = 4;

    @Test
    void saysOfEachPathWhatThePatternsSay() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            List<Pattern> some = PATTERNS.stream()
                    .filter(each -> random.nextInt(3) == 0)
                    .map(Pattern::compile)
                    .toList();
            String path = path(random);
            assertThat(new PathPatterns(some).matches(path))
                    .as("%s against %s", path, some)
                    .isEqualTo(some.stream().anyMatch(each -> each.matcher(path).find()));
        }
    }

    @Test
    void aPatternWithFlagsIsNoName() {
        PathPatterns patterns = new PathPatterns(List.of(Pattern.compile("(?:^|/)readme$", Pattern.CASE_INSENSITIVE)));
        assertThat(patterns.matches("docs/README")).isTrue();
        assertThat(patterns.matches("docs/README.md")).isFalse();
    }

    private static String path(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(DEEPEST); i >= 0; i--) {
            parts.add(PARTS.get(random.nextInt(PARTS.size())));
        }
        return String.join("/", parts);
    }
}
