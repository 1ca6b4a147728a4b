package dev.sinew.scan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sinew.model.Problem;
import dev.sinew.scan.app.archive.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps that are damaged, or made so that tools fail: what can be read is read, the rest is told, and nothing grows or leaves its place. */
class HostileAppTest {
    private static final int SEED = 20_260_601;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static void findsTheKey(byte[] app) {
        assertThat(AppMaker.says(AppMaker.scan(app, new ArrayList<>()), "hard-coded-secret"))
                .singleElement()
                .asString()
                .contains("com.bank.app.Main.run");
    }

    @Test
    void noTableOfResources() {
        byte[] app = AppMaker.withKey().bytes(false);
        findsTheKey(app);
        assertThat(AppMaker.scan(app, new ArrayList<>()).problems().toString()).contains("no table of resources");
    }

    @Test
    void aBrokenTableOfResources() {
        AppMaker app = AppMaker.withKey();
        for (int cut : new int[] {0, 8, 13, 40, 300}) {
            app.files.put(
                    "resources.arsc", java.util.Arrays.copyOf(new byte[] {2, 0, 12, 0, (byte) 0xFF, (byte) 0xFF}, cut));
            findsTheKey(app.bytes());
        }
    }

    @Test
    void noManifest() {
        AppMaker app = AppMaker.withKey();
        app.files.put("AndroidManifest.xml", "<manifest/>".getBytes(StandardCharsets.UTF_8));
        AppResult result = app.scan();
        assertThat(result.problems().toString()).contains("no manifest that can be read");
        assertThat(AppMaker.says(result, "hard-coded-secret")).hasSize(1);
        assertThat(AppMaker.says(result, "backup-allowed")).isEmpty();
        assertThat(result.answers().get(1).verdict()).isEqualTo(Answer.Verdict.UNKNOWN);
    }

    /** The checksum and the hash of the file are wrong, as after a change by hand. */
    @Test
    void bytecodeWithABrokenChecksum() {
        AppMaker app = AppMaker.withKey();
        byte[] dex = app.content("classes.dex");
        for (int i = 8; i < 32; i++) {
            dex[i] ^= 0x5A;
        }
        findsTheKey(app.bytes());
    }

