package dev.sinew.probe.run;

import dev.sinew.probe.http.Header;
import dev.sinew.probe.identity.Session;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A confirmed test as the source of a JUnit 5 test that fails as long as the flaw is there. It needs nothing but the JDK and JUnit; credentials
 * stand in environment variables, named as those of {@link Curl}. What was proved on objects of the run is proved on fresh ones, which are deleted again;
 * forged tokens are made anew of a good one.
 *
 * @param className of the test, which is the file's name, too
 * @param text the source
 */
public record JUnitSource(String className, String text) {
    /** The source for a test; empty where its requests cannot be repeated without this run. */
    public static Optional<JUnitSource> of(TestRow row, URI target) {
        Outcome outcome = row.outcome();
        if (outcome.verdict() != Verdict.CONFIRMED) {
            return Optional.empty();
        }
        String body = outcome.replay()
                .map(each -> ReplaySource.body(each, target))
                .orElseGet(() -> isComparison(outcome.steps()) ? comparison(outcome.steps(), target) : "");
        return body.isEmpty() ? Optional.empty() : Optional.of(new JUnitSource(name(row), whole(row, target, body)));
    }

    private static String whole(TestRow row, URI target, String body) {
        List<Outcome.Step> steps = row.outcome()
                .replay()
                .map(each -> ReplaySource.steps(each))
                .orElse(row.outcome().steps());
        boolean forges = steps.stream().anyMatch(each -> each.forging().isPresent());
        String text = HEAD.replace("@TITLE@", comment(row.rule().title()))
                .replace(
                        "@OPERATION@",
                        comment(row.operation().method() + " " + row.operation().path()))
                .replace("@RULE@", row.rule().id())
                .replace("@VARIABLES@", variables(steps))
                .replace("@CLASS@", name(row));
        return imports(body, forges) + text + body + SEND.replace("@TARGET@", literal(root(target)))
                + (forges ? ForgingSource.METHODS : "") + "}\n";
    }

    /** What a source needs, and no more, in order. */
    private static String imports(String body, boolean forges) {
        SortedSet<String> imports = new TreeSet<>(List.of(
                "static org.junit.jupiter.api.Assertions.assertTrue",
                "java.net.URI",
                "java.net.http.HttpClient",
                "java.net.http.HttpRequest",
                "java.net.http.HttpResponse",
                "java.util.Set",
                "java.util.TreeSet",
                "java.util.regex.Matcher",
                "java.util.regex.Pattern",
                "org.junit.jupiter.api.Test"));
        imports.addAll(forges ? ForgingSource.IMPORTS : List.of());
        imports.addAll(
                body.contains("assertEquals(")
                        ? List.of("static org.junit.jupiter.api.Assertions.assertEquals")
                        : List.of());
        imports.addAll(body.contains("Locale.ROOT") ? List.of("java.util.Locale") : List.of());
        StringBuilder lines = new StringBuilder();
        imports.stream()
                .filter(each -> each.startsWith("static "))
                .forEach(each -> lines.append("import ").append(each).append(";\n"));
        lines.append('\n');
        imports.stream()
                .filter(each -> !each.startsWith("static "))
                .forEach(each -> lines.append("import ").append(each).append(";\n"));
        return lines.append('\n').toString();
    }

    /** Whether the first of some requests must get what the last, of somebody else, must not; what that one sends has to be known or made. */
    private static boolean isComparison(List<Outcome.Step> steps) {
        if (steps.size() < 2
                || !steps.stream().allMatch(each -> each.ask().method().equals("GET"))) {
            return false;
        }
        Session own = steps.getFirst().who();
        Outcome.Step other = steps.getLast();
        boolean made = other.who().identity().name().endsWith(" forged")
                || other.who().identity().equals(own.identity())
                        && !other.who().headers().equals(own.headers());
        return !other.who().equals(own) && (!made || other.forging().isPresent());
    }

    private static String comparison(List<Outcome.Step> steps, URI target) {
        Outcome.Step own = steps.getFirst();
        Outcome.Step other = steps.getLast();
        return COMPARISON
                .replace("@OWN_SHOWS@", comment(own.shows()))
                .replace("@OTHER_SHOWS@", comment(other.shows()))
                .replace("@OWN@", call(own, own.who(), target))
                .replace("@OTHER@", call(other, own.who(), target));
    }

    private static String root(URI target) {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    private static String name(TestRow row) {
        String rule = row.rule().id().replaceFirst("^probe\\.", "");
        return camel(rule + "-of-" + row.operation().method().toLowerCase(Locale.ROOT) + "-"
                        + row.operation().path()) + "Test";
    }

    private static String camel(String text) {
        StringBuilder camel = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty() && camel.length() < 120) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.toString();
    }

