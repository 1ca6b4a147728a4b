package dev.sinew.scan.app;

import com.reandroid.apk.AndroidFrameworks;
import com.reandroid.arsc.chunk.PackageBlock;
import com.reandroid.arsc.chunk.TableBlock;
import com.reandroid.arsc.chunk.xml.ResXmlDocument;
import com.reandroid.xml.XMLFactory;
import dev.sinew.model.Finding;
import dev.sinew.model.Problem;
import dev.sinew.scan.Issuers;
import dev.sinew.scan.app.archive.Limits;
import dev.sinew.scan.engine.FileScanner;
import dev.sinew.scan.engine.Suppressed;
import dev.sinew.scan.rules.RuleSetReader;
import dev.sinew.scan.verify.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.xmlpull.v1.XmlPullParserException;

/** Makes an app, with documents and resources compiled by a library that has nothing to do with how they are read. */
final class AppMaker {
    /** A secret key in Stripe's form, of no account. */
    static final String KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc";

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    static final AppScan SCAN = scanner(Limits.USUAL);
    static final String MAIN = "<activity android:name=\".Main\" android:exported=\"true\"><intent-filter>"
            + "<action android:name=\"android.intent.action.MAIN\"/>"
            + "<category android:name=\"android.intent.category.LAUNCHER\"/></intent-filter></activity>";

    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<Problem> problems = new ArrayList<>();
    private final TableBlock table = new TableBlock();
    private final PackageBlock resources;

    AppMaker() {
        table.addFramework(AndroidFrameworks.getLatest().getTableBlock());
        resources = table.newPackage(0x7f, "com.bank.app");
        resource("xml", "security", "res/xml/security.xml");
    }

    static AppScan scanner(Limits limits) {
        return new AppScan(
                new FileScanner(RuleSetReader.ours(), new Verifier(NOW)),
                new Suppressed(),
                NOW,
                limits,
                Issuers.NOBODY);
    }

    /** An app that may open connections, made for Android 14, with nothing else. */
    static AppMaker usual() {
        return new AppMaker().application("android:allowBackup=\"false\"", "");
    }

    /** The usual app with {@link #KEY} as a text in its code. */
    static AppMaker withKey() {
        return usual().main(code -> code.text(0, KEY).ends());
    }

    /** The manifest with attributes of the application and elements in it; {@code com.bank.app.Main} is what the launcher starts. */
    AppMaker application(String attributes, String content) {
        return manifest("<uses-sdk android:minSdkVersion=\"26\" android:targetSdkVersion=\"34\"/>"
                + "<uses-permission android:name=\"android.permission.INTERNET\"/><application " + attributes + ">"
                + MAIN + content + "</application>");
    }

    AppMaker manifest(String content) {
        return document(
                "AndroidManifest.xml",
                "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.bank.app\""
                        + " android:versionName=\"1.2\">" + content + "</manifest>");
    }

    AppMaker document(String path, String xml) {
        try {
            ResXmlDocument document = new ResXmlDocument();
            document.setPackageBlock(resources);
            document.parse(XMLFactory.newPullParser(xml));
            document.refreshFull();
            files.put(path, document.getBytes());
            return this;
        } catch (IOException | XmlPullParserException e) {
            throw new IllegalStateException(e);
        }
    }

    AppMaker resource(String type, String name, String value) {
        resources.getOrCreate("", type, name).setValueAsString(value);
        return this;
    }

    /** A network security configuration, which the manifest has to name as {@code @xml/security}. */
    AppMaker security(String content) {
        resource("xml", "security", "res/xml/security.xml");
        return document("res/xml/security.xml", "<network-security-config>" + content + "</network-security-config>");
    }

    /** The bytes of a file that it has. */
    byte[] content(String path) {
        return Objects.requireNonNull(files.get(path));
    }

    AppMaker file(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    AppMaker file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    AppMaker code(DexMaker dex) {
        return file("classes.dex", dex.bytes());
    }

    /** Code of what the launcher starts: one method, static, with eight registers. */
    AppMaker main(java.util.function.Consumer<CodeMaker> code) {
        return code(new DexMaker().type("Lcom/bank/app/Main;", type -> type.statics("run()V", 8, code)));
    }

    byte[] bytes() {
        return bytes(true);
    }

    byte[] bytes(boolean withTable) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        if (withTable) {
            table.refreshFull();
            all.putIfAbsent("resources.arsc", table.getBytes());
        }
        return zip(all);
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    AppResult scan() {
        return scan(bytes(), problems);
    }

    static AppResult scan(byte[] bytes, List<Problem> problems) {
        try {
            Path file = Files.createTempFile("app", ".apk");
            try {
                Files.write(file, bytes);
                return SCAN.scan(file, "bank.apk", problems).orElseThrow(() -> new AssertionError(problems.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a rule says of it: confidence, place and note. */
    List<String> says(String rule) {
        return says(scan(), rule);
    }

    static List<String> says(AppResult result, String rule) {
        return result.findings().stream()
                .filter(each -> each.rule().id().equals("scan.app-" + rule))
                .map(AppMaker::said)
                .toList();
    }

    private static String said(Finding finding) {
        return finding.confidence() + " " + finding.evidence().getFirst().note();
    }
}
