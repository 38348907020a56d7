package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.commissions.Credit.Original;
import linecard.commissions.Credit.Paid;
import linecard.money.Rate;
import linecard.sales.Kind;
import linecard.words.Words;

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
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Reads from the sales what the agencies are credited with.
@Repository
class Credits {

    /// What a return takes back: the line of its original with the same product or, failing that,
    /// of the same product line, and what a statement paid the agency for it. A document that
    /// corrects another takes back part by part, at what each part was paid; where that was not
    /// paid yet, at what it would have been: a return's original decides for the return.
    private static final String CREDIT = """
            select c.agency_id, c.position, c.place, c.kind, c.document_id, d.number, c.booked_on,
                   coalesce(a.name, '') as account_name, c.product_line_id,
                   p.name as product_line_name, c.rep_id,
                   coalesce(r.family_name, '') as family_name,
                   coalesce(r.given_name, '') as given_name, coalesce(r.title, '') as title,
                   l.quantity_milli, l.net_minor as line_net_minor, c.share_millionths,
                   c.net_minor, coalesce(x.number, d.original_number) as original_number,
                   coalesce(x.booked_on, o.booked_on) as original_on,
                   coalesce(o.booked_on, x.booked_on) as original_rated_on,
                   coalesce(ol.product_line_id, c.product_line_id) as original_line_id,
                   paid.statement_number, paid.rate_millionths, paid.rate_of, paid.rate_from
            """;
    private static final String JOINED = """
            join sales.document d on d.id = c.document_id
            join sales.line l on l.document_id = c.document_id and l.position = c.position
            join catalog.product_line p on p.id = c.product_line_id
            left join accounts.account a on a.id = c.account_id
            left join people.rep r on r.id = c.rep_id
            left join sales.document x on x.id = d.reverses_id
            left join sales.document o on o.id = d.original_id
            left join lateral (
                select w.position, w.product_line_id
                from sales.line w
                where w.document_id = o.id
                  and (w.product_id = l.product_id or w.product_line_id = l.product_line_id)
                order by w.product_id = l.product_id desc nulls last, w.position
                limit 1) ol on true
            left join lateral (
                select s.statement_number, s.rate_millionths, s.rate_of, s.rate_from
                from commissions.statement_line s
                where s.organisation_id = c.organisation_id and s.agency_id = c.agency_id
                  and (s.document_id = x.id and s.line_position = c.position
                       and s.share_place = c.place
                       or s.document_id = o.id and s.line_position = ol.position)
                order by s.document_id = x.id desc nulls last, s.rep_id = c.rep_id desc,
                         s.share_place
                limit 1) paid on true
            """;

    /// What counts for an agency and stands on no statement yet.
    private static final String UNSTATED = """
            from unnest(:agencies::uuid[], :firstRates::date[], :openFroms::date[],
                        :otherUntils::date[])
              as t (agency, first_rate, open_from, other_until)
            join sales.credit c
              on c.agency_id = t.agency and c.booked_on >= t.first_rate and c.booked_on < :to
             and (c.kind = 'credit' or c.kind = :counted
                  and (t.other_until is null or c.booked_on >= t.other_until))
             and not exists (
                 select from commissions.statement_line s
                 where s.organisation_id = c.organisation_id and s.document_id = c.document_id
                   and s.line_position = c.position and s.share_place = c.place)
            """;

    /// Rows held in memory at a time: late ones may be of any number of months.
    private static final int AT_ONCE = 1_000;

    private final JdbcClient sql;

    Credits(JdbcClient sql) {
        this.sql = sql;
    }

    /// Hands on each credit that belongs on a statement of the month: those of its days, and late
    /// ones of months closed before. In the order of a statement.
    @Transactional(readOnly = true)
    void unstated(
            Viewer viewer, List<Standing> standings, Span month, BiConsumer<UUID, Credit> each) {
        asking(viewer, standings, CREDIT + UNSTATED + JOINED + """
                where c.booked_on >= :from or c.booked_on < t.open_from
                order by r.family_name collate "hu-x-icu", r.given_name collate "hu-x-icu", r.id,
                         c.booked_on, d.number, d.revision, c.position, c.place
                """)
                .param("from", month.from())
                .param("to", month.to())
                .query(row -> {
                    each.accept(row.getObject("agency_id", UUID.class), read(row, viewer));
                });
    }

