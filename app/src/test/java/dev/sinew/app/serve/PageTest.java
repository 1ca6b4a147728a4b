package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser gets before it has a token: all parts of the page, and nothing that they lack. */
final class PageTest {
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([a-z]+\\.[a-z]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from \"\\./([a-z]+\\.js)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([a-z-]+)\"");
    private static final Pattern LOOKED_UP = Pattern.compile("\\bget\\(\"([a-z-]+)\"\\)");
    private static final Pattern LINKED = Pattern.compile("(?:href=\"#|aria-(?:labelledby|describedby)=\")([a-z-]+)\"");
    private static final Pattern NAMED =
            Pattern.compile("\\bfor=\"([a-z-]+)\"|<label>[^<]*<(?:input|select) id=\"([a-z-]+)\"");
    private static final Pattern ASKED = Pattern.compile("<(?:input|select) id=\"([a-z-]+)\"");

    @TempDir
    Path folder;

    /** Every file that the page loads, and what those import, by name. */
    private static Map<String, String> files(Running running) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        String page = page(running);
        files.put("", page);
        Deque<String> wanted = new ArrayDeque<>(all(LOADED, page));
        while (!wanted.isEmpty()) {
            String name = wanted.removeFirst();
            if (files.containsKey(name)) {
                continue;
            }
            HttpResponse<String> file = running.nobody.get("/" + name);
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElseThrow())
                    .as(name)
                    .startsWith(name.endsWith(".css") ? "text/css" : "text/javascript");
            files.put(name, file.body());
            wanted.addAll(all(IMPORTED, file.body()));
        }
        return files;
    }

    private static String page(Running running) throws Exception {
        return running.nobody.get("/").body();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(PageTest::group).toList();
    }

    private static String group(MatchResult found) {
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    @Test
    void nothingComesFromElsewhereAndNoTextIsReadAsMarkup() throws Exception {
        try (Running running = Running.over(folder)) {
            Map<String, String> files = files(running);
            assertThat(files).containsKeys("page.css", "page.js", "connection.js", "dialogs.js", "rows.js", "shown.js");
            files.forEach((name, text) -> assertThat(text)
                    .as(name)
                    .doesNotContain(
                            "http://",
                            "https://",
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "document.write",
                            "eval(",
                            "style=",
                            "onclick="));
            assertThat(running.nobody.get("/other.js").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatScriptsAndLinksNameIsThere() throws Exception {
        try (Running running = Running.over(folder)) {
            Map<String, String> files = files(running);
            String page = page(running);
            List<String> ids = all(ID, page);
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).containsAll(all(LINKED, page));
            files.forEach((name, text) -> assertThat(ids).as(name).containsAll(all(LOOKED_UP, text)));
        }
    }

    @Test
    void whatAsksForSomethingSaysForWhat() throws Exception {
        try (Running running = Running.over(folder)) {
            String page = page(running);
            List<String> asked = all(ASKED, page);
            assertThat(asked).isNotEmpty();
            assertThat(all(NAMED, page)).containsAll(asked);
        }
    }
}
