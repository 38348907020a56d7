package linecard.payouts;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.payouts.Batch.Withdrawal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The batches and the payments in them, as they are. What is done with them: [Payouts].
@Repository
class PayoutBatches {

    private static final String BATCH = """
            select b.id, b.number, b.executes_on, b.payments, b.total_minor, b.holder, b.iban,
                   b.bic, b.routing, b.account_number, b.created_at, b.created_by, b.created_name,
                   b.approved_at, b.approved_name, b.alone, b.withdrawn_at, b.withdrawn_name,
                   b.version
            from payouts.batch b
            """;

    private static final String PAYMENT = """
            select p.id, p.batch_id, p.agency_id, p.agency_name, p.payable_minor, p.amount_minor,
                   p.reference, p.purpose, p.holder, p.iban, p.bic, p.routing, p.account_number,
                   p.state, p.value_on, p.reason, p.executes_on,
                   (select string_agg(s.number, ',' order by s.number)
                    from payouts.settled s
                    where s.organisation_id = p.organisation_id and s.payment_id = p.id) as numbers,
                   case when p.state = 'refused' then
                       (select min(s.value_on)
                        from payouts.said s
                        where s.organisation_id = p.organisation_id and s.payment_id = p.id
                          and s.consequence in ('refused', 'none') and s.meaning = 'refused')
                   end as came_back_on
            from payouts.payment p
            """;

    private final JdbcClient sql;

    PayoutBatches(JdbcClient sql) {
        this.sql = sql;
    }

    /// A page of them, the latest first.
    @Transactional(readOnly = true)
    Paged<Batch> page(Viewer viewer, int number) {
        long total = sql.sql("select count(*) from payouts.batch").query(Long.class).single();
        var rows = sql.sql(BATCH + "order by b.number desc limit :size offset :offset")
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query((row, _) -> read(viewer, row))
                .list();
        return new Paged<>(counted(viewer, rows), number, total);
    }

    /// Those that follow an id.
    @Transactional(readOnly = true)
    List<Batch> after(Viewer viewer, UUID after, int most) {
        return counted(viewer, sql.sql(BATCH + "where b.id > :after order by b.id limit :most")
                .param("after", after)
                .param("most", most)
                .query((row, _) -> read(viewer, row))
                .list());
    }

    @Transactional(readOnly = true)
    void each(Viewer viewer, Consumer<? super Batch> taker) {
        for (var rows = after(viewer, new UUID(0, 0), 1_000); !rows.isEmpty();
                rows = after(viewer, rows.getLast().id(), 1_000)) {
            rows.forEach(taker);
        }
    }

