package dev.sinew.bench;

import dev.sinew.bench.world.WorldSettings;
import dev.sinew.engine.ownership.Source;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which world to run: {@code --standard}, or its size; what its collector loses; which evidence is left out. */
final class WorldArguments {
    static final String USAGE = "[--standard] [--users N] [--attackers N] [--days N] [--seed N] [--lost SHARE]"
            + " [--apps NAME,…] [--without SOURCE,…] [--examples N]";

    private boolean standard;
    private int users = 280;
    private int attackers = 70;
    private int days = 4;
    private long seed = 1;
    private double lost;
    private int examples;
    private List<String> applications = List.of();
    private final Set<Source> without = EnumSet.noneOf(Source.class);

    /** Reads what was given; throws {@link IllegalArgumentException} with what is wrong. */
    WorldArguments(List<String> given) {
        Deque<String> rest = new ArrayDeque<>(given);
        while (!rest.isEmpty()) {
            String option = rest.remove();
            if (option.equals("--standard")) {
                standard = true;
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException(option + " needs a value");
            } else {
                take(option, rest.remove());
            }
        }
    }

    private void take(String option, String value) {
        switch (option) {
            case "--users" -> users = Integer.parseInt(value);
            case "--attackers" -> attackers = Integer.parseInt(value);
            case "--days" -> days = Integer.parseInt(value);
            case "--seed" -> seed = Long.parseLong(value);
            case "--lost" -> lost = Double.parseDouble(value);
            case "--examples" -> examples = Integer.parseInt(value);
            case "--apps" -> applications = List.of(value.split(",", -1));
            case "--without" -> {
                for (String name : value.split(",", -1)) {
                    without.add(Source.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
                }
            }
            default -> throw new IllegalArgumentException("no option " + option);
        }
    }

    WorldSettings settings() {
        WorldSettings settings =
                standard ? WorldSettings.standard(seed) : WorldSettings.of(seed, users, attackers, days);
        return (applications.isEmpty() ? settings : settings.withApplications(applications.toArray(new String[0])))
                .withLost(lost);
    }

    Set<Source> without() {
        return Set.copyOf(without);
    }

    /** How many examples of each kind of mistake to print. */
    int examples() {
        return examples;
    }

    long seed() {
        return seed;
    }
}
