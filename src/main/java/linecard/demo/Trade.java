package linecard.demo;

import linecard.calendar.WorkingDays;
import linecard.catalog.Product;
import linecard.demo.Range.MainLine;
import linecard.sales.Booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Makes up what was ordered, invoiced and returned: the same story and day, the same documents.
/// Numbers are whole throughout, so that every machine makes up the same.
final class Trade {

    /// With an account's code added, the seed of that account's buying.
    private static final long SEED = 20_240_601;

    /// Of forints and of dollars alike.
    private static final long MINOR_PER_UNIT = 100;

    private static final int ORDERS_OF_AVERAGE_ACCOUNT = 4;
    private static final int RETURNED_PER_THOUSAND = 28;

    private final WorkingDays days;
    private final LocalDate beginning;
    private final LocalDate today;
    /// Prices and nets are multiples of it: whole forints, or cents.
    private final long step;
    private final Ledger ledger = new Ledger();

    private Trade(Story story, WorkingDays days) {
        this.days = days;
        this.beginning = Clientele.beginning(story);
        this.today = story.today();
        var forints = Cast.organisation(story).currency().getCurrencyCode().equals("HUF");
        this.step = forints ? MINOR_PER_UNIT : 1;
    }

    /// All documents by day, up to and with today.
    static List<Booking> documents(Story story, WorkingDays days) {
        var trade = new Trade(story, days);
        var buyers = Clientele.buyers(story);
        long yearly = buyers.stream().mapToLong(Buyer::yearly).sum() / buyers.size();
        for (var buyer : buyers) trade.buy(buyer, orders(buyer.yearly(), yearly));
        return trade.ledger.numbered(trade.beginning, story.today());
    }

    /// How many orders a year: two, and more the more is bought, but no more than one a week.
    private static int orders(long yearly, long average) {
        return (int) Math.min(52, 2 + ORDERS_OF_AVERAGE_ACCOUNT * yearly / average);
    }

    private void buy(Buyer buyer, int orders) {
        var random = new SplittableRandom(SEED + buyer.code().hashCode());
        int discount = Math.min(150, 3 * orders);
        // Thousandths of orders carried from month to month, so that an account orders steadily.
        int due = random.nextInt(1000);
        // What was ordered the month before is invoiced in the first.
        for (var month = beginning.minusMonths(1); !month.isAfter(today);
                month = month.plusMonths(1)) {
            for (due += orders * 1000 / 12; due >= 1000; due -= 1000) {
                var day = workingDay(month.plusDays(random.nextInt(month.lengthOfMonth())));
                long worth = worth(buyer, orders, month, random);
                var lines = lines(buyer, month, worth, discount, random);
                if (buyer.buysOn(day)) sell(buyer, day, lines, random);
            }
        }
    }

    /// What one order is worth, in minor units.
    private long worth(Buyer buyer, int orders, LocalDate month, RandomGenerator random) {
        long average = buyer.yearly() * MINOR_PER_UNIT / orders;
        int noise = 600 + random.nextInt(200) + random.nextInt(200)
                + random.nextInt(200) + random.nextInt(200);
        return average * buyer.level(month, beginning) / 1000
                * buyer.season(month) / 1000 * noise / 1000;
    }

    private List<Booking.Line> lines(
            Buyer buyer, LocalDate month, long worth, int discount, RandomGenerator random) {
        var lines = new ArrayList<Booking.Line>();
        int count = 1 + (random.nextInt(100) < 48 ? 1 : 0) + (random.nextInt(100) < 24 ? 1 : 0);
        long left = worth;
        for (int i = 1; i <= count; i++) {
            long part = i == count ? left : left * (40 + random.nextInt(40)) / 100;
            left -= part;
            lines.add(line(pick(buyer, month, random), part, discount, random));
        }
        return lines;
    }

    private static MainLine pick(Buyer buyer, LocalDate month, RandomGenerator random) {
        long at = random.nextLong(buyer.tastesIn(month));
        for (var taste : buyer.tastes()) {
            at -= taste.in(month);
            if (at < 0) return taste.line();
        }
        throw new IllegalStateException("weights end before their sum");
    }

    /// As many of a product as the part of the order pays for, one at least.
    private Booking.Line line(
            MainLine main, long part, int discount, RandomGenerator random) {
        int affordable = 0;
        while (affordable < main.products().size()
                && price(main.products().get(affordable), discount) <= part) affordable++;
        int cheapest = affordable / 3;
        var product = main.products().get(
                cheapest + random.nextInt(Math.max(1, affordable - cheapest)));
        long price = price(product, discount);
        return line(product, Math.max(1, part / price), price);
    }

    private static Booking.Line line(Product product, long pieces, long price) {
        return new Booking.Line(product.id(), product.productLine(), pieces * 1000,
                pieces * price, pieces * Range.cost(product));
    }

    /// List prices are 45 to 85 % above cost.
    ///
    /// @param discount in thousandths
    private long price(Product product, int discount) {
        long list = Range.cost(product)
                * (1450 + Math.floorMod(product.code().hashCode(), 400)) / 1000;
        return Math.max(step, list * (1000 - discount) / 1000 / step * step);
    }

    private void sell(
            Buyer buyer, LocalDate day, List<Booking.Line> lines, RandomGenerator random) {
        ledger.order(buyer.account(), buyer.code(), day, lines);
        var delivered = workingDay(day.plusDays(2 + random.nextInt(20)));
        var invoice = ledger.invoice(buyer.account(), buyer.code(), delivered, lines);
        if (random.nextInt(1000) >= RETURNED_PER_THOUSAND) return;
        var returned = workingDay(delivered.plusDays(6 + random.nextInt(70)));
        ledger.credit(invoice, returned, back(lines.getFirst()));
    }

    /// Half of a line comes back, rounded up to whole pieces.
    private static Booking.Line back(Booking.Line line) {
        long pieces = line.quantityMilli() / 1000;
        long back = (pieces + 1) / 2;
        var cost = line.costMinor();
        return new Booking.Line(line.product(), line.productLine(), -back * 1000,
                -line.netMinor() / pieces * back, cost == null ? null : -cost / pieces * back);
    }

    private LocalDate workingDay(LocalDate day) {
        var working = day;
        while (!days.isWorking(working)) working = working.plusDays(1);
        return working;
    }
}
