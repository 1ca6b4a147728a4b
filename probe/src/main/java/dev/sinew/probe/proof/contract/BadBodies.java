package dev.sinew.probe.proof.contract;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Carrier;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Made;
import dev.sinew.probe.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of creations that succeeded, with one member that is not there, or that is no number, no text, no truth where it was one. */
public final class BadBodies {
    private static final int MOST = 8;

    private BadBodies() {}

    /**
     * A request that should be refused.
     *
     * @param kind what is wrong, in words
     * @param member of the body
     */
    public record Bad(String kind, String member, Ask ask) {}

    /** Something that this run created at an endpoint with a JSON body; empty where it created nothing. */
    public static Optional<Made> like(Endpoint endpoint, Trial trial) {
        return trial.fixtures()
                .filter(each -> endpoint.carrier() == Carrier.JSON && each.mayCreate(endpoint))
                .flatMap(each -> each.made().stream()
                        .filter(made -> made.create().endpoint().equals(endpoint)
                                && !made.body().isEmpty())
                        .findFirst());
    }

    /** At most eight of one creation. */
    public static List<Bad> of(Made like) {
        List<Bad> all = new ArrayList<>();
        if (!(JsonMapper.shared().readTree(like.body()) instanceof ObjectNode sent)) {
            return all;
        }
        for (Map.Entry<String, JsonNode> each : sent.properties()) {
            String kind = each.getValue().isNumber()
                    ? "a word where a number belongs"
                    : each.getValue().isString()
                            ? "a list where a text belongs"
                            : "a word where something else belongs";
            ObjectNode other = sent.deepCopy();
            if (each.getValue().isString()) {
                other.putArray(each.getKey()).add("sinew");
            } else {
                other.put(each.getKey(), "sinew");
            }
            ObjectNode without = sent.deepCopy();
            without.remove(each.getKey());
            all.add(new Bad(kind, each.getKey(), like.create().ask(other.toString())));
            all.add(new Bad(
                    "nothing where something belongs",
                    each.getKey(),
                    like.create().ask(without.toString())));
        }
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }
}
