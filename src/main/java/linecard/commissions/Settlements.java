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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

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
        var agency = draft.agency().id();
        var before = Before.of(agency, Map.of(agency, balances), held(Map.of(agency, balances)));
        return of(draft.standing(), draft.period(), before, draft.total().minor(),
                draft.prizes());
    }

    /// The same from what a month comes to.
    Settled of(Standing standing, FiscalPeriod period, Before before, long commission,
            List<PrizeLine> prizes) {
        var postings = new ArrayList<>(ofCommission(standing, period, before, commission));
        long won = PrizeLine.minor(prizes);
        if (won != 0) postings.add(Posting.prize(won));
        return new Settled(postings);
    }

    /// From where an agency goes on.
    ///
    /// @param held what was ever held; none where nothing is any more
    record Before(Balances balances, List<Held> held) {

        private static Before of(
                UUID agency, Map<UUID, Balances> balances, Map<UUID, List<Held>> held) {
            return new Before(balances.getOrDefault(agency, Balances.NONE),
                    held.getOrDefault(agency, List.of()));
        }
    }

    Map<UUID, Before> before(Viewer viewer, List<UUID> agencies) {
        var balances = ledger.balances(viewer, agencies);
        var held = held(balances);
        return agencies.stream().collect(Collectors.toMap(
                agency -> agency, agency -> Before.of(agency, balances, held)));
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
        var before = before(viewer, silent.stream().map(Standing::agency).toList());
        return silent.stream()
                .filter(standing -> !ofCommission(standing, period,
                        requireNonNull(before.get(standing.agency())), 0).isEmpty())
                .map(Standing::agency).collect(Collectors.toSet());
    }

    private static List<Posting> ofCommission(
            Standing standing, FiscalPeriod period, Before before, long earned) {
        var terms = terms(standing.agreement(), period);
        if (terms == null) return List.of();
        return Settlement.of(terms, before.balances(), earned, released(terms, before, period));
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
    private static long released(Terms terms, Before before, FiscalPeriod period) {
        long held = before.balances().of(Book.HELD);
        var holdback = terms.holdback();
        if (holdback == null || held <= 0) return held;
        var all = before.held();
        long gone = all.stream().mapToLong(Held::minor).sum() - held;
        return Math.clamp(holdback.due(all, period.span().to()) - gone, 0, held);
    }

    /// What was ever held, and from which day on; of agencies of which something is held still.
    private Map<UUID, List<Held>> held(Map<UUID, Balances> balances) {
        var agencies = balances.entrySet().stream()
                .filter(one -> one.getValue().of(Book.HELD) > 0).map(Map.Entry::getKey)
                .toArray(UUID[]::new);
        var held = new HashMap<UUID, List<Held>>();
        if (agencies.length == 0) return held;
        sql.sql("""
                select p.agency_id, p.valued_on + 1 as since, l.minor
                from commissions.posting p
                join commissions.leg l
                  on l.organisation_id = p.organisation_id and l.posting_id = p.id
                where p.agency_id = any(:agencies) and p.kind = 'held' and l.book = 'held'
                order by p.valued_on
                """)
                .param("agencies", agencies)
                .query(row -> {
                    held.computeIfAbsent(row.getObject("agency_id", UUID.class),
                            _ -> new ArrayList<>()).add(new Held(
                            row.getObject("since", LocalDate.class), row.getLong("minor")));
                });
        return held;
    }
}
