package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Location;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message that must be signed is taken without any signature.
 *
 * <p>What a payment provider or another service reports is believed because it is signed. Where the signature is only checked if there is one, whoever leaves it out reports what he likes: that an order is
 * paid, that a check is passed.
 *
 * <p>Proved by the difference: the same message, about something that never existed, is refused with a wrong signature (401 or 403, or 400 where it is only then), twice, and without one it is taken, or looked up and not found, twice, in
 * other words than a path that never was. Nothing that exists is touched. Five requests, for operations that describe a header for a signature.
 *
 * <p>To fix it, refuse what has no signature before anything else is looked at.
 */
@Rule(
        id = "probe.signature-not-required",
        flaw = "signature-not-required",
        title = "A message without its signature is taken",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API10:2023", "API2:2023"},
        cwe = {347, 345})
public final class SignatureNotRequired implements Proof {
    private static final Set<String> SIGNATURES = Set.of("signature", "hmac", "digest", "sig");
    private static final int TWICE = 2;
    /** Beyond what counters reach, and what services take for an id at all. */
    private static final long FAR = 900_000_000;

    private static final long NEAR = 99_000_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public boolean needsProvenIdentity() {
        return false;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        boolean takes = endpoint.operation().method().equals("POST")
                && endpoint.pathParameters().isEmpty()
                && trial.fixtures().isPresent();
        return takes
                ? endpoint.described().parameters().stream()
                        .filter(each -> each.location() == Location.HEADER)
                        .map(Parameter::name)
                        .filter(each -> NameTraits.words(each).stream().anyMatch(SIGNATURES::contains))
                        .findFirst()
                        .map(each -> judge(endpoint, each, trial))
                : Optional.empty();
    }

    private static Outcome judge(Endpoint endpoint, String header, Trial trial) {
        Optional<Ask> whole = trial.exemplary(Filled.bare(endpoint));
        if (whole.isEmpty()) {
            return Outcome.inconclusive("nothing is known that could be sent");
        }
        Ask unsigned = without(whole.get(), header);
        Ask wrong = unsigned.with(header, "0".repeat(64));
        for (int i = 0; i < TWICE; i++) {
            Reply refused = trial.askAgain(wrong, Session.NOBODY);
            if (refused.status() != 401 && refused.status() != 403 && refused.status() != 400) {
                return Outcome.inconclusive(
                        "it is not so that a wrong signature is refused with 401, 403 or 400: " + refused);
            }
            Reply taken = trial.askAgain(unsigned, Session.NOBODY);
            boolean unknown = taken.status() == 404 && !isAnsweredSo(taken, endpoint, unsigned, trial);
            if (!trial.isSuccess(taken) && !unknown) {
                return Outcome.refuted("without a signature it is refused: " + taken);
            }
        }
        return Outcome.confirmed(
                "with a wrong " + header
                        + " a message about what never existed is refused, and without that header it is taken, or what it is about is looked for, twice",
                List.of(
                        new Outcome.Step(Session.NOBODY, wrong, "a wrong signature is refused"),
                        new Outcome.Step(Session.NOBODY, unsigned, "none at all is not")));
    }

    /** Whether a path that never was is answered in the same words. */
    private static boolean isAnsweredSo(Reply reply, Endpoint endpoint, Ask ask, Trial trial) {
        Ask never = new Ask(ask.method(), endpoint.path() + "-7f3a9c", ask.headers(), ask.body());
        return trial.askAgain(never, Session.NOBODY).text().equals(reply.text());
    }

    /** The message without that header, about what never existed. */
    private static Ask without(Ask ask, String header) {
        List<Header> others = ask.headers().stream()
                .filter(each -> !each.name().equalsIgnoreCase(header))
                .toList();
        return new Ask(ask.method(), ask.path(), others, aboutNothing(ask.body()));
    }

    private static String aboutNothing(String body) {
        if (!body.startsWith("{")) {
            return body;
        }
        JsonNode root = JSON.readTree(body);
        forget(root);
        return root.toString();
    }

    /** Writes ids of what never existed in the place of those of a message, which its description may have as examples. */
    private static void forget(JsonNode node) {
        for (JsonNode each : node) {
            forget(each);
        }
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(name);
                if ((NameTraits.of(name) & NameTraits.ID) != 0 && value.isIntegralNumber()) {
                    object.put(name, FAR + Math.floorMod(31L * value.asLong(), NEAR));
                } else if ((NameTraits.of(name) & NameTraits.ID) != 0 && value.isString()) {
                    object.put(name, NeverExisted.like(value.asString()));
                }
            }
        }
    }
}
