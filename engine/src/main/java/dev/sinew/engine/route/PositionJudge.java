package dev.sinew.engine.route;

import dev.sinew.model.ValueFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which of the segments at one position are values of a parameter and which are names.
 *
 * <p>Scores add up what is known, in units of about one halving of doubt, and a positive sum makes a value:
 *
 * <ul>
 *   <li>spelling: ids look like ids, names like names ({@link Words});
 *   <li>answers: a value is repeated by the answer about it, or was handed out by another answer, in a field that
 *       identifies; a name is not;
 *   <li>company: the values of one parameter are asked the same things, in the same ways, and get answers of the same form;
 *       names side by side each have calls and answers of their own.
 * </ul>
 *
 * <p>Then those that are surely values are the measure for the doubtful ones beside them: who does not echo where all
 * values echo, or answers in another form, is a name.
 */
final class PositionJudge {
    private static final double SAME_FORM = 0.7;
    private static final double LIKELY = 0.3;
    /** Hardly any API has more names than this at one position. */
    private static final double CROWD = 100;

    private static final double CROWD_WEIGHT = 1.5;
    private static final double SURE = 2;

    private PositionJudge() {}

    /** Sets each item's score; positive means value. */
    static void judge(List<Item> items, String previous, Elsewhere elsewhere) {
        boolean behindName = !previous.isEmpty() && !Words.isVersion(previous) && !previous.equalsIgnoreCase("api");
        Mirrors mirrors = new Mirrors(items);
        Company company = new Company(items, behindName);
        double crowd = Math.max(0, CROWD_WEIGHT * Math.log((double) items.size() / CROWD) / Math.log(2));
        double place = !behindName ? -0.4 : Words.isCollection(previous) ? 0.5 : 0;
        for (Item item : items) {
            item.score = item.folded()
                    ? 50
                    : item.sample.prior()
                            + evidence(item)
                            + company.of(item)
                            + mirrors.of(item)
                            + elsewhere.of(item)
                            + place
                            + crowd;
        }
        compareWithValues(items, company);
        guardLoneSegments(items, previous);
    }

    private static double evidence(Item item) {
        double score = 0;
        if (item.echoed > 0) {
            double rate = (double) item.echoed / Math.max(1, item.answered);
            score += 1 + 2.5 * rate;
        } else if (item.answered >= 2) {
            score -= 1;
        }
        if (item.known) {
            score += 2;
        }
        if (item.echoes > item.echoed) {
            score += 1;
        }
        return score;
    }

    private static void compareWithValues(List<Item> items, Company company) {
        long evident = items.stream()
                .filter(item -> item.score >= LIKELY && item.hasEvidence())
                .count();
        int values = 0;
        int identifiers = 0;
        int answered = 0;
        int echoed = 0;
        Map<String, AnswerShape> forms = new HashMap<>();
        for (Item item : items) {
            if (item.score >= LIKELY && (evident < 2 || item.hasEvidence())) {
                values++;
                identifiers += item.sample.identifier ? 1 : 0;
                answered += item.answered;
                echoed += item.echoed;
                item.symbols.forEach((call, symbol) ->
                        forms.computeIfAbsent(call, key -> new AnswerShape()).merge(symbol.shape));
            }
        }
        if (values < 2 || values * 8 < items.size()) {
            return;
        }
        double echoRate = answered == 0 ? 0 : (double) echoed / answered;
        double spelledAlike = (double) identifiers / values;
        for (Item item : items) {
            boolean doubtful = item.score < SURE || !item.hasEvidence();
            if (doubtful && !item.sample.identifier) {
                item.score += likeValues(item, forms, echoRate);
                if (spelledAlike < 0.5 && values >= 3 && !Vocabulary.isCommon(item.sample.text)) {
                    item.score += 0.6;
                } else if (spelledAlike > 0.7 && company.formless(item) == 0) {
                    item.score -= Math.min(3, Math.log(values) / Math.log(2));
                }
            }
        }
    }

    private static double likeValues(Item item, Map<String, AnswerShape> forms, double echoRate) {
        double score = Vocabulary.isCommon(item.sample.text) ? 0 : 1;
        if (echoRate >= 0.6 && item.answered >= 1 && item.echoed == 0) {
            score -= Math.min(3, item.answered);
        }
        double same = 0;
        double different = 0;
        for (Map.Entry<String, Item.Symbol> entry : item.symbols.entrySet()) {
            AnswerShape form = forms.get(entry.getKey());
            Item.Symbol mine = entry.getValue();
            if (form == null) {
                different += entry.getKey().indexOf('/') > 0 ? mine.count : 0;
                continue;
            }
            if (!mine.shape.isEmpty() && !form.isEmpty()) {
                boolean alike = mine.shape.similarity(form) >= SAME_FORM;
                same += alike ? mine.count : 0;
                different += alike ? 0 : mine.count;
            } else {
                same += 0.5 * mine.count;
            }
        }
        if (same + different > 0) {
            score += 3 * (same / (same + different)) - 1.5;
        }
        return score;
    }

    /** Nothing named stands before it, or many names stand behind. */
    private static boolean isBasePath(Item item, String previous, int below) {
        boolean random = item.sample.format == ValueFormat.UUID || item.sample.format == ValueFormat.EMAIL;
        return !random && (previous.isEmpty() || (below >= 4 && !previous.endsWith("s")));
    }

    /**
     * A lone segment through which all calls go is part of the base path, even where it looks like a number or date: a version.
     * Behind a plural, a lone number is more likely the one object that was asked for.
     */
    private static void guardLoneSegments(List<Item> items, String previous) {
        if (items.size() != 1) {
            return;
        }
        Item item = items.getFirst();
        int below = 0;
        for (SegmentNode node : item.nodes) {
            below += node.children.size();
        }
        boolean shortNumber = item.sample.length <= 4 || Words.isVersion(item.sample.text);
        boolean collection = previous.endsWith("s");
        int least = collection || item.isCalled() ? 3 : 1;
        if ((shortNumber || Words.couldBeVersion(item.sample))
                && item.echoes == 0
                && below >= least
                && item.requests >= 5) {
            item.score = -5;
        } else if (item.echoes == 0 && item.requests >= 20 && !item.isCalled() && isBasePath(item, previous, below)) {
            item.score = Math.min(item.score, -1);
        } else if (!item.sample.identifier && !item.folded()) {
            item.score -= 1.5;
        }
    }
}
