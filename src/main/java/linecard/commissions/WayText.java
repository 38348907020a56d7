package linecard.commissions;

import linecard.access.Organisation;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Ladder.Slice;
import linecard.stated.Agreed;
import linecard.stated.Rule;
import linecard.stated.StatementLine;
import linecard.stated.Way;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/// The sentences that explain an amount, in one language.
final class WayText {

    private final Words words;
    private final Organisation organisation;
    private final @Nullable Agreement agreed;

    WayText(Words words, Organisation organisation) {
        this(words, organisation, null);
    }

    /// @param agreed by which lines were rated; null where it is not at hand
    WayText(Words words, Organisation organisation, @Nullable Agreement agreed) {
        this.words = words;
        this.organisation = organisation;
        this.agreed = agreed;
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
            case AFTER_WINDOW -> afterWindow("commissions.rule.after_window", line);
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

    /// What a whole period adds or takes, or rounding moves, and what was stated of it before.
    String whole(StatementLine line) {
        var now = line.now();
        if (line.was() != null) {
            return (now == null ? words.text("commissions.explain." + line.rule().code() + ".none")
                    : whole(now, comesTo(now))) + " " + difference(line, line.was().amount());
        }
        if (now == null || now.rule() == Rule.ROUNDING) {
            return words.text("commissions.explain.rounding", exact(line.amount()));
        }
        var all = comesTo(now);
        if (all.equals(line.amount())) return whole(now, all);
        // it may be all that was stated, or half of it: statements did not always say which
        return all.equals(line.amount().negated())
                ? words.text("commissions.explain.undone", exact(line.amount()))
                : whole(now, all) + " " + difference(line, all.minus(line.amount()));
    }

    private String difference(StatementLine line, Money before) {
        return words.text("commissions.explain.was", exact(before)) + " "
                + words.text("commissions.explain.difference", exact(line.amount()));
    }

    /// What takes is said by how much it takes.
    private String whole(Way way, Money all) {
        boolean takesBack = way.rule() == Rule.CLAWBACK_CAP;
        var how = all.isZero() ? ".idle" : way.before().isZero() ? "" : ".earned";
        return words.text("commissions.explain." + way.rule().code() + how,
                exact(takesBack ? way.base().negated() : way.base()),
                exact(takesBack ? limit(way).negated() : limit(way)),
                exact(way.rule() == Rule.CAP ? all.negated() : all), exact(way.before()));
    }

    /// What a whole period adds or takes by now, whatever of it was stated before.
    private Money comesTo(Way way) {
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
                : way(line, now) + paidOff(was, now);
        return cause + " " + before + " " + after + " "
                + words.text("commissions.explain.difference", exact(line.amount()));
    }

    /// That payments have released the rest of it since.
    private String paidOff(Way was, Way now) {
        return was.amount().equals(was.rated()) || !now.amount().equals(now.rated()) ? ""
                : " " + words.text("commissions.explain.paid.off");
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
        return (said + after(line, way)).strip();
    }

    /// Whether the amount is not the rate of its own base, but what the sum of the month rounds to.
    static boolean isOfSum(Way way) {
        if (!way.share().equals(Rate.WHOLE)) return false;
        if (way.by() != null) return !way.by().rate().of(way.base()).equals(way.rated());
        var all = BigDecimal.ZERO;
        long counted = 0;
        for (var slice : way.slices()) {
            all = all.add(BigDecimal.valueOf(slice.size())
                    .multiply(BigDecimal.valueOf(slice.rate().millionths(), 6)));
            counted += slice.size();
        }
        return counted != 0 && all.multiply(BigDecimal.valueOf(way.base().minor()))
                .divide(BigDecimal.valueOf(counted), 0, RoundingMode.HALF_UP)
                .longValueExact() != way.rated().minor();
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    private String way(StatementLine line, Way way) {
        return rated(line, way) + after(line, way);
    }

    /// What is earned in the end of what the rate comes to.
    private String after(StatementLine line, Way way) {
        var phase = phase(line);
        var said = phase.isEmpty() ? "" : " " + phase;
        return way.amount().equals(way.rated()) ? said : said + " " + released(line, way);
    }

    /// That it is sold after the agreement's end, or ordered before its start; else empty.
    String phase(StatementLine line) {
        var share = line.way().share();
        var phase = line.grounds().phase();
        if (phase != null) {
            return words.text("commissions.explain.phase." + code(phase.kind()), phase.month(),
                    words.percent(share));
        }
        return line.now() == null || share.equals(Rate.WHOLE) ? ""
                : words.text("commissions.explain.tail", words.percent(share));
    }

    /// What payments have released: of the document as a whole, so a unit may be another line's.
    private String released(StatementLine line, Way way) {
        var paid = line.grounds().paid();
        if (paid == null) {
            return words.text("commissions.explain." + (way.amount().isZero() ? "unpaid"
                    : "released"), exact(way.rated()), exact(way.amount()));
        }
        var said = words.text("commissions.explain.paid", exact(paid.paid()), exact(paid.total()),
                exact(way.rated()), exact(way.amount()));
        return way.amount().equals(paid.of(way.rated())) ? said
                : said + " " + words.text("commissions.explain.paid.sum");
    }

    /// What is left of the rate in the tail of an agreement, and near its start.
    private static String part(Words words, Way way) {
        return way.share().equals(Rate.WHOLE) ? "" : " × " + words.percent(way.share());
    }

    private String rated(StatementLine line, Way way) {
        return switch (way.rule()) {
            case LADDER, UNIT_LADDER -> ofSum(way, ladder(way));
            case SPIFF -> words.text("commissions.explain.spiff", way.clause(),
                    pieces(line, way), exact(way.rated()));
            case NO_RATE, ORIGINAL_WITHOUT_RATE ->
                    words.text("commissions.explain.noRate", line.productLine());
            case AFTER_WINDOW -> afterWindow("commissions.explain.after_window", line);
            default -> way.by() == null ? words.text("commissions.explain." + way.rule().code())
                    : flat(line, way, way.by());
        };
    }

    /// How long the window was: a return is rated by the terms of the day of what it takes back.
    private String afterWindow(String key, StatementLine line) {
        var sold = line.originalOn();
        var version = agreed == null || sold == null ? null : agreed.on(sold);
        int months = version == null ? 0 : version.terms().clawback().months();
        return months == 0 ? words.text(key) : words.text(key + ".months", months);
    }

    /// The rep's part of the pieces, at so much for each.
    private String pieces(StatementLine line, Way way) {
        return words.decimal(units(line.quantityMilli()))
                + (line.share().equals(Rate.WHOLE) ? "" : " × " + words.percent(line.share()))
                + " × " + exact(organisation.money(way.counted())) + part(words, way);
    }

    private String flat(StatementLine line, Way way, Agreed by) {
        var said = words.text("commissions.explain.rate", exact(way.base()),
                words.percent(by.rate()), exact(way.rated()),
                way.rule() == Rule.ORIGINAL ? asOriginal(line, by) : rule(line),
                part(words, way));
        return ofSum(way, said);
    }

    /// What the original earned by, as far as it has a name; of which kind it is, is not known.
    private String asOriginal(StatementLine line, Agreed by) {
        return by.byDefault() ? rule(line) : words.text(
                "commissions.rule.original.by", line.originalNumber(), by.productLine());
    }

    private String ofSum(Way way, String said) {
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
        var said = way.slices().stream().map(slice -> (isUnits
                ? words.text("commissions.ahead.units", words.decimal(units(slice.size())))
                : exact(organisation.money(slice.size()))) + " × " + words.percent(slice.rate()))
                .collect(Collectors.joining(" + "));
        var part = part(words, way);
        return part.isEmpty() || way.slices().size() < 2 ? said + part : "(" + said + ")" + part;
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
