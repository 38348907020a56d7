package linecard.database;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static linecard.database.EmbeddedSample.asOwner;
import static linecard.database.EmbeddedSample.await;
import static linecard.database.EmbeddedSample.classPath;
import static linecard.database.EmbeddedSample.living;
import static linecard.database.EmbeddedSample.run;
import static linecard.database.EmbeddedSample.text;
import static org.assertj.core.api.Assertions.assertThat;

/// Of what was committed nothing is lost, whoever is killed with -9.
class EmbeddedKilledTest extends EmbeddedHome {

    @Test
    void committed_rows_outlive_a_killed_server_which_comes_back_by_itself() throws Exception {
        try (var server = start()) {
            try (var owner = asOwner(server)) {
                run(owner, "create table notes (note text)", "insert into notes values ('kept')");
            }
            var killed = living(home);
            killed.process().destroyForcibly();
            try (var owner = awaitOwner(server)) {
                assertThat(text(owner, "select note from notes")).isEqualTo("kept");
            }
            assertThat(living(home).process().pid()).isNotEqualTo(killed.process().pid());
            assertThat(said).contains("The database has stopped; starting it again.");
        }
        assertThat(EmbeddedPostmaster.living(home.resolve("data"))).isEmpty();
    }

    @Test
    void the_server_of_a_killed_program_is_taken_over() throws Exception {
        var program = EmbeddedProgram.start(List.of(), classPath(), home);
        leaveKeptNote(program);
        program.destroyForcibly().waitFor();
        assertThat(living(home).process().isAlive()).isTrue();

        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, "select note from notes")).isEqualTo("kept");
            assertThat(said).containsExactly(
                    "Stopping the database that a killed Linecard left running.");
        }
    }

    @Test
    void after_a_kill_of_program_and_server_committed_rows_are_there() throws Exception {
        var program = EmbeddedProgram.start(List.of(), classPath(), home);
        leaveKeptNote(program);
        program.destroyForcibly();
        living(home).process().destroyForcibly();
        program.waitFor();

        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, "select note from notes")).isEqualTo("kept");
        }
    }

    @Test
    void a_number_in_the_pid_file_that_is_another_program_is_left_alone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(home.resolve("data/postmaster.pid"),
                    stranger.pid() + "\n" + home.resolve("data") + "\n0\n5432\n\n127.0.0.1\n");
            start().close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_killed_initdb_leaves_nothing_that_is_taken_for_data() throws Exception {
        var fresh = EmbeddedSample.withProgramsOnly(temporary.resolve("fresh"));
        var program = EmbeddedProgram.start(List.of(), classPath(), fresh);
        await(() -> Files.exists(fresh.resolve("data.new/PG_VERSION")));
        program.descendants().forEach(ProcessHandle::destroyForcibly);
        program.destroyForcibly().waitFor();
        assertThat(fresh.resolve("data")).doesNotExist();

        try (var server = EmbeddedServer.start(fresh, said::add); var owner = asOwner(server)) {
            assertThat(text(owner, "select current_database()")).isEqualTo("linecard");
            assertThat(fresh.resolve("data.new")).doesNotExist();
        }
    }

    private static Connection awaitOwner(EmbeddedServer server) {
        var connection = new AtomicReference<Connection>();
        await(() -> {
            try {
                connection.set(asOwner(server));
                return true;
            } catch (SQLException _) {
                return false;
            }
        });
        return connection.get();
    }

    private static void leaveKeptNote(Process program) throws Exception {
        var ready = EmbeddedProgram.lineWith("ready", program.inputReader()).split(" ");
        var url = EmbeddedDoor.url(Integer.parseInt(ready[1]), "linecard");
        try (var owner = DriverManager.getConnection(url, "linecard_owner", ready[2])) {
            run(owner, "create table notes (note text)", "insert into notes values ('kept')");
        }
    }
}
