package dev.sinew.app.notify;

import dev.sinew.app.notify.Telling.News;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.report.message.Notice;
import dev.sinew.report.message.Notice.Fact;
import dev.sinew.report.message.Notice.Kind;
import dev.sinew.report.message.Notices;
import dev.sinew.store.Outbox.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is new about blocks, proposals and rules that stopped, compared with what was told. */
final class PolicyNews {
    private static final String BLOCK = "block/";
    private static final String PROPOSAL = "proposal/";
    private static final String STOP = "stop/";
    private static final int ONCE = Telling.CLOSED + 1;

    /** An answer that is still missing after so many reminders is told as worse. */
    private static final int LATE = 2;

    private final Map<String, Told> known;
    private final Instant at;
    private final List<News> news = new ArrayList<>();
    private final List<String> over = new ArrayList<>();

    PolicyNews(Map<String, Told> known, Instant at) {
        this.known = known;
        this.at = at;
    }

    /** What is to be told. */
    List<News> all() {
        return news;
    }

    /** What need not be remembered any longer. */
    List<String> over() {
        return over;
    }

    void of(List<Block> standing, Policy policy) {
        Set<String> keys = new HashSet<>();
        for (Block block : standing) {
            if (keys.add(BLOCK + block.id()) && !known.containsKey(BLOCK + block.id())) {
                block(BLOCK + block.id(), block, policy.past(block.subject()));
            }
        }
        for (Proposal proposal : policy.proposals(at)) {
            keys.add(PROPOSAL + proposal.id());
            proposal(PROPOSAL + proposal.id(), proposal);
        }
        for (Pace pace : policy.all(Pace.class)) {
            String key = STOP + pace.rule() + "/"
                    + pace.stopped().map(Instant::toString).orElse("");
            if (pace.stopped().isPresent() && keys.add(key) && !known.containsKey(key)) {
                stopped(key, pace, pace.stopped().get());
            }
        }
        known.values().stream()
                .filter(told -> isOfPolicy(told.key()) && !keys.contains(told.key()))
                .forEach(this::ended);
    }

    private static boolean isOfPolicy(String key) {
        return key.startsWith(BLOCK) || key.startsWith(PROPOSAL) || key.startsWith(STOP);
    }

    /** How bad it is that somebody is blocked: the worse the more often. */
    private static Severity severity(Optional<Past> past) {
        int blocks = past.map(Past::blocks).orElse(0);
        return blocks <= 1 ? Severity.MEDIUM : blocks == 2 ? Severity.HIGH : Severity.CRITICAL;
    }

    private void block(String key, Block block, Optional<Past> past) {
        List<Fact> facts = new ArrayList<>(facts(block));
        past.filter(each -> each.blocks() > 1)
                .ifPresent(each -> facts.add(new Fact("Blocked before", each.blocks() - 1 + " times")));
        facts.add(new Fact("Dry run", block.dryRun() ? "yes: its requests pass and are counted" : "no"));
        add(
                new Told(key, ONCE, block.subject(), at),
                Kind.BLOCK_ADDED,
                severity(past),
                block.id(),
                block.subject(),
                "The proxies keep this caller out until the block ends or is released.",
                facts,
                block.since());
    }

    private static List<Fact> facts(Block block) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Caller", block.subject()),
                new Fact("By", block.who()),
                new Fact("Reason", block.reason()),
                new Fact("Until", block.until().toString())));
        if (!block.incident().isEmpty()) {
            facts.add(new Fact("Incident", block.incident()));
        }
        return facts;
    }

    /** First at once, then each time that nobody has answered for as long as its rule says. */
    private void proposal(String key, Proposal proposal) {
        Duration waits = Duration.between(proposal.at(), at);
        int reminders = (int) Math.max(
                0, waits.toMinutes() / Math.max(1, proposal.remindAfter().toMinutes()));
        int told = Optional.ofNullable(known.get(key)).map(Told::level).orElse(Telling.CLOSED);
        if (told > reminders) {
            return;
        }
        List<Fact> facts = new ArrayList<>(facts(proposal.block()));
        facts.removeIf(fact -> fact.name().equals("Until"));
        facts.add(new Fact("Not at once", proposal.why()));
        facts.add(new Fact("Proposal", proposal.id()));
        add(
                new Told(key, reminders + 1, proposal.block().subject(), at),
                Kind.BLOCK_PROPOSED,
                reminders < LATE ? Severity.HIGH : Severity.CRITICAL,
                proposal.id(),
                proposal.block().subject(),
                reminders == 0
                        ? "A response rule proposes this block. Approve or refuse it."
                        : "A response rule proposed this block, and nobody has answered yet. Approve or refuse it.",
                facts,
                proposal.at());
    }

    private void stopped(String key, Pace pace, Instant since) {
        add(
                new Told(key, ONCE, pace.rule(), at),
                Kind.RESPONSE_STOPPED,
                Severity.CRITICAL,
                pace.rule(),
                pace.rule(),
                "A response rule made as many blocks within an hour as it may. It only proposes until somebody puts it again.",
                List.of(
                        new Fact("Rule", pace.rule()),
                        new Fact("Blocks", "" + pace.recent().size())),
                since);
    }

    private void ended(Told last) {
        over.add(last.key());
        if (!last.key().startsWith(BLOCK) || last.level() == Telling.CLOSED) {
            return;
        }
        add(
                new Told(last.key(), Telling.CLOSED, last.reference(), at),
                Kind.BLOCK_ENDED,
                Severity.MEDIUM,
                last.key().substring(BLOCK.length()),
                last.reference(),
                "The proxies no longer keep this caller out.",
                List.of(new Fact("Caller", last.reference())),
                last.at());
    }

    private void add(
            Told told,
            Kind kind,
            Severity severity,
            String subject,
            String actor,
            String text,
            List<Fact> facts,
            Instant since) {
        String id = Telling.id(told, Optional.ofNullable(known.get(told.key())), kind);
        Notice notice = Notices.ofPolicy(id, kind, at, severity, subject, actor, text, facts, since);
        news.add(new News(told, Optional.of(notice)));
    }
}
