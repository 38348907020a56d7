package linecard.disputes;

import linecard.Processor;
import linecard.calendar.Span;
import linecard.disputes.Finding.Cause;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Reconciling.Setting;
import linecard.disputes.Stated.Extras;

import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class ReconcilingTest {

    private static final LocalDate MARCH_9 = LocalDate.of(2026, 3, 9);
    private static final Span MARCH = new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1));
    private static final Setting EUROS = new Setting(MARCH, Set.of("S40"), 1);
    private static final Setting FORINTS = new Setting(MARCH, Set.of(), 100);

    private int position;

    /// A whole line at 5 % for Szűcs.
    private Stated line(String document, long base, long amount) {
        return new Stated(++position, document, "", "Szűcs", MARCH_9, false, base, 1_000_000, base,
                50_000L, amount, Extras.NONE);
    }

    private Stated shared(String document, long net, long share, long base, long amount) {
        return new Stated(++position, document, "", "Szűcs", MARCH_9, false, net, share, base,
                50_000L, amount, Extras.NONE);
    }

    private Stated returned(String document, String original, long amount) {
        return new Stated(++position, document, original, "Szűcs", MARCH_9, false, amount * 20,
                1_000_000, amount * 20, 50_000L, amount, Extras.NONE);
    }

    private Expected row(String document, long amount) {
        return row(document, "Szűcs", null, null, amount);
    }

    private Expected row(
            String document, String account, @Nullable Long base, @Nullable Long rate,
            long amount) {
        return new Expected(++position, document, account, account, null, base, rate, amount);
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static Finding one(Expected row, Stated... lines) {
        return only(Reconciling.of(List.of(row), List.of(lines), EUROS));
    }

    private static void is(Finding finding, Verdict verdict, Cause... causes) {
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.causes()).containsExactly(causes);
    }

    @Example
    void the_same_amount_for_the_same_document_is_matched() {
        is(one(row("S-1", 50_00), line("S-1", 1000_00, 50_00)), Verdict.MATCHED);
    }

    @Example
    void numbers_of_documents_may_be_written_in_another_way() {
        for (var written : List.of("s 2026/118", "S-2026-0118", "S2026.118", "ś-2026-118")) {
            is(one(row(written, 50_00), line("S-2026-118", 1000_00, 50_00)), Verdict.MATCHED);
        }
        assertThat(DocumentKey.of("S-100")).isNotEqualTo(DocumentKey.of("S-1"));
    }

    @Example
    void whole_forints_are_the_same_as_their_parts_and_said_to_be_rounded() {
        is(only(Reconciling.of(List.of(row("S-1", 501_00)), List.of(line("S-1", 10_010_00, 500_50)),
                FORINTS)), Verdict.MATCHED, Cause.ROUNDING);
        is(one(row("S-1", 50_02), line("S-1", 1000_00, 50_00)), Verdict.SHORT);
    }

    @Example
    void another_rate_is_found_whether_the_file_says_it_or_not() {
        is(one(row("S-1", 70_00), line("S-1", 1000_00, 50_00)), Verdict.SHORT, Cause.RATE);
        is(one(row("S-1", "Szűcs", 1000_00L, 33_333L, 33_33), line("S-1", 1000_00, 50_00)), Verdict.OVER, Cause.RATE);
        is(one(row("S-1", 71_23), line("S-1", 1000_00, 50_00)), Verdict.SHORT);
    }

    @Example
    void who_takes_the_whole_of_a_split_sale_is_told_so() {
        var split = shared("S-1", 1000_00, 400_000, 400_00, 20_00);
        var finding = one(row("S-1", 50_00), split);
        assertThat(finding.verdict()).isEqualTo(Verdict.SHORT);
        assertThat(finding.causes().getFirst()).isEqualTo(Cause.SHARE);
        assertThat(one(row("S-1", 30_00), split).causes())
                .contains(Cause.SHARE);
    }

    @Example
    void an_amount_reckoned_with_tax_freight_or_before_the_discount_is_told_apart() {
        var line = new Stated(1, "S-1", "", "Szűcs", MARCH_9, false, 1000_00, 1_000_000, 1000_00,
                50_000L, 50_00, new Extras(270_00, 31_00, 83_00));
        assertThat(causes(row("S-1", 63_50), line)).startsWith(Cause.TAX);
        assertThat(causes(row("S-1", 51_55), line)).containsExactly(Cause.FREIGHT);
        assertThat(causes(row("S-1", 54_15), line)).containsExactly(Cause.DISCOUNT);
        assertThat(causes(row("S-1", 65_05), line)).containsExactly(Cause.TAX, Cause.FREIGHT);
        var bare = line("S-2", 1000_00, 51_13);
        assertThat(causes(row("S-2", 64_94), bare)).containsExactly(Cause.TAX);
    }

    @Example
    void another_base_that_the_file_says_is_told() {
        assertThat(causes(row("S-1", "Szűcs", 1112_20L, null, 55_61),
                line("S-1", 1000_00, 50_00))).containsExactly(Cause.BASE);
    }

    private static List<Cause> causes(Expected row, Stated line) {
        return one(row, line).causes();
    }

    @Example
    void a_return_that_the_agency_did_not_take_off_is_named() {
        var findings = Reconciling.of(List.of(row("S-1", 50_00)),
                List.of(line("S-1", 1000_00, 50_00), returned("J-1", "S-1", -20_00)), EUROS);
        assertThat(findings).hasSize(2);
        is(findings.get(0), Verdict.MATCHED);
        is(findings.get(1), Verdict.UNKNOWN_TO_THEM, Cause.RETURN);
        is(Reconciling.of(List.of(row("S-1", 50_00)), List.of(line("S-1", 1000_00, 50_00),
                line("S-0", 0, -20_00)), EUROS).get(1), Verdict.UNKNOWN_TO_THEM);
    }

    @Example
    void a_sale_less_its_return_in_one_amount_is_matched_with_both() {
        var finding = one(row("S-1", 30_00), line("S-1", 1000_00, 50_00), returned("J-1", "S-1", -20_00));
        is(finding, Verdict.MATCHED);
        assertThat(finding.ours()).hasSize(2);
    }

    @Example
    void a_return_under_the_number_of_its_sale_is_matched_with_the_credit() {
        var findings = Reconciling.of(List.of(row("S-1", 50_00), row("S-1", -20_00)),
                List.of(line("S-1", 1000_00, 50_00), returned("J-1", "S-1", -20_00)), EUROS);
        assertThat(findings).extracting(Finding::verdict)
                .containsExactly(Verdict.MATCHED, Verdict.MATCHED);
    }

    @Example
    void a_row_that_stands_twice_counts_once() {
        var findings = Reconciling.of(List.of(row("S-1", 50_00), row("S-1", 50_00)),
                List.of(line("S-1", 1000_00, 50_00)), EUROS);
        assertThat(findings).hasSize(2);
        is(findings.get(0), Verdict.MATCHED);
        is(findings.get(1), Verdict.UNKNOWN_TO_US, Cause.DUPLICATE);
    }

    @Example
    void a_row_that_stands_twice_and_is_short_is_short_once() {
        var findings = Reconciling.of(List.of(row("S-1", 70_00), row("S-1", 70_00)),
                List.of(line("S-1", 1000_00, 50_00)), EUROS);
        assertThat(findings).hasSize(2);
        is(findings.get(0), Verdict.SHORT, Cause.RATE);
        is(findings.get(1), Verdict.UNKNOWN_TO_US, Cause.DUPLICATE);
    }

    @Example
    void a_row_that_stands_twice_is_not_taken_for_another_line_of_the_document() {
        var row = row("S-1", "Szűcs", 600_00L, null, 30_00);
        var findings = Reconciling.of(
                List.of(row, row("S-1", "Szűcs", 600_00L, null, 30_00)),
                List.of(line("S-1", 1000_00, 50_00), line("S-1", 600_00, 30_00)), EUROS);
        assertThat(findings).hasSize(3);
        is(findings.get(0), Verdict.MATCHED);
        is(findings.get(1), Verdict.UNKNOWN_TO_US, Cause.DUPLICATE);
        is(findings.get(2), Verdict.UNKNOWN_TO_THEM);
    }

    @Example
    void two_equal_lines_of_one_document_are_two() {
        assertThat(Reconciling.of(List.of(row("S-1", 50_00), row("S-1", 50_00)),
                List.of(line("S-1", 1000_00, 50_00), line("S-1", 1000_00, 50_00)), EUROS))
                .extracting(Finding::verdict).containsOnly(Verdict.MATCHED).hasSize(2);
    }

    @Example
    void one_amount_for_a_whole_document_is_compared_with_the_sum_of_its_lines() {
        is(one(row("S-1", 80_00), line("S-1", 1000_00, 50_00), line("S-1", 600_00, 30_00)), Verdict.MATCHED);
        is(one(row("S-1", 112_00), line("S-1", 1000_00, 50_00), line("S-1", 600_00, 30_00)),
                Verdict.SHORT, Cause.RATE);
    }

    @Example
    void the_base_says_which_lines_belong_together() {
        var findings = Reconciling.of(
                List.of(row("S-1", "Szűcs", 600_00L, null, 60_00),
                        row("S-1", "Szűcs", 1000_00L, null, 100_00)),
                List.of(line("S-1", 1000_00, 50_00), line("S-1", 600_00, 30_00)), EUROS);
        assertThat(findings).extracting(Finding::difference).containsExactly(30_00L, 50_00L);
        assertThat(findings).allMatch(finding -> finding.causes().contains(Cause.RATE));
    }

    @Example
    void a_sale_of_another_month_is_said_to_be_one() {
        is(one(row("S-40", 50_00)), Verdict.UNKNOWN_TO_US, Cause.MONTH);
        var april = new Expected(1, "S-9", "Szűcs", "Szűcs", LocalDate.of(2026, 4, 1), null, null,
                50_00);
        is(one(april), Verdict.UNKNOWN_TO_US, Cause.MONTH);
        var late = new Stated(1, "S-7", "", "Szűcs", MARCH_9, true, 1000_00, 1_000_000, 1000_00,
                50_000L, 50_00, Extras.NONE);
        is(only(Reconciling.of(List.of(), List.of(late), EUROS)), Verdict.UNKNOWN_TO_THEM, Cause.MONTH);
    }

    @Example
    void customers_that_changed_places_are_noticed() {
        var tiszai = new Stated(9, "S-2", "", "Tiszai", MARCH_9, false, 600_00, 1_000_000, 600_00,
                50_000L, 30_00, Extras.NONE);
        var ours = List.of(line("S-1", 1000_00, 50_00), tiszai);
        assertThat(Reconciling.of(List.of(row("S-1", 30_00), row("S-2", "Tiszai", null, null,
                50_00)), ours, EUROS)).hasSize(2)
                .allMatch(finding -> finding.causes().getFirst() == Cause.CUSTOMER);
        var findings = Reconciling.of(List.of(row("S-1", "Tiszai", null, null, 50_00)), ours,
                EUROS);
        is(findings.get(0), Verdict.MATCHED, Cause.CUSTOMER);
        is(findings.get(1), Verdict.UNKNOWN_TO_THEM);
        var alone = Reconciling.of(List.of(row("", "Sípos", null, null, 30_00)),
                List.of(tiszai), EUROS);
        is(alone.get(0), Verdict.UNKNOWN_TO_US, Cause.CUSTOMER);
        is(alone.get(1), Verdict.UNKNOWN_TO_THEM, Cause.CUSTOMER);
    }

    @Example
    void a_file_without_numbers_of_documents_is_compared_by_customer() {
        is(one(row("", 80_00), line("S-1", 1000_00, 50_00), line("S-2", 600_00, 30_00)), Verdict.MATCHED);
        is(one(row("", "", null, null, 50_00)), Verdict.UNKNOWN_TO_US);
    }

    @Example
    void the_same_sale_under_another_number_is_found_by_customer_and_amount() {
        is(one(row("PO-77", 50_00), line("S-1", 1000_00, 50_00)), Verdict.MATCHED, Cause.NUMBER);
        var january = new Expected(1, "PO-77", "Szűcs", "Szűcs", LocalDate.of(2026, 1, 9), null,
                null, 50_00);
        assertThat(Reconciling.of(List.of(january), List.of(line("S-1", 1000_00, 50_00)), EUROS))
                .hasSize(2);
        assertThat(Reconciling.of(List.of(row("S-40", 50_00)),
                List.of(line("S-1", 1000_00, 50_00)), EUROS)).hasSize(2);
    }

    @Example
    void fifty_thousand_lines_of_one_customer_take_seconds_at_most() {
        var rows = new ArrayList<Expected>();
        var lines = new ArrayList<Stated>();
        for (int i = 0; i < 50_000; i++) {
            lines.add(line("S-1", 1000 + i, i));
            rows.add(row(i % 2 == 0 ? "S-1" : "", 50_000 - i));
        }
        var findings = Processor.within(Duration.ofSeconds(5), () -> Reconciling.of(rows, lines, EUROS));
        assertThat(findings).flatExtracting(Finding::theirs).hasSize(rows.size());
        assertThat(findings).flatExtracting(Finding::ours).hasSize(lines.size());
    }
}
