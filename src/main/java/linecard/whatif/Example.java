package linecard.whatif;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Event;
import linecard.reckoning.Fact;
import linecard.reckoning.Lines;
import linecard.reckoning.Outlook;
import linecard.reckoning.Outlook.Distance;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoning;
import linecard.reckoning.Subject;
import linecard.reckoning.Terms.LimitsOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one more order earns by the other terms, where so much was sold in the period before it.
///
/// @param next how far the next tier is after it; null where there are no tiers
record Example(Money sold, Money order, Money earned, @Nullable Distance next) {

    private static final UUID ANYBODY = new UUID(0, 0);
    private static final Subject ANYTHING = new Subject(ANYBODY, null, null, null, List.of());

    static Example of(Offer offer, FiscalCalendar calendar, LocalDate day, Money sold,
            Money order) {
        var first = calendar.yearOf(day).span().from();
        var plan = new Plan(Offer.agreement(ANYBODY, sold.currency(), List.of(new Version(first,
                offer.withoutMinimum().terms(
                        Event.INVOICE, List.of(), LimitsOn.EARNED)))), calendar);
        var known = plan.window(new Span(day, day.plusDays(1)));
        var lines = Lines.of(ANYBODY, sold.currency(), List.of(fact(1, day, sold)));
        long before = Reckoning.of(plan, lines, known).orThrow().total();
        var after = Outlook.with(plan, lines, known, fact(2, day, order)).orThrow();
        var distances = Outlook.distances(after);
        return new Example(sold, order, new Money(after.total() - before, sold.currency()),
                distances.isEmpty() ? null : distances.getFirst());
    }

    private static Fact fact(int number, LocalDate day, Money amount) {
        var document = new Document(new UUID(0, number), "", Event.INVOICE, day, day, null, null);
        return new Fact(document, 1, 1, ANYTHING, ANYBODY, Rate.WHOLE,
                Map.of(Column.GROSS, amount.minor()));
    }
}
