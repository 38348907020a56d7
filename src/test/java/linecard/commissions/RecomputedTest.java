package linecard.commissions;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.money.Rate;
import linecard.reckoning.Dated;
import linecard.reckoning.Event;
import linecard.reckoning.Ladder;
import linecard.reckoning.Match;
import linecard.reckoning.Measure;
import linecard.reckoning.RateRule;
import linecard.reckoning.Reset;
import linecard.reckoning.Spiff;
import linecard.reckoning.Terms;
import linecard.terms.Clausing;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Whatever was agreed and sold, a row of the export comes to its amount by its own columns.
@LinecardTest
class RecomputedTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern TIER = Pattern.compile("([-−]?\\d[\\d ,]*)[^×]*× ([\\d,]+)%");

    @Autowired
    private Firm.Rooms rooms;
    @Autowired
    private Clausing clausing;
    @Autowired
    private ApplicationContext program;

    private final Set<String> seen = new TreeSet<>();

    @Test
    void each_row_comes_to_its_amount() throws Exception {
        for (int seed = 0; seed < 8; seed++) {
            var random = new Random(seed);
            var firm = new Firm(rooms);
            var terms = terms(firm, seed, random);
            as(firm.finance, () -> {
                clausing.write(firm.finance, firm.duna, YEAR, terms);
                return true;
            });
            sell(firm, random, 1);
            var issued = firm.issue(firm.duna, 1);
            sell(firm, random, 2);
            correct(firm, random);
            var visitor = new Visitor(program, firm.finance);
            check(seed, visitor, "/statements/" + issued + "/lines.json");
            check(seed, visitor, "/agencies/" + firm.duna + "/statements/2026/2/draft.json");
        }
        assertThat(seen).contains("product_line", "ladder", "unit_ladder", "spiff", "cap",
                "original", "new", "corrected", "withdrawn", "returned", "tier", "1 tiers",
                "2 tiers");
    }

    /// Flat; by slices, at the reached rate and on average; by the piece; capped.
    private static Terms terms(Firm firm, int seed, Random random) {
        var style = seed % 2 == 0 ? Ladder.Style.MARGINAL : Ladder.Style.RETROACTIVE;
        boolean isUnits = seed >= 4;
        long step = isUnits ? 5_000 : 400_000_00;
        var ladder = new Ladder("Rungs", style, Reset.YEAR,
                isUnits ? new Measure(Measure.Kind.UNITS, Set.of()) : Measure.GROSS, Set.of(),
                List.of(new Ladder.Tier(0, rate(random)), new Ladder.Tier(step, rate(random)),
                        new Ladder.Tier(3 * step, rate(random))));
        return new Terms(Event.INVOICE, Measure.GROSS,
                List.of(new RateRule("Flat", new Match.Line(firm.pumps), Dated.ALWAYS,
                                new RateRule.Flat(rate(random))),
                        new RateRule("Climb", new Match.Line(firm.valves), Dated.ALWAYS,
                                new RateRule.Climb("Rungs"))),
                List.of(ladder), seed % 3 > 0 ? List.of() : List.of(new Spiff("Piece",
                        new Match.Line(firm.valves), Dated.ALWAYS, 1 + random.nextInt(9_999))),
                Map.of(), null, null, seed % 4 < 3 ? null : new Terms.Limit(1_00, Reset.MONTH),
                null, null,
                new Terms.Clawback(12, Rate.WHOLE, EnumSet.allOf(Terms.Cause.class)), true,
                Terms.LimitsOn.EARNED);
    }

    private static Rate rate(Random random) {
        return new Rate(1 + random.nextInt(150_000));
    }

    private static void sell(Firm firm, Random random, int month) {
        for (int i = 0; i < 8; i++) {
            firm.invoice("S-" + month + i, firm.szucs, LocalDate.of(2026, month, 2 + i),
                    i % 3 == 0 ? firm.pumps : firm.valves, 1 + random.nextInt(20_000_000));
        }
    }

    private static void correct(Firm firm, Random random) {
        var day = LocalDate.of(2026, 1, 3);
        firm.invoice("S-11", firm.szucs, day, firm.valves, 1 + random.nextInt(20_000_000));
        firm.invoice("S-13", firm.tiszai, day.plusDays(2), firm.pumps, 5_000);
        for (var of : List.of("S-12", "S-16")) {
            firm.returned("R-" + of, of, firm.szucs, LocalDate.of(2026, 2, 20),
                    of.equals("S-16") ? firm.pumps : firm.valves, -1 - random.nextInt(999_999));
        }
    }

    private void check(int seed, Visitor visitor, String path) throws Exception {
        var rows = JSON.readTree(Visitor.body(visitor.get(path)));
        assertThat(rows.size()).as(path).isPositive();
        for (var row : rows) {
            seen.add(row.path("rule").stringValue());
            seen.add(row.path("cause").stringValue());
            check(new Row(seed + ": " + row, row));
        }
    }

    private void check(Row row) {
        var name = row.name;
        assertThat(row.minor("amount")).as(name)
                .isEqualTo(row.minor("amountNow") - row.minor("statedAmount"));
        assertThat(row.minor("fullAmount")).as(name).isEqualTo(row.minor("amountNow"));
        if (row.of.path("kind").isNull()) return;
        checkTiers(row);
        if (row.of.path("rule").stringValue().equals("spiff")) {
            var pieces = row.number("quantity").multiply(row.share("sharePercent"));
            if (row.of.path("rateBase").isNull()) return;
            isNear(name, pieces.multiply(BigDecimal.valueOf(row.minor("perUnit"))),
                    row.minor("fullAmount"));
            return;
        }
        assertThat(row.minor("base")).as(name)
                .isEqualTo(row.minor("rateBase") - row.minor("statedBase"));
        assertThat(row.minor("sumAfter") - row.minor("sumBefore")).as(name)
                .isEqualTo(row.minor("rateBase"));
        var full = row.share("effectivePercent").multiply(row.share("earnedPercent"));
        isNear(name, full.multiply(BigDecimal.valueOf(row.minor("rateBase"))),
                row.minor("fullAmount"));
        isNear(name, row.share("statedPercent").multiply(
                BigDecimal.valueOf(row.minor("statedBase"))), row.minor("statedAmount"));
        if (row.of.path("ratePercent").isNull() || row.of.path("rateBase").isNull()) return;
        assertThat(rounded(full, row.minor("sumAfter")) - rounded(full, row.minor("sumBefore")))
                .as(name).isEqualTo(row.minor("fullAmount"));
    }

    /// The rate in effect is what so much at each rate comes to.
    private void checkTiers(Row row) {
        if (row.of.path("tiers").isNull()) return;
        var tiers = TIER.matcher(row.of.path("tiers").stringValue().replace('\u00a0', ' '))
                .results().toList();
        var size = BigDecimal.ZERO;
        var worth = BigDecimal.ZERO;
        for (var tier : tiers) {
            var part = read(tier.group(1));
            size = size.add(part);
            worth = worth.add(part.multiply(read(tier.group(2))));
        }
        assertThat(worth.divide(size, 14, RoundingMode.HALF_UP)).as(row.name)
                .isEqualByComparingTo(row.number("effectivePercent"));
        seen.add(tiers.size() + " tiers");
    }

    private static BigDecimal read(String number) {
        return new BigDecimal(number.replace(" ", "").replace('−', '-').replace(',', '.'));
    }

    /// Sums are rounded, so a line may be a minor unit off.
    private static void isNear(String name, BigDecimal reckoned, long minor) {
        assertThat(reckoned.subtract(BigDecimal.valueOf(minor)).abs()).as(name)
                .isLessThanOrEqualTo(BigDecimal.ONE);
    }

    private static long rounded(BigDecimal rate, long sum) {
        return rate.multiply(BigDecimal.valueOf(sum)).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    /// What is empty counts as nothing.
    private record Row(String name, JsonNode of) {

        long minor(String column) {
            return of.path(column).path("minor").longValue(0);
        }

        BigDecimal number(String column) {
            return of.path(column).isNull() ? BigDecimal.ZERO : of.path(column).decimalValue();
        }

        BigDecimal share(String column) {
            return number(column).movePointLeft(2);
        }
    }
}
