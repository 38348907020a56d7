package linecard.recognition;

import linecard.Race;
import linecard.recognition.Leaderboard.Line;
import linecard.recognition.Leaderboard.Row;
import linecard.scoring.RulesText;
import linecard.scoring.Score;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class LeaderboardTest {

    private static final LocalDate JANUARY = LocalDate.of(2025, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);

    private static List<String> lines(int entrants, int... numbers) {
        var rows = IntStream.of(numbers).mapToObj(number ->
                new Row(number, "#" + number, new Score(1, 1), 0, false)).toList();
        return new Leaderboard(UUID.randomUUID(), "Race", RulesText.read(Race.rules(JANUARY, FEBRUARY, FEBRUARY)),
                entrants, null, rows).lines().stream().map(line -> switch (line) {
                    case Line.Shown shown -> shown.row().name();
                    case Line.Unnamed unnamed -> "+" + unnamed.count();
                }).toList();
    }

    @Test
    void whoever_is_not_named_is_told_as_a_number_between_the_others() {
        assertThat(lines(3, 1, 2, 3)).containsExactly("#1", "#2", "#3");
        assertThat(lines(5, 2, 5)).containsExactly("+1", "#2", "+2", "#5");
        assertThat(lines(4)).containsExactly("+4");
        assertThat(lines(0)).isEmpty();
        assertThat(lines(4, 1, 1, 3)).containsExactly("#1", "#1", "#3", "+1");
        assertThat(lines(4, 1, 1, 4)).containsExactly("#1", "#1", "+1", "#4");
        assertThat(lines(40, 1, 2, 30)).containsExactly("#1", "#2", "+27", "#30", "+10");
    }

    @Test
    void all_are_counted_whoever_is_named() {
        for (int mask = 0; mask < 1 << 6; mask++) {
            int chosen = mask;
            int[] numbers = {1, 1, 3, 4, 4, 6};
            var shown = IntStream.range(0, 6).filter(i -> (chosen >> i & 1) == 1)
                    .map(i -> numbers[i]).toArray();
            int told = 0;
            for (var line : lines(6, shown)) {
                told += line.startsWith("+") ? Integer.parseInt(line.substring(1)) : 1;
            }
            assertThat(told).as(lines(6, shown).toString()).isEqualTo(6);
        }
    }

    @Test
    void equals_share_a_place_in_a_year_and_who_took_back_more_has_none() {
        var ids = IntStream.range(0, 5).mapToObj(i -> new UUID(0, i)).toList();
        Map<UUID, Long> totals = new HashMap<>();
        List.of(500L, 900L, 500L, -10L, 100L).forEach(one -> totals.put(ids.get(totals.size()), one));
        assertThat(YearRank.of(totals)).containsExactly(
                new YearRank(1, ids.get(1), 900), new YearRank(2, ids.get(0), 500),
                new YearRank(2, ids.get(2), 500), new YearRank(4, ids.get(4), 100));
        assertThat(YearRank.of(Map.of())).isEmpty();
    }
}
