package dev.sinew.scan.app.rules;

import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Pins;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * OkHttp's clients of an app: which have pins, and which of them are used.
 *
 * @param pinned clients that are given pins and are used
 * @param unused clients that are given pins and go nowhere, or pins that no client is given
 * @param bare clients without pins
 * @param hosts the hosts that are pinned, with patterns as they are written
 */
record Clients(int pinned, List<String> unused, List<String> bare, Set<String> hosts) {
    private static final String CLIENT = "Lokhttp3/OkHttpClient;";
    private static final String BUILDER = "Lokhttp3/OkHttpClient$Builder;";

    static Clients of(App app) {
        Set<String> hosts = new TreeSet<>();
        List<String> unused = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        int pinned = 0;
        for (Call build : app.calls(BUILDER, "build").toList()) {
            Value builder = app.program().resolved(build.argument(0));
            if (!(builder instanceof Value.Made made)) {
                continue; // put together elsewhere
            }
            boolean withPins = made.steps().stream().anyMatch(step -> setsPins(app, step, hosts));
            if (!withPins) {
                bare.add(build.place().toString());
            } else if (isUsed(app, made)) {
                pinned++;
            } else {
                unused.add(build.place() + " builds a client with pins that nothing uses");
            }
        }
        app.made(CLIENT)
                .filter(each -> each.target().parameters().isEmpty())
                .forEach(each -> bare.add(each.place().toString()));
        pinned += elsewhere(app, hosts);
        if (pinned == 0 && unused.isEmpty()) {
            pins(app).forEach(place -> unused.add(place + " has pins that no client is given"));
        }
        return new Clients(pinned, List.copyOf(unused), List.copyOf(bare), Set.copyOf(hosts));
    }

    /** Pins that are set on a builder which comes from elsewhere, or by methods whose names were changed. */
    private static int elsewhere(App app, Set<String> hosts) {
        int count = 0;
        for (Call call : app.code().calls()) {
            Value given = app.program().resolved(call.last());
            boolean foreignBuilder = call.target().name().equals("certificatePinner")
                    && !(app.program().resolved(call.argument(0)) instanceof Value.Made);
            boolean renamed = !call.target().owner().startsWith("Lokhttp3/")
                    && call.target().owner().startsWith("L")
                    && call.target().parameters().size() == 1
                    && given instanceof Value.Made made
                    && !made.type().equals(call.target().owner())
                    && app.code().has(call.target().owner());
            if ((foreignBuilder || renamed) && app.isReached(call.place()) && Pins.in(given)) {
                count++;
                hosts(given, hosts);
            }
        }
        return count
                + (int) app.code().written().entrySet().stream()
                        .filter(each ->
                                !each.getKey().owner().equals(each.getKey().type()))
                        .filter(each -> app.code().has(each.getKey().type()))
                        .filter(each -> !each.getKey().type().startsWith("Lokhttp3/"))
                        .flatMap(each -> each.getValue().stream())
                        .filter(each -> each instanceof Value.Made && Pins.in(each))
                        .count();
    }

    private static boolean setsPins(App app, Value.Step step, Set<String> hosts) {
        if (!step.target().name().equals("certificatePinner")
                || step.arguments().isEmpty()) {
            return false;
        }
        Value pinner = app.program().resolved(step.arguments().getFirst());
        hosts(pinner, hosts);
        return Pins.in(pinner);
    }

    private static void hosts(Value pinner, Set<String> hosts) {
        if (pinner instanceof Value.Made made) {
            made.arguments().forEach(each -> hosts(each, hosts));
            for (Value.Step step : made.steps()) {
                if (step.arguments().size() == 2 && Pins.in(step.arguments().get(1))) {
                    Texts.whole(step.arguments().getFirst()).ifPresent(hosts::add);
                }
            }
        }
    }

    /** Whether the client that is built of it goes anywhere. */
    private static boolean isUsed(App app, Value.Made builder) {
        Stream<Value> calls = app.code().calls().stream()
                .filter(each -> app.isReached(each.place()))
                .filter(each -> !each.target().is(BUILDER, "build"))
                .flatMap(each -> each.arguments().stream());
        Stream<Value> kept = Stream.concat(
                app.code().written().values().stream().flatMap(List::stream),
                app.code().given().values().stream().flatMap(List::stream));
        return Stream.concat(calls, kept).anyMatch(each -> isClient(each, builder));
    }

    private static boolean isClient(Value value, Value.Made builder) {
        return value instanceof Value.Made made
                && (made.maker().is(BUILDER, "build")
                                && made.arguments().getFirst().equals(builder)
                        || made.arguments().stream().anyMatch(each -> isClient(each, builder)));
    }

    private static Stream<String> pins(App app) {
        return app.code().texts().stream()
                .filter(each -> Pins.is(each.text()))
                .map(each -> each.place().toString())
                .distinct()
                .limit(3);
    }
}
