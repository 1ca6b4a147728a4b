package dev.sinew.console.api;

import dev.sinew.console.Json;
import dev.sinew.console.Refusal;
import dev.sinew.console.policy.Forms;
import dev.sinew.console.policy.Part;
import dev.sinew.console.policy.Told;
import dev.sinew.console.policy.Wanted;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Entry;
import dev.sinew.model.policy.Pace;
import dev.sinew.model.policy.Past;
import dev.sinew.model.policy.Patch;
import dev.sinew.model.policy.Policy;
import dev.sinew.model.policy.Proposal;
import dev.sinew.model.policy.ResponseRule;
import dev.sinew.store.Audit;
import dev.sinew.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** People say what is to be done about incidents, and answer what is proposed. Each time the audit is told who did it. */
final class ResponsesApi {
    private static final int MOST = 500;

    private final Responses responses;
    private final Store store;
    private final InstantSource clock;
    private final Runnable changed;

    /** Of a host; {@code changed} is run after each decision. */
    ResponsesApi(Responses responses, Store store, InstantSource clock, Runnable changed) {
        this.responses = responses;
        this.store = store;
        this.clock = clock;
        this.changed = changed;
    }

    byte[] show() {
        Instant now = clock.instant();
        Policy policy = responses.policy();
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberProperty("through", policy.through());
            json.writeArrayPropertyStart("rules");
            responses.rules().forEach(rule -> Forms.write(json, rule(policy, rule)));
            json.writeEndArray();
            json.writeArrayPropertyStart("proposals");
            policy.proposals(now).forEach(each -> Forms.write(json, Forms.shown(each)));
            json.writeEndArray();
            json.writeArrayPropertyStart("allowances");
            responses.allowances().forEach(each -> Forms.write(json, Forms.shown(each)));
            json.writeEndArray();
            json.writeArrayPropertyStart("patches");
            policy.patches(now).forEach(each -> Forms.write(json, patch(each)));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    byte[] allowances() {
        return items(responses.allowances().stream().map(Forms::shown).toList());
    }

    byte[] patches() {
        return items(responses.policy().patches(clock.instant()).stream()
                .map(this::patch)
                .toList());
    }

    private static byte[] items(List<Map<String, Object>> items) {
        return Json.bytes(json -> Forms.write(json, Map.of("items", items)));
    }

    private static Map<String, Object> rule(Policy policy, ResponseRule rule) {
        Map<String, Object> members = Forms.shown(rule);
        boolean decided = policy.get(ResponseRule.class, rule.id()).isPresent();
        members.put("source", decided ? "decision" : "configuration");
        members.put(
                "stopped",
                policy.get(Pace.class, Pace.id(rule.name()))
                        .flatMap(Pace::stopped)
                        .map(Instant::toString)
                        .orElse(""));
        return members;
    }

    private Map<String, Object> patch(Patch patch) {
        Map<String, Object> members = Forms.shown(patch);
        members.put("hits", responses.hits(patch.id()));
        return members;
    }

    /** Puts a rule, of the configuration's too; one that had stopped goes on. */
    byte[] putRule(String name, byte[] body, String who) throws Refusal {
        Told told = told(body, Wanted.OF_RULE);
        ResponseRule rule = unless(() -> Wanted.rule(name, told, responses::isRule));
        room(ResponseRule.class, rule.id());
        decide(Decision.Kind.RULE, who, name, rule.mode().word(), List.of(rule), List.of(Pace.id(name)));
        return shown(rule);
    }

    /** Takes a rule back; one of the configuration is as that says again. */
    byte[] dropRule(String name, String who) throws Refusal {
        String id = "rule " + name;
        if (responses.policy().get(ResponseRule.class, id).isEmpty()) {
            throw new Refusal(
                    404, "Nobody decided on a rule of this name. One of the configuration can be put in mode off.");
        }
        decide(Decision.Kind.RULE_GONE, who, name, "", List.of(), List.of(id, Pace.id(name)));
        return show();
    }

    byte[] approve(String id, String who) throws Refusal {
        Instant now = clock.instant();
        Proposal proposal = proposal(id, now);
        Block block = proposal.approved(who, now);
        int before = blocks(block.subject());
        List<Entry> puts = new ArrayList<>(List.of(block));
        if (!block.dryRun()) {
            puts.add(new Past(block.subject(), before + 1, block.until(), now));
        }
        decide(Decision.Kind.APPROVE, who, block.subject(), block.reason(), puts, List.of(id));
        return shown(block);
    }

    /** What its subject did until now leads to no further proposal. */
    byte[] refuse(String id, String who) throws Refusal {
        Instant now = clock.instant();
        Proposal proposal = proposal(id, now);
        String subject = proposal.block().subject();
        decide(
                Decision.Kind.REFUSE,
                who,
                subject,
                proposal.block().reason(),
                List.of(new Past(subject, blocks(subject), now, now)),
                List.of(id));
        return show();
    }

    private int blocks(String subject) {
        return responses.policy().past(subject).map(Past::blocks).orElse(0);
    }

    private Proposal proposal(String id, Instant now) throws Refusal {
        return responses
                .policy()
                .get(Proposal.class, id)
                .filter(each -> each.stands(now))
                .orElseThrow(() -> new Refusal(404, "There is no such proposal, or it was answered."));
    }

    /** Whoever is never to be blocked is not blocked from now on either. */
    byte[] allow(byte[] body, String who) throws Refusal {
        Told told = told(body, Wanted.OF_ALLOWANCE);
        Instant now = clock.instant();
        Allowance allowance =
                unless(() -> Wanted.allowance("allowance-" + UUID.randomUUID(), told, who, now, responses::isGroup));
        room(Allowance.class, allowance.id());
        List<String> ends = new ArrayList<>();
        Policy policy = responses.policy();
        policy.blocks(now).stream()
                .filter(block -> block.subject().equals(allowance.what()))
                .forEach(block -> ends.add(block.id()));
        policy.proposals(now).stream()
                .filter(each -> each.block().subject().equals(allowance.what()))
                .forEach(each -> ends.add(each.id()));
        decide(Decision.Kind.ALLOW, who, allowance.what(), allowance.reason(), List.of(allowance), ends);
        return shown(allowance);
    }

    byte[] disallow(String id, String who) throws Refusal {
        Allowance allowance = responses
                .policy()
                .get(Allowance.class, id)
                .orElseThrow(() -> new Refusal(404, "Nobody decided on such an allowance."));
        decide(Decision.Kind.ALLOW_GONE, who, allowance.what(), allowance.reason(), List.of(), List.of(id));
        return show();
    }

    byte[] patch(byte[] body, String who) throws Refusal {
        Told told = told(body, Wanted.OF_PATCH);
        Patch patch = unless(() -> Wanted.patch("patch-" + UUID.randomUUID(), told, who, clock.instant()));
        room(Patch.class, patch.id());
        decide(Decision.Kind.PATCH, who, patch.place(), patch.reason(), List.of(patch), List.of());
        return shown(patch);
    }

    byte[] unpatch(String id, String who) throws Refusal {
        Patch patch = responses
                .policy()
                .get(Patch.class, id)
                .orElseThrow(() -> new Refusal(404, "There is no such patch, or it has ended."));
        decide(Decision.Kind.PATCH_GONE, who, patch.place(), patch.reason(), List.of(), List.of(id));
        return show();
    }

    private void room(Class<? extends Entry> type, String id) throws Refusal {
        List<? extends Entry> all = responses.policy().all(type);
        if (all.size() >= MOST && all.stream().noneMatch(each -> each.id().equals(id))) {
            throw new Refusal(409, "There are " + MOST + " of these already. Take some back.");
        }
    }

    private static Told told(byte[] body, List<String> names) throws Refusal {
        Part part = Part.read(body).orElseThrow(() -> new Refusal(400, "Send an object of JSON."));
        if (!Set.copyOf(names).containsAll(part.names())) {
            throw new Refusal(400, "There is nothing else to say than " + String.join(", ", names) + ".");
        }
        return Told.of(part);
    }

    private interface Reading<T> {
        T of() throws Told.Unfit;
    }

    private static <T> T unless(Reading<T> reading) throws Refusal {
        try {
            return reading.of();
        } catch (Told.Unfit e) {
            throw new Refusal(400, "\"" + e.name() + "\" " + e.what() + "; " + e.cure() + ".");
        }
    }

    private void decide(
            Decision.Kind kind, String who, String subject, String why, List<Entry> puts, List<String> takes)
            throws Refusal {
        Instant now = clock.instant();
        responses.decide(new Decision(kind, now, who, subject, why, puts, takes));
        store.audit().record(new Audit.Deed(now, who, kind.deed(), subject, why));
        changed.run();
    }

    private static byte[] shown(Entry entry) {
        return Json.bytes(json -> Forms.write(json, Forms.shown(entry)));
    }
}
