package dev.sinew.probe.proof;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.Scalars;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Messages are sent to a telephone or by mail as often as somebody asks.
 *
 * <p>Each text message costs, and whoever has a session lets the service pay for thousands, or buries somebody in them.
 *
 * <p>Proved on an identity of the file, the last that is not privileged: thirty requests in a row for a code or a link to itself are each answered with success, and each answer says that it was
 * sent: whither, by which way, under which number. An answer that does not say so proves nothing, as what is too much may be left unsent without a word. Only operations that take nothing but whose
 * call it is are tried, where the target is on this machine, after all other tests.
 *
 * <p>To fix it, send a few in ten minutes at most, counted by account and by receiver.
 */
@Rule(
        id = "probe.messages-without-limit",
        flaw = "no-rate-limit-on-sensitive-flow",
        title = "Messages are sent without a limit",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        owasp = {"API4:2023", "API6:2023"},
        cwe = {770, 799})
public final class MessagesWithoutLimit implements Proof {
    private static final int TRIES = 30;
    private static final Set<String> SENDING =
            Set.of("send", "resend", "sms", "otp", "code", "verification", "verify", "reminder", "invite", "link");
    /** What ends a path where a message is answered, not asked for. */
    private static final Set<String> ANSWERING = Set.of("confirm", "check", "validate", "submit", "redeem");

    private static final Pattern SAYS = Pattern.compile(
            "(?i)\\b(?:texts?|sms|e-?mails?|messages?|sends?|resends?|calls? (?:my|the|your) (?:phone|number))\\b");
    /** What an answer calls whither and how something was sent. */
    private static final Pattern SENT = Pattern.compile(
            "(?i)(?:sent(?:_?(?:to|at|via|count))?|delivered_?to|recipient|destination|channel|delivery(?:_?(?:method|id))?|message_?id|cost(?:_?cents)?)");

    @Override
    public boolean isWriting() {
        return true;
    }

    @Override
    public Manner manner() {
        return Manner.TIRING;
    }

    @Override
    public Optional<Outcome> prove(Endpoint endpoint, Trial trial) {
        if (!isSending(endpoint, trial) || trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        Optional<Persona> last = trial.customers().stream().reduce((one, other) -> other);
        if (last.isEmpty() || !Listener.isHere(trial.target().getHost()) || !trial.hasRoomFor(TRIES)) {
            return Optional.of(Outcome.inconclusive(
                    "messages are asked for where the target is on this machine, and the budget has room for "
                            + TRIES));
        }
        return Optional.of(judge(Filled.bare(endpoint).ask(""), last.get(), trial));
    }

    private static Outcome judge(Ask ask, Persona persona, Trial trial) {
        Session who = trial.login(persona.session().identity()).orElse(persona.session());
        for (int i = 0; i < TRIES; i++) {
            Reply reply = trial.askAgain(ask, who);
            if (!trial.isSuccess(reply)) {
                return i == 0
                        ? Outcome.inconclusive("the first was answered with " + reply)
                        : Outcome.refuted("the " + (i + 1) + "th was answered with " + reply);
            }
            if (!saysSent(reply)) {
                return Outcome.inconclusive("nothing in the " + (i + 1) + "th answer says that a message was sent");
            }
        }
        return Outcome.confirmed(
                TRIES + " messages in a row were sent to " + persona + ", as each answer says",
                List.of(new Outcome.Step(who, ask, "asked " + TRIES + " times in a row")));
    }

    private static boolean saysSent(Reply reply) {
        return reply.json().stream()
                .flatMap(json -> Scalars.of(json).entrySet().stream())
                .anyMatch(each -> SENT.matcher(name(each.getKey())).matches()
                        && !each.getValue().equals("false")
                        && !each.getValue().equals("0"));
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
    }

    /** Whether it sends something to whoever calls it, by its path and its description, and needs nothing to be told. */
    private static boolean isSending(Endpoint endpoint, Trial trial) {
        List<String> words = NameTraits.words(endpoint.lastSegment());
        return endpoint.operation().method().equals("POST")
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty()
                && !endpoint.saysOpen()
                && words.stream().anyMatch(SENDING::contains)
                && words.stream().noneMatch(ANSWERING::contains)
                && SAYS.matcher(endpoint.summary() + ". " + endpoint.sentence()).find()
                && trial.takes(endpoint).stream()
                        .allMatch(each -> each.required().isEmpty());
    }
}
