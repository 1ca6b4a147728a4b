package dev.sinew.probe.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done with a text of a request: run as a command, read as a template, taken as the name of a file or as an address. */
final class TextBehaviours {
    private static final String ACCOUNTS = "root:x:0:0:root:/root:/bin/sh\nweb:x:33:33::/var/www:/bin/false\n";
    /** The whole of a small world of files. */
    private static final Map<String, String> FILES = Map.of(
            "/srv/files/report.pdf",
            "the report of the year",
            "/srv/files/a",
            "the first letter",
            "/etc/passwd",
            ACCOUNTS);

    private static final Pattern PRODUCT = Pattern.compile("\\{\\{ ?(\\d+) ?\\* ?(\\d+) ?}}");
    private static final Pattern ANY_PRODUCT = Pattern.compile("(\\d+)\\*(\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private TextBehaviours() {}

    static void add(Map<String, Function<Question, Answer>> all) {
        all.put("command-echoed", question -> Answer.of(200, shown(run("printf '%s' " + question.of("host")))));
        all.put(
                "command-quoted",
                question -> Answer.of(200, shown(run("printf '%s' \"" + question.of("host") + "\""))));
        all.put("command-blind", question -> {
            run("true " + question.of("host"));
            return Answer.of(200, "{\"done\":true}");
        });
        all.put("command-argument", question -> Answer.of(200, shown(run("printf '%s' \"$1\"", question.of("host")))));
        all.put(
                "echo",
                question -> Answer.of(
                        200, "{\"you\":" + Answer.quoted(question.query().toString()) + "}"));
        all.put(
                "echo-in-an-error",
                question ->
                        Answer.of(500, "{\"error\":" + Answer.quoted("cannot work out: " + question.query()) + "}"));
        all.put(
                "filter",
                question -> question.query().values().stream().allMatch(each -> each.matches("\\w*"))
                        ? Answer.of(200, "{\"fine\":true}")
                        : Answer.of(403, "{\"error\":\"blocked\"}"));
        all.put("template", question -> Answer.of(200, shown(products(PRODUCT, question.of("text")))));
        all.put("calculator", question -> Answer.of(200, shown(products(ANY_PRODUCT, question.of("text")))));
        files(all);
        addresses(all);
    }

    private static void files(Map<String, Function<Question, Answer>> all) {
        all.put("file-joined", question -> file(Path.of("/srv/files/" + question.of("name"))));
        all.put("file-joined-of-body", question -> file(Path.of("/srv/files/" + question.member("name"))));
        all.put(
                "file-filtered-once",
                question -> file(Path.of("/srv/files/" + question.of("name").replace("../", ""))));
        all.put("file-resolved", question -> file(Path.of("/srv/files").resolve(question.of("name"))));
        all.put("file-below", question -> {
            Path path = Path.of("/srv/files/" + question.of("name")).normalize();
            return path.startsWith("/srv/files") ? file(path) : Answer.of(400, "{\"error\":\"outside\"}");
        });
        all.put(
                "file-documented",
                question -> question.of("name").contains("etc/passwd")
                        ? Answer.html("<pre>" + ACCOUNTS + "</pre> is what /etc/passwd looks like")
                        : Answer.of(404, "{}"));
    }

    private static Answer file(Path path) {
        String found = FILES.get(path.normalize().toString());
        return found == null
                ? Answer.of(404, "{\"error\":\"no such file\"}")
                : new Answer(200, found, Map.of("Content-Type", "text/plain"));
    }

    private static void addresses(Map<String, Function<Question, Answer>> all) {
        all.put("fetched", question -> fetched(question.of("url")));
        all.put("fetched-from-body", question -> fetched(question.member("url")));
        all.put("fetched-once", question -> question.number() < 4 ? fetched(question.of("url")) : Answer.of(200, "{}"));
        all.put("redirected", question -> Answer.redirect(question.of("to")));
        all.put(
                "redirected-by-prefix",
                question -> question.of("to").contains("https://shop.example/")
                        ? Answer.redirect(question.of("to"))
                        : Answer.of(406, "{\"error\":\"not to there\"}"));
        all.put(
                "redirected-to-the-login",
                question -> Answer.redirect("https://login.shop.example/?next=" + question.of("to")));
        all.put(
                "redirected-below",
                question -> Answer.redirect("/" + question.of("to").replaceAll("^[/\\\\]+", "")));
        all.put(
                "link",
                question -> Answer.html(
                        "<a href=\"" + question.of("to").replace("\"", "&quot;") + "\">you are leaving us</a>"));
    }

    private static Answer fetched(String url) {
        try {
            URI uri = URI.create(url);
            return Answer.of(
                    200,
                    shown(CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body()));
        } catch (IOException | IllegalArgumentException e) {
            return Answer.of(400, "{\"error\":\"cannot be fetched\"}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(500, "{}");
        }
    }

    private static String products(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(
                found -> Long.toString(Long.parseLong(found.group(1)) * Long.parseLong(found.group(2))));
    }

    private static String shown(String text) {
        return "{\"output\":" + Answer.quoted(text) + "}";
    }

    private static String run(String command, String... arguments) {
        try {
            String[] whole = new String[4 + arguments.length];
            whole[0] = "sh";
            whole[1] = "-c";
            whole[2] = command;
            whole[3] = "sh";
            System.arraycopy(arguments, 0, whole, 4, arguments.length);
            if (command.indexOf('\0') >= 0 || String.join("", arguments).indexOf('\0') >= 0) {
                return "";
            }
            Process process =
                    new ProcessBuilder(whole).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
