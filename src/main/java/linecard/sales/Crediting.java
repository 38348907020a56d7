package linecard.sales;

import linecard.access.Viewer;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.sales.Kind.CREDIT;
import static linecard.sales.Kind.INVOICE;
import static linecard.sales.Kind.ORDER;

/// Loads what decides who is credited, and decides it for a batch of new documents.
@Repository
class Crediting {

    private final JdbcClient sql;
    private final Assignments assignments;

    Crediting(JdbcClient sql, Assignments assignments) {
        this.sql = sql;
        this.assignments = assignments;
    }

    private record Account(boolean house, @Nullable UUID territory) {}

    private record Named(Kind kind, String number) {}

    /// Everything known before the first decision.
    private record Known(
            Map<UUID, Account> accounts, Map<UUID, List<Assignment>> assignments,
            Map<UUID, UUID> agencies, Map<Named, UUID> documents) {}

    /// What is to be written for these, credits last so that their originals are decided.
    ///
    /// @throws IllegalArgumentException for an account or a rep that is not the organisation's
    List<Posting> of(Viewer viewer, List<Booking> bookings) {
        var known = known(viewer, bookings);
        var ids = new HashMap<>(known.documents());
        for (var booking : bookings) ids.put(named(booking), Ids.fresh());
        var stored = sharesOf(List.copyOf(known.documents().values()));
        var shares = new HashMap<>(stored);
        var postings = new ArrayList<Posting>(bookings.size());
        for (boolean credits : new boolean[] {false, true}) {
            for (var booking : bookings) {
                if ((booking.kind() == CREDIT) != credits) continue;
                var posting = posting(booking, known, ids, shares);
                shares.put(posting.id(), posting.shares());
                postings.add(posting);
            }
        }
        return postings;
    }

    private static Posting posting(
            Booking booking, Known known, Map<Named, UUID> ids, Map<UUID, List<Share>> shares) {
        var account = known.accounts().get(booking.account());
        if (account == null) throw new IllegalArgumentException("no account " + booking.account());
        var original = original(booking, ids);
        var asOriginal = original == null ? null : shares.get(original);
        return new Posting(
                idOf(booking, ids), booking, original, account.territory(),
                asOriginal != null ? asOriginal : CreditRules.shares(
                        account.house(), booking.statedRep(),
                        known.assignments().getOrDefault(booking.account(), List.of()),
                        booking.bookedOn(), known.agencies()));
    }

    private static UUID idOf(Booking booking, Map<Named, UUID> ids) {
        var id = ids.get(named(booking));
        if (id == null) throw new IllegalStateException("no id for " + booking.number());
        return id;
    }

    /// A credit takes back the invoice of that number, or else the order.
    private static @Nullable UUID original(Booking booking, Map<Named, UUID> ids) {
        if (booking.kind() != CREDIT || booking.originalNumber().isEmpty()) return null;
        var invoice = ids.get(new Named(INVOICE, booking.originalNumber()));
        return invoice != null ? invoice : ids.get(new Named(ORDER, booking.originalNumber()));
    }

    private static Named named(Booking booking) {
        return new Named(booking.kind(), booking.number());
    }

    private Known known(Viewer viewer, List<Booking> bookings) {
        var accounts = new HashSet<UUID>();
        var originals = new HashSet<String>();
        for (var booking : bookings) {
            accounts.add(booking.account());
            if (booking.kind() == CREDIT) originals.add(booking.originalNumber());
        }
        return new Known(
                accounts(List.copyOf(accounts)), assignments.ofAccounts(viewer, accounts),
                agencies(), documents(List.copyOf(originals)));
    }

    private Map<UUID, Account> accounts(List<UUID> ids) {
        var found = new HashMap<UUID, Account>();
        sql.sql("""
                select id, house, territory_id
                from accounts.account
                where id = any(:ids::uuid[])
                """)
                .param("ids", Column.of(ids, id -> id))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), new Account(
                            row.getBoolean("house"), row.getObject("territory_id", UUID.class)));
                });
        return found;
    }

    /// The agency of every rep.
    Map<UUID, UUID> agencies() {
        var found = new HashMap<UUID, UUID>();
        sql.sql("select id, agency_id from people.rep").query(row -> {
            found.put(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class));
        });
        return found;
    }

    private Map<Named, UUID> documents(List<String> numbers) {
        var found = new HashMap<Named, UUID>();
        sql.sql("""
                select id, kind, number
                from sales.document
                where kind in ('invoice', 'order') and number = any(:numbers::text[])
                """)
                .param("numbers", Column.of(numbers, number -> number))
                .query(row -> {
                    found.put(new Named(Kind.of(row.getString("kind")), row.getString("number")),
                            row.getObject("id", UUID.class));
                });
        return found;
    }

    /// How documents already here were split.
    private Map<UUID, List<Share>> sharesOf(List<UUID> documents) {
        var found = new HashMap<UUID, List<Share>>();
        sql.sql("""
                select document_id, rep_id, agency_id, share_millionths
                from sales.share
                where document_id = any(:documents::uuid[])
                order by document_id, place
                """)
                .param("documents", Column.of(documents, id -> id))
                .query(row -> {
                    found.computeIfAbsent(
                            row.getObject("document_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Share(
                                    row.getObject("rep_id", UUID.class),
                                    row.getObject("agency_id", UUID.class),
                                    row.getLong("share_millionths")));
                });
        return found;
    }
}
