package dev.sinew.scan.ask;

import dev.sinew.scan.rules.Question;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.ClassicHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one host about one secret, any number of which may be under way: a few at a time for each host, and none for one that has enough. */
final class Inquiry {
    private static final int TOO_MANY = 429;
    private static final JsonMapper JSON = new JsonMapper();

    private final AskedBefore before;
    private final String agent;
    private final Patience patience;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    Inquiry(AskedBefore before, String agent, Patience patience) {
        this.before = before;
        this.agent = agent;
        this.patience = patience;
    }

    /** A host, and whether it is left alone. */
    private static final class Host {
        private final Semaphore turns;
        private final AtomicInteger failures = new AtomicInteger();
        private volatile boolean isLimited;

        Host(int atOnce) {
            turns = new Semaphore(atOnce);
        }
    }

    /**
     * What comes of a secret.
     *
     * @throws IOException where what is asked cannot be written down, so that nothing was sent
     */
    Outcome about(String secret, Question question) throws InterruptedException, IOException {
        String name = question.host();
        Optional<String> obstacle = Request.obstacle(question, secret);
        if (obstacle.isPresent()) {
            return Outcome.unsent(name, obstacle.get());
        }
        Host host = hosts.computeIfAbsent(name, any -> new Host(patience.atOnce()));
        host.turns.acquire();
        try {
            String tag = before.tag(secret);
            Optional<Outcome> known = before.of(tag);
            if (known.isPresent()) {
                return known.get();
            }
            if (host.isLimited) {
                return Outcome.unsent(name, "it had said that it was asked too much");
            }
            if (host.failures.get() >= patience.failures()) {
                return Outcome.unsent(name, "it had given no answer " + patience.failures() + " times");
            }
            if (sent.get() >= patience.most()) {
                return Outcome.unsent(name, "no more than " + patience.most() + " are sent in a run");
            }
            return sent(secret, tag, question, host);
        } finally {
            host.turns.release();
        }
    }

    private Outcome sent(String secret, String tag, Question question, Host host) throws IOException {
        String name = question.host();
        Wire connected;
        try {
            connected = Wire.open(question, patience.whole());
        } catch (IOException e) {
            host.failures.incrementAndGet();
            return Outcome.unsent(name, NoAnswer.why(e));
        }
        try (Wire wire = connected) {
            if (sent.incrementAndGet() > patience.most()) {
                return Outcome.unsent(name, "no more than " + patience.most() + " are sent in a run");
            }
            before.sends(tag, name);
            Outcome outcome = asked(wire, Request.of(question, secret, agent), question, host);
            before.heard(tag, outcome);
            return outcome;
        }
    }

    private static Outcome asked(Wire wire, ClassicHttpRequest request, Question question, Host host) {
        try {
            Answer answer = wire.ask(request, question::readsBody);
            host.failures.set(0);
            host.isLimited |= answer.status() == TOO_MANY;
            return Outcome.answered(verdict(question, answer), question.host(), answer.status());
        } catch (IOException e) {
            host.failures.incrementAndGet();
            return Outcome.unanswered(question.host(), NoAnswer.why(e));
        }
    }

    private static Verdict verdict(Question question, Answer answer) {
        Optional<JsonNode> said = answer.text().flatMap(Inquiry::json);
        boolean works = question.works().stream().anyMatch(each -> each.isIn(answer.status(), said));
        boolean refused = question.refused().stream().anyMatch(each -> each.isIn(answer.status(), said));
        return works == refused ? Verdict.OPEN : works ? Verdict.WORKS : Verdict.REFUSED;
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
