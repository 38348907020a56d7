package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.commissions.Gathered.Named;
import linecard.commissions.Gathered.Sold;
import linecard.commissions.Gathering.Head;
import linecard.commissions.Gathering.Row;
import linecard.money.Rate;
import linecard.reckoning.Document;
import linecard.reckoning.Document.Returned;
import linecard.reckoning.Event;
import linecard.reckoning.Subject;
import linecard.reckoning.Terms.Cause;
import linecard.sales.Kind;
import linecard.sales.Stated;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/// Reads from the sales what commission is reckoned from.
@Repository
class Facts {

    /// Rows held in memory at a time.
    private static final int AT_ONCE = 2_000;

    /// What stands under each number now and is rated in the window; a return where its original
    /// was, as its line with the same product or, failing that, of the same product line. Of
    /// numbers that statements of the first form paid, what is new of them: what took the number
    /// back, and what came under it since.
    private static final String LINES = """
            select w.ask, c.agency_id, c.document_id, c.kind, d.number, c.booked_on,
                   case when d.revision = 1 or w.legacy then d.id
                        else (select f.id from sales.document f
                              where f.organisation_id = d.organisation_id and f.kind = d.kind
                                and f.number = d.number and f.revision = 1) end as root_id,
                   d.net_minor as document_minor, d.freight_minor, d.tax_minor, d.discount_minor,
                   case when (d.freight_minor, d.tax_minor, d.discount_minor) <> (0, 0, 0)
                        then (select array_agg(z.share_millionths order by z.place)
                              from sales.share z where z.document_id = d.id) end as shares,
                   coalesce(x.id, f.id) as original_id,
                   coalesce(x.number, d.original_number) as original_number,
                   coalesce(x.kind, o.kind) as original_kind,
                   coalesce(x.booked_on, v.booked_on, o.booked_on) as original_on,
                   d.cause, coalesce(d.ordered_on, v.ordered_on, x.booked_on, v.booked_on,
                                     o.booked_on, c.booked_on) as ordered_on,
                   coalesce(nullif(d.contract, ''), v.contract, '') as contract,
                   coalesce(d.rate_millionths, v.rate_millionths) as rate_millionths,
                   c.position, c.place, c.rep_id, c.share_millionths, c.net_minor, c.cost_minor,
                   c.quantity_milli, l.quantity_milli as line_milli, l.net_minor as line_minor,
                   c.account_id, coalesce(a.name, '') as account_name, d.currency, d.rate_nanos,
                   coalesce(a.customer_type, '') as customer_type,
                   coalesce(ol.product_id, c.product_id) as product_id,
                   coalesce(ol.product_line_id, c.product_line_id) as product_line_id
            from unnest(:asks::int[], :agencies::uuid[], :froms::date[], :tos::date[],
                        :untils::date[], :kinds::text[], :legacies::bool[])
              as w (ask, agency, from_day, to_day, until, kinds, legacy)
            join sales.credit c
              on c.agency_id = w.agency and c.booked_on >= w.from_day and c.booked_on < w.until
             and c.rep_id is not null
             and (c.booked_on < w.to_day or c.kind = 'credit')
             and strpos(w.kinds, c.kind) > 0
            join sales.document d
              on d.organisation_id = c.organisation_id and d.id = c.document_id
             and d.recorded_at < :known::timestamptz
            join sales.line l
              on l.organisation_id = c.organisation_id and l.document_id = c.document_id
             and l.position = c.position
            left join accounts.account a on a.id = c.account_id
            left join sales.document x
              on w.legacy and x.organisation_id = d.organisation_id and x.id = d.reverses_id
            left join sales.document o
              on o.organisation_id = d.organisation_id and o.id = d.original_id
            left join sales.document f
              on f.organisation_id = o.organisation_id and f.kind = o.kind
             and f.number = o.number and f.revision = 1
            left join lateral (
                select n.id, n.booked_on, n.ordered_on, n.contract, n.rate_millionths
                from sales.document n
                where n.organisation_id = o.organisation_id and n.kind = o.kind
                  and n.number = o.number and n.reverses_id is null
                  and n.recorded_at < :known::timestamptz
                order by n.revision desc
                limit 1) v on true
            left join lateral (
                select g.product_id, g.product_line_id
                from sales.line g
                where g.organisation_id = c.organisation_id and g.document_id = v.id
                  and (g.product_id = l.product_id or g.product_line_id = l.product_line_id)
                order by g.product_id = l.product_id desc nulls last, g.position
                limit 1) ol on true
            where coalesce(x.booked_on, v.booked_on, o.booked_on, c.booked_on) >= w.from_day
              and coalesce(x.booked_on, v.booked_on, o.booked_on, c.booked_on) < w.to_day
              and case when w.legacy and exists (
                      select from commissions.statement_line t
                      where t.organisation_id = c.organisation_id and t.agency_id = c.agency_id
                        and t.document_kind = d.kind and t.document_number = d.number)
                  then not exists (
                      select from commissions.statement_line t
                      where t.organisation_id = c.organisation_id
                        and t.document_id = c.document_id and t.line_position = c.position
                        and t.share_place = c.place)
                  else d.reverses_id is null and not exists (
                      select from sales.document r
                      where r.organisation_id = d.organisation_id and r.reverses_id = d.id
                        and r.recorded_at < :known::timestamptz) end
            order by w.ask, c.document_id, c.position, c.place
            """;

