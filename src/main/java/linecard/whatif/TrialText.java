package linecard.whatif;

import linecard.reckoning.Reset;
import linecard.web.ChartMonth;
import linecard.web.ChartText;
import linecard.web.Choice;
import linecard.web.MonthColumns;
import linecard.web.Page;
import linecard.web.Query;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Says in the language of the page what other terms come to.
final class TrialText {

    private static final String NOTHING = "–";

    private final Page page;
    private final Words words;
    private final String after;
    private final String afterShare;

    TrialText(Page page) {
        this(page, page.t("whatif.after"), page.t("whatif.afterShare"));
    }

    private TrialText(Page page, String after, String afterShare) {
        this.page = page;
        this.words = page.words();
        this.after = after;
        this.afterShare = afterShare;
    }

    /// Where the other terms are those of a form.
    static TrialText typed(Page page) {
        return new TrialText(page, page.t("whatif.typed.after"),
                page.t("whatif.typed.afterShare"));
    }

    /// How the other terms are called.
    String after() {
        return after;
    }

    String afterShare() {
        return afterShare;
    }

    String money(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String signed(long minor) {
        return (minor > 0 ? "+" : "") + money(minor);
    }

    /// Without its currency, which stands above the table.
    String amount(long minor) {
        return words.amount(page.organisation().money(minor));
    }

    String signedAmount(long minor) {
        return (minor > 0 ? "+" : "") + amount(minor);
    }

    /// @param millionths null for no base
    String share(@Nullable Long millionths) {
        return millionths == null ? NOTHING
                : words.percent(BigDecimal.valueOf(millionths, 6), 2);
    }

    String signedShare(@Nullable Long millionths) {
        return (millionths != null && millionths > 0 ? "+" : "") + share(millionths);
    }

    /// The unit of the fields of money.
    String unit() {
        return page.organisation().currency().getCurrencyCode();
    }

    String name(Row row) {
        return switch (row.kind()) {
            case AGENCY, REP -> row.name();
            case PERIODS -> page.t("whatif.periods");
            case TOTAL -> page.t("whatif.total");
        };
    }

    /// Where a row leads: an agency to its own trial, a rep to the documents behind it.
    @Nullable String path(Trial trial, Row row) {
        var id = row.id();
        if (id == null) return null;
        var known = trial.known();
        return row.kind() == Row.Kind.AGENCY
                ? "/what-if" + page.asked().without("page").with("agency", id)
                : "/documents" + Query.none().with("rep", id).with("from", known.from())
                        .with("to", known.to().minusDays(1));
    }

    /// The days that are reckoned.
    String days(Trial trial) {
        return words.date(trial.known().from()) + " – "
                + words.date(trial.known().to().minusDays(1));
    }

    /// Who gains and who loses most, and what whole periods move; empty where nothing moves.
    String moved(Trial trial) {
        var said = new ArrayList<String>();
        trial.winner().ifPresent(row -> said.add(
                page.t("whatif.gains", name(row), money(row.difference()))));
        trial.loser().ifPresent(row -> said.add(
                page.t("whatif.loses", name(row), money(-row.difference()))));
        trial.rows().stream().filter(row -> !row.isSomebody() && row.difference() != 0)
                .forEach(row -> said.add(name(row) + ": " + signed(row.difference()) + "."));
        return String.join(" ", said);
    }

    /// What an order earns by the other terms, and how far the next tier is after it.
    String example(Example example) {
        var earns = page.t("whatif.example.earns", page.money(example.order()),
                page.money(example.sold()), page.money(example.earned()));
        var next = example.next();
        if (next == null) return earns;
        var tier = next.next();
        return earns + " " + (tier == null ? page.t("whatif.example.highest")
                : page.t("whatif.example.next", money(next.missing()), words.percent(tier.rate()),
                        money(tier.from())));
    }

    MonthColumns chart(Stretch stretch, Trial trial) {
        int decimals = page.organisation().currency().getDefaultFractionDigits();
        var usual = ChartText.of(words, decimals, this::money);
        var text = new ChartText(usual.period(), after, usual.goal(),
                page.t("whatif.before"), usual.pace(), page.t("whatif.difference"),
                usual.full(), usual.brief(), usual.needed());
        var months = new ArrayList<ChartMonth>();
        for (int i = 0; i < trial.months().size(); i++) {
            var span = stretch.months().get(i).span();
            boolean isKnown = span.from().isBefore(trial.known().to());
            var month = trial.months().get(i);
            months.add(new ChartMonth(words.monthName(
                    span.from().plusDays(14).getMonthValue()),
                    isKnown ? Long.valueOf(month.after()) : null, null,
                    isKnown ? Long.valueOf(month.before()) : null));
        }
        return new MonthColumns(page.t("whatif.months", signed(trial.total().difference())),
                text, months);
    }

    List<Choice> parts() {
        var parts = new ArrayList<>(List.of(new Choice("", page.t("whatif.wholeYear"))));
        for (int quarter = 1; quarter <= 4; quarter++) {
            parts.add(new Choice("q" + quarter, page.t("whatif.quarter", quarter)));
        }
        var year = page.organisation().calendar().year(2026);
        IntStream.rangeClosed(1, 12).forEach(month -> parts.add(new Choice("" + month,
                page.t("whatif.month", month, words.monthName(
                        year.month(month).span().from().plusDays(14).getMonthValue())))));
        return parts;
    }

    List<Choice> resets() {
        var choices = new ArrayList<Choice>();
        for (var reset : Reset.values()) {
            var code = reset.name().toLowerCase(Locale.ROOT);
            choices.add(new Choice(code, page.t("whatif.per." + code)));
        }
        return choices;
    }

    List<Choice> ways() {
        return List.of(new Choice("marginal", page.t("whatif.way.marginal")),
                new Choice("retroactive", page.t("whatif.way.retroactive")));
    }

    List<Choice> keeps() {
        return List.of(new Choice("own", page.t("whatif.keep.own")),
                new Choice("none", page.t("whatif.keep.none")));
    }

    /// The break-even and how it follows, with the share as it was reckoned with.
    String breakEven(SellerRules.Beside beside, Seller seller) {
        if (beside.outsideShare() == null) return page.t("whatif.seller.noSales");
        var exact = BigDecimal.valueOf(beside.outsideShare(), 6).stripTrailingZeros();
        var share = words.percent(exact, Math.max(0, exact.scale() - 2));
        var own = words.percent(seller.commission());
        return beside.breakEven() == null ? page.t("whatif.seller.never", own, share)
                : page.t("whatif.seller.formula", money(beside.fixed()), share, own,
                        money(beside.breakEven()));
    }

}
