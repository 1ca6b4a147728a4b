package dev.sinew.bench.classes;

import dev.sinew.bench.classes.TrialField.Place;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well data classes are told. For each class fields of valid values, called what they are or nothing of it, and fields of near
 * misses; beside them and on their own fields of noise. What is missed and what is found wrongly is counted by fields.
 */
public final class ClassTable {
    /** Values of noise in a whole run. */
    public static final long NOISE = 2_000_000;

    private static final int[] COUNTS = {10, 50, 200};
    private static final String[] VAGUE = {"value", "data", "ref", "item value", "content"};
    private static final String[] JUNK = {"", "n/a", "unknown", "-"};
    private static final Place[] PLACES = Place.values();
    private static final int SHOWN = 60;

    private final Dice dice;
    private final TrialField trial = new TrialField();
    private final SortedMap<String, Row> rows = new TreeMap<>();
    private final List<Noise> noise = Noise.all();
    private final SortedMap<String, Integer> wrong = new TreeMap<>();
    private final SortedMap<String, Integer> missed = new TreeMap<>();
    private long noiseFields;
    private long noiseValues;

    private static final class Row {
        private int named;
        private int namedFound;
        private int vague;
        private int vagueFound;
        private int near;
        private int nearFound;
        private int elsewhere;
        private long values;
    }

    private ClassTable(long seed) {
        dice = new Dice(seed);
    }

    /** Prints the table over about so many values of noise. */
    public static void print(long seed, long noise, PrintStream out) {
        ClassTable table = new ClassTable(seed);
        List<Sort> sorts = new ArrayList<>(NationalSorts.all());
        sorts.addAll(OtherSorts.persons());
        sorts.addAll(OtherSorts.money());
        sorts.addAll(OtherSorts.healthAndSecrets());
        sorts.forEach(table::sort);
        while (table.noiseValues < noise) {
            table.noiseAlone();
        }
        table.report(out);
    }

    private void sort(Sort sort) {
        Row row = row(sort.id());
        for (int count : COUNTS) {
            for (String name : sort.names()) {
                for (Function<Dice, String> value : sort.values()) {
                    boolean found = field(sort, styled(name), value, count, true);
                    row.named++;
                    row.namedFound += found ? 1 : 0;
                }
            }
            if (!sort.told()) {
                continue;
            }
            for (String name : VAGUE) {
                for (Function<Dice, String> value : sort.values()) {
                    boolean found = field(sort, styled(name), value, count, false);
                    row.vague++;
                    row.vagueFound += found ? 1 : 0;
                }
                for (Function<Dice, String> value : sort.near()) {
                    row.near++;
                    row.nearFound += near(styled(name), sort, value, count) ? 1 : 0;
                }
            }
        }
    }

    private boolean field(Sort sort, String name, Function<Dice, String> value, int count, boolean named) {
        Place place = PLACES[dice.below(PLACES.length)];
        boolean numbers = dice.oneIn(2);
        List<String> found = run(place, numbers, name, value, count, named ? sort.beside() : List.of(), true)
                .getOrDefault(name, List.of());
        row(sort.id()).values += count;
        boolean held = found.contains(sort.id()) || found.stream().anyMatch(sort.also()::contains);
        if (!held) {
            missed.merge(sort.id() + " in " + name + " (" + place + ", " + count + ")" + found, 1, Integer::sum);
        }
        for (String other : found) {
            if (!other.equals(sort.id()) && !sort.also().contains(other)) {
                row(other).elsewhere++;
                wrong.merge(other + " in " + name + ", which holds " + sort.id(), 1, Integer::sum);
            }
        }
        return held;
    }

    private boolean near(String name, Sort sort, Function<Dice, String> value, int count) {
        Place place = PLACES[dice.below(PLACES.length)];
        List<String> found =
                run(place, dice.oneIn(2), name, value, count, List.of(), false).getOrDefault(name, List.of());
        for (String other : found) {
            row(other).elsewhere++;
            wrong.merge(
                    other + " in " + name + ", which nearly holds " + sort.id() + " (" + count + ")", 1, Integer::sum);
        }
        return !found.isEmpty();
    }

