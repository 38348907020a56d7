package linecard.commissions;

import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.commissions.SoldElsewhere.Within;
import linecard.money.Money;
import linecard.people.Reps;
import linecard.reckoning.Agreement;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Window;
import linecard.terms.Agreements;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// What reps and agencies earn on some days: what statements of those months say, and what the
/// terms say of days that can still be closed.
@Repository
public class Earned {

    private static final String STATED = """
            with p as (
                select amount_minor, fiscal_year, fiscal_month
                from commissions.part
                where agency_id = :agency and (cast(:rep as uuid) is null or rep_id = :rep)
                union all
                select amount_minor, fiscal_year, fiscal_month
                from commissions.statement_line
                where agency_id = :agency and (cast(:rep as uuid) is null or rep_id = :rep))
            """;

    private final JdbcClient sql;
    private final Agreements agreements;
    private final CountedOther countedOther;
    private final StatedWindows stated;
    private final SoldElsewhere soldElsewhere;
    private final Drafts drafts;
    private final Inputs inputs;
    private final ProductLines productLines;
    private final Reps reps;

    Earned(JdbcClient sql, Agreements agreements, CountedOther countedOther, StatedWindows stated,
            SoldElsewhere soldElsewhere, Drafts drafts, Inputs inputs, ProductLines productLines,
            Reps reps) {
        this.sql = sql;
        this.agreements = agreements;
        this.countedOther = countedOther;
        this.stated = stated;
        this.soldElsewhere = soldElsewhere;
        this.drafts = drafts;
        this.inputs = inputs;
        this.productLines = productLines;
        this.reps = reps;
    }

    /// Empty where the viewer does not see all that decides about it: a rep does not see what the
    /// others have put onto the agency's ladder.
    @Transactional(readOnly = true)
    public Optional<Money> byRep(Viewer viewer, UUID rep, Span days) {
        if (viewer.territory() != null) return Optional.empty();
        return earned(viewer, reps.of(viewer, rep).agency(), rep, days);
    }

    /// Empty for a rep, who sees only own sales, too.
    @Transactional(readOnly = true)
    public Optional<Money> byAgency(Viewer viewer, UUID agency, Span days) {
        if (viewer.territory() != null || viewer.role() == Role.REP) return Optional.empty();
        return earned(viewer, agency, null, days);
    }

    private Optional<Money> earned(Viewer viewer, UUID agency, @Nullable UUID rep, Span days) {
        var agreement = agreements.of(viewer, agency).orElse(null);
        var stated = viewer.organisation().money(stated(viewer, agency, rep, days));
        if (agreement == null) return Optional.of(stated);
        if (viewer.role() == Role.REP && sumsOverReps(agreement)) return Optional.empty();
        var open = open(viewer, agency, rep, days);
        if (open.isEmpty()) return Optional.of(stated);
        var sum = stated.plus(unstated(
                viewer, countedOther.dated(viewer, agreement), rep, open.get()));
        var closed = open.get().from();
        return Optional.of(!Drafts.seesAll(viewer) || !closed.isAfter(days.from()) ? sum
                : sum.plus(moved(viewer, agency, rep, new Span(days.from(), closed))));
    }

    private static boolean sumsOverReps(Agreement agreement) {
        return agreement.versions().stream().anyMatch(version ->
                !version.terms().ladders().isEmpty() || version.terms().override() != null);
    }

    /// What statements say of the fiscal months that begin on those days.
    private long stated(Viewer viewer, UUID agency, @Nullable UUID rep, Span days) {
        var months = new ArrayList<FiscalPeriod>();
        var calendar = viewer.organisation().calendar();
        for (var day = days.from(); day.isBefore(days.to()); day = months.getLast().span().to()) {
            months.add(calendar.periodOf(day));
        }
        return sql.sql(STATED + """
                select coalesce(sum(p.amount_minor), 0)::bigint
                from p
                join unnest(:years::int[], :months::int[]) as m (year, month)
                  on m.year = p.fiscal_year and m.month = p.fiscal_month
                """)
                .param("agency", agency)
                .param("rep", rep)
                .param("years", texts(months, FiscalPeriod::year))
                .param("months", texts(months, FiscalPeriod::number))
                .query(Long.class)
                .single();
    }

