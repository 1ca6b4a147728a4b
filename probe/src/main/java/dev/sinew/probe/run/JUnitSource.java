package dev.sinew.probe.run;

import dev.sinew.probe.http.Header;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A confirmed test as the source of a JUnit 5 test that fails as long as the flaw is there. It needs nothing but the JDK and JUnit; credentials
 * stand in environment variables, named as those of {@link Curl}. What a run proves on objects of its own has no such source, as they are gone.
 *
 * @param className of the test, which is the file's name, too
 * @param text the source
 */
public record JUnitSource(String className, String text) {
    /** The source for a test; empty where its requests cannot be repeated alone. */
    public static Optional<JUnitSource> of(TestRow row, URI target) {
        List<Outcome.Step> steps = row.outcome().steps();
        boolean repeatable = row.outcome().verdict() == Verdict.CONFIRMED
                && steps.size() >= 2
                && steps.stream().allMatch(each -> each.ask().method().equals("GET"));
        if (!repeatable) {
            return Optional.empty();
        }
        String name = name(row);
        Outcome.Step own = steps.getFirst();
        Outcome.Step other = steps.getLast();
        String text = TEMPLATE.replace("@TITLE@", comment(row.rule().title()))
                .replace(
                        "@OPERATION@",
                        comment(row.operation().method() + " " + row.operation().path()))
                .replace("@RULE@", row.rule().id())
                .replace("@VARIABLES@", variables(steps))
                .replace("@CLASS@", name)
                .replace("@TARGET@", literal(root(target)))
                .replace("@OWN_SHOWS@", comment(own.shows()))
                .replace("@OTHER_SHOWS@", comment(other.shows()))
                .replace("@OWN@", call(own, target))
                .replace("@OTHER@", call(other, target));
        return Optional.of(new JUnitSource(name, text));
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
            for (int i = 0; i < step.who().headers().size(); i++) {
                names.add(Curl.variable(step.who(), i) + " (header "
                        + comment(step.who().headers().get(i).name()) + " of "
                        + comment(step.who().toString()) + ")");
            }
        }
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static String call(Outcome.Step step, URI target) {
        StringBuilder call = new StringBuilder("get(").append(literal(Curl.path(target, step.ask())));
        for (Header header : step.ask().headers()) {
            call.append(", ").append(literal(header.name())).append(", ").append(literal(header.value()));
        }
        for (int i = 0; i < step.who().headers().size(); i++) {
            call.append(", ")
                    .append(literal(step.who().headers().get(i).name()))
                    .append(", variable(")
                    .append(literal(Curl.variable(step.who(), i)))
                    .append(')');
        }
        return call.append(')').toString();
    }

    /** A Java literal of any text; also signs that end a line or begin an escape. */
    private static String literal(String text) {
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
    private static String comment(String text) {
        return text.replaceAll("[^ -~]", "?")
                .replace("\\", "/")
                .replace("*/", "* /")
                .replace("@", " at ");
    }

    private static final String TEMPLATE = """
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import static org.junit.jupiter.api.Assertions.assertTrue;

            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import java.util.Set;
            import java.util.TreeSet;
            import java.util.regex.Matcher;
            import java.util.regex.Pattern;
            import org.junit.jupiter.api.Test;

            /**
             * @TITLE@: @OPERATION@.
             *
             * Found by Sinew (@RULE@). Fails as long as it is so. Environment variables: SINEW_TARGET, the address of the API
             * where it is another than then; credentials as full header values: @VARIABLES@.
             */
            final class @CLASS@ {
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

                private static HttpResponse<String> get(String path, String... headers) throws Exception {
                    String target = System.getenv().getOrDefault("SINEW_TARGET", @TARGET@);
                    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path));
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
            }
            """;
}
