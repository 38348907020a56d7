package linecard.subjects;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.sales.CurrencyRate;
import linecard.sales.CurrencyRates;
import linecard.words.Reading;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A file of currency rates. A day that has one already gets the file's.
final class CurrencyRateIntake implements Intake<CurrencyRateIntake.Said> {

    private static final int DIGITS = 9;

    /// @param currency null for the organisation's own, which is a problem
    record Said(@Nullable Currency currency, LocalDate from, long nanos) {}

    private record Day(Currency currency, LocalDate from) {}

    private final Viewer viewer;
    private final CurrencyRates rates;
    private final Map<Day, CurrencyRate> known = new HashMap<>();

    CurrencyRateIntake(Viewer viewer, CurrencyRates rates) {
        this.viewer = viewer;
        this.rates = rates;
        for (var rate : rates.all(viewer)) known.put(new Day(rate.currency(), rate.from()), rate);
    }

    @Override
    public Said read(Entry entry) {
        entry.text("currency", Entry.CODE);
        var own = viewer.organisation().currency();
        var currency = Currencies.read(entry, own);
        if (currency == null) entry.problem("currency", "exchange.ownCurrency");
        long nanos = entry.read("rate", 1L,
                text -> Reading.fixed(text, DIGITS, entry.numbers()));
        if (nanos <= 0) entry.problem("rate", "exchange.notAboveZero");
        return new Said(currency, entry.date("from"), nanos);
    }

    @Override
    public String key(Entry entry) {
        return entry.raw("currency").isEmpty() || entry.raw("from").isEmpty()
                ? "" : ByCode.plain(entry.raw("currency") + " / " + entry.raw("from"));
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) verdicts.add(settle(record.first(), write));
        return verdicts;
    }

    private Verdict settle(Said said, boolean write) {
        var currency = said.currency();
        if (currency == null) return Verdict.rejected("currency", "exchange.ownCurrency");
        var day = new Day(currency, said.from());
        var before = known.get(day);
        if (before != null && before.nanos() == said.nanos()) {
            return Verdict.of(Outcome.SAME);
        }
        var after = before == null
                ? new CurrencyRate(Ids.fresh(), currency, said.from(), said.nanos(), 1)
                : new CurrencyRate(
                        before.id(), currency, said.from(), said.nanos(), before.version());
        if (write && before == null) rates.add(viewer, after);
        if (write && before != null) rates.change(viewer, after);
        known.put(day, before == null ? after : new CurrencyRate(
                after.id(), currency, after.from(), after.nanos(), after.version() + 1));
        return Verdict.of(before == null ? Outcome.NEW : Outcome.CHANGED);
    }
}
