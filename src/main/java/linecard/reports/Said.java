package linecard.reports;

import linecard.calendar.Span;
import linecard.files.Cell;
import linecard.money.Money;
import linecard.plan.Goal.Measure;
import linecard.web.BulletChart;
import linecard.web.ChartMonth;
import linecard.web.ChartText;
import linecard.web.CumulativeLine;
import linecard.web.MonthColumns;
import linecard.web.Page;
import linecard.web.Waterfall;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Says figures of one lens in the language of the page, as text and as charts.
final class Said {

    private final Page page;
    private final Lens lens;
    private final ChartText text;

    Said(Page page, Lens lens) {
        this.page = page;
        this.lens = lens;
        int decimals = lens.measure() == Measure.UNITS ? 0
                : page.organisation().currency().getDefaultFractionDigits();
        text = ChartText.of(page.words(), decimals, this::full);
    }

    private static final String NOTHING = "–";

    String amount(@Nullable Long amount) {
        if (amount == null) return NOTHING;
        return lens.measure() == Measure.UNITS ? page.words().number(amount)
                : page.words().amount(money(amount));
    }

    /// For an export: money with its decimals, units as whole numbers.
    Cell cell(@Nullable Long amount) {
        if (amount == null) return new Cell.Empty();
        return lens.measure() == Measure.UNITS ? new Cell.Whole(amount)
                : new Cell.Amount(money(amount));
    }

    static Cell percentCell(@Nullable BigDecimal ratio) {
        return ratio == null ? new Cell.Empty() : new Cell.Percent(
                ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
    }

    /// Money, whatever the page measures.
    String worth(long minor) {
        return page.words().amount(page.organisation().money(minor));
    }

    String full(@Nullable Long amount) {
        if (amount == null) return NOTHING;
        return lens.measure() == Measure.UNITS ? page.words().number(amount)
                : page.money(money(amount));
    }

    /// With a plus sign where it is one.
    String signed(@Nullable Long amount) {
        return amount == null ? NOTHING : (amount > 0 ? "+" : "") + amount(amount);
    }

    private Money money(long minor) {
        return page.organisation().money(minor);
    }

    String percent(@Nullable BigDecimal ratio) {
        return ratio == null ? NOTHING : page.words().percent(ratio, 1);
    }

    /// The change on the prior year as a percentage; 'no base' where there was no year before, and
    /// nothing but the amount where the base is zero or negative.
    String growth(Figures figures) {
        if (figures.prior() == null) return page.t("reports.noBase");
        var growth = figures.growth();
        if (growth == null) return "";
        return (growth.signum() > 0 ? "+" : "") + page.words().percent(growth, 1);
    }

    /// The name of the prior-year column, with the days it reckons.
    String priorName(LocalDate today) {
        var toDate = lens.window().priorToDate(today);
        return toDate == null ? page.t("reports.prior")
                : page.t("reports.priorTo");
    }

    /// What the columns reckon by.
    String basisNote(LocalDate today) {
        var note = page.t("reports.note." + Lens.code(lens.basis()));
        var toDate = lens.window().priorToDate(today);
        return toDate == null ? note : note + " " + page.t("reports.priorTo.note",
                page.words().date(toDate.to().minusDays(1)));
    }

    /// How far into the window the figures reach.
    String upTo(LocalDate today) {
        var window = lens.window();
        if (window.isRunning(today)) return page.t("reports.upTo", page.words().date(today));
        var last = page.words().date(window.span().to().minusDays(1));
        var first = page.words().date(window.span().from());
        return page.t(window.hasBegun(today) ? "reports.closedWindow" : "reports.futureWindow",
                first, last);
    }

    /// The address of the documents behind a rep's figures in this window.
    String documents(UUID rep, LocalDate today) {
        return documents(rep, lens.window().span().upTo(today));
    }

    /// The same of what is dated after today in a running window; of everybody without a rep.
    String later(@Nullable UUID rep, LocalDate today) {
        return documents(rep, new Span(today.plusDays(1), lens.window().span().to()));
    }

    private String documents(@Nullable UUID rep, Span days) {
        return "/documents?from=" + days.from() + "&to=" + days.to().minusDays(1)
                + (rep == null ? "" : "&rep=" + rep)
                + (lens.productLine() == null ? "" : "&line=" + lens.productLine());
    }

    String tone(@Nullable Long ahead) {
        return ahead == null || ahead == 0 ? "" : ahead > 0 ? "good" : "bad";
    }

    /// The finding of a bullet: attainment and change in one sentence.
    String finding(String name, Figures figures) {
        var attainment = figures.attainment();
        var reached = attainment == null
                ? page.t("reports.finding.noGoal", name, full(figures.actual()))
                : page.t("reports.finding.goal", name, percent(attainment));
        return figures.growth() == null ? reached
                : page.t("reports.finding.change", reached, growth(figures));
    }

    BulletChart bullet(String name, Figures figures, long reach) {
        return new BulletChart(finding(name, figures), text, figures.actual(), figures.goal(),
                figures.priorWhole(), figures.paceGoal(), reach);
    }

    MonthColumns columns(Board board) {
        var title = page.t("reports.months.title", lens.window().year().number(), measure());
        return new MonthColumns(title, text, chartMonths(board));
    }

    CumulativeLine line(Board board) {
        var title = page.t("reports.cumulative.title", lens.window().year().number(), measure());
        return new CumulativeLine(title, text, chartMonths(board));
    }

    Waterfall bridge(String name, Board.Transfers moved) {
        return new Waterfall(page.t("reports.bridge.title", name), text,
                page.t("reports.basis.as_was"), moved.asWas(),
                List.of(new Waterfall.Step(page.t("reports.transferredIn"), moved.in()),
                        new Waterfall.Step(page.t("reports.transferredOut"), -moved.out())),
                page.t("reports.basis.as_is"));
    }

    String measure() {
        return page.t("reports.measure." + lens.measure().code());
    }

    private List<ChartMonth> chartMonths(Board board) {
        return board.months().stream()
                .map(month -> new ChartMonth(page.words().monthName(
                        month.first().plusDays(14).getMonthValue()),
                        month.actual(), month.goal(), month.prior()))
                .toList();
    }
}
