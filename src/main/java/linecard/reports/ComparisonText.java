package linecard.reports;

import linecard.calendar.Span;
import linecard.web.ChartText;
import linecard.web.Page;
import linecard.web.Waterfall;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;

/// Says a comparison in the language of the page.
final class ComparisonText {

    private static final int STEPS = 7;

    private final Page page;
    private final ChartText text;

    ComparisonText(Page page) {
        this.page = page;
        this.text = ChartText.of(page.words(),
                page.organisation().currency().getDefaultFractionDigits(), this::full);
    }

    private String full(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String amount(@Nullable Long minor) {
        return minor == null ? "–" : page.words().amount(page.organisation().money(minor));
    }

    String signed(long minor) {
        return (minor > 0 ? "+" : "") + amount(minor);
    }

    /// The change in percent; 'no base' where nothing was sold, nothing on a base of zero or below.
    String growth(@Nullable Long then, long change) {
        var growth = ratio(then, change);
        if (growth != null) {
            return (growth.signum() > 0 ? "+" : "") + page.words().percent(growth, 1);
        }
        return then == null ? page.t("reports.noBase") : "";
    }

    static @Nullable BigDecimal ratio(@Nullable Long then, long change) {
        return then == null || then <= 0 ? null : BigDecimal.valueOf(change)
                .divide(BigDecimal.valueOf(then), MathContext.DECIMAL64);
    }

    String days(Span span) {
        return page.t("reports.closedWindow", page.words().date(span.from()),
                page.words().date(span.to().minusDays(1)));
    }

    /// The finding: how much more or less, and of how many parts.
    private String finding(Comparison of) {
        long change = of.change();
        var how = change == 0 ? page.t("reports.compare.found.same", full(of.now()))
                : page.t(change > 0 ? "reports.compare.found.more"
                        : "reports.compare.found.less",
                        full(of.now()), full(Math.abs(change)));
        return how + " " + page.t("reports.compare.why",
                of.count(Comparison.What.NEW), of.count(Comparison.What.GONE),
                of.count(Comparison.What.MORE), of.count(Comparison.What.LESS));
    }

    /// From then to now over the largest differences; all the others are one step.
    Waterfall bridge(Comparison of) {
        var steps = new ArrayList<Waterfall.Step>();
        long left = of.change();
        for (var row : Comparisons.largest(of, STEPS)) {
            steps.add(new Waterfall.Step(row.name(), row.change()));
            left -= row.change();
        }
        if (left != 0) steps.add(new Waterfall.Step(page.t("reports.compare.others"), left));
        return new Waterfall(finding(of), text, days(of.pair().then()), of.then(), steps,
                days(of.pair().now()));
    }

    /// The documents behind a row's later days; empty where they cannot be listed so.
    String documents(Comparison of, Comparison.Row row) {
        var key = row.key();
        var narrowed = switch (of.pair().by()) {
            case REP -> "rep=" + (key == null ? "house" : key);
            case ACCOUNT -> "account=" + key;
            case PRODUCT_LINE -> "line=" + key;
            case TERRITORY -> "";
        };
        var span = of.pair().now();
        return narrowed.isEmpty() ? "" : "/documents?" + narrowed + "&from=" + span.from()
                + "&to=" + span.to().minusDays(1);
    }
}
