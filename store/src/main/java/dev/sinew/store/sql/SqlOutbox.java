package dev.sinew.store.sql;

import dev.sinew.store.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/** The outbox as tables. */
final class SqlOutbox implements Outbox {
    private static final String FULL = "more than " + MOST_WAITING + " messages wait for this target";

    private final Database database;

    /** Numbers are given in turn. */
    private final ReentrantLock turn = new ReentrantLock();

    SqlOutbox(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Told> told() {
        Map<String, Told> all = new HashMap<>();
        database.read(handle -> handle.createQuery("select key, level, reference, at from told")
                        .map((row, context) -> new Told(
                                row.getString(1),
                                (int) row.getLong(2),
                                row.getString(3),
                                Micros.instant(row.getLong(4))))
                        .list())
                .forEach(each -> all.put(each.key(), each));
        return Collections.unmodifiableMap(all);
    }

    @Override
    public long put(List<Told> told, List<Message> messages) {
        turn.lock();
        try {
            return database.write(handle -> {
                told.forEach(each -> note(handle, each));
                return add(handle, messages);
            });
        } finally {
            turn.unlock();
        }
    }

    private static void note(Handle handle, Told told) {
        handle.createUpdate("""
                        insert into told (key, level, reference, at) values (:key, :level, :reference, :at)
                        on conflict (key) do update set level = excluded.level, reference = excluded.reference,
                            at = excluded.at
                        """)
                .bind("key", told.key())
                .bind("level", (long) told.level())
                .bind("reference", told.reference())
                .bind("at", Micros.of(told.at()))
                .execute();
    }

    private static long add(Handle handle, List<Message> messages) {
        if (messages.isEmpty()) {
            return 0;
        }
        Map<String, Long> waiting = new HashMap<>();
        handle.createQuery("select target, count(*) from outbox where dead = 0 group by target")
                .map((row, context) -> waiting.put(row.getString(1), row.getLong(2)))
                .list();
        long number = handle.createQuery("select coalesce(max(number), 0) from outbox")
                .mapTo(Long.class)
                .one();
        long dead = 0;
        for (Message message : messages) {
            number++;
            boolean full = waiting.merge(message.target(), 1L, Long::sum) > MOST_WAITING;
            if (insert(handle, number, message, full) && full) {
                dead++;
                dropOldest(handle, message.target());
            }
        }
        return dead;
    }

    private static boolean insert(Handle handle, long number, Message message, boolean full) {
        return handle.createUpdate("""
                        insert into outbox (number, target, event, at, dead, attempts, due, why, json)
                        select :number, name, :event, :at, :dead, 0, :at, :why, :json from target where name = :target
                        """)
                        .bind("number", number)
                        .bind("event", message.event())
                        .bind("at", Micros.of(message.at()))
                        .bind("dead", full ? 1L : 0L)
                        .bind("why", full ? FULL : "")
                        .bind("json", message.json())
                        .bind("target", message.target())
                        .execute()
                > 0;
    }

    @Override
    public void forget(List<String> keys) {
        database.change(handle -> keys.forEach(key -> handle.createUpdate("delete from told where key = :key")
                .bind("key", key)
                .execute()));
    }

    @Override
    public List<Waiting> next() {
        return database.read(handle ->
                handle.createQuery("""
                        select number, target, event, at, json, attempts, due from outbox
                        where number in (select min(number) from outbox where dead = 0 group by target) order by number
                        """).map((row, context) -> waiting(row)).list());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        Message message =
                new Message(row.getString(2), row.getString(3), Micros.instant(row.getLong(4)), row.getString(5));
        return new Waiting(row.getLong(1), message, (int) row.getLong(6), Micros.instant(row.getLong(7)));
    }

    @Override
    public void sent(long number) {
        database.change(handle -> handle.createUpdate("delete from outbox where number = :number")
                .bind("number", number)
                .execute());
    }

    @Override
    public void later(long number, Instant due, String why) {
        database.change(handle -> handle.createUpdate(
                        "update outbox set attempts = attempts + 1, due = :due, why = :why where number = :number")
                .bind("due", Micros.of(due))
                .bind("why", why)
                .bind("number", number)
                .execute());
    }

    @Override
    public void dead(long number, String why) {
        database.change(handle -> {
            handle.createUpdate(
                            "update outbox set attempts = attempts + 1, dead = 1, why = :why where number = :number")
                    .bind("why", why)
                    .bind("number", number)
                    .execute();
            handle.createQuery("select target from outbox where number = :number")
                    .bind("number", number)
                    .mapTo(String.class)
                    .findOne()
                    .ifPresent(target -> dropOldest(handle, target));
        });
    }

    private static void dropOldest(Handle handle, String target) {
        handle.createUpdate("""
                        delete from outbox where target = :target and dead = 1 and number <= (
                            select number from outbox where target = :target and dead = 1
                            order by number desc limit 1 offset :most)
                        """).bind("target", target).bind("most", MOST_DEAD).execute();
    }

    @Override
    public SortedMap<String, Standing> standings() {
        SortedMap<String, Standing> all = new TreeMap<>();
        database.read(handle -> handle.createQuery("""
                        select counts.target, waiting, gone, one.why from (
                            select target, sum(1 - dead) as waiting, sum(dead) as gone,
                                coalesce(min(case when dead = 0 then number end), max(number)) as shown
                            from outbox group by target) counts
                        join outbox one on one.number = counts.shown
                        """)
                .map((row, context) ->
                        all.put(row.getString(1), new Standing(row.getLong(2), row.getLong(3), row.getString(4))))
                .list());
        return Collections.unmodifiableSortedMap(all);
    }

    @Override
    public long retry(String target, Instant now) {
        return database.write(handle -> (long) handle.createUpdate("""
                        update outbox set dead = 0, attempts = 0, at = :now, due = :now, why = ''
                        where target = :target and dead = 1
                        """)
                .bind("now", Micros.of(now))
                .bind("target", target)
                .execute());
    }

    @Override
    public long clear(String target) {
        return database.write(
                handle -> (long) handle.createUpdate("delete from outbox where target = :target and dead = 1")
                        .bind("target", target)
                        .execute());
    }
}
