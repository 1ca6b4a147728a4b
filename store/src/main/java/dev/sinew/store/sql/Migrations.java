package dev.sinew.store.sql;

import dev.sinew.store.StoreUnavailable;
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

    /** Brings the tables to what this version of Sinew uses. */
    void migrate() {
        migrateTo(MigrationVersion.LATEST);
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
