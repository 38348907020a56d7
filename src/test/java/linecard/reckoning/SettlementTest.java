package linecard.reckoning;

import linecard.money.Rate;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Posting.Leg;
import linecard.reckoning.Terms.Draw;
import linecard.reckoning.Terms.Holdback;
import linecard.reckoning.Terms.Holdback.Held;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static linecard.reckoning.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

/// Two years of months that earn or lose, under terms of settling that change now and then, are
/// paid as a bookkeeper with a pocket calculator pays them.
class SettlementTest {

    /// Of a month, what the agency gets and what stays open.
    private record Paper(long payable, long negative, long drawn) {}

    @Property(tries = 2_000)
    void every_month_pays_what_the_terms_say_and_no_cent_is_lost(@ForAll Random random) {
        var terms = terms(random);
        var balances = Balances.NONE;
        var paper = new Paper(0, 0, 0);
        var held = new ArrayList<Held>();
        long cost = 0;
        for (int month = 0; month < 24; month++) {
            if (random.nextInt(5) == 0) terms = terms(random);
            long earned = random.nextLong(-900_000, 900_001) / (1 + random.nextInt(4) * 100_000);
            long due = random.nextInt(3) > 0 ? 0 : held.stream().mapToLong(Held::minor).sum();
            if (due > 0) held.clear();
            long keeps = terms.holdback() == null || earned <= 0 ? 0
                    : Exact.millionths(earned, terms.holdback().rate().millionths());
            held.add(new Held(JANUARY_1.plusMonths(month), keeps));
            paper = settled(terms, paper, earned + due - keeps);

            var postings = Settlement.of(terms, balances, earned, due);
            balances = balances.plus(postings);
            var by = byKind(postings);
            cost += earned + by.getOrDefault(Kind.WAIVED, 0L) + by.getOrDefault(Kind.GUARANTEED, 0L);
            assertThat(balances.of(Book.PAYABLE)).isEqualTo(paper.payable());
            assertThat(balances.of(Book.EARNED)).isEqualTo(paper.negative());
            assertThat(balances.drawn()).isEqualTo(paper.drawn());
            assertThat(balances.of(Book.HELD)).isEqualTo(held.stream().mapToLong(Held::minor).sum());
            assertThat(-balances.of(Book.COST)).isEqualTo(cost);
            balances = balances.plus(List.of(Posting.paid(balances.of(Book.PAYABLE), 1)));
            assertThat(balances.of(Book.PAID)).isEqualTo(
                    cost - balances.of(Book.HELD) + balances.outstanding());
        }
    }

    /// What was overpaid goes first, then draws, and whoever has less than the draw gets that.
    private static Paper settled(Terms terms, Paper before, long free) {
        long now = before.negative() + free;
        if (now < 0 && !terms.carriesNegative()) now = 0;
        long back = Math.min(before.drawn(), Math.max(0, now));
        now -= back;
        long drawn = before.drawn() - back;
        var draw = terms.draw();
        long lacks = draw == null ? 0 : Math.max(0, draw.minor() - Math.max(0, now));
        if (draw != null && draw.recoverable()) drawn += lacks;
        return new Paper(Math.max(0, now) + lacks, Math.min(0, now), drawn);
    }

    private static Terms terms(Random random) {
        var clauses = flat("10");
        clauses.carriesNegative = random.nextBoolean();
        if (random.nextBoolean()) clauses.draw = new Draw(random.nextLong(500_000), random.nextBoolean());
        if (random.nextBoolean()) {
            clauses.holdback = new Holdback(new Rate(random.nextInt(1_000_001)), 1 + random.nextInt(6));
        }
        return clauses.terms();
    }

    private static Map<Kind, Long> byKind(List<Posting> postings) {
        var sums = new EnumMap<Kind, Long>(Kind.class);
        for (var posting : postings) {
            sums.put(posting.kind(), posting.legs().stream().mapToLong(Leg::minor).filter(minor -> minor > 0).sum());
        }
        return sums;
    }
}
