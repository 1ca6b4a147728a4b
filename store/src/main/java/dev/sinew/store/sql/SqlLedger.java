package dev.sinew.store.sql;

import dev.sinew.model.Finding;
import dev.sinew.model.RuleFacts;
import dev.sinew.store.FindingLife;
import dev.sinew.store.Ledger;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.LedgerEntry.Event;
import dev.sinew.store.LedgerEntry.State;
import dev.sinew.store.LedgerEntry.Step;
import dev.sinew.store.LedgerEntry.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The ledger as tables: takes what happens, asks {@link FindingLife} what follows, and writes both. */
final class SqlLedger implements Ledger {
    private final Database database;

    SqlLedger(Database database) {
        this.database = database;
    }

    @Override
    public List<LedgerEntry> update(List<Finding> now, Looked looked, Instant time) {
        Instant at = Micros.kept(time);
        SortedMap<String, Subject> said = new TreeMap<>();
        now.forEach(finding -> said.putIfAbsent(finding.fingerprint(), subject(finding)));
        return database.write(handle -> {
            List<Moved> moved = new ArrayList<>();
            SortedMap<String, Subject> unknown = new TreeMap<>(said);
            for (LedgerEntry entry : LedgerRows.all(handle, EnumSet.allOf(State.class))) {
                Optional<Subject> subject = Optional.ofNullable(unknown.remove(entry.fingerprint()));
                moved.add(
                        subject.map(says -> seen(entry, says, looked, at)).orElseGet(() -> unseen(entry, looked, at)));
            }
            unknown.forEach((fingerprint, subject) -> moved.add(first(fingerprint, subject, at)));
            return write(handle, moved, at);
        });
    }

    @Override
    public Optional<LedgerEntry> accept(String fingerprint, LedgerEntry.Acceptance acceptance, Instant at) {
        if (!at.isBefore(acceptance.until())) {
            throw new IllegalArgumentException("an acceptance must end later than now");
        }
        LedgerEntry.Acceptance kept =
                new LedgerEntry.Acceptance(acceptance.reason(), acceptance.who(), Micros.kept(acceptance.until()));
        return person(fingerprint, life -> life.accepted(kept), kept.who(), kept.reason(), at);
    }

    @Override
    public Optional<LedgerEntry> withdraw(String fingerprint, String who, Instant at) {
        return person(fingerprint, FindingLife::withdrawn, who, "", at);
    }

    @Override
    public Optional<LedgerEntry> get(String fingerprint) {
        return database.read(handle -> LedgerRows.get(handle, fingerprint));
    }

    @Override
    public List<LedgerEntry> all(Set<State> states) {
        return database.read(handle -> LedgerRows.all(handle, states));
    }

    @Override
    public List<Step> history(String fingerprint) {
        return database.read(handle -> LedgerRows.steps(handle, fingerprint));
    }

    /** An entry before and after, and what happened to it. */
    private record Moved(Optional<LedgerEntry> before, LedgerEntry after, Optional<Event> event) {
        boolean isChange() {
            return before.filter(after::equals).isEmpty();
        }

        boolean isMove() {
            return before.map(LedgerEntry::state).filter(after.state()::equals).isEmpty();
        }
    }

    private static Moved first(String fingerprint, Subject subject, Instant at) {
        LedgerEntry entry = new LedgerEntry(
                fingerprint, subject, FindingLife.NEW.state(), at, at, at, FindingLife.NEW.acceptance());
        return new Moved(Optional.empty(), entry, Optional.of(Event.SEEN));
    }

    private static Moved seen(LedgerEntry entry, Subject says, Looked looked, Instant at) {
        Set<String> rules = new LinkedHashSet<>(says.rules());
        entry.subject().rules().stream()
                .filter(rule -> !looked.at(rule, entry.subject()))
                .forEach(rules::add);
        return moved(entry, withRules(says, rules), life(entry).seen(at), later(entry.lastSeen(), at), at);
    }

    /** It is gone once each rule that said it ran without saying it, be it in several runs. */
    private static Moved unseen(LedgerEntry entry, Looked looked, Instant at) {
        if (entry.state() == State.FIXED) {
            return moved(entry, entry.subject(), life(entry).gone(), entry.lastSeen(), at);
        }
        Set<String> rules = new LinkedHashSet<>(entry.subject().rules());
        rules.removeIf(rule -> looked.at(rule, entry.subject()));
        FindingLife.Next next =
                rules.isEmpty() ? life(entry).gone() : life(entry).passed(at);
        Subject subject = rules.isEmpty() ? entry.subject() : withRules(entry.subject(), rules);
        return moved(entry, subject, next, entry.lastSeen(), at);
    }

    private static Moved moved(
            LedgerEntry entry, Subject subject, FindingLife.Next next, Instant lastSeen, Instant at) {
        LedgerEntry after = new LedgerEntry(
                entry.fingerprint(),
                subject,
                next.life().state(),
                entry.firstSeen(),
                lastSeen,
                next.life().state() == entry.state() ? entry.changed() : at,
                next.life().acceptance());
        return new Moved(Optional.of(entry), after, next.event());
    }

    private Optional<LedgerEntry> person(
            String fingerprint, Function<FindingLife, FindingLife.Next> does, String who, String note, Instant time) {
        Instant at = Micros.kept(time);
        return database.write(handle -> LedgerRows.get(handle, fingerprint).map(entry -> {
            Moved moved = moved(entry, entry.subject(), does.apply(life(entry)), entry.lastSeen(), at);
            write(handle, moved, who, note, at);
            return moved.after();
        }));
    }

    private static List<LedgerEntry> write(Handle handle, List<Moved> moved, Instant at) {
        LedgerRows.write(
                handle, moved.stream().filter(Moved::isChange).map(Moved::after).toList());
        moved.forEach(each -> step(handle, each, "", "", at));
        return moved.stream()
                .filter(Moved::isMove)
                .map(Moved::after)
                .sorted(Comparator.comparing(LedgerEntry::fingerprint))
                .toList();
    }

    private static void write(Handle handle, Moved moved, String who, String note, Instant at) {
        LedgerRows.write(handle, List.of(moved.after()));
        step(handle, moved, who, note, at);
    }

    private static void step(Handle handle, Moved moved, String who, String note, Instant at) {
        moved.event()
                .ifPresent(event -> LedgerRows.addStep(
                        handle,
                        moved.after().fingerprint(),
                        new Step(at, event, moved.after().state(), who, note)));
    }

    private static FindingLife life(LedgerEntry entry) {
        return new FindingLife(entry.state(), entry.acceptance());
    }

    private static Subject subject(Finding finding) {
        List<String> rules = Stream.concat(Stream.of(finding.rule()), finding.others().stream())
                .map(RuleFacts::id)
                .distinct()
                .toList();
        RuleFacts worst = finding.rule();
        return new Subject(rules, worst.flaw(), worst.title(), worst.severity(), finding.operation(), finding.field());
    }

    private static Subject withRules(Subject subject, Set<String> rules) {
        return new Subject(
                List.copyOf(rules),
                subject.flaw(),
                subject.title(),
                subject.severity(),
                subject.operation(),
                subject.field());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
