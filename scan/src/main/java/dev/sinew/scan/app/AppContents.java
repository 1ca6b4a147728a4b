package dev.sinew.scan.app;

import dev.sinew.model.Problem;
import dev.sinew.scan.app.archive.Archive;
import dev.sinew.scan.app.archive.Entry;
import dev.sinew.scan.app.dex.CodeReader;
import dev.sinew.scan.app.file.FileTexts;
import dev.sinew.scan.app.manifest.Manifest;
import dev.sinew.scan.app.manifest.ManifestReader;
import dev.sinew.scan.app.resources.BinaryXml;
import dev.sinew.scan.app.resources.ProtoDocuments;
import dev.sinew.scan.app.resources.Resource;
import dev.sinew.scan.app.resources.ResourceTable;
import dev.sinew.scan.app.resources.Resources;
import dev.sinew.scan.app.resources.XmlElement;
import dev.sinew.scan.app.rules.Signing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies in an Android app, gathered from its package, or from all the packages that are installed together. First come manifest and
 * resources, then code, then all other files, one after the other, so that one is in memory at a time.
 */
final class AppContents {
    private static final int MAX_NESTED = 200;
    private static final int MAX_PROBLEMS = 200;

    /** A package with where it lies; the module of a bundle has a folder. */
    private record Part(Archive archive, String name, String folder) {}

    /** Takes the texts of one file. */
    interface Texts {
        void take(String file, byte[] utf8);
    }

    private final String file;
    private final Texts texts;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> runtimes = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private Optional<Manifest> manifest = Optional.empty();
    private Optional<XmlElement> security = Optional.empty();
    private Resources resources = Resources.NONE;
    private Signing signing = Signing.NONE;
    private boolean hasTable;
    private long files;
    private long bytes;

