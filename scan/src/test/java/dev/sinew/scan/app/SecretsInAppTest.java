package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets wherever an app can have them, also where no text search finds them. None of them is a real one. */
class SecretsInAppTest {
    /** In the format of Stripe, put together here so that nobody takes it for one that leaked. */
    private static final String KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    private static List<String> places(AppMaker app) {
        AppResult result = app.scan();
        assertThat(result.findings().toString()).doesNotContain(KEY.substring(12));
        return AppMaker.says(result, "hard-coded-secret").stream()
                .map(each -> each.replaceFirst("^\\w+ ", "").replaceFirst(": .*", ""))
                .toList();
    }

    private static AppMaker with(DexMaker dex) {
        return AppMaker.usual().code(dex);
    }

    @Test
    void aConstantInCode() {
        assertThat(places(AppMaker.usual().main(code -> code.text(0, KEY).ends())))
                .containsExactly("com.bank.app.Main.run");
    }

    @Test
    void aStaticField() {
        assertThat(places(with(new DexMaker().type("Lcom/bank/Keys;", type -> type.text("STRIPE", KEY)))))
                .containsExactly("com.bank.Keys");
    }

    @Test
    void aNamedFieldWhoseValueHasNoFormat() {
        DexMaker dex = new DexMaker().type("Lcom/bank/Keys;", type -> type.text("DB_PASSWORD", "Tr4ndom!Word9"));
        assertThat(places(with(dex))).containsExactly("com.bank.Keys");
        DexMaker harmless = new DexMaker().type("Lcom/bank/Keys;", type -> type.text("TITLE", "Tr4ndom!Word9"));
        assertThat(places(with(harmless))).isEmpty();
    }

    /** No instruction ever loads it: it stands in the table of what static fields start with. */
    @Test
    void anArrayThatAStaticFieldStartsWith() {
        DexMaker dex = new DexMaker()
                .type(
                        "Lcom/bank/Keys;",
                        type -> type.field("ALL", "[Ljava/lang/String;", DexMaker.texts("eu", KEY, "us")));
        assertThat(places(with(dex))).containsExactly("com.bank.Keys");
    }

    @Test
    void anArrayThatCodeFillsWithItsParts() {
        assertThat(places(AppMaker.usual()
                        .main(code -> code.number(0, 2)
                                .array(1, 0, "[Ljava/lang/String;")
                                .number(2, 0)
                                .text(3, KEY.substring(0, 14))
                                .put(3, 1, 2)
                                .number(2, 1)
                                .text(3, KEY.substring(14))
                                .put(3, 1, 2)
                                .write(1, "Lcom/bank/Keys;->parts:[Ljava/lang/String;")
                                .ends())))
                .containsExactly("com.bank.app.Main.run");
    }

    @Test
    void aTextThatIsPutTogether() {
        assertThat(places(AppMaker.usual()
                        .main(code -> code.made(0, "Ljava/lang/StringBuilder;")
                                .text(1, KEY.substring(0, 14))
                                .virtual(
                                        "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                                        0,
                                        1)
                                .text(1, KEY.substring(14))
                                .virtual(
                                        "Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;",
                                        0,
                                        1)
                                .virtual("Ljava/lang/StringBuilder;->toString()Ljava/lang/String;", 0)
                                .result(1)
                                .write(1, "Lcom/bank/Keys;->key:Ljava/lang/String;")
                                .ends())))
                .containsExactly("com.bank.app.Main.run");
    }

    @Test
    void bytesAndWhatBase64MakesOfATtext() {
        String encoded = java.util.Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
        assertThat(places(AppMaker.usual()
                        .main(code -> code.text(0, encoded)
                                .number(1, 0)
                                .statics("Landroid/util/Base64;->decode(Ljava/lang/String;I)[B", 0, 1)
                                .result(0)
                                .write(0, "Lcom/bank/Keys;->key:[B")
                                .ends())))
                .containsExactly("com.bank.app.Main.run");
        assertThat(places(AppMaker.usual()
                        .main(code -> code.number(0, KEY.length())
                                .array(1, 0, "[B")
                                .bytes(1, KEY.getBytes(StandardCharsets.UTF_8))
                                .write(1, "Lcom/bank/Keys;->key:[B")
                                .ends())))
                .containsExactly("com.bank.app.Main.run");
    }

    @Test
    void aHeaderAndASetting() {
        assertThat(places(AppMaker.usual()
                        .main(code -> code.statics("Lx/S;->map()Ljava/util/Map;")
                                .result(0)
                                .text(1, "client_secret")
                                .text(2, "9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c")
                                .interfaces(
                                        "Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
                                        0,
                                        1,
                                        2)
                                .ends())))
                .containsExactly("com.bank.app.Main.run");
    }

