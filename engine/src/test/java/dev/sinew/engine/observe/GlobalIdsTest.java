package dev.sinew.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.bytes.CharClass;
import dev.sinew.engine.Call;
import dev.sinew.engine.classify.ObjectKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that say of what kind they are stand for what the id alone stands for beside that kind, and little else is one. */
class GlobalIdsTest {
    private static final int API = "api.bank.example".hashCode();
    private static final long OFFSET = 9_000_000_000L;
    private static final String UUID = "550e8400-e29b-41d4-a716-446655440000";

    private final GlobalIds ids = new GlobalIds(Call.KEY);

    GlobalIdsTest() {
        ids.begin(API, OFFSET);
    }

    private boolean read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ids.read(bytes, 0, bytes.length, CharClass.signature(bytes, 0, bytes.length));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static long typed(String id, String type) {
        return ObjectKeys.typed(Call.print(id), ObjectKeys.type(type, API));
    }

    @ParameterizedTest
    @CsvSource({
        "Claim:4711, 4711, claim",
        "Q2xhaW06NDcxMQ==, 4711, claim",
        "Q2xhaW06NDcxMQ, 4711, claim",
        "Q2xhaW18NDcxMQ==, 4711, claim",
        "gid://shop/Order/4711, 4711, order",
        "Z2lkOi8vc2hvcC9PcmRlci80NzEx, 4711, order",
        "urn:bank:account:4711, 4711, account",
        "dXJuOmJhbms6YWNjb3VudDo0NzEx, 4711, account",
        "MDEyOk9yZ2FuaXphdGlvbjE=, 1, organization",
        "MDQ6VXNlcjU4MzIzMQ, 583231, user",
        "InsuranceClaim:4711, 4711, insuranceclaim",
        "insurance_claim:4711, 4711, insuranceclaim",
    })
    void kindAndNumberCountHoweverTheyAreWritten(String text, String id, String type) {
        assertThat(read(text)).isTrue();
        assertThat(ids.print()).isEqualTo(typed(id, type));
        assertThat(ids.number()).isEqualTo(Long.parseLong(id) + OFFSET);
    }

    @Test
    void bothAlphabetsOfBase64StandForTheSame() {
        String text = encoded("urn:~>?:account:4711");
        String safe = text.replace('+', '-').replace('/', '_');
        assertThat(text).contains("+").isNotEqualTo(safe);
        for (String each : new String[] {text, safe}) {
            assertThat(read(each)).isTrue();
            assertThat(ids.print()).isEqualTo(typed("4711", "account"));
        }
    }

    @Test
    void theSameNumberIsAnotherOfAnotherKindAndInAnotherApi() {
        read("Claim:4711");
        long claim = ids.print();
        read("Order:4711");
        assertThat(ids.print()).isNotEqualTo(claim);
        ids.begin(API + 1, OFFSET);
        read("Claim:4711");
        assertThat(ids.print()).isNotEqualTo(claim);
        ids.begin(API, OFFSET);
        read("claim:4711");
        assertThat(ids.print()).isEqualTo(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Claim:%s", "urn:uuid:%s", "gid://shop/Order/%s"})
    void uuidsAreThemselvesInSmallLetters(String text) {
        for (String id : new String[] {UUID, UUID.toUpperCase(Locale.ROOT)}) {
            String plain = text.formatted(id);
            for (String each : new String[] {plain, encoded(plain)}) {
                boolean fits = each.length() <= 64;
                assertThat(read(each)).as(each).isEqualTo(fits);
                if (fits) {
                    assertThat(ids.print()).isEqualTo(Call.print(UUID));
                    assertThat(ids.number()).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1234567890, 1234567890", "CLM-2026-004711, 4711"})
    void longIdsAreThemselvesWhateverTheirKind(String id, long number) {
        assertThat(read(encoded("Claim:" + id))).isTrue();
        assertThat(ids.print()).isEqualTo(Call.print(id));
        assertThat(ids.number()).isEqualTo(number + OFFSET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4711",
                "claim",
                "Wednesday",
                "authorization",
                "10:30",
                "2026-01-31T10:30:00Z",
                "sort:price",
                "status:open",
                "Claim:",
                ":4711",
                "C:4711",
                "Claim:47 11",
                "Claim:4711.5",
                "Claim 7:4711",
                "9lives:4711",
                "UTC+02:00",
                "Claim|4711",
                "opaque-token-aaaaaaaaaaaa",
                "c2lnbmF0dXJlLW9mLW5vYm9keQ",
                "e019e9d32d2f49648c03851d7b483655",
                "ad5f2c7be90184d6",
                "YWJj",
                "Q2xhaW06",
                "Q2xhaW06N",
                "Q2xh=W06NDcxMQ",
                "Q2xhaW06NDc!MQ",
                UUID,
            })
    void whatIsNoSuchIdIsNotRead(String text) {
        assertThat(read(text)).isFalse();
    }

    /** Base64 is filled up to a multiple of four (RFC 4648, section 3.2). */
    @ParameterizedTest
    @ValueSource(strings = {"Q2xhaW06NDcxMQ===", "MDEyOk9yZ2FuaXphdGlvbjE==", "Z2lkOi8vc2hvcC9PcmRlci80NzEx="})
    void onePaddingTooManyIsNoBase64(String text) {
        assertThat(read(text)).isFalse();
    }

    @Test
    void whatIsNoTextIsNotRead() {
        byte[] claim = "Claim:4711".getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < claim.length; at++) {
            byte[] damaged = claim.clone();
            for (int wrong : new int[] {0xc3, 0xff, 0x80, 0x00, 0x0a}) {
                damaged[at] = (byte) wrong;
                assertThat(read(encoded(damaged))).as("%x at %d", wrong, at).isFalse();
                assertThat(ids.read(damaged, 0, damaged.length, CharClass.signature(damaged, 0, damaged.length)))
                        .as("%x at %d, plain", wrong, at)
                        .isFalse();
            }
        }
    }

    @Test
    void sixtyFourCharactersAreReadAndOneMoreIsNot() {
        String most = "urn:" + "a".repeat(49) + ":Order:4711";
        assertThat(most).hasSize(64);
        assertThat(read(most)).isTrue();
        assertThat(read("u" + most)).isFalse();
        assertThat(read(encoded(most.substring(0, 37) + ":Order:4711"))).isTrue();
        assertThat(read(encoded(most.substring(0, 38) + ":Order:4711"))).isFalse();
    }

    @Test
    void drawnBytesAreHardlyEverReadAndNothingIsThrown() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] drawn = new byte[random.nextInt(70)];
            random.nextBytes(drawn);
            ids.read(drawn, 0, drawn.length, CharClass.signature(drawn, 0, drawn.length));
            String text = encoded(drawn);
            read += read(text) || read(text.replace("=", "")) ? 1 : 0;
        }
        assertThat(read).as("seed " + seed).isLessThan(5);
    }

    @Test
    void onlyTheBytesOfTheValueAreLookedAt() {
        byte[] bytes = "x\"Claim:4711\",".getBytes(StandardCharsets.UTF_8);
        assertThat(ids.read(bytes, 2, 12, CharClass.signature(bytes, 2, 12))).isTrue();
        assertThat(ids.print()).isEqualTo(typed("4711", "claim"));
    }
}
