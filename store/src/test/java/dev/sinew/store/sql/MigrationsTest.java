package dev.sinew.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    /** Scripts of all databases are numbered together, so that a backup of one fits the other. */
    @Test
    void hasScriptsOfTheSameNumbersForEachDatabase() throws Exception {
        TreeSet<Integer> sqlite = new TreeSet<>(numbers("sqlite-journal"));
        sqlite.addAll(numbers("sqlite-state"));

        assertThat(sqlite).isEqualTo(new TreeSet<>(numbers("postgresql")));
        assertThat(sqlite.last()).isEqualTo(Migrations.NEWEST);
    }

    private static List<Integer> numbers(String folder) throws IOException, URISyntaxException {
        Path scripts = Path.of(Objects.requireNonNull(Migrations.class.getResource("migrations/" + folder))
                .toURI());
        try (Stream<Path> files = Files.list(scripts)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> Integer.valueOf(name.substring(1, name.indexOf("__"))))
                    .toList();
        }
    }
}
