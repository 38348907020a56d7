package linecard.sales;

import linecard.money.Rate;
import linecard.reckoning.Terms.Cause;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static linecard.sales.Kind.INVOICE;
import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTest {

    private static final UUID PRODUCT = new UUID(3, 1);
    private static final UUID LINE = new UUID(3, 2);
    private static final UUID OTHER_LINE = new UUID(3, 3);

    @Test
    void the_same_document_has_the_same_fingerprint() {
        assertThat(of("S-1", "", item(1_000, 5L))).isEqualTo(of("S-1", "", item(1_000, 5L)));
    }

    @Test
    void whatever_the_erp_wrote_counts() {
        var first = of("S-1", "", item(1_000, 5L));
        assertThat(of("S-1", "", item(1_001, 5L))).isNotEqualTo(first);
        assertThat(of("S-1", "S-0", item(1_000, 5L))).isNotEqualTo(first);
        assertThat(of("S-1", "", item(1_000, 5L), item(1_000, 5L))).isNotEqualTo(first);
    }

    @Test
    void what_it_says_of_commission_counts_and_saying_nothing_is_as_before() {
        var plain = new Booking(INVOICE, "S-1", new UUID(2, 1), null, LocalDate.of(2026, 3, 2), "",
                List.of(item(1_000, 5L)));
        var texts = Stream.of(Stated.NOTHING, new Stated(Cause.PRICE, null, "", null),
                new Stated(null, LocalDate.of(2026, 3, 1), "", null),
                new Stated(null, null, "K", null), new Stated(null, null, "", new Rate(0)))
                .map(stated -> Fingerprint.of(plain.stating(stated))).toList();
        assertThat(texts).doesNotHaveDuplicates();
        assertThat(texts.getFirst()).isEqualTo(
                "42685fe736e8fed68f72be932a81fb3bb5a1b8ea942ebe55bb21725880a493b9");
    }

    @Test
    void parts_do_not_run_into_each_other() {
        assertThat(of("S-11", "2", item(1, 5L))).isNotEqualTo(of("S-1", "12", item(1, 5L)));
    }

    @Test
    void what_linecard_derives_does_not_count() {
        var moved = new Booking.Line(PRODUCT, OTHER_LINE, 1_000, 1_000, null);
        assertThat(of("S-1", "", moved)).isEqualTo(of("S-1", "", item(1_000, 5L)));
    }

    private static String of(String number, String original, Booking.Line... lines) {
        return Fingerprint.of(new Booking(INVOICE, number, new UUID(2, 1), null,
                LocalDate.of(2026, 3, 10), original, List.of(lines)));
    }

    private static Booking.Line item(long net, Long cost) {
        return new Booking.Line(PRODUCT, LINE, 1_000, net, cost);
    }
}
