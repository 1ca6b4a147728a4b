package dev.sinew.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.capture.jsonl.JsonLinesFormat;
import dev.sinew.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
    private static final byte[] LINE =
            "{\"request\":{\"method\":\"GET\",\"url\":\"/x\"}}\n".getBytes(StandardCharsets.UTF_8);
    private static final InputStream NOTHING = InputStream.nullInputStream();

    @TempDir
    Path folder;

    private final Formats formats = new Formats(List.of(new JsonLinesFormat()), CaptureLimits.DEFAULTS);

    @Test
    void keepsTheOrderOfArgumentsAndTheirSpelling() throws IOException {
        Path b = Files.write(folder.resolve("b"), LINE);
        Path a = Files.write(folder.resolve("a"), LINE);
        Inputs found = find(b.toString(), Inputs.STANDARD_INPUT, a.toString());
        assertThat(found.unreadable()).isEmpty();
        assertThat(found.inputs()).extracting(Input::name).containsExactly(b.toString(), "-", a.toString());
        assertThat(found.inputs()).extracting(Input::size).containsExactly((long) LINE.length, -1L, (long) LINE.length);
        assertThat(found.inputs()).extracting(Input::explicit).containsOnly(true);
    }

    @Test
    void readsFoldersRecursivelyAndSorted() throws IOException {
        Files.createDirectories(folder.resolve("b/c"));
        Files.write(folder.resolve("b/c/2"), LINE);
        Files.write(folder.resolve("b/1"), LINE);
        Files.write(folder.resolve("a"), LINE);
        Files.write(folder.resolve("z"), LINE);
        assertThat(find(folder.toString()).inputs())
                .extracting(Input::name)
                .containsExactly(folder + "/a", folder + "/b/1", folder + "/b/c/2", folder + "/z");
        assertThat(find(folder + "/").inputs())
                .extracting(Input::name)
                .startsWith(folder + "/a")
                .hasSize(4);
        assertThat(find(folder.toString()).inputs()).extracting(Input::explicit).containsOnly(false);
    }

    @Test
    void refusesWhatIsNotThere() {
        String missing = folder.resolve("missing").toString();
        assertThat(find(missing).unreadable())
                .containsExactly(new UnreadableInput(new Problem(missing, -1, "does not exist"), true));
        assertThat(find(folder.toString()).unreadable())
                .containsExactly(
                        new UnreadableInput(new Problem(folder.toString(), -1, "is a folder without files"), true));
        assertThat(find("a\0b").unreadable()).hasSize(1);
        assertThat(find("-", "-").unreadable())
                .containsExactly(
                        new UnreadableInput(new Problem("-", -1, "is standard input, which is named twice"), true));
    }

    @Test
    void passesOverLinksThatLeadBackAndTellsOfThem() throws IOException {
        Files.write(folder.resolve("a"), LINE);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("missing"));
        Inputs found = find(folder.toString());
        assertThat(found.inputs()).extracting(Input::name).containsExactly(folder + "/a");
        assertThat(found.unreadable()).extracting(UnreadableInput::fatal).containsExactly(false, false);
        assertThat(found.unreadable())
                .extracting(each -> each.problem().file())
                .containsExactly(folder + "/gone", folder + "/loop");
    }

    @Test
    void takesAtMostTheLimitOfFilesFromAFolder() throws IOException {
        for (int i = 0; i < 5; i++) {
            Files.write(folder.resolve("f" + i), LINE);
        }
        Inputs found = Inputs.find(List.of(folder.toString()), NOTHING, CaptureLimits.DEFAULTS.withFolderFiles(3));
        assertThat(found.inputs()).hasSize(3);
        assertThat(found.unreadable())
                .singleElement()
                .satisfies(each -> assertThat(each.problem().what()).contains("more than 3 files"));
    }

    @Test
    void opensPlainAndCompressedAndStandardInput() throws IOException {
        Path plain = Files.write(folder.resolve("plain"), LINE);
        Path compressed = Files.write(folder.resolve("compressed"), Streams.gzip(LINE));
        Inputs found = Inputs.find(
                List.of(plain.toString(), compressed.toString(), "-"),
                new ByteArrayInputStream(Streams.join(Streams.gzip(LINE), Streams.gzip(LINE))),
                CaptureLimits.DEFAULTS);
        assertThat(found.inputs().stream().map(this::urls))
                .containsExactly(List.of("/x"), List.of("/x"), List.of("/x", "/x"));
    }

    @Test
    void unknownFormatIsFatalOnlyWhereTheUserNamedTheFile() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd.jsonl"), "hello\n");
        assertThat(formats.open(find(odd.toString()).inputs().get(0)))
                .isEqualTo(new UnreadableInput(
                        new Problem(odd.toString(), -1, "is of no known format (known are: Exchange JSON Lines)"),
                        true));
        assertThat(formats.open(find(folder.toString()).inputs().get(0)))
                .isInstanceOfSatisfying(
                        UnreadableInput.class, each -> assertThat(each.fatal()).isFalse());
    }

    @Test
    void saysWhyAFormatIsUnknown() {
        assertThat(complaint("[{\"request\":{}}]".getBytes(StandardCharsets.UTF_8)))
                .contains("is a JSON array");
        assertThat(complaint("{}".getBytes(StandardCharsets.UTF_16))).contains("is UTF-16 text");
        assertThat(complaint(new byte[300])).contains("is of no known format");
        assertThat(complaint(new byte[] {0x1f, (byte) 0x8b, 8})).isEqualTo("gzip data end early");
        assertThat(complaint(" \n\r\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("is empty");
        assertThat(complaint(new byte[0])).isEqualTo("is empty");
    }

    @Test
    void emptyInputIsNotFatal() {
        assertThat(formats.open(new Input("-", -1, true, () -> NOTHING)))
                .isInstanceOfSatisfying(
                        UnreadableInput.class, each -> assertThat(each.fatal()).isFalse());
    }

    @Test
    void failureToOpenIsAValue() {
        Input broken = new Input("x", -1, true, () -> {
            throw new IOException("no such luck");
        });
        assertThat(formats.open(broken))
                .isEqualTo(new UnreadableInput(new Problem("x", -1, "cannot be opened: no such luck"), true));
    }

    private String complaint(byte[] bytes) {
        Opened opened = formats.open(new Input("x", -1, true, () -> new ByteArrayInputStream(bytes)));
        return ((UnreadableInput) opened).problem().what();
    }

    private List<String> urls(Input input) {
        return Kept.from(((Opened.Traffic) formats.open(input)).source()).urls();
    }

    private static Inputs find(String... arguments) {
        return Inputs.find(List.of(arguments), NOTHING, CaptureLimits.DEFAULTS);
    }
}
