package linecard.sales;

import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// What waits for its originals comes back as it went, from memory and from the file.
class WaitingTest {

    private static final UUID ACCOUNT = new UUID(1, 2);

    private static Draft draft(int place, Booking said) {
        return new Draft(place, said, said, null, said.netMinor(), "");
    }

    /// Each with other things left out, and with numbers at the ends of what there is.
    private static Booking booking(int i) {
        var lines = new ArrayList<Booking.Line>();
        for (int line = 0; line < i % 4; line++) {
            lines.add(new Booking.Line(line == 0 ? null : new UUID(3, line), new UUID(4, line),
                    -1_000L * i, line == 1 ? -1_000_000_000_000_000L : -i,
                    i % 2 == 0 ? null : (Long) (-7L * i), i % 3 == 0, i % 5));
        }
        return new Booking(Kind.CREDIT, "Jóváírás 🧾 " + i, ACCOUNT,
                i % 3 == 0 ? null : new UUID(i, -1), LocalDate.of(1, 1, 1).plusDays(700_000 + i),
                i % 2 == 0 ? "Ő-" + i : "o", i % 2 == 0 ? null : Currency.getInstance("EUR"),
                i, -i, Long.MIN_VALUE + i, stated(i), lines);
    }

    private static Stated stated(int i) {
        return i % 3 == 0 ? Stated.NOTHING : new Stated(
                i % 4 == 0 ? null : Cause.values()[i % Cause.values().length],
                i % 5 == 0 ? null : LocalDate.of(1, 1, 1).plusDays(i), i % 2 == 0 ? "" : "Őr-" + i,
                i % 7 == 0 ? null : new Rate(i));
    }

    private static List<Path> files() throws IOException {
        var place = Path.of(System.getProperty("java.io.tmpdir"));
        try (var files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString()
                    .startsWith("linecard-waiting-")).toList();
        }
    }

    @Test
    void all_come_back_in_order_whether_they_lay_in_memory_or_in_the_file() throws IOException {
        var before = files();
        for (int inMemory : new int[] {0, 1, 20, 1_000_000}) {
            var came = new ArrayList<Booking>();
            var places = new ArrayList<Long>();
            try (var waiting = new Waiting(inMemory)) {
                for (int i = 0; i < 300; i++) waiting.add(draft(i * 3, booking(i)));
                assertThat(files().size() - before.size())
                        .as("files with %d lines in memory", inMemory)
                        .isEqualTo(inMemory < 1_000 ? 1 : 0);
                waiting.forEach((place, booking) -> {
                    places.add(place);
                    came.add(booking);
                });
            }
            assertThat(came).hasSize(300);
            for (int i = 0; i < 300; i++) {
                assertThat(came.get(i)).isEqualTo(booking(i));
                assertThat(places.get(i)).isEqualTo(i * 3L);
            }
            assertThat(files()).as("the file is gone").isEqualTo(before);
        }
    }

    @Test
    void one_that_is_given_up_leaves_no_file() throws IOException {
        var before = files();
        try (var waiting = new Waiting(0)) {
            waiting.add(draft(0, booking(1)));
        }
        assertThat(files()).isEqualTo(before);
    }
}
