package linecard.commissions;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.access.Role;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Agency;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Rates, months and statements as programs see and make them.
@LinecardTest
class MoneyApiTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Firm.Rooms rooms;

    private Firm firm;
    private Described described;
    private Program erp;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        described = new Described(http);
        erp = new Program(program, firm.finance);
    }

    @Test
    void a_rate_is_added_changed_and_removed() {
        var rates = "/api/v1/agencies/" + firm.duna + "/commission-rates";
        int before = described.read("listCommissionRates", erp.get(rates)).path("items").size();
        var added = erp.post(rates, """
                {"productLine": "%s", "from": "2026-07-01", "rate": 75000}"""
                .formatted(firm.dosing));
        assertThat(described.read("addCommissionRate", added).path("rate").longValue())
                .isEqualTo(75_000);
        var at = rates + "/" + Program.id(added);
        assertThat(erp.post(rates, """
                {"productLine": "%s", "from": "2026-07-01", "rate": 80000}"""
                .formatted(firm.dosing))).hasStatus(422).bodyText().contains("#/from");
        assertThat(erp.post(rates, "{\"from\": \"2026-07-01\", \"rate\": 1000001}"))
                .hasStatus(422).bodyText().contains("#/rate");
        var changed = erp.put(at, 1, "{\"from\": \"2026-08-01\", \"rate\": 80001}");
        assertThat(described.read("changeCommissionRate", changed).path("rate").longValue())
                .isEqualTo(80_001);
        assertThat(erp.put(at, 1, "{\"from\": \"2026-08-01\", \"rate\": 1}")).hasStatus(412);
        described.read("getCommissionRate", erp.get(at));
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(erp.get(at)).hasStatus(404);
        assertThat(described.read("listCommissionRates", erp.get(rates)).path("items"))
                .hasSize(before);
        assertThat(new Program(program, firm.owner).get("/api/v1/agencies/" + firm.alfold
                + "/commission-rates/" + Program.id(added))).hasStatus(404);
    }

    @Test
    void a_month_is_looked_at_and_closed_once() {
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 10), firm.pumps, 1_000_000_00);
        var month = "/api/v1/agencies/" + firm.duna + "/months/2026/1";
        var draft = described.read("getDraft", erp.get(month));
        assertThat(draft.path("lines").intValue()).isEqualTo(2);
        assertThat(described.read("listDraftLines", erp.get(month + "/lines?limit=1"))
                .path("next").isString()).isTrue();
        described.read("getMonth", erp.get("/api/v1/months/2026/1"));
        var total = draft.path("total");
        var other = "{\"lines\": 2, \"total\": {\"minor\": 1, \"currency\": \"HUF\"}}";
        assertThat(erp.post(month + "/closing", other)).hasStatus(409).bodyText()
                .contains("contradicts", "errors");
        var seen = "{\"lines\": 2, \"total\": " + total + "}";
        var issued = described.read("closeAgencyMonth", erp.post(month + "/closing", seen));
        assertThat(described.read("closeAgencyMonth", erp.post(month + "/closing", seen)))
                .isEqualTo(issued);
        var at = "/api/v1/statements/" + issued.path("statement").stringValue();
        var statement = described.read("getStatement", erp.get(at));
        assertThat(statement.at("/statement/total")).isEqualTo(total);
        assertThat(statement.path("reps")).hasSize(2);
        assertThat(described.read("listStatementLines", erp.get(at + "/lines")).path("items"))
                .hasSize(2);
        assertThat(described.read("proveStatement", erp.get(at + "/proof")).toString())
                .isEqualTo("{\"sealHolds\":true,\"sumHolds\":true,\"replayHolds\":true}");
        var pdf = erp.ask("GET", at + "/statement.pdf").accept("application/pdf").exchange();
        assertThat(pdf).hasStatusOk().hasContentType("application/pdf");
        assertThat(pdf.getResponse().getContentAsByteArray()).startsWith("%PDF".getBytes());
        assertThat(described.read("listStatements", erp.get("/api/v1/statements?year=2026"))
                .path("items")).hasSize(1);
        assertThat(described.read("listStatements", erp.get(
                "/api/v1/statements?agency=" + firm.alfold)).path("items")).isEmpty();

        assertThat(erp.post(at + "/approval", "")).hasStatus(409);
        var owner = new Program(program, firm.owner);
        assertThat(described.read("approveStatement", owner.post(at + "/approval", ""))
                .path("state").stringValue()).isEqualTo("issued");
        assertThat(owner.post(at + "/giving-back", "{\"why\": \"late\"}")).hasStatus(409);

        var anna = new Program(program, rooms.stage().member(
                firm.owner, Role.REP, firm.duna, firm.anna, null));
        var own = described.read("getStatement", anna.get(at));
        assertThat(own.at("/statement/lines").longValue()).isEqualTo(1);
        assertThat(own.at("/statement/base").isNull()).isTrue();
        assertThat(described.read("listStatements", anna.get("/api/v1/statements")).path("items"))
                .hasSize(1);
        assertThat(described.read("listStatementLines", anna.get(at + "/lines")).path("items"))
                .hasSize(1);
        var csaba = new Program(program, rooms.stage().member(
                firm.owner, Role.REP, firm.alfold, firm.csaba, null));
        assertThat(csaba.get(at)).hasStatus(404);
    }

    @Test
    void a_month_is_closed_for_everybody_at_once() {
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 10), firm.pumps, 1_000_00);
        firm.invoice("S-2", firm.tiszai, LocalDate.of(2026, 1, 11), firm.pumps, 2_000_00);
        var closings = "/api/v1/months/2026/1/closings";
        assertThat(described.read("closeMonth", erp.post(closings, "", "Idempotency-Key", "jan"))
                .path("statements")).hasSize(2);
        assertThat(described.read("closeMonth", erp.post(closings, "", "Idempotency-Key", "jan"))
                .path("statements")).as("the same answer").hasSize(2);
        assertThat(described.read("closeMonth", erp.post(closings, "")).path("statements"))
                .isEmpty();
        assertThat(erp.get("/api/v1/months/2026/13")).hasStatus(404);
    }

    @Test
    void many_agencies_are_closed_by_a_job_that_is_asked_for_once() {
        Bound.run(firm.owner.binding(), () -> {
            for (int i = 0; i < 50; i++) {
                rooms.agencies().add(firm.owner, new Agency(Ids.fresh(), "X" + i, "Iroda " + i,
                        "HU", "", "", "", "", false, 1));
            }
        });
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 1, 10), firm.pumps, 1_000_00);
        var closings = "/api/v1/months/2026/1/closings";
        var asked = erp.post(closings, "", "Idempotency-Key", "jan");
        assertThat(asked).hasStatus(202);
        var body = described.read("closeMonth", asked);
        assertThat(body.path("statements")).isEmpty();
        var at = Objects.requireNonNull(asked.getResponse().getHeader("Location"));
        assertThat(at).isEqualTo("/api/v1/jobs/" + body.path("job").stringValue());
        var again = erp.post(closings, "", "Idempotency-Key", "jan");
        assertThat(again).hasStatus(202).hasHeader("Location", at);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var job = described.read("getJob", erp.get(at));
            assertThat(job.path("state").stringValue()).isEqualTo("done");
            assertThat(job.path("stepsDone").intValue()).isEqualTo(52);
        });
        assertThat(described.read("listStatements", erp.get("/api/v1/statements?year=2026"))
                .path("items")).hasSize(1);
    }
}
