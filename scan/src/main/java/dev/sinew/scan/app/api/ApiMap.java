package dev.sinew.scan.app.api;

import dev.sinew.scan.app.dex.CodeText;
import dev.sinew.scan.app.rules.App;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that an app calls, each operation once with the first place that calls it. */
public final class ApiMap {
    /** What stands for addresses that code has, and of which nothing shows that it opens them. */
    public static final String MENTIONED = "mentioned";

    private static final int MAX_ENDPOINTS = 5000;
    private static final int MAX_MENTIONED = 200;

    private ApiMap() {}

    /** The endpoints in the order of host, path and method. */
    public static List<Endpoint> of(App app) {
        Map<String, Endpoint> found = new LinkedHashMap<>();
        RetrofitCalls.find(app, each -> add(each, found));
        RequestCalls.find(app, each -> add(each, found));
        KtorCalls.find(app, each -> add(each, found));
        Set<String> hosts =
                found.values().stream().map(each -> each.operation().api()).collect(Collectors.toSet());
        mentioned(app, hosts).forEach(each -> add(each, found));
        return found.values().stream()
                .sorted(Comparator.comparing(Endpoint::operation).thenComparing(Endpoint::place))
                .toList();
    }

    private static void add(Endpoint endpoint, Map<String, Endpoint> found) {
        if (found.size() < MAX_ENDPOINTS) {
            found.putIfAbsent(endpoint.operation() + " " + endpoint.library(), endpoint);
        }
    }

    /** Hosts of addresses in code that nothing is seen to open: a client whose names were changed may. */
    private static List<Endpoint> mentioned(App app, Set<String> known) {
        List<Endpoint> all = new ArrayList<>();
        for (CodeText text : app.code().texts()) {
            // Names of namespaces and features look like addresses, but those are older than https.
            boolean url = text.text().startsWith("https://")
                    && text.text().indexOf(' ') < 0
                    && text.text().lastIndexOf("http") == 0;
            if (!url || !app.isReached(text.place()) || all.size() >= MAX_MENTIONED) {
                continue;
            }
            Mentioned.endpoint(text.text(), text.place().toString())
                    .filter(each -> !known.contains(each.operation().api()))
                    .ifPresent(all::add);
        }
        return all;
    }
}
