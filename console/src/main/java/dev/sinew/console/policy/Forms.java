package dev.sinew.console.policy;

import dev.sinew.model.Confidence;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Patch;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The parts of a policy as objects of JSON, by the names that people see too. */
public final class Forms {
    /** What a part is recognised by in a block; for those who keep policies alone. */
    static final String KEY = "key";

    private Forms() {}

    /** The members of a part, as it is shown. */
    public static Map<String, Object> shown(Entry entry) {
        Map<String, Object> members = of(entry);
        members.remove(KEY);
        if (members.get("block") instanceof Map<?, ?> block) {
            Map<String, Object> without = new LinkedHashMap<>();
            block.forEach((name, value) -> without.put(String.valueOf(name), value));
            without.remove(KEY);
            members.put("block", without);
        }
        return members;
    }

    /** All members of a part. */
    static Map<String, Object> of(Entry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", entry.id());
        switch (entry) {
            case Block block -> {
                members.put("subject", block.subject());
                members.put(KEY, Long.toHexString(block.key()));
                members.put("reason", block.reason());
                members.put("who", block.who());
                members.put("incident", block.incident());
                members.put("since", block.since().toString());
                members.put("until", block.until().toString());
                members.put("dryRun", block.dryRun());
            }
            case Proposal proposal -> {
                members.put("block", of(proposal.block()));
                members.put("rule", proposal.rule());
                members.put("why", proposal.why());
                members.put("at", proposal.at().toString());
                members.put("remindAfterMinutes", proposal.remindAfter().toMinutes());
            }
            case Past past -> {
                members.put("subject", past.subject());
                members.put("blocks", past.blocks());
                members.put("settled", past.settled().toString());
                members.put("at", past.at().toString());
            }
            case Pace pace -> {
                members.put("rule", pace.rule());
                members.put(
                        "recent", pace.recent().stream().map(Instant::toString).toList());
                members.put("stopped", pace.stopped().map(Instant::toString).orElse(""));
            }
            case Allowance allowance -> {
                members.put("what", allowance.what());
                members.put("reason", allowance.reason());
                members.put("who", allowance.who());
                members.put("since", allowance.since().toString());
                members.put("until", allowance.until().map(Instant::toString).orElse(""));
            }
            case Patch patch -> patch(patch, members);
            case ResponseRule rule -> rule(rule, members);
        }
        return members;
    }

    private static void patch(Patch patch, Map<String, Object> members) {
        members.put("method", patch.method());
        members.put("api", patch.api());
        members.put("path", patch.path());
        members.put("condition", patch.condition().word());
        members.put("parameter", patch.parameter());
        members.put("most", patch.most());
        members.put("reason", patch.reason());
        members.put("who", patch.who());
        members.put("since", patch.since().toString());
        members.put("until", patch.until().toString());
        members.put("dryRun", patch.dryRun());
    }

