package dev.sinew.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.scan.engine.Hit;
import dev.sinew.scan.engine.Suppressed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Secrets in class files, alone and in archives. */
class CompiledClassTest {
    private static final String SOURCE = """
            package acme;
            class Shop {
                static final String DB_PASSWORD = "Tr4ndom!Word1";
                private String key = "q8ZpR2mVx0LdYw7TnB4sKc61";
                private String colour = "Tr4ndom!Colour";
                String apiKey = key + "x";
                void open(java.util.Properties settings) throws Exception {
                    settings.put("smtp.password", "Tr4ndom!Word2");
                    settings.put("smtp.colour", "Tr4ndom!Colour");
                    java.sql.DriverManager.getConnection("jdbc:mysql://h/a", "root", "Tr4ndom!Word3");
                    java.security.KeyStore.getInstance("JKS").load(null, "Tr4ndom!Word4".toCharArray());
                    String token = "glpat-q8ZpR2mVx0LdYw7TnB4s";
                    System.out.println(token + settings + " at https://bob:Tr4ndom!Word5@git.internal/a");
                }
                String getPassword() {
                    return "Tr4ndom!Word6";
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private byte[] compiled() throws IOException {
        Path source = Files.writeString(folder.resolve("Shop.java"), SOURCE);
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());
        assertThat(code).isZero();
        Files.delete(source);
        return Files.readAllBytes(folder.resolve("acme/Shop.class"));
    }

    private List<Hit> scan() {
        return new Scan(new ScanSettings(List.of(folder), Planted.OURS, new Suppressed(), Planted.NOW, 1 << 20, 2))
                .run()
                .hits();
    }

    @Test
    void secretsHaveTheirMethodAndLine() throws IOException {
        compiled();
        List<Hit> hits = scan();
        assertThat(hits)
                .extracting(Hit::secret)
                .containsExactlyInAnyOrder(
                        "Tr4ndom!Word1",
                        "Tr4ndom!Word2",
                        "Tr4ndom!Word3",
                        "Tr4ndom!Word4",
                        "glpat-q8ZpR2mVx0LdYw7TnB4s",
                        "Tr4ndom!Word5",
                        "Tr4ndom!Word6");
        assertThat(hits).allSatisfy(hit -> {
            assertThat(hit.path()).isEqualTo("acme/Shop.class");
            assertThat(hit.description()).contains(" (in acme.Shop.");
        });
        assertThat(hits)
                .filteredOn(hit -> hit.secret().equals("Tr4ndom!Word2"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.line()).isEqualTo(8))
                .satisfies(hit -> assertThat(hit.description()).endsWith("(in acme.Shop.open)"));
    }

    @Test
    void alsoInArchives() throws IOException {
        byte[] bytes = compiled();
        Files.delete(folder.resolve("acme/Shop.class"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("acme/Shop.class"));
            zip.write(bytes);
        }
        ByteArrayOutputStream library = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(library)) {
            zip.putNextEntry(new ZipEntry("classes.jar"));
            zip.write(out.toByteArray());
        }
        Files.write(folder.resolve("lib.aar"), library.toByteArray());
        assertThat(scan())
                .hasSize(7)
                .allSatisfy(hit -> assertThat(hit.path()).isEqualTo("lib.aar!/classes.jar!/acme/Shop.class"));
    }

    /** An annotation whose value is a list of a list of a list. */
    @Test
    void listsOfListsDoNotEndTheScan() throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "acme/Deep", null, "java/lang/Object", null);
        AnnotationVisitor note = writer.visitAnnotation("Lacme/Note;", true);
        AnnotationVisitor list = note.visitArray("value");
        for (int i = 0; i < 300_000; i++) {
            list = list.visitArray("");
        }
        note.visitEnd();
        writer.visitEnd();
        Files.createDirectories(folder.resolve("acme"));
        Files.write(folder.resolve("acme/Deep.class"), writer.toByteArray());
        Files.writeString(folder.resolve("a.env"), "DB_PASSWORD=Tr4ndom!Word9\n");
        assertThat(scan()).extracting(Hit::secret).containsExactly("Tr4ndom!Word9");
    }

    /** Whatever a file is made of, nothing is thrown, and what can be read stays bounded by the file. */
    @Test
    void damagedOnesAreQuiet() throws IOException {
        byte[] bytes = compiled();
        long seed = System.nanoTime();
        System.out.println("CompiledClassTest: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = Arrays.copyOf(bytes, i % 3 == 0 ? random.nextInt(bytes.length) + 1 : bytes.length);
            for (int k = 0; k < 1 + i % 7; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("acme/Shop.class"), damaged);
            assertThat(scan()).hasSizeLessThan(100);
        }
    }
}
