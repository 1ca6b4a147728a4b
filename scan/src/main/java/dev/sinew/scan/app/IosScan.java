package dev.sinew.scan.app;

import dev.sinew.model.Confidence;
import dev.sinew.model.Finding;
import dev.sinew.model.Findings;
import dev.sinew.model.Problem;
import dev.sinew.scan.app.api.Endpoint;
import dev.sinew.scan.app.api.Mentioned;
import dev.sinew.scan.app.archive.Archive;
import dev.sinew.scan.app.archive.Entry;
import dev.sinew.scan.app.file.FileTexts;
import dev.sinew.scan.app.file.MachO;
import dev.sinew.scan.app.macho.TextUses;
import dev.sinew.scan.app.plist.PropertyList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scans a package for iOS: its property lists, the texts of its binaries and its files, and what it declares of connections (App Transport
 * Security). Its code is not followed, and what that leaves open is said.
 */
final class IosScan {
    private static final int MAX_PROBLEMS = 200;
    private static final int MAX_ENDPOINTS = 500;
    private static final String INFO = "Info.plist";

    private final Archive archive;
    private final String file;
    private final AppSecrets secrets;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private PropertyList info = new PropertyList("", List.of(), Map.of());
    private String id;
    private boolean encrypted;
    private long files;
    private long bytes;

    private IosScan(Archive archive, String file, AppSecrets secrets) {
        this.archive = archive;
        this.file = file;
        this.secrets = secrets;
        id = file;
    }

    static AppResult scan(Archive archive, String file, AppSecrets secrets) {
        return new IosScan(archive, file, secrets).run();
    }

    private AppResult run() {
        archive.oddities().forEach((what, count) -> problem("", what + " (" + count + " times)"));
        archive.entries().stream()
                .filter(each -> each.name().matches("Payload/[^/]+\\.app/Info\\.plist"))
                .findFirst()
                .flatMap(each -> bytes(archive, each))
                .flatMap(PropertyList::read)
                .ifPresentOrElse(
                        read -> info = read, () -> problem(INFO, "cannot be read: what it declares is not judged"));
        String bundle = info.get("CFBundleIdentifier").text();
        id = bundle.isEmpty() ? file : bundle;
        for (Entry each : archive.entries()) {
            if (!FileTexts.isNever(each)) {
                bytes(archive, each).ifPresent(content -> file(each.name(), content));
            }
        }
        transport();
        findings.addAll(secrets.findings(id, AppFindings.facts("scan.app-hard-coded-secret")));
        List<Endpoint> calls = endpoints.values().stream()
                .sorted(Comparator.comparing(Endpoint::operation))
                .toList();
        return new AppResult(
                file,
                id,
                info.get("CFBundleShortVersionString").text(),
                AppKind.IPA,
                Findings.merged(findings),
                secrets.hits(),
                List.of(
                        Answers.secrets(findings, !encrypted),
                        interception(),
                        new Answer(
                                Answer.Question.OBFUSCATED,
                                Answer.Verdict.UNKNOWN,
                                "names of compiled code are not measured for iOS"),
                        Answers.apis(calls)),
                calls,
                problems,
                files,
                bytes,
                secrets.accepted());
    }

    private void file(String path, byte[] content) {
        if (FileTexts.isArchive(content)) {
            inner(path, content);
        } else {
            content(path, content);
        }
    }

    /** An archive within: files of it, but no further ones. */
    private void inner(String path, byte[] packed) {
        try (Archive within = archive.within(packed)) {
            for (Entry each : within.entries()) {
                if (!FileTexts.isNever(each)) {
                    bytes(within, each)
                            .filter(content -> !FileTexts.isArchive(content))
                            .ifPresent(content -> content(path + "!" + each.name(), content));
                }
            }
        } catch (IOException e) {
            problem(path, "not looked into: " + e.getMessage());
        }
    }

