package dev.sinew.scan.app;

import dev.sinew.model.Finding;
import dev.sinew.scan.app.api.ApiMap;
import dev.sinew.scan.app.api.Endpoint;
import dev.sinew.scan.app.dex.NameCount;
import dev.sinew.scan.app.rules.App;
import dev.sinew.scan.app.rules.Obfuscation;
import dev.sinew.scan.app.rules.Pinning;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers the four questions of an app out of what was found. */
final class Answers {
    private static final Set<String> SECRETS = Set.of("scan.app-hard-coded-secret", "scan.app-hard-coded-crypto-key");
    private static final Set<String> BY_ANYBODY = Set.of(
            "scan.app-trust-manager-accepts-all",
            "scan.app-hostname-verifier-accepts-all",
            "scan.app-webview-ignores-tls-errors",
            "scan.app-http-urls");
    private static final double MANY = 0.4;
    private static final double FEW = 0.1;
    private static final int MAX_HOSTS = 5;

    private Answers() {}

    static List<Answer> of(App app, List<Finding> findings, List<Endpoint> endpoints) {
        return List.of(
                secrets(findings, !app.code().classes().isEmpty()),
                interception(app, findings),
                obfuscated(app),
                apis(endpoints));
    }

    static Answer secrets(List<Finding> findings, boolean complete) {
        long count = findings.stream()
                .filter(each -> SECRETS.contains(each.rule().id()))
                .count();
        if (count > 0) {
            return new Answer(Answer.Question.SECRETS, Answer.Verdict.YES, count + " found");
        }
        return complete
                ? new Answer(Answer.Question.SECRETS, Answer.Verdict.NO, "none found")
                : new Answer(Answer.Question.SECRETS, Answer.Verdict.UNKNOWN, "none found, but no code could be read");
    }

    private static Answer interception(App app, List<Finding> findings) {
        Set<String> ways = findings.stream()
                .filter(each -> BY_ANYBODY.contains(each.rule().id()))
                .map(each -> each.rule().title())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!ways.isEmpty()) {
            return new Answer(
                    Answer.Question.INTERCEPTION,
                    Answer.Verdict.YES,
                    "by anybody on the way: " + String.join("; ", ways));
        }
        Pinning pinning = Pinning.of(app);
        return switch (pinning.state()) {
            case NONE ->
                new Answer(
                        Answer.Question.INTERCEPTION,
                        Answer.Verdict.YES,
                        "by whoever has a certificate that the device trusts: " + pinning.note());
            case PARTLY -> new Answer(Answer.Question.INTERCEPTION, Answer.Verdict.PARTLY, pinning.note());
            case PINNED, OFFLINE -> new Answer(Answer.Question.INTERCEPTION, Answer.Verdict.NO, pinning.note());
            case UNKNOWN -> new Answer(Answer.Question.INTERCEPTION, Answer.Verdict.UNKNOWN, pinning.note());
        };
    }

    private static Answer obfuscated(App app) {
        NameCount names = app.code().names();
        if (names.classes() + names.methods() == 0) {
            return new Answer(Answer.Question.OBFUSCATED, Answer.Verdict.UNKNOWN, "no code could be read");
        }
        Answer.Verdict verdict = names.share() >= MANY || names.classShare() >= MANY
                ? Answer.Verdict.YES
                : names.share() >= FEW || names.classShare() >= FEW ? Answer.Verdict.PARTLY : Answer.Verdict.NO;
        return new Answer(Answer.Question.OBFUSCATED, verdict, Obfuscation.figure(names));
    }

    static Answer apis(List<Endpoint> endpoints) {
        Set<String> hosts = endpoints.stream()
                .filter(each -> !each.library().equals(ApiMap.MENTIONED))
                .map(each -> each.operation().api())
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        long called = endpoints.stream()
                .filter(each -> !each.library().equals(ApiMap.MENTIONED))
                .count();
        long mentioned = endpoints.size() - called;
        String more = mentioned == 0
                ? ""
                : ", and " + mentioned + (mentioned == 1 ? " address" : " addresses") + " that nothing is seen to open";
        if (called == 0) {
            return new Answer(Answer.Question.APIS, Answer.Verdict.UNKNOWN, "no call was seen" + more);
        }
        String shown = String.join(", ", hosts.stream().limit(MAX_HOSTS).toList());
        String rest = hosts.size() > MAX_HOSTS ? " and " + (hosts.size() - MAX_HOSTS) + " more" : "";
        return new Answer(
                Answer.Question.APIS,
                Answer.Verdict.YES,
                called + " operations at " + hosts.size() + " known hosts"
                        + (hosts.isEmpty() ? "" : ": " + shown + rest) + more);
    }
}
