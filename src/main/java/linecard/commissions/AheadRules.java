package linecard.commissions;

import linecard.access.Organisation;
import linecard.calendar.Span;
import linecard.commissions.Ahead.AtRisk;
import linecard.commissions.Ahead.Rung;
import linecard.commissions.Ahead.Tried;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement;
import linecard.reckoning.Answer;
import linecard.reckoning.Event;
import linecard.reckoning.Extra;
import linecard.reckoning.Measure;
import linecard.reckoning.Outlook;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Terms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What of all that was reckoned is one rep's, or the agency's where no rep is named: what is
/// earned, added, pending, at risk and still to come.
final class AheadRules {

    private static final int LONGEST_MONTHS = 36;

    private AheadRules() {}

    static Money earned(Organisation organisation, Accrual accrual, @Nullable UUID rep) {
        long earned = 0;
        for (var change : accrual.changes()) {
            if (rep == null || rep.equals(change.rep())) {
                earned = Math.addExact(earned, change.amount());
            }
        }
        return organisation.money(earned);
    }

    /// What minimums add in periods that are not over, in minor units.
    static long minimum(Reckoned last, LocalDate today) {
        return last.extras().stream()
                .filter(extra -> extra.kind() == Extra.Kind.MINIMUM
                        && extra.period().to().isAfter(today))
                .mapToLong(Extra::amount).sum();
    }

    /// So many have to be read to know what is pending and what is at risk.
    static int monthsBack(Terms terms) {
        if (terms.event() == Event.PAYMENT) return LONGEST_MONTHS;
        return mayComeBack(terms) ? terms.clawback().months() : 0;
    }

    private static boolean mayComeBack(Terms terms) {
        return terms.clawback().months() <= LONGEST_MONTHS && !terms.clawback().causes().isEmpty();
    }

    /// What is rated and not released yet, less what limits take of the whole by then.
    static Money pending(
            Organisation organisation, List<Reckoned> all, @Nullable UUID rep) {
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
        return organisation.money(pending);
    }

    /// What was earned on sales that may still come back, as far as the cap lets it be taken back;
    /// none stands after the agreement's end.
    static @Nullable AtRisk atRisk(
            Organisation organisation, Agreement agreement, List<Reckoned> all, Terms terms,
            @Nullable UUID rep, LocalDate today) {
        if (!mayComeBack(terms)) return null;
        var since = today.minusMonths(terms.clawback().months()).plusDays(1);
        var days = new Span(since, today.plusDays(1));
        var end = agreement.to() == null ? days.to() : organisation.calendar()
                .periodOf(agreement.to().minusDays(1)).span().to();
        long capped = 0;
        long whole = 0;
        for (var reckoned : all) {
            capped += reckoned.kept(rep, days, day -> day.isBefore(end));
            whole += reckoned.kept(rep, days, day -> !day.isBefore(end));
        }
        return new AtRisk(terms.clawback().cap().of(organisation.money(Math.max(0, capped)))
                .plus(organisation.money(Math.max(0, whole))), since,
                rep == null && agreement.versions().stream()
                        .anyMatch(version -> version.terms().minimum() != null));
    }

    static Rung rung(Outlook.Distance distance) {
        var ladder = distance.ladder();
        var next = distance.next();
        return new Rung(ladder.name(), ladder.style(),
                ladder.counts().kind() == Measure.Kind.UNITS,
                distance.period().from(), distance.period().to().minusDays(1),
                distance.position(), ladder.rateAt(distance.position()),
                next == null ? null : next.from(), next == null ? null : next.rate());
    }

    /// What an order earns, as far as the cap of the agency lets it, whosever it is.
    ///
    /// @param with what is reckoned with the order
    static Tried tried(Organisation organisation, Money order, Reckoned before, Answer with,
            @Nullable UUID rep) {
        long earns = with instanceof Reckoned after
                ? capped(rated(after, rep) - rated(before, rep), cap(after) - cap(before)) : 0;
        var share = Outlook.share(earns, order.minor());
        return new Tried(order, organisation.money(earns),
                share == null || share < 0 || share > 1_000_000 ? null : new Rate(share));
    }

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
