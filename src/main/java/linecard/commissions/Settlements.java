package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.reckoning.Agreement;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Settlement;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Holdback.Held;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a month's statement means for the ledger, from the balances before it.
@Repository
class Settlements {

    private final JdbcClient sql;
    private final Ledger ledger;

    Settlements(JdbcClient sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /// Prizes become payable as they are: nothing of them is held back, advanced or recovered.
    ///
    /// @param balances of the agency, before it
    Settled of(Draft draft, Balances balances) {
        var postings = new ArrayList<>(ofCommission(
                draft.standing(), draft.period(), balances, draft.total().minor()));
        long prizes = draft.prizeTotal().minor();
        if (prizes != 0) postings.add(Posting.prize(prizes));
        return new Settled(postings);
    }

    /// The agencies to whose ledger a month means something though there is nothing to say of it: a
    /// draw is paid, or what was held back is released.
    ///
    /// @param found what there is to say, by agency
    Set<UUID> withoutLines(Viewer viewer, List<Standing> standings, Map<UUID, Accrual> found,
            FiscalPeriod period) {
        var silent = standings.stream().filter(standing -> {
            var accrual = found.get(standing.agency());
            return accrual == null || !accrual.saysAnything();
        }).toList();
        if (silent.isEmpty()) return Set.of();
        var balances = ledger.balances(viewer, silent.stream().map(Standing::agency).toList());
        return silent.stream()
                .filter(standing -> !ofCommission(standing, period, balances.getOrDefault(
                        standing.agency(), Balances.NONE), 0).isEmpty())
                .map(Standing::agency).collect(Collectors.toSet());
    }

    private List<Posting> ofCommission(
            Standing standing, FiscalPeriod period, Balances balances, long earned) {
        var terms = terms(standing.agreement(), period);
        if (terms == null) return List.of();
        return Settlement.of(terms, balances, earned,
                released(terms, balances, standing.agency(), period));
    }

    /// By which a month is settled: no draw is paid for one that begins after the agreement's end.
    static @Nullable Terms terms(@Nullable Agreement agreement, FiscalPeriod period) {
        if (agreement == null) return null;
        var version = agreement.on(period.span().to().minusDays(1));
        if (version == null) return null;
        return agreement.endedBefore(period.span())
                ? version.terms().withoutDraw() : version.terms();
    }

    /// Whether a draw is paid for a month though nothing was sold in it: that is, once there is a
    /// statement. What is released may wait for a later month, and need not be asked for here.
    static boolean isDrawn(Standing standing, FiscalPeriod period) {
        var terms = standing.last() == null ? null : terms(standing.agreement(), period);
        return terms != null && terms.draw() != null && terms.draw().minor() > 0;
    }

    /// What of the held amounts is due with the month: all of them where nothing is held any more.
    private long released(
            Terms terms, Balances balances, UUID agency, FiscalPeriod period) {
        long held = balances.of(Book.HELD);
        var holdback = terms.holdback();
        if (holdback == null || held <= 0) return held;
        var all = held(agency);
        long before = all.stream().mapToLong(Held::minor).sum() - held;
        return Math.clamp(holdback.due(all, period.span().to()) - before, 0, held);
    }

    /// What was ever held, and from which day on.
    private List<Held> held(UUID agency) {
        return sql.sql("""
                select p.valued_on + 1 as since, l.minor
                from commissions.posting p
                join commissions.leg l
                  on l.organisation_id = p.organisation_id and l.posting_id = p.id
                where p.agency_id = :agency and p.kind = 'held' and l.book = 'held'
                order by p.valued_on
                """)
                .param("agency", agency)
                .query((row, _) -> new Held(
                        row.getObject("since", LocalDate.class), row.getLong("minor")))
                .list();
    }
}
