package dev.sinew.app.demo;

import dev.sinew.demo.bank.Roster;
import dev.sinew.demo.people.Attack;
import dev.sinew.demo.people.Browser;
import dev.sinew.demo.people.Outcome;
import dev.sinew.demo.people.Prey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * What happens, in its order: customers come, attackers come, the attackers are stopped and try again. What callers got is told as
 * they saw it, everything else as Sinew says it; nothing is known here beforehand.
 */
final class Story {
    private static final long LOOK_NANOS = 400_000_000;
    private static final int SESSIONS_BESIDE = 20;

    private final DemoSettings settings;
    private final Stage stage;
    private final Tally tally;
    private final Screen screen;
    private final Incidents incidents;
    private final Map<Attack, List<JsonNode>> found = new EnumMap<>(Attack.class);
    private final Map<Attack, Prey> preys = new EnumMap<>(Attack.class);

    Story(DemoSettings settings, Stage stage, Tally tally, Screen screen) {
        this.settings = settings;
        this.stage = stage;
        this.tally = tally;
        this.screen = screen;
        this.incidents = new Incidents(stage.sinew);
    }

    void tell() throws InterruptedException {
        opening();
        customers();
        attacks();
        defend("3. Others try the same, and are refused at once", new RefusingFirst(stage.sinew));
        defend("4. Those who did it come back, and are blocked", new BlockingCallers(stage.sinew));
        ending();
    }

    private void opening() {
        screen.title("A bank, and Sinew in front of it");
        screen.say("The bank answers at " + stage.bank.address() + ", in this process. It has "
                + Words.count(stage.roster.customers().size(), "customer") + " and "
                + Words.count(Attack.values().length, "flaw") + " that its makers do not know of.");
        screen.say("Sinew's proxy listens at " + stage.door
                + " and passes everything on. It was told nothing but where the"
                + " bank is, and given the description that the bank hands out.");
        stage.sinew.until("summary", summary -> summary.has("exchanges"));
    }

