package linecard.upkeep;

import linecard.database.MigratedHome;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// The commands of bin/linecard on a home whose database runs.
class CommandsTest {

    @TempDir static Path temporary;

    private static MigratedHome home;

    @BeforeAll
    static void begin() throws Exception {
        home = MigratedHome.in(temporary);
    }

    @AfterAll
    static void end() {
        home.close();
    }

    @Test
    void a_backup_made_elsewhere_is_verified_and_a_running_home_is_not_restored() throws Exception {
        var elsewhere = temporary.resolve("disk of its own");
        var made = run("en", "backup", "--to", elsewhere.toString());
        assertThat(made.said()).contains("is whole");
        assertThat(made.code()).isEqualTo(Commands.FINE);
        assertThat(run("en", "verify", elsewhere.toString()).said())
                .contains("Every file is as it was written");
        var proved = run("en", "verify", "--restore", elsewhere.toString());
        assertThat(proved.said()).contains("holds    The sums by month", "was restored in a scratch folder");
        assertThat(proved.code()).isEqualTo(Commands.FINE);
        assertThat(run("hu", "verify").said()).contains("Nincs mentés ebben a mappában");

        var refused = run("en", "restore", "--at", "latest", "--from", elsewhere.toString());
        assertThat(refused.code()).isEqualTo(Commands.NOT_FINE);
        assertThat(refused.said()).contains("already running");

        var fresh = temporary.resolve("fresh");
        Files.createDirectories(fresh);
        Files.createSymbolicLink(fresh.resolve("postgres-18.6.0"),
                home.folder().resolve("postgres-18.6.0"));
        var restored = run("hu", "restore", "--at=latest", "--from", elsewhere.toString(),
                "--into", fresh.toString());
        assertThat(restored.said()).contains("igaz     Minden táblára", "Visszaálltak az adatok itt: " + fresh);
        assertThat(restored.code()).isEqualTo(Commands.FINE);
    }

    @Test
    void the_doctor_says_of_each_thing_whether_it_is_fine() {
        var said = run("en", "doctor").said();
        assertThat(said).contains("fine     A program is at work with", "fine     PostgreSQL 18",
                "fine     The tables are up to date", "which owns nothing",
                "fine     No damaged page was read.", "fine     The log is handed over",
                "do this  There is no backup: run bin/linecard backup.", "fine     The clock says");
        assertThat(run("hu", "doctor").said()).contains("teendő   Nincs mentés");
        var noHome = Typed.with(Map.of("LINECARD_HOME", temporary.resolve("none").toString()), "doctor");
        assertThat(noHome.said()).contains("There are no data in");
        assertThat(noHome.code()).isEqualTo(Commands.FINE);
    }

    @Test
    void an_unclear_order_is_explained() {
        assertThat(run("en", "restore", "--at", "yesterday").code()).isEqualTo(Commands.UNCLEAR);
        assertThat(run("en", "restore").said()).contains("Say to which moment", "bin/linecard restore --at");
        assertThat(run("en", "backup", "--form").said()).contains("“--form” is not understood.");
        assertThat(run("hu", "backup", "--to").said()).contains("Hiányzik a kapcsoló értéke: --to");
        assertThat(run("en", "undo").code()).isEqualTo(Commands.UNCLEAR);
        assertThat(run("hu", "--help").said()).contains("bin/linecard PARANCS");
        assertThat(run("en", "verify", "--help").code()).isEqualTo(Commands.FINE);
        var elsewhere = Typed.with(Map.of("LINECARD_DATABASE_URL", "jdbc:postgresql://db/linecard?user=x"),
                "backup");
        assertThat(elsewhere.said()).contains("backups are that server’s business");
        assertThat(elsewhere.code()).isEqualTo(Commands.NOT_FINE);
    }

    @Test
    void only_words_without_dashes_are_commands() {
        assertThat(Commands.areMeantBy(new String[] {"backup"})).isTrue();
        assertThat(Commands.areMeantBy(new String[] {"--help"})).isTrue();
        assertThat(Commands.areMeantBy(new String[] {"--demo"})).isFalse();
        assertThat(Commands.areMeantBy(new String[] {})).isFalse();
    }

    private static Typed run(String language, String... typed) {
        return Typed.in(home, language, typed);
    }
}
