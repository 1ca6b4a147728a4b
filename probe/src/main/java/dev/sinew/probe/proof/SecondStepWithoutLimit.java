package dev.sinew.probe.proof;

import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Listener;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Filled;
import dev.sinew.probe.run.Manner;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Proof;
import dev.sinew.probe.run.Trial;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.Schema;
import dev.sinew.spec.SchemaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The code of a second step, which whoever is logged in sends, may be tried without a limit.
 *
 * <p>Who has somebody's password and not the telephone tries all codes of four digits, which takes seconds.
 *
 * <p>Proved on an identity of the file, the last that is not privileged, in a session of its own: a code is asked for where an operation is described that does so, and codes of four digits are tried in
 * order. All are refused alike, at least as many as a limit may let pass, and then one is accepted; another one is refused as before. It is tried where the target is on this machine, the
 * budget has room for all and no other number of tries is named, after all other tests. Codes of six digits cannot all be tried.
 *
 * <p>To fix it, end a code after a few wrong ones.
 */
@Rule(
        id = "probe.second-step-without-limit",
        flaw = "code-without-limit",
        title = "Codes of a second step may be tried without a limit",
        severity = Severity.HIGH,
        maturity = Maturity.PREVIEW,
        owasp = {"API2:2023"},
        cwe = {307, 799})
public final class SecondStepWithoutLimit implements Proof {
    private static final Pattern CODE = Pattern.compile(
            "(?i)(?:otp|totp|pin|mfa|2fa|token)?(?:[_-]?code)?|(?:one_?time|verification|auth(?:entication)?|mfa|otp|two_?factor)[_-]?(?:code|pin)");
    private static final String STEP = "otp|totp|mfa|2fa|two-?_?factor|second-?_?factor";
    private static final String CHECK = "verify|validate|check|confirm|submit";
    /** A PIN or a code alone may be set there, where nothing says that it is checked. */
    private static final Pattern PLACE = Pattern.compile("(?i).*/(?:[\\w-]*(?:" + STEP + ")[\\w-]*(?:/(?:" + CHECK
            + "))?|(?:pin|code)/(?:" + CHECK + ")|(?:" + CHECK + ")[_-]?(?:pin|code))");

