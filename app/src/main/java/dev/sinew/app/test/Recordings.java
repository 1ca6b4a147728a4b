package dev.sinew.app.test;

import dev.sinew.app.fold.TrafficFormats;
import dev.sinew.capture.Batch;
import dev.sinew.capture.CaptureLimits;
import dev.sinew.capture.Input;
import dev.sinew.capture.Inputs;
import dev.sinew.capture.Opened;
import dev.sinew.capture.Sink;
import dev.sinew.capture.Source;
import dev.sinew.engine.classify.NameTraits;
import dev.sinew.model.Direction;
import dev.sinew.model.Exchange;
import dev.sinew.model.Operation;
import dev.sinew.model.Problem;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Recorded;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of recorded requests that succeeded, by operation, to fill new ones with. What is a credential by its name, and the body that it stands
 * in, is left where it is; of credentials it is read what their caller is called, so that who is called so is given that one's values first. Bounded: a few values of each parameter, one body of each operation.
 */
final class Recordings implements Sink {
    private static final int MOST_VALUES = 5;
    private static final int MOST_CALLS = 2_000;
    private static final int LONGEST = 200;
    private static final int LONGEST_BODY = 16 << 10;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Endpoint> endpoints;
    private final Map<Endpoint, Collected> all = new HashMap<>();

    private Recordings(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /** Of files and folders of traffic. What cannot be read was told when operations were learned of it. */
    static Recordings of(List<String> traffic, List<Endpoint> endpoints) {
        Recordings recordings = new Recordings(endpoints);
        Inputs inputs = Inputs.find(traffic, InputStream.nullInputStream(), CaptureLimits.DEFAULTS);
        for (Input input : inputs.inputs()) {
            if (TrafficFormats.all().open(input) instanceof Opened.Traffic opened) {
                try (Source source = opened.source()) {
                    Optional<Batch> batch = source.next();
                    while (batch.isPresent()) {
                        batch.get().readInto(recordings);
                        batch = source.next();
                    }
                }
            }
        }
        return recordings;
    }

    /** What was recorded of an operation. */
    Recorded of(Endpoint endpoint) {
        return Optional.ofNullable(all.get(endpoint)).map(Collected::recorded).orElse(Recorded.NOTHING);
    }

    @Override
    public void problem(Problem problem) {
        // Told already.
    }

    @Override
    public void exchange(Exchange exchange) {
        boolean succeeded = exchange.response()
                .filter(each -> each.status() >= 200 && each.status() < 300)
                .isPresent();
        if (exchange.direction() != Direction.INCOMING || !succeeded) {
            return;
        }
        String url = exchange.request().url().text().replaceAll("#.*$", "");
        int question = url.indexOf('?');
        String path =
                (question < 0 ? url : url.substring(0, question)).replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*", "");
        Operation called = new Operation("", exchange.request().method(), path.isEmpty() ? "/" : path, "");
        endpoints.stream()
                .filter(each -> each.standsFor(called))
                .min((one, other) -> Integer.compare(
                        one.pathParameters().size(), other.pathParameters().size()))
                .ifPresent(endpoint -> all.computeIfAbsent(endpoint, key -> new Collected())
                        .add(endpoint, called.path(), question < 0 ? "" : url.substring(question + 1), exchange));
    }

    private static boolean isCredential(String name) {
        return (NameTraits.of(name) & (NameTraits.SECRET | NameTraits.CHANGED | NameTraits.TOKEN)) != 0;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** What is kept of one operation. */
    private static final class Collected {
        private final Map<String, List<String>> path = new LinkedHashMap<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final Set<Recorded.Call> calls = new LinkedHashSet<>();
        private String body = "";

        Recorded recorded() {
            return new Recorded(path, query, body, List.copyOf(calls), List.of());
        }

        void add(Endpoint endpoint, String called, String sent, Exchange exchange) {
            String[] names = endpoint.path().split("/", -1);
            String[] values = called.split("/", -1);
            Map<String, String> bindings = new HashMap<>();
            // What is written in parentheses is learned as a segment of its own.
            for (int i = 0; i < names.length && names.length == values.length; i++) {
                if (names[i].startsWith("{") && names[i].endsWith("}")) {
                    String name = names[i].substring(1, names[i].length() - 1);
                    List<String> known = path.computeIfAbsent(name, key -> new ArrayList<>());
                    String value = decoded(values[i].replace("+", "%2B"));
                    bindings.put(name, value);
                    if (known.size() < MOST_VALUES && value.length() <= LONGEST && !known.contains(value)) {
                        known.add(value);
                    }
                }
            }
            Set<String> caller = RecordedCaller.names(exchange);
            boolean fits = bindings.values().stream().allMatch(each -> each.length() <= LONGEST);
            if (!caller.isEmpty() && !bindings.isEmpty() && fits && calls.size() < MOST_CALLS) {
                calls.add(new Recorded.Call(caller, bindings));
            }
            for (String pair : sent.split("&", 500)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                if (equals > 0 && pair.length() <= LONGEST && query.size() < 100 && !isCredential(name)) {
                    query.putIfAbsent(name, decoded(pair.substring(equals + 1)));
                }
            }
            if (body.isEmpty()) {
                body = body(exchange.request().body().bytes().text());
            }
        }

        private static String body(String text) {
            if (text.isEmpty()
                    || text.length() > LONGEST_BODY
                    || !text.stripLeading().startsWith("{")) {
                return "";
            }
            try {
                return JSON.readTree(text) instanceof ObjectNode object && !hasCredential(object) ? text : "";
            } catch (JacksonException e) {
                return "";
            }
        }

        private static boolean hasCredential(JsonNode node) {
            return node.propertyStream().anyMatch(each -> isCredential(each.getKey()) || hasCredential(each.getValue()))
                    || node.isArray() && node.valueStream().anyMatch(Collected::hasCredential);
        }
    }
}
