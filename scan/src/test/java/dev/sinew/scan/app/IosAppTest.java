package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Packages for iOS: property lists in both forms, texts of binaries, what is declared of connections. */
class IosAppTest {
    private static final String KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";
    private static final long SEED = 20_260_119;
    private static final String HEAD = "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
            + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"><plist version=\"1.0\"><dict>"
            + "<key>CFBundleIdentifier</key><string>com.bank.ios</string>"
            + "<key>CFBundleShortVersionString</key><string>3.4</string>";

    private static AppResult app(String content, Map<String, byte[]> more) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Payload/Bank.app/Info.plist", (HEAD + content + "</dict></plist>").getBytes(StandardCharsets.UTF_8));
        files.putAll(more);
        return AppMaker.scan(AppMaker.zip(files), new ArrayList<>());
    }

    private static String transport(String content) {
        return "<key>NSAppTransportSecurity</key><dict>" + content + "</dict>";
    }

    @Test
    void whatItIs() {
        AppResult result = app("", Map.of());
        assertThat(result.kind()).isEqualTo(AppKind.IPA);
        assertThat(result.id() + " " + result.version()).isEqualTo("com.bank.ios 3.4");
        assertThat(result.answers())
                .extracting(Answer::verdict)
                .containsExactly(
                        Answer.Verdict.NO, Answer.Verdict.UNKNOWN, Answer.Verdict.UNKNOWN, Answer.Verdict.UNKNOWN);
    }

    @Test
    void connectionsWithoutEncryption() {
        assertThat(AppMaker.says(
                        app(transport("<key>NSAllowsArbitraryLoads</key><true/>"), Map.of()), "cleartext-permitted"))
                .hasSize(1);
        assertThat(AppMaker.says(
                        app(transport("<key>NSAllowsArbitraryLoads</key><false/>"), Map.of()), "cleartext-permitted"))
                .isEmpty();
        String domain = "<key>NSExceptionDomains</key><dict><key>old.bank.com</key><dict>"
                + "<key>NSExceptionAllowsInsecureHTTPLoads</key><true/>"
                + "<key>NSExceptionMinimumTLSVersion</key><string>TLSv1.0</string></dict></dict>";
        AppResult result = app(transport(domain), Map.of());
        assertThat(AppMaker.says(result, "cleartext-permitted"))
                .containsExactly("CONFIRMED Info.plist: allowed for old.bank.com");
        assertThat(AppMaker.says(result, "weak-tls-version")).hasSize(1);
    }

    @Test
    void pinsInThePropertyList() {
        String pins = transport("<key>NSPinnedDomains</key><dict><key>bank.com</key><dict/></dict>");
        Answer answer = app(pins, Map.of()).answers().get(1);
        assertThat(answer.verdict()).isEqualTo(Answer.Verdict.PARTLY);
        assertThat(answer.note()).contains("bank.com");
    }

    @Test
    void secretsInListsBinariesAndFiles() {
        byte[] binary = ("\u00cf\u00fa\u00ed\u00fe\0\0\0" + KEY + "\0https://api.bank.com/v1/cards\0")
                .getBytes(StandardCharsets.ISO_8859_1);
        AppResult result = app(
                "<key>StripeKey</key><string>" + KEY + "</string>",
                Map.of("Payload/Bank.app/Bank", binary, "Payload/Bank.app/Keys.plist", binaryList(KEY)));
        assertThat(AppMaker.says(result, "hard-coded-secret").toString())
                .contains("Payload/Bank.app/Info.plist", "Payload/Bank.app/Bank:", "Payload/Bank.app/Keys.plist")
                .doesNotContain(KEY.substring(12));
        assertThat(result.endpoints())
                .extracting(each -> each.operation().toString())
                .containsExactly("api.bank.com/v1/cards");
    }

    private static List<String> secrets(AppResult result) {
        return result.hits().stream().map(each -> each.secret()).toList();
    }

    /** Constants are read by their sections: names of methods are none, and a text ends at its zero. */
    @Test
    void constantsOfAnExecutable() {
        String wide = KEY.replace("4eC3", "9wZ7");
        byte[] binary = new MachOMaker()
                .section(
                        "__objc_methname",
                        ("password\0" + KEY.replace("4eC3", "0000") + "\0").getBytes(StandardCharsets.UTF_8))
                .texts("https://api.bank.com/v1/cards", "über", KEY, "password = \"", "Tr4ndom!Word9")
                .section("__ustring", (wide + "\0").getBytes(StandardCharsets.UTF_16LE))
                .made();
        for (byte[] each : List.of(
                binary, MachOMaker.several(new MachOMaker().texts("other").made(), binary))) {
            AppResult result = app("", Map.of("Payload/Bank.app/Frameworks/Core.framework/Core", each));
            assertThat(secrets(result)).containsExactlyInAnyOrder(KEY, wide);
            assertThat(AppMaker.says(result, "hard-coded-secret").toString()).contains("Core.framework/Core");
            assertThat(result.endpoints()).hasSize(1);
            assertThat(result.problems()).isEmpty();
        }
    }

    @Test
    void anEncryptedExecutableIsNotSaidToHoldNothing() {
        AppResult result = app(
                "",
                Map.of(
                        "Payload/Bank.app/Bank",
                        new MachOMaker().texts("x").encrypted().made()));
        assertThat(result.problems().toString()).contains("encrypted by the store");
        assertThat(result.answers().getFirst().verdict()).isEqualTo(Answer.Verdict.UNKNOWN);
    }

    @Test
    void filesInAnArchiveWithin() {
        byte[] inner = AppMaker.zip(
                Map.of("config/keys.json", ("{\"key\": \"" + KEY + "\"}").getBytes(StandardCharsets.UTF_8)));
        AppResult result = app("", Map.of("Payload/Bank.app/www.zip", inner));
        assertThat(AppMaker.says(result, "hard-coded-secret").toString()).contains("www.zip!config/keys.json");
    }

    /** Whatever is wrong with it, it is read to its end. */
    @Test
    void damagedExecutables() {
        byte[] whole = MachOMaker.several(new MachOMaker()
                .texts(KEY, "second")
                .section("__const", new byte[99])
                .made());
        java.util.Random random = new java.util.Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = java.util.Arrays.copyOf(whole, i % 5 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = random.nextInt(8); j >= 0 && damaged.length > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            assertThat(dev.sinew.scan.app.file.FileTexts.of(damaged).length)
                    .as("seed " + SEED + " round " + i)
                    .isLessThan(10 * whole.length);
            dev.sinew.scan.app.file.MachO.isEncrypted(damaged);
        }
    }

    @Test
    void aProfileForDebugging() {
        byte[] profile = "\0\1<plist><dict><key>get-task-allow</key>\n<true/></dict></plist>\0"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(AppMaker.says(app("", Map.of("Payload/Bank.app/embedded.mobileprovision", profile)), "debuggable"))
                .hasSize(1);
    }

    /** Lists that refer to themselves, and such as are cut off. */
    @Test
    void damagedLists() {
        byte[] circle = binaryList("x");
        circle[8 + 2] = 0;
        byte[] keyOfItself = binaryList("x");
        keyOfItself[8 + 1] = 0;
        for (byte[] each : List.of(
                circle,
                keyOfItself,
                java.util.Arrays.copyOf(circle, 20),
                "<plist><dict>".getBytes(StandardCharsets.UTF_8))) {
            assertThat(app("", Map.of("Payload/Bank.app/Keys.plist", each)).id())
                    .isEqualTo("com.bank.ios");
        }
    }

    /** A dictionary with one key, {@code Key}, and a text. */
    private static byte[] binaryList(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {(byte) 0xD1, 1, 2, 0x53, 'K', 'e', 'y', 0x5F, 0x10, (byte) text.length()});
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        int table = out.size();
        out.writeBytes(new byte[] {8, 11, 15, 0, 0, 0, 0, 0, 0, 1, 1});
        out.writeBytes(java.nio.ByteBuffer.allocate(24)
                .putLong(3)
                .putLong(0)
                .putLong(table)
                .array());
        return out.toByteArray();
    }
}
