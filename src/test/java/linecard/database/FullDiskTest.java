package linecard.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static linecard.database.EmbeddedSample.asOwner;
import static linecard.database.EmbeddedSample.await;
import static linecard.database.EmbeddedSample.run;
import static linecard.database.EmbeddedSample.text;
import static org.assertj.core.api.Assertions.assertThat;

/// The disk of the data fills up to the last byte, on a small one that really is full.
class FullDiskTest {

    private static final String SUMS = "select count(*) || ' ' || sum(coins) from purse";

    @TempDir Path temporary;

    private final List<String> said = new ArrayList<>();

    @Test
    void nothing_is_torn_reads_go_on_and_it_is_back_soon_after_there_is_room() throws Exception {
        try (var disk = SmallDisk.of(temporary.resolve("disk"), 260)) {
            var home = disk.folder().resolve("home");
            EmbeddedSample.copiedTo(home);
            try (var server = EmbeddedServer.start(home, said::add)) {
                int committed = fillUp(server, disk);
                try (var reader = asOwner(server)) {
                    assertThat(text(reader, SUMS)).as("reads go on, and each batch is whole")
                            .isEqualTo(committed * 1000 + " " + committed * 1000L);
                }
                long freedAt = System.nanoTime();
                disk.empty();
                await(() -> isWritable(server));
                assertThat(Duration.ofNanos(System.nanoTime() - freedAt))
                        .isLessThan(Duration.ofSeconds(30));
                try (var owner = asOwner(server)) {
                    assertThat(text(owner, SUMS))
                            .isEqualTo(committed * 1000 + " " + committed * 1000L);
                }
            } finally {
                EmbeddedSample.stopLeftOver(home);
            }
        }
    }

    /// @return how many batches of a thousand were committed before there was no more room
    private int fillUp(EmbeddedServer server, SmallDisk disk) throws Exception {
        int committed = 0;
        try (var owner = asOwner(server)) {
            run(owner, "create table purse (coins int not null, weight text not null)",
                    "create table try (id int)");
            disk.fillTo(2);
            while (committed < 1000) {
                insert(owner);
                committed++;
            }
            throw new AssertionError("the disk was never full");
        } catch (PSQLException e) {
            assertThat(Outage.of(e)).as(e.getMessage()).isIn(Outage.FULL, Outage.AWAY);
            assertThat(committed).isPositive();
        }
        disk.topUp();
        await(() -> isReadable(server));
        return committed;
    }

    private static void insert(Connection owner) throws SQLException {
        run(owner, "insert into purse select 1, repeat(md5(random()::text), 4)"
                + " from generate_series(1, 1000)");
    }

    private static boolean isReadable(EmbeddedServer server) {
        try (var owner = asOwner(server)) {
            return text(owner, "select 1").equals("1");
        } catch (SQLException _) {
            return false;
        }
    }

    private static boolean isWritable(EmbeddedServer server) {
        try (var owner = asOwner(server)) {
            run(owner, "insert into try values (1)");
            return true;
        } catch (SQLException _) {
            return false;
        }
    }
}
