package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.oracle.FailureShapes;
import dev.sinew.spec.DescribedOperation.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which parameters must be there although the description calls them optional, as those do that frameworks make of the types alone: a read that fails without the one that says who or what is
 * meant, as {@code GET /profile?email=} does, is a read of that one.
 */
final class Needed {
    /** What is done about somebody by asking for it, so that it is not tried with a name. */
    private static final Pattern DOES = Pattern.compile(
            "(?i).*(?:log-?in|sign|auth|token|session|regist|reset|forgot|recover|verif|confirm|subscri|invit|send|password).*");

    private Needed() {}

    /** The same plan, with what was found out as one caller. */
    static Plan of(Plan plan, Persona persona, Replies replies, FailureShapes failures) {
        Map<Endpoint, String> found = new HashMap<>();
        for (Endpoint each : plan.endpoints()) {
            Optional<String> names = names(each);
            if (names.isPresent() && fails(replies.ask(Filled.bare(each).ask(), persona.session()), failures)) {
                found.put(each, names.get());
            }
        }
        return found.isEmpty()
                ? plan
                : plan.with(each -> found.containsKey(each)
                        ? each.recorded().needing(found.getOrDefault(each, ""))
                        : each.recorded());
    }

    /** The one optional parameter that says who or what is meant; empty where there is none, or more than one, or something else says it. */
    private static Optional<String> names(Endpoint endpoint) {
        if (!endpoint.isRead()
                || DOES.matcher(endpoint.path()).matches()
                || !endpoint.pathParameters().isEmpty()
                || !endpoint.required().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = endpoint.carried().stream()
                .map(Parameter::name)
                .filter(each -> Nouns.isIdOfSomething(each) || Nouns.isNameOfSomebody(Nouns.plain(each)))
                .toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /** Whether it is the request that is wrong, and not who sends it. */
    private static boolean fails(Reply reply, FailureShapes failures) {
        return switch (reply.status()) {
            case 400, 404, 422, 500 -> true;
            default -> reply.succeeded() && !failures.isSuccess(reply);
        };
    }
}
