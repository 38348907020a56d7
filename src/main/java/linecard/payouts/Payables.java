package linecard.payouts;

import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.payouts.Payable.SentBack;
import linecard.people.Agencies;
import linecard.reckoning.Balances;
import linecard.reckoning.Book;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What could be paid now.
@Repository
public class Payables {

    /// A statement `s` that no payment has settled, or is about to.
    static final String UNSETTLED = """
            s.state <> 'prepared' and not exists (
                select from payouts.settled d
                join payouts.payment p on p.id = d.payment_id
                where d.statement_id = s.id and p.state not in ('refused', 'withdrawn'))
            """;

    private final JdbcClient sql;
    private final Ledger ledger;
    private final Agencies agencies;
    private final BankAccounts accounts;

    Payables(JdbcClient sql, Ledger ledger, Agencies agencies, BankAccounts accounts) {
        this.sql = sql;
        this.ledger = ledger;
        this.agencies = agencies;
        this.accounts = accounts;
    }

    /// Every agency that the ledger holds anything payable of, or that has statements which no
    /// payment has settled, by name.
    @Transactional(readOnly = true)
    public List<Payable> all(Viewer viewer) {
        var balances = ledger.balances(viewer);
        var statements = statements();
        var accountOf = accounts.ofAgencies(viewer);
        var last = lastPaid(viewer);
        var sentBack = sentBack();
        var waiting = waiting();
        var from = from(viewer);
        var all = new ArrayList<Payable>();
        for (var agency : agencies.all(viewer)) {
            var balance = balances.getOrDefault(agency.id(), Balances.NONE);
            var owed = viewer.organisation().money(balance.of(Book.PAYABLE));
            var settling = statements.getOrDefault(agency.id(), List.of());
            if (owed.isZero() && settling.isEmpty()) continue;
            var disputed = viewer.organisation().money(balance.of(Book.DISPUTED));
            var account = accountOf.get(agency.id());
            all.add(new Payable(agency, owed, PayoutRules.amount(owed), disputed, settling,
                    account, sentBack.get(agency.id()), waiting.get(agency.id()),
                    PayoutRules.warnings(owed, disputed, from, account, last.get(agency.id()),
                            sentBack.get(agency.id()), waiting.get(agency.id()))));
        }
        return List.copyOf(all);
    }

    @Transactional(readOnly = true)
    Map<UUID, Payable> byAgency(Viewer viewer) {
        return all(viewer).stream()
                .collect(Collectors.toMap(one -> one.agency().id(), Function.identity()));
    }

    /// The account that payments in the organisation's currency leave from.
    @Transactional(readOnly = true)
    BankDetails from(Viewer viewer) {
        return accounts.own(viewer, viewer.organisation().currency().getCurrencyCode())
                .map(BankAccount::details).orElse(BankDetails.NONE);
    }

    /// The numbers of what no payment has settled, by agency: of each all, however many.
    private Map<UUID, List<String>> statements() {
        var numbers = new HashMap<UUID, List<String>>();
        sql.sql("""
                select s.agency_id, array_agg(s.number order by s.number) as numbers
                from commissions.statement s
                where %s
                group by s.agency_id
                """.formatted(UNSETTLED))
                .query(row -> {
                    numbers.put(row.getObject("agency_id", UUID.class),
                            List.of((String[]) row.getArray("numbers").getArray()));
                });
        return numbers;
    }

    /// Where each agency was paid last.
    @Transactional(readOnly = true)
    Map<UUID, BankDetails> lastPaid(Viewer viewer) {
        var last = new HashMap<UUID, BankDetails>();
        sql.sql("""
                select distinct on (agency_id)
                       agency_id, holder, iban, bic, routing, account_number
                from payouts.payment
                where state in ('approved', 'sent', 'paid')
                order by agency_id, id desc
                limit 20000
                """)
                .query(row -> {
                    last.put(row.getObject("agency_id", UUID.class), PayoutBatches.details(row));
                });
        return last;
    }

    /// The last payment to each agency, where a bank sent it back.
    private Map<UUID, SentBack> sentBack() {
        var sentBack = new HashMap<UUID, SentBack>();
        sql.sql("""
                select p.agency_id, p.holder, p.iban, p.bic, p.routing, p.account_number, p.reason
                from payouts.payment p
                where p.state = 'refused' and not exists (
                    select from payouts.payment l
                    where l.agency_id = p.agency_id and l.id > p.id and l.state <> 'withdrawn')
                limit 20000
                """)
                .query(row -> {
                    sentBack.put(row.getObject("agency_id", UUID.class),
                            new SentBack(PayoutBatches.details(row), row.getString("reason")));
                });
        return sentBack;
    }

    /// The batch that each agency is in and that waits for a second person.
    private Map<UUID, String> waiting() {
        var waiting = new HashMap<UUID, String>();
        sql.sql("""
                select p.agency_id, b.number
                from payouts.payment p
                join payouts.batch b on b.id = p.batch_id
                where p.state = 'batched'
                limit 20000
                """)
                .query(row -> {
                    waiting.put(row.getObject("agency_id", UUID.class), row.getString("number"));
                });
        return waiting;
    }
}
