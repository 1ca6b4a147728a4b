package dev.sinew.spec.lint;

import dev.sinew.spec.Sources.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The flows of OAuth schemes, in OpenAPI 2 and 3. */
final class Flows {
    private Flows() {}

    /** One remark for each scheme and flow of these kinds. */
    static List<Remark> remarks(Written api, Set<String> kinds) {
        List<Remark> remarks = new ArrayList<>();
        api.schemes().forEach((name, place) -> {
            for (String flow : of(place)) {
                if (kinds.contains(flow)) {
                    String note = "scheme " + name + " offers the flow " + flow;
                    String cure = name + ": {type: oauth2, flows: {authorizationCode: {…}}} in place of " + flow;
                    remarks.add(Remark.of(api.whole(), name + " " + flow, api.line(place), note, cure));
                }
            }
        });
        return remarks;
    }

    private static Set<String> of(Place scheme) {
        Set<String> flows = new TreeSet<>();
        if (scheme.node().get("type").text().equals("oauth2")) {
            flows.addAll(scheme.node().get("flows").entries().keySet());
            flows.add(scheme.node().get("flow").text());
        }
        return flows;
    }
}
