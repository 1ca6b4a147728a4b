package dev.sinew.bench;

import dev.sinew.bench.classes.ClassTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures observe, or observe with the folds behind it, against the bare token walk with JMH, in rounds: each round runs every method once, in a JVM of its own, so
 * that other work on the machine falls on all of them. What counts is processor time; ratios are taken within a round, and
 * their median is the result.
 */
final class Measure {
    private static final Map<String, List<String>> METHODS =
            Map.of("observe", List.of("observe", "tokens", "spans"), "engine", List.of("engine", "observe", "tokens"));

    private static final String USAGE = """
            usage: bench/run observe [--rounds N | --profile]
                   bench/run engine [--rounds N | --profile]
                   bench/run memory
                   bench/run callers
                   bench/run classes [--seed N]
                   bench/run rules FOLDER [--spec FILE]… [--config FILE]
                   bench/run ablation [--seed N]
                   bench/run curve [--seed N]
                   bench/run state [--standard] [--users N] [--days N] [--seed N]
                   bench/run world\s""" + WorldArguments.USAGE;

    private final String measured;
    private final List<String> methods;
    private final int rounds;
    private final Map<String, List<Double>> nanos = new TreeMap<>();
    private final Map<String, List<Double>> passed = new TreeMap<>();

    private Measure(String measured, int rounds) {
        this.measured = measured;
        this.methods = METHODS.getOrDefault(measured, List.of());
        this.rounds = rounds;
    }

    /** Arguments as {@link #USAGE} says. */
    public static void main(String[] args) throws IOException, RunnerException {
        List<String> given = List.of(args);
        String what = given.isEmpty() ? "" : given.getFirst();
        switch (what) {
            case "memory" -> Memory.print(System.out);
            case "callers" -> ManyCallers.print(System.out);
            case "classes" -> classes(given.subList(1, given.size()));
            case "rules" -> rules(given.subList(1, given.size()));
            case "world", "ablation", "curve", "state" -> world(what, given.subList(1, given.size()));
            default -> time(given);
        }
    }

    /** From {@code bench/run}, which has made reports of a folder's captures by now: the checkout and the folder of reports. */
    private static void rules(List<String> given) throws IOException {
        if (given.size() == 2 && Files.isDirectory(Path.of(given.getLast()))) {
            RuleTable.print(Path.of(given.getFirst()), Path.of(given.getLast()), System.out);
        } else {
            refuse();
        }
    }

    private static void classes(List<String> given) {
        boolean seeded = given.size() == 2
                && given.getFirst().equals("--seed")
                && given.getLast().matches("[0-9]{1,9}");
        if (given.isEmpty() || seeded) {
            ClassTable.print(seeded ? Long.parseLong(given.getLast()) : 1, ClassTable.NOISE, System.out);
        } else {
            refuse();
        }
    }

    private static void world(String what, List<String> given) {
        WorldArguments arguments;
        try {
            arguments = new WorldArguments(given);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            refuse();
            return;
        }
        WorldTables tables = new WorldTables(System.out);
        switch (what) {
            case "state" -> StateBytes.print(arguments.settings(), System.out);
            case "ablation" -> tables.ablation(arguments.seed());
            case "curve" -> tables.curve(arguments.seed());
            default -> tables.world(arguments.settings(), arguments.without(), arguments.examples());
        }
    }

    private static void refuse() {
        System.err.println(USAGE);
        System.exit(2);
    }

    private static void time(List<String> given) throws RunnerException {
        if (given.equals(List.of("observe", "--profile"))) {
            Profile.print(new ObserveLoop()::observe, System.out);
            return;
        }
        if (given.equals(List.of("engine", "--profile"))) {
            Profile.print(new EngineLoop()::accept, System.out);
            return;
        }
        int rounds = rounds(given);
        if (rounds < 1) {
            refuse();
        }
        Measure measure = new Measure(given.getFirst(), rounds);
        measure.run();
        measure.print();
    }

    private static int rounds(List<String> given) {
        if (given.isEmpty() || !METHODS.containsKey(given.getFirst())) {
            return 0;
        }
        if (given.size() == 1) {
            return 3;
        }
        boolean counted = given.size() == 3
                && given.get(1).equals("--rounds")
                && given.get(2).matches("[1-9][0-9]?");
        return counted ? Integer.parseInt(given.get(2)) : 0;
    }

    private void run() throws RunnerException {
        for (int round = 0; round < rounds; round++) {
            for (String method : methods) {
                System.err.printf(Locale.ROOT, "round %d of %d: %s%n", round + 1, rounds, method);
                RunResult result = new Runner(options(method)).runSingle();
                passed.computeIfAbsent(method, m -> new ArrayList<>())
                        .add(result.getPrimaryResult().getScore());
                nanos.computeIfAbsent(method, m -> new ArrayList<>())
                        .add(counter(result, "cpuNanos") / counter(result, "calls"));
            }
        }
    }

    private static double counter(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        if (found == null) {
            throw new IllegalStateException("no counter " + name);
        }
        return found.getScore();
    }

    private static Options options(String method) {
        return new OptionsBuilder()
                .include("^" + ObserveBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                .forks(1)
                .warmupIterations(6)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(6)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs(jvmArguments())
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** JMH itself uses what newer JVMs warn of. */
    private static String[] jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"));
        if (Runtime.version().feature() >= 23) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return arguments.toArray(new String[0]);
    }

    private void print() {
        System.out.printf(
                Locale.ROOT, "%-8s %14s %8s %8s %12s %7s%n", "", "CPU ns each", "least", "most", "passed ns", "ratio");
        List<Double> tokens = nanos.getOrDefault("tokens", List.of());
        for (String method : methods) {
            List<Double> times = nanos.getOrDefault(method, List.of());
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %14.0f %8.0f %8.0f %12.0f %7.2f%n",
                    method,
                    median(times),
                    Collections.min(times),
                    Collections.max(times),
                    median(passed.getOrDefault(method, List.of())),
                    median(ratios(times, tokens)));
        }
        List<Double> times = nanos.getOrDefault(measured, List.of());
        List<Double> ratios = ratios(times, tokens);
        System.out.printf(
                Locale.ROOT,
                "%s / tokens over %d rounds: %.2f to %.2f%n",
                measured,
                rounds,
                Collections.min(ratios),
                Collections.max(ratios));
        System.out.printf(Locale.ROOT, "ratio %.2f (%.0f exchanges/s per core)%n", median(ratios), 1e9 / median(times));
    }

    private static List<Double> ratios(List<Double> times, List<Double> against) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            ratios.add(times.get(i) / against.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
