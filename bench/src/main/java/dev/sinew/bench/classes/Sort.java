package dev.sinew.bench.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How fields of one data class look.
 *
 * @param id the class
 * @param names what such fields are called, in words
 * @param values how a value is written; a field keeps to one way
 * @param near a value that only just is none; empty where there is no such thing
 * @param told whether values tell the class where the name does not
 * @param beside fields that stand beside it
 * @param also other classes that are as right
 */
record Sort(
        String id,
        List<String> names,
        List<Function<Dice, String>> values,
        List<Function<Dice, String>> near,
        boolean told,
        List<String> beside,
        Set<String> also) {

    /** A class that values tell: of a near miss the last digit, or letter, is another. */
    static Sort checked(String id, String names, Function<Dice, String> value) {
        return new Sort(
                id,
                split(names),
                List.of(value),
                List.of(dice -> off(value.apply(dice), dice)),
                true,
                List.of(),
                Set.of());
    }

    /** A class that the name tells. */
    static Sort named(String id, String names, Function<Dice, String> value) {
        return new Sort(id, split(names), List.of(value), List.of(), false, List.of(), Set.of());
    }

    /** Another way to write it. */
    Sort or(Function<Dice, String> other) {
        List<Function<Dice, String>> all = new ArrayList<>(values);
        all.add(other);
        return new Sort(id, names, all, near, told, beside, also);
    }

    Sort near(Function<Dice, String> miss) {
        return new Sort(id, names, values, List.of(miss), told, beside, also);
    }

    Sort without() {
        return new Sort(id, names, values, List.of(), told, beside, also);
    }

    Sort beside(String... fields) {
        return new Sort(id, names, values, near, told, List.of(fields), also);
    }

    Sort also(String... ids) {
        return new Sort(id, names, values, near, told, beside, Set.of(ids));
    }

    private static List<String> split(String names) {
        return List.of(names.split("\\|", -1));
    }

    private static String off(String value, Dice dice) {
        char last = value.charAt(value.length() - 1);
        String alphabet = Character.isDigit(last) ? Dice.DIGITS : Dice.CAPITALS;
        char other;
        do {
            other = alphabet.charAt(dice.below(alphabet.length()));
        } while (other == last);
        return value.substring(0, value.length() - 1) + other;
    }
}
