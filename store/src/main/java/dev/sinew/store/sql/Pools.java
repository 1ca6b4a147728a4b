package dev.sinew.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Pools of connections. */
final class Pools {
    /** How long a caller waits for a connection before it is told that the store is unavailable. */
    private static final int WAIT_MILLIS = 10_000;

    private Pools() {}

    static HikariDataSource pool(DataSource source, int most, Consumer<HikariConfig> more) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setPoolName("sinew-store");
        more.accept(config);
        return new HikariDataSource(config);
    }
}
