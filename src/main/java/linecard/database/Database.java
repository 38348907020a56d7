package linecard.database;

import com.zaxxer.hikari.HikariDataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import javax.sql.DataSource;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Finds or starts PostgreSQL, brings its tables up to date as their owner, and then works as the
/// weak runtime role only.
@Configuration(proxyBeanMethods = false)
class Database {

    static final int OLDEST_SERVER = 18;

    @Bean(destroyMethod = "close")
    Server server(
            @Value("${linecard.home}") Path home,
            @Value("${linecard.database-url:}") String url,
            @Value("${linecard.backups}") boolean archives) throws Exception {
        if (!url.isBlank()) return new Server(DatabaseAddress.of(url), null);
        var embedded = EmbeddedServer.start(home, archives, System.err::println);
        var address = new DatabaseAddress(
                embedded.url(), embedded.ownerUser(), embedded.ownerPassword());
        return new Server(address, embedded);
    }

    /// A server that is ours to stop, or somebody else's.
    record Server(DatabaseAddress address, @Nullable EmbeddedServer ours) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            if (ours != null) ours.close();
        }
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Server server) throws Exception {
        var address = server.address();
        var runtime = RuntimeRole.of(address.ownerPassword());
        try (var owner = DriverManager.getConnection(
                address.url(), address.ownerUser(), address.ownerPassword())) {
            requireNewEnough(owner.getMetaData());
            runtime.ensure(owner);
        }
        Migrations.of(address).run(server.ours(), System.err::println);
        runtime.requireWeak(address.url());
        runtime.advice(address.url()).ifPresent(System.err::println);
        return pool(address, runtime);
    }

    private static void requireNewEnough(DatabaseMetaData server) throws SQLException {
        if (server.getDatabaseMajorVersion() < OLDEST_SERVER) {
            throw new ServerRefused("This PostgreSQL is "
                    + server.getDatabaseProductVersion() + "; Linecard needs 18 or newer.");
        }
    }

    private static HikariDataSource pool(DatabaseAddress address, RuntimeRole runtime) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address.url());
        pool.setUsername(RuntimeRole.NAME);
        pool.setPassword(runtime.password());
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        // While the database is away the pool tries again in pauses of this length at most.
        pool.setConnectionTimeout(3_000);
        pool.addDataSourceProperty("ApplicationName", "linecard");
        // A booking fills temporary tables: else the driver would forget all statements that the
        // connection knows with each. PostgreSQL itself plans anew what a table's change touches.
        pool.addDataSourceProperty("flushCacheOnDdl", "false");
        // Each statement is planned for the values it has: a plan for any values guesses a few
        // rows where there are a hundred thousand.
        // Many ask at once, so each has one processor: to wake workers for one statement takes
        // longer than most statements do.
        // The sums of a large organisation fit into this much; with less they go over the disk.
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_custom_plan"
                + " -c max_parallel_workers_per_gather=0 -c work_mem=16MB");
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new BoundTransactions(dataSource);
    }
}