    @Test
    void bytecodeThatIsDamagedAnywhere() {
        Random random = new Random(SEED);
        byte[] whole = new DexMaker()
                .type(
                        "Lcom/bank/app/Main;",
                        type -> type.text("NAME", "value")
                                .statics(
                                        "run()V",
                                        3,
                                        code -> code.text(0, AppMaker.KEY).ends()))
                .bytes();
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + round % 12; i++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            AppMaker.scan(AppMaker.zip(Map.of("classes.dex", damaged)), new ArrayList<>());
        }
    }

    @Test
    void documentsThatAreDamagedAnywhere() {
        Random random = new Random(SEED);
        AppMaker app =
                AppMaker.usual().security(ManifestRulesTest.pins("2027-01-01")).resource("string", "a", "b");
        byte[] manifest = app.content("AndroidManifest.xml");
        byte[] table = tableOf(app);
        for (int round = 0; round < 60; round++) {
            Map<String, byte[]> files = new LinkedHashMap<>(app.files);
            files.put("AndroidManifest.xml", damaged(manifest, random));
            files.put("resources.arsc", damaged(table, random));
            AppMaker.scan(AppMaker.zip(files), new ArrayList<>());
        }
    }

    private static byte[] tableOf(AppMaker app) {
        try (var archive = dev.sinew.scan.app.archive.Archive.of(app.bytes(), Limits.USUAL)) {
            return archive.read(archive.entry("resources.arsc").orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        for (int i = 0; i < 4; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    @Test
    void textsThatSayTheyAreLongerThanTheFile() {
        AppMaker app = AppMaker.withKey();
        byte[] dex = app.content("classes.dex");
        ByteBuffer buffer = ByteBuffer.wrap(dex).order(ByteOrder.LITTLE_ENDIAN);
        int first = buffer.getInt(buffer.getInt(60));
        buffer.put(first, new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7});
        AppResult result = AppMaker.scan(app.bytes(), new ArrayList<>());
        assertThat(result.problems().toString()).contains("table of texts or of prototypes is damaged");
    }

    /** A header that says that there are two thousand million classes costs no time, and those that are there are read. */
    @Test
    void moreClassesThanTheFileHasRoomFor() {
        AppMaker app = AppMaker.withKey();
        ByteBuffer.wrap(app.content("classes.dex"))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(96, Integer.MAX_VALUE);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> findsTheKey(app.bytes()));
    }

    @Test
    void listsOfTypesThatAreLongerThanTheFile() {
        AppMaker app = AppMaker.usual()
                .code(new DexMaker()
                        .type("Lcom/bank/app/Main;", type -> type.statics("run(II)V", 8, code -> code.ends())));
        ByteBuffer buffer = ByteBuffer.wrap(app.content("classes.dex")).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < buffer.getInt(72); i++) {
            int list = buffer.getInt(buffer.getInt(76) + 12 * i + 8);
            if (list > 0) {
                buffer.putInt(list, 0x7FFF_FFF0);
            }
        }
        AppResult result = AppMaker.scan(app.bytes(), new ArrayList<>());
        assertThat(result.problems().toString()).contains("table of texts or of prototypes is damaged");
    }

    /** Four gigabytes of zeros in four megabytes: read as far as the limit without being kept, and told. */
    @Test
    void anEntryThatGrows() {
        byte[] app = withBomb(List.of("assets/bomb.txt"));
        AppResult result = AppMaker.scan(app, new ArrayList<>());
        assertThat(result.problems().toString()).contains("assets/bomb.txt").contains("longer than 201326592 bytes");
        assertThat(AppMaker.says(result, "hard-coded-secret")).hasSize(1);
        assertThat(result.bytes()).isLessThan(1 << 20);
    }

    /** What is counted takes no memory: an app with a bomb allocates little more than the same one without. */
    @Test
    void anEntryThatGrowsTakesNoMemory() {
        byte[] app = withBomb(List.of("AndroidManifest.xml"));
        AppMaker.scan(AppMaker.withKey().bytes(), new ArrayList<>());
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        AppResult result = AppMaker.scan(app, new ArrayList<>());
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
        assertThat(result.problems().toString())
                .contains("AndroidManifest.xml, entry=-1, what=not read: the entry is longer");
    }

    /** A thousand entries that are one bomb: what came to nothing counts as well. */
    @Test
    void manyEntriesThatGrow() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            names.add("assets/" + (1000 + i));
        }
        byte[] app = withBomb(names);
        AppResult result =
                assertTimeoutPreemptively(Duration.ofSeconds(60), () -> AppMaker.scan(app, new ArrayList<>()));
        assertThat(result.problems().toString()).contains("the entries are longer than 4294967296 bytes together");
        assertThat(AppMaker.says(result, "hard-coded-secret")).hasSize(1);
    }

    /** An app with entries that are all the same bomb, which stands before the archive; the directory points to it. */
    static byte[] withBomb(List<String> names) {
        Map<String, byte[]> files = new LinkedHashMap<>(AppMaker.withKey().files);
        names.forEach(name -> files.put(name, new byte[0]));
        byte[] app = AppMaker.zip(files);
        byte[] bomb = fourGigabytes();
        ByteBuffer all = ByteBuffer.allocate(bomb.length + app.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(bomb).put(app);
        int end = all.capacity() - 22;
        all.putInt(end + 16, all.getInt(end + 16) + bomb.length);
        for (int at : directory(all.array())) {
            String name = new String(all.array(), at + 46, all.getShort(at + 28), StandardCharsets.UTF_8);
            boolean isBomb = names.contains(name);
            all.putInt(at + 42, isBomb ? 0 : all.getInt(at + 42) + bomb.length);
            all.putInt(at + 20, isBomb ? bomb.length - 30 : all.getInt(at + 20));
            all.putShort(at + 10, (short) 8);
        }
        return all.array();
    }

    /** A header without a name, and a deflated stream: a megabyte of zeros whose packed form depends on nothing before it, 4,096 times. */
    private static byte[] fourGigabytes() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[1 << 20]);
        byte[] chunk = new byte[1 << 16];
        int length = deflater.deflate(chunk, 0, chunk.length, Deflater.FULL_FLUSH);
        deflater.end();
        ByteBuffer out = ByteBuffer.allocate(30 + length * 4096 + 2).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0, 0x04034b50).position(30);
        for (int i = 0; i < 4096; i++) {
            out.put(chunk, 0, length);
        }
        return out.put((byte) 3).put((byte) 0).array();
    }

    /** Sizes that the directory states are not believed. */
    @Test
    void anEntryThatSaysThatItHasFourGigabytes() {
        byte[] app = AppMaker.withKey().bytes();
        ByteBuffer buffer = ByteBuffer.wrap(app).order(ByteOrder.LITTLE_ENDIAN);
        for (int at : directory(app)) {
            buffer.putInt(at + 24, 0xFFFFFFF0);
        }
        findsTheKey(app);
    }

    @Test
    void namesThatLeadOut() {
        AppMaker app =
                AppMaker.withKey().file("../../etc/key.txt", AppMaker.KEY).file("/abs.txt", "x");
        AppResult result = app.scan();
        assertThat(result.problems().toString()).contains("an entry's name leads out of the archive");
        assertThat(AppMaker.says(result, "hard-coded-secret").toString()).contains("../../etc/key.txt");
        assertThat(folder.resolve("../../etc/key.txt")).doesNotExist();
    }

    @Test
    void aNameThatStandsTwice() throws IOException {
        byte[] one = AppMaker.withKey().bytes();
        AppMaker other = AppMaker.usual().main(CodeMaker::ends);
        other.files.put("classes.dey", other.content("classes.dex"));
        other.files.put("classes.dex", AppMaker.withKey().content("classes.dex"));
        byte[] two = other.bytes();
        for (int at : directory(two)) {
            if (new String(two, at + 46, 11, StandardCharsets.UTF_8).equals("classes.dey")) {
                two[at + 46 + 10] = 'x';
            }
        }
        assertThat(AppMaker.scan(two, new ArrayList<>()).problems().toString()).contains("name stands twice");
        findsTheKey(one);
    }

    /** Marked as encrypted, packed by a method that does not exist, bytes before the archive and after it. */
    @Test
    void whatOtherReadersRefuse() {
        byte[] app = AppMaker.withKey().bytes();
        ByteBuffer buffer = ByteBuffer.wrap(app).order(ByteOrder.LITTLE_ENDIAN);
        for (int at : directory(app)) {
            buffer.putShort(at + 8, (short) 1);
        }
        findsTheKey(app);
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        longer.writeBytes(AppMaker.withKey().bytes());
        longer.writeBytes(new byte[1000]);
        findsTheKey(longer.toByteArray());
    }

    @Test
    void whatIsNoApp() throws IOException {
        List<Problem> problems = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("a.apk"), "no zip");
        assertThat(AppMaker.SCAN.scan(file, "a.apk", problems)).isEmpty();
        Files.write(file, AppMaker.zip(Map.of("a.txt", new byte[1])));
        assertThat(AppMaker.SCAN.scan(file, "a.apk", problems)).isEmpty();
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "not scanned as an app: no zip file: it has no central directory",
                        "not scanned as an app: it has neither a manifest nor code");
    }

    /** A secret in a long file is found wherever its pieces meet. */
    @Test
    void aLongFileIsReadPieceByPiece() {
        byte[] text = new byte[(16 << 20) + 4000];
        java.util.Arrays.fill(text, (byte) 'a');
        for (int at : new int[] {1000, (16 << 20) - 20, (16 << 20) + 3000}) {
            byte[] line =
                    ("\nkey = " + AppMaker.KEY.replace("7dc", "7d" + at % 10) + "\n").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, text, at, line.length);
        }
        AppResult result = AppMaker.usual()
                .main(CodeMaker::ends)
                .file("assets/long.js", text)
                .scan();
        assertThat(result.hits()).hasSize(2);
    }

    private static List<Integer> directory(byte[] zip) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i + 46 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                all.add(i);
            }
        }
        return all;
    }
}
