package dev.sinew.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.app.config.Responding;
import dev.sinew.console.policy.PolicyText;
import dev.sinew.model.Confidence;
import dev.sinew.model.Severity;
import dev.sinew.model.policy.Allowance;
import dev.sinew.model.policy.Block;
import dev.sinew.model.policy.Decision;
import dev.sinew.model.policy.Mode;
import dev.sinew.model.policy.ResponseRule;
import dev.sinew.store.JournalEntry;
import dev.sinew.store.Journaled;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.sql.Stores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that answers incidents by itself, over real connections. */
final class RespondingTest {
    private static final int CUSTOMERS = 9;
    private static final String PATH = "/api/v1/responses";

    @TempDir
    Path folder;

    private static ResponseRule rule(Mode mode, boolean approval, Block.Kind... whom) {
        return new ResponseRule(
                "thieves",
                mode,
                List.of("detect.*"),
                Severity.LOW,
                Confidence.CONFIRMED,
                List.of(whom),
                List.of(Duration.ofHours(1)),
                approval,
                10,
                Duration.ofHours(4));
    }

    private static Responding by(ResponseRule rule) {
        return new Responding(List.of(rule), List.of());
    }

    private static int learned(Running running, OpenBank bank) throws Exception {
        int port = running.serving().proxyAddresses().getFirst().port();
        int calls = bank.ordinaryDays(port, CUSTOMERS);
        running.reader.until("/api/v1/summary", now -> now.path("exchanges").asLong() >= calls);
        return port;
    }

    /** The first customer's account is read by the second. */
    private static void steal(OpenBank bank, int port) throws Exception {
        assertThat(bank.call(port, "customer-1", "GET", "/accounts/" + bank.accountOf("customer-0"), ""))
                .isEqualTo(200);
    }

    private static int own(OpenBank bank, int port, String who) throws Exception {
        return bank.call(port, who, "GET", "/accounts/" + bank.accountOf(who), "");
    }

