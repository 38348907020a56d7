package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.Accrual.Fresh;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Agreement;
import linecard.reckoning.Differences;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Refused;
import linecard.reckoning.Window;
import linecard.stated.StatementLine;
import linecard.terms.AgreementText;
import linecard.terms.Agreements;
import linecard.terms.PastTerms;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the sales of a month earn an agency by the documents, payments and terms that had been
/// recorded by the end of a day. Whatever else decides it is as it is now: the tree of product
/// lines, customer types, and the fiscal calendar.
@Component
class KnownThen {

    private final PastTerms pastTerms;
    private final Agreements agreements;
    private final CountedOther countedOther;
    private final StatedWindows stated;
    private final Facts facts;
    private final Drafts drafts;
    private final ProductLines productLines;
    private final Agencies agencies;

    KnownThen(PastTerms pastTerms, Agreements agreements, CountedOther countedOther,
            StatedWindows stated, Facts facts, Drafts drafts, ProductLines productLines,
            Agencies agencies) {
        this.pastTerms = pastTerms;
        this.agreements = agreements;
        this.countedOther = countedOther;
        this.stated = stated;
        this.facts = facts;
        this.drafts = drafts;
        this.productLines = productLines;
        this.agencies = agencies;
    }

    /// @param draft as it was known then
    /// @param now what it comes to as it is known now, in minor units; null where that cannot be
    ///     reckoned
    /// @param refused why nothing could be reckoned then; null where it could
    record Known(
            LocalDate on, Draft draft, @Nullable Long now, Closing.@Nullable Refused refused) {}

    @Transactional(readOnly = true)
    Known of(Viewer viewer, UUID agencyId, FiscalPeriod period, LocalDate on) {
        if (!Drafts.seesAll(viewer)) throw new NotAllowed();
        var agency = agencies.of(viewer, agencyId);
        var known = on.plusDays(1).atStartOfDay(viewer.organisation().zone()).toInstant();
        var then = accrual(viewer, pastTerms.of(viewer, agencyId, known), period, known);
        var now = accrual(viewer, agreements.of(viewer, agencyId), period, null);
        var lines = then == null || then.refused() != null ? List.<StatementLine>of()
                : drafts.told(viewer, then, period);
        return new Known(on, draft(viewer, agency, period, lines), total(now),
                then == null || then.refused() == null
                        ? null : StatementRules.refused(then.refused()));
    }

    private static Draft draft(
            Viewer viewer, Agency agency, FiscalPeriod period, List<StatementLine> lines) {
        var currency = viewer.organisation().currency();
        return new Draft(agency, period,
                new Standing(agency.id(), null, null, null, null), lines,
                StatementRules.sum(lines, currency, StatementLine::base),
                StatementRules.sum(lines, currency, StatementLine::amount), List.of(), false,
                null, null);
    }

    private static @Nullable Long total(@Nullable Accrual accrual) {
        if (accrual == null) return 0L;
        if (accrual.refused() != null) return null;
        return accrual.fresh().stream().mapToLong(fresh -> fresh.reckoned().total()).sum();
    }

    /// All that the month earns, as if nothing had been stated before; null where nothing is
    /// agreed.
    ///
    /// @param known what was recorded before this moment; null for all
    private @Nullable Accrual accrual(
            Viewer viewer, Optional<Agreement> agreed, FiscalPeriod period,
            @Nullable Instant known) {
        if (agreed.isEmpty() || !agreed.get().from().isBefore(period.span().to())) return null;
        var calendar = viewer.organisation().calendar();
        var until = period.span().to();
        var agreement = countedOther.dated(viewer, agreed.get());
        var windows = Window.of(agreement, calendar, period.span());
        var counts = stated.counts(viewer, List.of(agreement.agency()), until)
                .getOrDefault(agreement.agency(), Counts.NONE);
        var asked = windows.stream().map(window ->
                WindowReckoning.asked(agreement.agency(), window, counts, until, false)).toList();
        var tree = new LineTree(productLines.all(viewer));
        var gathered = known == null ? facts.of(viewer, asked, tree)
                : facts.of(viewer, asked, tree, known);
        var fresh = new ArrayList<Fresh>();
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            var lines = gathered.get(i).known();
            var answer = WindowReckoning.reckoned(
                    window.agreement(), calendar, lines, window.span());
            if (answer instanceof Refused why) return Accrual.refused(agreement, why);
            fresh.add(new Fresh(window.span(), "", AgreementText.write(window.agreement()), lines,
                    answer.orThrow().ratedOn(period.span()), null, null));
        }
        var after = Reckoned.joined(fresh.stream().map(Fresh::reckoned).toList());
        return new Accrual(agreement, List.of(), fresh,
                fresh.stream().map(one -> one.known().lines()).toList(),
                Differences.between(WindowReckoning.nothing(after), after, period.span()),
                Gathered.Names.of(gathered), null);
    }
}
