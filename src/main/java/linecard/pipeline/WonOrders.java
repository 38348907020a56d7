package linecard.pipeline;

import linecard.access.Organisation.ResultsFrom;
import linecard.access.Viewer;
import linecard.money.Money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What was sold of what might be, as people confirmed it; and what they may confirm.
@Repository
class WonOrders {

    static final int MOST = 50;

    private static final String STANDING = """
            select d.kind, d.number, d.id, d.booked_on, d.net_minor
            from sales.document d
            """;

    /// Neither a reversal nor taken back by one.
    private static final String COUNTS = """
              and d.reverses_id is null
              and not exists (select from sales.document z
                              where z.organisation_id = d.organisation_id
                                and z.reverses_id = d.id)
            """;

    private final JdbcClient sql;
    private final Settings settings;

    WonOrders(JdbcClient sql, Settings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /// Those that were confirmed, the earliest first.
    @Transactional(readOnly = true)
    List<WonOrder> of(Viewer viewer, UUID opportunity) {
        return sql.sql(STANDING + """
                join pipeline.won_order w on w.organisation_id = d.organisation_id
                                         and w.kind = d.kind and w.number = d.number
                where w.opportunity_id = :opportunity
                """ + COUNTS + "order by d.booked_on, d.number limit :most")
                .param("opportunity", opportunity)
                .param("most", MOST)
                .query((row, _) -> read(row, viewer))
                .list();
    }

    /// Orders, or invoices where those are the results, that may have come of it: at its account,
    /// with one of its product lines, within the organisation's window around its end, and of no
    /// other opportunity yet. The nearest in time first.
    ///
    /// @param lines of the opportunity and what lies in them; none for all
    @Transactional(readOnly = true)
    List<WonOrder> proposed(
            Viewer viewer, Opportunity one, Collection<UUID> lines, Instant now) {
        var ending = one.ending();
        var zone = viewer.organisation().zone();
        var end = LocalDate.ofInstant(ending == null ? now : ending.at(), zone);
        var begin = LocalDate.ofInstant(one.registration().at(), zone);
        int window = settings.of(viewer).orderWindowDays();
        var from = ending == null ? begin : end.minusDays(window);
        boolean isOrder = viewer.organisation().resultsFrom() == ResultsFrom.ORDER;
        return sql.sql(STANDING + """
                where d.account_id = :account and d.kind = :kind and d.net_minor > 0
                  and d.booked_on >= :from and d.booked_on <= :to
                  and (:anyLine or exists (select from sales.line l
                                           where l.organisation_id = d.organisation_id
                                             and l.document_id = d.id
                                             and l.product_line_id = any (:lines)))
                  and not exists (select from pipeline.won_order w
                                  where w.organisation_id = d.organisation_id
                                    and w.kind = d.kind and w.number = d.number)
                """ + COUNTS + """
                order by abs(d.booked_on - cast(:end as date)), d.number
                limit 10
                """)
                .param("account", one.account())
                .param("kind", isOrder ? "order" : "invoice")
                .param("from", from)
                .param("to", end.plusDays(window))
                .param("end", end)
                .param("anyLine", lines.isEmpty())
                .param("lines", lines.toArray(UUID[]::new))
                .query((row, _) -> read(row, viewer))
                .list();
    }

    /// A person says that it came of the opportunity. Said twice is said.
    ///
    /// @return false where the viewer sees no such document at its account
    @Transactional
    boolean confirm(Viewer viewer, Opportunity one, String kind, String number) {
        boolean isThere = sql.sql("""
                select exists (select from sales.document d
                               where d.account_id = :account and d.kind = :kind
                                 and d.number = :number and d.kind <> 'credit')
                """)
                .param("account", one.account())
                .param("kind", kind)
                .param("number", number)
                .query(Boolean.class)
                .single();
        if (!isThere) return false;
        sql.sql("""
                insert into pipeline.won_order (organisation_id, opportunity_id, kind, number)
                values (:organisation, :opportunity, :kind, :number)
                on conflict do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("opportunity", one.id())
                .param("kind", kind)
                .param("number", number)
                .update();
        return true;
    }

    @Transactional
    void drop(Viewer viewer, UUID opportunity, String kind, String number) {
        sql.sql("""
                delete from pipeline.won_order
                where opportunity_id = :opportunity and kind = :kind and number = :number
                """)
                .param("opportunity", opportunity)
                .param("kind", kind)
                .param("number", number)
                .update();
    }

    private static WonOrder read(ResultSet row, Viewer viewer) throws SQLException {
        return new WonOrder(row.getString("kind"), row.getString("number"),
                row.getObject("id", UUID.class), row.getObject("booked_on", LocalDate.class),
                new Money(row.getLong("net_minor"), viewer.organisation().currency()));
    }
}
