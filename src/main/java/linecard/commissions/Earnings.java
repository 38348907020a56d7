package linecard.commissions;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Accrual.Fresh;
import linecard.commissions.Ahead.AtRisk;
import linecard.commissions.Ahead.Open;
import linecard.commissions.Ahead.Rung;
import linecard.commissions.Ahead.Tried;
import linecard.database.Bound;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.reckoning.Agreement;
import linecard.reckoning.Book;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Event;
import linecard.reckoning.Extra;
import linecard.reckoning.Fact;
import linecard.reckoning.Measure;
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
    private static final int LONGEST_MONTHS = 36;

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
        var calendar = auditor.organisation().calendar();
        var period = calendar.periodOf(today);
        var standing = drafts.standings(auditor, List.of(agencies.of(auditor, agency))).getFirst();
        var counts = stated.counts(auditor, List.of(agency), period.span().to());
        var accrual = accruals.of(auditor, List.of(standing), counts, period,
                Accruals.For.EARNINGS).get(agency);
        if (accrual == null || accrual.refused() != null || accrual.fresh().isEmpty()) {
            return Ahead.without(period, auditor.organisation().zero());
        }
        var last = accrual.fresh().getLast();
        var terms = requireNonNull(accrual.agreement().on(period.span().to().minusDays(1)),
                "terms").terms();
        var all = reckoned(auditor, accrual, monthsBack(terms), today);
        var balances = ledger.balances(auditor, agency);
        return new Ahead(period, earned(auditor, accrual, rep),
                rep == null ? minimum(auditor, last, today) : null,
                open(auditor, standing, OpenMonths.first(auditor, standing,
                        counts.getOrDefault(agency, Counts.NONE), period), period, rep),
                terms.event() == Event.PAYMENT
                        ? auditor.organisation().money(pending(all, rep))
                        : null,
                rep == null && (terms.holdback() != null || balances.of(Book.HELD) != 0)
                        ? auditor.organisation().money(balances.of(Book.HELD)) : null,
                rep == null ? terms.holdback() : null,
                rep == null ? auditor.organisation().money(balances.of(Book.PAYABLE)) : null,
                rep == null ? some(auditor, balances.drawn()) : null,
                rep == null ? some(auditor, Math.max(0, -balances.of(Book.EARNED))) : null,
                atRisk(auditor, accrual.agreement(), all, terms, rep, today),
                Outlook.distances(plan(auditor, last), last.reckoned(), today).stream()
                        .map(Earnings::rung).distinct().toList(),
                asked == null ? null : tried(auditor, last, terms, rep, today, asked), true);
    }

    private static @Nullable Money some(Viewer auditor, long minor) {
        return minor == 0 ? null : auditor.organisation().money(minor);
    }

    private static Plan plan(Viewer auditor, Fresh window) {
        return new Plan(
                AgreementText.read(window.terms()), auditor.organisation().calendar());
    }

    private static @Nullable Money minimum(Viewer auditor, Fresh last, LocalDate today) {
        long added = last.reckoned().extras().stream()
                .filter(extra -> extra.kind() == Extra.Kind.MINIMUM
                        && extra.period().to().isAfter(today))
                .mapToLong(Extra::amount).sum();
        return added == 0 ? null : auditor.organisation().money(added);
    }

    private static Money earned(Viewer auditor, Accrual accrual, @Nullable UUID rep) {
        long earned = 0;
        for (var change : accrual.changes()) {
            if (rep == null || rep.equals(change.rep())) {
                earned = Math.addExact(earned, change.amount());
            }
        }
        return auditor.organisation().money(earned);
    }

    /// By what was booked until their end, as their statements will be: what came later, though it
    /// may move the same lines, is the month's at hand.
    private @Nullable Open open(Viewer auditor, Standing standing, @Nullable LocalDate first,
            FiscalPeriod period, @Nullable UUID rep) {
        if (first == null) return null;
        var calendar = auditor.organisation().calendar();
        var last = calendar.periodOf(period.span().from().minusDays(1));
        var accrual = accrual(auditor, standing, last);
        return accrual == null ? null : new Open(
                calendar.periodOf(first), last, earned(auditor, accrual, rep));
    }

    private @Nullable Accrual accrual(Viewer auditor, Standing standing, FiscalPeriod period) {
        return accruals.of(auditor, List.of(standing), stated.counts(auditor,
                        List.of(standing.agency()), period.span().to()), period,
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

    /// So many have to be read to know what is pending and what is at risk.
    private static int monthsBack(Terms terms) {
        if (terms.event() == Event.PAYMENT) return LONGEST_MONTHS;
        return mayComeBack(terms) ? terms.clawback().months() : 0;
    }

    private static boolean mayComeBack(Terms terms) {
        return terms.clawback().months() <= LONGEST_MONTHS && !terms.clawback().causes().isEmpty();
    }

    /// What is rated and not released yet, less what limits take of the whole by then.
    private static long pending(List<Reckoned> all, @Nullable UUID rep) {
        long pending = 0;
        for (var reckoned : all) {
            for (var entry : reckoned.entries()) {
                if (rep != null && !rep.equals(entry.rep())) continue;
                pending = Math.addExact(pending, entry.rated() - entry.amount());
            }
            for (var extra : rep == null ? reckoned.extras() : List.<Extra>of()) {
                pending = Math.addExact(pending, extra.amountInFull() - extra.amount());
            }
        }
        return pending;
    }

    /// What was earned on sales that may still come back, as far as the cap lets it be taken back;
    /// none stands after the agreement's end.
    private static @Nullable AtRisk atRisk(
            Viewer auditor, Agreement agreement, List<Reckoned> all, Terms terms,
            @Nullable UUID rep, LocalDate today) {
        if (!mayComeBack(terms)) return null;
        var since = today.minusMonths(terms.clawback().months()).plusDays(1);
        var days = new Span(since, today.plusDays(1));
        var end = agreement.to() == null ? days.to() : auditor.organisation().calendar()
                .periodOf(agreement.to().minusDays(1)).span().to();
        long capped = 0;
        long whole = 0;
        for (var reckoned : all) {
            capped += reckoned.kept(rep, days, day -> day.isBefore(end));
            whole += reckoned.kept(rep, days, day -> !day.isBefore(end));
        }
        var organisation = auditor.organisation();
        return new AtRisk(terms.clawback().cap().of(organisation.money(Math.max(0, capped)))
                .plus(organisation.money(Math.max(0, whole))), since);
    }

    private static Rung rung(Outlook.Distance distance) {
        var ladder = distance.ladder();
        var next = distance.next();
        var rate = ladder.tiers().getFirst().rate();
        for (var tier : ladder.tiers()) {
            if (tier.from() <= distance.position()) rate = tier.rate();
        }
        return new Rung(ladder.name(), ladder.style(),
                ladder.counts().kind() == Measure.Kind.UNITS,
                distance.period().from(), distance.period().to().minusDays(1),
                distance.position(), rate, next == null ? null : next.from(),
                next == null ? null : next.rate());
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
        var before = window.reckoned();
        long earns = answer instanceof Reckoned after
                ? capped(rated(after, rep) - rated(before, rep), cap(after) - cap(before)) : 0;
        var share = Outlook.share(earns, asked.net().minor());
        return new Tried(asked.net(), auditor.organisation().money(earns),
                share == null || share < 0 || share > 1_000_000 ? null : new Rate(share));
    }

    /// As far as the cap of the agency lets it, whosever the order is.
    private static long capped(long rated, long cap) {
        return rated < 0 ? Math.clamp(rated + cap, rated, 0) : Math.clamp(rated + cap, 0, rated);
    }

    private static long cap(Reckoned reckoned) {
        long cap = 0;
        for (var extra : reckoned.extras()) {
            if (extra.kind() == Extra.Kind.CAP) cap += extra.amountInFull();
        }
        return cap;
    }

    /// In full, whether paid for yet or not.
    private static long rated(Reckoned reckoned, @Nullable UUID rep) {
        long rated = 0;
        for (var entry : reckoned.entries()) {
            if (rep == null || rep.equals(entry.rep())) rated += entry.rated();
        }
        return rated;
    }
}
