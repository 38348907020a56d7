package linecard.sales;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Ids;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Payments and the rates of other currencies, for programs.
@LinecardTest
class PaymentApiTest {

    private static final String RATES = "/api/v1/currency-rates";

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired Documents documents;
    @Autowired Payments payments;

    private Market market;
    private Described described;
    private Program erp;

    @BeforeEach
    void found() {
        var owner = stage.company("HU", "HUF", "months:1", Language.HUNGARIAN);
        market = new Market(owner, sql, transactions, documents);
        described = new Described(http);
        erp = new Program(program, owner);
    }

    @Test
    void a_currency_rate_is_kept() {
        var added = erp.post(RATES, rate("EUR", "2026-01-01", "391250000000"));
        var rate = described.read("addCurrencyRate", added);
        assertThat(rate.path("rateBillionths").longValue()).isEqualTo(391_250_000_000L);
        var at = RATES + "/" + Program.id(added);
        assertThat(erp.post(RATES, rate("EUR", "2026-01-01", "1"))).hasStatus(422).bodyText()
                .contains("#/from", "már van árfolyama");
        assertThat(erp.post(RATES, rate("HUF", "2026-01-01", "1"))).hasStatus(422).bodyText()
                .contains("#/currency");
        for (var wrong : List.of("0", "-5", "9223372036854775807", "null")) {
            assertThat(erp.post(RATES, rate("USD", "2026-01-01", wrong))).as(wrong).hasStatus(422)
                    .bodyText().contains("#/rateBillionths");
        }
        assertThat(erp.put(at, 1, rate("EUR", "2026-02-01", "1"))).hasStatusOk();
        assertThat(erp.put(at, 1, rate("EUR", "2026-02-01", "2"))).hasStatus(412);
        assertThat(described.read("getCurrencyRate", erp.get(at)).path("rateBillionths").longValue())
                .isEqualTo(1);
        var manager = new Program(program,
                stage.member(market.owner, Role.AUDITOR, null, null, null));
        assertThat(described.read("listCurrencyRates", manager.get(RATES)).path("items")).hasSize(1);
        assertThat(erp.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(erp.get(at)).hasStatus(404);
    }

    @Test
    void payments_are_listed_as_the_page_narrows_them() {
        erp.post(RATES, rate("EUR", "2026-01-01", "400000000000"));
        var account = market.accountOf(market.rep());
        var other = market.accountOf(market.rep());
        book(payment("T-1", account, "S-1", "2026-03-10", null, 60_00),
                payment("T-2", account, "S-2", "2026-04-10", Currency.getInstance("EUR"), 1_00),
                payment("T-3", other, "", "2026-05-10", null, 5_00));
        book(payment("T-1", account, "S-1", "2026-03-10", null, 50_00));
        var all = described.read("listPayments", erp.get("/api/v1/payments")).path("items");
        assertThat(all).hasSize(5);
        assertThat(all.get(1).at("/amount/minor").longValue()).isEqualTo(400_00);
        assertThat(all.get(1).at("/foreignAmount/currency").stringValue()).isEqualTo("EUR");
        assertThat(all.get(0).path("reversed").booleanValue()).isTrue();
        var first = described.read("listPayments", erp.get("/api/v1/payments?limit=4"));
        assertThat(described.read("listPayments", erp.get("/api/v1/payments?limit=4&cursor="
                + first.path("next").stringValue())).path("items")).hasSize(1);
        for (var asked : List.of("account=" + other, "number=t-3", "from=2026-05-01",
                "from=2026-05-10&to=2026-05-10")) {
            assertThat(described.read("listPayments", erp.get("/api/v1/payments?" + asked))
                    .path("items").findValuesAsString("reference")).as(asked).containsExactly("T-3");
        }
        assertThat(erp.get("/api/v1/payments?from=2026-05-01&to=2026-04-01")).hasStatus(400);
        var page = new Visitor(program, market.owner);
        assertThat(page.get("/payments.json?from=2026-01-01&to=2026-12-31&number=t-1")).hasStatusOk()
                .bodyJson().isLenientlyEqualTo("""
                [{"reversed": false, "amount": {"minor": 5000}},
                 {"reversal": true}, {"reversed": true}]""");
    }

    private void book(Payment... paid) {
        market.as(market.owner, () -> payments.book(market.owner, Ids.fresh(), List.of(paid)));
    }

    private static Payment payment(String reference, UUID account, String document, String day,
            @Nullable Currency currency, long amount) {
        return new Payment(reference, account, document, LocalDate.parse(day), currency, amount);
    }

    private static String rate(String currency, String from, String billionths) {
        return """
                {"currency": "%s", "from": "%s", "rateBillionths": %s}"""
                .formatted(currency, from, billionths);
    }
}
