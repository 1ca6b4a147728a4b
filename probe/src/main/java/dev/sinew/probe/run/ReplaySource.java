package dev.sinew.probe.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A {@link Replay} in the source of a test. */
final class ReplaySource {
    /** A text of the run, which has to be another each time, as it may have to be the only one of its kind. */
    private static final Pattern CANARY = Pattern.compile("sinew-canary-[a-z0-9]+-(\\d+)");

    private ReplaySource() {}

    /** All requests of a replay. */
    static List<Outcome.Step> steps(Replay replay) {
        List<Outcome.Step> steps = new ArrayList<>(replay.create());
        steps.add(replay.attempt());
        steps.add(replay.read());
        steps.addAll(replay.removals());
        return steps;
    }

    /** What stands in the class. */
    static String body(Replay replay, URI target) {
        StringBuilder create = new StringBuilder();
        for (int i = 0; i < replay.create().size(); i++) {
            Outcome.Step step = replay.create().get(i);
            create.append("            // ")
                    .append(JUnitSource.comment(step.shows()))
                    .append('\n');
            create.append("            ids[")
                    .append(i)
                    .append("] = created(")
                    .append(call(step, target))
                    .append(", ")
                    .append(JUnitSource.literal(replay.parameters().get(i)))
                    .append(");\n");
        }
        String removals = replay.removals().stream()
                .map(each -> "            " + call(each, target) + ";\n")
                .collect(Collectors.joining());
        boolean changes = replay.effect() == Replay.Effect.CHANGED;
        return BODY.replace("@STILL@", changes ? STILL.replace("@NAMES@", names(replay)) : "")
                .replace("@IDS@", Integer.toString(replay.create().size()))
                .replace("@CREATE@", create)
                .replace("@READ@", call(replay.read(), target))
                .replace("@SHOWS@", JUnitSource.comment(replay.attempt().shows()))
                .replace("@ATTEMPT@", call(replay.attempt(), target))
                .replace("@CHECK@", check(replay))
                .replace("@REMOVALS@", removals.isEmpty() ? "            // Nothing deletes it.\n" : removals);
    }

    private static String names(Replay replay) {
        return replay.members().stream().map(JUnitSource::literal).collect(Collectors.joining(", "));
    }

    private static String check(Replay replay) {
        return switch (replay.effect()) {
            case GONE ->
                "            assertEquals(2, after.statusCode() / 100, \"its owner gets it no more: status \" + after.statusCode());\n";
            case ADDED ->
                CANARY.matcher(replay.attempt().ask().body())
                        .results()
                        .map(each -> "            assertTrue(!after.body().contains(" + text(each.group())
                                + "), \"its owner is told of what another created\");\n")
                        .distinct()
                        .collect(Collectors.joining());
            case CHANGED -> CHANGED.replace("@NAMES@", names(replay));
        };
    }

    private static String call(Outcome.Step meant, URI target) {
        Outcome.Step step = meant.written();
        return JUnitSource.call(
                step,
                step.who(),
                text(Curl.path(target, step.ask())),
                text(step.ask().body()));
    }

    /** An expression for a text with ids of fresh objects and texts that are new each time. */
    private static String text(String text) {
        String literal = JUnitSource.literal(text);
        Matcher ids = Pattern.compile("sinew0id(\\d)0").matcher(literal);
        String placed = ids.replaceAll("\" + ids[$1] + \"");
        return CANARY.matcher(placed).replaceAll("sinew-\" + FRESH + \"-$1").replaceAll(" \\+ \"\"$", "");
    }

    private static final String STILL = """
                        Set<String> still = members(before.body(), @NAMES@);
                        assertEquals(still, members(@READ@.body(), @NAMES@), "it changes by itself, so that nothing can be told");
            """;

    private static final String CHANGED = """
                        assertEquals(still, members(after.body(), @NAMES@), "its owner reads something else");
            """;

    private static final String BODY = """
                private static final String FRESH = Long.toString(System.nanoTime(), 36);
                private static final Pattern MEMBER =
                        Pattern.compile("\\"([^\\"]+)\\"\\\\s*:\\\\s*(?:\\"((?:[^\\"\\\\\\\\]|\\\\\\\\.)*+)\\"|([\\\\w.+-]+))");

                @Test
                void whatMustNotBeDoneHasNoEffect() throws Exception {
                    String[] ids = new String[@IDS@];
                    try {
            @CREATE@            HttpResponse<String> before = @READ@;
                        assertEquals(2, before.statusCode() / 100, "its owner cannot read it: status " + before.statusCode());
            @STILL@            // @SHOWS@
                        @ATTEMPT@;
                        HttpResponse<String> after = @READ@;
            @CHECK@        } finally {
            @REMOVALS@        }
                }

                /** The id of what was just created. */
                private static String created(HttpResponse<String> response, String parameter) {
                    assertEquals(2, response.statusCode() / 100, "not created: status " + response.statusCode());
                    for (String wanted : new String[] {parameter, "id", "uuid"}) {
                        for (Matcher each = MEMBER.matcher(response.body()); each.find(); ) {
                            if (plain(each.group(1)).equals(plain(wanted))) {
                                return each.group(2) == null ? each.group(3) : each.group(2);
                            }
                        }
                    }
                    String location = response.headers().firstValue("Location").orElse("");
                    for (Matcher each = MEMBER.matcher(response.body()); location.isEmpty() && each.find(); ) {
                        boolean own = plain(each.group(1)).matches("(self|resource|location|href)(ur[il]|link|href)?");
                        location = own && each.group(2) != null && each.group(2).contains("/") ? each.group(2) : "";
                    }
                    assertTrue(!location.isEmpty(), "the answer does not tell what was created");
                    return location.replaceAll("[?#].*$|/+$", "").replaceAll("^.*/", "");
                }

                private static String plain(String name) {
                    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
                }

                /** The members of a JSON document of some names, as name and value. */
                static Set<String> members(String json, String... names) {
                    Set<String> members = new TreeSet<>();
                    for (Matcher each = MEMBER.matcher(json); each.find(); ) {
                        if (Set.of(names).contains(each.group(1))) {
                            members.add(each.group(1) + " = " + (each.group(2) == null ? each.group(3) : each.group(2)));
                        }
                    }
                    return members;
                }
            """;
}