    private void customers() throws InterruptedException {
        screen.title("1. Customers come, and Sinew learns");
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> visits = thread.submit(() -> {
                stage.crowd.visit(settings.sessions());
                return true;
            });
            long told = 0;
            while (!visits.isDone()) {
                JsonNode summary = stage.sinew.get("summary");
                if (summary.path("exchanges").asLong() > told) {
                    told = summary.path("exchanges").asLong();
                    learned(summary);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
            visits.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the customers stayed away", e.getCause());
        }
        for (Attack attack : Attack.values()) {
            preys.put(attack, prey(attack));
        }
        settled().ifPresent(this::learned);
        screen.blank();
        new Inventory(stage.sinew).tell(screen);
        screen.blank();
        List<JsonNode> early = incidents.news();
        if (early.isEmpty()) {
            screen.good(
                    "Sinew has raised no incident: mistyped ids, joint accounts, staff and third parties are no attacks.");
        }
        early.forEach(incident -> incidents.tell(incident, screen));
    }

    private void learned(JsonNode summary) {
        screen.say(Words.count(summary.path("exchanges").asLong(), "call") + " seen: "
                + Words.count(Inventory.seen(stage.sinew), "operation") + ", "
                + Words.count(summary.path("callers").asLong(), "caller") + ", "
                + Words.count(summary.path("incidents").asLong(), "incident"));
    }

    /** Waits until Sinew shows all that was called. */
    private Optional<JsonNode> settled() {
        long calls = tally.calls();
        return stage.sinew.until("summary", summary -> summary.path("exchanges").asLong() >= calls);
    }

    private void attacks() {
        screen.title("2. Attackers come, and nothing is in their way");
        for (List<Attack> together : groups()) {
            for (Attack attack : together) {
                screen.say("Somebody " + attack.words() + ".");
                got(attempt(attack));
            }
            settled();
            List<JsonNode> news = incidents.news();
            together.forEach(attack -> found.put(attack, news));
            news.forEach(incident -> incidents.tell(incident, screen));
            if (news.isEmpty()) {
                screen.say("Sinew says nothing of it.");
            }
            screen.blank();
        }
    }

    /** One after the other, for people; where it is to be fast, those at once that are stopped in the same way. */
    private List<List<Attack>> groups() {
        List<Attack> all = List.of(Attack.values());
        return settings.fast()
                ? List.of(
                        all.stream().filter(Attack::logsIn).toList(),
                        all.stream().filter(attack -> !attack.logsIn()).toList())
                : all.stream().map(List::of).toList();
    }

    /** A customer who looks at what is theirs; what attackers know comes from there. */
    private Prey prey(Attack attack) {
        Roster.Login victim = victim(attack.ordinal());
        return Prey.of(stage.crowd.browser(victim.username()), victim);
    }

    private Roster.Login victim(int number) {
        return stage.roster.customers().get(number);
    }

    private List<Outcome> attempt(Attack attack) {
        List<Roster.Login> customers = stage.roster.customers();
        return attempt(attack, customers.get(customers.size() - 1 - attack.ordinal()));
    }

    /** One attack by a customer who has been here before, honestly. */
    private List<Outcome> attempt(Attack attack, Roster.Login attacker) {
        Browser browser = stage.crowd.browser(attack.logsIn() ? attacker.username() : attack.name());
        return attack.run(browser, attacker, Objects.requireNonNull(preys.get(attack)));
    }

    private void got(List<Outcome> outcomes) {
        long well = outcomes.stream().filter(Outcome::isSuccess).count();
        String calls = Words.count(outcomes.size(), "call");
        if (well > 0) {
            screen.bad("The bank: " + calls + ", " + well + " of them answered as if all were well.");
        } else {
            screen.good("The attacker: " + calls + ", all refused with status "
                    + outcomes.getFirst().status() + ".");
        }
    }

    /** The same attacks once more, with a defence that is up. */
    private void defend(String title, Defence defence) throws InterruptedException {
        screen.title(title);
        screen.say(defence.words());
        screen.blank();
        Set<JsonNode> known = new LinkedHashSet<>();
        for (Attack attack : Attack.values()) {
            if (defence.applies(attack)) {
                known.addAll(found.getOrDefault(attack, List.of()));
            }
        }
        defence.raise(known).forEach(screen::say);
        screen.blank();
        for (Attack attack : Attack.values()) {
            if (defence.applies(attack)) {
                screen.say(
                        defence.knowsAttackers()
                                ? "The one who " + attack.words() + " comes back."
                                : "Somebody else " + attack.words() + ".");
                got(defence.knowsAttackers() ? attempt(attack) : attempt(attack, victim(attack.ordinal() + 1)));
            } else if (defence.knowsAttackers()) {
                screen.aside("Who " + attack.words() + " has no account that could be blocked: close the flaw.");
            }
        }
        long before = tally.calls();
        long faults = tally.faults();
        stage.crowd.visit(SESSIONS_BESIDE);
        screen.blank();
        screen.good("Meanwhile " + Words.count(SESSIONS_BESIDE, "more session") + " came, of all customers: "
                + Words.count(tally.calls() - before, "call") + ", " + Words.count(tally.faults() - faults, "fault")
                + ".");
        screen.say(defence.counted());
    }

    private void ending() {
        screen.title("What is left to do");
        List<JsonNode> findings = new ArrayList<>(stage.sinew.items("findings?state=open&limit=6"));
        screen.say("Sinew's worst open findings of " + stage.sinew.total("findings?state=open&limit=1") + ":");
        for (JsonNode finding : findings) {
            screen.row(String.format(
                    Locale.ROOT,
                    "%-9s %-50s %s",
                    finding.path("severity").asString(),
                    finding.path("title").asString(),
                    Words.place(finding.path("operation"))));
        }
    }
}
