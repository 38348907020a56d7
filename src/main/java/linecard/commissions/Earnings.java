package linecard.commissions;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Accrual.Fresh;
import linecard.commissions.Ahead.Open;
import linecard.commissions.Ahead.Tried;
import linecard.database.Bound;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.reckoning.Book;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Event;
import linecard.reckoning.Fact;
import linecard.reckoning.Outlook;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Subject;
import linecard.reckoning.Terms;
import linecard.terms.AgreementText;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// What a rep, or an agency, has earned so far and what is ahead. A ladder sums over all reps of
/// the agency, so it is reckoned with the eyes of an auditor, who reads everything and writes
/// nothing; only the viewer's own amounts leave this class.
@Component
class Earnings {

    private static final UUID NOBODY = new UUID(0, 0);

    private final Agencies agencies;
    private final Drafts drafts;
    private final Accruals accruals;
    private final StatedWindows stated;
    private final Ledger ledger;
    private final ProductLines productLines;

    Earnings(
            Agencies agencies, Drafts drafts, Accruals accruals, StatedWindows stated,
            Ledger ledger, ProductLines productLines) {
        this.agencies = agencies;
        this.accruals = accruals;
        this.drafts = drafts;
        this.stated = stated;
        this.ledger = ledger;
        this.productLines = productLines;
    }

    /// An order that somebody thinks of.
    ///
    /// @param line its product line
    record Asked(Money net, UUID line) {}

    /// @param rep whose; null for the whole agency
    Ahead of(
            Viewer viewer, UUID agency, @Nullable UUID rep, LocalDate today,
            @Nullable Asked asked) {
        var auditor = new Viewer(viewer.user(), viewer.organisation(), Role.AUDITOR, null, null,
                null);
        return Bound.call(auditor.binding(), () -> reckoned(auditor, agency, rep, today, asked));
    }

    private Ahead reckoned(
            Viewer auditor, UUID agency, @Nullable UUID rep, LocalDate today,
            @Nullable Asked asked) {
        var organisation = auditor.organisation();
        var period = organisation.calendar().periodOf(today);
        var standing = drafts.standings(auditor, List.of(agencies.of(auditor, agency))).getFirst();
        var counts = stated.counts(auditor, List.of(agency), period.span().to())
                .getOrDefault(agency, Counts.NONE);
        var accrual = accrual(auditor, standing, counts, period);
        if (accrual == null || accrual.refused() != null || accrual.fresh().isEmpty()) {
            return Ahead.without(period, organisation.zero());
        }
        var last = accrual.fresh().getLast();
        var terms = requireNonNull(accrual.agreement().on(period.span().to().minusDays(1)),
                "terms").terms();
        var all = reckoned(auditor, accrual, AheadRules.monthsBack(terms), today);
        var balances = ledger.balances(auditor, agency);
        return new Ahead(period, AheadRules.earned(organisation, accrual, rep),
                rep == null
                        ? some(auditor, AheadRules.minimum(last.reckoned(), today)) : null,
                open(auditor, standing, counts, period, rep),
                terms.event() == Event.PAYMENT
                        ? AheadRules.pending(organisation, all, rep) : null,
                rep == null && (terms.holdback() != null || balances.of(Book.HELD) != 0)
                        ? organisation.money(balances.of(Book.HELD)) : null,
                rep == null ? terms.holdback() : null,
                rep == null ? organisation.money(balances.of(Book.PAYABLE)) : null,
                rep == null ? some(auditor, balances.drawn()) : null,
                rep == null ? some(auditor, Math.max(0, -balances.of(Book.EARNED))) : null,
                AheadRules.atRisk(organisation, accrual.agreement(), all, terms, rep, today),
                Outlook.distances(plan(auditor, last), last.reckoned(), today).stream()
                        .map(AheadRules::rung).distinct().toList(),
                asked == null ? null : tried(auditor, last, terms, rep, today, asked), true);
    }

    private static @Nullable Money some(Viewer auditor, long minor) {
        return minor == 0 ? null : auditor.organisation().money(minor);
    }

    private static Plan plan(Viewer auditor, Fresh window) {
        return new Plan(
                AgreementText.read(window.terms()), auditor.organisation().calendar());
    }

    /// By what was booked until their end, as their statements will be: what came later, though it
    /// may move the same lines, is the month's at hand.
    private @Nullable Open open(Viewer auditor, Standing standing, Counts counts,
            FiscalPeriod period, @Nullable UUID rep) {
        var first = OpenMonths.first(auditor, standing, counts, period);
        if (first == null) return null;
        var calendar = auditor.organisation().calendar();
        var last = calendar.periodOf(period.span().from().minusDays(1));
        var accrual = accrual(auditor, standing, counts, last);
        return accrual == null ? null : new Open(
                calendar.periodOf(first), last,
                AheadRules.earned(auditor.organisation(), accrual, rep));
    }

    /// @param counts up to the end of the period, or of a later one
    private @Nullable Accrual accrual(
            Viewer auditor, Standing standing, Counts counts, FiscalPeriod period) {
        return accruals.of(auditor, List.of(standing), Map.of(standing.agency(), counts), period,
                Accruals.For.EARNINGS).get(standing.agency());
    }

    /// What is to be stated, and what was stated of so many months and stands; nothing for 0.
    private List<Reckoned> reckoned(
            Viewer auditor, Accrual accrual, int months, LocalDate today) {
        var all = new ArrayList<Reckoned>();
        if (months == 0) return all;
        for (var fresh : accrual.fresh()) all.add(fresh.reckoned());
        var days = new Span(today.minusMonths(months), today.plusDays(1));
        var agency = accrual.agreement().agency();
        var before = stated.current(auditor, List.of(agency))
                .getOrDefault(agency, List.of()).stream()
                .filter(window -> window.span().overlaps(days)
                        && !accrual.superseded().contains(window)).toList();
        var known = stated.lines(auditor, before);
        for (var window : before) {
            all.add(WindowReckoning.again(window, known, auditor.organisation().calendar()));
        }
        return all;
    }

    private Tried tried(
            Viewer auditor, Fresh window, Terms terms, @Nullable UUID rep, LocalDate today,
            Asked asked) {
        var event = terms.event() == Event.PAYMENT ? Event.INVOICE : terms.event();
        var tree = new LineTree(productLines.all(auditor));
        var fact = new Fact(new Document(NOBODY, "", event, today, today, null, null), 1, 1,
                new Subject(NOBODY, null, null, null, tree.upward(asked.line())),
                rep == null ? NOBODY : rep, Rate.WHOLE,
                Map.of(Column.GROSS, asked.net().minor()));
        var answer = Outlook.with(
                plan(auditor, window), window.known().lines(), window.span(), fact);
        return AheadRules.tried(
                auditor.organisation(), asked.net(), window.reckoned(), answer, rep);
    }
}