    private static List<Decision> journaled(Path folder) {
        List<Decision> decisions = new ArrayList<>();
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            store.journal().read(0, Long.MAX_VALUE, read -> {
                if (read instanceof Journaled.Entry entry && entry.entry().kind() == JournalEntry.DECISION) {
                    String text = new String(entry.entry().payload(), StandardCharsets.UTF_8);
                    decisions.add(PolicyText.decision(text).orElseThrow());
                }
            });
        }
        return decisions;
    }

    @Test
    void aThiefIsBlockedAtOnceAndStaysSoOverARestartUntilReleased() throws Exception {
        Responding responding = by(rule(Mode.LIVE, false, Block.Kind.CALLER));
        try (OpenBank bank = new OpenBank()) {
            String id;
            try (Running running = Running.responding(folder, bank.address(), responding)) {
                int port = learned(running, bank);
                steal(bank, port);
                running.reader.until(
                        "/api/v1/incidents", now -> now.path("items").size() == 1);
                JsonNode block = running.reader
                        .until(
                                "/api/v1/blocks",
                                now -> now.path("items").path(0).path("known").asBoolean())
                        .path("items")
                        .path(0);
                assertThat(block.path("who").asString()).isEqualTo("response thieves");
                assertThat(block.path("incident").asString()).startsWith("inc-");
                assertThat(block.path("reason").asString()).isNotEmpty();
                assertThat(Duration.between(
                                Instant.now(), Instant.parse(block.path("until").asString())))
                        .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
                id = block.path("id").asString();
                assertThat(own(bank, port, "customer-1")).isEqualTo(403);
                assertThat(own(bank, port, "customer-0")).isEqualTo(200);
                assertThat(running.reader.get("/metrics").body())
                        .contains("sinew_policy_refused_total{kind=\"caller\",mode=\"live\"} 1.0");
            }
            try (Running running = Running.responding(folder, bank.address(), responding)) {
                int port = running.serving().proxyAddresses().getFirst().port();
                assertThat(own(bank, port, "customer-1")).isEqualTo(403);
                assertThat(running.blocker.delete("/api/v1/blocks/" + id).statusCode())
                        .isEqualTo(200);
                assertThat(own(bank, port, "customer-1")).isEqualTo(200);
                // What it did before the release blocks it no more, though all of it is looked at again.
                long seen =
                        running.reader.json("/api/v1/summary").path("sequence").asLong();
                assertThat(own(bank, port, "customer-2")).isEqualTo(200);
                running.reader.until(
                        "/api/v1/summary", now -> now.path("sequence").asLong() > seen + 1);
                assertThat(own(bank, port, "customer-1")).isEqualTo(200);
            }
            assertThat(journaled(folder))
                    .extracting(Decision::kind)
                    .containsExactly(Decision.Kind.BLOCK, Decision.Kind.RELEASE);
            assertThat(Running.deeds(folder)).containsExactly("caller blocked", "block released");
        }
    }

    /** A decision that the journal has and the policy has not, as where the process ended between the two. */
    @Test
    void aDecisionThatWasOnlyJournaledHoldsAfterTheNextStart() throws Exception {
        Instant now = Instant.now();
        Block block = new Block("block-1", "token-x", 42, "x", "ana", "", now, now.plusSeconds(600), false);
        Decision decision = new Decision(Decision.Kind.BLOCK, now, "ana", "token-x", "x", List.of(block), List.of());
        try (Store store = Stores.open(new StoreAddress.Folder(folder))) {
            store.journal()
                    .append(List.of(new JournalEntry(
                            JournalEntry.DECISION,
                            PolicyText.of(decision).getBytes(StandardCharsets.UTF_8),
                            "decision",
                            dev.sinew.store.Identity.NONE,
                            now)));
        }
        try (Running running = Running.over(folder)) {
            running.reader.until("/api/v1/blocks", all -> all.path("items").size() == 1);
        }
        try (Store store = Stores.visit(new StoreAddress.Folder(folder))) {
            assertThat(store.decisions().about("token-x", 5)).hasSize(1);
        }
    }

    @Test
    void aProposalWaitsForAPerson() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running =
                        Running.responding(folder, bank.address(), by(rule(Mode.LIVE, true, Block.Kind.CALLER)))) {
            int port = learned(running, bank);
            steal(bank, port);
            JsonNode proposal = running.reader
                    .until(PATH, now -> now.path("proposals").size() == 1)
                    .path("proposals")
                    .path(0);
            assertThat(proposal.toString()).contains("asks for approval").doesNotContain("\"key\"");
            assertThat(own(bank, port, "customer-1")).isEqualTo(200);
            String path = "/api/v1/proposals/" + proposal.path("id").asString();
            assertThat(running.reader.send("POST", path + "/approval", "").statusCode())
                    .isEqualTo(403);
            assertThat(running.blocker.send("POST", path + "/approval", "").statusCode())
                    .isEqualTo(201);
            assertThat(running.blocker.send("POST", path + "/approval", "").statusCode())
                    .isEqualTo(404);
            running.reader.until(
                    "/api/v1/blocks",
                    now -> now.path("items").path(0).path("known").asBoolean());
            assertThat(own(bank, port, "customer-1")).isEqualTo(403);
        }
        assertThat(Running.deeds(folder)).containsExactly("block proposed", "block approved");
    }

    @Test
    void aRefusedProposalDoesNotComeBackForTheSame() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running =
                        Running.responding(folder, bank.address(), by(rule(Mode.LIVE, true, Block.Kind.CALLER)))) {
            int port = learned(running, bank);
            steal(bank, port);
            String id = running.reader
                    .until(PATH, now -> now.path("proposals").size() == 1)
                    .path("proposals")
                    .path(0)
                    .path("id")
                    .asString();
            assertThat(running.blocker.delete("/api/v1/proposals/" + id).statusCode())
                    .isEqualTo(200);
            long seen = running.reader.json("/api/v1/summary").path("sequence").asLong();
            assertThat(own(bank, port, "customer-2")).isEqualTo(200);
            running.reader.until("/api/v1/summary", now -> now.path("sequence").asLong() > seen + 1);
            assertThat(running.reader.json(PATH).path("proposals").size()).isZero();
            steal(bank, port);
            running.reader.until(PATH, now -> now.path("proposals").size() == 1);
        }
    }

    /** Whoever writes another's name into a token must not get that other blocked. */
    @Test
    void theVictimOfAForgedTokenIsNotBlockedAndTheTokenIs() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running = Running.responding(
                        folder, bank.address(), by(rule(Mode.LIVE, false, Block.Kind.CALLER, Block.Kind.TOKEN)))) {
            int port = learned(running, bank);
            String forged = OpenBank.unsigned("customer-3");
            String foreign = "/accounts/" + bank.accountOf("customer-0");
            assertThat(bank.callWith(forged, port, "GET", foreign, "")).isEqualTo(200);
            JsonNode answered = running.reader.until(
                    PATH,
                    now -> now.path("proposals").size() > 0
                            || blocks(running).path("items").size() > 0);
            JsonNode blocks = blocks(running);
            String subjects = blocks.findValuesAsString("caller")
                    + answered.path("proposals").findValuesAsString("subject").toString();
            assertThat(subjects).contains("token-").doesNotContain("caller-");
            if (blocks.path("items").size() > 0) {
                assertThat(bank.callWith(forged, port, "GET", foreign, "")).isEqualTo(403);
            }
            assertThat(own(bank, port, "customer-3")).isEqualTo(200);
        }
    }

    private static JsonNode blocks(Running running) {
        try {
            return running.reader.json("/api/v1/blocks");
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoIsAllowedIsShownAsSuchAndNotBlocked() throws Exception {
        Allowance ours = new Allowance(
                "configured-1", "127.0.0.0/8", "our own scanner", "configuration", Instant.EPOCH, Optional.empty());
        Responding responding = new Responding(List.of(rule(Mode.LIVE, false, Block.Kind.CALLER)), List.of(ours));
        try (OpenBank bank = new OpenBank();
                Running running = Running.responding(folder, bank.address(), responding)) {
            int port = learned(running, bank);
            steal(bank, port);
            JsonNode incident = running.reader
                    .until("/api/v1/incidents", now -> now.path("items").size() == 1)
                    .path("items")
                    .path(0);
            assertThat(incident.path("allowed").path("reason").asString()).isEqualTo("our own scanner");
            String caller = incident.path("actor").path("caller").asString();
            assertThat(running.reader.json("/api/v1/blocks").path("items").size())
                    .isZero();
            // One that a person made holds for the caller, but not from there.
            assertThat(running.blocker
                            .send(
                                    "POST",
                                    "/api/v1/blocks",
                                    "{\"caller\":\"" + caller + "\",\"reason\":\"x\",\"minutes\":5}")
                            .statusCode())
                    .isEqualTo(201);
            running.reader.until(
                    "/api/v1/blocks",
                    now -> now.path("items").path(0).path("known").asBoolean());
            assertThat(own(bank, port, "customer-1")).isEqualTo(200);
            assertThat(running.reader.get("/metrics").body()).contains("sinew_policy_spared_total 1.0");
        }
    }

    @Test
    void anAllowanceEndsABlockAndForbidsTheNext() throws Exception {
        try (OpenBank bank = new OpenBank();
                Running running =
                        Running.responding(folder, bank.address(), by(rule(Mode.LIVE, false, Block.Kind.CALLER)))) {
            int port = learned(running, bank);
            steal(bank, port);
            String caller = running.reader
                    .until(
                            "/api/v1/blocks",
                            now -> now.path("items").path(0).path("known").asBoolean())
                    .path("items")
                    .path(0)
                    .path("caller")
                    .asString();
            assertThat(own(bank, port, "customer-1")).isEqualTo(403);
            String body = "{\"what\":\"" + caller + "\",\"reason\":\"our auditor\"}";
            assertThat(running.blocker.send("POST", "/api/v1/allowances", body).statusCode())
                    .isEqualTo(403);
            assertThat(running.lawmaker.send("POST", "/api/v1/allowances", body).statusCode())
                    .isEqualTo(201);
            assertThat(own(bank, port, "customer-1")).isEqualTo(200);
            assertThat(running.blocker
                            .send(
                                    "POST",
                                    "/api/v1/blocks",
                                    "{\"caller\":\"" + caller + "\",\"reason\":\"x\",\"minutes\":5}")
                            .body())
                    .contains("our auditor");
        }
    }

    @Test
    void rulesAreChangedByWhoMay() throws Exception {
        try (Running running = Running.over(folder)) {
            String good =
                    "{\"rules\":[\"detect.object-*\"],\"mode\":\"live\",\"approval\":false,\"minutes\":[60,1440]}";
            assertThat(running.blocker.put(PATH + "/thieves", good).statusCode())
                    .isEqualTo(403);
            for (String bad : List.of(
                    "",
                    "[]",
                    "{}",
                    "{\"rules\":[\"detect.no-such-thing\"]}",
                    "{\"rules\":[\"detect.*\"],\"mode\":\"on\"}",
                    "{\"rules\":[\"detect.*\"],\"minutes\":[0]}",
                    "{\"rules\":[\"detect.*\"],\"minutes\":[999999]}",
                    "{\"rules\":[\"detect.*\"],\"whom\":[\"everybody\"]}",
                    "{\"rules\":[\"detect.*\"],\"more\":1}",
                    "{\"rules\":[\"detect.*\"],\"rules\":[\"detect.*\"]}")) {
                assertThat(running.lawmaker.put(PATH + "/thieves", bad).statusCode())
                        .as(bad)
                        .isEqualTo(400);
            }
            assertThat(running.lawmaker.put(PATH + "/Thieves!", good).statusCode())
                    .isEqualTo(400);
            assertThat(running.lawmaker.put(PATH + "/thieves", good).statusCode())
                    .isEqualTo(200);
        }
        try (Running running = Running.over(folder)) {
            JsonNode rule = running.reader.json(PATH).path("rules").path(0);
            assertThat(rule.path("mode").asString()).isEqualTo("live");
            assertThat(rule.path("minutes").toString()).isEqualTo("[60,1440]");
            assertThat(rule.path("perHour").asInt()).isEqualTo(10);
            assertThat(running.lawmaker.delete(PATH + "/thieves").statusCode()).isEqualTo(200);
            assertThat(running.lawmaker.delete(PATH + "/thieves").statusCode()).isEqualTo(404);
            assertThat(running.reader.json(PATH).path("rules").size()).isZero();
        }
        assertThat(Running.deeds(folder)).containsExactly("response changed", "response taken back");
    }
}