    private static final Pattern CHECKS = Pattern.compile("(?i).*(?:verify|validate|check|confirm|submit|login).*");
    private static final Pattern BEGINS = Pattern.compile("(?i).*/(?:[\\w-]*(?:" + STEP
            + ")[\\w-]*)?/?(?:challenge|send|request|start|generate|init|initiate|create|resend)[\\w-]*");
    private static final int ALL = 10_000;
    private static final int ROUNDS = 3;
    private static final int TOO_MANY = 429;

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
        Optional<Map.Entry<String, Schema>> code = code(endpoint, trial);
        if (code.isEmpty() || trial.fixtures().isEmpty()) {
            return Optional.empty();
        }
        Optional<Persona> last = trial.customers().stream().reduce((one, other) -> other);
        Optional<Session> session =
                last.flatMap(each -> trial.login(each.session().identity()).or(() -> Optional.of(each.session())));
        boolean unsaid = trial.fixtures().get().writing().loginTries() == Writing.USUAL_TRIES;
        boolean all = unsaid && Listener.isHere(trial.target().getHost()) && trial.hasRoomFor(ALL + ALL / 10);
        if (session.isEmpty() || !all) {
            return Optional.of(
                    Outcome.inconclusive(
                            "codes are tried where the target is on this machine, the budget has room for all of four digits, and no other number of tries is named"));
        }
        return Optional.of(new Try(endpoint, code.get(), session.get(), trial).judge());
    }

    /** The member that takes the code, where the body has nothing else. */
    private static Optional<Map.Entry<String, Schema>> code(Endpoint endpoint, Trial trial) {
        boolean fits = endpoint.operation().method().equals("POST")
                && endpoint.pathParameters().isEmpty()
                && endpoint.required().isEmpty()
                && PLACE.matcher(endpoint.path()).matches();
        Map<String, Schema> members = fits
                ? trial.takes(endpoint)
                        .map(each -> (Map<String, Schema>) each.properties())
                        .orElse(Map.of())
                : Map.of();
        return members.size() == 1
                ? members.entrySet().stream()
                        .filter(each -> !each.getKey().isEmpty()
                                && CODE.matcher(each.getKey()).matches())
                        .findFirst()
                : Optional.empty();
    }

    /** The tries at an endpoint as somebody. */
    private record Try(Endpoint endpoint, Map.Entry<String, Schema> code, Session who, Trial trial) {
        Outcome judge() {
            int usual = Writing.USUAL_TRIES;
            for (int round = 0; round < ROUNDS; round++) {
                Optional<Reply> begun = begin();
                if (begun.filter(each -> !trial.isSuccess(each)).isPresent()) {
                    return Outcome.inconclusive("no code could be asked for: " + begun.get());
                }
                Reply first = Reply.NONE;
                for (int i = 0; i < ALL; i++) {
                    Reply reply = trial.askAgain(ask(text(i)), who);
                    if (i == 0) {
                        first = reply;
                    }
                    boolean accepted = i > 0 && trial.isSuccess(reply) && !trial.isSuccess(first);
                    if (accepted && i >= usual) {
                        return accepted(i, first);
                    }
                    if (accepted) {
                        // Found before a limit could have shown: once more, with another code.
                        break;
                    }
                    if (i == 0 && (trial.isSuccess(first) || first.status() == 0 || first.status() == TOO_MANY)
                            || reply.status() != first.status()) {
                        return i == 0
                                ? Outcome.inconclusive("the first wrong code was answered with " + first)
                                : Outcome.refuted("the " + (i + 1)
                                        + "th wrong code was answered otherwise than the first: " + reply);
                    }
                    if (i == ALL - 1) {
                        return Outcome.inconclusive("none of the codes of four digits is right; " + ALL
                                + " wrong ones in a row were answered as the first");
                    }
                }
            }
            return Outcome.inconclusive("codes were found before a limit could have shown");
        }

        private Outcome accepted(int wrong, Reply first) {
            begin();
            Reply after = trial.askAgain(ask(text(wrong == 0 ? 1 : wrong - 1)), who);
            if (after.status() != first.status() && trial.isSuccess(after)) {
                return Outcome.inconclusive("after a code was accepted, others are, too");
            }
            return Outcome.confirmed(
                    "after " + wrong + " wrong codes in a row, which were all answered alike, the right one of " + who
                            + " was accepted",
                    List.of(new Outcome.Step(who, ask("0000"), "tries codes, one after the other")));
        }

        /** Asks for a code where an operation is described that does so: of several, the one whose path is most like it. */
        private Optional<Reply> begin() {
            String area = endpoint.path().substring(0, endpoint.path().lastIndexOf('/') + 1);
            return trial.endpoints().stream()
                    .filter(each -> each.operation().method().equals("POST")
                            && !each.equals(endpoint)
                            && each.path().startsWith(area)
                            && each.pathParameters().isEmpty()
                            && each.required().isEmpty()
                            && BEGINS.matcher(each.path()).matches()
                            && !CHECKS.matcher(each.path()).matches())
                    .filter(each -> trial.takes(each).stream()
                            .allMatch(schema -> schema.required().isEmpty()))
                    .findFirst()
                    .map(each -> trial.askAgain(Filled.bare(each).ask("{}"), who));
        }

        private Ask ask(String text) {
            ObjectNode body = JsonMapper.shared().createObjectNode();
            Schema plain =
                    endpoint.description().resolver().variants(code.getValue()).getFirst();
            boolean number =
                    plain.types().contains(SchemaType.INTEGER) && !plain.types().contains(SchemaType.STRING);
            if (number) {
                body.put(code.getKey(), Integer.parseInt(text));
            } else {
                body.put(code.getKey(), text);
            }
            return Filled.bare(endpoint).ask(body.toString());
        }

        private static String text(int number) {
            return String.format(Locale.ROOT, "%04d", number);
        }
    }
}
