package linecard.sales;

import linecard.calendar.Span;
import linecard.database.Paged;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Finds payments.
@Repository
class PaymentShelf {

    private static final String PAYMENT = """
            p.id, p.reference, p.paid_on, p.account_id, a.code, a.name, p.document_number,
            coalesce(d.kind, p.document_kind) as document_kind, d.id as document_id,
            p.amount_minor, p.currency, p.currency_minor, p.rate_nanos,
            p.reverses_id is not null as reversal,
            exists (select from sales.payment r
                    where r.organisation_id = p.organisation_id and r.reverses_id = p.id)
                as reversed
            """;
    private static final String JOINED = """
            left join accounts.account a on a.id = p.account_id
            left join lateral (
                select o.id, o.kind
                from sales.document o
                where o.organisation_id = p.organisation_id and o.number = p.document_number
                  and o.kind = sales.paid_kind(p)
                order by o.revision desc
                limit 1) d on true
            """;

    private static final String NARROWED = """
            where p.paid_on >= :from and p.paid_on < :to
              and (:account::uuid is null or p.account_id = :account::uuid)
              and (:number = '' or starts_with(lower(p.reference), lower(:number))
                   or starts_with(lower(p.document_number), lower(:number)))
              and (not :open or p.reverses_id is null
                   and not exists (
                       select from sales.payment r
                       where r.organisation_id = p.organisation_id and r.reverses_id = p.id)
                   and not exists (
                       select from sales.document o
                       where o.organisation_id = p.organisation_id and o.number = p.document_number
                         and o.kind = sales.paid_kind(p)))
            """;
    private static final int FETCHED = 2_000;

    /// Which payments are asked for.
    ///
    /// @param account of this one only; null for all
    /// @param number the reference or the document's number begins so, whatever its case; empty
    ///        for any
    /// @param isOpen only those that stand and name no invoice or credit that is here
    record Asked(@Nullable UUID account, Span days, String number, boolean isOpen) {

        private JdbcClient.StatementSpec to(JdbcClient.StatementSpec sql) {
            return sql.param("from", days.from())
                    .param("to", days.to())
                    .param("account", account)
                    .param("number", number)
                    .param("open", isOpen);
        }
    }

    private final JdbcClient sql;

    PaymentShelf(JdbcClient sql) {
        this.sql = sql;
    }

    Payment.Found find(Asked asked, int page) {
        var sums = new long[2];
        var rows = new ArrayList<Payment.Row>();
        asked.to(sql.sql("""
                with found as materialized (
                    select id, paid_on, amount_minor
                    from sales.payment p
                """ + NARROWED + """
                    ),
                page as (
                    select id
                    from found
                    order by paid_on desc, id desc
                    limit :size offset :offset)
                select t.payments, t.amount as total,
                """ + PAYMENT + """
                from (select count(*) as payments,
                             coalesce(sum(amount_minor), 0)::bigint as amount
                      from found) t
                left join page g on true
                left join sales.payment p on p.id = g.id
                """ + JOINED + "order by p.paid_on desc, p.id desc"))
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(page))
                .query(row -> {
                    sums[0] = row.getLong("payments");
                    sums[1] = row.getLong("total");
                    if (row.getString("reference") != null) rows.add(read(row, 0));
                });
        return new Payment.Found(new Paged<>(rows, page, sums[0]), sums[1]);
    }

    /// Those that follow an id, as [#find] narrows them.
    List<Payment.Row> after(Asked asked, UUID after, int most) {
        return narrowed("""
                  and p.id > :after
                order by p.id
                limit :most
                """, asked)
                .param("after", after)
                .param("most", most)
                .query(PaymentShelf::read)
                .list();
    }

    /// All of them, latest first: for files.
    void each(Asked asked, Consumer<? super Payment.Row> taker) {
        narrowed("order by p.paid_on desc, p.id desc", asked)
                .withFetchSize(FETCHED)
                .query((RowCallbackHandler) row -> taker.accept(read(row, 0)));
    }

    private JdbcClient.StatementSpec narrowed(String rest, Asked asked) {
        return asked.to(sql.sql(
                "select " + PAYMENT + "from sales.payment p\n" + JOINED + NARROWED + rest));
    }

    /// What was paid for an invoice. What is open of one in another currency: all that is in that
    /// currency counts at the rate of the invoice.
    Document.Paid paid(String invoice) {
        var sums = new long[3];
        sql.sql("""
                with invoice as (
                    select currency, rate_nanos
                    from sales.document
                    where kind = 'invoice' and number = :number
                    order by revision desc
                    limit 1),
                part as (
                    select p.amount_minor as paid, 0 as due, 0 as tax, p.currency, p.rate_nanos
                    from sales.payment p
                    where p.document_number = :number
                      and sales.paid_kind(p) = 'invoice'
                    union all
                    select 0, net_minor + freight_minor + tax_minor, abs(tax_minor), currency,
                           rate_nanos
                    from sales.document
                    where kind = 'invoice' and number = :number
                       or kind = 'credit' and original_number = :number)
                select coalesce(sum(p.paid), 0)::bigint as paid,
                       coalesce(sum(case when p.currency = i.currency
                                then round((p.due - p.paid)::numeric * i.rate_nanos / p.rate_nanos)
                                else p.due - p.paid end), 0)::bigint as open,
                       coalesce(sum(p.tax), 0)::bigint as tax
                from part p
                left join invoice i on true
                """)
                .param("number", invoice)
                .query(row -> {
                    sums[0] = row.getLong("paid");
                    sums[1] = row.getLong("open");
                    sums[2] = row.getLong("tax");
                });
        return new Document.Paid(
                sums[0], sums[2] == 0 ? null : (Long) sums[1], of(invoice));
    }

    private List<Payment.Row> of(String documentNumber) {
        return sql.sql("select " + PAYMENT + "from sales.payment p\n" + JOINED + """
                where p.document_number = :number
                  and sales.paid_kind(p) = 'invoice'
                order by p.paid_on, p.id
                """)
                .param("number", documentNumber)
                .query(PaymentShelf::read)
                .list();
    }

    private static Payment.Row read(ResultSet row, int number) throws SQLException {
        var kind = row.getString("document_kind");
        return new Payment.Row(
                row.getObject("id", UUID.class), row.getString("reference"),
                row.getObject("paid_on", LocalDate.class),
                row.getObject("account_id", UUID.class), row.getString("code"),
                row.getString("name"), row.getString("document_number"),
                kind == null ? null : Kind.of(kind), row.getObject("document_id", UUID.class),
                row.getLong("amount_minor"),
                Foreign.read(row, "currency_minor"), row.getBoolean("reversal"),
                row.getBoolean("reversed"));
    }
}
