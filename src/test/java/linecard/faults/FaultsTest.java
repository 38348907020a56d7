package linecard.faults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/// An acknowledged command is never lost and never done twice, whatever happens to the network,
/// the program and its database. `bin/bench faults` tries it with 10,000 commands and 300 faults.
class FaultsTest {

    @TempDir Path home;

    @Test
    void commands_with_a_key_happen_once_and_without_one_some_happen_twice() throws Exception {
        try (var victim = new Victim(home)) {
            var kept = new FaultRun(20261126, 0, 240, 34, 1, true).on(victim);
            // a fault that finds the program killed already cannot happen
            assertThat(kept.faults()).isBetween(30, 36);
            assertThat(kept.happened()).containsEntry(Fault.PROGRAM_KILLED, 1)
                    .containsEntry(Fault.DATABASE_KILLED, 1);
            assertThat(kept.requests()).isGreaterThan(240 + 20);
            assertThat(victim.kills()).isEqualTo(1);
            assertThat(kept.unanswered()).isZero();
            assertThat(kept.lost()).isZero();
            assertThat(kept.doubled()).isZero();

            var control = new FaultRun(20261126, 10_000, 120, 30, 0, false).on(victim);
            assertThat(control.doubled()).as("without a key").isPositive();
        }
    }
}