    private final JdbcClient sql;

    Facts(JdbcClient sql) {
        this.sql = sql;
    }

    /// What is asked for: an agency's lines that are rated in a window.
    ///
    /// @param until lines of this day and later are not known yet
    /// @param kinds of documents that earn, and credits
    /// @param legacy whether statements of the first form may have paid some of them
    record Asked(
            UUID agency, Span window, LocalDate until, String kinds, boolean legacy,
            boolean needsCost, boolean needsPaid) {

        Asked of(String otherKinds) {
            return new Asked(agency, window, until, otherKinds, legacy, needsCost, needsPaid);
        }
    }

    /// All that is known now.
    private static final String EVER = "infinity";

    /// Answers each of what was asked, in its order.
    @Transactional(readOnly = true)
    List<Gathered> of(Viewer viewer, List<Asked> asked, LineTree tree) {
        return of(viewer, asked, tree, EVER);
    }

    /// The same, as far as it had been recorded before a moment.
    @Transactional(readOnly = true)
    List<Gathered> of(Viewer viewer, List<Asked> asked, LineTree tree, Instant known) {
        return of(viewer, asked, tree, known.toString());
    }

    private List<Gathered> of(Viewer viewer, List<Asked> asked, LineTree tree, String known) {
        var gatherings = new HashMap<Integer, Gathering>();
        for (int i = 0; i < asked.size(); i++) gatherings.put(i, new Gathering());
        var subjects = new HashMap<Subject, Subject>();
        sql.sql(LINES)
                .withFetchSize(AT_ONCE)
                .param("asks", numbers(asked.size()))
                .param("agencies", column(asked, a -> a.agency().toString()))
                .param("froms", column(asked, a -> a.window().from().toString()))
                .param("tos", column(asked, a -> a.window().to().toString()))
                .param("untils", column(asked, a -> a.until().toString()))
                .param("kinds", column(asked, Asked::kinds))
                .param("known", known)
                .param("legacies", column(asked, a -> String.valueOf(a.legacy())))
                .query(row -> {
                    var gathering = gatherings.get(row.getInt("ask"));
                    if (gathering == null) throw new IllegalStateException("nobody asked");
                    if (!gathering.isIn(row.getObject("document_id", UUID.class))) {
                        gathering.open(head(row));
                    }
                    gathering.add(row(row, tree, subjects));
                });
        var paid = paid(asked.stream().filter(Asked::needsPaid).map(Asked::until).toList(),
                known);
        var found = new ArrayList<Gathered>();
        for (int i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            found.add(requireNonNull(gatherings.get(i)).done(one.agency(),
                    viewer.organisation().currency(),
                    one.needsPaid() ? paid : Map.of(), one.needsCost()));
        }
        return found;
    }

