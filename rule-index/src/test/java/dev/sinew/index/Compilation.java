package dev.sinew.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One compilation in memory with the processor, against the real sources of what the index refers to in the model.
 *
 * @param messages warnings and errors as {@code File.java: message}
 * @param sources generated sources by class name
 * @param classes class files by class name
 */
record Compilation(boolean succeeded, List<String> messages, Map<String, String> sources, Map<String, byte[]> classes) {
    private static final Path MODEL = Path.of("..", "model", "src", "main", "java", "dev", "sinew", "model");

    /** Compiles sources, given by class name, into the index package {@code rules}. */
    static Compilation of(Map<String, String> sources) {
        return of(sources, List.of("-Asinew.index=rules"), List.of(new RuleIndexProcessor()));
    }

    static Compilation of(Map<String, String> sources, List<String> options, List<Processor> processors) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-Xlint:all,-processing", "-Werror", "-classpath", ""));
        all.addAll(options);
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
                Memory memory = new Memory(standard)) {
            List<Source> units = Stream.concat(
                            sources.entrySet().stream().map(each -> new Source(each.getKey(), each.getValue())),
                            Stream.of("Rule", "RuleEntry", "RuleFacts", "Severity", "Maturity")
                                    .map(Compilation::model))
                    .toList();
            JavaCompiler.CompilationTask task = compiler.getTask(null, memory, diagnostics, all, null, units);
            task.setProcessors(processors);
            boolean succeeded = task.call();
            List<String> messages = diagnostics.getDiagnostics().stream()
                    .map(each -> (each.getSource() == null ? "" : fileName(each.getSource()) + ": ")
                            + each.getMessage(Locale.ROOT))
                    .toList();
            return new Compilation(succeeded, messages, memory.sources(), memory.classes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The facts of all entries, from the compiled index, each as {@code id flaw ... instance's class}. */
    List<Entry> index() throws ReflectiveOperationException {
        ClassLoader loader = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        List<?> entries =
                (List<?>) loader.loadClass("rules.RuleIndex").getMethod("all").invoke(null);
        List<Entry> read = new ArrayList<>();
        for (Object entry : entries) {
            Object facts = component(entry, "facts");
            Map<String, Object> values = new HashMap<>();
            for (String name : Arrays.asList("id", "flaw", "title", "severity", "maturity", "owasp", "cwe", "page")) {
                values.put(name, component(facts, name));
            }
            read.add(new Entry(values, component(entry, "rule").getClass().getName()));
        }
        return read;
    }

    /** One entry of an index: its facts by name, and the class of its instance. */
    record Entry(Map<String, Object> facts, String rule) {
        String fact(String name) {
            return String.valueOf(facts.get(name));
        }
    }

    private static Object component(Object owner, String name) throws ReflectiveOperationException {
        return owner.getClass().getMethod(name).invoke(owner);
    }

    private static String fileName(JavaFileObject file) {
        return Path.of(file.getName()).getFileName().toString();
    }

    private static Source model(String name) {
        try {
            return new Source("dev.sinew.model." + name, Files.readString(MODEL.resolve(name + ".java")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className, Kind kind) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> sources = new TreeMap<>();
        private final Map<String, Output> classes = new TreeMap<>();

        Memory(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className, kind);
            (kind == JavaFileObject.Kind.SOURCE ? sources : classes).put(className, output);
            return output;
        }

        Map<String, String> sources() {
            Map<String, String> texts = new TreeMap<>();
            sources.forEach((name, output) -> texts.put(name, output.bytes.toString(StandardCharsets.UTF_8)));
            return texts;
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> files = new TreeMap<>();
            classes.forEach((name, output) -> files.put(name, output.bytes.toByteArray()));
            return files;
        }
    }
}
