package linecard.payouts;

import linecard.Program;
import linecard.Visitor;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static linecard.Visitor.body;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Years of payouts are leafed through to the first one, and none is left out of a file.
class LongPayoutListsTest extends PayoutDesk {

    @Autowired ApplicationContext program;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private void write(String statement) {
        as(till.maker, () -> transaction.execute(_ -> sql.sql(statement)
                .param("organisation", till.maker.organisation().id())
                .param("agency", firm.duna)
                .update()));
    }

    private void payOften() {
        write("""
                with batch as (
                    insert into payouts.batch (organisation_id, number, currency, executes_on, payments,
                        total_minor, holder, iban, bic, routing, account_number, created_name)
                    select :organisation, to_char(i, '"P-2025-"FM0000'), 'HUF', date '2025-06-01', 1,
                           100, 'Cég', '', '', '', '', 'Kovács Anna'
                    from generate_series(1, 2001) i
                    returning id, number)
                insert into payouts.payment (organisation_id, batch_id, position, agency_id, agency_name,
                    currency, payable_minor, amount_minor, reference, purpose, executes_on, holder,
                    iban, bic, routing, account_number, state, value_on)
                select :organisation, b.id, 1, :agency, 'Dunamenti', 'HUF', 100, 100,
                       b.number || '-0001', '', date '2025-06-01', 'Dunamenti', '', '', '', '1234', 'paid',
                       date '2025-06-01'
                from batch b
                order by b.number
                """);
        write("""
                insert into payouts.message (organisation_id, kind, number, made_at, file_name, sha256,
                    others, taken_at, taken_name)
                select :organisation, 'pain.002', 'A-' || i, '2025', 'a.xml', repeat('0', 64), 0,
                       now() + i * interval '1 second', 'Kovács Anna'
                from generate_series(1, 2001) i
                where cast(:agency as uuid) is not null
                """);
    }

    @Test
    void no_list_of_payouts_ends_by_itself() {
        payOften();
        var maker = new Visitor(program, till.maker);
        assertThat(body(maker.get("/payouts"))).contains("P-2025-2001", "2001");
        assertThat(body(maker.get("/payouts?page=41"))).contains("P-2025-0001");
        assertThat(body(maker.get("/payouts/messages?page=41"))).contains("A-1</a>");
        var payments = "/agencies/" + firm.duna + "/payments";
        assertThat(body(maker.get(payments + "?page=41"))).contains("P-2025-0001-0001");
        for (var file : new String[] {"/payouts.csv", "/payouts/messages.csv", payments + ".csv"}) {
            assertThat(body(maker.get(file)).lines()).as(file).hasSize(2_002);
        }
        var api = new Program(program, till.maker);
        for (var list : new String[] {"payouts", "bank-messages", "agencies/" + firm.duna + "/payments"}) {
            assertThat(body(api.get("/api/v1/" + list + "?limit=100"))).contains("\"next\"");
        }
    }
}
