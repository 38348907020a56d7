package linecard.disputes;

import linecard.calendar.Span;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Reconciling.Setting;
import linecard.disputes.Stated.Extras;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// Any file against any statement.
class AnyReconcilingTest {

    private static final LocalDate MARCH_9 = LocalDate.of(2026, 3, 9);
    private static final Setting EUROS = new Setting(
            new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)), Set.of("S40"), 1);

    @Property
    void every_line_stands_in_one_finding_and_differences_sum(
            @ForAll("files") List<Expected> rows, @ForAll("statements") List<Stated> lines) {
        var findings = Reconciling.of(rows, lines, EUROS);
        var theirs = findings.stream().flatMap(one -> one.theirs().stream()).toList();
        var ours = findings.stream().flatMap(one -> one.ours().stream()).toList();
        assertThat(theirs).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(findings.stream().mapToLong(Finding::difference).sum())
                .isEqualTo(rows.stream().mapToLong(Expected::amount).sum()
                        - lines.stream().mapToLong(Stated::amount).sum());
        for (var finding : findings) {
            boolean isBoth = !finding.theirs().isEmpty() && !finding.ours().isEmpty();
            assertThat(isBoth).isEqualTo(finding.verdict() != Verdict.UNKNOWN_TO_US
                    && finding.verdict() != Verdict.UNKNOWN_TO_THEM);
            if (finding.verdict() == Verdict.SHORT) assertThat(finding.difference()).isPositive();
            if (finding.verdict() == Verdict.OVER) assertThat(finding.difference()).isNegative();
            assertThat(finding.causes()).doesNotHaveDuplicates();
        }
    }

    @Property
    void the_statement_itself_as_a_file_matches_wholly_in_any_order(
            @ForAll("statements") List<Stated> lines, @ForAll Random random) {
        var rows = new ArrayList<Expected>();
        for (var line : lines) {
            rows.add(new Expected(line.position(), line.document(), line.account(),
                    line.account(), line.on(), line.base(), line.rate(), line.amount()));
        }
        Collections.shuffle(rows, random);
        assertThat(Reconciling.of(rows, lines, EUROS)).hasSameSizeAs(lines)
                .allMatch(finding -> finding.verdict() == Verdict.MATCHED)
                .allMatch(finding -> finding.difference() == 0);
    }

    @Provide
    Arbitrary<List<Expected>> files() {
        return Combinators.combine(Arbitraries.of("S-1", "S-2", "s2", "S-3", "S-40", ""),
                Arbitraries.of("Szűcs", "Tiszai", ""), Arbitraries.of(-40L, 0L, 1L, 50L, 51L, 70L),
                Arbitraries.of(-800L, 1000L, 1270L), Arbitraries.of(50_000L, 70_000L))
                .as((document, account, amount, base, rate) -> new Expected(0, document, account,
                        account, amount == 51 ? MARCH_9 : null, rate == 70_000 ? base : null,
                        base < 0 ? rate : null, amount))
                .list().ofMaxSize(12).map(AnyReconcilingTest::numbered);
    }

    private static List<Expected> numbered(List<Expected> rows) {
        var numbered = new ArrayList<Expected>();
        for (var row : rows) {
            numbered.add(new Expected(numbered.size(), row.document(), row.customer(),
                    row.account(), row.on(), row.base(), row.rate(), row.amount()));
        }
        return numbered;
    }

    @Provide
    Arbitrary<List<Stated>> statements() {
        return Combinators.combine(Arbitraries.of("S-1", "S-2", "S-3", "J-1"),
                Arbitraries.of("", "S-1"), Arbitraries.of("Szűcs", "Tiszai"),
                Arbitraries.of(-40L, 0L, 25L, 50L), Arbitraries.of(1_000_000L, 500_000L))
                .as((document, original, account, amount, share) -> new Stated(0, document,
                        original, account, MARCH_9, false, amount * 20_000_000 / share, share,
                        amount * 20, 50_000L, amount, new Extras(amount, 0, 3)))
                .list().ofMaxSize(12).map(lines -> {
                    var placed = new ArrayList<Stated>();
                    for (var line : lines) {
                        placed.add(new Stated(placed.size() + 1, line.document(), line.original(),
                                line.account(), line.on(), line.late(), line.net(), line.share(),
                                line.base(), line.rate(), line.amount(), line.extras()));
                    }
                    return placed;
                });
    }
}
