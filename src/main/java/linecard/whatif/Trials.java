package linecard.whatif;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.commissions.Pasts;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Reps;
import linecard.reckoning.Event;
import linecard.reckoning.Reset;
import linecard.sales.Kind;
import linecard.terms.FlatRates;
import linecard.terms.Rates;
import linecard.terms.Typed;
import linecard.web.NotAllowed;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads what agencies sold, and tries other terms on it: an agency at a time, so only one is in
/// memory.
@Repository
class Trials {

    /// Lines that one agency may have, and all of them together.
    static final int MOST_OF_ONE = 250_000;
    static final int MOST = 500_000;

    private final JdbcClient sql;
    private final Rates rates;
    private final Pasts pasts;
    private final Agencies agencies;
    private final Reps reps;

    Trials(JdbcClient sql, Rates rates, Pasts pasts, Agencies agencies, Reps reps) {
        this.sql = sql;
        this.rates = rates;
        this.pasts = pasts;
        this.agencies = agencies;
        this.reps = reps;
    }

    /// The agencies that may be asked about.
    @Transactional(readOnly = true)
    List<Agency> agencies(Viewer viewer) {
        requireAll(viewer);
        return agencies.all(viewer);
    }

    /// The rate of the agency by default on a day: what the form begins with.
    @Transactional(readOnly = true)
    Optional<Rate> byDefault(Viewer viewer, UUID agency, LocalDate day) {
        requireAll(viewer);
        return FlatRates.byDefault(rates.ofAgency(viewer, agency), day);
    }

    /// The last day before another on which anything was sold.
    @Transactional(readOnly = true)
    Optional<LocalDate> lastSaleBefore(Viewer viewer, LocalDate day) {
        return ofSales("max", "booked_on < :day", day);
    }

    @Transactional(readOnly = true)
    Optional<LocalDate> firstSale(Viewer viewer, LocalDate today) {
        return ofSales("min", "booked_on <= :day", today);
    }

    private Optional<LocalDate> ofSales(String which, String where, LocalDate day) {
        return sql.sql("select " + which + "(booked_on) from sales.share where " + where)
                .param("day", day)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /// @throws ReadingException where it cannot be reckoned: too many lines, too large sums
    @Transactional(readOnly = true)
    Trial run(Viewer viewer, Asked asked, LocalDate today) {
        requireAll(viewer);
        var agency = asked.agency();
        var known = asked.stretch().span().upTo(today);
        requireFew(viewer, agency, known, Set.of(Kind.counted(viewer.organisation())));
        var asking = agency == null ? agencies.all(viewer) : List.of(agencies.of(viewer, agency));
        var run = new TrialRun(viewer.organisation(), asked, known, asking);
        pasts.each(viewer, asking.stream().map(Agency::id).toList(), known,
                until(today, known), run::take);
        return run.done(ids -> names(viewer, ids));
    }

    /// A version of terms as it was typed, beside those in force.
    ///
    /// @throws ReadingException where it cannot be reckoned: too many lines, too large sums,
    ///     amounts that are not known
    @Transactional(readOnly = true)
    TypedBoard.Result run(Viewer viewer, Typed typed, Stretch stretch, LocalDate today) {
        requireAll(viewer);
        var agency = typed.agency();
        var known = stretch.span().upTo(today);
        var tried = typed.over(known);
        var terms = tried.versions().getFirst().terms();
        requireFew(viewer, agency.id(), new Span(
                Reset.YEAR.around(known.from(), stretch.calendar()).from(), known.to()),
                EnumSet.of(Kind.counted(viewer.organisation()),
                        terms.event() == Event.ORDER ? Kind.ORDER : Kind.INVOICE));
        var until = until(today, known);
        var sums = new TrialSums(stretch, known);
        var after = TrialRun.reckoned(agency, pasts.by(viewer, tried, known, until).answer());
        pasts.each(viewer, List.of(agency.id()), known, until, past -> {
            var before = TrialRun.reckoned(agency, past.answer());
            var lines = past.sold().lines();
            boolean isNothing = lines.size() == 0 && before.total() == 0 && after.total() == 0;
            if (!isNothing) sums.addOne(lines, before, after);
        });
        return new TypedBoard.Result(sums.done(ids -> names(viewer, ids)), stretch,
                tried.from().isAfter(known.from()) ? tried.from() : null,
                typed.unlike(known), typed.idleOn(known, Words.in(viewer.language())),
                terms.window().compareTo(stretch.size()) > 0);
    }

    /// What comes back later is not known.
    private static LocalDate until(LocalDate today, Span known) {
        var tomorrow = today.plusDays(1);
        return tomorrow.isAfter(known.to()) ? tomorrow : known.to();
    }

    /// Asks the months' sums how many lines there are, before any of them is read.
    private void requireFew(
            Viewer viewer, @Nullable UUID agency, Span known, Set<Kind> kinds) {
        sql.sql("""
                select coalesce(max(a.lines), 0) as of_one, coalesce(sum(a.lines), 0) as of_all
                from (select sum(m.credits) as lines
                      from sales.credit_count m
                      where m.month >= :from and m.month < :to
                        and (:agency::uuid is null or m.agency_id = :agency)
                        and (m.kind = 'credit' or m.kind = any(:kinds))
                      group by m.agency_id) a
                """)
                .param("agency", agency)
                .param("from", known.from())
                .param("to", known.to())
                .param("kinds", kinds.stream().map(Kind::code).toArray(String[]::new))
                .query(row -> {
                    requireFew(row.getLong("of_one"), row.getLong("of_all"));
                });
    }

    static void requireFew(long ofOne, long ofAll) {
        if (ofOne > MOST_OF_ONE) throw new ReadingException("whatif.tooMany", MOST_OF_ONE);
        if (ofAll > MOST) throw new ReadingException("whatif.tooMany", MOST);
    }

    private Map<UUID, String> names(Viewer viewer, Set<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) return names;
        for (var rep : reps.of(viewer, ids)) names.put(rep.id(), rep.name(viewer.language()));
        return names;
    }

    private static void requireAll(Viewer viewer) {
        if (!viewer.role().isStaff() || viewer.territory() != null) throw new NotAllowed();
    }
}
