package dev.sinew.store.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a backup says about itself, as lines of {@code key=value}, the last of which is the checksum of those before. It is written
 * last: without it there is no backup.
 *
 * @param tablesVersion the version of the tables that its rows are of
 * @param database the name of the one that it was made of
 * @param at when
 * @param lastSequence the last entry of the journal in it
 * @param tables in the order in which they are restored
 */
record BackupManifest(int tablesVersion, String database, Instant at, long lastSequence, List<Table> tables) {
    static final String FILE = "manifest.properties";

    /** The version of the files' form. */
    private static final String FORMAT = "1";

    private static final String CHECKSUM = "sha256=";

    /** One table: the file has its name. */
    record Table(String name, List<String> columns, RowFile.Written written) {
        Table {
            columns = List.copyOf(columns);
        }

        Path file(Path folder) {
            return folder.resolve(name + ".rows");
        }
    }

    BackupManifest {
        tables = List.copyOf(tables);
    }

    long rows() {
        return tables.stream().mapToLong(table -> table.written().rows()).sum();
    }

    long bytes() {
        return tables.stream().mapToLong(table -> table.written().bytes()).sum();
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(
                "format=" + FORMAT,
                "tables-version=" + tablesVersion,
                "database=" + database,
                "at=" + at,
                "last-sequence=" + lastSequence,
                "tables=" + String.join(",", tables.stream().map(Table::name).toList())));
        for (Table table : tables) {
            lines.add(table.name() + ".columns=" + String.join(",", table.columns()));
            lines.add(table.name() + ".rows=" + table.written().rows());
            lines.add(table.name() + ".bytes=" + table.written().bytes());
            lines.add(table.name() + ".sha256=" + table.written().sha256());
        }
        String body = String.join("\n", lines) + "\n";
        return body + CHECKSUM + Sha256.of(body) + "\n";
    }

    /**
     * Reads the manifest of a backup.
     *
     * @throws IOException where there is none, or it is not as it was written
     */
    static BackupManifest read(Path folder) throws IOException {
        String text = Files.readString(folder.resolve(FILE), StandardCharsets.UTF_8);
        int end = text.lastIndexOf(CHECKSUM);
        // The last of all keys that end like this.
        int start = end > 0 && text.charAt(end - 1) == '\n' ? end : -1;
        if (start < 0 || !text.substring(start).strip().equals(CHECKSUM + Sha256.of(text.substring(0, start)))) {
            throw new IOException("its " + FILE + " is not as it was written");
        }
        Map<String, String> values = new HashMap<>();
        text.lines()
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        if (!FORMAT.equals(values.get("format"))) {
            throw new IOException("a newer version of Sinew made it");
        }
        return of(values);
    }

    private static BackupManifest of(Map<String, String> values) throws IOException {
        try {
            List<Table> tables = new ArrayList<>();
            for (String name : value(values, "tables").split(",", -1)) {
                RowFile.Written written = new RowFile.Written(
                        Long.parseLong(value(values, name + ".rows")),
                        Long.parseLong(value(values, name + ".bytes")),
                        value(values, name + ".sha256"));
                tables.add(
                        new Table(name, List.of(value(values, name + ".columns").split(",", -1)), written));
            }
            return new BackupManifest(
                    Integer.parseInt(value(values, "tables-version")),
                    value(values, "database"),
                    Instant.parse(value(values, "at")),
                    Long.parseLong(value(values, "last-sequence")),
                    tables);
        } catch (NumberFormatException | DateTimeException e) {
            throw new IOException("its " + FILE + " cannot be read", e);
        }
    }

    private static String value(Map<String, String> values, String key) throws IOException {
        String value = values.get(key);
        if (value == null) {
            throw new IOException("its " + FILE + " lacks " + key);
        }
        return value;
    }
}
