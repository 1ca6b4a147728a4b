package dev.sinew.store.sql;

import dev.sinew.store.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Policies as a table. */
final class SqlPolicies implements Policies {
    private static final String SELECT = "select number, at, json from policy where ";

    private final Database database;

    /** Numbers are given in turn. */
    private final ReentrantLock turn = new ReentrantLock();

    SqlPolicies(Database database) {
        this.database = database;
    }

    @Override
    public Published publish(String json, Instant at) {
        turn.lock();
        try {
            return database.write(handle -> {
                long number = handle.createQuery("select coalesce(max(number), 0) + 1 from policy")
                        .mapTo(Long.class)
                        .one();
                handle.createUpdate("insert into policy (number, at, json) values (:number, :at, :json)")
                        .bind("number", number)
                        .bind("at", Micros.of(at))
                        .bind("json", json)
                        .execute();
                return new Published(number, Micros.kept(at), json);
            });
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Optional<Published> newest() {
        return newest(Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public Optional<Published> get(long number) {
        return database.read(handle -> handle.createQuery(SELECT + "number = :number")
                .bind("number", number)
                .map((row, context) -> published(row))
                .findOne());
    }

    @Override
    public List<Published> newest(long before, int limit) {
        return database.read(handle -> handle.createQuery(SELECT + "number < :before order by number desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> published(row))
                .list());
    }

    private static Published published(ResultSet row) throws SQLException {
        return new Published(row.getLong(1), Micros.instant(row.getLong(2)), row.getString(3));
    }
}
