package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Suppressed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in texts within texts, and in archives. */
class HiddenTest {
    private static final String TOKEN = "glpat-" + "q8ZpR2mVx0LdYw7TnB4s";
    private static final byte[] LINE =
            ("first\nuse " + TOKEN + " for all & every=thing\n").getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ScanResult scan() {
        return new Scan(new ScanSettings(List.of(folder), Planted.OURS, new Suppressed(), Planted.NOW, 1 << 20, 2))
                .run();
    }

    private List<String> places() {
        return scan().hits().stream().map(hit -> hit.path() + ":" + hit.line()).toList();
    }

    @Test
    void encodedTextsAreReadWhereTheyStand() {
        String base64 = Base64.getEncoder().encodeToString(LINE);
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(LINE);
        String hex = HexFormat.of().formatHex(LINE);
        String percent = URLEncoder.encode(new String(LINE, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String twice = Base64.getEncoder().encodeToString(("data: " + hex).getBytes(StandardCharsets.UTF_8));
        for (String each : List.of(base64, url, hex, twice)) {
            Hit hit = only("one\ntwo\n  value: " + each + " # end\n");
            assertThat(hit.line()).isEqualTo(3);
            assertThat(hit.column()).isEqualTo(10);
            assertThat(hit.description()).contains(" (in ");
        }
        assertThat(only("go to https://a.internal/?q=" + percent.replace("glpat-", "%67lpat-") + " now")
                        .secret())
                .isEqualTo(TOKEN);
    }

    private static Hit only(String text) {
        assertThat(Planted.secrets("some.txt", text)).containsExactly(TOKEN);
        return Planted.scan("some.txt", text).getFirst();
    }

    @Test
    void whatIsNoTextWithinATextIsLeft() {
        byte[] noise = new byte[300];
        new java.util.Random(20261126).nextBytes(noise);
        System.arraycopy(LINE, 0, noise, 100, LINE.length);
        assertThat(Planted.scan("some.txt", Base64.getEncoder().encodeToString(noise)))
                .isEmpty();
    }

    @Test
    void archivesAreLookedInto() throws IOException {
        byte[] zip = zip("../../etc/a.txt", LINE, "empty.bin", new byte[8]);
        Files.write(folder.resolve("app.jar"), zip);
        Files.write(folder.resolve("b.tgz"), gzip(tar("dir/b.txt", LINE)));
        Files.write(folder.resolve("c.war"), zip("WEB-INF/lib/inner.jar", zip, "c.txt.gz", gzip(LINE)));
        assertThat(places())
                .containsExactlyInAnyOrder(
                        "app.jar!/../../etc/a.txt:2",
                        "b.tgz!/dir/b.txt:2",
                        "c.war!/WEB-INF/lib/inner.jar!/../../etc/a.txt:2",
                        "c.war!/c.txt.gz!/c.txt:2");
        assertThat(scan().problems()).isEmpty();
    }

    @Test
    void archivesInArchivesEnd() throws IOException {
        byte[] inner = zip("a.txt", LINE);
        for (int i = 0; i < 6; i++) {
            inner = zip("inner" + i + ".zip", inner);
        }
        Files.write(folder.resolve("deep.zip"), inner);
        ScanResult result = scan();
        assertThat(result.hits()).isEmpty();
        assertThat(result.problems())
                .singleElement()
                .satisfies(each -> assertThat(each.what()).contains("archives deep"));
    }

    /** Forty megabytes of nothing, in one thousandth of that. */
    @Test
    void bombsEndInAProblem() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("zeros.txt"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                zip.write(zeros);
            }
        }
        Files.write(folder.resolve("bomb.zip"), out.toByteArray());
        assertThat(scan().problems())
                .extracting(each -> each.what())
                .anyMatch(what -> what.contains("more than 32 MB"));
    }

    @Test
    void damagedArchivesAreProblems() throws IOException {
        byte[] zip = zip("a.txt", LINE, "b.txt", LINE);
        zip[60] ^= 0x55;
        Files.write(folder.resolve("broken.zip"), java.util.Arrays.copyOf(zip, 90));
        Files.write(folder.resolve("cut.gz"), java.util.Arrays.copyOf(gzip(LINE), 20));
        assertThat(scan().problems()).hasSize(2);
    }

    private static byte[] zip(String name, byte[] content, Object... more) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            for (int i = 0; i < more.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) more[i]));
                zip.write((byte[]) more[i + 1]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }
}