    private void content(String path, byte[] content) {
        if (path.endsWith(".plist")) {
            PropertyList.read(content).ifPresent(list -> text(path, list.lines().getBytes(StandardCharsets.UTF_8)));
            return;
        }
        if (MachO.is(content)) {
            executable(path, content);
            return;
        }
        byte[] text = FileTexts.of(content);
        text(path, text);
        if (path.endsWith("embedded.mobileprovision") && debuggable(text)) {
            notice("scan.app-debuggable", path, "the profile has get-task-allow");
        }
    }

    /** Its constants; which class uses one is looked for where a secret was found. */
    private void executable(String path, byte[] content) {
        if (MachO.isEncrypted(content)) {
            problem(path, "encrypted by the store: its texts cannot be read");
            encrypted = true;
        }
        MachO.Texts texts = MachO.texts(content);
        byte[] utf8 = texts.utf8();
        Optional<TextUses> uses = TextUses.of(content, texts.start());
        secrets.executable(path, utf8, line -> uses.flatMap(each -> each.user(texts.offset(line))));
        addresses(path, utf8);
    }

    private void text(String path, byte[] utf8) {
        secrets.file(path, utf8);
        addresses(path, utf8);
    }

    private void addresses(String path, byte[] utf8) {
        for (String url : Mentioned.addresses(utf8)) {
            if (endpoints.size() < MAX_ENDPOINTS) {
                Mentioned.endpoint(url, path)
                        .ifPresent(
                                each -> endpoints.putIfAbsent(each.operation().toString(), each));
            }
        }
    }

    private static boolean debuggable(byte[] text) {
        String all = new String(text, StandardCharsets.UTF_8).replaceAll("\\s+", "");
        return all.contains("<key>get-task-allow</key><true/>");
    }

    private void transport() {
        PropertyList security = info.get("NSAppTransportSecurity");
        if (security.get("NSAllowsArbitraryLoads").isTrue()) {
            notice("scan.app-cleartext-permitted", INFO, "NSAllowsArbitraryLoads is true: for all hosts");
        }
        security.get("NSExceptionDomains").entries().forEach((domain, rules) -> {
            boolean allowed = rules.get("NSExceptionAllowsInsecureHTTPLoads").isTrue()
                    || rules.get("NSTemporaryExceptionAllowsInsecureHTTPLoads").isTrue();
            if (allowed && !domain.equals("localhost") && !domain.startsWith("127.")) {
                notice("scan.app-cleartext-permitted", INFO, "allowed for " + domain);
            }
            String version = rules.get("NSExceptionMinimumTLSVersion").text();
            if (version.equals("TLSv1.0") || version.equals("TLSv1.1")) {
                notice("scan.app-weak-tls-version", INFO, version + " is allowed for " + domain);
            }
        });
    }

    private Answer interception() {
        PropertyList security = info.get("NSAppTransportSecurity");
        if (security.get("NSAllowsArbitraryLoads").isTrue()) {
            return new Answer(
                    Answer.Question.INTERCEPTION,
                    Answer.Verdict.YES,
                    "unencrypted connections are allowed for all hosts");
        }
        Map<String, PropertyList> pinned = security.get("NSPinnedDomains").entries();
        return pinned.isEmpty()
                ? new Answer(
                        Answer.Question.INTERCEPTION,
                        Answer.Verdict.UNKNOWN,
                        "the property list pins nothing, and code for iOS is not followed")
                : new Answer(
                        Answer.Question.INTERCEPTION,
                        Answer.Verdict.PARTLY,
                        "the property list pins "
                                + String.join(
                                        ", ", pinned.keySet().stream().sorted().toList()));
    }

    private void notice(String rule, String place, String note) {
        findings.add(AppFindings.noticed(AppFindings.facts(rule), id, file, place, Confidence.CONFIRMED, note));
    }

    private Optional<byte[]> bytes(Archive from, Entry entry) {
        try {
            byte[] read = from.read(entry);
            files++;
            bytes += read.length;
            return Optional.of(read);
        } catch (IOException e) {
            problem(entry.name(), "not read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void problem(String inside, String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(inside.isEmpty() ? file : file + "!" + inside, -1, what));
        }
    }
}
