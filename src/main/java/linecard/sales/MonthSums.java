package linecard.sales;

import linecard.calendar.FiscalCalendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// What many documents add to the months, summed in memory until it is written.
final class MonthSums {

    /// From so much in one row on, all are looked at together: less cannot bring them so far.
    private static final long VAST = 1_000_000_000_000L;

    private final FiscalCalendar calendar;
    private final Map<LocalDate, LocalDate> months = new HashMap<>();
    private final Map<MonthSum.Key, Adding> sums = new HashMap<>();

    private static final class Adding {
        private long net;
        private long returned;
        private long cost;
        private long quantity;
        private long credits;

        private void add(
                long moreNet, long moreReturned, long moreCost, long moreQuantity, long more) {
            net = Math.addExact(net, moreNet);
            returned = Math.addExact(returned, moreReturned);
            cost = Math.addExact(cost, moreCost);
            quantity = Math.addExact(quantity, moreQuantity);
            credits += more;
        }

        private boolean isVast() {
            return Math.max(Math.abs(net), Math.max(Math.abs(cost), Math.abs(quantity))) > VAST
                    || returned < -VAST;
        }
    }

    MonthSums(FiscalCalendar calendar) {
        this.calendar = calendar;
    }

    void add(Posting posting) {
        var booking = posting.booking();
        var month = months.computeIfAbsent(booking.bookedOn(), day -> monthOf(calendar, day));
        var lines = booking.lines();
        for (int line = 0; line < lines.size(); line++) {
            for (int place = 0; place < posting.shares().size(); place++) {
                var credit = posting.credit(line, place);
                add(new MonthSum.Key(booking.kind(), month, credit.share().rep(),
                        credit.share().agency(), booking.account(), posting.territory(),
                        lines.get(line).productLine()), credit);
            }
        }
    }

    private void add(MonthSum.Key key, Credit credit) {
        var cost = credit.costMinor();
        sums.computeIfAbsent(key, _ -> new Adding()).add(
                credit.netMinor(), Math.min(credit.netMinor(), 0), cost == null ? 0 : cost,
                credit.quantityMilli(), 1);
    }

    /// Adds what one day comes to: its month is that day still.
    void addDay(MonthSum day) {
        var key = day.key();
        var month = months.computeIfAbsent(key.month(), any -> monthOf(calendar, any));
        var sum = day.sum();
        sums.computeIfAbsent(key.in(month), _ -> new Adding()).add(
                sum.netMinor(), sum.returnedMinor(), sum.costMinor(), sum.quantityMilli(),
                day.credits());
    }

    int size() {
        return sums.size();
    }

    /// Hands over all that was summed and begins anew.
    MonthRows take() {
        var all = new HashMap<MonthSum.Key, Adding>();
        boolean isVast = false;
        for (var one : sums.entrySet()) {
            var sum = one.getValue();
            isVast |= sum.isVast();
            all.computeIfAbsent(one.getKey().ofAllAccounts(), _ -> new Adding()).add(
                    sum.net, sum.returned, sum.cost, sum.quantity, sum.credits);
        }
        var rows = new MonthRows(rows(sums), rows(all), isVast);
        sums.clear();
        return rows;
    }

    private static CopyRows rows(Map<MonthSum.Key, Adding> sums) {
        var rows = new CopyRows(12);
        sums.forEach((key, sum) -> rows.row()
                .add(key.kind().code()).add(key.month()).add(key.rep()).add(key.agency())
                .add(key.account()).add(key.territory()).add(key.productLine())
                .add(sum.net).add(sum.returned).add(sum.cost).add(sum.quantity)
                .add(sum.credits));
        rows.endGroup();
        return rows;
    }

    static LocalDate monthOf(FiscalCalendar calendar, LocalDate day) {
        return calendar.periodOf(day).span().from();
    }
}