    private void noiseAlone() {
        List<Noise> some = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            some.add(dice.pick(noise));
        }
        Place place = PLACES[dice.below(PLACES.length)];
        int count = dice.between(10, 200);
        Map<String, Noise> fields = new LinkedHashMap<>();
        for (Noise each : some) {
            fields.put(styled(dice.pick(each.names())), each);
        }
        List<Map<String, String>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> made = new LinkedHashMap<>();
            fields.forEach((name, each) -> made.put(name, each.values().apply(dice)));
            records.add(made);
        }
        Map<String, List<String>> found = trial.classes(place, dice.oneIn(2), records);
        fields.forEach((name, each) -> judgeNoise(name, each, count, found.getOrDefault(name, List.of())));
    }

    private void judgeNoise(String name, Noise each, int count, List<String> found) {
        noiseFields++;
        noiseValues += count;
        for (String other : found) {
            row(other).elsewhere++;
            wrong.merge(other + " in noise " + name + " like " + each.values().apply(new Dice(7)), 1, Integer::sum);
        }
    }

    /** A record for each value: the field, what stands beside it, and two fields of noise. */
    private Map<String, List<String>> run(
            Place place,
            boolean numbers,
            String name,
            Function<Dice, String> value,
            int count,
            List<String> beside,
            boolean junk) {
        Noise left = dice.pick(noise);
        String leftName = styled(dice.pick(left.names()));
        List<Map<String, String>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> made = new LinkedHashMap<>();
            made.put(leftName, left.values().apply(dice));
            made.put(name, junk && dice.oneIn(50) ? dice.pick(JUNK) : value.apply(dice));
            for (String other : beside) {
                made.put(other, "x" + dice.below(100));
            }
            records.add(made);
        }
        Map<String, List<String>> found = trial.classes(place, numbers, records);
        if (!leftName.equals(name)) {
            judgeNoise(leftName, left, count, found.getOrDefault(leftName, List.of()));
        }
        return found;
    }

    /** Words in camel, snake, kebab or pascal case. */
    private String styled(String words) {
        String[] each = words.split(" ", -1);
        return switch (dice.below(4)) {
            case 0 -> String.join("_", each);
            case 1 -> String.join("-", each);
            case 2 -> capitalised(each, 0);
            default -> capitalised(each, 1);
        };
    }

    private static String capitalised(String[] words, int from) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            made.append(i < from ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return made.toString();
    }

    private Row row(String id) {
        return rows.computeIfAbsent(id, key -> new Row());
    }

    private void report(PrintStream out) {
        out.printf("%-24s %13s %13s %13s %7s %8s%n", "", "named", "unnamed", "near misses", "wrong", "values");
        Row all = new Row();
        rows.forEach((id, row) -> {
            line(out, id, row);
            all.named += row.named;
            all.namedFound += row.namedFound;
            all.vague += row.vague;
            all.vagueFound += row.vagueFound;
            all.near += row.near;
            all.nearFound += row.nearFound;
            all.elsewhere += row.elsewhere;
            all.values += row.values;
        });
        line(out, "all", all);
        out.printf("%d fields of noise with %d values%n", noiseFields, noiseValues);
        out.printf("%nmissed%n");
        show(missed, out);
        out.printf("%nwrong%n");
        show(wrong, out);
    }

    private static void line(PrintStream out, String id, Row row) {
        out.printf(
                "%-24s %6d/%6d %6d/%6d %6d/%6d %7d %8d%n",
                id,
                row.namedFound,
                row.named,
                row.vagueFound,
                row.vague,
                row.nearFound,
                row.near,
                row.elsewhere,
                row.values);
    }

    private static void show(SortedMap<String, Integer> some, PrintStream out) {
        some.entrySet().stream().limit(SHOWN).forEach(each -> out.printf("  %4d %s%n", each.getValue(), each.getKey()));
        if (some.size() > SHOWN) {
            out.printf("  and %d more%n", some.size() - SHOWN);
        }
    }
}
