package dev.sinew.scan.app;

import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.Problem;
import dev.sinew.scan.Issuers;
import dev.sinew.scan.app.api.ApiMap;
import dev.sinew.scan.app.api.Endpoint;
import dev.sinew.scan.app.archive.Archive;
import dev.sinew.scan.app.archive.Limits;
import dev.sinew.scan.app.dex.AppCode;
import dev.sinew.scan.app.dex.CodeReader;
import dev.sinew.scan.app.dex.Names;
import dev.sinew.scan.app.dex.Program;
import dev.sinew.scan.app.manifest.Component;
import dev.sinew.scan.app.manifest.Manifest;
import dev.sinew.scan.app.manifest.NetworkSecurity;
import dev.sinew.scan.app.rules.App;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.Suppressed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scans packages of mobile apps. It holds nothing of one, so that several threads may use it. */
public final class AppScan {
    private final FileScanner scanner;
    private final Suppressed suppressed;
    private final LocalDate today;
    private final Limits limits;
    private final Issuers issuers;

    /**
     * A scan.
     *
     * @param scanner finds secrets in texts
     * @param suppressed what was accepted
     * @param now pins expire by that time
     * @param limits how much of a package is read
     * @param issuers who is asked whether secrets work
     */
    public AppScan(FileScanner scanner, Suppressed suppressed, Instant now, Limits limits, Issuers issuers) {
        this.issuers = issuers;
        this.scanner = scanner;
        this.suppressed = suppressed;
        this.limits = limits;
        today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** What is found in a file; nothing, with a problem, where it is no app. */
    public Optional<AppResult> scan(Path path, String name, List<Problem> problems) {
        try (Archive archive = Archive.open(path, limits)) {
            Optional<AppKind> kind = AppKind.of(archive);
            if (kind.isEmpty()) {
                problems.add(new Problem(name, -1, "not scanned as an app: it has neither a manifest nor code"));
                return Optional.empty();
            }
            return Optional.of(
                    kind.get() == AppKind.IPA
                            ? IosScan.scan(archive, name, new AppSecrets(scanner, suppressed, name, issuers))
                            : android(archive, name, kind.get()));
        } catch (IOException e) {
            problems.add(new Problem(name, -1, "not scanned as an app: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private AppResult android(Archive archive, String file, AppKind kind) throws IOException {
        AppSecrets secrets = new AppSecrets(scanner, suppressed, file, issuers);
        AppContents contents = new AppContents(file, secrets::file);
        contents.open(archive, kind);
        Set<String> started = started(contents.manifest());
        CodeReader reader = new CodeReader(started, contents.problems());
        contents.read(reader);
        AppCode code = reader.code();
        secrets.code(code.texts());
        App app = app(file, contents, code, started);
        List<Endpoint> endpoints = ApiMap.of(app);
        List<Finding> findings = new ArrayList<>(AppFindings.of(app, file));
        findings.addAll(secrets.findings(app.id(), AppFindings.facts("scan.app-hard-coded-secret")));
        return new AppResult(
                file,
                app.id(),
                contents.manifest().map(Manifest::version).orElse(""),
                kind,
                Findings.merged(findings),
                secrets.hits(),
                Answers.of(app, findings, endpoints),
                endpoints,
                contents.problems(),
                contents.files(),
                contents.bytes(),
                secrets.accepted());
    }

    private App app(String file, AppContents contents, AppCode code, Set<String> started) {
        Optional<Manifest> manifest = contents.manifest();
        Set<String> roots = new LinkedHashSet<>(started);
        contents.names().forEach(each -> roots.add(Names.descriptor(each)));
        Optional<NetworkSecurity> security = contents.security().map(NetworkSecurity::read);
        boolean unread = manifest.flatMap(Manifest::networkSecurity).isPresent() && security.isEmpty();
        return new App(
                manifest.map(Manifest::packageName)
                        .filter(each -> !each.isEmpty())
                        .orElse(file),
                manifest,
                security,
                unread,
                code,
                new Program(code),
                code.reachable(started.isEmpty() ? List.of() : roots),
                contents.signing(),
                contents.runtimes(),
                today);
    }

    /** The classes that the system makes objects of. */
    private static Set<String> started(Optional<Manifest> manifest) {
        Set<String> types = new LinkedHashSet<>();
        manifest.ifPresent(each -> {
            each.components().stream()
                    .map(Component::name)
                    .map(Names::descriptor)
                    .forEach(types::add);
            if (!each.applicationClass().isEmpty()) {
                types.add(Names.descriptor(each.applicationClass()));
            }
            each.values().forEach((name, value) -> {
                types.add(Names.descriptor(name));
                types.add(Names.descriptor(value));
            });
        });
        return types;
    }
}
