package linecard.commissions;

import linecard.access.Organisation;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Refused;
import linecard.files.Cell;
import linecard.money.Money;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// How statements read in one language: amounts, rates, and the sentence that explains a line.
final class StatementText {

    private final Words words;
    private final Organisation organisation;

    StatementText(Words words, Organisation organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    String month(FiscalPeriod month) {
        return FiscalMonths.label(words, organisation.calendar(), month);
    }

    String month(int year, int number) {
        return month(organisation.calendar().year(year).month(number));
    }

    String days(FiscalPeriod month) {
        return FiscalMonths.days(words, month);
    }

    String document(StatementLine line) {
        return words.text("commissions.kind." + line.kind().code(), line.number());
    }

    String kind(StatementLine line) {
        return words.text("commissions.kindName." + line.kind().code());
    }

    String rate(StatementLine line) {
        var by = line.by();
        return by == null ? "–" : words.percent(by.rate());
    }

    /// Where the rate comes from, in a few words.
    String rule(StatementLine line) {
        return switch (line.rule()) {
            case PRODUCT_LINE, DEFAULT -> agreed(line.by());
            case ORIGINAL -> words.text("commissions.rule.original", line.originalNumber());
            case NO_RATE -> words.text("commissions.rule.noRate");
            case ORIGINAL_WITHOUT_RATE ->
                    words.text("commissions.rule.originalWithoutRate", line.originalNumber());
        };
    }

    /// The rate and what it was agreed for.
    String shortRule(StatementLine line) {
        var by = line.by();
        if (by == null) return rule(line);
        return rate(line) + " · " + (line.rule() == Rule.ORIGINAL ? rule(line)
                : by.isDefault() ? words.text("commissions.rule.byDefault") : by.productLine());
    }

    /// The product line and the rule, without saying the same name twice.
    String lineAndRule(StatementLine line) {
        var by = line.by();
        boolean same = line.rule() == Rule.PRODUCT_LINE && by != null
                && by.productLine().equals(line.productLine());
        return same ? rule(line) : line.productLine() + " · " + rule(line);
    }

    private String agreed(@Nullable Agreed by) {
        if (by == null) return "";
        return by.isDefault()
                ? words.text("commissions.rule.default", words.date(by.from()))
                : words.text("commissions.rule.productLine", by.productLine(),
                        words.date(by.from()));
    }

    /// The whole way from the document to the amount.
    String explained(StatementLine line) {
        var sale = words.text("commissions.explain.sale", document(line),
                words.date(line.bookedOn()), quantity(line), exact(line.lineNet()),
                words.percent(line.share()), exact(line.base()));
        return sale + " " + rated(line) + original(line) + late(line);
    }

    private String rated(StatementLine line) {
        var by = line.by();
        if (by == null) return words.text("commissions.explain.noRate", line.productLine());
        return words.text("commissions.explain.rate", exact(line.base()),
                words.percent(by.rate()), exact(line.amount()), agreed(by));
    }

    private String original(StatementLine line) {
        if (line.originalNumber().isEmpty()) return "";
        var day = line.originalOn();
        if (day == null) {
            return " " + words.text("commissions.explain.originalUnknown", line.originalNumber());
        }
        var takenBack = words.text(
                "commissions.explain.original", line.originalNumber(), words.date(day));
        return " " + (line.originalStatement().isEmpty() ? takenBack : takenBack + " "
                + words.text("commissions.explain.paidOn", line.originalStatement()));
    }

    String late(StatementLine line) {
        return line.late() ? " " + words.text("commissions.explain.late") : "";
    }

    private String quantity(StatementLine line) {
        var units = BigDecimal.valueOf(line.quantityMilli(), 3).stripTrailingZeros();
        return words.decimal(units.scale() < 0 ? units.setScale(0) : units);
    }

    /// With all the digits it is reckoned in: hundredths of forints too, where there are any.
    private String exact(Money money) {
        var decimal = money.decimal();
        var whole = decimal.stripTrailingZeros().scale() <= 0;
        var code = money.currency().getCurrencyCode();
        return whole && code.equals("HUF") || !code.equals("HUF")
                ? words.money(money) : words.decimal(decimal) + " " + code;
    }

    String refusal(Refused refused) {
        return words.text(refused.key(), refused.arguments().stream().map(this::said).toArray());
    }

    /// The same as a word or two, for a row of a list.
    String state(Refused refused) {
        var why = refused.key().substring(refused.key().lastIndexOf('.') + 1);
        return words.text("commissions.state." + why,
                refused.arguments().stream().map(this::said).toArray());
    }

    /// The draft of the earlier month that is to be closed first; of this one where there is none.
    String draftPath(Draft draft) {
        var first = draft.earlier() == null
                ? draft.period() : organisation.calendar().periodOf(draft.earlier());
        return "/agencies/" + draft.agency().id() + "/statements/" + first.year() + "/"
                + first.number() + "/draft";
    }

    /// When a statement is due, seen from a day.
    String due(LocalDate on, LocalDate today) {
        long days = DueRules.daysTo(on, today);
        if (days == 0) return words.text("commissions.due.today");
        return words.text(days < 0 ? "commissions.due.over" : "commissions.due.in",
                Math.abs(days));
    }

    private Object said(Object argument) {
        return switch (argument) {
            case LocalDate date -> words.date(date);
            case FiscalPeriod month -> month(month);
            default -> argument;
        };
    }

    /// Where an agency stands in a month.
    Cell state(MonthBoard.Row row) {
        var code = row.isIssued() ? "issued" : !row.hasRates() ? "noRates"
                : row.lines() == 0 && row.refused() == null ? "empty" : "open";
        return row.refused() != null && code.equals("open")
                ? new Cell.Choice("waiting", state(row.refused()))
                : new Cell.Choice(code, words.text("commissions.state." + code));
    }
}
