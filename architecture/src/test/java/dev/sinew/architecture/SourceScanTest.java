package dev.sinew.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceScanTest {
    private static final String MAIN = "engine/src/main/java/dev/sinew/engine/";

    @TempDir
    Path root;

    @Test
    void findsNothingInTheRepository() {
        assertThat(SourceScan.violations(SourceTree.ofRepository())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A.java         | } catch (Exception e) {                        | catch what you expect
            A.java         | } catch (final IOException & Throwable e) {    | catch what you expect
            A.java         | Thread.sleep(1);                               | wait for what happens
            observe/A.java | Pattern.compile("a")                           | no patterns
            observe/A.java | String.format("a")                             | no patterns
            observe/A.java | "a".formatted()                                | no patterns
            A.java         | // see /%s/x                                    | a path of one machine
            """)
    void findsABadLine(String file, String line, String violation) throws IOException {
        write(MAIN + file, "class A {\n" + line.replace('&', '|').replace("%s", "tmp") + "\n}\n");

        assertThat(SourceScan.violations(tree()))
                .singleElement()
                .asString()
                .startsWith(MAIN + file + ":2: " + violation);
    }

    @ParameterizedTest
    @CsvSource({
        "engine/src/main/java/dev/sinew/engine/A.java, Pattern.compile(x)",
        "engine/src/test/java/dev/sinew/engine/ATest.java, } catch (Exception e) {",
        "engine/src/main/java/dev/sinew/engine/A.java, } catch (ArithmeticException e) {",
        "app/src/main/java/dev/sinew/app/Main.java, } catch (Exception e) {",
        "engine/target/generated/src/main/java/A.java, Thread.sleep(1);"
    })
    void leavesAGoodLine(String file, String line) throws IOException {
        write(file, line);

        assertThat(SourceScan.violations(tree())).isEmpty();
    }

    @Test
    void findsAFileThatIsTooLong() throws IOException {
        write(MAIN + "Short.java", "\n".repeat(400));
        write(MAIN + "Long.java", "\n".repeat(401));

        assertThat(SourceScan.violations(tree()))
                .containsExactly(MAIN + "Long.java:401: more than 400 lines, one idea per file");
    }

    @Test
    void findsAMachinePathInAPage() throws IOException {
        write("docs/page.md", "see " + "/" + "work/x");

        assertThat(SourceScan.violations(tree())).hasSize(1);
    }

    @Test
    void refusesARepositoryThatIsTooSmall() throws IOException {
        write("architecture/pom.xml", "");
        write("pom.xml", "");
        for (int i = 0; i < 29; i++) {
            write(MAIN + "A" + i + ".java", "");
        }

        assertThatThrownBy(() -> SourceTree.above(root.resolve("architecture")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("only 29 sources");
    }

    private SourceTree tree() throws IOException {
        write("architecture/pom.xml", "");
        write("pom.xml", "");
        for (int i = 0; i < 30; i++) {
            write("model/src/main/java/A" + i + ".java", "");
        }
        return SourceTree.above(root.resolve("architecture"));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
