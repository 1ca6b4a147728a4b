package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The tables, by numbered scripts. Scripts of all databases are numbered together: the same number gives the same columns, so that
 * a backup of one can be restored into the other.
 *
 * @param folder of the scripts, below that of this class
 * @param schema that the tables are in; empty where the database has none
 */
record Migrations(Failures failures, DataSource source, String folder, String schema) {
    private static final String SCRIPTS = "classpath:dev/sinew/store/sql/migrations/";

    /** The number of the newest script of all. */
    static final int NEWEST = 2;

    /** Brings the tables to what this version of Sinew uses. Where they are that already, the library for it is not even loaded. */
    void migrate() {
        if (applied() != NEWEST) {
            migrateTo(MigrationVersion.LATEST);
        }
    }

    /** Brings the tables to a version, the one that a backup was made with. */
    void migrateTo(MigrationVersion version) {
        try {
            Flyway flyway = configuration().target(version).load();
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    /** Sees that the tables are those that this version of Sinew uses, and changes nothing. */
    void check() {
        if (applied() == NEWEST) {
            return;
        }
        try {
            Flyway flyway = configuration().load();
            refuseNewer(flyway);
            if (flyway.info().pending().length > 0) {
                throw new StoreUnavailable(
                        failures.where(),
                        "there is no store, or an older version of Sinew wrote it",
                        "Start `sinew serve` once with this version, which makes or migrates it");
            }
        } catch (FlywayException e) {
            throw failures.of(e);
        }
    }

    /** The version of the tables as they are. */
    int version() {
        MigrationInfo current = configuration().load().info().current();
        return current == null ? 0 : Integer.parseInt(current.getVersion().getVersion());
    }

    /** The number of the last script that ran, by what the library notes of it; 0 where it cannot be told so simply. */
    private int applied() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select version, success from flyway_schema_history order by installed_rank desc limit 1")) {
            return row.next() && row.getBoolean(2) ? Integer.parseInt(row.getString(1)) : 0;
        } catch (SQLException | NumberFormatException e) {
            // No such table, or whatever else is wrong: the library knows better, or fails with a better message.
            return 0;
        }
    }

    private void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().all())
                .filter(each -> each.getState() == MigrationState.FUTURE_SUCCESS
                        || each.getState() == MigrationState.FUTURE_FAILED)
                .findFirst()
                .ifPresent(newer -> {
                    throw new StoreUnavailable(
                            failures.where(),
                            "a newer version of Sinew wrote it (tables of version " + newer.getVersion() + ")",
                            "Use that version or a newer one, or restore a backup that this one made");
                });
    }

    private FluentConfiguration configuration() {
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations(SCRIPTS + folder)
                .connectRetries(0);
        return schema.isEmpty() ? configuration : configuration.schemas(schema).createSchemas(true);
    }
}
