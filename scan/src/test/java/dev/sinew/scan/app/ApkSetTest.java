package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.Problem;
import dev.sinew.scan.app.archive.Limits;
import dev.sinew.scan.engine.AppNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several packages that are installed together, in one archive. */
class ApkSetTest {
    private static final int SEED = 20_260_601;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static byte[] split(String name, DexMaker code) {
        return new AppMaker()
                .document(
                        "AndroidManifest.xml",
                        "<manifest package=\"com.bank.app\" split=\"" + name + "\"><application/></manifest>")
                .code(code)
                .bytes();
    }

    /** What bundles are built into: the base and splits below a folder, the same code whole for old devices beside, and a table of contents. */
    @ParameterizedTest
    @ValueSource(strings = {"bank.apks", "bank.xapk", "BANK.APKM"})
    void aSetIsOneAppByItsName(String name) throws IOException {
        DexMaker feature = new DexMaker().type("Lcom/bank/Keys;", type -> type.text("STRIPE", AppMaker.KEY));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("splits/base-xxhdpi.apk", split("config.xxhdpi", new DexMaker()));
        files.put("splits/pay-master.apk", split("pay", feature));
        files.put("splits/base-master.apk", AppMaker.withKey().bytes());
        files.put("standalones/standalone-xxhdpi.apk", AppMaker.withKey().bytes());
        files.put("toc.pb", new byte[] {10, 0});
        Path file = Files.write(folder.resolve(name), AppMaker.zip(files));
        List<Problem> problems = new ArrayList<>();
        AppResult app = AppMaker.SCAN.scan(file, name, problems).orElseThrow();
        assertThat(AppNames.isOne(name)).isTrue();
        assertThat(app.kind()).isEqualTo(AppKind.APK_SET);
        assertThat(app.id()).isEqualTo("com.bank.app");
        assertThat(app.version()).isEqualTo("1.2");
        assertThat(app.problems()).isEmpty();
        assertThat(problems).isEmpty();
        assertThat(AppMaker.says(app, "hard-coded-secret"))
                .hasSize(2)
                .anyMatch(each -> each.contains("com.bank.Keys"))
                .anyMatch(each -> each.contains("com.bank.app.Main.run"));
    }

    /** Several packages that are installed together are one app; a split has no say in what the app declares. */
    @Test
    void packagesThatBelongTogether() {
        byte[] base = AppMaker.usual().main(CodeMaker::ends).bytes();
        byte[] split =
                split("config.en", new DexMaker().type("Lcom/bank/Keys;", type -> type.text("STRIPE", AppMaker.KEY)));
        byte[] set = AppMaker.zip(
                new LinkedHashMap<>(Map.of("split.apk", split, "base.apk", base, "info.json", new byte[1])));
        AppResult result = AppMaker.scan(set, new ArrayList<>());
        assertThat(result.kind()).isEqualTo(AppKind.APK_SET);
        assertThat(result.version()).isEqualTo("1.2");
        assertThat(AppMaker.says(result, "hard-coded-secret").toString()).contains("com.bank.Keys");
    }

    /** A package within that is not packed is read where it lies, be it longer than an entry may become; one that is packed is not. */
    @Test
    void packagesThatAreLongerThanAnEntryMayBe() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(SEED).nextBytes(noise);
        byte[] base = AppMaker.withKey()
                .file("assets/a.bin", java.util.Arrays.copyOf(noise, 150_000))
                .file("assets/b.bin", java.util.Arrays.copyOfRange(noise, 150_000, 300_000))
                .bytes();
        AppScan small = AppMaker.scanner(new Limits(1000, 200_000, 10_000_000));
        Path file = Files.write(folder.resolve("a.xapk"), stored("base.apk", base));
        List<Problem> problems = new ArrayList<>();
        AppResult result = small.scan(file, "a.xapk", problems).orElseThrow();
        assertThat(AppMaker.says(result, "hard-coded-secret").toString()).contains("com.bank.app.Main.run");
        assertThat(result.version()).isEqualTo("1.2");
        Files.write(file, AppMaker.zip(Map.of("base.apk", base)));
        result = small.scan(file, "a.xapk", problems).orElseThrow();
        assertThat(result.problems().toString())
                .contains("base.apk, entry=-1, what=not looked into: the entry is longer");
        assertThat(problems).isEmpty();
    }

    /** What is read of packages within counts as read of the package around them: each has a bomb that stays below its own limits. */
    @Test
    void bombsInPackagesWithin() throws IOException {
        byte[] bomb = HostileAppTest.withBomb(List.of("AndroidManifest.xml"));
        Map<String, byte[]> files =
                new LinkedHashMap<>(Map.of("base.apk", AppMaker.withKey().bytes()));
        for (int i = 0; i < 12; i++) {
            files.put("split" + i + ".apk", bomb);
        }
        AppScan small = AppMaker.scanner(new Limits(1000, 5 << 20, 40 << 20));
        Path file = Files.write(folder.resolve("a.xapk"), AppMaker.zip(files));
        List<Problem> problems = new ArrayList<>();
        AppResult result = small.scan(file, "a.xapk", problems).orElseThrow();
        assertThat(result.problems().toString()).contains("the entries are longer than 41943040 bytes together");
        assertThat(result.kind()).isEqualTo(AppKind.APK_SET);
    }

    private static byte[] stored(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(content);
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
            java.util.zip.ZipEntry entry = new java.util.zip.ZipEntry(name);
            entry.setMethod(java.util.zip.ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return out.toByteArray();
    }
}
