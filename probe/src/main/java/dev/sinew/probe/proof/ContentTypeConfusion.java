package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Fixtures;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change that is refused is made where its body is called another type.
 *
 * <p>The guard looks at bodies of one type, and what stands behind it reads others too.
 *
 * <p>Proved by effect on an object that the run created: another's change of it as JSON leaves it as it was in two reads of its owner; the same as
 * plain text, as a form, or as JSON of another name shows up when its owner reads, twice with different texts. That it is answered with success
 * is no proof.
 *
 * <p>To fix it, refuse types that are not described with 415, and decide on what was read.
 */
@Rule(
        id = "probe.content-type-confusion",
        flaw = "content-type-confusion",
        title = "A change that is refused is made with a body of another type",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API1:2023", "API8:2023"},
        cwe = {436, 863})
public final class ContentTypeConfusion implements Proof {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> TYPES =
            List.of("text/plain", FORM, "application/vnd.api+json", "application/merge-patch+json", "text/json");

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public boolean isOfAddress() {
        return true;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (endpoint.carrier() != Carrier.JSON) {
            return Optional.empty();
        }
        return OnCreated.byAnother(
                endpoint,
                OnCreated.CHANGES.contains(endpoint.operation().method()),
                trial,
                made -> made.isAddress(endpoint),
                ContentTypeConfusion::judge);
    }

    private static Outcome judge(Filled change, Made made, Persona other, Fixtures fixtures, Trial trial) {
        Optional<Sight> before = Sight.of(made, trial);
        Optional<Ask> plain = fixtures.ask(change, other);
        if (before.isEmpty() || plain.isEmpty() || plain.get().body().isEmpty()) {
            return Outcome.inconclusive("it cannot be read back, or nothing is known to change it with");
        }
        Reply reply = trial.askAgain(plain.get(), other.session());
        Optional<Sight> after = Sight.of(made, trial);
        if (after.isEmpty() || !before.get().changed(after.get()).isEmpty()) {
            return Outcome.inconclusive("the change as JSON is not refused either: " + reply);
        }
        for (String type : TYPES) {
            Optional<Ask> ask = changed(type, change, made, other, fixtures, trial);
            if (ask.isPresent()) {
                return changed(type, change, made, other, fixtures, trial).isPresent()
                        ? Outcome.confirmed(
                                "a change of " + other + " as JSON leaves it as it was (" + reply + "), and as " + type
                                        + " " + made.owner() + " reads what was written, twice",
                                List.of(
                                        new Outcome.Step(other.session(), plain.get(), other + " is refused"),
                                        new Outcome.Step(other.session(), ask.get(), "and changes it so")))
                        : Outcome.inconclusive("a change as " + type + " was made once and not again");
            }
        }
        return Outcome.refuted("in no type of body is the change made");
    }

    /** What was sent, where its owner then reads it. */
    private static Optional<Ask> changed(
            String type, Filled change, Made made, Persona other, Fixtures fixtures, Trial trial) {
        Optional<Sight> before = Sight.of(made, trial);
        Ask json = fixtures.ask(change, other).orElseThrow();
        String body = type.equals(FORM) ? form(json.body()) : json.body();
        Ask ask = new Ask(json.method(), json.path(), List.of(new Header("Content-Type", type)), body);
        trial.askAgain(ask, other.session());
        Optional<Sight> after = Sight.of(made, trial);
        boolean shown = before.isPresent()
                && after.isPresent()
                && before.get().changed(after.get()).values().stream()
                        .anyMatch(value -> value.length() > 3 && json.body().contains(value));
        return shown ? Optional.of(ask) : Optional.empty();
    }

    private static String form(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        return node.properties().stream()
                .filter(each -> each.getValue().isValueNode())
                .map(ContentTypeConfusion::pair)
                .collect(Collectors.joining("&"));
    }

    private static String pair(Map.Entry<String, JsonNode> each) {
        return URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(each.getValue().asString(), StandardCharsets.UTF_8);
    }
}