    @Test
    void resourcesAndDocuments() {
        assertThat(places(AppMaker.usual().resource("string", "stripe_key", KEY)))
                .containsExactly("res/values string/stripe_key");
        assertThat(places(new AppMaker()
                        .application(
                                "android:allowBackup=\"false\"",
                                "<meta-data android:name=\"k\" android:value=\"" + KEY + "\"/>")))
                .containsExactly("AndroidManifest.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assets/index.android.bundle",
                "assets/config.json",
                "assets/app.properties",
                "root.txt",
                "res/raw/a"
            })
    void files(String path) {
        assertThat(places(AppMaker.usual().file(path, "{\"a\":\"" + KEY + "\"}")))
                .containsExactly(path);
    }

    @Test
    void databasesLibrariesAndArchives() {
        byte[] database = ("SQLite format 3\0\0\1\2\3\0" + KEY + "\0\0more").getBytes(StandardCharsets.UTF_8);
        assertThat(places(AppMaker.usual().file("assets/a.db", database))).containsExactly("assets/a.db");
        assertThat(places(AppMaker.usual().file("lib/arm64-v8a/liba.so", elf(KEY))))
                .containsExactly("lib/arm64-v8a/liba.so");
        byte[] inner = AppMaker.zip(Map.of("k.txt", KEY.getBytes(StandardCharsets.UTF_8)));
        assertThat(places(AppMaker.usual().file("assets/a.zip", inner))).containsExactly("assets/a.zip!k.txt");
    }

    @Test
    void moreThanOneFileOfBytecode() {
        DexMaker second = new DexMaker().type("Lcom/bank/Keys;", type -> type.text("STRIPE", KEY));
        DexMaker hidden = new DexMaker().type("Lcom/bank/Hidden;", type -> type.text("STRIPE", KEY));
        assertThat(places(AppMaker.usual()
                        .main(CodeMaker::ends)
                        .file("classes2.dex", second.bytes())
                        .file("assets/payload", hidden.bytes())))
                .containsExactlyInAnyOrder("com.bank.Keys", "com.bank.Hidden");
    }

    /** Texts of Hermes stand side by side with nothing between them. */
    @Test
    void compiledJavaScript() {
        assertThat(places(AppMaker.usual().file("assets/index.android.bundle", hermes("first", KEY, "third"))))
                .containsExactly("assets/index.android.bundle");
    }

    @Test
    void publishableKeysAreToldAsSuch() {
        String publishable = "pk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";
        AppResult result =
                AppMaker.usual().main(code -> code.text(0, publishable).ends()).scan();
        assertThat(result.findings()).extracting(each -> each.rule().id()).contains("scan.publishable-key");
        assertThat(AppMaker.says(result, "hard-coded-secret")).isEmpty();
    }

    @Test
    void patternsAndLocalesAreNone() {
        DexMaker dex = new DexMaker()
                .type("Lx/Media;", type -> type.text("TOKEN", "([a-zA-Z0-9-!#$%&'*+.^_`{|}~]+)"))
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.statics(
                                "run()V",
                                3,
                                code -> code.statics("Lx/S;->map()Ljava/util/Map;")
                                        .result(0)
                                        .text(1, "en_PW")
                                        .text(2, "en_001x9")
                                        .interfaces(
                                                "Ljava/util/Map;->put(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
                                                0,
                                                1,
                                                2)
                                        .ends()));
        assertThat(places(with(dex))).isEmpty();
    }

    /** The name of the file does not matter, nor where in it the secret stands. */
    @Test
    void fingerprintsAreOfTheAppAndThePlace() {
        List<Finding> one =
                AppMaker.usual().main(code -> code.text(0, KEY).ends()).scan().findings();
        List<Finding> two = AppMaker.usual()
                .main(code -> code.text(1, "other").text(0, KEY).ends())
                .scan()
                .findings();
        assertThat(one)
                .extracting(Finding::fingerprint)
                .containsExactlyElementsOf(
                        two.stream().map(Finding::fingerprint).toList());
        assertThat(one.toString()).contains("com.bank.app: ");
    }

    private static byte[] elf(String text) {
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(1024).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] names = "\0.rodata\0.names\0".getBytes(StandardCharsets.UTF_8);
        out.putInt(0, 0x464c457f)
                .put(4, (byte) 2)
                .putLong(0x28, 256)
                .putShort(0x3A, (short) 64)
                .putShort(0x3C, (short) 3)
                .putShort(0x3E, (short) 2);
        out.put(512, names).put(640, content);
        out.putInt(256 + 64, 1).putLong(256 + 64 + 0x18, 640).putLong(256 + 64 + 0x20, content.length);
        out.putInt(256 + 128, 9).putLong(256 + 128 + 0x18, 512).putLong(256 + 128 + 0x20, names.length);
        return out.array();
    }

    private static byte[] hermes(String... texts) {
        java.nio.ByteBuffer out = java.nio.ByteBuffer.allocate(1024).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        String all = String.join("", texts);
        out.putLong(0, 0x1F1903C103BC1FC6L)
                .putInt(8, 96)
                .putInt(52, texts.length)
                .putInt(60, all.length());
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            out.putInt(128 + i * 4, at << 1 | texts[i].length() << 24);
            at += texts[i].length();
        }
        out.put(128 + texts.length * 4, all.getBytes(StandardCharsets.UTF_8));
        return out.array();
    }
}
