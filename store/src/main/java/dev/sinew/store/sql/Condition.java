package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;

/** What became of a store, where that is not what it should be. */
enum Condition {
    /** A restore began, and did not come to its end yet. */
    RESTORING("a restore into it was not finished", "Delete it (the folder, or the schema) and restore again");

    private final String what;
    private final String cure;

    Condition(String what, String cure) {
        this.what = what;
        this.cure = cure;
    }

    void set(Database database) {
        database.change(handle -> handle.createUpdate("insert into condition (name, value) values (:name, '')")
                .bind("name", name())
                .execute());
    }

    void clear(Database database) {
        database.change(handle -> handle.createUpdate("delete from condition where name = :name")
                .bind("name", name())
                .execute());
    }

    /** Refuses a store in such a condition. */
    static void check(Database database) {
        database
                .read(handle -> handle.createQuery("select name from condition")
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(Condition::valueOf)
                .findFirst()
                .ifPresent(condition -> {
                    throw new StoreUnavailable(database.failures().where(), condition.what, condition.cure);
                });
    }
}