    /// For each agency that has any, the day of the first credit before a month in a month that
    /// can still be closed.
    @Transactional(readOnly = true)
    Map<UUID, LocalDate> earliest(Viewer viewer, List<Standing> standings, LocalDate before) {
        var found = new HashMap<UUID, LocalDate>();
        asking(viewer, standings, "select c.agency_id, min(c.booked_on) as first_day" + "\n"
                + UNSTATED + """
                where t.open_from is null or c.booked_on >= t.open_from
                group by c.agency_id
                """)
                .param("to", before)
                .query(row -> {
                    found.put(row.getObject("agency_id", UUID.class),
                            row.getObject("first_day", LocalDate.class));
                });
        return found;
    }

    private JdbcClient.StatementSpec asking(
            Viewer viewer, List<Standing> standings, String statement) {
        var calendar = viewer.organisation().calendar();
        return sql.sql(statement)
                .withFetchSize(AT_ONCE)
                .param("agencies", column(standings, Standing::agency))
                .param("firstRates", column(standings, Standing::firstRate))
                .param("openFroms", column(standings, s -> s.openFrom(calendar)))
                .param("otherUntils", column(standings, Standing::otherUntil))
                .param("counted", Kind.counted(viewer.organisation()).code());
    }

    /// @param stated what an issued statement pays for it, in minor units; null where none does
    record Found(UUID agency, Credit credit, @Nullable Long stated) {}

    /// The credits of a rep on those days, as far as the viewer sees them.
    @Transactional(readOnly = true)
    List<Found> ofRep(Viewer viewer, UUID rep, Span days) {
        return found(viewer, "c.rep_id = :whose", rep, days);
    }

    @Transactional(readOnly = true)
    List<Found> ofAgency(Viewer viewer, UUID agency, Span days) {
        return found(viewer, "c.agency_id = :whose", agency, days);
    }

    private List<Found> found(Viewer viewer, String theirs, UUID whose, Span days) {
        return sql.sql(CREDIT + ", stated.amount_minor\nfrom sales.credit c\n" + JOINED + """
                left join commissions.statement_line stated
                  on stated.organisation_id = c.organisation_id
                 and stated.document_id = c.document_id
                 and stated.line_position = c.position and stated.share_place = c.place
                where\s""" + theirs + "\n" + """
                  and c.booked_on >= :from and c.booked_on < :to
                  and (stated.id is not null or c.kind in ('credit', :counted))
                """)
                .param("whose", whose)
                .param("from", days.from())
                .param("to", days.to())
                .param("counted", Kind.counted(viewer.organisation()).code())
                .query((row, _) -> new Found(row.getObject("agency_id", UUID.class),
                        read(row, viewer), row.getObject("amount_minor", Long.class)))
                .list();
    }

    private static Credit read(ResultSet row, Viewer viewer) throws SQLException {
        var organisation = viewer.organisation();
        var name = Words.in(organisation.language()).name(row.getString("family_name"),
                row.getString("given_name"), row.getString("title"));
        return new Credit(
                new Portion(row.getInt("position"), row.getInt("place"), null),
                Kind.of(row.getString("kind")),
                row.getObject("document_id", UUID.class), row.getString("number"),
                row.getObject("booked_on", LocalDate.class), row.getString("account_name"),
                row.getObject("product_line_id", UUID.class),
                row.getString("product_line_name"), row.getObject("rep_id", UUID.class), name,
                row.getLong("quantity_milli"), organisation.money(row.getLong("line_net_minor")),
                new Rate(row.getLong("share_millionths")),
                organisation.money(row.getLong("net_minor")),
                row.getString("original_number"), original(row));
    }

    private static @Nullable Original original(ResultSet row) throws SQLException {
        var day = row.getObject("original_on", LocalDate.class);
        if (day == null) return null;
        var statement = row.getString("statement_number");
        return new Original(day, row.getObject("original_rated_on", LocalDate.class),
                row.getObject("original_line_id", UUID.class),
                statement == null ? null : new Paid(statement, agreed(row)));
    }

    static @Nullable Agreed agreed(ResultSet row) throws SQLException {
        var millionths = row.getObject("rate_millionths", Long.class);
        return millionths == null ? null : new Agreed(new Rate(millionths),
                row.getString("rate_of"), row.getObject("rate_from", LocalDate.class));
    }

    private static @Nullable String[] column(
            List<Standing> standings, Function<Standing, ? extends @Nullable Object> value) {
        var texts = new @Nullable String[standings.size()];
        for (int i = 0; i < texts.length; i++) {
            var one = value.apply(standings.get(i));
            texts[i] = one == null ? null : one.toString();
        }
        return texts;
    }
}
