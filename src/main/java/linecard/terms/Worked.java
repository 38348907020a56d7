package linecard.terms;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Entry;
import linecard.reckoning.Event;
import linecard.reckoning.Extra;
import linecard.reckoning.Fact;
import linecard.reckoning.Lines;
import linecard.reckoning.Measure;
import linecard.reckoning.Outlook;
import linecard.reckoning.Outlook.Distance;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Releases;
import linecard.reckoning.Strand;
import linecard.reckoning.Subject;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What one more order earns by a version of clauses, and how. Where payments earn, what was sold
/// before it is paid for.
///
/// @param isPaidFor whether it is reckoned from what the customer has paid, as payments earn
/// @param entries what it earns, part by part, each with its way there
/// @param moved what the sales before it earn more, or less, by the tier that it reaches
/// @param extras what its period adds or takes besides, with it and without it
/// @param next how far the next tier is after it; null where there are none
/// @param month what becomes of it all until it is paid
record Worked(
        Tried tried, boolean isPaidFor, Money earned, List<Entry> entries, Money moved,
        List<Extra> extras, @Nullable Distance next, WorkedMonth month) {

    private static final UUID SOMEBODY = new UUID(0, 0);
    private static final UUID EARLIER = new UUID(0, 1);
    private static final UUID ORDER = new UUID(0, 2);
    private static final UUID BACK = new UUID(0, 3);

    /// What is tried.
    ///
    /// @param sold in the same period before it, as the ladder counts it
    /// @param quantity thousandths of a unit
    /// @param cost of the order, for what is paid on the margin
    /// @param paid of the order by the customer
    /// @param drawn draws that are still to be recovered
    record Tried(Money order, Money sold, long quantity, Money cost, Money paid, Money drawn,
            Subject subject) {}

    /// @param quantity thousandths of a unit
    private record Goods(Money amount, long quantity, Money cost) {

        Goods negated() {
            return new Goods(amount.negated(), Math.negateExact(quantity), cost.negated());
        }
    }

    /// @param all the agreement with the version in it, which nothing speaks against
    /// @return none where the amounts are too large
    static Optional<Worked> of(
            Composition all, Version version, Tried tried, FiscalCalendar calendar,
            LocalDate today) {
        var whole = all.agreement().orElseThrow();
        var its = whole.versions().stream()
                .filter(one -> one.from().equals(version.from())).findFirst().orElseThrow();
        var alone = alone(whole, withoutMinimum(its.terms()));
        var day = day(whole, version, today);
        var plan = new Plan(alone, calendar);
        var known = plan.window(new Span(day, day.plusDays(1)));
        var event = its.terms().event();
        var goods = new Goods(tried.order, tried.quantity, tried.cost);
        var order = fact(document(ORDER, "2", event, day), tried.subject, goods);
        var single = Lines.of(whole.agency(), whole.currency(), List.of(order));
        if (!(Reckoning.of(plan, single, known) instanceof Reckoned first)) return Optional.empty();
        var sold = countsUnits(first) ? sameGoods(tried)
                : new Goods(tried.sold, 0, Money.zero(whole.currency()));
        var earlier = fact(document(EARLIER, "1", event, day), tried.subject, sold);
        var lines = Lines.of(whole.agency(), whole.currency(), List.of(earlier));
        if (!(Reckoning.of(plan, lines, known) instanceof Reckoned rated)
                || !(Outlook.with(plan, lines, known, order) instanceof Reckoned more)) {
            return Optional.empty();
        }
        boolean isPaidFor = its.terms().event() == Event.PAYMENT;
        var before = isPaidFor ? Releases.of(plan, rated, paid(tried)) : rated;
        var after = isPaidFor ? Releases.of(plan, more, paid(tried)) : more;
        var distances = Outlook.distances(after);
        var month = WorkedMonth.of(alone(whole, its.terms()), calendar, new WorkedMonth.Example(
                day, List.of(earlier, order), tried.drawn.minor(), paid(tried),
                its.terms().clawback().causes().contains(Terms.Cause.RETURN)
                        ? back(event, day, tried.subject, goods.negated()) : null,
                paid(tried, 0)));
        return month.map(then -> new Worked(tried, isPaidFor,
                new Money(after.total() - before.total(), whole.currency()),
                of(after, ORDER),
                new Money(sum(of(after, EARLIER)) - sum(of(before, EARLIER)), whole.currency()),
                after.extras(), distances.isEmpty() ? null : distances.getFirst(), then));
    }

    private static Agreement alone(Agreement whole, Terms terms) {
        return new Agreement(whole.agency(), whole.currency(), whole.european(), whole.from(),
                whole.to(), Agreement.Tail.NONE, List.of(),
                List.of(new Agreement.Version(whole.from(), terms)));
    }

    private static Map<UUID, Releases.Paid> paid(Tried tried) {
        return paid(tried, tried.order.minor());
    }

    /// @param total of the order, or what is left of it
    private static Map<UUID, Releases.Paid> paid(Tried tried, long total) {
        return Map.of(EARLIER, new Releases.Paid(1, 1),
                ORDER, new Releases.Paid(tried.paid.minor(), total));
    }

    private static Fact back(Event event, LocalDate day, Subject subject, Goods goods) {
        var rated = event == Event.PAYMENT ? Event.INVOICE : event;
        return fact(new Document(BACK, "3", rated, day, day, null,
                new Document.Returned(ORDER, day, Terms.Cause.RETURN)), subject, goods);
    }

    private static List<Entry> of(Reckoned reckoned, UUID document) {
        return reckoned.entries().stream()
                .filter(entry -> entry.key().document().equals(document)).toList();
    }

    private static long sum(List<Entry> entries) {
        return entries.stream().mapToLong(Entry::rated).sum();
    }

    private static boolean countsUnits(Reckoned order) {
        return order.entries().stream().anyMatch(entry ->
                entry.course().strand() instanceof Strand.Climb by
                        && by.ladder().counts().kind() == Measure.Kind.UNITS);
    }

    /// So many units of what the order is of, each at its price and cost.
    private static Goods sameGoods(Tried tried) {
        long units = tried.sold.decimal().movePointRight(3).longValue();
        return new Goods(each(tried.order, tried, units), units, each(tried.cost, tried, units));
    }

    private static Money each(Money of, Tried tried, long units) {
        if (tried.quantity == 0) return Money.zero(of.currency());
        var exact = BigDecimal.valueOf(of.minor()).multiply(BigDecimal.valueOf(units))
                .divide(BigDecimal.valueOf(tried.quantity), 0, RoundingMode.HALF_UP);
        var most = BigDecimal.valueOf(Long.MAX_VALUE);
        return new Money(exact.min(most).max(most.negate()).longValueExact(), of.currency());
    }

    /// Today where the version is in force, else the day it starts.
    private static LocalDate day(Agreement whole, Version version, LocalDate today) {
        var now = whole.on(today);
        boolean isOver = whole.to() != null && !today.isBefore(whole.to());
        return now != null && !isOver && now.from().equals(version.from())
                ? today : version.from();
    }

    /// The minimum is for a period that is over.
    private static Terms withoutMinimum(Terms terms) {
        return new Terms(terms.event(), terms.base(), terms.rates(), terms.ladders(),
                terms.spiffs(), terms.roles(), terms.override(), null, terms.cap(), terms.draw(),
                terms.holdback(), terms.clawback(), terms.carriesNegative(), terms.limitsOn());
    }

    private static Document document(UUID id, String number, Event event, LocalDate day) {
        var rated = event == Event.PAYMENT ? Event.INVOICE : event;
        return new Document(id, number, rated, day, day, null, null);
    }

    private static Fact fact(Document document, Subject subject, Goods goods) {
        return new Fact(document, 1, 1, subject, SOMEBODY, Rate.WHOLE, Map.of(
                Column.GROSS, goods.amount.minor(), Column.COST, goods.cost.minor(),
                Column.QUANTITY, goods.quantity));
    }
}
