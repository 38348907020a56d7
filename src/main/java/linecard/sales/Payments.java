package linecard.sales;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.web.NotAllowed;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import static linecard.database.Columns.texts;

/// What customers paid. A payment is known by its reference and the number of what it pays; what
/// came in and what went back is never a correction of one another (decision 0102).
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
    private final PaidNumbers paidNumbers;
    private final StandingPayments standing;
    private final PaymentShelf shelf;

    Payments(JdbcClient sql, CurrencyRates rates, Months months, PaymentReversals reversals,
            PaymentCounts counts, PaidNumbers paidNumbers, StandingPayments standing,
            PaymentShelf shelf) {
        this.sql = sql;
        this.rates = rates;
        this.months = months;
        this.reversals = reversals;
        this.counts = counts;
        this.paidNumbers = paidNumbers;
        this.standing = standing;
        this.shelf = shelf;
    }

    /// As [Documents#compare].
    @Transactional(readOnly = true)
    public List<Compared> compare(Viewer viewer, List<Payment> payments) {
        var drafted = drafted(viewer, rates.drafting(viewer), payments);
        return place(viewer, drafted, standing.of(viewer, NO_IMPORT, drafted)).stream()
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
            var drafted = drafted(viewer, drafting, some);
            var placed = place(viewer, drafted, standing.of(viewer, importId, drafted));
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

    private List<DraftedPayment> drafted(Viewer viewer, Drafting drafting, List<Payment> payments) {
        var numbers = payments.stream().map(Payment::documentNumber)
                .filter(number -> !number.isEmpty()).distinct().toList();
        var named = paidNumbers.of(viewer, numbers);
        var drafted = new ArrayList<DraftedPayment>(payments.size());
        for (var said : payments) {
            drafted.add(drafted(drafting, said, named.getOrDefault(
                    said.documentNumber(), PaidNumbers.Named.NOTHING)));
        }
        return drafted;
    }

    private static DraftedPayment drafted(
            Drafting drafting, Payment said, PaidNumbers.Named named) {
        var fingerprint = Fingerprint.of(drafting.own().equals(said.currency())
                ? said.inOwnCurrency() : said);
        try {
            var refused = drafting.refusal(said.currency(), said.paidOn());
            var by = drafting.conversion(said.currency(), said.paidOn());
            long amount = by == null ? said.amountMinor() : by.of(said.amountMinor());
            Drafting.requireCountable(amount);
            return new DraftedPayment(said, amount, by, fingerprint, named, refused);
        } catch (ArithmeticException e) {
            return new DraftedPayment(said, 0, null, fingerprint, named,
                    Compared.Refused.of("sales.tooLarge", said.reference()));
        }
    }

    private static List<Latest.Placed> place(
            Viewer viewer, List<DraftedPayment> drafted,
            Map<DraftedPayment.Name, Latest> standing) {
        var all = new ArrayList<Latest.Placed>(drafted.size());
        for (var one : drafted) {
            var placed = place(viewer, one, standing.get(one.name()));
            if (placed.isWritten()) {
                standing.put(one.name(), Latest.after(
                        placed, one.fingerprint(), one.amountMinor(), NO_IMPORT));
            }
            all.add(placed);
        }
        return all;
    }

    private static Latest.Placed place(
            Viewer viewer, DraftedPayment one, @Nullable Latest before) {
        if (one.refused() != null) return new Latest.Placed(one.refused(), 0, null);
        if (before != null && one.isOpposite(before)) {
            return new Latest.Placed(Compared.Refused.of("sales.payments.opposite",
                    one.said().reference(), viewer.organisation().money(before.netMinor()),
                    viewer.organisation().money(one.amountMinor())), 0, null);
        }
        var placed = Latest.place(
                one.said().reference(), one.fingerprint(), one.amountMinor(), before);
        return placed.isWritten() && one.isUnclear()
                ? new Latest.Placed(Compared.Refused.of(
                        "sales.payments.which", one.said().documentNumber()), 0, null)
                : placed;
    }

    private void write(
            Viewer viewer, UUID importId, List<DraftedPayment> drafted,
            List<Latest.Placed> placed) {
        reversals.reverse(viewer, importId, placed);
        var written = new ArrayList<Integer>();
        for (int i = 0; i < placed.size(); i++) if (placed.get(i).isWritten()) written.add(i);
        var ids = written.stream().map(_ -> Ids.fresh()).toList();
        sql.sql("""
                insert into sales.payment (
                    id, organisation_id, reference, revision, replaced_id, account_id,
                    document_number, document_kind, paid_on, amount_minor, currency, currency_minor,
                    rate_nanos, fingerprint, import_id)
                select id, :organisation, reference, revision, replaced, account, document, kind,
                       paid, amount, currency, currency_minor, rate, fingerprint, :import
                from unnest(:id::uuid[], :reference::text[], :revision::integer[],
                            :replaced::uuid[], :account::uuid[], :document::text[],
                            :kind::text[], :paid::date[], :amount::bigint[], :currency::text[],
                            :currencyMinor::bigint[], :rate::bigint[], :fingerprint::text[])
                  as p (id, reference, revision, replaced, account, document, kind, paid,
                        amount, currency, currency_minor, rate, fingerprint)
                """)
                .param("organisation", viewer.organisation().id())
                .param("import", importId)
                .param("id", texts(ids, id -> id))
                .param("reference", texts(written, i -> drafted.get(i).said().reference()))
                .param("revision", texts(written, i -> placed.get(i).revision()))
                .param("replaced", texts(written, i -> placed.get(i).replaces()))
                .param("account", texts(written, i -> drafted.get(i).said().account()))
                .param("document",
                        texts(written, i -> drafted.get(i).said().documentNumber()))
                .param("kind", texts(written, i -> code(drafted.get(i).kind())))
                .param("paid", texts(written, i -> drafted.get(i).said().paidOn()))
                .param("amount", texts(written, i -> drafted.get(i).amountMinor()))
                .param("currency", texts(written, i -> currency(drafted.get(i))))
                .param("currencyMinor", texts(written, i -> drafted.get(i).by() == null
                        ? null : drafted.get(i).said().amountMinor()))
                .param("rate", texts(written, i -> rate(drafted.get(i))))
                .param("fingerprint", texts(written, i -> drafted.get(i).fingerprint()))
                .update();
        counts.addPayments(viewer, ids);
    }

    private static @Nullable String code(@Nullable Kind kind) {
        return kind == null ? null : kind.code();
    }

    private static @Nullable String currency(DraftedPayment drafted) {
        return drafted.by() == null ? null : drafted.by().from().getCurrencyCode();
    }

    private static @Nullable Long rate(DraftedPayment drafted) {
        return drafted.by() == null ? null : (Long) drafted.by().rateNanos();
    }

    /// Latest first.
    @Transactional(readOnly = true)
    Payment.Found find(Viewer viewer, PaymentShelf.Asked asked, int page) {
        return shelf.find(asked, page);
    }

    /// The same that follow an id, in the order they came in.
    @Transactional(readOnly = true, timeout = SECONDS)
    List<Payment.Row> after(Viewer viewer, PaymentShelf.Asked asked, UUID after, int most) {
        return shelf.after(asked, after, most);
    }

    /// All of them, latest first.
    @Transactional(readOnly = true, timeout = SECONDS)
    void each(Viewer viewer, PaymentShelf.Asked asked, Consumer<? super Payment.Row> taker) {
        shelf.each(asked, taker);
    }
}
