package dev.sinew.model.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What enforcement points read: what all decisions so far come to. It never changes; each decision makes the next one.
 *
 * @param through the last entry of the journal whose decision is in it, 0 where none is
 * @param entries its parts, the oldest first
 */
public record Policy(long through, List<Entry> entries) {
    public static final Policy NONE = new Policy(0, List.of());

    private static final int MOST_PAST = 10_000;

    public Policy {
        entries = List.copyOf(entries);
    }

    /** The policy after a decision that stands in the journal at a sequence. What has ended by then is left out. */
    public Policy after(long sequence, Decision decision) {
        Map<String, Entry> parts = new LinkedHashMap<>();
        entries.stream().filter(entry -> stands(entry, decision.at())).forEach(entry -> parts.put(entry.id(), entry));
        decision.takes().forEach(parts::remove);
        for (Entry entry : decision.puts()) {
            parts.remove(entry.id());
            parts.put(entry.id(), entry);
        }
        forget(parts);
        return new Policy(sequence, List.copyOf(parts.values()));
    }

    private static boolean stands(Entry entry, Instant now) {
        return switch (entry) {
            case Block block -> block.stands(now);
            case Proposal proposal -> proposal.stands(now);
            case Patch patch -> patch.stands(now);
            case Allowance allowance -> allowance.stands(now);
            case Past past -> past.at().plus(Past.LASTS).isAfter(now);
            case Pace pace -> true;
            case ResponseRule rule -> true;
        };
    }

    private static void forget(Map<String, Entry> parts) {
        List<Past> pasts = of(List.copyOf(parts.values()), Past.class);
        pasts.stream()
                .sorted(Comparator.comparing(Past::at))
                .limit(Math.max(0, pasts.size() - MOST_PAST))
                .forEach(past -> parts.remove(past.id()));
    }

    private static <T extends Entry> List<T> of(List<Entry> entries, Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Its parts of a kind, the oldest first, whether they have ended or not. */
    public <T extends Entry> List<T> all(Class<T> type) {
        return of(entries, type);
    }

    /** The part of an id, where it is of a kind. */
    public <T extends Entry> Optional<T> get(Class<T> type, String id) {
        return all(type).stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The blocks that stand. */
    public List<Block> blocks(Instant now) {
        return all(Block.class).stream().filter(block -> block.stands(now)).toList();
    }

    /** The proposals that wait. */
    public List<Proposal> proposals(Instant now) {
        return all(Proposal.class).stream()
                .filter(proposal -> proposal.stands(now))
                .toList();
    }

    /** Who is never blocked. */
    public List<Allowance> allowances(Instant now) {
        return all(Allowance.class).stream()
                .filter(allowance -> allowance.stands(now))
                .toList();
    }

    /** What does not pass. */
    public List<Patch> patches(Instant now) {
        return all(Patch.class).stream().filter(patch -> patch.stands(now)).toList();
    }

    /** What was done about somebody before. */
    public Optional<Past> past(String subject) {
        return get(Past.class, Past.id(subject));
    }
}
