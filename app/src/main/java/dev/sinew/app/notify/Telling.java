package dev.sinew.app.notify;

import dev.sinew.console.api.Blocking;
import dev.sinew.model.Finding;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Policy;
import dev.sinew.report.AnalysisReport;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.Notice.Kind;
import dev.sinew.report.message.NoticeJson;
import dev.sinew.report.message.Notices;
import dev.sinew.store.LedgerEntry;
import dev.sinew.store.Outbox.Message;
import dev.sinew.store.Outbox.Told;
import dev.sinew.store.Store;
import dev.sinew.store.StoreUnavailable;
import dev.sinew.store.Targets.Target;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds out what is new since it was told last, and puts it into the outbox together with the note that it is told. What was told
 * before is never told again, however often the past is folded.
 */
public final class Telling {
    private static final String INCIDENT = "incident/";
    private static final String FINDING = "finding/";
    static final int CLOSED = 0;

    /** How many subjects are remembered; beyond that the oldest incidents that are gone are forgotten. */
    private static final int MOST_TOLD = 200_000;

    private final Store store;
    private final long quietThrough;
    private final Runnable added;
    private Optional<Map<String, Told>> known = Optional.empty();

    /**
     * What is told of a store.
     *
     * @param quietThrough an incident that nothing was added to behind this entry of the journal is only noted
     * @param added is run when there is something to deliver
     */
    Telling(Store store, long quietThrough, Runnable added) {
        this.store = store;
        this.quietThrough = quietThrough;
        this.added = added;
    }

    /** What is to be noted, and what is to be told of it, where it is to be told. */
    record News(Told told, Optional<Notice> notice) {}

    /** Tells what a report says that was not told, or not as bad; {@code ledger} is the life of its findings. */
    public synchronized void tell(AnalysisReport report, Map<String, LedgerEntry> ledger, Instant time) {
        Instant at = kept(time);
        Map<String, Told> before = known();
        List<News> news = new ArrayList<>();
        Set<String> present = new HashSet<>();
        for (AnalysisReport.IncidentRow row : report.incidents()) {
            present.add(INCIDENT + row.actor());
            if (Notices.isTold(row.incident())) {
                incident(row, at).ifPresent(news::add);
            }
        }
        for (Finding finding : report.findings()) {
            Optional<LedgerEntry> entry = Optional.ofNullable(ledger.get(finding.fingerprint()));
            if (entry.isPresent() && Notices.isTold(finding) && present.add(FINDING + finding.fingerprint())) {
                finding(finding, entry.get(), at).ifPresent(news::add);
            }
        }
        for (LedgerEntry entry : ledger.values()) {
            Told last = before.get(FINDING + entry.fingerprint());
            if (last != null && last.level() != CLOSED && !entry.state().isOpen() && present.add(last.key())) {
                news.add(new News(new Told(last.key(), CLOSED, last.reference(), at), Optional.empty()));
            }
        }
        commit(news);
        forgetOldest(present);
    }

    /** Tells which blocks stand that did not, which no longer do, what waits for an answer, and which rules stopped. */
    synchronized void tell(List<Blocking.Standing> standing, Policy policy, Instant time) {
        Instant at = kept(time);
        List<Block> blocks = standing.stream().map(Blocking.Standing::block).toList();
        PolicyNews news = new PolicyNews(known(), at);
        news.of(blocks, policy);
        commit(news.all());
        forget(news.over());
    }

    private Optional<News> incident(AnalysisReport.IncidentRow row, Instant at) {
        Optional<Told> last = last(INCIDENT + row.actor());
        int level = level(row.incident().severity());
        if (last.isPresent() && level <= last.get().level()) {
            return Optional.empty();
        }
        String reference = last.map(Told::reference).orElse(row.incident().id());
        Kind kind = last.isPresent() ? Kind.INCIDENT_RAISED : Kind.INCIDENT_OPENED;
        Told told = new Told(INCIDENT + row.actor(), level, reference, at);
        boolean quiet = row.incident().signals().stream()
                .allMatch(signal -> signal.origin().entry() <= quietThrough);
        return Optional.of(new News(
                told, quiet ? Optional.empty() : Optional.of(Notices.of(id(told, kind), kind, at, reference, row))));
    }

    private Optional<News> finding(Finding finding, LedgerEntry entry, Instant at) {
        Optional<Told> last = last(FINDING + finding.fingerprint());
        int level = entry.state().isOpen() ? level(finding.rule().severity()) : CLOSED;
        if (last.isPresent() && level == last.get().level()) {
            return Optional.empty();
        }
        Told told = new Told(FINDING + finding.fingerprint(), level, finding.fingerprint(), at);
        if (level < last.map(Told::level).orElse(CLOSED + 1)) {
            return Optional.of(new News(told, Optional.empty()));
        }
        Kind kind = last.isEmpty()
                ? Kind.FINDING_OPENED
                : last.get().level() == CLOSED ? Kind.FINDING_REOPENED : Kind.FINDING_RAISED;
        return Optional.of(
                new News(told, Optional.of(Notices.of(id(told, kind), kind, at, entry.firstSeen(), finding))));
    }

    private String id(Told told, Kind kind) {
        return id(told, last(told.key()), kind);
    }

    /** The same for the same step of a subject: where it is not known whether the store took it, it takes it under the same id. */
    static String id(Told told, Optional<Told> last, Kind kind) {
        String step = told.key() + " " + kind + " " + told.level() + " "
                + last.map(Told::at).orElse(Instant.EPOCH);
        return "evt-" + UUID.nameUUIDFromBytes(step.getBytes(StandardCharsets.UTF_8));
    }

    private void commit(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        List<Notice> notices =
                news.stream().flatMap(each -> each.notice().stream()).toList();
        List<Target> targets = notices.isEmpty() ? List.of() : store.targets().all();
        List<Message> messages =
                notices.stream().flatMap(notice -> messages(notice, targets)).toList();
        List<Told> told = news.stream().map(News::told).toList();
        try {
            store.outbox().put(told, messages);
        } catch (StoreUnavailable e) {
            // It may have taken it all the same: it is asked when it is there again.
            known = Optional.empty();
            throw e;
        }
        told.forEach(each -> known().put(each.key(), each));
        if (!messages.isEmpty()) {
            added.run();
        }
    }

    private static Stream<Message> messages(Notice notice, List<Target> targets) {
        String json = NoticeJson.of(notice);
        return targets.stream()
                .filter(target -> target.wants(notice.kind().word(), notice.severity()))
                .map(target -> new Message(target.name(), notice.id(), notice.at(), json));
    }

    private void forgetOldest(Set<String> present) {
        if (known().size() > MOST_TOLD) {
            forget(known().values().stream()
                    .filter(told -> told.key().startsWith(INCIDENT) && !present.contains(told.key()))
                    .sorted(Comparator.comparing(Told::at))
                    .limit(known().size() - MOST_TOLD)
                    .map(Told::key)
                    .toList());
        }
    }

    private void forget(List<String> keys) {
        if (!keys.isEmpty()) {
            store.outbox().forget(keys);
            keys.forEach(known()::remove);
        }
    }

    private Optional<Told> last(String key) {
        return Optional.ofNullable(known().get(key));
    }

    private Map<String, Told> known() {
        Map<String, Told> map =
                known.orElseGet(() -> new HashMap<>(store.outbox().told()));
        known = Optional.of(map);
        return map;
    }

    /** As the store gives it back. */
    private static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static int level(Severity severity) {
        return severity.ordinal() + 1;
    }
}
