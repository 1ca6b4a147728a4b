package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.engine.Commit;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.rules.RuleSetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
    private static final String TOKEN = "glpat-" + "q8ZpR2mVx0LdYw7TnB4s";
    private static final String OTHER = "glpat-" + "Tn7wYdL0xVm2RpZ8q4Bs";
    private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Scan scan(Suppressed suppressed) {
        return new Scan(new ScanSettings(List.of(folder), Planted.OURS, suppressed, Planted.NOW, 1 << 20, 2));
    }

    private static RevCommit commit(Git git, String author, int day) throws GitAPIException {
        PersonIdent person =
                new PersonIdent(author, author + "@corp.internal", TIME.plusSeconds(86_400L * day), ZoneOffset.UTC);
        git.add().addFilepattern(".").call();
        git.add().setUpdate(true).addFilepattern(".").call();
        return git.commit()
                .setAuthor(person)
                .setCommitter(person)
                .setMessage("day " + day)
                .setSign(false)
                .call();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aHistoryTellsWhoBroughtASecretAndWhatBecameOfIt() throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            write("a.txt", "use " + TOKEN + "\n");
            RevCommit first = commit(git, "anna", 0);
            write("a.txt", "more\nuse " + TOKEN + "\n");
            write("copy.txt", "more\nuse " + TOKEN + "\n");
            commit(git, "bob", 1);
            write("a.txt", "nothing\n");
            write("b.txt", "use " + OTHER + "\n");
            RevCommit last = commit(git, "carl", 2);
            ScanResult result = scan(new Suppressed()).history();
            assertThat(result.hits()).extracting(hit -> hit.path()).containsExactly("a.txt", "b.txt");
            Commit brought = result.hits().getFirst().commit().orElseThrow();
            assertThat(brought.id()).isEqualTo(first.name());
            assertThat(brought.author()).isEqualTo("anna");
            assertThat(brought.time()).isEqualTo(TIME);
            assertThat(brought.end()).isEqualTo("it is still there");
            assertThat(result.hits().getLast().commit().orElseThrow().id()).isEqualTo(last.name());
            assertThat(result.files()).isEqualTo(4);

            Files.delete(folder.resolve("copy.txt"));
            commit(git, "dora", 3);
            assertThat(scan(new Suppressed())
                            .history()
                            .hits()
                            .getFirst()
                            .commit()
                            .orElseThrow()
                            .end())
                    .startsWith("gone since ")
                    .endsWith("2026-03-04");
        }
    }

    @Test
    void aCommitIsInTheReportAndCanBeAccepted() throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            write("a.txt", "use " + TOKEN + "\n");
            RevCommit first = commit(git, "anna", 0);
            ScanResult result = scan(new Suppressed()).history();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            GitleaksReport.write(result.hits(), out);
            String fingerprint = first.name() + ":a.txt:gitlab-token:1";
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("\"Fingerprint\" : \"" + fingerprint + "\"", "\"Author\" : \"anna\"");
            assertThat(result.findings().getFirst().evidence().getFirst().note())
                    .contains("of commit " + first.name().substring(0, 10) + " by anna, 2026-03-01; it is still there");
            Files.writeString(folder.resolve("accepted"), fingerprint + "\n");
            Suppressed suppressed = new Suppressed();
            suppressed.ignore(folder.resolve("accepted"));
            assertThat(scan(suppressed).history().accepted()).isEqualTo(1);
        }
    }

    @Test
    void otherBranchesCountAsWell() throws IOException, GitAPIException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            write("a.txt", "first\n");
            commit(git, "anna", 0);
            git.checkout().setCreateBranch(true).setName("side").call();
            write("a.txt", "use " + TOKEN + "\n");
            commit(git, "bob", 1);
            git.checkout().setName("main").call();
            assertThat(scan(new Suppressed()).history().hits())
                    .singleElement()
                    .satisfies(
                            hit -> assertThat(hit.commit().orElseThrow().end()).contains("not checked out"));
        }
    }

    @Test
    void stagedIsOnlyWhatTheNextCommitBrings() throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            write("a.txt", "use " + TOKEN + "\n");
            git.add().addFilepattern(".").call();
            assertThat(scan(new Suppressed()).staged().hits()).hasSize(1);
            commit(git, "anna", 0);
            assertThat(scan(new Suppressed()).staged().files()).isZero();
            write("a.txt", "moved\nuse " + TOKEN + "\nuse " + OTHER + "\n");
            write("unstaged.txt", "use " + OTHER + "\n");
            git.add().addFilepattern("a.txt").call();
            write("a.txt", "use neither\n");
            assertThat(scan(new Suppressed()).staged().hits())
                    .extracting(hit -> hit.path() + ":" + hit.line() + " " + hit.secret())
                    .containsExactly("a.txt:3 " + OTHER);
        }
    }

    @Test
    void noRepositoryIsAProblem() {
        assertThat(scan(new Suppressed()).history().problems())
                .singleElement()
                .satisfies(each -> assertThat(each.what()).contains("no git repository"));
    }

    /** An allow list that names a commit is for what that commit brought, not for the same where it comes again. */
    @Test
    void commitsThatAreAllowed() throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            write("a.txt", "use tok_ab12cd34\n");
            RevCommit first = commit(git, "anna", 0);
            write("b.txt", "use tok_ef56ab78\n");
            commit(git, "bob", 1);
            String rule = "[[rules]]\nid = 'a'\nregex = 'tok_([a-z0-9]{8})'\nkeywords = ['tok_']\n";
            String list = "[[allowlists]]\ncommits = ['" + first.name() + "']\n";
            assertThat(history(rule + list)).containsExactly("ef56ab78");
            assertThat(history(rule + list + "condition = 'AND'\npaths = ['b']\n"))
                    .hasSize(2);
            write("c.txt", "use tok_ab12cd34\n");
            commit(git, "carl", 2);
            assertThat(history(rule + list)).containsExactlyInAnyOrder("ef56ab78", "ab12cd34");
        }
    }

    private List<String> history(String rules) {
        ScanSettings settings = new ScanSettings(
                List.of(folder), RuleSetReader.parse(rules, "a.toml"), new Suppressed(), Planted.NOW, 1 << 20, 2);
        return new Scan(settings)
                .history().hits().stream().map(hit -> hit.secret()).toList();
    }
}
