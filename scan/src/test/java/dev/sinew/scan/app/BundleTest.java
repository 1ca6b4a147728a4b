package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bundles (AAB), whose documents and resources are protocol buffers, written here field by field. */
class BundleTest {
    private static final String KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : parts) {
            content.writeBytes(each);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = content.size();
        while (length > 0x7F) {
            out.write(length & 0x7F | 0x80);
            length >>>= 7;
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] number(int field, int value) {
        return new byte[] {(byte) (field << 3), (byte) value};
    }

    private static byte[] attribute(String name, String value) {
        return field(4, text(2, name), text(3, value));
    }

    private static byte[] element(String name, byte[]... content) {
        byte[][] all = new byte[content.length + 1][];
        all[0] = text(3, name);
        System.arraycopy(content, 0, all, 1, content.length);
        return field(1, all);
    }

    private static byte[] child(byte[] element) {
        return field(5, element);
    }

    /** One package 127 with {@code xml/security} and {@code string/stripe}. */
    private static byte[] table() {
        byte[] path = field(6, field(2, field(4, field(5, text(1, "res/xml/security.xml")))));
        byte[] key = field(6, field(2, field(4, field(2, text(1, KEY)))));
        return field(
                2,
                field(1, number(1, 0x7f)),
                field(
                        3,
                        field(1, number(1, 1)),
                        text(2, "xml"),
                        field(3, field(1, number(1, 0)), text(2, "security"), path)),
                field(
                        3,
                        field(1, number(1, 2)),
                        text(2, "string"),
                        field(3, field(1, number(1, 0)), text(2, "stripe"), key)));
    }

    @Test
    void theBaseModuleIsRead() {
        byte[] manifest = element(
                "manifest",
                attribute("package", "com.bank.app"),
                child(element("uses-permission", attribute("name", "android.permission.INTERNET"))),
                child(element(
                        "application",
                        attribute("debuggable", "true"),
                        attribute("allowBackup", "false"),
                        attribute("networkSecurityConfig", "@xml/security"))));
        byte[] security = element(
                "network-security-config",
                child(element("base-config", attribute("cleartextTrafficPermitted", "true"))));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("BundleConfig.pb", new byte[1]);
        files.put("base/manifest/AndroidManifest.xml", manifest);
        files.put("base/resources.pb", table());
        files.put("base/res/xml/security.xml", security);
        files.put(
                "base/dex/classes.dex",
                new DexMaker()
                        .type("Lcom/bank/Keys;", type -> type.text("STRIPE", KEY))
                        .bytes());
        AppResult result = AppMaker.scan(AppMaker.zip(files), new ArrayList<>());
        assertThat(result.kind()).isEqualTo(AppKind.AAB);
        assertThat(result.id()).isEqualTo("com.bank.app");
        assertThat(AppMaker.says(result, "debuggable")).hasSize(1);
        assertThat(AppMaker.says(result, "cleartext-permitted"))
                .containsExactly("CONFIRMED network security configuration: allowed for all hosts by default");
        assertThat(AppMaker.says(result, "hard-coded-secret").toString())
                .contains("com.bank.Keys", "res/values string/stripe");
        assertThat(result.problems()).isEmpty();
    }

    /** Messages that end early or nest for ever are read as far as they go. */
    @Test
    void damagedMessages() {
        byte[] deep = new byte[0];
        for (int i = 0; i < 400; i++) {
            deep = child(element("a", deep));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("base/manifest/AndroidManifest.xml", element("manifest", attribute("package", "com.bank.app"), deep));
        files.put("base/resources.pb", java.util.Arrays.copyOf(table(), 40));
        assertThat(AppMaker.scan(AppMaker.zip(files), new ArrayList<>()).id()).isEqualTo("com.bank.app");
    }
}
