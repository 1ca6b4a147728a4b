package dev.sinew.store.sql;

import dev.sinew.store.Settings;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings as a table. */
record SqlSettings(Database database) implements Settings {
    @Override
    public void put(String key, String json) {
        database.change(handle ->
                handle.createUpdate("""
                        insert into setting (key, json) values (:key, :json)
                        on conflict (key) do update set json = excluded.json
                        """).bind("key", key).bind("json", json).execute());
    }

    @Override
    public Optional<String> get(String key) {
        return database.read(handle -> handle.createQuery("select json from setting where key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public boolean remove(String key) {
        return database.write(handle -> handle.createUpdate("delete from setting where key = :key")
                        .bind("key", key)
                        .execute()
                > 0);
    }

    @Override
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        database.read(handle -> handle
                .createQuery("select key, json from setting")
                .map((row, context) -> all.put(row.getString(1), row.getString(2)))
                .stream()
                .count());
        return Collections.unmodifiableSortedMap(all);
    }
}
