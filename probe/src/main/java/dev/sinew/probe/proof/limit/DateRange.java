package dev.sinew.probe.proof.limit;

import dev.sinew.model.Location;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Two days between which something is listed, such as {@code from} and {@code to}, that a query names. */
record DateRange(String from, String to) {
    private static final Pattern FROM = Pattern.compile(
            "(?:date|day)?(?:from|start|startdate|since|begin|after|fromdate|startsat|checkin)(?:date|day)?");
    private static final Pattern TO =
            Pattern.compile("(?:date|day)?(?:to|end|enddate|until|till|before|todate|endsat|checkout)(?:date|day)?");
    private static final int MANY = 10_000;

    /** Those of an operation; empty where it has no two of them. */
    static Optional<DateRange> of(Endpoint endpoint) {
        Optional<String> from = named(endpoint, FROM);
        return named(endpoint, TO).flatMap(to -> from.map(each -> new DateRange(each, to)));
    }

    private static Optional<String> named(Endpoint endpoint, Pattern names) {
        return endpoint.described().parameters().stream()
                .filter(each -> each.location() == Location.QUERY)
                .map(Parameter::name)
                .filter(each -> names.matcher(each.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                        .matches())
                .findFirst();
    }

    /** Empty where a year brings no list. */
    Optional<Outcome> judge(Ask bare, Session who, Trial trial) {
        Ask year = ask(bare, "2026-01-01", "2026-12-31");
        int few = PageSizeUnbounded.length(trial.askAgain(year, who), trial);
        if (few < 1) {
            return Optional.empty();
        }
        Ask all = ask(bare, "1900-01-01", "2059-12-31");
        int many = PageSizeUnbounded.length(trial.askAgain(all, who), trial);
        if (many < 0) {
            // Of what is yet to come, as what is free.
            all = ask(bare, "2026-01-01", "2065-12-31");
            many = PageSizeUnbounded.length(trial.askAgain(all, who), trial);
        }
        return Optional.of(judge(all, few, many, who, trial));
    }

    private Outcome judge(Ask all, int few, int many, Session who, Trial trial) {
        if (many <= MANY || many <= few) {
            return Outcome.refuted(
                    many < 0
                            ? "160 years are refused, and 40"
                            : "no more than " + many + " elements come for dozens of years");
        }
        return PageSizeUnbounded.length(trial.askAgain(all, who), trial) <= MANY
                ? Outcome.inconclusive("so many elements came once and not again")
                : Outcome.confirmed(
                        "dozens of years between " + from + " and " + to + " bring "
                                + (many == Integer.MAX_VALUE ? "more than 4 MB" : many + " elements")
                                + ", twice, and a year " + few,
                        List.of(new Outcome.Step(who, all, "brings all of them")));
    }

    private Ask ask(Ask bare, String first, String last) {
        String path = bare.path()
                .replaceAll("(?<=[?&])(?:" + Pattern.quote(from) + "|" + Pattern.quote(to) + ")=[^&]*&?", "");
        String joined = path.endsWith("?") || path.endsWith("&") ? path : path + (path.indexOf('?') < 0 ? "?" : "&");
        return new Ask(bare.method(), joined + from + "=" + first + "&" + to + "=" + last, bare.headers(), bare.body());
    }
}
