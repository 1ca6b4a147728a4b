package dev.sinew.probe.run;

import dev.sinew.probe.http.Reply;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.oracle.FailureShapes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends a creation, and once it is refused for what it says, again with what the refusal says may stand there, else as the description's examples have it. */
final class Posting {
    private static final int MOST_REPAIRS = 3;
    private static final int DAYS_APART = 5;

    private final Sender sender;
    private final FailureShapes failures;
    /** Who was refused whatever it named, and where. */
    private final Set<String> hopeless = ConcurrentHashMap.newKeySet();

    Posting(Sender sender, FailureShapes failures) {
        this.sender = sender;
        this.failures = failures;
    }

    /**
     * What was sent in the end, and what came of it.
     *
     * @param repaired whether refusals told what else to say in it
     */
    record Posted(String body, Reply reply, boolean repaired) {}

    Posted post(
            Filled create,
            Session who,
            Optional<ObjectNode> body,
            Optional<ObjectNode> exemplary,
            Repairs repairs,
            Supplier<List<ObjectNode>> others) {
        Posted last = post(create, who, body, exemplary, repairs);
        if (!isWorthAnother(last.reply())) {
            return last;
        }
        String by = create.endpoint() + " " + who;
        if (last.reply().status() == 403 && hopeless.contains(by)) {
            return last;
        }
        Set<String> sent = new HashSet<>(Arrays.asList(text(body), text(exemplary), last.body()));
        Posted repaired = last;
        for (ObjectNode each : others.get()) {
            ObjectNode other = repaired.repaired() ? naming(each, repaired.body()) : each;
            if (isWorthAnother(last.reply()) && sent.add(other.toString())) {
                last = posted(create, who, Optional.of(other), repairs);
            }
        }
        if (last.reply().status() == 403) {
            hopeless.add(by);
        }
        return last;
    }

    /** What refusals were given what they asked for, with the things that another body names. */
    private static ObjectNode naming(ObjectNode other, String repaired) {
        ObjectNode body = SignUp.object(repaired).orElse(other);
        other.properties().stream()
                .filter(each -> body.has(each.getKey()) && Nouns.isIdOfSomething(each.getKey()))
                .forEach(each -> body.set(each.getKey(), each.getValue()));
        return body;
    }

    private boolean isWorthAnother(Reply reply) {
        return isRepairable(reply) || isOfWhatIsNamed(reply) || failed(reply);
    }

    private Posted post(
            Filled create, Session who, Optional<ObjectNode> body, Optional<ObjectNode> exemplary, Repairs repairs) {
        Posted first = posted(create, who, body, repairs);
        if (!isRepairable(first.reply()) && !isOfWhatIsNamed(first.reply())) {
            return first;
        }
        Optional<ObjectNode> like =
                exemplary.filter(each -> !text(Optional.of(each)).equals(first.body()));
        return like.isEmpty() ? first : posted(create, who, like, repairs);
    }

    private Posted posted(Filled create, Session who, Optional<ObjectNode> body, Repairs repairs) {
        Optional<ObjectNode> sent = body;
        boolean changed = false;
        Reply reply = sender.send(create.ask(text(sent)), who.headers());
        for (int i = 0; i < MOST_REPAIRS && isRepairable(reply); i++) {
            String refusal = reply.text();
            Optional<ObjectNode> repaired = sent.flatMap(each -> repairs.repaired(each, refusal));
            if (repaired.isEmpty()) {
                break;
            }
            changed = true;
            sent = repaired;
            reply = sender.send(create.ask(text(sent)), who.headers());
        }
        return moved(create, who, new Posted(text(sent), reply, changed), repairs);
    }

    /** What there is no room for at its time, at others. */
    private Posted moved(Filled create, Session who, Posted posted, Repairs repairs) {
        Posted last = posted;
        for (int i = 1; i <= MOST_REPAIRS && (last.reply().status() == 409 || isRepairable(last.reply())); i++) {
            String refusal = last.reply().text();
            int days = i * DAYS_APART;
            Optional<ObjectNode> moved = SignUp.object(last.body()).flatMap(each -> repairs.moved(each, refusal, days));
            if (moved.isEmpty()) {
                return last;
            }
            last = new Posted(text(moved), sender.send(create.ask(text(moved)), who.headers()), posted.repaired());
        }
        return last;
    }

    private boolean isRepairable(Reply reply) {
        return (!failures.isSuccess(reply) || saysErrors(reply))
                && (reply.status() == 200 || reply.status() == 400 || reply.status() == 422);
    }

    /** Whether what the body names may not be there, be taken, or be what this caller may not do it with, as nobody buys its own. */
    private static boolean isOfWhatIsNamed(Reply reply) {
        return reply.status() == 404 || reply.status() == 409 || reply.status() == 403;
    }

    /** Whether what was sent, such as an address that nothing answers at, may have made the server fail. */
    private static boolean failed(Reply reply) {
        return reply.status() == 500 || reply.status() == 502 || reply.status() == 504;
    }

    /** Whether an answer of success says what is wrong with what was sent. */
    private static boolean saysErrors(Reply reply) {
        return reply.json()
                .map(json -> json.path("errors"))
                .filter(errors -> errors.isContainer() && !errors.isEmpty())
                .isPresent();
    }

    static String text(Optional<ObjectNode> body) {
        return body.map(JsonNode::toString).orElse("");
    }
}
