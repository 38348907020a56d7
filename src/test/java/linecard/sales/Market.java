package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.database.Bound;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// A company's reps, accounts and products, made as a test needs them, and its documents booked.
final class Market {

    final Viewer owner;
    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final Documents documents;
    private final AtomicInteger codes = new AtomicInteger();

    Market(Viewer owner, JdbcClient sql, TransactionTemplate transactions, Documents documents) {
        this.owner = owner;
        this.sql = sql;
        this.transactions = transactions;
        this.documents = documents;
    }

    UUID territory() {
        return insert("""
                insert into people.territory (id, organisation_id, code, name)
                values (:id, :organisation, :code, :code)
                """, Map.of());
    }

    UUID agency() {
        return insert("""
                insert into people.agency (id, organisation_id, code, name, country)
                values (:id, :organisation, :code, :code, 'HU')
                """, Map.of());
    }

    UUID rep(UUID agency) {
        return insert("""
                insert into people.rep (id, organisation_id, agency_id, code, family_name)
                values (:id, :organisation, :agency, :code, :code)
                """, Map.of("agency", agency));
    }

    UUID rep() {
        return rep(agency());
    }

    UUID line() {
        return insert("""
                insert into catalog.product_line (id, organisation_id, code, name)
                values (:id, :organisation, :code, :code)
                """, Map.of());
    }

    UUID account() {
        return account(false, null);
    }

    UUID houseAccount(UUID territory) {
        return account(true, territory);
    }

    private UUID account(boolean house, @Nullable UUID territory) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("house", house);
        values.put("territory", territory);
        return insert("""
                insert into accounts.account (id, organisation_id, code, name, house, territory_id)
                values (:id, :organisation, :code, :code, :house, :territory)
                """, values);
    }

    /// From a day on, to whatever end.
    void assign(UUID account, UUID rep, int percent, String from, @Nullable String to) {
        assign(account, rep, percent, LocalDate.parse(from),
                to == null ? LocalDate.of(9000, 1, 1) : LocalDate.parse(to));
    }

    void assign(UUID account, UUID rep, int percent, LocalDate from, LocalDate to) {
        insert("""
                insert into accounts.assignment (id, organisation_id, account_id, rep_id,
                                                 share_millionths, valid)
                values (:id, :organisation, :account, :rep, :share, daterange(:from, :to))
                """, Map.of("account", account, "rep", rep, "share", percent * 10_000L,
                        "from", from, "to", to));
    }

    /// An account that one rep holds for good.
    UUID accountOf(UUID rep) {
        var account = account();
        assign(account, rep, 100, "2000-01-01", null);
        return account;
    }

    List<Compared> book(Booking... bookings) {
        return book(List.of(bookings));
    }

    List<Compared> book(List<Booking> bookings) {
        return Bound.call(owner.binding(), () -> documents.book(owner, Ids.fresh(), bookings));
    }

    /// @return the import
    UUID load(List<Booking> bookings) {
        var importId = Ids.fresh();
        Bound.call(owner.binding(), () -> documents.load(
                owner, importId, bookings.iterator(), (_, _) -> {}, _ -> {}));
        return importId;
    }

    /// Where that is not refused.
    void undo(UUID importId) {
        Bound.call(owner.binding(), () -> documents.undo(owner, importId, _ -> {}));
    }

    static Booking document(Kind kind, String number, UUID account, String day, UUID line,
            long... nets) {
        return credit(kind, number, account, day, "", line, nets);
    }

    static Booking credit(Kind kind, String number, UUID account, String day, String original,
            UUID line, long... nets) {
        var lines = new ArrayList<Booking.Line>();
        for (long net : nets) {
            lines.add(new Booking.Line(null, line, 1_000 * Long.signum(net), net, net / 2));
        }
        return new Booking(kind, number, account, null, LocalDate.parse(day), original, lines);
    }

    static Span span(String from, String to) {
        return new Span(LocalDate.parse(from), LocalDate.parse(to));
    }

    long count(String statement) {
        return as(owner, () -> sql.sql(statement).query(Long.class).single());
    }

    <T> T as(Viewer viewer, ScopedValue.CallableOp<T, RuntimeException> action) {
        return Bound.call(viewer.binding(), () -> transactions.execute(_ -> action.call()));
    }

    private UUID insert(String statement, Map<String, ? extends @Nullable Object> values) {
        var id = Ids.fresh();
        as(owner, () -> sql.sql(statement)
                .params(values)
                .param("id", id)
                .param("organisation", owner.organisation().id())
                .param("code", "C" + codes.incrementAndGet())
                .update());
        return id;
    }
}
