package linecard.commissions;

import linecard.access.Organisation;
import linecard.calendar.FiscalPeriod;
import linecard.commissions.Closing.Refused;
import linecard.files.Cell;
import linecard.reckoning.Agreement;
import linecard.reckoning.Column;
import linecard.reckoning.Part;
import linecard.sales.CurrencyRate;
import linecard.sales.Kind;
import linecard.stated.Rule;
import linecard.stated.SoldIn;
import linecard.stated.StatementLine;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// How statements read in one language: amounts, rates, and the sentence that explains a line.
final class StatementText {

    private final Words words;
    private final Organisation organisation;
    private final @Nullable LocalDate open;
    private final WayText way;
    private final SaleText sale;

    StatementText(Words words, Organisation organisation) {
        this(words, organisation, null);
    }

    /// @param open the first day of earlier months that are not closed yet; null where all are
    StatementText(Words words, Organisation organisation, @Nullable LocalDate open) {
        this(words, organisation, open, null);
    }

    private StatementText(Words words, Organisation organisation, @Nullable LocalDate open,
            @Nullable Agreement agreed) {
        this.words = words;
        this.organisation = organisation;
        this.open = open;
        way = new WayText(words, organisation, agreed);
        sale = new SaleText(words);
    }

    /// The same for lines of which it is known what was agreed.
    StatementText by(@Nullable Agreement agreed) {
        return new StatementText(words, organisation, open, agreed);
    }

    String month(FiscalPeriod month) {
        return FiscalMonths.label(words, organisation.calendar(), month);
    }

    String month(int year, int number) {
        return month(organisation.calendar().year(year).month(number));
    }

    String months(FiscalPeriod from, FiscalPeriod to) {
        return from.equals(to) ? month(from) : month(from) + " – " + month(to);
    }

    String days(FiscalPeriod month) {
        return FiscalMonths.days(words, month);
    }

    private String document(StatementLine line) {
        var kind = line.kind();
        return kind == null ? whole(line)
                : words.text("commissions.kind." + kind.code(), line.number());
    }

    /// What stands in the place of a document's number where it is about none.
    String whole(StatementLine line) {
        var what = words.text("commissions.whole." + line.rule().code());
        var from = line.bookedOn();
        return from == null ? what
                : words.text("commissions.whole.from", what, words.date(from));
    }

    String kind(StatementLine line) {
        var kind = line.kind();
        return kind == null ? "" : words.text("commissions.kindName." + kind.code());
    }

    /// Why the line is there, in a word or two; null where it is simply new.
    @Nullable String badge(StatementLine line) {
        if (line.part() != Part.COMMISSION) {
            return words.text("commissions.part." + code(line.part()));
        }
        if (line.corrects()) return words.text("commissions.correction.badge");
        if (line.kind() == Kind.CREDIT) return words.text("commissions.return.badge");
        return line.changes() ? words.text("commissions.cause." + code(line.cause())) : null;
    }

    /// That it is of an earlier month; null where it is not, or told as a change. It came late only
    /// where that had been closed, and a spiff or an override need not have even then: changed
    /// terms add one as well.
    @Nullable String lateBadge(StatementLine line) {
        if (!line.late() || line.changes()) return null;
        boolean cameLate = line.part() == Part.COMMISSION && !isOpen(line);
        return words.text(cameLate ? "commissions.late.badge" : "commissions.late.earlier");
    }

    String rate(StatementLine line) {
        var by = line.by();
        return by == null ? "–" : words.percent(by.rate());
    }

    /// Where the amount comes from, in a few words.
    String rule(StatementLine line) {
        return way.rule(line);
    }

    /// The rate and what it was agreed for.
    String shortRule(StatementLine line) {
        var by = line.by();
        if (by == null || line.rule() == Rule.ORIGINAL) {
            return by == null ? rule(line) : rate(line) + " · " + rule(line);
        }
        return rate(line) + " · " + (by.byDefault() ? words.text("commissions.rule.byDefault")
                : by.productLine());
    }

    /// The product line and the rule, without saying the same name twice.
    String lineAndRule(StatementLine line) {
        var by = line.by();
        boolean same = line.rule() == Rule.PRODUCT_LINE && by != null
                && by.productLine().equals(line.productLine());
        return same || line.productLine().isEmpty() ? rule(line)
                : line.productLine() + " · " + rule(line);
    }

    /// The whole way from the document to the amount.
    String explained(StatementLine line) {
        if (line.kind() == null || line.bookedOn() == null) return way.whole(line);
        var from = sale.of(line, document(line), words.date(line.bookedOn()));
        var soldIn = line.soldIn();
        if (soldIn != null) {
            // what takes a sale back counts at the rate of that, since it is booked so
            from += " " + words.text(line.kind() == Kind.CREDIT
                    ? "commissions.explain.soldIn.credit" : "commissions.explain.soldIn",
                    soldIn.currency(), rate(soldIn));
        }
        return from + " " + way.explained(line) + original(line) + late(line);
    }

