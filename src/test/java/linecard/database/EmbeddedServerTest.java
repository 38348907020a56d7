package linecard.database;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;

import static linecard.database.EmbeddedSample.as;
import static linecard.database.EmbeddedSample.asOwner;
import static linecard.database.EmbeddedSample.run;
import static linecard.database.EmbeddedSample.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class EmbeddedServerTest extends EmbeddedHome {

    @Test
    void a_folder_is_made_with_all_in_it_at_the_first_start() throws Exception {
        var fresh = temporary.resolve("a/b");
        try (var server = EmbeddedServer.start(fresh, said::add); var owner = asOwner(server)) {
            assertThat(text(owner, "show server_version") + ".0")
                    .isEqualTo(EmbeddedBinaries.VERSION);
            assertThat(said).containsExactly("Unpacking PostgreSQL 18.6.0, once.",
                    "Making a new database in " + fresh.toRealPath().resolve("data") + ".");
            assertThat(fresh).isDirectoryNotContaining("glob:**.new")
                    .isDirectoryNotContaining("glob:**initdb.password");
            assertThat(rights(fresh.resolve("passwords.properties"))).isEqualTo("rw-------");
            assertThat(rights(fresh)).isEqualTo("rwx------");
            assertThat(rights(fresh.resolve("data"))).isEqualTo("rwx------");
        }
    }

    @Test
    void what_was_kept_is_there_after_a_restart() throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            run(owner, "create table notes (note text)", "insert into notes values ('kept')");
        }
        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, "select note from notes")).isEqualTo("kept");
        }
    }

    @Test
    void it_keeps_what_is_committed_and_lets_in_only_who_knows_the_password() throws Exception {
        try (var server = start();
                var admin = as(server, server.adminUser(), server.adminPassword())) {
            for (var on : List.of("fsync", "full_page_writes", "synchronous_commit",
                    "data_checksums"))
                assertThat(text(admin, "show " + on)).as(on).isEqualTo("on");
            assertThat(text(admin, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(admin, "show unix_socket_directories")).isEmpty();
            assertThat(text(admin, """
                    select setting from pg_file_settings where name = 'timezone'
                    """)).isEqualTo("UTC");
            assertThat(text(admin, """
                    select concat_ws(' ', datlocprovider, datlocale,
                                     pg_encoding_to_char(encoding))
                    from pg_database
                    where datname = 'linecard'
                    """)).isEqualTo("i und UTF8");
            assertThat(text(admin, """
                    select string_agg(concat_ws(' ', type, address, auth_method), ',')
                    from pg_hba_file_rules
                    """)).isEqualTo("host 127.0.0.1 scram-sha-256");
        }
        try (var server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "linecard_owner",
                    "wrong")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void the_owner_makes_roles_and_tables_and_is_no_superuser() throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, """
                    select rolsuper || ' ' || rolcreaterole || ' ' || rolbypassrls
                    from pg_roles
                    where rolname = current_user
                    """)).isEqualTo("false true false");
            assertThat(text(owner, """
                    select string_agg(extname, ' ' order by extname)
                    from pg_extension
                    """)).isEqualTo("btree_gist plpgsql unaccent");
            assertThat(text(owner, "select unaccent('Kovács Őrsi')")).isEqualTo("Kovacs Orsi");
            run(owner, "create table terms (rep int, days daterange,"
                    + " unique (rep, days without overlaps))");
        }
    }

    @Test
    void an_ordinary_role_may_not_call_set_config_and_enters_only_where_it_was_let_in()
            throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            run(owner, "create role clerk login password 'pencil'");
            assertThatThrownBy(() -> as(server, "clerk", "pencil"))
                    .hasMessageContaining("permission denied for database");
            run(owner, "grant connect on database linecard to clerk",
                    "select set_config('search_path', 'public', false)");
            try (var clerk = as(server, "clerk", "pencil")) {
                assertThatThrownBy(() -> run(clerk, "select set_config('a.b', 'c', true)"))
                        .hasMessageContaining("permission denied for function set_config");
            }
        }
    }

    @Test
    void root_runs_it_as_nobody_where_the_machine_refuses_namespaces() throws Exception {
        assumeTrue(EmbeddedSample.ROOT);
        var binaries = EmbeddedBinaries.unpackedIn(home, said::add);
        var nobody = EmbeddedUser.UNPRIVILEGED;
        var folder = EmbeddedFolder.open(home);
        nobody.takeOver(folder);
        var passwords = EmbeddedPasswords.of(folder);
        var start = EmbeddedStart.of(
                new EmbeddedCluster(folder, binaries, nobody, EmbeddedCluster.NO_DUTY), passwords);
        var postmaster = start.start(EmbeddedStart.ANY_PORT);
        assertThat(Files.getOwner(home.resolve("data/base")).getName()).isEqualTo("nobody");
        assertThat(postmaster.process().info().user()).hasValue("nobody");
        postmaster.stop();

        start().close();
        assertThat(Files.getOwner(home.resolve("data/base")).getName())
                .as("taken back where namespaces work").isEqualTo("root");
    }

    @Test
    void an_ordinary_user_runs_it_too_and_gets_no_data_of_others() throws Exception {
        assumeTrue(EmbeddedSample.ROOT);
        var as = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        var copy = Files.createDirectory(temporary.resolve("copy"));
        var theirs = Files.createDirectory(temporary.resolve("theirs"));
        var classPath = EmbeddedSample.classPathIn(copy);
        Files.setAttribute(theirs, "unix:uid", 65534);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));

        var program = EmbeddedProgram.start(as, classPath, theirs);
        EmbeddedProgram.lineWith("ready", program.inputReader());
        program.outputWriter().close();
        assertThat(program.waitFor()).isZero();
        assertThat(Files.getOwner(theirs.resolve("data")).getName()).isEqualTo("nobody");

        Files.setAttribute(home, "unix:uid", 65534);
        var refused = EmbeddedProgram.start(as, classPath, home);
        assertThat(EmbeddedProgram.lineWith("refused", refused.inputReader()))
                .contains("start Linecard as that user");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
