package linecard.commissions;

import linecard.money.Money;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;
import linecard.words.Words;

import java.util.Locale;
import java.util.stream.Collectors;

/// The sentences that lead from a document to what is paid on, in one language.
final class SaleText {

    private final Words words;

    SaleText(Words words) {
        this.words = words;
    }

    /// @param document what it is, and its number
    /// @param day on which it was booked
    String of(StatementLine line, String document, String day) {
        if (line.now() == null) return words.text("commissions.explain.gone", document, day);
        var base = line.way().base();
        return words.text("commissions.explain." + how(line), document, day,
                words.decimal(WayText.units(line.quantityMilli())), exact(line.lineNet()),
                words.percent(line.share()), exact(base), exact(ofNet(line)), added(line));
    }

    private static String how(StatementLine line) {
        if (line.rule() == Rule.SPIFF) return "pieces";
        if (line.grounds().ofCommission()) return "ofCommission";
        if (!line.grounds().added().isEmpty()) return "added";
        return isOfNet(line) ? "sale" : earnsNothing(line.way()) ? "idle" : "based";
    }

    /// Whether it is paid on the net, but for the rounding of a split.
    private static boolean isOfNet(StatementLine line) {
        var share = line.share().of(line.lineNet());
        return Math.abs(share.minus(line.way().base()).minor()) <= 1;
    }

    private static boolean earnsNothing(Way way) {
        return way.by() == null && !way.rule().climbs();
    }

    /// The rep's part of the net.
    private static Money ofNet(StatementLine line) {
        var net = line.way().base();
        for (var added : line.grounds().added()) net = net.minus(added.amount());
        return net;
    }

    /// What leads from the net to the base: `+ 100 Ft (fuvar) − 50 Ft (bekerülési érték)`; empty
    /// for nothing.
    String added(StatementLine line) {
        return line.grounds().added().stream().map(one -> (one.amount().isNegative() ? "− " : "+ ")
                + exact(one.amount().isNegative() ? one.amount().negated() : one.amount()) + " ("
                + words.text("terms.column." + one.what().name().toLowerCase(Locale.ROOT)) + ")")
                .collect(Collectors.joining(" "));
    }

    /// The same with what it starts from and comes to, for where these stand in columns; empty for
    /// nothing.
    String base(StatementLine line) {
        var grounds = line.grounds();
        if (grounds.ofCommission()) {
            return words.text("commissions.explain.base.ofCommission", exact(line.way().base()));
        }
        if (!grounds.added().isEmpty()) {
            return words.text("commissions.explain.base", exact(ofNet(line)), added(line),
                    exact(line.way().base()));
        }
        return line.rule() != Rule.OVERRIDE || line.was() != null ? ""
                : words.text("commissions.explain.base.ofSale", exact(line.way().base()));
    }

    private String exact(Money money) {
        return words.exact(money);
    }
}
