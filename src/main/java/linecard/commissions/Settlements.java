package linecard.commissions;

import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Settlement;
import linecard.reckoning.Terms;
import linecard.reckoning.Terms.Holdback.Held;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a month's statement means for the ledger, from the balances before it.
@Repository
class Settlements {

    private final JdbcClient sql;

    Settlements(JdbcClient sql) {
        this.sql = sql;
    }

    /// Prizes become payable as they are: nothing of them is held back, advanced or recovered.
    ///
    /// @param balances of the agency, before it
    Settled of(Draft draft, Balances balances) {
        var postings = new ArrayList<>(ofCommission(draft, balances));
        long prizes = draft.prizeTotal().minor();
        if (prizes != 0) postings.add(Posting.prize(prizes));
        return new Settled(postings);
    }

    private List<Posting> ofCommission(Draft draft, Balances balances) {
        var agreement = draft.standing().agreement();
        if (agreement == null) return List.of();
        var version = agreement.on(draft.period().span().to().minusDays(1));
        if (version == null) return List.of();
        return Settlement.of(version.terms(), balances, draft.total().minor(),
                released(version.terms(), balances, draft));
    }

    /// What of the held amounts is due with the month: all of them where nothing is held any more.
    private long released(Terms terms, Balances balances, Draft draft) {
        long held = balances.of(Book.HELD);
        var holdback = terms.holdback();
        if (holdback == null || held <= 0) return held;
        var all = held(draft.agency().id());
        long before = all.stream().mapToLong(Held::minor).sum() - held;
        return Math.clamp(holdback.due(all, draft.period().span().to()) - before, 0, held);
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
