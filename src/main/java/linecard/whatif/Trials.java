package linecard.whatif;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Reps;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.Event;
import linecard.reckoning.Terms.Cause;
import linecard.sales.Kind;
import linecard.terms.FlatRates;
import linecard.terms.Rates;
import linecard.web.NotAllowed;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
    private static final int AT_ONCE = 1_000;

    /// What counts for an agency, as statements and drafts count it, where the sale, or what it
    /// takes back, is of those days. A return is rated like the line of its original with the same
    /// product or, failing that, of the same product line.
    private static final String LINES = """
            select c.agency_id, c.document_id, d.number, c.booked_on, c.position, c.place,
                   c.rep_id, c.share_millionths, c.net_minor,
                   coalesce(o.id, x.id) as original_id,
                   coalesce(o.booked_on, x.booked_on) as original_on,
                   coalesce(ol.product_line_id, c.product_line_id) as line_id,
                   s.amount_minor as stated_minor
            from sales.credit c
            join sales.document d on d.id = c.document_id
            left join sales.document x on x.id = d.reverses_id
            left join sales.document o on o.id = d.original_id
            left join lateral (
                select w.product_line_id
                from sales.line w
                join sales.line l
                  on l.document_id = c.document_id and l.position = c.position
                where w.document_id = o.id
                  and (w.product_id = l.product_id or w.product_line_id = l.product_line_id)
                order by w.product_id = l.product_id desc nulls last, w.position
                limit 1) ol on true
            left join commissions.statement_line s
              on s.organisation_id = c.organisation_id and s.document_id = c.document_id
             and s.line_position = c.position and s.share_place = c.place
            where c.agency_id is not null and c.rep_id is not null
              and (:agency::uuid is null or c.agency_id = :agency)
              and c.booked_on >= :from
              and (c.booked_on < :to or d.original_id is not null or d.reverses_id is not null)
              and coalesce(o.booked_on, x.booked_on, c.booked_on) >= :from
              and coalesce(o.booked_on, x.booked_on, c.booked_on) < :to
              and (s.id is not null or c.kind = 'credit'
                   or c.kind = :counted and not exists (
                       select from commissions.statement t
                       where t.agency_id = c.agency_id and t.counted <> :counted
                         and upper(t.period) > c.booked_on))
            order by c.agency_id, c.document_id, c.position, c.place
            """;

    private final JdbcClient sql;
    private final Rates rates;
    private final ProductLines productLines;
    private final Agencies agencies;
    private final Reps reps;

    Trials(JdbcClient sql, Rates rates, ProductLines productLines, Agencies agencies, Reps reps) {
        this.sql = sql;
        this.rates = rates;
        this.productLines = productLines;
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

    /// Whether more is agreed than flat rates.
    ///
    /// @param agency with which; null for any
    @Transactional(readOnly = true)
    boolean hasClauses(Viewer viewer, @Nullable UUID agency) {
        return sql.sql("""
                select exists (select from terms.version
                               where :agency::uuid is null or agency_id = :agency)
                """)
                .param("agency", agency)
                .query(Boolean.class)
                .single();
    }

    /// @throws ReadingException where it cannot be reckoned: too many lines, too large sums
    @Transactional(readOnly = true)
    Trial run(Viewer viewer, Asked asked, LocalDate today) {
        requireAll(viewer);
        var agency = asked.agency();
        var known = asked.stretch().known(today);
        requireFew(viewer, agency, known);
        var run = new TrialRun(viewer.organisation(), asked, known,
                new LineTree(productLines.all(viewer)),
                agency == null ? rates.all(viewer) : rates.ofAgency(viewer, agency),
                agency == null ? agencies.all(viewer) : List.of(agencies.of(viewer, agency)));
        sql.sql(LINES)
                .withFetchSize(AT_ONCE)
                .param("agency", agency)
                .param("from", known.from())
                .param("to", known.to())
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    run.take(row.getObject("agency_id", UUID.class), document(row),
                            row.getInt("position"), row.getInt("place"),
                            row.getObject("rep_id", UUID.class), row.getInt("share_millionths"),
                            row.getLong("net_minor"), row.getObject("line_id", UUID.class),
                            row.getObject("stated_minor", Long.class));
                });
        return run.done(ids -> names(viewer, ids));
    }

    /// Asks the months' sums how many lines there are, before any of them is read.
    private void requireFew(Viewer viewer, @Nullable UUID agency, Span known) {
        sql.sql("""
                select coalesce(max(a.lines), 0) as of_one, coalesce(sum(a.lines), 0) as of_all
                from (select sum(m.credits) as lines
                      from sales.rep_month m
                      where m.month >= :from and m.month < :to and m.agency_id is not null
                        and (:agency::uuid is null or m.agency_id = :agency)
                        and m.kind in ('credit', :counted)
                      group by m.agency_id) a
                """)
                .param("agency", agency)
                .param("from", known.from())
                .param("to", known.to())
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query(row -> {
                    requireFew(row.getLong("of_one"), row.getLong("of_all"));
                });
    }

    static void requireFew(long ofOne, long ofAll) {
        if (ofOne > MOST_OF_ONE) throw new ReadingException("whatif.tooMany", MOST_OF_ONE);
        if (ofAll > MOST) throw new ReadingException("whatif.tooMany", MOST);
    }

    private static Document document(ResultSet row) throws SQLException {
        var day = row.getObject("booked_on", LocalDate.class);
        var original = row.getObject("original_id", UUID.class);
        return new Document(row.getObject("document_id", UUID.class), row.getString("number"),
                Event.INVOICE, day, day, null, original == null ? null : new Returned(original,
                        row.getObject("original_on", LocalDate.class), Cause.RETURN));
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