    AppContents(String file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    /** Reads all but code. */
    void open(Archive archive, AppKind kind) throws IOException {
        switch (kind) {
            case APK_SET -> nested(archive);
            case AAB -> modules(archive);
            default -> parts.add(new Part(archive, "", ""));
        }
        for (Part part : parts) {
            part.archive().oddities().forEach((what, count) -> problem(part.name(), what + " (" + count + " times)"));
            table(part);
        }
        for (Part part : parts) {
            declared(part);
        }
        if (!hasTable) {
            problem("", "has no table of resources: what stands there is not known");
        }
        if (manifest.isEmpty()) {
            problem("", "has no manifest that can be read: what it declares is not judged");
        }
        networkSecurity();
    }

    /** Gives all bytecode to a reader, then all texts of the other files to whoever takes them. */
    void read(CodeReader code) {
        for (Part part : parts) {
            for (Entry entry : part.archive().entries()) {
                String path = entry.name();
                if (path.endsWith(".dex")) {
                    bytes(part, entry).ifPresent(each -> code.read(file + "!" + shown(part, path), each));
                }
            }
        }
        for (Part part : parts) {
            part.archive().entries().forEach(entry -> content(part, entry, code));
        }
        for (Resource each : resources.all()) {
            String place = "res/values " + each.type() + "/" + each.name();
            if (each.type().equals("string") || each.type().equals("array")) {
                each.values().forEach(value -> texts.take(place, named(each.name(), value)));
            }
        }
    }

    private void content(Part part, Entry entry, CodeReader code) {
        String path = entry.name();
        runtime(path);
        if (path.endsWith(".dex") || path.endsWith("resources.arsc") || FileTexts.isNever(entry)) {
            return;
        }
        bytes(part, entry).ifPresent(each -> {
            if (FileTexts.isDex(each)) {
                code.read(file + "!" + shown(part, path), each);
            } else if (FileTexts.isArchive(each)) {
                inner(part, shown(part, path), each, code);
            } else {
                names(path, each);
                texts.take(shown(part, path), FileTexts.of(each));
            }
        });
    }

    /** An archive within: code and files of it, but no further ones. */
    private void inner(Part outer, String name, byte[] packed, CodeReader code) {
        try (Archive archive = outer.archive().within(packed)) {
            Part part = new Part(archive, name, "");
            for (Entry entry : archive.entries()) {
                if (!FileTexts.isNever(entry)) {
                    bytes(part, entry).ifPresent(each -> {
                        if (FileTexts.isDex(each)) {
                            code.read(file + "!" + name + "!" + entry.name(), each);
                        } else if (!FileTexts.isArchive(each)) {
                            texts.take(name + "!" + entry.name(), FileTexts.of(each));
                        }
                    });
                }
            }
        } catch (IOException e) {
            problem(name, "not looked into: " + e.getMessage());
        }
    }

    private void nested(Archive archive) throws IOException {
        for (Entry entry : archive.entries()) {
            if (entry.name().endsWith(".apk") && parts.size() < MAX_NESTED) {
                try {
                    parts.add(new Part(archive.within(entry), entry.name(), ""));
                } catch (IOException e) {
                    problem(entry.name(), "not looked into: " + e.getMessage());
                }
            }
        }
    }

    private void modules(Archive archive) {
        parts.add(new Part(archive, "", "base/"));
    }

    private void table(Part part) {
        String compiled = part.folder() + "resources.arsc";
        String message = part.folder() + "resources.pb";
        Optional<Resources> read = part.archive()
                .entry(compiled)
                .flatMap(each -> bytes(part, each))
                .filter(ResourceTable::is)
                .map(ResourceTable::read)
                .or(() -> part.archive()
                        .entry(message)
                        .flatMap(each -> bytes(part, each))
                        .map(ProtoDocuments::table));
        if (read.isPresent()) {
            hasTable = true;
            if (resources.all().isEmpty()) {
                resources = read.get();
            }
        }
    }

    private void declared(Part part) throws IOException {
        String name = part.folder().isEmpty() ? "AndroidManifest.xml" : part.folder() + "manifest/AndroidManifest.xml";
        Optional<XmlElement> root =
                part.archive().entry(name).flatMap(each -> bytes(part, each)).flatMap(AppContents::document);
        boolean split = root.flatMap(each -> each.attribute("split")).isPresent();
        if (root.isPresent() && root.get().name().equals("manifest") && !split && manifest.isEmpty()) {
            manifest = root.map(each -> ManifestReader.read(each, resources));
            signing = part.folder().isEmpty() ? SigningReader.read(part.archive()) : Signing.NONE;
        }
    }

    private static Optional<XmlElement> document(byte[] bytes) {
        return BinaryXml.is(bytes) ? BinaryXml.read(bytes) : ProtoDocuments.document(bytes);
    }

    /** The configuration that the manifest names; where the table is missing, the only document that looks like one. */
    private void networkSecurity() {
        Optional<String> reference = manifest.flatMap(Manifest::networkSecurity);
        if (reference.isEmpty()) {
            return;
        }
        List<String> paths = resources.values(reference.get());
        for (Part part : parts) {
            for (Entry entry : part.archive().entries()) {
                boolean meant = paths.isEmpty()
                        ? entry.name().startsWith(part.folder() + "res/")
                                && entry.name().endsWith(".xml")
                        : paths.contains(entry.name()
                                .substring(Math.min(
                                        part.folder().length(), entry.name().length())));
                if (meant && security.isEmpty()) {
                    security = bytes(part, entry)
                            .flatMap(AppContents::document)
                            .filter(each -> each.name().equals("network-security-config"));
                }
            }
        }
        if (security.isEmpty()) {
            problem("", "its network security configuration cannot be read");
        }
    }

    private void runtime(String path) {
        if (path.endsWith("/libflutter.so")) {
            runtimes.add("Flutter");
        } else if (path.endsWith("/libreactnativejni.so") || path.endsWith("/libhermes.so")) {
            runtimes.add("React Native");
        } else if (path.endsWith("/libmonodroid.so")) {
            runtimes.add("Xamarin");
        } else if (path.endsWith("/libunity.so")) {
            runtimes.add("Unity");
        }
    }

    /** Classes that documents and lists of services name: the system and loaders make objects of them. */
    private void names(String path, byte[] content) {
        boolean layout = path.startsWith("res/") && path.endsWith(".xml");
        boolean services = path.startsWith("META-INF/services/");
        if (services) {
            new String(content, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .forEach(names::add);
        } else if (layout) {
            document(content).ifPresent(this::named);
        }
    }

    private void named(XmlElement element) {
        if (element.name().contains(".")) {
            names.add(element.name());
        }
        element.attributes().values().stream()
                .filter(each -> each.matches("[a-zA-Z_][\\w$]*(\\.[\\w$]+)+"))
                .forEach(names::add);
        element.children().forEach(this::named);
    }

    private Optional<byte[]> bytes(Part part, Entry entry) {
        try {
            byte[] read = part.archive().read(entry);
            files++;
            bytes += read.length;
            return Optional.of(read);
        } catch (IOException e) {
            problem(shown(part, entry.name()), "not read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void problem(String inside, String what) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(inside.isEmpty() ? file : file + "!" + inside, -1, what));
        }
    }

    private static String shown(Part part, String path) {
        return part.name().isEmpty() ? path : part.name() + "!" + path;
    }

    private static byte[] named(String name, String value) {
        return (SecretText.line(name, value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    Optional<Manifest> manifest() {
        return manifest;
    }

    Optional<XmlElement> security() {
        return security;
    }

    Signing signing() {
        return signing;
    }

    List<String> runtimes() {
        return List.copyOf(runtimes);
    }

    Set<String> names() {
        return names;
    }

    List<Problem> problems() {
        return problems;
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
