package linecard.payouts;

import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.database.Batches;
import linecard.database.Ids;
import linecard.money.Money;
import linecard.people.Outcome;
import linecard.people.Outcome.Refused;
import linecard.words.Words;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Makes batches. Whoever makes, approves or takes back waits for the others, and for those who
/// close months and decide disputes.
@Repository
public class Payouts {

    static final int PAYMENTS_AT_MOST = 5_000;

    private static final int DAYS_AHEAD_AT_MOST = 366;

    private final JdbcClient sql;
    private final Batches batches;
    private final Ledger ledger;
    private final Payables payables;
    private final PayoutBatches stored;
    private final PaymentParts parts;

    Payouts(JdbcClient sql, Batches batches, Ledger ledger, Payables payables,
            PayoutBatches stored, PaymentParts parts) {
        this.sql = sql;
        this.batches = batches;
        this.ledger = ledger;
        this.payables = payables;
        this.stored = stored;
        this.parts = parts;
    }

    /// An agency that somebody picked, and the amount that stood beside it.
    public record Picked(UUID agency, long minor) {}

    /// Makes a batch of what can be paid to these agencies, all or none. Asked twice with the same
    /// id, it is made once.
    @Transactional
    public Outcome make(Viewer viewer, UUID id, LocalDate executesOn, List<Picked> picked,
            LocalDate today) {
        ledger.waitForOthers(viewer);
        if (stored.find(viewer, id).isPresent()) return new Outcome.Done(List.of(id));
        if (executesOn.isBefore(today)) return Refused.of("executesOn", "payouts.executes.past");
        if (executesOn.isAfter(today.plusDays(DAYS_AHEAD_AT_MOST))) {
            return Refused.of("executesOn", "payouts.executes.far");
        }
        if (picked.isEmpty()) return Refused.of("pick", "payouts.pick.none");
        if (picked.size() > PAYMENTS_AT_MOST) {
            return Refused.of("pick", "payouts.pick.many", PAYMENTS_AT_MOST);
        }
        var payable = new HashMap<UUID, Payable>();
        for (var one : payables.all(viewer)) payable.put(one.agency().id(), one);
        var chosen = new ArrayList<Payable>();
        for (var one : picked) {
            var found = payable.remove(one.agency());
            if (found == null || found.canBePaid() && found.amount().minor() != one.minor()) {
                return Refused.of("pick", "payouts.pick.changed");
            }
            if (!found.canBePaid()) {
                return Refused.of("pick", "payouts.pick.cannot", found.agency().name());
            }
            chosen.add(found);
        }
        write(viewer, id, executesOn, chosen);
        return new Outcome.Done(List.of(id));
    }

    private void write(Viewer viewer, UUID id, LocalDate executesOn, List<Payable> chosen) {
        var number = nextNumber(executesOn.getYear());
        var total = Money.zero(viewer.organisation().currency());
        for (var one : chosen) total = total.plus(one.amount());
        var from = payables.from(viewer);
        sql.sql("""
                insert into payouts.batch (id, organisation_id, number, currency, executes_on,
                    payments, total_minor, holder, iban, bic, routing, account_number,
                    created_name)
                values (:id, :organisation, :number, :currency, :executesOn,
                        :payments, :total, :holder, :iban, :bic, :routing, :accountNumber,
                        :name)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("number", number)
                .param("currency", total.currency().getCurrencyCode())
                .param("executesOn", executesOn)
                .param("payments", chosen.size())
                .param("total", total.minor())
                .param("holder", from.holder())
                .param("iban", from.iban())
                .param("bic", from.bic())
                .param("routing", from.routing())
                .param("accountNumber", from.number())
                .param("name", viewer.user().name(viewer.organisation().language()))
                .update();
        writePayments(viewer, id, number, executesOn, chosen, parts.open(viewer, chosen));
    }

    /// Without gaps, since those who make batches wait for each other and none ever goes.
    private String nextNumber(int year) {
        long next = sql.sql("""
                select count(*) + 1
                from payouts.batch
                where executes_on >= make_date(:year, 1, 1)
                  and executes_on < make_date(:year + 1, 1, 1)
                """)
                .param("year", year)
                .query(Long.class)
                .single();
        return "P-%d-%04d".formatted(year, next);
    }

    private record Written(UUID id, int position, Payable payable) {}

    private void writePayments(Viewer viewer, UUID batch, String number, LocalDate executesOn,
            List<Payable> chosen, Map<UUID, List<PaymentPart>> made) {
        var words = Words.in(viewer.organisation().language());
        var written = IntStream.range(0, chosen.size())
                .mapToObj(i -> new Written(Ids.fresh(), i + 1, chosen.get(i))).toList();
        batches.run("""
                insert into payouts.payment (id, organisation_id, batch_id, position, agency_id,
                    agency_name, currency, payable_minor, amount_minor, reference, purpose,
                    executes_on, holder, iban, bic, routing, account_number)
                values (:id, :organisation, :batch, :position, :agency,
                        :agencyName, :currency, :payable, :amount, :reference, :purpose,
                        :executesOn, :holder, :iban, :bic, :routing, :accountNumber)
                """, written, one -> payment(one.payable())
                .addValue("id", one.id())
                .addValue("organisation", viewer.organisation().id())
                .addValue("batch", batch)
                .addValue("position", one.position())
                .addValue("reference", "%s-%04d".formatted(number, one.position()))
                .addValue("purpose", PayoutRules.purpose(words, one.payable().statements(),
                        made.getOrDefault(one.payable().agency().id(), List.of())))
                .addValue("executesOn", executesOn));
        settle(batch);
    }

    /// Each payment settles whatever its agency's statements no other has settled: those that
    /// somebody saw, since whoever issues statements waits too.
    private void settle(UUID batch) {
        sql.sql("""
                insert into payouts.settled (organisation_id, payment_id, agency_id, statement_id,
                                             number, attempt)
                select b.organisation_id, b.id, b.agency_id, s.id, s.number, 0
                from payouts.payment b
                join commissions.statement s
                  on s.organisation_id = b.organisation_id and s.agency_id = b.agency_id
                where b.batch_id = :batch and %s
                """.formatted(Payables.UNSETTLED))
                .param("batch", batch)
                .update();
    }

    private static MapSqlParameterSource payment(Payable payable) {
        var account = payable.account();
        if (account == null) throw new IllegalStateException("no account");
        var to = account.details();
        return new MapSqlParameterSource()
                .addValue("agency", payable.agency().id())
                .addValue("agencyName", payable.agency().name())
                .addValue("currency", payable.owed().currency().getCurrencyCode())
                .addValue("payable", payable.owed().minor())
                .addValue("amount", payable.amount().minor())
                .addValue("holder", to.holder())
                .addValue("iban", to.iban())
                .addValue("bic", to.bic())
                .addValue("routing", to.routing())
                .addValue("accountNumber", to.number());
    }
}
