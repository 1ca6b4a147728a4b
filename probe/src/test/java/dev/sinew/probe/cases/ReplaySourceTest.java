package dev.sinew.probe.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.model.RuleEntry;
import dev.sinew.probe.cases.NotesServer.Wrong;
import dev.sinew.probe.http.Budget;
import dev.sinew.probe.http.Header;
import dev.sinew.probe.http.Sender;
import dev.sinew.probe.identity.Identity;
import dev.sinew.probe.proof.RuleIndex;
import dev.sinew.probe.run.JUnitSource;
import dev.sinew.probe.run.TestRun;
import dev.sinew.probe.run.Writing;
import dev.sinew.spec.read.Specifications;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writing proved as tests of their own: they create, try, read back and delete, fail where the flaw is, and pass where it is not. */
final class ReplaySourceTest {
    @TempDir
    private Path folder;

    @Test
    void whatAnotherDeletesIsATestThatFailsUntilItIsMended() throws IOException, InterruptedException {
        failsAndPasses(
                "probe.object-deleted-by-another",
                Wrong.ANYBODY_DELETES,
                "its owner gets it no more",
                "ObjectDeletedByAnotherOfDeleteBooksBookIdTest");
    }

    @Test
    void whatAnotherAddsIsATestThatFailsUntilItIsMended() throws IOException, InterruptedException {
        failsAndPasses(
                "probe.object-created-for-another",
                Wrong.ANYBODY_ADDS,
                "its owner is told of what another created",
                "ObjectCreatedForAnotherOfPostBooksBookIdNotesTest");
    }

    @Test
    void whatOnlyAnAddressLeadsToIsFoundByIt() throws IOException, InterruptedException {
        failsAndPasses(
                "probe.object-deleted-by-another",
                Wrong.ANYBODY_DELETES,
                "its owner gets it no more",
                "ObjectDeletedByAnotherOfDeleteBooksBookIdTest",
                Wrong.BOOKS_HAVE_ADDRESSES_ALONE);
    }

    private void failsAndPasses(String rule, Wrong wrong, String says, String name, Wrong... always)
            throws IOException, InterruptedException {
        Set<Wrong> mended = Set.of(always);
        try (NotesServer server =
                new NotesServer(Stream.concat(mended.stream(), Stream.of(wrong)).collect(Collectors.toSet()))) {
            JUnitSource source = source(server, rule);
            assertThat(source.className()).isEqualTo(name);
            assertThat(source.text()).doesNotContain("4711-88a", "sinew-canary");
            Path file = Files.writeString(folder.resolve(name + ".java"), source.text());
            String[] arguments = {
                "-Xlint:all,-path,-classfile",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                file.toString()
            };
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
            assertThat(run(name, server.address())).contains(says);
            assertThat(server.left()).isZero();
        }
        try (NotesServer server = new NotesServer(mended)) {
            assertThat(run(name, server.address())).isEqualTo("passed");
            assertThat(server.left()).isZero();
        }
    }

    private static JUnitSource source(NotesServer server, String rule) throws IOException {
        List<RuleEntry<Object>> rules = RuleIndex.all().stream()
                .filter(each -> each.facts().id().equals(rule))
                .toList();
        Budget budget = new Budget(2_000, Duration.ofMinutes(1), Duration.ofSeconds(20), 100);
        try (Sender sender = new Sender(server.address(), budget, InstantSource.system())) {
            TestRun run = new TestRun(
                    sender,
                    Specifications.read(NotesServer.openApi().getBytes(StandardCharsets.UTF_8), "notes.json")
                            .descriptions(),
                    rules,
                    line -> {},
                    Optional.of(new Writing("test", 5)));
            List<Identity> identities = Stream.of("anna", "bob")
                    .map(each -> new Identity(
                            each, "", "", List.of(new Header("Authorization", value(each))), Optional.empty()))
                    .toList();
            List<JUnitSource> sources = run.run(identities).sources();
            assertThat(sources).hasSize(1);
            return sources.getFirst();
        }
    }

    private static String value(String name) {
        return "Bearer " + name + "-4711-88a-token";
    }

    /** Runs the test in a process of its own, whose environment holds credentials. */
    private String run(String name, URI target) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                One.class.getName(),
                name);
        builder.environment().put("SINEW_TARGET", target.toString());
        builder.environment().put("ANNA", value("anna"));
        builder.environment().put("BOB", value("bob"));
        Process process = builder.redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.strip();
    }

    /** Runs the only test of a class and says what came of it. */
    static final class One {
        private One() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            Class<?> type = Class.forName(arguments[0]);
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = Stream.of(type.getDeclaredMethods())
                    .filter(each -> each.isAnnotationPresent(Test.class))
                    .findFirst()
                    .orElseThrow();
            method.setAccessible(true);
            try {
                method.invoke(constructor.newInstance());
                System.out.print("passed");
            } catch (InvocationTargetException e) {
                System.out.print(e.getCause());
            }
        }
    }
}
