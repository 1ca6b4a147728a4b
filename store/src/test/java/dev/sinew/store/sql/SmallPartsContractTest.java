package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.store.Accounts.Account;
import dev.sinew.store.Accounts.PasswordHash;
import dev.sinew.store.Audit;
import dev.sinew.store.Decisions.Decided;
import dev.sinew.store.Policies.Published;
import dev.sinew.store.Store;
import dev.sinew.store.StoreAddress;
import dev.sinew.store.Tokens;
import dev.sinew.store.Tokens.Secret;
import dev.sinew.store.Tokens.Token;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What decisions, policies, the audit, tokens, accounts and settings promise, on every database. */
@ParameterizedClass
@EnumSource(RealDatabase.class)
final class SmallPartsContractTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123456Z");

    private final StoreAddress address;
    private Store store;

    SmallPartsContractTest(RealDatabase database, @TempDir Path folder) {
        address = database.fresh(folder);
        store = Stores.open(address);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void listsDecisionsOnceTheNewestFirst() {
        Decided block = new Decided(4, NOON, "ana", "block", "caller-7", "{}");
        Decided release = new Decided(9, NOON.plusSeconds(1), "ben", "release", "caller-7", "{\"why\":\"☂\"}");
        Decided rename = new Decided(12, NOON, "ana", "rename", "GET bank/accounts", "{}");

        List.of(block, release, rename, new Decided(4, NOON, "eve", "release", "caller-8", "{}"))
                .forEach(store.decisions()::record);
        reopen();

        assertThat(store.decisions().newest(Long.MAX_VALUE, 2)).containsExactly(rename, release);
        assertThat(store.decisions().newest(9, 10)).containsExactly(block);
        assertThat(store.decisions().about("caller-7", 10)).containsExactly(release, block);
        assertThat(store.decisions().get(9)).contains(release);
        assertThat(store.decisions().get(10)).isEmpty();
    }

    @Test
    void numbersPoliciesWithoutGaps() throws Exception {
        assertThat(store.policies().newest()).isEmpty();

        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 20)
                    .forEach(number -> pool.execute(() -> store.policies().publish("{}", NOON)));
        }
        Published last = store.policies().publish("{\"block\":[]}", NOON.plusSeconds(1));
        reopen();

        assertThat(last.number()).isEqualTo(21);
        assertThat(store.policies().newest()).contains(last);
        assertThat(store.policies().get(21)).contains(last);
        assertThat(store.policies().get(22)).isEmpty();
        assertThat(store.policies().newest(21, 100))
                .extracting(Published::number)
                .containsExactlyElementsOf(
                        IntStream.range(1, 21).mapToObj(number -> 21L - number).toList());
    }

    @Test
    void chainsTheLinesOfTheAudit() {
        assertThat(store.audit().verify()).isEqualTo(new Audit.Verdict.Intact(0, ""));
        List<Audit.Line> lines = IntStream.range(0, 1_500)
                .mapToObj(number -> store.audit()
                        .record(new Audit.Deed(NOON.plusNanos(number), "ana", "looked", "caller-" + number, "a\0b")))
                .toList();
        reopen();

        assertThat(store.audit().verify())
                .isEqualTo(new Audit.Verdict.Intact(1_500, lines.get(1_499).hash()));
        assertThat(store.audit().newest(1_500, 2)).containsExactly(lines.get(1_498), lines.get(1_497));
        assertThat(lines.get(7).previous()).isEqualTo(lines.get(6).hash()).hasSize(64);
    }

    @Test
    void seesEachChangeOfTheAudit() {
        for (int number = 0; number < 5; number++) {
            store.audit().record(new Audit.Deed(NOON, "ana", "looked", "caller-" + number, ""));
        }
        String third = store.audit().newest(4, 1).get(0).hash();

        RawSql.change(address, "update audit set who = 'eve' where number = 3");
        assertThat(store.audit().verify()).isEqualTo(new Audit.Verdict.Broken(3, "it was changed"));

        RawSql.change(address, "update audit set who = 'ana', what = 'look', subject = 'edcaller-2' where number = 3");
        assertThat(store.audit().verify()).isEqualTo(new Audit.Verdict.Broken(3, "it was changed"));

        RawSql.change(address, "update audit set what = 'looked', subject = 'caller-2' where number = 3");
        assertThat(store.audit().verify()).isInstanceOf(Audit.Verdict.Intact.class);

        RawSql.change(address, "update audit set previous = '" + third + "' where number = 5");
        assertThat(store.audit().verify()).isEqualTo(new Audit.Verdict.Broken(5, "it does not follow the line before"));

        RawSql.change(address, "delete from audit where number = 2");
        assertThat(store.audit().verify()).isEqualTo(new Audit.Verdict.Broken(2, "the line is missing"));
    }

    @Test
    void findsATokenByItsSecretAlone() {
        Tokens.Issued issued = store.tokens().create("gateway", Set.of("send", "read"), NOON);
        Tokens.Issued other = store.tokens().create("other", Set.of(), NOON.plusSeconds(1));
        reopen();

        Token token = store.tokens().find(issued.secret(), NOON.plusSeconds(5)).orElseThrow();
        assertThat(token.id())
                .isEqualTo(issued.token().id())
                .isNotEqualTo(other.token().id());
        assertThat(token.scopes()).containsExactly("read", "send");
        assertThat(issued.secret().text()).startsWith("sinew_").hasSize(49);
        assertThat(issued.toString()).doesNotContain(issued.secret().text());
        for (String wrong : List.of(
                "", "sinew_", issued.secret().text() + "x", issued.token().id())) {
            assertThat(store.tokens().find(new Secret(wrong), NOON)).isEmpty();
        }
        assertThat(RawSql.number(
                        address,
                        "select count(*) from token where sha256 like '%"
                                + issued.secret().text().substring(6) + "%'"))
                .isZero();
    }

    @Test
    void notesTheUseOfATokenOnceAMinute() {
        Tokens.Issued issued = store.tokens().create("gateway", Set.of(), NOON);

        store.tokens().find(issued.secret(), NOON.plusSeconds(10));
        store.tokens().find(issued.secret(), NOON.plusSeconds(69));
        assertThat(lastUsed()).contains(NOON.plusSeconds(10));

        store.tokens().find(issued.secret(), NOON.plusSeconds(70));
        assertThat(lastUsed()).contains(NOON.plusSeconds(70));
    }

    @Test
    void doesNotFindATokenThatEndedOrWasRevoked() {
        Instant end = NOON.plus(Duration.ofHours(1));
        Tokens.Issued ending = store.tokens().create("ending", Set.of(), NOON, end);
        Tokens.Issued revoked = store.tokens().create("revoked", Set.of(), NOON.plusSeconds(1));

        assertThat(store.tokens().find(ending.secret(), end.minusNanos(1_000))).isPresent();
        assertThat(store.tokens().find(ending.secret(), end)).isEmpty();
        assertThat(store.tokens().revoke(revoked.token().id(), NOON.plusSeconds(3)))
                .isTrue();
        assertThat(store.tokens().revoke(revoked.token().id(), NOON.plusSeconds(4)))
                .isTrue();
        assertThat(store.tokens().revoke("nobody", NOON)).isFalse();
        assertThat(store.tokens().find(revoked.secret(), NOON.plusSeconds(2))).isEmpty();
        assertThat(store.tokens().all()).extracting(Token::name).containsExactly("ending", "revoked");
        assertThat(store.tokens().all().get(1).revoked()).contains(NOON.plusSeconds(3));
        assertThat(store.tokens().all().get(0).expires()).contains(end);
    }

    @Test
    void keepsAccounts() {
        Account ana = new Account("ana", new PasswordHash("$argon2id$v=19$x"), "admin", NOON, false);
        Account locked = new Account("ana", new PasswordHash("y"), "viewer", NOON, true);

        store.accounts().put(new Account("Ben", new PasswordHash("z"), "viewer", NOON, false));
        store.accounts().put(ana);
        assertThat(store.accounts().get("ana")).contains(ana);
        store.accounts().put(locked);
        reopen();

        assertThat(store.accounts().all()).extracting(Account::name).containsExactly("Ben", "ana");
        assertThat(store.accounts().get("ana")).contains(locked);
        assertThat(ana.toString()).doesNotContain("argon2id");
        assertThat(store.accounts().remove("ana")).isTrue();
        assertThat(store.accounts().remove("ana")).isFalse();
        assertThat(store.accounts().get("ana")).isEmpty();
    }

    @Test
    void keepsSettings() {
        store.settings().put("retention", "{\"days\":30}");
        store.settings().put("retention", "{\"days\":60}");
        store.settings().put("alerts", "[]");
        reopen();

        assertThat(store.settings().get("retention")).contains("{\"days\":60}");
        assertThat(store.settings().all().keySet()).containsExactly("alerts", "retention");
        assertThat(store.settings().remove("alerts")).isTrue();
        assertThat(store.settings().remove("alerts")).isFalse();
        assertThat(store.settings().get("alerts")).isEmpty();
    }

    private Optional<Instant> lastUsed() {
        return store.tokens().all().get(0).lastUsed();
    }

    private void reopen() {
        store.close();
        store = Stores.open(address);
    }
}
