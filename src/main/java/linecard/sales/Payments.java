package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Ids;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import static linecard.database.Columns.texts;

/// What customers paid. A payment is known by its reference and the number of what it pays.
///
/// Corrected and undone as documents are: nothing is changed, what is taken back is booked with
/// the opposite amount.
@Repository
public class Payments {

    private static final UUID NO_IMPORT = new UUID(0, 0);
    private static final int AT_ONCE = 5_000;
    private static final int SECONDS = 120;

    private final JdbcClient sql;
    private final CurrencyRates rates;
    private final Months months;
    private final PaymentReversals reversals;
    private final PaymentCounts counts;
    private final PaymentShelf shelf;

    Payments(JdbcClient sql, CurrencyRates rates, Months months, PaymentReversals reversals,
            PaymentCounts counts, PaymentShelf shelf) {
        this.sql = sql;
        this.rates = rates;
        this.months = months;
        this.reversals = reversals;
        this.counts = counts;
        this.shelf = shelf;
    }

    /// A payment in the organisation's currency; or why there is none.
    private record Drafted(
            Payment said, long amountMinor, @Nullable Conversion by, String fingerprint,
            Compared.@Nullable Refused refused) {

        Name name() {
            return new Name(said.reference(), said.documentNumber());
        }
    }

    private record Name(String reference, String document) {}

    /// As [Documents#compare].
    @Transactional(readOnly = true)
    public List<Compared> compare(Viewer viewer, List<Payment> payments) {
        var drafted = drafted(rates.drafting(viewer), payments);
        return place(drafted, standing(viewer, NO_IMPORT, drafted)).stream()
                .map(Latest.Placed::compared).toList();
    }

    /// As [Documents#load].
    ///
    /// @param payments read on this thread
    @Transactional
    public Loaded load(Viewer viewer, UUID importId, Iterator<Payment> payments,
            BiConsumer<Payment, Compared.Refused> refused, LongConsumer progress) {
        if (!Basis.seesAll(viewer)) throw new NotAllowed();
        months.hold(viewer);
        var drafting = rates.drafting(viewer);
        var loaded = Loaded.NOTHING;
        while (payments.hasNext()) {
            var some = new ArrayList<Payment>();
            while (some.size() < AT_ONCE && payments.hasNext()) some.add(payments.next());
            var drafted = drafted(drafting, some);
            var placed = place(drafted, standing(viewer, importId, drafted));
            write(viewer, importId, drafted, placed);
            for (int i = 0; i < placed.size(); i++) {
                var compared = placed.get(i).compared();
                if (compared instanceof Compared.Refused no) refused.accept(some.get(i), no);
                loaded = loaded.plus(compared, 1);
            }
            progress.accept(some.size());
        }
        return loaded;
    }

    /// Books a few payments, as [#load] does.
    @Transactional
    public List<Compared> book(Viewer viewer, UUID importId, List<Payment> payments) {
        var compared = compare(viewer, payments);
        load(viewer, importId, payments.iterator(), (_, _) -> {}, _ -> {});
        return compared;
    }

    /// As [Documents#undo].
    @Transactional
    public Undone undo(Viewer viewer, UUID importId, LongConsumer progress) {
        if (!Basis.seesAll(viewer)) throw new NotAllowed();
        months.hold(viewer);
        return reversals.undo(viewer, importId, progress);
    }

    private static List<Drafted> drafted(Drafting drafting, List<Payment> payments) {
        var drafted = new ArrayList<Drafted>(payments.size());
        for (var said : payments) drafted.add(drafted(drafting, said));
        return drafted;
    }

    private static Drafted drafted(Drafting drafting, Payment said) {
        var fingerprint = Fingerprint.of(drafting.own().equals(said.currency())
                ? said.inOwnCurrency() : said);
        try {
            var refused = drafting.refusal(said.currency(), said.paidOn());
            var by = drafting.conversion(said.currency(), said.paidOn());
            long amount = by == null ? said.amountMinor() : by.of(said.amountMinor());
            Drafting.requireCountable(amount);
            return new Drafted(said, amount, by, fingerprint, refused);
        } catch (ArithmeticException e) {
            return new Drafted(said, 0, null, fingerprint,
                    Compared.Refused.of("sales.tooLarge", said.reference()));
        }
    }

    private static List<Latest.Placed> place(
            List<Drafted> drafted, Map<Name, Latest> standing) {
        var all = new ArrayList<Latest.Placed>(drafted.size());
        for (var one : drafted) {
            if (one.refused() != null) {
                all.add(new Latest.Placed(one.refused(), 0, null));
                continue;
            }
            var placed = Latest.place(one.said().reference(), one.fingerprint(),
                    one.amountMinor(), standing.get(one.name()));
            if (placed.isWritten()) {
                standing.put(one.name(), Latest.after(
                        placed, one.fingerprint(), one.amountMinor(), NO_IMPORT));
            }
            all.add(placed);
        }
        return all;
    }

