package dev.sinew.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules of the house over all compiled classes, each of them also over classes that break it. */
final class HouseTest {
    private static final String BAD_ROOT = "dev.sinew.architecture.bad";
    private static final JavaClasses REAL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sinew");
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(BAD_ROOT);

    static final List<ArchRule> RULES = new House("dev.sinew").rules();
    static final Map<String, ArchRule> BROKEN = new House(BAD_ROOT)
            .rules().stream().collect(Collectors.toMap(ArchRule::getDescription, Function.identity()));

    @ParameterizedTest
    @FieldSource("RULES")
    void holds(ArchRule rule) {
        rule.check(REAL);
    }

    /** A rule over no classes would hold: all classes that have a source must be among those that are judged. */
    @Test
    void judgesTheClassesOfAllSources() {
        List<String> missing = SourceTree.ofRepository().files("src/main/java", ".java").stream()
                .filter(file -> !file.startsWith("bench") && !file.endsWith("package-info.java"))
                .map(HouseTest::className)
                .filter(name -> !REAL.contain(name))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void provesEachRuleToBeBreakable() {
        Map<String, Boolean> unbroken = BROKEN.entrySet().stream()
                .filter(each -> !each.getValue().evaluate(BAD).hasViolation())
                .collect(Collectors.toMap(Map.Entry::getKey, each -> false));

        // These modules have no bad class of their own; their rules are made like that of capture.
        assertThat(unbroken.keySet())
                .allMatch(name -> name.matches("(demo|index|spec|store|probe|scan|inline|flink|console) uses .*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every module is known              | bad.cellar.Cellar
            model and bytes use nothing but    | bad.model.Word
            bytes uses of the other            | bad.bytes.Letters
            model uses of the other            | bad.engine.Fold
            engine uses of the other           | bad.app.Start
            capture uses of the other          | bad.engine.Fold
            report uses of the other           | bad.app.Start
            engine: few libraries              | org.assertj.core
            engine: no streams but in observe  | java.io.ByteArrayOutputStream
            engine: no files                   | java.nio.file.Path
            engine: no files                   | java.io.FileInputStream
            engine: no network                 | java.net.URI
            engine: no threads                 | java.lang.Thread
            engine: no threads                 | java.util.concurrent.ExecutorService
            engine: no loggers                 | java.util.logging.Logger
            engine: no loggers                 | java.lang.System$Logger
            engine: no clock to ask            | java.time.Clock
            engine: no time but                | java.time.Instant.now()
            engine: no time but                | java.time.LocalDate.now()
            engine: no time but                | java.lang.System.nanoTime()
            engine: no time but                | java.lang.System.currentTimeMillis()
            engine: no time but                | java.util.Date.<init>()
            engine: no console                 | java.lang.System.out
            scan: no network but in ask        | bad.scan.Dialling
            only app.scan has issuers asked    | bad.scan.ask.Question
            only the command demo uses         | bad.demo.Cashier
            only app ends the process          | java.lang.System.exit
            only app ends the process          | java.lang.Runtime.halt
            no cycles of packages              | Slice engine ->
            every package has a package-info   | bad.cellar has no package-info
            no vague names                     | CellarManager
            no vague names                     | CellarImpl
            no vague names                     | CellarUtils
            no vague names                     | CellarHelper
            no vague names                     | CellarInfo
            no vague names                     | BaseCellar
            no vague names                     | AbstractCellar
            """)
    void finds(String rule, String violation) {
        ArchRule broken = BROKEN.entrySet().stream()
                .filter(each -> each.getKey().startsWith(rule))
                .findFirst()
                .orElseThrow()
                .getValue();

        assertThat(broken.evaluate(BAD).getFailureReport().toString()).contains(violation);
    }

    @Test
    void leavesStreamsToObserveAndTheEndToApp() {
        String streams = report("engine: no streams but in observe");

        assertThat(streams).doesNotContain("bad.engine.observe");
        assertThat(report("scan: no network but in ask")).doesNotContain("bad.scan.ask.Question.socket");
        assertThat(report("engine: no files")).contains("bad.engine.observe.Decoding");
        assertThat(report("only app ends the process")).doesNotContain("bad.app.Start");
        assertThat(report("no vague names")).doesNotContain("Base64Letters");
    }

    private static String report(String rule) {
        return BROKEN.get(rule).evaluate(BAD).getFailureReport().toString();
    }

    private static String className(Path file) {
        String path = file.toString().replace('\\', '/');
        int from = path.indexOf("/src/main/java/") + "/src/main/java/".length();
        return path.substring(from, path.length() - ".java".length()).replace('/', '.');
    }
}
