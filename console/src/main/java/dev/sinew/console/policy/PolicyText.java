package dev.sinew.console.policy;

import dev.sinew.console.Json;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies and decisions as they are kept: JSON, read back to the same. What is damaged, or another program's, is nothing. */
public final class PolicyText {
    private static final String KIND = "kind";

    private PolicyText() {}

    /** A policy as the store keeps it. */
    public static String of(Policy policy) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("through", policy.through());
        members.put("entries", policy.entries().stream().map(PolicyText::of).toList());
        return text(members);
    }

    /** A decision as the journal keeps it. */
    public static String of(Decision decision) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(KIND, decision.kind().name());
        members.put("at", decision.at().toString());
        members.put("who", decision.who());
        members.put("subject", decision.subject());
        members.put("why", decision.why());
        members.put("puts", decision.puts().stream().map(PolicyText::of).toList());
        members.put("takes", decision.takes());
        return text(members);
    }

    private static Map<String, Object> of(Entry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(KIND, Forms.kind(entry));
        members.putAll(Forms.of(entry));
        return members;
    }

    private static String text(Map<String, Object> members) {
        return new String(Json.bytes(json -> Forms.write(json, members)), StandardCharsets.UTF_8);
    }

    /** The policy that a text is; also one of versions that knew blocks of callers alone. */
    public static Optional<Policy> policy(String text) {
        return Part.read(text).flatMap(PolicyText::policy);
    }

    private static Optional<Policy> policy(Part part) {
        try {
            if (part.names().contains("blocks")) {
                return Optional.of(new Policy(
                        0,
                        part.objects("blocks").stream()
                                .map(Forms::block)
                                .map(Entry.class::cast)
                                .toList()));
            }
            return part.names().contains("entries")
                    ? Optional.of(new Policy(Long.parseLong(part.text("through")), entries(part, "entries")))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The decision that a text is. */
    public static Optional<Decision> decision(String text) {
        return Part.read(text).flatMap(PolicyText::decision);
    }

    private static Optional<Decision> decision(Part part) {
        try {
            return Optional.of(new Decision(
                    Decision.Kind.valueOf(part.text(KIND)),
                    Instant.parse(part.text("at")),
                    part.text("who"),
                    part.text("subject"),
                    part.text("why"),
                    entries(part, "puts"),
                    part.list("takes")));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Entry> entries(Part part, String name) {
        List<Entry> entries = new ArrayList<>();
        part.objects(name).forEach(each -> entries.add(Forms.read(each.text(KIND), each)));
        return entries;
    }
}
