package linecard.database;

import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A database of its own as an older Linecard left it, to be brought up to date.
public final class OldDatabase implements AutoCloseable {

    private final SingleConnectionDataSource owner;

    private OldDatabase(SingleConnectionDataSource owner) {
        this.owner = owner;
    }

    /// @param version of the last migration that it has seen
    static OldDatabase at(Database.Server server, String version) {
        var ours = Objects.requireNonNull(server.ours());
        var name = "old_" + Long.toString(System.nanoTime(), 36);
        JdbcClient.create(new DriverManagerDataSource(
                ours.url(), ours.adminUser(), ours.adminPassword()))
                .sql("create database " + name + " owner " + ours.ownerUser()).update();
        var old = new OldDatabase(new SingleConnectionDataSource(
                ours.url().replace("/" + EmbeddedRoles.DATABASE, "/" + name),
                ours.ownerUser(), ours.ownerPassword(), true));
        old.migrate(version);
        return old;
    }

    /// For its owner, who is bound by row-level security too.
    public JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    public void migrate(String version) {
        Flyway.configure().dataSource(owner.getUrl(), owner.getUsername(), owner.getPassword())
                .locations("classpath:db").target(version).load().migrate();
    }

    @Override
    public void close() {
        owner.close();
    }

    /// Makes them for tests of other rooms.
    public record Cellar(Database.Server server) {

        public OldDatabase at(String version) {
            return OldDatabase.at(server, version);
        }

        /// With the small company that version 9 held, brought up to a version.
        public OldDatabase filled(String version) throws IOException {
            var old = at("9");
            old.owner().sql(new ClassPathResource("old/v009.sql")
                    .getContentAsString(StandardCharsets.UTF_8)).update();
            old.migrate(version);
            return old;
        }
    }
}
