package linecard.commissions;

import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;
import linecard.reckoning.Posting;
import linecard.reckoning.Posting.Kind;
import linecard.reckoning.Posting.Leg;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// What we owe each agency, in double entry: it only grows, and every entry is in balance, which
/// the database checks too.
@Repository
public class Ledger {

    private final JdbcClient sql;
    private final Batches batches;

    Ledger(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// What postings are about.
    ///
    /// @param once names the event; what bears the same name is posted once
    /// @param statement whose amounts move; null where it is none's alone
    /// @param on the day of the money
    public record About(String once, @Nullable UUID statement, LocalDate on) {}

    /// Posts what one event means. Posting it again, or at the same time, does nothing.
    ///
    /// @return whether it is posted by this call
    @Transactional
    public boolean post(Viewer viewer, UUID agency, About about, List<Posting> postings) {
        waitForOthers(viewer);
        if (isPosted(viewer, about.once() + "/1")) return false;
        var heads = new ArrayList<MapSqlParameterSource>();
        var legs = new ArrayList<MapSqlParameterSource>();
        for (var posting : postings) {
            var id = Ids.fresh();
            heads.add(new MapSqlParameterSource("id", id)
                    .addValue("kind", code(posting.kind()))
                    .addValue("once", about.once() + "/" + (heads.size() + 1)));
            for (var leg : posting.legs()) {
                if (leg.minor() == 0) continue;
                legs.add(new MapSqlParameterSource("posting", id)
                        .addValue("book", code(leg.book())).addValue("minor", leg.minor()));
            }
        }
        batches.run("""
                insert into commissions.posting (id, organisation_id, agency_id, kind, once,
                                                 statement_id, valued_on)
                values (:id, :organisation, :agency, :kind, :once, :statement, :on)
                """, heads, head -> head
                .addValue("organisation", viewer.organisation().id())
                .addValue("agency", agency)
                .addValue("statement", about.statement())
                .addValue("on", about.on()));
        batches.run("""
                insert into commissions.leg (organisation_id, posting_id, agency_id, book, minor)
                values (:organisation, :posting, :agency, :book, :minor)
                """, legs, leg -> leg
                .addValue("organisation", viewer.organisation().id())
                .addValue("agency", agency));
        return true;
    }

    @Transactional(readOnly = true)
    public boolean isPosted(Viewer viewer, String once) {
        return sql.sql("select exists (select from commissions.posting where once = :once)")
                .param("once", once)
                .query(Boolean.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Balances balances(Viewer viewer, UUID agency) {
        return sums(agency).getOrDefault(agency, Balances.NONE);
    }

    /// Of each agency that has any, as far as the viewer sees them.
    @Transactional(readOnly = true)
    public Map<UUID, Balances> balances(Viewer viewer) {
        return sums(null);
    }

    private Map<UUID, Balances> sums(@Nullable UUID agency) {
        var sums = new HashMap<UUID, Map<Book, Long>>();
        sql.sql("""
                select agency_id, book, sum(minor)::bigint as minor
                from commissions.leg
                where cast(:agency as uuid) is null or agency_id = :agency
                group by agency_id, book
                """)
                .param("agency", agency)
                .query(row -> {
                    sums.computeIfAbsent(row.getObject("agency_id", UUID.class),
                            _ -> new EnumMap<>(Book.class))
                            .put(Book.valueOf(row.getString("book").toUpperCase(Locale.ROOT)),
                                    row.getLong("minor"));
                });
        var balances = new HashMap<UUID, Balances>();
        sums.forEach((whose, minor) -> balances.put(whose, new Balances(minor)));
        return balances;
    }

    /// One entry as it stands in the ledger.
    ///
    /// @param statement number of the statement it is of; empty for none
    public record Entered(
            UUID id, Kind kind, List<Leg> legs, String statement, LocalDate on, Instant at) {}

    /// The latest entries of an agency, latest first.
    @Transactional(readOnly = true)
    public List<Entered> latest(Viewer viewer, UUID agency, int most) {
        return entered("p.agency_id = :which", agency, most);
    }

    /// What a statement moved, in the order in which it was posted.
    @Transactional(readOnly = true)
    public List<Entered> ofStatement(Viewer viewer, UUID statement) {
        return entered("p.statement_id = :which", statement, 1_000).reversed();
    }

    /// What one event posted, in its order.
    ///
    /// @param once as [About] names it
    @Transactional(readOnly = true)
    public List<Entered> of(Viewer viewer, String once) {
        return entered("p.once ^@ :which", once + "/", 100).reversed();
    }

    private List<Entered> entered(String where, Object which, int most) {
        return sql.sql("""
                select p.id, p.kind, coalesce(s.number, '') as number, p.valued_on, p.recorded_at,
                       (select string_agg(l.book || ' ' || l.minor, ',' order by l.book)
                        from commissions.leg l
                        where l.organisation_id = p.organisation_id and l.posting_id = p.id) as legs
                from commissions.posting p
                left join commissions.statement s
                  on s.organisation_id = p.organisation_id and s.id = p.statement_id
                where\s""" + where + "\n" + """
                order by p.recorded_at desc, length(p.once) desc, p.once desc
                limit :most
                """)
                .param("which", which)
                .param("most", most)
                .query((row, _) -> new Entered(row.getObject("id", UUID.class),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        legs(row.getString("legs")), row.getString("number"),
                        row.getObject("valued_on", LocalDate.class),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    private static List<Leg> legs(String text) {
        var legs = new ArrayList<Leg>();
        for (var leg : text.split(",")) {
            int blank = leg.indexOf(' ');
            legs.add(new Leg(Book.valueOf(leg.substring(0, blank).toUpperCase(Locale.ROOT)),
                    Long.parseLong(leg.substring(blank + 1))));
        }
        return legs;
    }

    /// Waits, to the end of the transaction, for everybody who closes months or posts anything.
    @Transactional
    public void waitForOthers(Viewer viewer) {
        sql.sql("select commissions.wait_for_others(:organisation)")
                .param("organisation", viewer.organisation().id())
                .query(row -> {});
    }

    private static String code(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}