    private static void rule(ResponseRule rule, Map<String, Object> members) {
        members.put("name", rule.name());
        members.put("mode", rule.mode().word());
        members.put("rules", rule.rules());
        members.put("severity", word(rule.severity()));
        members.put("confidence", word(rule.confidence()));
        members.put("whom", rule.whom().stream().map(Block.Kind::word).toList());
        members.put("minutes", rule.lasts().stream().map(Duration::toMinutes).toList());
        members.put("approval", rule.approval());
        members.put("perHour", rule.perHour());
        members.put("remindAfterMinutes", rule.remindAfter().toMinutes());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The name of a part's kind. */
    static String kind(Entry entry) {
        return switch (entry) {
            case Block block -> "block";
            case Proposal proposal -> "proposal";
            case Past past -> "past";
            case Pace pace -> "pace";
            case Allowance allowance -> "allowance";
            case Patch patch -> "patch";
            case ResponseRule rule -> "rule";
        };
    }

    /**
     * The part of a kind that an object is.
     *
     * @throws IllegalArgumentException or {@link java.time.DateTimeException} where it is none
     */
    static Entry read(String kind, Part part) {
        return switch (kind) {
            case "block" -> block(part);
            case "proposal" -> {
                if (part.objects("block").isEmpty()) {
                    throw new IllegalArgumentException("a proposal without a block");
                }
                yield new Proposal(
                        block(part.objects("block").getFirst()),
                        part.text("rule"),
                        part.text("why"),
                        minutes(part.text("remindAfterMinutes")));
            }
            case "past" ->
                new Past(
                        part.text("subject"),
                        Integer.parseInt(part.text("blocks")),
                        time(part, "settled"),
                        time(part, "at"));
            case "pace" ->
                new Pace(
                        part.text("rule"),
                        part.list("recent").stream().map(Instant::parse).toList(),
                        Optional.of(part.text("stopped"))
                                .filter(text -> !text.isEmpty())
                                .map(Instant::parse));
            case "allowance" ->
                new Allowance(
                        part.text("id"),
                        part.text("what"),
                        part.text("reason"),
                        part.text("who"),
                        time(part, "since"),
                        Optional.of(part.text("until"))
                                .filter(text -> !text.isEmpty())
                                .map(Instant::parse));
            case "patch" -> patch(part);
            case "rule" -> rule(part);
            default -> throw new IllegalArgumentException("no part of a policy");
        };
    }

    /** A block, also as versions wrote it that kept callers out alone. */
    static Block block(Part part) {
        String key = part.text(KEY);
        return new Block(
                part.text("id"),
                part.texts().containsKey("caller") ? part.text("caller") : part.text("subject"),
                key.isEmpty() ? 0 : Long.parseUnsignedLong(key, 16),
                part.text("reason"),
                part.text("who"),
                part.text("incident"),
                time(part, "since"),
                time(part, "until"),
                Boolean.parseBoolean(part.text("dryRun")));
    }

    private static Patch patch(Part part) {
        return new Patch(
                part.text("id"),
                part.text("method"),
                part.text("api"),
                part.text("path"),
                Patch.Condition.of(part.text("condition")).orElseThrow(IllegalArgumentException::new),
                part.text("parameter"),
                Long.parseLong(part.text("most")),
                part.text("reason"),
                part.text("who"),
                time(part, "since"),
                time(part, "until"),
                Boolean.parseBoolean(part.text("dryRun")));
    }

    private static ResponseRule rule(Part part) {
        return new ResponseRule(
                part.text("name"),
                Mode.of(part.text("mode")).orElseThrow(IllegalArgumentException::new),
                part.list("rules"),
                Severity.valueOf(part.text("severity").toUpperCase(Locale.ROOT)),
                Confidence.valueOf(part.text("confidence").toUpperCase(Locale.ROOT)),
                part.list("whom").stream()
                        .map(word -> Block.Kind.named(word).orElseThrow(IllegalArgumentException::new))
                        .toList(),
                part.list("minutes").stream().map(Forms::minutes).toList(),
                Boolean.parseBoolean(part.text("approval")),
                Integer.parseInt(part.text("perHour")),
                minutes(part.text("remindAfterMinutes")));
    }

    private static Duration minutes(String text) {
        return Duration.ofMinutes(Long.parseLong(text));
    }

    private static Instant time(Part part, String name) {
        return Instant.parse(part.text(name));
    }

    /** Writes members: texts, numbers, truths, lists and objects of those. */
    public static void write(JsonGenerator json, Map<String, Object> members) {
        json.writeStartObject();
        members.forEach((name, value) -> {
            json.writeName(name);
            write(json, value);
        });
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case Boolean truth -> json.writeBoolean(truth);
            case Number number -> json.writeNumber(number.longValue());
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(each -> write(json, each));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, each) -> {
                    json.writeName(String.valueOf(name));
                    write(json, each);
                });
                json.writeEndObject();
            }
            default -> json.writeString(value.toString());
        }
    }
}
