package dev.sinew.scan.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedBeforeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String KEY = "demo_q8zpr2mvx0ldyw7tnb4skc61";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Path memory() {
        return folder.resolve("asked");
    }

    @Test
    void twoFilesKnowTheSameSecretByDifferentTags() throws IOException {
        try (AskedBefore one = AskedBefore.open(memory(), TODAY);
                AskedBefore other = AskedBefore.open(folder.resolve("other"), TODAY)) {
            assertThat(one.tag(KEY)).hasSize(32).isNotEqualTo(other.tag(KEY)).isEqualTo(one.tag(KEY));
            assertThat(one.tag(KEY + "1")).isNotEqualTo(one.tag(KEY));
        }
    }

    @Test
    void aFileThatCannotBeTrustedIsRefused() throws IOException {
        AskedBefore.open(memory(), TODAY).close();
        String first = Files.readString(memory());
        for (String broken : List.of(
                "{}\n",
                "\n",
                first + "nonsense\n",
                first + "0123456789abcdef0123456789abcdef 2026-13-01 works a.example 200\n",
                first + "0123456789abcdef0123456789abcdef 2026-12-01 works a example 200\n",
                first.replace("120000", "99999999"),
                first.strip())) {
            Files.writeString(memory(), broken);
            assertThatThrownBy(() -> AskedBefore.open(memory(), TODAY))
                    .as(broken)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(line [12] is not what|it has no first line).*to begin anew");
        }
        Files.writeString(memory(), first);
        Files.setPosixFilePermissions(memory(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> AskedBefore.open(memory(), TODAY)).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(memory(), PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), memory());
        assertThatThrownBy(() -> AskedBefore.open(link, TODAY)).hasMessageContaining("no file");
        try (AskedBefore open = AskedBefore.open(memory(), TODAY)) {
            assertThat(open.tag(KEY)).hasSize(32);
            assertThatThrownBy(() -> AskedBefore.open(memory(), TODAY)).hasMessageContaining("another run");
        }
    }
}