    /// What leads to the amount and stands in no column; empty for nothing.
    String beside(StatementLine line) {
        return line.kind() == null ? way.whole(line)
                : (sale.base(line) + " " + way.beside(line)).strip();
    }

    /// What the columns of a file do not say; empty for nothing.
    String why(StatementLine line) {
        return line.grounds().ofCommission() ? sale.base(line) : "";
    }

    static boolean roundsSums(List<StatementLine> lines) {
        return lines.stream().anyMatch(line -> line.now() != null && WayText.isOfSum(line.now()));
    }

    /// The other currency and its rate in a word or two; empty where there is none.
    String soldIn(StatementLine line) {
        var soldIn = line.soldIn();
        return soldIn == null ? ""
                : words.text("commissions.soldIn.short", soldIn.currency(), rate(soldIn));
    }

    /// What one unit counts, in the organisation's currency.
    private String rate(SoldIn soldIn) {
        return words.decimal(CurrencyRate.rate(soldIn.rateNanos())) + " "
                + organisation.currency().getCurrencyCode();
    }

    private String original(StatementLine line) {
        if (line.originalNumber().isEmpty()) return "";
        var day = line.originalOn();
        if (day == null) {
            return " " + words.text("commissions.explain.originalUnknown", line.originalNumber());
        }
        var how = line.rule().climbs() ? ".tiers" : switch (line.rule()) {
            case AFTER_WINDOW, CAUSE_BLOCKED, AFTER_END, PREDECESSORS, BEFORE_START, NO_RATE,
                    OTHER_EVENT, HOUSE -> ".nothing";
            default -> "";
        };
        var takenBack = words.text("commissions.explain.original" + how,
                line.originalNumber(), words.date(day));
        return " " + (line.originalStatement().isEmpty() ? takenBack : takenBack + " "
                + words.text("commissions.explain.paidOn", line.originalStatement()));
    }

    String late(StatementLine line) {
        if (!line.late()) return "";
        return " " + words.text(
                isOpen(line) ? "commissions.explain.open" : "commissions.explain.late");
    }

    private boolean isOpen(StatementLine line) {
        var on = line.bookedOn();
        return open != null && on != null && !on.isBefore(open);
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    /// What a row of a file is that is no step to what is paid.
    String item(String code) {
        return words.text("commissions.item." + code);
    }

    /// What a prize is for, and who approved it.
    String prize(PrizeLine line) {
        var place = line.place();
        var what = place == null ? words.text("commissions.prize.of", line.contest())
                : words.text("commissions.prize.place", line.contest(), place);
        return words.text(line.amount().isNegative() ? "commissions.prize.back"
                : "commissions.prize.why", what, words.date(line.approvedOn()),
                line.approvedBy());
    }

    /// An amount of what counts toward a ladder.
    String measured(Ahead.Rung rung, long amount) {
        return rung.isUnits()
                ? words.text("commissions.ahead.units", words.decimal(WayText.units(amount)))
                : words.money(organisation.money(amount));
    }

    String refusal(Refused refused) {
        return words.text(refused.key(), refused.arguments().stream().map(this::said).toArray());
    }

    /// The same as a word or two, for a row of a list.
    String state(Refused refused) {
        var why = refused.key().startsWith("commissions.close.cannot.") ? "cannot"
                : refused.key().equals("commissions.close.prepared") ? "unapproved"
                : refused.key().substring(refused.key().lastIndexOf('.') + 1);
        return words.text("commissions.state." + why,
                refused.arguments().stream().map(this::said).toArray());
    }

    /// The list of the month that is to be closed first; null where it is something else that
    /// stands in the way.
    @Nullable String firstPath(Refused refused) {
        return refused.key().equals("commissions.close.earlier")
                && refused.arguments().getFirst() instanceof FiscalPeriod first
                ? "/statements?year=" + first.year() + "&month=" + first.number() : null;
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
            case Column column -> words.text("terms.column." + code(column));
            default -> argument;
        };
    }

    /// Where a statement stands.
    Cell state(Statement.State state, @Nullable Paid paid) {
        return paid == null
                ? new Cell.Choice(state.code(), words.text("commissions.state." + state.code()))
                : new Cell.Choice(paid.state().code(),
                        words.text("commissions.paid." + paid.state().code()));
    }

    /// Where an agency stands in a month.
    Cell state(MonthBoard.Row row) {
        var paid = row.paid();
        if (paid != null) return state(Statement.State.ISSUED, paid);
        var code = row.isIssued() ? "issued" : row.isPrepared() ? "prepared"
                : !row.hasTerms() ? "noRates"
                : row.isEmpty() && row.refused() == null ? "empty" : "open";
        return row.refused() != null && code.equals("open")
                ? new Cell.Choice("waiting", state(row.refused()))
                : new Cell.Choice(code, words.text("commissions.state." + code));
    }
}
