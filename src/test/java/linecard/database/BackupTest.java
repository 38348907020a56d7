package linecard.database;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import static linecard.database.EmbeddedSample.asOwner;
import static linecard.database.EmbeddedSample.await;
import static linecard.database.EmbeddedSample.run;
import static linecard.database.EmbeddedSample.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/// Backups of a real database, and ways back to a moment: whole, or refused with nothing changed.
class BackupTest {

    private static final String NOTES = "select string_agg(note, ' ' order by note) from note";

    /// By which devices see that the server has an older state, and send again what they keep.
    private static final String EPOCH = """
            select system_identifier || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
            from pg_control_system()
            """;

    @TempDir Path temporary;

    private final List<String> said = new ArrayList<>();
    private Path home;
    private Backups backups;

    @BeforeEach
    void a_home() throws IOException {
        home = EmbeddedSample.copiedInto(temporary);
        backups = Backups.of(home);
    }

    @AfterEach
    void nothing_left() throws Exception {
        EmbeddedSample.stopLeftOver(home);
    }

    @Test
    void after_a_mistake_the_data_come_back_as_they_were_the_moment_before() throws Exception {
        Instant before;
        Instant after;
        String epoch;
        try (var server = start(); var owner = asOwner(server)) {
            run(owner, "create table note (note text)", "insert into note values ('first')");
            epoch = text(owner, EPOCH);
            backups.take(home, false);
            run(owner, "insert into note values ('second')");
            before = now(owner);
            run(owner, "delete from note");
            after = now(owner);
            run(owner, "insert into note values ('third')");
            assertThatExceptionOfType(ServerRefused.class).isThrownBy(() -> restored(before))
                    .withMessageContaining("already running");
        }
        assertThat(restored(before)).isEqualTo("first second");
        assertThat(restored(after)).as("on the way that the first restore left").isNull();
        assertThat(backups.faults()).isEmpty();

        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, EPOCH)).as("told to devices").isNotEqualTo(epoch);
            run(owner, "insert into note values ('fourth')");
        }
        assertThat(restored(null)).as("on the newest way").isEqualTo("fourth");
        try (var paths = Files.list(home)) {
            assertThat(paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("data\\.before-\\w+"))).hasSize(3);
        }
    }

    @Test
    void a_backup_made_while_many_write_is_consistent() throws Exception {
        var committed = new AtomicLong();
        var isOver = new AtomicBoolean();
        long known;
        try (var server = start(); var owner = asOwner(server);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            run(owner, "create table purse (id int primary key, coins bigint not null)",
                    "insert into purse select i, 1000 from generate_series(1, 200) as i",
                    "create table move (id bigint generated always as identity, coins bigint)");
            for (int i = 0; i < 4; i++) writers.submit(() -> move(server, committed, isOver));
            await(() -> committed.get() > 200);
            var base = backups.take(home, false);
            known = committed.get();
            await(() -> committed.get() > known + 200);
            isOver.set(true);
            assertThat(base.faults()).isEmpty();
        }
        var sums = new ArrayList<String>();
        var last = Restore.trial(home, backups, owner -> {
            sums.add(text(owner, "select sum(coins) from purse"));
            sums.add(text(owner, "select count(*) from move"));
            sums.add(text(owner, "select sum(coins) from move"));
        }, said::add);
        assertThat(sums).as("all that was committed, each move whole")
                .containsExactly("200000", committed.toString(), "0");
        assertThat(last).isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
        assertThat(home.resolve("verify.new")).doesNotExist();
    }

    /// Moves coins between purses, and notes both sides in one row each that sum to nothing.
    private static Void move(EmbeddedServer server, AtomicLong committed, AtomicBoolean isOver)
            throws Exception {
        try (var owner = asOwner(server); var statement = owner.createStatement()) {
            for (int i = 0; !isOver.get(); i++) {
                statement.execute("""
                        begin;
                        update purse set coins = coins + case when id %% 2 = 0 then 1 else -1 end
                        where id in (%1$d, %1$d + 1);
                        insert into move (coins) values (0);
                        commit
                        """.formatted(1 + i * 37 % 199));
                committed.incrementAndGet();
            }
        } catch (org.postgresql.util.PSQLException e) {
            if (!"40P01".equals(e.getSQLState())) throw e;
        }
        return null;
    }

    @Test
    void a_damaged_backup_is_found_and_not_restored() throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            run(owner, "create table note (note text)", "insert into note values ('kept')");
            backups.take(home, false);
            run(owner, "insert into note values ('later')");
        }
        assertThat(backups.faults()).isEmpty();
        var base = backups.bases().getLast();
        var file = base.folder().resolve("data/base/1/1259.gz");
        var log = onlyLog(base.manifest().last().next());
        var sound = Files.readAllBytes(file);

        flip(file);
        assertThat(backups.faults()).containsExactly(
                Diagnosis.of("database.backup.changedFile", file));
        refused(() -> restored(null), "The file " + file + " is damaged");
        Files.delete(file);
        assertThat(backups.faults()).containsExactly(
                Diagnosis.of("database.backup.missingFile", file));
        refused(() -> restored(null), "The file " + file + " is missing");
        Files.write(file, sound);

        var soundLog = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(soundLog, soundLog.length - 20));
        assertThat(backups.faults()).containsExactly(
                Diagnosis.of("database.backup.changedFile", log));
        var elsewhere = Backups.in(home.resolve("backup"));
        refused(() -> Restore.trial(home, elsewhere, _ -> {}, said::add), "could not restore file");
        Files.write(log, soundLog);

        flip(base.folder().resolve("manifest"));
        assertThat(backups.faults()).extracting(Diagnosis::key)
                .containsExactly("database.backup.damagedManifest");
        refused(() -> restored(null), "There is no backup");
        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, NOTES)).as("the data are as they were").isEqualTo("kept later");
        }
    }

    @Test
    void a_killed_backup_leaves_nothing_that_looks_like_one() throws Exception {
        try (var _ = start()) {
            var program = BackupProgram.start(home);
            await(() -> unfinished().filter(path ->
                    Files.exists(path.resolve("data/base"))).isPresent());
            program.destroyForcibly().waitFor();
            assertThat(backups.bases()).isEmpty();
            assertThat(unfinished()).isPresent();

            backups.take(home, false);
            assertThat(backups.bases()).hasSize(1);
            assertThat(unfinished()).isEmpty();
            assertThat(backups.faults()).isEmpty();
        }
    }

    @Test
    void nonsense_is_refused_and_nothing_changes() throws Exception {
        refused(() -> restored(null), "There is no backup in " + home.resolve("backup"));
        BaseBackup base;
        try (var server = start(); var owner = asOwner(server)) {
            base = backups.take(home, false);
            run(owner, "create table note (note text)");
        }
        var started = base.manifest().started();
        refused(() -> restored(started), "The backups reach back to ");
        refused(() -> restored(Instant.now().plusSeconds(60)), "lies in the future");
        var fresh = Files.createDirectory(temporary.resolve("fresh"));
        EmbeddedSample.withProgramsOnly(fresh);
        refused(() -> Restore.into(fresh, backups, Instant.now(), Instant.now(), _ -> {}, said::add),
                "The backups reach to ");
        assertThat(fresh.resolve("data")).doesNotExist();
        assertThat(fresh.resolve("restore.new")).doesNotExist();
        Files.createFile(fresh.resolve("thesis.odt"));
        refused(() -> Restore.into(fresh, backups, null, Instant.now(), _ -> {}, said::add),
                "holds other things (thesis.odt)");
        try (var server = start(); var owner = asOwner(server)) {
            assertThat(text(owner, "select count(*) from note")).isEqualTo("0");
        }
    }

    @Test
    void backups_that_no_moment_needs_are_deleted() throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            var first = backups.take(home, false);
            run(owner, "create table note (note text)");
            var second = backups.take(home, false);
            var now = Instant.now();
            backups.prune(now);
            assertThat(backups.bases()).containsExactly(first, second);
            // the server hands its log over in its own time
            await(() -> Files.exists(onlyLog(second.manifest().last())));
            var needed = new ArrayList<>(backups.archive().segments());
            long least = second.manifest().first().number();
            assertThat(needed.removeIf(segment -> segment.number() < least)).isTrue();
            backups.prune(now.plus(Backups.KEPT).plus(Duration.ofHours(1)));
            assertThat(backups.bases()).containsExactly(second);
            assertThat(backups.archive().segments()).containsAll(needed)
                    .allMatch(segment -> segment.number() >= least);
        }
    }

    private @Nullable String restored(@Nullable Instant at) throws Exception {
        var notes = new ArrayList<@Nullable String>();
        Restore.into(home, backups, at, Instant.now(), owner -> notes.add(text(owner, NOTES)), said::add);
        return notes.getFirst();
    }

    private interface Act {
        void run() throws Exception;
    }

    private static void refused(Act act, String sentence) {
        assertThatExceptionOfType(BackupRefused.class).isThrownBy(act::run)
                .withMessageContaining(sentence);
    }

    private Path onlyLog(WalSegment segment) {
        return home.resolve("backup/wal").resolve(segment.name() + ".gz");
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Optional<Path> unfinished() {
        try (var paths = Files.list(home.resolve("backup"))) {
            return paths.filter(path -> path.toString().endsWith(".new")).findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Instant now(Connection connection) throws Exception {
        return Instant.parse(text(connection, """
                select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                """));
    }

    private EmbeddedServer start() {
        return EmbeddedServer.start(home, said::add);
    }
}
