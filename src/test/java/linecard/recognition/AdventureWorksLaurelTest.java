package linecard.recognition;

import linecard.Race;
import linecard.scoring.Day;
import linecard.scoring.Entrant;
import linecard.scoring.RulesText;
import linecard.scoring.Scoring;
import linecard.subjects.AdventureWorks;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Rep of the year of a real company: by its orders, as its published quarters have it.
class AdventureWorksLaurelTest {

    private final AdventureWorks company = new AdventureWorks();

    @Test
    void the_rep_of_the_year_is_who_sold_most_by_the_published_quarters() throws IOException {
        for (int year = 2006; year <= 2007; year++) {
            var published = published(year);
            var best = published.entrySet().stream()
                    .max(Map.Entry.comparingByValue()).orElseThrow().getKey();
            var orders = orders(year);
            var contest = Scoring.of(RulesText.read(rules(year)), entrants(published), orders);
            assertThat(contest.getFirst().who()).as("year %d", year).isEqualTo(best);
            assertThat(contest.getFirst().prize()).isEqualTo(1);
            assertThat(contest.stream().map(place -> place.who() + " " + sum(orders, place.who())))
                    .containsExactlyElementsOf(published.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue(
                                    Comparator.reverseOrder()))
                            .map(one -> one.getKey() + " " + one.getValue()).toList());
            var totals = new TreeMap<UUID, Long>();
            published.forEach((who, net) -> totals.put(id(who), net));
            assertThat(YearRank.of(totals).getFirst())
                    .isEqualTo(new YearRank(1, id(best), published.getOrDefault(best, 0L)));
        }
    }

    private static UUID id(String salesPerson) {
        return new UUID(0, Long.parseLong(salesPerson));
    }

    private Map<String, Long> published(int year) throws IOException {
        var sums = new TreeMap<String, Long>();
        for (var row : company.rows("expected_quarter.csv")) {
            var quarter = row.getField("quarter");
            int its = Integer.parseInt(quarter.substring(0, 4))
                    + (quarter.charAt(5) >= '3' ? 1 : 0);
            if (its == year && !row.getField("net_cents").isEmpty()) {
                sums.merge(row.getField("sales_person_id"),
                        Long.parseLong(row.getField("net_cents")), Long::sum);
            }
        }
        sums.values().removeIf(net -> net == 0);
        return sums;
    }

    private static List<Entrant> entrants(Map<String, Long> published) {
        return new TreeSet<>(published.keySet()).stream()
                .map(who -> new Entrant(who, null, null, null)).toList();
    }

    private List<Day> orders(int year) throws IOException {
        var days = new ArrayList<Day>();
        for (var row : company.rows("sales_order.csv")) {
            var on = LocalDate.parse(row.getField("order_date"));
            if (on.isBefore(LocalDate.of(year - 1, 7, 1))
                    || !on.isBefore(LocalDate.of(year, 7, 1))) continue;
            days.add(new Day(row.getField("sales_person_id"), on,
                    new BigDecimal(row.getField("sub_total")).movePointRight(2)
                            .setScale(0, RoundingMode.HALF_UP).longValueExact(), 0));
        }
        return days;
    }

    private static long sum(List<Day> days, String who) {
        return days.stream().filter(day -> day.entrant().equals(who)).mapToLong(Day::amount).sum();
    }

    private static String rules(int year) {
        return Race.rules(LocalDate.of(year - 1, 7, 1), LocalDate.of(year, 7, 1), LocalDate.of(year, 7, 10));
    }
}
