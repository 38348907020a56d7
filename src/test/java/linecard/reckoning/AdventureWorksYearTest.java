package linecard.reckoning;

import linecard.PublishedCases;
import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Ladder.Style;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static linecard.reckoning.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;

/// Real orders of two years, closed month by month.
class AdventureWorksYearTest {

    private static final FiscalCalendar FROM_JULY = FiscalCalendar.parse("months:7");
    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Subject BIKES = new Subject(id("store"), null, null, null, List.of(id("bikes")));
    private static final LocalDate START = LocalDate.of(2005, 7, 1);

    @Test
    void twelve_months_closed_one_after_the_other_are_the_year_in_one_go() throws IOException {
        var sellers = sellers();
        assertThat(sellers).as("who sold anything").hasSize(14);
        int changes = 0;
        for (var seller : sellers.entrySet()) {
            for (var style : Style.values()) {
                for (var reset : Reset.values()) {
                    var plan = plan(seller.getKey(), style, reset);
                    for (int year = 2006; year <= 2007; year++) {
                        changes += closed(plan, seller.getKey(), seller.getValue(), year);
                    }
                }
            }
        }
        assertThat(changes).as("lines of statements").isGreaterThan(6 * 1_994);
    }

    private static Plan plan(UUID seller, Style style, Reset reset) {
        var ladder = Examples.ladder("all", style, reset, Measure.GROSS, "0:1.2 100000:1.5 400000:2");
        var rate = new RateRule("all", new Match.Any(), Dated.ALWAYS, new RateRule.Climb("all"));
        var terms = Examples.clauses().ladder(ladder);
        terms.event = Event.ORDER;
        terms.rates.add(rate);
        return new Plan(new Agreement(seller, DOLLAR, false, START, null, Tail.NONE, List.of(),
                List.of(new Version(START, terms.terms()))), FROM_JULY);
    }

    private static int closed(Plan plan, UUID seller, List<Fact> orders, int year) {
        int changes = 0;
        long stated = 0;
        var latest = new HashMap<LocalDate, Reckoned>();
        for (var month : FROM_JULY.year(year).months()) {
            var window = plan.window(month.span());
            var before = latest.getOrDefault(window.from(),
                    Reckoned.nothing(Lines.of(seller, DOLLAR, List.of()), window));
            var now = reckoned(plan, seller, orders, window);
            var lines = Differences.between(before, now, month.span());
            changes += lines.size();
            for (var line : lines) stated = Math.addExact(stated, line.amount());
            latest.put(window.from(), now);
        }
        var whole = reckoned(plan, seller, orders, FROM_JULY.year(year).span());
        assertThat(stated).isEqualTo(whole.total());
        return changes;
    }

    private static Reckoned reckoned(Plan plan, UUID seller, List<Fact> orders, Span days) {
        var within = orders.stream().filter(o -> days.contains(o.document().day())).toList();
        return Reckoning.of(plan, Lines.of(seller, DOLLAR, within), days).orThrow();
    }

    /// The orders of each, net to the cent.
    private static Map<UUID, List<Fact>> sellers() throws IOException {
        var sellers = new TreeMap<UUID, List<Fact>>();
        for (var row : PublishedCases.rows("adventureworks/sales_order.csv")) {
            if (row[3].isEmpty()) continue;
            var net = new BigDecimal(row[6]).setScale(2, RoundingMode.HALF_UP).movePointRight(2);
            var day = LocalDate.parse(row[1]);
            var order = new Document(id(row[0]), row[0], Event.ORDER, day, day, null, null);
            sellers.computeIfAbsent(id(row[3]), _ -> new ArrayList<>()).add(new Fact(order, 1, 1, BIKES,
                    id(row[3]), new Rate(1_000_000), Map.of(Column.GROSS, net.longValueExact())));
        }
        return sellers;
    }
}
