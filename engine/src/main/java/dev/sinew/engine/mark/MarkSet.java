package dev.sinew.engine.mark;

import dev.sinew.model.MarkHit;
import dev.sinew.model.MarkHit.Outcome;
import dev.sinew.model.RuleEntry;
import dev.sinew.model.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The marks that run at observe, in the order of their ids, under one version. */
public final class MarkSet {
    private static final int MAX_NOTE = 64;

    private final Mark[] marks;
    private final String[] ids;
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
        this.marks = found.stream().map(RuleEntry::rule).toArray(Mark[]::new);
        this.ids = found.stream().map(entry -> entry.facts().id()).toArray(String[]::new);
        int hash = 17;
        for (String id : ids) {
            hash = 31 * hash + id.hashCode();
        }
        this.version = hash;
    }

    /** Names the set: other marks, other version. */
    public int version() {
        return version;
    }

    /** Runs all marks over an exchange and adds their hits to a list, each once: two tokens of one kind are one notice. */
    public void examine(MarkSubject subject, List<MarkHit> hits) {
        Hits sink = new Hits(hits);
        for (int i = 0; i < marks.length; i++) {
            sink.mark = ids[i];
            marks[i].examine(subject, sink);
        }
    }

    /** One sink for all marks of an exchange. */
    private static final class Hits implements MarkSink {
        private final List<MarkHit> hits;
        private String mark = "";

        Hits(List<MarkHit> hits) {
            this.hits = hits;
        }

        @Override
        public void hit(Side side, String place, Outcome outcome, String note) {
            String kept = note.length() <= MAX_NOTE ? note : note.substring(0, MAX_NOTE);
            MarkHit hit = new MarkHit(mark, side, place, outcome, kept);
            if (!hits.contains(hit)) {
                hits.add(hit);
            }
        }
    }
}