    /// Those of the days that no statement with any line covers yet.
    private Optional<Span> open(Viewer viewer, UUID agency, @Nullable UUID rep, Span days) {
        var last = sql.sql(STATED + """
                select fiscal_year, fiscal_month
                from p
                order by fiscal_year desc, fiscal_month desc
                limit 1
                """)
                .param("agency", agency)
                .param("rep", rep)
                .query((row, _) -> viewer.organisation().calendar()
                        .year(row.getInt("fiscal_year")).month(row.getInt("fiscal_month"))
                        .span().to())
                .optional().orElse(days.from());
        var from = last.isAfter(days.from()) ? last : days.from();
        return from.isBefore(days.to()) ? Optional.of(new Span(from, days.to()))
                : Optional.empty();
    }

    /// What the next statement says of days that were stated: differences.
    private Money moved(Viewer viewer, UUID agency, @Nullable UUID rep, Span days) {
        var month = viewer.organisation().calendar().periodOf(days.to());
        var accrual = drafts.of(viewer, agency, month).accrual();
        if (accrual == null) return viewer.organisation().zero();
        var within = new HashSet<UUID>();
        for (var fresh : accrual.fresh()) {
            for (var document : fresh.known().lines().documents()) {
                if (days.contains(document.day())) within.add(document.id());
            }
        }
        long sum = 0;
        for (var change : accrual.changes()) {
            var entry = change.now() != null ? change.now() : change.before();
            if (rep != null && !rep.equals(change.rep())) continue;
            var extra = change.ofPeriod();
            boolean isWithin = entry != null ? within.contains(entry.key().document())
                    : extra == null || extra.period().overlaps(days)
                            && extra.period().to().minusDays(1).isBefore(days.to());
            if (isWithin) sum = Math.addExact(sum, change.amount());
        }
        return viewer.organisation().money(sum);
    }

    /// Those in which documents of the open days are rated: returns with what they take back.
    private List<Window> windows(Viewer viewer, Agreement agreement, Span open) {
        var days = new ArrayList<LocalDate>();
        for (var sold : soldElsewhere.ofReturns(
                viewer, List.of(new Within(agreement.agency(), open)))) days.add(sold.on());
        var start = days.stream().min(LocalDate::compareTo).orElse(open.from());
        return Window.of(agreement, viewer.organisation().calendar(), new Span(start, open.to()))
                .stream().filter(window -> window.span().overlaps(open)
                        || days.stream().anyMatch(window.span()::contains)).toList();
    }

    /// With returns of the open days that lie before what they take back: a rep's own, too, who is
    /// not told of which months there are any.
    private static Facts.Asked asked(Facts.Asked asked, LocalDate begun) {
        return begun.isBefore(asked.since()) ? asked.since(begun) : asked;
    }

    private Money unstated(
            Viewer viewer, Agreement agreement, @Nullable UUID rep, Span open) {
        var calendar = viewer.organisation().calendar();
        var windows = windows(viewer, agreement, open);
        var counts = stated.counts(viewer, List.of(agreement.agency()), open.to());
        var begun = calendar.periodOf(open.from()).span().from();
        var theirs = counts.getOrDefault(agreement.agency(), Counts.NONE);
        var asked = windows.stream().map(window -> asked(WindowReckoning.asked(
                agreement.agency(), window, theirs, open.to(), false), begun)).toList();
        var gathered = inputs.of(
                viewer, asked, counts, new LineTree(productLines.all(viewer)));
        long sum = 0;
        for (int i = 0; i < windows.size(); i++) {
            var window = windows.get(i);
            if (WindowReckoning.reckoned(window.agreement(), calendar, gathered.get(i).known(),
                    window.span()) instanceof Reckoned reckoned) {
                sum = Math.addExact(sum, reckoned.total(rep, open));
            }
        }
        return viewer.organisation().money(sum);
    }
}
