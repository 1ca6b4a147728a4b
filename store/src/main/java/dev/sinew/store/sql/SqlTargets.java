package dev.sinew.store.sql;

import dev.sinew.model.Sealed;
import dev.sinew.model.Severity;
import dev.sinew.store.Targets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Targets as a table. */
record SqlTargets(Database database) implements Targets {
    private static final String SELECT =
            "select name, kind, least, events, shown, created, key_id, settings from target";

    @Override
    public boolean add(Target target) {
        return database.write(handle -> handle.createUpdate("""
                        insert into target (name, kind, least, events, shown, created, key_id, settings)
                        values (:name, :kind, :least, :events, :shown, :created, :key, :settings)
                        on conflict (name) do nothing
                        """)
                        .bind("name", target.name())
                        .bind("kind", target.kind())
                        .bind("least", target.least().name())
                        .bind("events", Lines.of(target.events()))
                        .bind("shown", target.shown())
                        .bind("created", Micros.of(target.created()))
                        .bind("key", (long) target.keyId())
                        .bind("settings", target.settings().cipherText())
                        .execute()
                > 0);
    }

    @Override
    public Optional<Target> get(String name) {
        return database.read(handle -> handle.createQuery(SELECT + " where name = :name")
                .bind("name", name)
                .map((row, context) -> target(row))
                .findOne());
    }

    @Override
    public List<Target> all() {
        return database.read(handle -> handle.createQuery(SELECT + " order by name")
                .map((row, context) -> target(row))
                .list());
    }

    @Override
    public boolean remove(String name) {
        return database.write(handle -> {
            handle.createUpdate("delete from outbox where target = :name")
                    .bind("name", name)
                    .execute();
            return handle.createUpdate("delete from target where name = :name")
                            .bind("name", name)
                            .execute()
                    > 0;
        });
    }

    @Override
    public void reseal(List<Target> targets) {
        database.change(handle -> targets.forEach(target -> handle.createUpdate(
                        "update target set key_id = :key, settings = :settings where name = :name")
                .bind("key", (long) target.keyId())
                .bind("settings", target.settings().cipherText())
                .bind("name", target.name())
                .execute()));
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getString(1),
                row.getString(2),
                Severity.valueOf(row.getString(3)),
                Lines.set(row.getString(4)),
                row.getString(5),
                Micros.instant(row.getLong(6)),
                (int) row.getLong(7),
                new Sealed(row.getBytes(8)));
    }
}
