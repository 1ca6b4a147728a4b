package dev.sinew.probe.proof.contract;

import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Patience;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.DescribedOperation.Parameter;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The server fails on a value that it should refuse.
 *
 * <p>Unhandled exceptions are where an attacker looks closer; each of them costs the server more than a refusal, and floods its log.
 *
 * <p>Proved three times with status 500, with the same request and a good value before each, which succeeds. Tried are a word where a number
 * or a listed value belongs, a number that is too large, a NUL and 2,000 characters, in the last path parameter and in up to three parameters of
 * the query that the specification names: at most eight requests for each operation that somebody reached. So are bodies of what the run created, where it may: without a member, or with a word where a number
 * belongs. A refusal, a block by a
 * firewall and failures of gateways do not count.
 *
 * <p>To fix it, check values where they come in, and answer 400.
 */
@Rule(
        id = "probe.server-error-on-invalid-input",
        flaw = "server-error-on-invalid-input",
        title = "Server fails on invalid input",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {20, 248})
public final class ServerErrorOnInvalidInput implements Proof {
    private static final int MOST_PARAMETERS = 3;
    private static final int MOST_REQUESTS = 8;
    private static final String TOO_LARGE = "99999999999999999999999999";
    private static final String TOO_LONG = "a".repeat(2_000);

    private record Bad(String kind, String parameter, Ask ask) {}

    @Override
    public Manner manner() {
        return Manner.BREAKING;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!endpoint.isRead()) {
            return BadBodies.like(endpoint, trial)
                    .flatMap(like -> control(like, trial).map(each -> created(like, each, trial)));
        }
        for (Persona persona : trial.personas()) {
            for (Reached reached : persona.reached(endpoint).stream().limit(1).toList()) {
                List<Bad> all = bad(endpoint, reached);
                return all.isEmpty() ? Optional.empty() : Optional.of(judge(all, reached, persona, trial));
            }
        }
        return Optional.empty();
    }

    /** What its owner reads, before and after each failure. */
    private static Optional<Ask> control(Made like, Trial trial) {
        return trial.endpoints().stream()
                .filter(each -> each.isRead() && like.isAddress(each))
                .flatMap(each -> like.at(each).stream())
                .map(Filled::ask)
                .filter(each -> trial.isSuccess(trial.ask(each, like.owner().session())))
                .findFirst();
    }

    /** Bodies of what the run created and can create again; what is taken all the same is deleted. */
    private static Outcome created(Made like, Ask control, Trial trial) {
        Fixtures fixtures = trial.fixtures().orElseThrow();
        Patience patience = new Patience(trial);
        for (BadBodies.Bad bad : BadBodies.of(like)) {
            if (!fixtures.mayCreate(like.create().endpoint())) {
                return Outcome.inconclusive("bad values are taken, and nothing tells what they created");
            }
            Reply reply = trial.askOdd(bad.ask(), like.owner().session());
            fixtures.tidy(like.create(), like.owner(), reply);
            if (Failing.isFailure(reply)) {
                return new Failing(trial, like.owner(), control)
                        .judge(bad.ask(), bad.kind() + " in " + bad.member(), bad.kind());
            }
            if (!patience.isLeft(reply)) {
                return Outcome.inconclusive("bad values are not answered by the service itself: " + reply);
            }
        }
        return Outcome.refuted("no bad body makes the server fail");
    }

    private static Outcome judge(List<Bad> all, Reached reached, Persona persona, Trial trial) {
        Patience patience = new Patience(trial);
        for (Bad bad : all.subList(0, Math.min(all.size(), MOST_REQUESTS))) {
            Reply reply = trial.askOdd(bad.ask(), persona.session());
            if (Failing.isFailure(reply)) {
                return new Failing(trial, persona, reached.filled().ask())
                        .judge(bad.ask(), bad.kind() + " in " + bad.parameter(), bad.kind());
            }
            if (!patience.isLeft(reply)) {
                return Outcome.inconclusive("bad values are not answered by the service itself: " + reply);
            }
        }
        return Outcome.refuted("no bad value makes the server fail");
    }

    private static List<Bad> bad(Endpoint endpoint, Reached reached) {
        List<Bad> all = new ArrayList<>();
        Ask good = reached.filled().ask();
        int parameters = 0;
        String last = endpoint.pathParameters().isEmpty()
                ? ""
                : endpoint.pathParameters().getLast();
        boolean described = false;
        for (Parameter each : endpoint.described().parameters()) {
            boolean path = each.location() == Location.PATH && each.name().equals(last);
            boolean query = each.location() == Location.QUERY && parameters++ < MOST_PARAMETERS;
            described |= path;
            for (String value : path || query ? values(each.schema(), endpoint) : List.<String>of()) {
                Ask ask = path ? reached.filled().withLast(value).ask() : Queries.with(good, each.name(), value);
                all.add(new Bad(word(value), each.name(), ask));
            }
        }
        for (String value : described || last.isEmpty() ? List.<String>of() : values(Schema.ANY, endpoint)) {
            all.add(new Bad(word(value), last, reached.filled().withLast(value).ask()));
        }
        return all;
    }

    private static String word(String value) {
        return value.equals(TOO_LONG) ? "2,000 characters" : value.equals("\0") ? "a NUL" : value;
    }

    private static List<String> values(Schema written, Endpoint endpoint) {
        Schema schema = endpoint.description().resolver().variants(written).getFirst();
        boolean number =
                schema.types().contains(SchemaType.INTEGER) || schema.types().contains(SchemaType.NUMBER);
        if (number) {
            return List.of("sinew", TOO_LARGE);
        }
        boolean listed = !schema.values().isEmpty()
                || schema.types().contains(SchemaType.BOOLEAN)
                || !schema.format().isEmpty();
        return listed ? List.of("sinew", "\0") : List.of("\0", TOO_LONG);
    }
}
