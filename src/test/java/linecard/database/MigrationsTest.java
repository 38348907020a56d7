package linecard.database;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;

import static linecard.database.EmbeddedSample.asOwner;
import static linecard.database.EmbeddedSample.run;
import static linecard.database.EmbeddedSample.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// A newer program on older data: a backup first, then all changes of the tables or none.
class MigrationsTest extends EmbeddedHome {

    private static final String NEWEST = "select version from public.flyway_schema_history"
            + " where success order by installed_rank desc limit 1";

    @Test
    void an_upgrade_takes_a_backup_first_and_fails_without_a_trace() throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            var address = new DatabaseAddress(
                    server.url(), server.ownerUser(), server.ownerPassword());
            RuntimeRole.of(server.ownerPassword()).ensure(owner);
            upTo(address, "003");
            assertThat(Backups.of(home).bases()).isEmpty();

            var broken = Files.createDirectory(temporary.resolve("broken"));
            Files.writeString(broken.resolve("V900__access_first.sql"),
                    "create table public.half (id int);");
            Files.writeString(broken.resolve("V901__access_second.sql"), "select 1 / 0;");
            assertThatExceptionOfType(ServerRefused.class).isThrownBy(() ->
                    new Migrations(address, "classpath:db", "filesystem:" + broken)
                            .run(server, said::add))
                    .withMessageContaining("division by zero")
                    .withMessageContaining("as they were before")
                    .withMessageContaining("bin/linecard restore --at ");
            assertThat(text(owner, NEWEST)).isEqualTo("003");
            assertThat(text(owner, "select to_regclass('public.half')")).isNull();
            assertThat(Backups.of(home).bases()).singleElement()
                    .satisfies(base -> assertThat(base.manifest().schema()).isEqualTo("003"));
            assertThat(said).anyMatch(line -> line.contains("a backup is made first"));

            Migrations.of(address).run(server, said::add);
            assertThat(Migrations.of(address).due()).isZero();
            assertThat(Backups.of(home).bases()).hasSize(2);
            said.clear();
            Migrations.of(address).run(server, said::add);
            assertThat(said).as("nothing was due").isEmpty();
            assertThat(Backups.of(home).bases()).hasSize(2);
        }
    }

    private static void upTo(DatabaseAddress address, String version) {
        Flyway.configure()
                .dataSource(address.url(), address.ownerUser(), address.ownerPassword())
                .locations("classpath:db").target(version).load().migrate();
    }
}
