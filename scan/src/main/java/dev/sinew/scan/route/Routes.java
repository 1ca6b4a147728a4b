package dev.sinew.scan.route;

import dev.sinew.model.Problem;
import dev.sinew.scan.app.archive.Archive;
import dev.sinew.scan.app.archive.Entry;
import dev.sinew.scan.app.archive.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Collects the routes of sources, class files and jars. Of a jar that runs by itself the classes of the application are read, not those of the
 * libraries within. No class is loaded.
 */
public final class Routes {
    private static final int MAX_FILE = 16 << 20;

    private final Map<String, Code> classes = new LinkedHashMap<>();
    private final Constants constants = new Constants();
    private final List<Problem> problems;

    /** Collects; what cannot be read is added to the problems. */
    public Routes(List<Problem> problems) {
        this.problems = problems;
    }

    /** Whether a file's name says that it may have routes. */
    public static boolean isOne(String name) {
        return name.endsWith(".java") || name.endsWith(".class") || name.endsWith(".jar") || name.endsWith(".war");
    }

    /** Reads a file. */
    public void read(Path path, String name) {
        try {
            if (name.endsWith(".jar") || name.endsWith(".war")) {
                jar(path, name);
            } else if (Files.size(path) <= MAX_FILE) {
                file(name, Files.readAllBytes(path));
            } else {
                problems.add(new Problem(name, -1, "not read for routes: it is longer than " + MAX_FILE + " bytes"));
            }
        } catch (IOException e) {
            problems.add(new Problem(name, -1, "not read for routes: " + e.getMessage()));
        }
    }

    /** All routes in the order of path and method, each once. */
    public List<Route> all() {
        TreeSet<Route> found = new TreeSet<>();
        Map<String, Code> known = new LinkedHashMap<>();
        classes.forEach((name, each) -> known.put(name, constants.resolved(each)));
        AnnotatedRoutes annotated = new AnnotatedRoutes(known);
        for (Code each : known.values()) {
            annotated.of(each, found::add);
            ManagedRoutes.of(each, found::add);
            CalledRoutes.of(each, found::add);
        }
        return List.copyOf(found);
    }

    private void jar(Path path, String name) throws IOException {
        try (Archive archive = Archive.open(path, Limits.USUAL)) {
            List<Entry> entries = new ArrayList<>(archive.entries());
            for (Entry each : entries) {
                if (each.name().endsWith(".class")) {
                    try {
                        file(each.name(), archive.read(each));
                    } catch (IOException e) {
                        problems.add(
                                new Problem(name + "!" + each.name(), -1, "not read for routes: " + e.getMessage()));
                    }
                }
            }
        }
    }

    private void file(String name, byte[] bytes) {
        if (name.endsWith(".class")) {
            BytecodeReader.read(bytes).ifPresent(each -> classes.putIfAbsent(each.name(), each));
        } else {
            SourceReader.Source source = SourceReader.read(new String(bytes, StandardCharsets.UTF_8));
            source.classes().forEach(each -> classes.putIfAbsent(each.name(), each));
            constants.add(source.constants());
        }
    }
}
