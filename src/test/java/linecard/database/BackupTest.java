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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import static linecard.database.EmbeddedSample.asOwner;
import static linecard.database.EmbeddedSample.await;
import static linecard.database.EmbeddedSample.run;
import static linecard.database.EmbeddedSample.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Backups and restores of a real database, whole or not at all.
class BackupTest {

    private static final Restore.Look NO_LOOK = _ -> {};

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
    void after_a_mistake_the_data_come_back_as_they_were_at_the_moment_before() throws Exception {
        Instant before;
        Instant between;
        try (var server = start(); var owner = asOwner(server)) {
            run(owner, "create table note (note text)", "insert into note values ('first')");
            backups.take(home, false);
            run(owner, "insert into note values ('second')");
            before = now(owner);
            run(owner, "delete from note");
            between = now(owner);
            run(owner, "insert into note values ('third')");
        }
        restore(before);
        assertThat(notes()).isEqualTo("first second");

        restore(between); // on the way that was left by the first restore
        assertThat(notes()).isNull();
        assertThat(backups.faults()).isEmpty();

        try (var server = start(); var owner = asOwner(server)) {
            run(owner, "insert into note values ('fourth')");
        }
        restore(null);
        assertThat(notes()).as("the newest way").isEqualTo("fourth");
        try (var paths = Files.list(home)) {
            assertThat(paths.filter(p -> p.getFileName().toString().startsWith("data.before-"))
                    .filter(Files::isDirectory)).hasSize(3);
        }
    }

    private String notes() throws Exception {
        try (var server = start(); var owner = asOwner(server)) {
            return text(owner, "select string_agg(note, ' ' order by note) from note");
        }
    }

    private Restore.Done restore(@Nullable Instant at) throws Exception {
        return Restore.into(home, backups, at, Instant.now(), NO_LOOK, said::add);
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
