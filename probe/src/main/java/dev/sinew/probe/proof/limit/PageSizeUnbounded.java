package dev.sinew.probe.proof.limit;

import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.place.PageSizes;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Refusal;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A list is as long as its caller likes.
 *
 * <p>One request reads a whole table: a cheap way to copy all that is there, and to keep the service busy.
 *
 * <p>Proved by length: the parameter works (1 brings one element, 2 bring two, be it beside a list that stays as it is, such as the names of columns), and then more come than the specification says at most, or more than
 * 1,000 where it says nothing, twice. It goes up in steps and stops with the first that is not filled. Where there is not so much to be listed, it
 * cannot be told, and that is the verdict. At most eight requests for each list.
 *
 * <p>The same of parameters that say how far a list goes, such as {@code days}: for 3,660 more than 1,000 elements come, more than five times those for 366, twice. And of two days between which something is listed
 * ({@code from}, {@code to}): for 160 years more than 10,000 elements come, twice, and fewer for one.
 *
 * <p>To fix it, cut the parameter to a maximum, and say it in the specification.
 */
@Rule(
        id = "probe.page-size-unbounded",
        flaw = "no-pagination-limit",
        title = "A list is as long as its caller likes",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023"},
        cwe = {770})
public final class PageSizeUnbounded implements Proof {
    private static final List<Integer> STEPS = List.of(100, 1_001, 10_000);
    /** Somebody may want a year of days; nobody wants ten times that. */
    private static final List<Integer> SPAN_STEPS = List.of(31, 366, 3_660);