    @Transactional(readOnly = true)
    Batch of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("payout"));
    }

    @Transactional(readOnly = true)
    Optional<Batch> find(Viewer viewer, UUID id) {
        var found = sql.sql(BATCH + "where b.id = :id").param("id", id)
                .query((row, _) -> read(viewer, row)).list();
        return counted(viewer, found).stream().findFirst();
    }

    private List<Batch> counted(Viewer viewer, List<Batch> batches) {
        if (batches.isEmpty()) return batches;
        var states = new HashMap<UUID, Map<State, Integer>>();
        sql.sql("""
                select batch_id, state, count(*) as payments
                from payouts.payment
                where batch_id = any(:batches)
                group by batch_id, state
                """)
                .param("batches", batches.stream().map(Batch::id).toArray(UUID[]::new))
                .query(row -> {
                    states.computeIfAbsent(row.getObject("batch_id", UUID.class),
                            _ -> new EnumMap<>(State.class))
                            .put(State.of(row.getString("state")), row.getInt("payments"));
                });
        return batches.stream().map(one -> one.with(states.getOrDefault(one.id(), Map.of())))
                .toList();
    }

    /// In the order in which they stand in the file.
    @Transactional(readOnly = true)
    List<Payment> payments(Viewer viewer, UUID batch) {
        return sql.sql(PAYMENT + "where p.batch_id = :batch order by p.position limit 20000")
                .param("batch", batch)
                .query((row, _) -> payment(viewer, row))
                .list();
    }

    /// @throws Absent where the batch has no such payment
    @Transactional(readOnly = true)
    Payment payment(Viewer viewer, UUID batch, UUID id) {
        return sql.sql(PAYMENT + "where p.batch_id = :batch and p.id = :id")
                .param("batch", batch)
                .param("id", id)
                .query((row, _) -> payment(viewer, row))
                .optional()
                .orElseThrow(() -> new Absent("payment"));
    }

    /// Those of these references, and all of these orders and of the batches of these numbers.
    ///
    /// @param most of them
    @Transactional(readOnly = true)
    List<Payment> named(Viewer viewer, Collection<String> references, Collection<UUID> orders,
            Collection<String> numbers, int most) {
        return sql.sql(PAYMENT + """
                where p.reference = any(:references)
                   or p.batch_id in (select b.id from payouts.batch b
                                     where b.id = any(:orders) or b.number = any(:numbers))
                order by p.id
                limit :most
                """)
                .param("references", references.toArray(String[]::new))
                .param("orders", orders.toArray(UUID[]::new))
                .param("numbers", numbers.toArray(String[]::new))
                .param("most", most)
                .query((row, _) -> payment(viewer, row))
                .list();
    }

    @Transactional(readOnly = true)
    List<Batch> of(Viewer viewer, Collection<UUID> ids) {
        return counted(viewer, sql.sql(BATCH + "where b.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> read(viewer, row)).list());
    }

    /// A page of an agency's, the latest first, as far as the viewer sees them.
    @Transactional(readOnly = true)
    Paged<Payment> ofAgency(Viewer viewer, UUID agency, int number) {
        long total = sql.sql("select count(*) from payouts.payment where agency_id = :agency")
                .param("agency", agency)
                .query(Long.class)
                .single();
        var rows = sql.sql(PAYMENT + """
                where p.agency_id = :agency
                order by p.id desc
                limit :size offset :offset
                """)
                .param("agency", agency)
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query((row, _) -> payment(viewer, row))
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those of an agency that follow an id, as far as the viewer sees them.
    @Transactional(readOnly = true)
    List<Payment> ofAgency(Viewer viewer, UUID agency, UUID after, int most) {
        return sql.sql(PAYMENT + """
                where p.agency_id = :agency and p.id > :after
                order by p.id
                limit :most
                """)
                .param("agency", agency)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> payment(viewer, row))
                .list();
    }

    /// The payments that settle a statement, the latest first.
    @Transactional(readOnly = true)
    List<Payment> ofStatement(Viewer viewer, UUID statement) {
        return sql.sql(PAYMENT + """
                where p.id in (select s.payment_id from payouts.settled s
                               where s.statement_id = :statement)
                order by p.id desc
                limit 100
                """)
                .param("statement", statement)
                .query((row, _) -> payment(viewer, row))
                .list();
    }

    private static Batch read(Viewer viewer, ResultSet row) throws SQLException {
        Timestamp approved = row.getTimestamp("approved_at");
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Batch(
                row.getObject("id", UUID.class), row.getString("number"),
                row.getObject("executes_on", LocalDate.class), row.getInt("payments"),
                viewer.organisation().money(row.getLong("total_minor")), details(row),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("created_by", UUID.class), row.getString("created_name"),
                approved == null ? null : approved.toInstant(), row.getString("approved_name"),
                row.getBoolean("alone"),
                withdrawn == null ? null : new Withdrawal(
                        withdrawn.toInstant(), row.getString("withdrawn_name")),
                row.getInt("version"), Map.of());
    }

    private static Payment payment(Viewer viewer, ResultSet row) throws SQLException {
        var numbers = row.getString("numbers");
        return new Payment(
                row.getObject("id", UUID.class), row.getObject("batch_id", UUID.class),
                row.getObject("agency_id", UUID.class), row.getString("agency_name"),
                viewer.organisation().money(row.getLong("payable_minor")),
                viewer.organisation().money(row.getLong("amount_minor")),
                row.getString("reference"), row.getString("purpose"), details(row),
                State.of(row.getString("state")), row.getObject("value_on", LocalDate.class),
                row.getObject("came_back_on", LocalDate.class), row.getString("reason"),
                row.getObject("executes_on", LocalDate.class),
                numbers == null ? List.of() : List.of(numbers.split(",")));
    }

    static BankDetails details(ResultSet row) throws SQLException {
        return new BankDetails(row.getString("holder"), row.getString("iban"),
                row.getString("bic"), row.getString("routing"), row.getString("account_number"));
    }
}
