package linecard.payouts;

import linecard.Described;
import linecard.Program;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;

/// Payouts as programs make them.
class PayoutApiTest extends PayoutDesk {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;

    private Described described;
    private Program maker;
    private Program approver;

    @BeforeEach
    void found() {
        described = new Described(http);
        maker = new Program(program, till.maker);
        approver = new Program(program, till.approver);
    }

    @Test
    void a_payout_from_what_is_payable_to_what_is_paid() {
        till.owe(firm.duna, 1_000_50);
        var due = described.read("listPayable", maker.get("/api/v1/payouts/payable"));
        assertThat(due.at("/items/0/amount/minor").longValue()).isEqualTo(1_001_00);
        var today = LocalDate.now(till.maker.organisation().zone());
        var body = "{\"executesOn\": \"%s\", \"agencies\": [\"%s\"]}"
                .formatted(today.plusDays(1), firm.duna);
        var made = maker.post("/api/v1/payouts", body, "Idempotency-Key", "november");
        var id = described.read("makePayout", made).path("id").stringValue();
        assertThat(described.read("makePayout", maker.post(
                "/api/v1/payouts", body, "Idempotency-Key", "november")).path("id").stringValue())
                .isEqualTo(id);
        assertThat(maker.post("/api/v1/payouts", body)).hasStatus(409).bodyText()
                .contains("Dunamenti");
        assertThat(maker.post("/api/v1/payouts", "{}")).hasStatus(422);
        var at = "/api/v1/payouts/" + id;
        assertThat(maker.post(at + "/approval", "{\"alone\": true}")).hasStatus(409);
        described.read("approvePayout", approver.post(at + "/approval", "{}"));
        assertThat(maker.ask("GET", at + "/order.xml").accept("application/xml").exchange())
                .hasStatusOk().bodyText().contains("pain.001.001.09", ">1001<");
        described.read("sendPayout", maker.post(at + "/sending", ""));
        var paid = described.read("settlePayout", maker.post(
                at + "/settlement", "{\"valueDate\": \"" + today + "\"}"));
        assertThat(paid.path("state").stringValue()).isEqualTo("paid");
        var payments = described.read("listPayoutPayments", maker.get(at + "/payments"));
        assertThat(described.read("getPaidInYear",
                maker.get("/api/v1/payout-totals/" + today.getYear())).at("/total/minor")
                .longValue()).isEqualTo(1_001_00);
        assertThat(maker.get("/api/v1/payout-totals/2200")).hasStatus(404);
        described.read("refusePayoutPayment", maker.post(at + "/refusal", """
                {"payment": "%s", "reason": "closed"}"""
                .formatted(payments.at("/items/0/id").stringValue())));
        assertThat(maker.post(at + "/withdrawal", "")).hasStatus(409);
        described.read("listPayouts", maker.get("/api/v1/payouts"));
        described.read("getPayout", maker.get(at));
        assertThat(described.read("listAgencyPayments", maker.get(
                "/api/v1/agencies/" + firm.duna + "/payments")).at("/items/0/state").stringValue())
                .isEqualTo("refused");
    }

    @Test
    void what_the_bank_answers_is_sent_by_a_program() {
        till.owe(firm.duna, 1_000_00);
        var batch = till.approved(firm.duna);
        var sent = Bank.answer("A-1", Bank.order(batch), "ACSC");
        var to = "/api/v1/bank-messages";
        for (var wrong : new byte[][] {"x".getBytes(), Bank.answer("A-1", "f00", "ACSC"),
            new byte[BankReading.MOST_BYTES + 1]}) {
            assertThat(maker.ask("POST", to).contentType("application/xml").content(wrong)
                    .exchange()).hasStatus4xxClientError();
        }
        assertThat(maker.post(to, "{}")).hasStatus(415);
        var taken = maker.ask("POST", to + "?name=pain002.xml").contentType("application/xml")
                .header("Idempotency-Key", "answer").content(sent).exchange();
        assertThat(taken).hasStatus(201);
        var id = described.read("takeBankMessage", taken).path("id").stringValue();
        assertThat(taken).hasHeader("Location", to + "/" + id);
        assertThat(maker.ask("POST", to).contentType("application/xml").content(sent).exchange())
                .hasStatus(409).bodyText().contains("A-1");
        assertThat(described.read("listBankMessages", maker.get(to)).path("items")).hasSize(1);
        described.read("getBankMessage", maker.get(to + "/" + id));
        assertThat(described.read("listBankMessagePayments", maker.get(to + "/" + id + "/payments"))
                .at("/items/0/consequence").stringValue()).isEqualTo("paid");
        assertThat(described.read("getPayout", maker.get("/api/v1/payouts/" + batch)).path("state")
                .stringValue()).isEqualTo("paid");
        var statement = Bank.statement(8, "S-1", Bank.entry("1000", "CRDT", "2026-11-30",
                Bank.back(till.payments(batch).getFirst().reference())));
        assertThat(described.read("takeBankMessage", maker.ask("POST", to)
                .contentType("application/xml").content(statement).exchange()).path("kind")
                .stringValue()).isEqualTo("camt.053");
        assertThat(described.read("getPayout", maker.get("/api/v1/payouts/" + batch)).path("state")
                .stringValue()).isEqualTo("refused");
    }

    @Test
    void a_payout_is_taken_back() {
        till.owe(firm.duna, 1_000_00);
        var at = "/api/v1/payouts/" + till.batch(firm.duna);
        assertThat(described.read("getPayout", maker.get(at)).path("withdrawnBy").isNull()).isTrue();
        var taken = described.read("withdrawPayout", maker.post(at + "/withdrawal", ""));
        assertThat(taken.path("state").stringValue()).isEqualTo("withdrawn");
        assertThat(taken.path("withdrawnBy").stringValue()).isEqualTo(till.maker.user().name(
                till.maker.organisation().language()));
        assertThat(taken.path("withdrawnAt").stringValue()).startsWith("20");
    }

    @Test
    void accounts_are_kept() {
        described.read("listBankAccounts", maker.get("/api/v1/bank-accounts"));
        var added = maker.post("/api/v1/bank-accounts", """
                {"holder": "Cég", "currency": "EUR", "iban": "AT611904300234573201"}""");
        var at = "/api/v1/bank-accounts/" + described.read("addBankAccount", added)
                .path("id").stringValue();
        assertThat(maker.post("/api/v1/bank-accounts", """
                {"holder": "Cég", "currency": "EUR", "iban": "AT611904300234573201"}"""))
                .hasStatus(422).bodyText().contains("#/currency");
        assertThat(maker.post("/api/v1/bank-accounts", """
                {"holder": "Cég", "currency": "GBP", "iban": "AT611904300234573202"}"""))
                .hasStatus(422).bodyText().contains("#/iban");
        described.read("changeBankAccount", maker.put(at, 1, """
                {"holder": "Cég Zrt.", "currency": "EUR", "iban": "AT611904300234573201"}"""));
        described.read("getBankAccount", maker.get(at));
        assertThat(maker.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        var agency = "/api/v1/agencies/" + firm.duna + "/bank-account";
        assertThat(described.read("getAgencyBankAccount", maker.get(agency)).path("iban")
                .stringValue()).isEqualTo("HU93116000060000000012345676");
        described.read("setAgencyBankAccount", maker.put(agency, 1, """
                {"holder": "Duna", "currency": "HUF", "iban": "11773016-11111018"}"""));
        assertThat(maker.put(agency, 1, "{}")).hasStatus(412);
    }
}
