package linecard.commissions;

import linecard.access.Organisation;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Ladder.Slice;
import linecard.stated.Agreed;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/// The sentences that explain an amount, in one language.
final class WayText {

    private final Words words;
    private final Organisation organisation;

    WayText(Words words, Organisation organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    /// In a few words.
    String rule(StatementLine line) {
        var way = line.way();
        return switch (way.rule()) {
            case PRODUCT_LINE, DEFAULT -> agreed(way.by());
            case ORIGINAL -> words.text("commissions.rule.original", line.originalNumber());
            case NO_RATE -> words.text("commissions.rule.noRate");
            case ORIGINAL_WITHOUT_RATE ->
                    words.text("commissions.rule.originalWithoutRate", line.originalNumber());
            case LADDER, UNIT_LADDER -> words.text("commissions.rule.ladder", way.clause());
            case OVERRIDE, SPIFF ->
                    words.text("commissions.rule." + way.rule().code(), way.clause());
            case CONTRACT, ACCOUNT, ITEM, LINE_FOR_TYPE, CUSTOMER_TYPE -> words.text(
                    "commissions.rule." + way.rule().code(),
                    way.by() == null ? "" : way.by().productLine());
            default -> words.text("commissions.rule." + way.rule().code());
        };
    }

    private String agreed(@Nullable Agreed by) {
        if (by == null) return "";
        return by.byDefault()
                ? words.text("commissions.rule.default", words.date(by.from()))
                : words.text("commissions.rule.productLine", by.productLine(),
                        words.date(by.from()));
    }

    /// What a whole period adds or takes, or rounding moves.
    String whole(StatementLine line) {
        var way = line.way();
        var all = comesTo(line);
        // what takes is said by how much it takes
        boolean takesBack = way.rule() == Rule.CLAWBACK_CAP;
        var said = words.text("commissions.explain." + way.rule().code()
                        + (way.before().isZero() ? "" : ".earned"),
                exact(takesBack ? way.base().negated() : way.base()),
                exact(takesBack ? limit(way).negated() : limit(way)),
                exact(way.rule() == Rule.CAP ? all.negated() : all), exact(way.before()));
        return all.equals(line.amount()) ? said
                : said + " " + words.text("commissions.explain.besides", exact(line.amount()));
    }

    /// What a whole period adds or takes by now, whatever of it was stated before.
    private Money comesTo(StatementLine line) {
        var way = line.way();
        if (way.rule() == Rule.ROUNDING) return line.amount();
        long more = limit(way).minus(way.base()).minor();
        return organisation.money(
                way.rule() == Rule.CAP ? Math.min(0, more) : Math.max(0, more));
    }

    private Money limit(Way way) {
        return organisation.money(way.counted());
    }

    /// The way from the base to the amount and, where something was stated before, from there.
    String explained(StatementLine line) {
        var now = line.now();
        var was = line.was();
        if (was == null) return now == null ? "" : way(line, now);
        var cause = words.text("commissions.explain.cause." + code(line.cause()));
        var before = was.by() == null
                ? words.text("commissions.explain.was", exact(was.amount()))
                : words.text("commissions.explain.wasAt", exact(was.amount()),
                        words.percent(was.by().rate()));
        var after = now == null ? words.text("commissions.explain.nothingLeft")
                : way(line, now);
        return cause + " " + before + " " + after + " "
                + words.text("commissions.explain.difference", exact(line.amount()));
    }

    /// What leads to the amount besides base and rate, for where these stand beside it; empty for
    /// nothing.
    String beside(StatementLine line) {
        var way = line.now();
        if (line.was() != null || way == null) return explained(line);
        var said = switch (way.rule()) {
            case LADDER, UNIT_LADDER -> climb(way);
            case SPIFF -> pieces(line, way);
            default -> "";
        };
        return (said + after(way)).strip();
    }

    /// Whether the amount is not the rate of its own base, but what the sum of the month rounds to.
    static boolean isOfSum(Way way) {
        return way.by() != null && way.share().equals(Rate.WHOLE)
                && !way.by().rate().of(way.base()).equals(way.rated());
    }

    private static String code(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    private String way(StatementLine line, Way way) {
        return rated(line, way) + after(way);
    }

    /// What is earned in the end of what the rate comes to.
    private String after(Way way) {
        var said = "";
        if (!way.share().equals(Rate.WHOLE)) {
            said += " " + words.text("commissions.explain.tail", words.percent(way.share()));
        }
        if (!way.amount().equals(way.rated())) {
            said += " " + words.text("commissions.explain.released", exact(way.rated()),
                    exact(way.amount()));
        }
        return said;
    }

    private String rated(StatementLine line, Way way) {
        return switch (way.rule()) {
            case LADDER, UNIT_LADDER -> ladder(way);
            case SPIFF -> words.text("commissions.explain.spiff", way.clause(),
                    pieces(line, way), exact(way.rated()));
            case NO_RATE, ORIGINAL_WITHOUT_RATE ->
                    words.text("commissions.explain.noRate", line.productLine());
            default -> way.by() == null ? words.text("commissions.explain." + way.rule().code())
                    : flat(line, way, way.by());
        };
    }

    /// The rep's part of the pieces, at so much for each.
    private String pieces(StatementLine line, Way way) {
        return words.decimal(units(line.quantityMilli()))
                + (line.share().equals(Rate.WHOLE) ? "" : " × " + words.percent(line.share()))
                + " × " + exact(organisation.money(way.counted()));
    }

    private String flat(StatementLine line, Way way, Agreed by) {
        var said = words.text("commissions.explain.rate", exact(way.base()),
                words.percent(by.rate()), exact(way.rated()),
                way.rule() == Rule.ORIGINAL ? agreed(by) : rule(line));
        return isOfSum(way) ? said + " " + words.text("commissions.explain.sum") : said;
    }

    private String ladder(Way way) {
        if (isBySlices(way)) {
            return words.text("commissions.explain.ladder", way.clause(), exact(way.before()),
                    exact(way.before().plus(way.base())), slices(way), exact(way.rated()));
        }
        var how = way.slices().size() == 1 ? "reached" : "average";
        return words.text("commissions.explain." + how, way.clause(), slices(way),
                exact(way.base()), exact(way.rated()));
    }

    private String climb(Way way) {
        return isBySlices(way) ? exact(way.before()) + " → "
                + exact(way.before().plus(way.base())) + ": " + slices(way) : ladder(way);
    }

    /// Whether its own base lies in the tiers, rather than the sum of the period.
    private static boolean isBySlices(Way way) {
        return way.rule() != Rule.UNIT_LADDER
                && way.slices().stream().mapToLong(Slice::size).sum() == way.base().minor();
    }

    /// What lies in which tier: so much at each rate.
    String slices(Way way) {
        boolean isUnits = way.rule() == Rule.UNIT_LADDER;
        return way.slices().stream().map(slice -> (isUnits ? words.text("commissions.ahead.units",
                words.decimal(units(slice.size()))) : exact(organisation.money(slice.size())))
                + " × " + words.percent(slice.rate())).collect(Collectors.joining(" + "));
    }

    /// Of thousandths.
    static BigDecimal units(long milli) {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros();
    }

    /// With all the digits it is reckoned in: hundredths of forints too, where there are any.
    String exact(Money money) {
        return words.exact(money);
    }
}