    private static String variables(List<Outcome.Step> steps) {
        SortedSet<String> names = new TreeSet<>();
        for (Outcome.Step step : steps) {
            // A forged token is made of the first one's.
            boolean forged = step.forging().isPresent();
            for (int i = 0; !forged && i < step.who().headers().size(); i++) {
                names.add(Curl.variable(step.who(), i) + " (header "
                        + comment(step.who().headers().get(i).name()) + " of "
                        + comment(step.who().toString()) + ")");
            }
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** A call of {@code send}; a forged token is made of that of {@code good}. */
    private static String call(Outcome.Step meant, Session good, URI target) {
        Outcome.Step step = meant.written();
        return call(
                step,
                good,
                literal(Curl.path(target, step.ask())),
                literal(step.ask().body()));
    }

    /** The same with the path and the body as expressions. */
    static String call(Outcome.Step step, Session good, String path, String body) {
        StringBuilder call = new StringBuilder("send(")
                .append(literal(step.ask().method()))
                .append(", ")
                .append(path)
                .append(", ")
                .append(body);
        for (Header header : Curl.sent(step)) {
            call.append(", ").append(literal(header.name())).append(", ").append(literal(header.value()));
        }
        Session who = step.forging().isPresent() ? good : step.who();
        for (int i = 0; i < who.headers().size(); i++) {
            String variable = "variable(" + literal(Curl.variable(who, i)) + ")";
            call.append(", ")
                    .append(literal(who.headers().get(i).name()))
                    .append(", ")
                    .append(step.forging()
                            .map(each -> ForgingSource.expression(each, variable))
                            .orElse(variable));
        }
        return call.append(')').toString();
    }

    /** A Java literal of any text; also signs that end a line or begin an escape. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                literal.append('\\').append(each);
            } else if (each < ' ' || each > '~') {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                literal.append(each);
            }
        }
        return literal.append('"').toString().replace("\\u000a", "\\n").replace("\\u000d", "\\r");
    }

    /** What may stand in a comment: one line that does not end it, and no escapes. */
    static String comment(String text) {
        return text.replaceAll("[^ -~]", "?")
                .replace("\\", "/")
                .replace("*/", "* /")
                .replace("@", " at ");
    }

    private static final String HEAD = """
            /**
             * @TITLE@: @OPERATION@.
             *
             * Found by Sinew (@RULE@). Fails as long as it is so. Environment variables: SINEW_TARGET, the address of the API
             * where it is another than then; credentials as full header values: @VARIABLES@.
             */
            final class @CLASS@ {
            """;

    private static final String COMPARISON = """
                private static final Pattern VALUE =
                        Pattern.compile("\\"((?:[^\\"\\\\\\\\]|\\\\\\\\.)*+)\\"(\\\\s*:)?|(-?\\\\d[\\\\d.eE+-]*)");
                private static final int TELLING = 6;

                @Test
                void othersDoNotGetTheSame() throws Exception {
                    // @OWN_SHOWS@
                    Set<String> own = values(@OWN@, "the request that must succeed");
                    own.retainAll(values(@OWN@, "the request that must succeed"));
                    assertTrue(!own.isEmpty(), "nothing stays the same in the answer, so that nothing can be told");
                    // @OTHER_SHOWS@
                    HttpResponse<String> other = @OTHER@;
                    Set<String> same = other.statusCode() / 100 == 2 ? values(other, "") : new TreeSet<>();
                    same.retainAll(own);
                    assertTrue(2 * same.size() <= own.size(), same.size() + " of " + own.size() + " values came back");
                }

                /** The values of a JSON document that are long enough to say something. */
                private static Set<String> values(HttpResponse<String> response, String what) {
                    if (!what.isEmpty()) {
                        assertEquals(2, response.statusCode() / 100, what + ": status " + response.statusCode());
                    }
                    Set<String> values = new TreeSet<>();
                    for (Matcher each = VALUE.matcher(response.body()); each.find(); ) {
                        String value = each.group(3) != null ? each.group(3) : each.group(2) == null ? each.group(1) : "";
                        if (value.length() >= TELLING) {
                            values.add(value);
                        }
                    }
                    return values;
                }
            """;

    private static final String SEND = """

                private static HttpResponse<String> send(String method, String path, String body, String... headers)
                        throws Exception {
                    String target = System.getenv().getOrDefault("SINEW_TARGET", @TARGET@);
                    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path))
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body));
                    for (int i = 0; i < headers.length; i += 2) {
                        request.setHeader(headers[i], headers[i + 1]);
                    }
                    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
                }

                private static String variable(String name) {
                    String value = System.getenv(name);
                    assertTrue(value != null, "the environment variable " + name + " must hold a header's value");
                    return value;
                }
            """;
}
