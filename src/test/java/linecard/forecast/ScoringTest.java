package linecard.forecast;

import linecard.database.Ids;
import linecard.forecast.Figure.Prospects;
import linecard.forecast.Figure.Range;
import linecard.forecast.Figure.Reason;
import linecard.forecast.Figure.State;
import linecard.forecast.Score.Source;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ScoringTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void only_months_that_are_over_count() {
        var scoring = new Scoring();
        scoring.known(Dimension.REP, "a", months(2), new long[] {110, 80});
        scoring.add(snapshot(false), figure(100, 90, 120));
        var together = scoring.scores().stream()
                .filter(score -> score.source() == Source.TOGETHER).toList();
        assertThat(together).hasSize(2).allMatch(score -> score.cases() == 1);
        var now = together.stream().filter(score -> score.ahead() == 0).findFirst().orElseThrow();
        assertThat(now.error()).isEqualByComparingTo("0.0909");
        assertThat(now.heldMost()).isOne();
        var next = together.stream().filter(score -> score.ahead() == 1).findFirst().orElseThrow();
        assertThat(next.error()).isEqualByComparingTo("0.25");
        assertThat(next.heldMost()).as("80 came, 90 to 120 was said").isZero();
    }

    @Test
    void what_said_too_little_has_no_record() {
        var scoring = new Scoring();
        scoring.known(Dimension.REP, "a", months(2), new long[] {110, 80});
        var silent = figure(100, 90, 120);
        scoring.add(snapshot(false), new Figure(Dimension.REP, "a", null, null, null, State.POOLED,
                Reason.TOO_SHORT, silent.past(), 0, silent.expected(), Range.NONE, Range.NONE,
                new long[0], new long[0], new long[0], silent.naive(), new long[0], 0,
                Prospects.NONE));
        scoring.add(snapshot(false), new Figure(Dimension.REP, "unknown", null, null, null,
                State.EXPECTED, Reason.NONE, silent.past(), 0, silent.expected(), Range.NONE,
                Range.NONE, new long[0], new long[0], new long[0], silent.naive(), new long[0], 0,
                Prospects.NONE));
        assertThat(scoring.scores()).isEmpty();
        assertThat(scoring.stretch()).isEqualTo(1);
    }

    @Test
    void methods_count_by_their_record_and_without_one_the_months_alone() {
        assertThat(WeightRules.of(List.of())).containsExactly(1_000_000, 0, 0, 0);
        var record = List.of(score(Source.SEASONS, 20, 1.0), score(Source.RHYTHM, 20, 2.0),
                score(Source.ACTIVITY, 3, 0.1));
        var weights = WeightRules.of(record);
        assertThat(Arrays.stream(weights).sum()).isEqualTo(1_000_000);
        assertThat(weights[0]).isGreaterThan(weights[1]);
        assertThat(weights[1]).isGreaterThan(250_000);
        assertThat(weights[2]).as("three cases are no record").isZero();
    }

    @Test
    void ranges_that_did_not_hold_become_wider_and_never_narrower() {
        var wide = new Scoring();
        var narrow = new Scoring();
        for (int i = 0; i < 40; i++) {
            wide.known(Dimension.REP, "a", months(1), new long[] {100 + i});
            wide.add(snapshot(false), figure(100, 90, 110));
            narrow.known(Dimension.REP, "a", months(1), new long[] {101});
            narrow.add(snapshot(false), figure(100, 90, 110));
        }
        assertThat(wide.stretch()).isEqualTo(3);
        assertThat(narrow.stretch()).isEqualTo(1);
    }

    @Test
    void who_undertakes_far_less_than_comes_again_and_again_is_marked() {
        var low = UUID.randomUUID();
        var high = UUID.randomUUID();
        var fair = UUID.randomUUID();
        var came = new HashMap<UUID, Map<LocalDate, Long>>();
        var months = new HashMap<LocalDate, List<LocalDate>>();
        var said = new ArrayList<Stance>();
        for (int quarter = 0; quarter < 3; quarter++) {
            var first = FIRST.plusMonths(3L * quarter);
            var three = List.of(first, first.plusMonths(1), first.plusMonths(2));
            months.put(first, three);
            for (var rep : List.of(low, high, fair)) {
                for (var month : three) came.computeIfAbsent(rep, _ -> new HashMap<>()).put(month, 100L);
            }
            said.add(stance(low, first, quarter == 0 ? 290 : 239));
            said.add(stance(high, first, 361));
            said.add(stance(fair, first, quarter == 0 ? 100 : 360));
        }
        said.add(stance(low, FIRST.plusYears(1), 1));
        said.add(stance(UUID.randomUUID(), FIRST, 1));
        var kept = Keeping.of(said, months, came);
        assertThat(kept).extracting(Keeping::rep).containsExactly(low, fair, high);
        assertThat(kept).extracting(Keeping::quarters).as("one to come does not count").containsOnly(3);
        assertThat(kept).extracting(Keeping::isHoldingBack).containsExactly(true, false, false);
        assertThat(kept).extracting(Keeping::isPromising).containsExactly(false, false, true);
        assertThat(kept.getFirst().ratio()).isEqualByComparingTo("0.8533");
        assertThat(Keeping.of(said, Map.of(), came)).isEmpty();
    }

    private static Stance stance(UUID rep, LocalDate quarter, long amount) {
        return new Stance(UUID.randomUUID(), rep, quarter, Stance.Side.REP, amount, null, "", Instant.EPOCH, "");
    }

    private static Score score(Source source, long cases, double squares) {
        return new Score(Dimension.REP, source, 0, true, cases, java.math.BigDecimal.ONE,
                java.math.BigDecimal.TEN, squares, 0, 0, 0);
    }

    private static List<LocalDate> months(int many) {
        return IntStream.range(0, many).mapToObj(FIRST::plusMonths).toList();
    }

    private static Snapshot snapshot(boolean afterwards) {
        return new Snapshot(Ids.fresh(), FIRST, months(12), List.of(3, 3, 3, 3), List.of(), true,
                afterwards, List.of(1_000_000L, 0L, 0L), 1, null);
    }

    private static Figure figure(long expected, long low, long high) {
        return new Figure(Dimension.REP, "a", null, null, null, State.EXPECTED, Reason.NONE,
                new long[0], 0, all(expected), new Range(all(low), all(high), all(low), all(high)),
                Range.NONE, all(expected), new long[0], new long[0], all(expected), new long[0], 0,
                Prospects.NONE);
    }

    private static long[] all(long amount) {
        var all = new long[12];
        Arrays.fill(all, amount);
        return all;
    }
}
