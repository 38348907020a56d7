package linecard.sales;

import java.util.HashMap;
import java.util.List;

/// What is to be added to the months, in the form in which it is copied: the sums of accounts, and
/// the same of all accounts.
record MonthRows(CopyRows ofAccounts, CopyRows ofAll, boolean isVast) {

    /// From so much in one row on, all are looked at together: less cannot bring them so far.
    private static final long VAST = 1_000_000_000_000L;

    static MonthRows of(List<MonthSum> sums) {
        var all = new HashMap<MonthSum.Key, MonthSum>();
        for (var sum : sums) {
            all.merge(sum.key().ofAllAccounts(), sum.ofAllAccounts(), MonthSum::plus);
        }
        return new MonthRows(rows(sums), rows(all.values()),
                sums.stream().anyMatch(sum -> sum.sum().isAbove(VAST)));
    }

    private static CopyRows rows(Iterable<MonthSum> sums) {
        var rows = new CopyRows(12);
        for (var one : sums) {
            var key = one.key();
            var sum = one.sum();
            rows.row().add(key.kind().code()).add(key.month()).add(key.rep()).add(key.agency())
                    .add(key.account()).add(key.territory()).add(key.productLine())
                    .add(sum.netMinor()).add(sum.returnedMinor()).add(sum.costMinor())
                    .add(sum.quantityMilli()).add(one.credits());
        }
        rows.endGroup();
        return rows;
    }
}