    private Map<Name, Latest> standing(Viewer viewer, UUID importId, List<Drafted> drafted) {
        var found = new HashMap<Name, Latest>();
        sql.sql("""
                select n.reference, n.document_number, p.id, p.revision,
                       p.reverses_id is not null as reversal, p.fingerprint, p.amount_minor,
                       p.import_id = :import and p.recorded_at = now() as just_now
                from unnest(:references::text[], :documents::text[])
                  as n (reference, document_number)
                cross join lateral (
                    select l.id, l.revision, l.reverses_id, l.fingerprint, l.amount_minor,
                           l.import_id, l.recorded_at
                    from sales.payment l
                    where l.organisation_id = :organisation and l.reference = n.reference
                      and l.document_number = n.document_number
                    order by l.revision desc
                    limit 1) p
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("references", texts(drafted, one -> one.said().reference()))
                .param("documents", texts(drafted, one -> one.said().documentNumber()))
                .query(row -> {
                    found.put(new Name(row.getString("reference"),
                                    row.getString("document_number")),
                            Latest.read(row, "amount_minor"));
                });
        return found;
    }

    private void write(
            Viewer viewer, UUID importId, List<Drafted> drafted, List<Latest.Placed> placed) {
        reversals.reverse(viewer, importId, placed);
        var written = new ArrayList<Integer>();
        for (int i = 0; i < placed.size(); i++) if (placed.get(i).isWritten()) written.add(i);
        sql.sql("""
                insert into sales.payment (
                    id, organisation_id, reference, revision, replaced_id, account_id,
                    document_number, paid_on, amount_minor, currency, currency_minor, rate_nanos,
                    fingerprint, import_id)
                select id, :organisation, reference, revision, replaced, account, document,
                       paid, amount, currency, currency_minor, rate, fingerprint, :import
                from unnest(:id::uuid[], :reference::text[], :revision::integer[],
                            :replaced::uuid[], :account::uuid[], :document::text[],
                            :paid::date[], :amount::bigint[], :currency::text[],
                            :currencyMinor::bigint[], :rate::bigint[], :fingerprint::text[])
                  as p (id, reference, revision, replaced, account, document, paid, amount,
                        currency, currency_minor, rate, fingerprint)
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("id", texts(written, _ -> Ids.fresh()))
                .param("reference", texts(written, i -> drafted.get(i).said().reference()))
                .param("revision", texts(written, i -> placed.get(i).revision()))
                .param("replaced", texts(written, i -> placed.get(i).replaces()))
                .param("account", texts(written, i -> drafted.get(i).said().account()))
                .param("document",
                        texts(written, i -> drafted.get(i).said().documentNumber()))
                .param("paid", texts(written, i -> drafted.get(i).said().paidOn()))
                .param("amount", texts(written, i -> drafted.get(i).amountMinor()))
                .param("currency", texts(written, i -> currency(drafted.get(i))))
                .param("currencyMinor", texts(written, i -> drafted.get(i).by() == null
                        ? null : drafted.get(i).said().amountMinor()))
                .param("rate", texts(written, i -> rate(drafted.get(i))))
                .param("fingerprint", texts(written, i -> drafted.get(i).fingerprint()))
                .update();
        counts.addPayments(viewer, written.stream()
                .map(i -> drafted.get(i).said().documentNumber()).toList());
    }

    private static @Nullable String currency(Drafted drafted) {
        return drafted.by() == null ? null : drafted.by().from().getCurrencyCode();
    }

    private static @Nullable Long rate(Drafted drafted) {
        return drafted.by() == null ? null : (Long) drafted.by().rateNanos();
    }

    /// Latest first.
    ///
    /// @param account of this one only; null for all
    /// @param number the reference or the document's number begins so, whatever its case; empty
    ///        for any
    @Transactional(readOnly = true)
    Payment.Found find(
            Viewer viewer, @Nullable UUID account, Span days, String number, int page) {
        return shelf.find(account, days, number, page);
    }

    /// The same that follow an id, in the order they came in.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Payment.Row> after(Viewer viewer, @Nullable UUID account, Span days, String number,
            UUID after, int most) {
        return shelf.after(account, days, number, after, most);
    }

    /// All of them, latest first.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, @Nullable UUID account, Span days, String number,
            Consumer<? super Payment.Row> taker) {
        shelf.each(account, days, number, taker);
    }
}
