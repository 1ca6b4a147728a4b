package dev.sinew.engine.usage;

import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.FieldPath;
import dev.sinew.model.Observation;
import dev.sinew.model.Segment;
import java.util.List;
import java.util.Set;

/** Tells operations that give something for a code, once: a voucher, a promotion, who was recommended by whom. Gift cards have a balance, and are used in parts. */
final class Redeeming {
    private static final Set<String> DEEDS = Set.of("redeem", "redemption", "redemptions", "redeemed");
    private static final Set<String> THINGS = Set.of(
            "voucher",
            "vouchers",
            "coupon",
            "coupons",
            "promo",
            "promos",
            "promotion",
            "promotions",
            "promocode",
            "promocodes",
            "referral",
            "referrals",
            "bonus",
            "bonuses",
            "reward",
            "rewards");
    private static final Set<String> BALANCES =
            Set.of("gift", "gifts", "giftcard", "giftcards", "certificate", "certificates", "points");
    private static final int FEW = 3;
    /** In microseconds: who presses a button a second time does so at once. */
    private static final long PRESSED = 10_000_000L;

    private Redeeming() {}

    /** Whether something that was had so many times since the first, so many microseconds ago, is but a button that was pressed twice. */
    static boolean isPressedTwice(long times, long since) {
        return times == 2 && since <= PRESSED;
    }

    /** Whether a field of a request holds a code that may be redeemed, where the operation redeems one. */
    static boolean isCode(FieldPath path) {
        List<String> words = NameTraits.words(path.fieldName());
        return !words.isEmpty()
                && (words.getLast().equals("code") || THINGS.contains(words.getLast()))
                && words.stream().noneMatch(BALANCES::contains);
    }

    /** Whether the end of the path, or the selector, says so. */
    static boolean is(Observation observation) {
        boolean deed = false;
        boolean thing = false;
        List<Segment> segments = observation.segments();
        for (int i = Math.max(0, segments.size() - FEW); i < segments.size(); i++) {
            for (String word : NameTraits.words(segments.get(i).text())) {
                if (BALANCES.contains(word)) {
                    return false;
                }
                deed |= DEEDS.contains(word);
                thing |= THINGS.contains(word);
            }
        }
        List<String> selected = NameTraits.words(observation.selector());
        deed |= selected.stream().anyMatch(DEEDS::contains);
        thing |= selected.stream().anyMatch(THINGS::contains);
        return (deed || thing) && selected.stream().noneMatch(BALANCES::contains);
    }
}
