package linecard.payouts;

import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;

import static linecard.Visitor.body;
import static linecard.Visitor.plain;
import static org.assertj.core.api.Assertions.assertThat;

/// What statements say of their payments, to both sides.
class PaidStatementsTest extends PayoutDesk {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;

    @Test
    void a_statement_whose_payment_came_back_says_so_to_both_sides_until_it_is_paid_again() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, LocalDate.of(2026, 1, 10), firm.pumps, 100_000_00);
        var id = firm.issue(firm.alfold, 1);
        var at = "/statements/" + id;
        var maker = new Visitor(program, till.maker);
        var agency = new Visitor(program, stage.member(
                firm.owner, Role.AGENCY_OWNER, firm.alfold, null, null));
        var batch = till.sent(firm.alfold);
        assertThat(body(maker.get(at))).doesNotContain("visszautasított");
        till.comesBack(batch);
        assertThat(plain(maker.get(at))).contains("visszautasított utalás", "Az utalást (2026. november 27.)",
                "következő kifizetésben lesz benne. Oka: számla megszűnt");
        assertThat(body(maker.get(at))).contains("/payouts/" + batch + "\">Ugrás");
        assertThat(plain(agency.get(at))).contains("visszautasított utalás", "Oka: számla megszűnt");
        assertThat(body(agency.get(at))).doesNotContain("/payouts/")
                .contains("/agencies/" + firm.alfold + "/payments");
        for (var list : new String[] {"/statements?year=2026&month=1", "/agencies/" + firm.alfold + "/statements",
            "/statements.csv?year=2026&month=1", "/agencies/" + firm.alfold + "/statements.csv"}) {
            assertThat(body(maker.get(list))).as(list).contains("visszautasított utalás", "számla megszűnt");
        }
        assertThat(body(agency.get("/statements"))).contains("visszautasított utalás", "számla megszűnt");
        var api = new Program(program, till.maker).get("/api/v1" + at);
        assertThat(body(api)).contains("\"state\":\"returned\"", "\"on\":null", "\"reason\":\"számla megszűnt\"",
                "\"payout\":\"" + batch);
        var again = till.batch(firm.alfold);
        assertThat(body(maker.get(at))).contains("kifizetés jóváhagyásra vár").doesNotContain("visszautasított");
        assertThat(body(agency.get(at))).as("not hers to know yet").contains("visszautasított utalás");
        till.withdraw(again);
        assertThat(body(maker.get(at))).as("came to nothing").contains("visszautasított utalás");
        till.settle(till.sent(firm.alfold));
        assertThat(body(agency.get(at))).contains("kifizetve").doesNotContain("visszautasított", "megszűnt");
    }
}
