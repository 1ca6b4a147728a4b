package dev.sinew.probe.proof.surface;

import dev.sinew.engine.classify.DataClass;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.SensitiveFields;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.HostProof;
import dev.sinew.probe.run.Outcome;
import dev.sinew.probe.run.Outcome.Step;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Reached;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers lack a header without which a browser or a cache does harm, or have one that does.
 *
 * <p>Proved on answers that somebody got, and only where it has an effect. An answer that is not the same without credentials and holds personal or
 * secret data is marked for shared caches to keep ({@code public} or {@code s-maxage}; with a session in a cookie also a plain
 * {@code max-age}). Plain text, or an answer without a type, that is not the same without credentials comes without
 * {@code X-Content-Type-Options: nosniff}, so that what a caller stored may be run; what says that it is a page is one with and without it, and fixed
 * words are nobody's. A host that keeps sessions in cookies answers over TLS and never says {@code Strict-Transport-Security}. JSON for programs needs none of them.
 *
 * <p>To fix it, send {@code Cache-Control: no-store} with personal answers, and the other two with all, at the proxy that ends TLS.
 */
@Rule(
        id = "probe.security-headers",
        flaw = "security-headers",
        title = "Answers lack headers that protect those who read them",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        owasp = {"API8:2023"},
        cwe = {693, 525})
public final class SecurityHeaders implements HostProof {
    private static final Pattern LIFE = Pattern.compile("(?:^|[,\\s])(s-maxage|max-age)\\s*=\\s*\"?([1-9]\\d*)");
    private static final int MOST_ANSWERS = 60;
    private static final int FEWEST = 3;

    private record Got(Persona persona, Reached reached) {
        Reply reply() {
            return reached.reply();
        }

        Step step(String shows) {
            return new Step(persona.session(), reached.filled().ask(), shows);
        }
    }

    @Override
    public List<Placed> prove(Trial trial) {
        List<Got> all = new ArrayList<>();
        for (Persona persona : trial.personas()) {
            for (Endpoint endpoint : trial.endpoints()) {
                if (endpoint.isRead() && all.size() < MOST_ANSWERS) {
                    persona.reached(endpoint).stream().limit(1).forEach(each -> all.add(new Got(persona, each)));
                }
            }
        }
        if (all.isEmpty()) {
            return List.of();
        }
        List<Step> wrong = new ArrayList<>();
        cached(all, trial).ifPresent(wrong::add);
        guessed(all, trial).ifPresent(wrong::add);
        cleartext(all, trial).ifPresent(wrong::add);
        List<String> words = wrong.stream().map(Step::shows).toList();
        return Nowhere.host(
                wrong.isEmpty()
                        ? Outcome.refuted(
                                "no header is missing where it would have an effect, in " + all.size() + " answers")
                        : Outcome.confirmed(String.join("; ", words), wrong),
                trial);
    }

    private static Optional<Step> cached(List<Got> all, Trial trial) {
        for (Got got : all) {
            String kept = kept(got.reply().header("cache-control"), isCookie(got.persona()));
            Optional<String> held = kept.isEmpty() ? Optional.empty() : personal(got.reply());
            if (held.isPresent()) {
                if (isOwn(got, trial)) {
                    return Optional.of(got.step(
                            "an answer with " + held.get() + ", for its caller alone, says Cache-Control: " + kept));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the answer is another without credentials: refused, or otherwise than the caller's before and after, which are the same. What changed since the caller looked around is nobody's alone. */
    private static boolean isOwn(Got got, Trial trial) {
        Ask ask = got.reached().filled().ask();
        Reply nobody = trial.ask(ask, Session.NOBODY);
        if (nobody.text().equals(got.reply().text())) {
            return false;
        }
        if (!trial.isSuccess(nobody)) {
            return true;
        }
        String before = trial.askAgain(ask, got.persona().session()).text();
        String between = trial.askAgain(ask, Session.NOBODY).text();
        String after = trial.askAgain(ask, got.persona().session()).text();
        return before.equals(after) && !before.equals(between);
    }

    /** What lets a shared cache keep an answer, or empty. */
    private static String kept(String control, boolean cookie) {
        String text = control.toLowerCase(Locale.ROOT);
        if (text.contains("private") || text.contains("no-store") || text.contains("no-cache")) {
            return "";
        }
        boolean lives = LIFE.matcher(text)
                .results()
                .anyMatch(each -> cookie || each.group(1).equals("s-maxage"));
        return lives || text.contains("public") ? control : "";
    }

    private static Optional<String> personal(Reply reply) {
        return reply.json()
                .flatMap(json -> SensitiveFields.of(json).entrySet().stream()
                        .filter(each -> each.getValue().severity().compareTo(Severity.MEDIUM) >= 0)
                        .map(Map.Entry::getValue)
                        .map(DataClass::id)
                        .findFirst());
    }

    private static Optional<Step> guessed(List<Got> all, Trial trial) {
        boolean told = all.stream()
                .anyMatch(each -> !each.reply().header("x-content-type-options").isEmpty());
        return all.stream()
                .filter(each -> !told && !each.reply().text().isBlank())
                .filter(each -> each.reply().contentType().isEmpty()
                        || each.reply().contentType().equals("text/plain"))
                .filter(each -> isOwn(each, trial))
                .map(
                        each -> each.step(
                                "an answer of type '" + each.reply().contentType()
                                        + "', for its caller alone, which browsers run or guess, comes without X-Content-Type-Options: nosniff"))
                .findFirst();
    }

    private static Optional<Step> cleartext(List<Got> all, Trial trial) {
        boolean told = all.stream()
                .anyMatch(each ->
                        !each.reply().header("strict-transport-security").isEmpty());
        boolean browsers = all.stream().anyMatch(each -> isCookie(each.persona()));
        return "https".equals(trial.target().getScheme()) && browsers && !told && all.size() >= FEWEST
                ? Optional.of(all.getFirst()
                        .step("sessions are kept in cookies, and none of " + all.size()
                                + " answers over TLS has Strict-Transport-Security"))
                : Optional.empty();
    }

    private static boolean isCookie(Persona persona) {
        return persona.session().headers().stream().anyMatch(each -> each.name().equalsIgnoreCase("cookie"));
    }
}
