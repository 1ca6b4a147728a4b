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
        for (byte[] each : List.of(
                circle, java.util.Arrays.copyOf(circle, 20), "<plist><dict>".getBytes(StandardCharsets.UTF_8))) {
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