    private static final int GROWS = 5;
    private static final int MANY = 1_000;
    /** A maximum beyond this is none. */
    private static final double REASONABLE = 10_000;
    /** Of an answer that is longer, the rest is not read. */
    private static final int LONG = 4_000_000;
    /** The place of a text that is no JSON. */
    private static final String WHOLE = "(text)";

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return Optional.empty();
        }
        for (Persona persona : trial.personas()) {
            for (Reached reached : persona.reached(endpoint).stream().limit(1).toList()) {
                Ask bare = reached.filled().ask();
                return Stream.concat(
                                parameters(endpoint, PageSizes::isOne)
                                        .map(each -> sized(bare, each, persona, trial)
                                                .judge(most(each, endpoint))),
                                parameters(endpoint, PageSizes::isSpan)
                                        .filter(each -> most(each, endpoint) > REASONABLE)
                                        .map(each -> sized(bare, each, persona, trial)
                                                .spans()))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> DateRange.of(endpoint)
                                .flatMap(each -> each.judge(reached.filled().ask(), persona.session(), trial)));
            }
        }
        return Optional.empty();
    }

    private static Sized sized(Ask bare, Parameter parameter, Persona persona, Trial trial) {
        return new Sized(bare, parameter.name(), persona.session(), trial, Optional.empty());
    }

    private static Stream<Parameter> parameters(Endpoint endpoint, Predicate<String> named) {
        return endpoint.described().parameters().stream()
                .filter(each -> each.location() == Location.QUERY && !each.required())
                .filter(each -> named.test(each.name()));
    }

    /** What the specification allows at most, or infinity. */
    private static double most(Parameter parameter, Endpoint endpoint) {
        return endpoint.description()
                .resolver()
                .variants(parameter.schema())
                .getFirst()
                .bounds()
                .most();
    }

    /** How many elements come: those of the only list on the first two levels; -1 for a refusal or none. */
    static int length(Reply reply, Trial trial) {
        SortedMap<String, Integer> lengths = lengths(reply, trial);
        return lengths.size() == 1 ? lengths.getOrDefault(lengths.firstKey(), -1) : -1;
    }

    /** How long the lists on the first two levels are, by place; none for a refusal. A long text that is none of JSON is one. */
    private static SortedMap<String, Integer> lengths(Reply reply, Trial trial) {
        SortedMap<String, Integer> lengths = new TreeMap<>();
        if (trial.isSuccess(reply)) {
            reply.json().ifPresent(json -> lists(json, "", 0, lengths));
            if (reply.json().isEmpty() && reply.text().length() > LONG) {
                lengths.put(WHOLE, Integer.MAX_VALUE);
            }
        }
        return lengths;
    }

    private static void lists(JsonNode node, String place, int depth, SortedMap<String, Integer> into) {
        if (node.isArray()) {
            into.put(place, node.size());
        } else if (depth < 2) {
            node.properties().forEach(each -> lists(each.getValue(), place + "." + each.getKey(), depth + 1, into));
        }
    }

    /**
     * A parameter that says how much comes.
     *
     * @param list the place of the list whose elements count; empty for the only one that there is
     */
    private record Sized(Ask bare, String name, Session who, Trial trial, Optional<String> list) {
        Optional<Outcome> judge(double most) {
            SortedMap<String, Integer> one = lengths(1);
            SortedMap<String, Integer> two = lengths(2);
            // Beside what is listed may stand what its columns are called.
            List<String> grows = one.keySet().stream()
                    .filter(each -> one.getOrDefault(each, 0) == 1 && two.getOrDefault(each, 0) == 2)
                    .toList();
            if (grows.size() == 1) {
                Sized listed = new Sized(bare, name, who, trial, Optional.of(grows.getFirst()));
                return Optional.of(most <= REASONABLE ? listed.stated((int) most) : listed.grown());
            }
            boolean few = one.size() == 1 && (one.containsValue(0) || one.containsValue(1) && two.equals(one));
            return few
                    ? Optional.of(Outcome.inconclusive("fewer than two elements are there to be listed"))
                    : Optional.empty();
        }

        private Outcome stated(int most) {
            int length = length(most + 1);
            if (length <= most) {
                return length < most
                        ? Outcome.inconclusive("only " + length + " elements are there, fewer than the stated " + most)
                        : Outcome.refuted("no more than the stated " + most + " elements come");
            }
            return twice(most + 1, most, "the specification says " + most + " at most");
        }

        private Outcome grown() {
            for (int asked : STEPS) {
                int length = length(asked);
                if (length > MANY) {
                    return twice(asked, MANY, "no maximum is stated");
                }
                if (length < asked) {
                    return Outcome.inconclusive(
                            length < 0
                                    ? asked + " elements are refused"
                                    : "no more than " + length
                                            + " elements come; there may be no more, or that is the limit");
                }
            }
            return Outcome.refuted("no more than " + MANY + " elements come");
        }

        /** Empty where the list does not grow with it. */
        Optional<Outcome> spans() {
            int before = length(1);
            if (before < 1 || length(2) <= before) {
                return Optional.empty();
            }
            for (int asked : SPAN_STEPS) {
                int length = length(asked);
                if (length <= before) {
                    return Optional.of(Outcome.refuted(
                            length < 0
                                    ? name + "=" + asked + " is refused"
                                    : "no more than " + before + " elements come"));
                }
                if (asked == SPAN_STEPS.getLast() && length > MANY && length / GROWS > before) {
                    return Optional.of(twice(asked, MANY, "a tenth of that brings " + before));
                }
                before = length;
            }
            return Optional.of(Outcome.refuted("no more than " + before + " elements come"));
        }

        private Outcome twice(int asked, int most, String why) {
            int length = length(asked);
            return length <= most
                    ? Outcome.inconclusive("so many elements came once and not again")
                    : Outcome.confirmed(
                                    name + "=" + asked + " brings "
                                            + (length == Integer.MAX_VALUE ? "more than 4 MB" : length + " elements")
                                            + ", twice; " + why,
                                    List.of(new Outcome.Step(who, ask(asked), "brings all of them")))
                            .refusing(Refusal.above(name, most));
        }

        private Ask ask(int size) {
            return new Ask(
                    bare.method(),
                    bare.path() + (bare.path().indexOf('?') < 0 ? "?" : "&") + name.replace("$", "%24") + "=" + size,
                    bare.headers(),
                    bare.body());
        }

        private SortedMap<String, Integer> lengths(int asked) {
            return PageSizeUnbounded.lengths(trial.askAgain(ask(asked), who), trial);
        }

        private int length(int asked) {
            SortedMap<String, Integer> lengths = lengths(asked);
            String place = list.or(() -> lengths.keySet().stream().findFirst()).orElse("");
            // What is too long to be read has no places.
            return list.isEmpty() && lengths.size() != 1
                    ? -1
                    : lengths.getOrDefault(place, lengths.getOrDefault(WHOLE, -1));
        }
    }
}
