package dev.sinew.engine.route;

import dev.sinew.model.ValueFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How far the segments at a position do the same things.
 *
 * <ul>
 *   <li>The same form counts for values only as far as some of them are known to be values, or new ones keep coming: actions
 *       side by side often answer in one form, too. Other forms of the same calls always count against them: one operation
 *       has one form.
 *   <li>Many names in common below count for values by themselves: collections side by side share one or two, the values of a
 *       parameter share all. They count as far as the calls of these names have the same forms.
 *   <li>Where no form tells, many that are called alike are values while new ones keep coming, or where none of them is a
 *       word that APIs are made of.
 * </ul>
 */
final class Company {
    /** Fewer calls in common may be chance. */
    private static final int TWINS = 10;

    private final SameCalls calls;
    private final Names below;
    private final Names belowNext;
    private final Names belowDeep;
    private final Names belowValues;
    private final int items;
    private final double evident;
    private final int resources;
    private final int singles;
    /** Those that no spelling shows to be ids. */
    private final int words;
    /** Whether new words keep coming: a fifth of them were met once only, and hardly any is common. */
    private final boolean fresh;
    /** The score for many words of which hardly any is familiar. */
    private final double strangers;

    private final boolean behindName;
    private final Map<Set<String>, Integer> callSets = new HashMap<>();

    Company(List<Item> all, boolean behindName) {
        this.behindName = behindName;
        items = all.size();
        int evidence = 0;
        int single = 0;
        int once = 0;
        int spelled = 0;
        int wordsOnce = 0;
        int common = 0;
        int familiar = 0;
        for (Item item : all) {
            evidence += item.hasEvidence() ? 1 : 0;
            single += item.deleted() ? 1 : 0;
            once += item.requests == 1 ? 1 : 0;
            if (!item.sample.identifier && item.sample.length > 0) {
                spelled++;
                wordsOnce += item.requests == 1 ? 1 : 0;
                common += Vocabulary.isCommon(item.sample.text) ? 1 : 0;
                familiar += Words.isFamiliar(item.sample.text) ? 1 : 0;
            }
            if (!item.sample.identifier) {
                callSets.merge(item.symbols.keySet(), 1, Integer::sum);
            }
        }
        calls = new SameCalls(all);
        resources = single;
        singles = once;
        words = spelled;
        strangers = familiar * 8 <= spelled ? Math.max(0, 0.5 * Math.log(spelled / 12.0) / Math.log(2)) : 0;
        fresh = wordsOnce * 5 >= spelled && common * 4 < spelled;
        evident = Math.clamp((double) evidence / items * 3 - 0.3, 0, 1);
        below = new Names(all, item -> item.below);
        belowNext = new Names(all, item -> item.belowNext);
        belowDeep = new Names(all, item -> item.belowDeep);
        belowValues = new Names(all, item -> item.belowValues);
    }

    /** The names that many of the items have at one level below. */
    private static final class Names {
        private final Function<Item, Set<String>> level;
        private final Set<String> common = new HashSet<>();
        private int items;
        private int distinct;

        Names(List<Item> all, Function<Item, Set<String>> level) {
            this.level = level;
            Map<String, Integer> counts = new HashMap<>();
            for (Item item : all) {
                Set<String> names = level.apply(item);
                items += names.isEmpty() ? 0 : 1;
                names.forEach(name -> counts.merge(name, 1, Integer::sum));
            }
            counts.forEach((name, count) -> {
                distinct++;
                if (count >= Math.min(3, 1 + items / 2) && count >= 0.35 * items) {
                    common.add(name);
                }
            });
        }

        /** The share of an item's names that are common. */
        double shared(Item item) {
            Set<String> names = level.apply(item);
            int shared = 0;
            for (String name : names) {
                shared += common.contains(name) ? 1 : 0;
            }
            return names.isEmpty() ? 0 : (double) shared / names.size();
        }

        /** More the larger the share of an item's names that are common, and the more items have any. */
        double score(Item item) {
            Set<String> names = level.apply(item);
            if (names.isEmpty() || items < 4 || (common.size() < 2 && (items < 6 || distinct > common.size()))) {
                return 0;
            }
            double share = shared(item);
            return share < 0.5 ? 0 : share * (0.6 + 0.6 * Math.log(items) / Math.log(2));
        }
    }

    /** The score that an item's company gives it. */
    double of(Item item) {
        double names = Math.max(
                below.score(item),
                Math.max(
                        Math.max(0.9 * belowNext.score(item), 0.8 * belowDeep.score(item)),
                        0.5 * belowValues.score(item)));
        SameCalls.Likeness like = calls.of(item);
        double contradiction = like.compared() >= 2 && !item.sample.identifier ? like.contradicted() : 0;
        double resource = item.deleted() ? 0.6 + 0.4 * Math.min(4, resources - 1) : 0;
        return forms(like)
                + names * Math.max(0, 1 - 1.5 * contradiction)
                - 3 * contradiction
                + twins(item, like)
                + (behindName ? resource : 0.3 * resource)
                + formless(item)
                + (item.sample.identifier || like.formed() > 0 ? 0 : strangers)
                + version(item);
    }

    /**
     * Nothing but calls of the very same names in the very same forms: one thing under several labels, such as {@code json} and
     * {@code xml}. Resources side by side have a name or a form of their own, or are plurals.
     */
    private static double twins(Item item, SameCalls.Likeness like) {
        boolean label =
                !Words.isCollection(item.sample.text) && !Words.isVersion(item.sample.text) && !item.hasEvidence();
        boolean all = like.twins() * 10 >= like.named() * 9 && like.contradicted() < 0.1;
        return label && all && like.twins() >= TWINS ? Math.log(1 + like.twins()) / Math.log(2) : 0;
    }

    /**
     * Many segments that are asked the very same things, and whose answers tell nothing; the more so where many were met once
     * only, as new values keep coming and names do not. Ids beside them need no such company, and say nothing about it.
     */
    double formless(Item item) {
        int alike = callSets.getOrDefault(item.symbols.keySet(), 0);
        boolean tells = item.answered > 0 || alike < 6 || alike * 2 < words;
        double named = !behindName ? 0 : alike >= 12 ? 0.3 : 0.2;
        return tells ? 0 : (fresh ? 0.4 : named) * Math.log(alike) / Math.log(2);
    }

    /**
     * Numbers or dates near the root with calls below and none of their own are versions; further down, those that have names of
     * their own below, while one object's values each have the names that the others have.
     */
    private double version(Item item) {
        if (items > 24 || item.below.isEmpty() || !Words.couldBeVersion(item.sample) || item.isCalled()) {
            return 0;
        }
        boolean near = !behindName && (item.sample.format == ValueFormat.DATE || items <= 4);
        boolean own = item.below.size() >= 2 && below.shared(item) < 0.34;
        return near || own ? -7 : 0;
    }

    private double forms(SameCalls.Likeness like) {
        if (like.formed() == 0) {
            return 0;
        }
        if (like.shared() == 0) {
            return items >= 4 ? -1.2 : 0;
        }
        double trust = items >= 8 && singles * 4 >= items ? Math.max(0.6, evident) : evident;
        return trust * 0.9 * like.shared() / like.formed() * Math.log(1 + like.peers()) / Math.log(2);
    }
}
