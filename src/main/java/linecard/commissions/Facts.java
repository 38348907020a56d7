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
import linecard.stated.SoldIn;
import linecard.stated.SoldIn.Amount;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.database.Columns.texts;

/// Reads from the sales what commission is reckoned from.
@Repository
class Facts {

    /// Rows held in memory at a time.
    private static final int AT_ONCE = 2_000;

    private final JdbcClient sql;
    private final InvoicePayments payments;

    Facts(JdbcClient sql, InvoicePayments payments) {
        this.sql = sql;
        this.payments = payments;
    }

    /// What is asked for: an agency's lines that are rated in a window.
    ///
    /// @param since lines of earlier days are left out; where returns stray, before the window
    /// @param until lines of this day and later are not known yet
    /// @param kinds of documents that earn, and credits
    /// @param legacy whether statements of the first form may have paid some of them
    record Asked(
            UUID agency, Span window, LocalDate since, LocalDate until, String kinds,
            boolean legacy, boolean needsCost, boolean needsPaid) {

        Asked(UUID agency, Span window, LocalDate until, String kinds, boolean legacy,
                boolean needsCost, boolean needsPaid) {
            this(agency, window, window.from(), until, kinds, legacy, needsCost, needsPaid);
        }

        Asked of(String otherKinds) {
            return new Asked(agency, window, since, until, otherKinds, legacy, needsCost,
                    needsPaid);
        }

        Asked since(LocalDate day) {
            return new Asked(agency, window, day, until, kinds, legacy, needsCost, needsPaid);
        }

        /// From then on anything can be sold that is asked for.
        LocalDate soldSince() {
            return since.isBefore(window.from()) ? window.from() : since;
        }

        boolean asksForReturns() {
            return kinds.contains(Kind.CREDIT.code());
        }

        boolean asksForSales() {
            return !kinds.equals(Kind.CREDIT.code());
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
        if (asked.isEmpty()) return List.of();
        var gatherings = new HashMap<Integer, Gathering>();
        for (int i = 0; i < asked.size(); i++) gatherings.put(i, new Gathering());
        var subjects = new HashMap<Subject, Subject>();
        sql.sql(FactLines.of(asked))
                .withFetchSize(AT_ONCE)
                .param("asks", numbers(asked.size()))
                .param("agencies", texts(asked, Asked::agency))
                .param("froms", texts(asked, a -> a.window().from()))
                .param("tos", texts(asked, a -> a.window().to()))
                .param("sinces", texts(asked, Asked::since))
                .param("untils", texts(asked, Asked::until))
                .param("kinds", texts(asked, Asked::kinds))
                .param("known", known)
                .param("legacies", texts(asked, Asked::legacy))
                .query(row -> {
                    var gathering = gatherings.get(row.getInt("ask"));
                    if (gathering == null) throw new IllegalStateException("nobody asked");
                    if (!gathering.isIn(row.getObject("document_id", UUID.class))) {
                        gathering.open(head(row));
                    }
                    add(row, tree, subjects, gathering);
                });
        var paid = paid(asked, gatherings, known);
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
                        row.getString("account_name"), SoldIn.read(row),
                        row.getObject("taken_id", UUID.class)),
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

    /// The lines of one share of a document.
    private static void add(ResultSet row, LineTree tree, Map<Subject, Subject> subjects,
            Gathering gathering) throws SQLException {
        var positions = (Integer[]) array(row, "positions");
        var nets = (Long[]) array(row, "nets");
        var costs = (@Nullable Long[]) array(row, "costs");
        var quantities = (Long[]) array(row, "quantities");
        var lineQuantities = (Long[]) array(row, "line_quantities");
        var lineNets = (Long[]) array(row, "line_nets");
        var products = (@Nullable UUID[]) array(row, "products");
        var productLines = (UUID[]) array(row, "product_lines");
        int place = row.getInt("place");
        int share = row.getInt("share_millionths");
        var rep = row.getObject("rep_id", UUID.class);
        var account = row.getObject("account_id", UUID.class);
        var type = row.getString("customer_type");
        var contract = row.getString("contract");
        for (int i = 0; i < positions.length; i++) {
            var subject = new Subject(account, contract.isEmpty() ? null : contract,
                    type.isEmpty() ? null : type, products[i], tree.upward(productLines[i]));
            var same = subjects.putIfAbsent(subject, subject);
            gathering.add(new Row(positions[i], place, same == null ? subject : same, rep, share,
                    nets[i], costs[i], quantities[i], new Sold(lineQuantities[i], lineNets[i])));
        }
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        return row.getArray(column).getArray();
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
                            row.getString("name"), SoldIn.read(row), null));
                });
        return named;
    }

    /// By what is paid, of those that were asked for with what was paid: all until one
    /// day.
    private Map<InvoicePayments.Name, List<Amount>> paid(
            List<Asked> asked, Map<Integer, Gathering> gatherings, String known) {
        var numbers = new HashSet<String>();
        LocalDate until = null;
        for (int i = 0; i < asked.size(); i++) {
            if (!asked.get(i).needsPaid()) continue;
            numbers.addAll(requireNonNull(gatherings.get(i)).payable());
            until = asked.get(i).until();
        }
        return until == null ? Map.of() : payments.paid(numbers, until, known);
    }

    private static String[] numbers(int size) {
        var texts = new String[size];
        for (int i = 0; i < size; i++) texts[i] = String.valueOf(i);
        return texts;
    }
}
