package dev.sinew.engine.mark;

import dev.sinew.model.MarkHit;
import dev.sinew.model.RuleEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The marks that run at observe, in the order of their ids, under one version. */
public final class MarkSet {
    private static final int MAX_NOTE = 64;

    private final List<RuleEntry<Mark>> marks;
    private final int version;

    /** The marks among the rules of an index. */
    public MarkSet(List<? extends RuleEntry<?>> rules) {
        List<RuleEntry<Mark>> found = new ArrayList<>();
        for (RuleEntry<?> entry : rules) {
            if (entry.rule() instanceof Mark mark) {
                found.add(new RuleEntry<>(entry.facts(), mark));
            }
        }
        found.sort(Comparator.comparing(entry -> entry.facts().id()));
        this.marks = List.copyOf(found);
        int hash = 17;
        for (RuleEntry<Mark> entry : marks) {
            hash = 31 * hash + entry.facts().id().hashCode();
        }
        this.version = hash;
    }

    /** Names the set: other marks, other version. */
    public int version() {
        return version;
    }

    /** Runs all marks over an exchange and adds their hits to a list, each once: two tokens of one kind are one notice. */
    public void examine(MarkSubject subject, List<MarkHit> hits) {
        for (RuleEntry<Mark> entry : marks) {
            entry.rule().examine(subject, (side, place, outcome, note) -> {
                String kept = note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE);
                MarkHit hit = new MarkHit(entry.facts().id(), side, place, outcome, kept);
                if (!hits.contains(hit)) {
                    hits.add(hit);
                }
            });
        }
    }
}
