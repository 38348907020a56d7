package linecard.forecast;

import linecard.files.Cell;
import linecard.forecast.Figure.State;
import linecard.web.ChartText;
import linecard.web.FanChart;
import linecard.web.FanChart.Ahead;
import linecard.web.FanChart.Ends;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Says forecasts in the language of the page, as text and as charts.
final class ForecastText {

    private static final String NOTHING = "–";

    /// Months behind that a chart shows, and how many earlier forecasts behind those ahead.
    private static final int SHOWN_PAST = 12;
    private static final int SHOWN_EARLIER = 4;

    private final Page page;
    private final ChartText text;

    ForecastText(Page page) {
        this.page = page;
        this.text = ChartText.of(page.words(),
                page.organisation().currency().getDefaultFractionDigits(), this::full);
    }

    String full(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String amount(@Nullable Long minor) {
        return minor == null ? NOTHING : page.words().amount(page.organisation().money(minor));
    }

    String signed(long minor) {
        return (minor > 0 ? "+" : "") + amount(minor);
    }

    Cell cell(@Nullable Long minor) {
        return minor == null ? new Cell.Empty()
                : new Cell.Amount(page.organisation().money(minor));
    }

    String percent(@Nullable BigDecimal ratio) {
        return ratio == null ? NOTHING : page.words().percent(ratio, 0);
    }

    String weight(long millionths) {
        return page.words().percent(BigDecimal.valueOf(millionths, 6), 0);
    }

    String range(long low, long high) {
        return amount(low) + " – " + amount(high);
    }

    String quarter(LocalDate first) {
        var year = page.organisation().calendar().yearOf(first);
        return page.t("forecast.quarter." + year.monthOf(first).quarter(), year.number());
    }

    private String month(LocalDate first) {
        return page.words().monthName(first.plusDays(14).getMonthValue());
    }

    String method(Method method) {
        return page.t("forecast.method." + method.code());
    }

    /// How a method goes about it, or why it says nothing.
    String hint(Method method, boolean isKnown) {
        var key = "forecast.method." + method.code();
        return page.t(method == Method.PIPELINE && !isKnown ? key + ".none" : key + ".hint");
    }

    static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    /// Why there is no figure, in words.
    String silence(Figure figure) {
        return page.t("forecast.reason." + code(figure.reason()));
    }

    /// The finding: what is expected of the running quarter.
    private String finding(String name, Snapshot snapshot, Figure figure) {
        if (figure.state() != State.EXPECTED) {
            return page.t("forecast.finding.silent", name, silence(figure));
        }
        var expected = full(figure.quarter(snapshot, 0, figure.expected()));
        var quarter = quarter(snapshot.quarterStart(0));
        var band = figure.quarterBand();
        return band.isKnown() ? page.t("forecast.finding", name, quarter, expected,
                full(band.mostLow()[0]), full(band.mostHigh()[0]))
                : page.t("forecast.finding.bare", name, quarter, expected);
    }

    /// One earlier forecast of the same part.
    record Earlier(Snapshot snapshot, Figure figure) {}

    FanChart fan(String name, Snapshot snapshot, Figure figure, List<Earlier> earlier) {
        var months = new ArrayList<FanChart.Month>();
        var firsts = new ArrayList<LocalDate>();
        var past = snapshot.pastMonths();
        int begin = Math.max(0, past.size() - SHOWN_PAST);
        for (int i = begin; i < past.size(); i++) {
            firsts.add(past.get(i));
            int at = figure.past().length - past.size() + i;
            months.add(new FanChart.Month(month(past.get(i)),
                    at < 0 ? null : Long.valueOf(figure.past()[at]), null));
        }
        for (int i = 0; i < figure.expected().length; i++) {
            var first = snapshot.months().get(i);
            firsts.add(first);
            var band = figure.band();
            months.add(new FanChart.Month(month(first), null, new Ahead(figure.expected()[i],
                    !band.isKnown() ? null : new Ends(band.halfLow()[i], band.halfHigh()[i],
                            band.mostLow()[i], band.mostHigh()[i]))));
        }
        var names = new FanChart.Names(page.t("forecast.expected"), page.t("forecast.half"),
                page.t("forecast.most"), page.t("forecast.earlier"));
        return new FanChart(finding(name, snapshot, figure), text, names, months,
                earlier.stream().map(one -> path(one, firsts)).toList());
    }

    private static List<@Nullable Long> path(Earlier earlier, List<LocalDate> firsts) {
        Map<LocalDate, Long> said = new HashMap<>();
        for (int i = 0; i < earlier.figure().expected().length; i++) {
            said.put(earlier.snapshot().months().get(i), earlier.figure().expected()[i]);
        }
        var path = new ArrayList<@Nullable Long>();
        for (var first : firsts) path.add(said.get(first));
        return path;
    }

    static List<Snapshot> shown(List<Snapshot> earlier) {
        return earlier.subList(Math.max(0, earlier.size() - SHOWN_EARLIER), earlier.size());
    }
}