    private static Head head(ResultSet row) throws SQLException {
        var kind = Kind.of(row.getString("kind"));
        var original = row.getObject("original_id", UUID.class);
        var day = row.getObject("booked_on", LocalDate.class);
        var of = original == null ? kind : Kind.of(row.getString("original_kind"));
        var shares = row.getArray("shares");
        var rate = row.getObject("rate_millionths", Long.class);
        var document = new Document(row.getObject("root_id", UUID.class), row.getString("number"),
                of == Kind.ORDER ? Event.ORDER : Event.INVOICE, day,
                row.getObject("ordered_on", LocalDate.class),
                rate == null ? null : new Rate(rate), returned(row, original, day));
        return new Head(document,
                new Named(row.getObject("document_id", UUID.class), kind,
                        row.getString("account_name"), SoldIn.read(row)),
                row.getString("original_number"), row.getLong("document_minor"),
                new long[] {row.getLong("freight_minor"),
                        row.getLong("tax_minor"), row.getLong("discount_minor")},
                shares == null ? new long[0]
                        : longs((Long[]) shares.getArray()));
    }

    /// Where nobody says why it came back, or of what, it is only a sale below zero.
    private static @Nullable Returned returned(
            ResultSet row, @Nullable UUID original, LocalDate day) throws SQLException {
        var cause = Stated.cause(row.getString("cause"));
        if (original == null && cause == null) return null;
        return new Returned(original,
                original == null ? day : row.getObject("original_on", LocalDate.class),
                cause == null ? Cause.RETURN : cause);
    }

    private static long[] longs(Long[] boxed) {
        var plain = new long[boxed.length];
        for (int i = 0; i < plain.length; i++) plain[i] = boxed[i];
        return plain;
    }

    private static Row row(ResultSet row, LineTree tree, Map<Subject, Subject> subjects)
            throws SQLException {
        var type = row.getString("customer_type");
        var contract = row.getString("contract");
        var subject = new Subject(row.getObject("account_id", UUID.class),
                contract.isEmpty() ? null : contract, type.isEmpty() ? null : type,
                row.getObject("product_id", UUID.class),
                tree.upward(row.getObject("product_line_id", UUID.class)));
        var same = subjects.putIfAbsent(subject, subject);
        return new Row(row.getInt("position"), row.getInt("place"), same == null ? subject : same,
                row.getObject("rep_id", UUID.class), row.getInt("share_millionths"),
                row.getLong("net_minor"), row.getObject("cost_minor", Long.class),
                row.getLong("quantity_milli"),
                new Sold(row.getLong("line_milli"), row.getLong("line_minor")));
    }

    /// Documents as they read, where they are not among what was asked for: nothing stands under
    /// their numbers any more.
    @Transactional(readOnly = true)
    Map<UUID, Named> named(Viewer viewer, Collection<UUID> documents) {
        var named = new HashMap<UUID, Named>();
        if (documents.isEmpty()) return named;
        sql.sql("""
                select d.id, d.kind, a.name, d.currency, d.rate_nanos
                from sales.document d
                join accounts.account a on a.id = d.account_id
                where d.id = any(:ids::uuid[])
                """)
                .param("ids", documents.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    named.put(id, new Named(id, Kind.of(row.getString("kind")),
                            row.getString("name"), SoldIn.read(row)));
                });
        return named;
    }

    /// What was paid by number of invoice before a day.
    private Map<String, Long> paid(Collection<LocalDate> until, String known) {
        var paid = new HashMap<String, Long>();
        if (until.isEmpty()) return paid;
        sql.sql("""
                select document_number, sum(amount_minor)::bigint as paid_minor
                from sales.payment
                where document_number <> '' and paid_on < :until
                  and recorded_at < :known::timestamptz
                group by document_number
                """)
                .param("until", until.iterator().next())
                .param("known", known)
                .query(row -> {
                    paid.put(row.getString("document_number"), row.getLong("paid_minor"));
                });
        return paid;
    }

    private static String[] numbers(int size) {
        var texts = new String[size];
        for (int i = 0; i < size; i++) texts[i] = String.valueOf(i);
        return texts;
    }

    private static String[] column(
            List<Asked> asked, Function<Asked, @Nullable String> value) {
        return asked.stream().map(value).toArray(String[]::new);
    }
}
