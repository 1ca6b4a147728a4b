package dev.sinew.store.sql;

import dev.sinew.store.Accounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Accounts as a table. */
record SqlAccounts(Database database) implements Accounts {
    private static final String SELECT = "select name, password_hash, role, created, locked from account";

    @Override
    public void put(Account account) {
        database.change(handle -> handle.createUpdate("""
                        insert into account (name, password_hash, role, created, locked)
                        values (:name, :hash, :role, :created, :locked)
                        on conflict (name) do update set password_hash = excluded.password_hash, role = excluded.role,
                            created = excluded.created, locked = excluded.locked
                        """)
                .bind("name", account.name())
                .bind("hash", account.passwordHash().text())
                .bind("role", account.role())
                .bind("created", Micros.of(account.created()))
                .bind("locked", account.locked() ? 1L : 0L)
                .execute());
    }

    @Override
    public Optional<Account> get(String name) {
        return database.read(handle -> handle.createQuery(SELECT + " where name = :name")
                .bind("name", name)
                .map((row, context) -> account(row))
                .findOne());
    }

    @Override
    public boolean remove(String name) {
        return database.write(handle -> handle.createUpdate("delete from account where name = :name")
                        .bind("name", name)
                        .execute()
                > 0);
    }

    @Override
    public List<Account> all() {
        return database.read(handle -> handle.createQuery(SELECT + " order by name")
                .map((row, context) -> account(row))
                .list());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString(1),
                new PasswordHash(row.getString(2)),
                row.getString(3),
                Micros.instant(row.getLong(4)),
                row.getLong(5) != 0);
    }
}
