package linecard.payouts;

import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.commissions.Firm;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.plain;
import static org.assertj.core.api.Assertions.assertThat;

/// Payouts as people make them, and what each of them sees.
class PayoutPagesTest extends PayoutDesk {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;

    private Visitor maker;
    private Visitor approver;
    private String tomorrow;
    private String number;

    @BeforeEach
    void found() {
        maker = new Visitor(program, till.maker);
        approver = new Visitor(program, till.approver);
        tomorrow = LocalDate.now(till.maker.organisation().zone()).plusDays(1).toString();
        number = "P-" + tomorrow.substring(0, 4) + "-0001";
    }

    private String picked(UUID agency) {
        return till.payable(agency).picked();
    }

    @Test
    void two_people_pay_two_agencies() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, LocalDate.of(2026, 1, 10), firm.pumps, 1_000_00);
        var statement = "/statements/" + firm.issue(firm.alfold, 1);
        till.owe(firm.duna, 1_250_50);
        till.owe(firm.alfold, 250_00);
        assertThat(plain(maker.get("/payouts/new")))
                .contains("Dunamenti", "1 251 Ft", "HU93 1160", "Elszámoláson kívüli egyenleg");
        var id = Ids.fresh().toString();
        var fields = new String[] {"batch", id, "executesOn", tomorrow,
            "pick", picked(firm.duna), "pick", picked(firm.alfold)};
        var at = "/payouts/" + id;
        assertThat(maker.post("/payouts", fields)).hasStatus(303);
        assertThat(maker.post("/payouts", fields)).as("a double click").hasStatus(303);
        assertThat(body(maker.get("/payouts"))).containsOnlyOnce(number + "</a>")
                .contains("Jutalékelszámolások</a>", "2 utalás");
        assertThat(maker.get(at + "/order.xml")).as("not approved").hasStatus(404);
        assertThat(body(maker.get("/payouts/new"))).contains("Már csomagban van", number)
                .doesNotContain("Elszámoláson kívüli egyenleg");
        assertThat(body(maker.get(statement))).contains("kifizetés jóváhagyásra vár");
        assertThat(maker.post(at + "/approval")).hasStatus(422).bodyText()
                .contains("ezt másnak kell megtennie");
        assertThat(approver.post(at + "/approval")).hasStatus(303);
        var order = maker.get(at + "/order.xml");
        assertThat(order).hasStatusOk().hasContentType("application/xml").bodyText()
                .contains("<InstdAmt Ccy=\"HUF\">1251</InstdAmt>", "Tisza Kepviselet");
        assertThat(body(approver.get(at + "/order.xml"))).isEqualTo(body(order));
        assertThat(maker.get(at + "/order.csv")).hasStatusOk();
        assertThat(maker.post(at + "/settlement", "value", tomorrow)).hasStatus(422);
        assertThat(maker.post(at + "/sending")).hasStatus(303);
        assertThat(maker.post(at + "/withdrawal")).hasStatus(422);
        assertThat(maker.post(at + "/settlement", "value", tomorrow)).hasStatus(422)
                .bodyText().contains("Ez a nap még nem jött el");
        assertThat(body(maker.get(statement))).contains("kifizetés úton");
        var today = LocalDate.now(till.maker.organisation().zone());
        assertThat(maker.post(at + "/settlement", "value", today.toString())).hasStatus(303);
        assertThat(body(maker.get(statement))).contains("badge good\">kifizetve", number + "-");
        assertThat(body(maker.get("/agencies/" + firm.alfold + "/statements.csv")))
                .contains("kifizetve");
        assertThat(body(maker.get("/statements?year=2026&month=1"))).contains("kifizetve");
        var refused = till.payments(UUID.fromString(id)).getFirst();
        assertThat(maker.post(at + "/refusal", "payment", refused.id().toString(), "reason", " "))
                .hasStatus(422).bodyText().contains("href=\"#reason\"", "id=\"reason-error\"");
        assertThat(maker.post(at + "/refusal", "payment", refused.id().toString(),
                "reason", "<b>megszűnt</b>")).hasStatus(303);
        assertThat(body(maker.get(at))).contains("&lt;b&gt;megszűnt", "1 kifizetve",
                "újra kifizethető lett", "/payouts/new\"");
        assertThat(body(maker.get("/payouts/new")))
                .contains("Legutóbb visszautasítva", "&lt;b&gt;megszűnt");
        assertThat(plain(maker.get("/payouts/taxes?year=" + today.getYear())))
                .contains("Alföldi Ügynökség", "300 Ft").doesNotContain("Dunamenti");
        var agency = new Visitor(program, stage.member(firm.owner, Role.AGENCY_OWNER, refused.agency(), null, null));
        assertThat(body(agency.get("/agencies/" + refused.agency() + "/payments")))
                .contains("Az összeg továbbra is jár", "írja meg a megbízónak");
        assertThat(body(maker.get("/agencies/" + refused.agency() + "/payments"))).contains("egyeztesse az irodával");
        var other = refused.agency().equals(firm.duna) ? firm.alfold : firm.duna;
        assertThat(body(maker.get("/agencies/" + other + "/payments"))).contains("Kifizetve")
                .doesNotContain("visszaküldte");
        for (var file : new String[] {"/payouts.csv", "/payouts/new.xlsx", at + "/payments.json",
            "/payouts/taxes.csv", "/agencies/" + firm.alfold + "/payments.csv"}) {
            assertThat(maker.get(file)).as(file).hasStatusOk();
        }
        assertThat(maker.get("/payouts/taxes?year=1989")).hasStatus(404);
    }

    @Test
    void a_batch_that_is_taken_back_says_by_whom_and_when() {
        till.owe(firm.duna, 1_000_00);
        var at = "/payouts/" + till.approved(firm.duna);
        var word = till.maker.user().name(Language.HUNGARIAN) + " visszavonta";
        assertThat(body(approver.get(at))).doesNotContain(word);
        assertThat(maker.post(at + "/withdrawal")).hasStatus(303);
        assertThat(maker.post(at + "/withdrawal")).as("a double click").hasStatus(303);
        assertThat(plain(approver.get(at))).containsOnlyOnce(word);
        assertThat(body(approver.get("/payouts.csv"))).contains("Visszavonta;Visszavonva",
                till.approver.user().name(Language.HUNGARIAN),
                ";" + till.maker.user().name(Language.HUNGARIAN) + ";20");
    }

    @Test
    void only_an_american_table_of_the_year_speaks_of_american_forms() {
        assertThat(body(maker.get("/payouts/taxes.csv"))).doesNotContain("1099");
        var american = new Visitor(program, stage.company("US", "USD", "months:1", Language.ENGLISH));
        assertThat(body(american.get("/payouts/taxes.csv"))).contains("1099-NEC");
    }

    @Test
    void who_approves_sees_what_the_maker_saw_beside_each_account() {
        till.owe(firm.duna, 1_250_50);
        var at = "/payouts/" + Ids.fresh();
        assertThat(maker.post("/payouts", "batch", at.substring(9), "executesOn", tomorrow,
                "pick", picked(firm.duna))).hasStatus(303);
        assertThat(plain(approver.get(at))).contains("Első utalás", "A számlát rögzítették")
                .doesNotContain("Már csomagban van");
        assertThat(approver.post(at + "/approval")).hasStatus(303);
        assertThat(plain(approver.get(at))).doesNotContain("Első utalás");
    }

    @Test
    void what_is_not_payable_or_not_understood_is_refused_with_a_sentence() {
        till.owe(firm.duna, 1_000_00);
        var stranger = new Till(rooms);
        stranger.owe(stranger.firm.duna, 1_000_00);
        for (var pick : new String[] {"", "x", picked(firm.duna) + "0", firm.duna + ":-5",
            firm.duna + ":" + "9".repeat(40), stranger.payable().getFirst().picked(),
            "'; drop table payouts.batch; --:1"}) {
            assertThat(maker.post("/payouts", "batch", Ids.fresh().toString(),
                    "executesOn", tomorrow, "pick", pick)).as(pick).hasStatus(422);
        }
        for (var day : new String[] {"", "2020-01-01", "2999-01-01", "tegnap"}) {
            assertThat(maker.post("/payouts", "batch", Ids.fresh().toString(),
                    "executesOn", day, "pick", picked(firm.duna))).as(day).hasStatus(422);
        }
        assertThat(maker.post("/payouts", "batch", "1", "executesOn", tomorrow,
                "pick", picked(firm.duna))).hasStatus(422);
        assertThat(body(maker.get("/payouts"))).doesNotContain("P-20");
    }

    @Test
    void an_account_is_entered_checked_and_changed() {
        var at = "/agencies/" + firm.duna + "/bank-account";
        assertThat(maker.get(at)).hasStatusOk();
        var wrong = maker.post(at, "version", "1", "holder", "Dunamenti Bt.", "currency", "HUF",
                "iban", "HU43 1177 3016 1111 1018 0000 0000");
        assertThat(wrong).hasStatus(422).bodyText().contains("Ez nem érvényes IBAN", "HU43 1177");
        assertThat(maker.post(at, "version", "1", "holder", "北京", "currency", "HUF",
                "iban", "11773016-11111018")).hasStatus(422);
        assertThat(maker.post(at, "version", "1", "holder", "Dunamenti Bt.", "currency", "XYZ",
                "iban", "11773016-11111018", "routing", "021000021")).hasStatus(422).bodyText()
                .contains("ne mindkettőt");
        var right = new String[] {"version", "1", "holder", "<i>Dunamenti</i> Bt.",
            "currency", "EUR", "iban", "11773016-11111018"};
        assertThat(maker.post(at, right)).hasStatus(303);
        assertThat(maker.post(at, right)).as("somebody changed it since").hasStatus(409)
                .bodyText().contains("&lt;i&gt;Dunamenti&lt;/i&gt; Bt.", "11773016-11111018");
        assertThat(body(maker.get("/agencies/" + firm.duna + "/payments")))
                .contains("HU42 1177 3016 1111 1018 0000 0000", "&lt;i&gt;Dunamenti");
        till.owe(firm.duna, 1_000_00);
        assertThat(body(maker.get("/payouts/new"))).contains("Más pénznem</span> <span class=\"small\">EUR");
    }

    @Test
    void who_may_not_enter_an_account_is_not_asked_to() {
        assertThat(new Visitor(program, firm.owner).post("/agencies", "code", "K", "name", "Késő Bt.",
                "country", "HU")).hasStatus(303);
        var late = Bound.call(firm.owner.binding(), () -> rooms.firm().agencies().all(firm.owner))
                .stream().filter(one -> one.code().equals("K")).findFirst().orElseThrow().id();
        till.owe(late, 1_000_00);
        assertThat(body(maker.get("/payouts/new"))).contains(">Megadás</a>");
        var manager = new Visitor(program,
                rooms.firm().stage().member(firm.owner, Role.MANAGER, null, null, null));
        assertThat(body(manager.get("/payouts/new"))).doesNotContain("Megadás");
        assertThat(body(manager.get("/agencies/" + late + "/payments")))
                .contains("A tulajdonos vagy a pénzügy rögzíti.").doesNotContain("Küldje el");
    }

    @Test
    void one_account_for_each_currency() {
        assertThat(maker.post("/bank-accounts", "holder", "Cég", "currency", "HUF",
                "iban", "11773016-11111018")).hasStatus(422).bodyText().contains("már van számla");
        assertThat(maker.post("/bank-accounts", "holder", "Cég", "currency", "USD",
                "routing", "021000021", "number", "12345678")).hasStatus(303);
        assertThat(body(maker.get("/bank-accounts"))).contains("021000021 / 12345678");
    }

    @Test
    void who_need_not_know_an_account_sees_its_end_alone() {
        till.owe(firm.duna, 1_000_00);
        var batch = till.approved(firm.duna);
        var stage = rooms.firm().stage();
        var account = "/history/payouts.account/" + accountOf(firm.duna);
        assertThat(body(maker.get(account))).contains("HU93116000060000000012345676");
        for (var role : new Role[] {Role.MANAGER, Role.COMPLIANCE, Role.AUDITOR}) {
            var visitor = new Visitor(program, stage.member(firm.owner, role, null, null, null));
            for (var path : new String[] {"/payouts/" + batch, "/payouts/new", "/bank-accounts",
                "/agencies/" + firm.duna + "/payments", "/payouts/" + batch + "/payments.csv",
                "/payouts/new.json", "/payouts"}) {
                var seen = visitor.get(path);
                assertThat(seen).as(path).hasStatusOk();
                assertThat(body(seen).replace(" ", "")).as(role + " at " + path)
                        .doesNotContain("11600006", "11773016");
            }
            assertThat(visitor.get(account)).hasStatus(404);
            assertThat(visitor.get("/payouts/" + batch + "/order.xml")).hasStatus(403);
        }
        var duna = new Visitor(program, stage.member(
                firm.owner, Role.AGENCY_OWNER, firm.duna, null, null));
        assertThat(body(duna.get("/agencies/" + firm.duna + "/payments")))
                .contains("HU93 1160 0006", "P-2026-0001-0001");
        assertThat(duna.get("/agencies/" + firm.alfold + "/payments")).hasStatus(404);
        var anna = new Visitor(program, stage.member(
                firm.owner, Role.REP, firm.duna, firm.anna, null));
        assertThat(anna.get("/agencies/" + firm.duna + "/payments")).hasStatus(403);
    }

    @Test
    void what_the_bank_answers_is_brought_in_and_a_wrong_file_says_why() {
        till.owe(firm.duna, 1_000_00);
        till.owe(firm.alfold, 300_00);
        var batch = till.approved(firm.duna, firm.alfold);
        var reference = till.payments(batch).getFirst().reference();
        assertThat(body(maker.get("/payouts/messages"))).contains("Még nincs egy sem");
        var at = "/payouts/messages?message=" + Ids.fresh();
        for (var wrong : new String[] {"", "x", "<!DOCTYPE a><a/>", "<Document><a/></Document>"}) {
            assertThat(maker.send(at, "file", "<b>.xml", wrong.getBytes())).as(wrong)
                    .hasStatus(422).bodyText().contains("error-summary");
        }
        var unknown = Bank.answer("A-1", "<i>x</i>".replace("<", "&lt;"), "RJCT");
        assertThat(maker.send(at, "file", "a.xml", unknown)).hasStatus(422).bodyText()
                .contains("Itt nem volt ilyen megbízás: „&lt;i&gt;x");
        var sent = Bank.answer("A-1", Bank.order(batch), "ACSC", Bank.block("B", "",
                Bank.payment(reference, "RJCT", "AC04")));
        assertThat(maker.send(at, "file", "pain002.xml", sent)).hasStatus(303);
        assertThat(maker.send(at, "file", "pain002.xml", sent)).as("a double click").hasStatus(303);
        assertThat(maker.send("/payouts/messages?message=" + Ids.fresh(), "file", "b.xml", sent))
                .hasStatus(422).bodyText().contains("már beolvasták");
        assertThat(body(maker.get("/payouts/messages"))).containsOnlyOnce("A-1</a>");
        assertThat(plain(maker.get("/payouts/messages/" + at.substring(at.indexOf('=') + 1))))
                .contains(reference, "visszautasítva", "AC04 (megszűnt számla)", "kifizetve")
                .contains("2026. november 27. 08:15");
        assertThat(body(maker.get("/payouts/" + batch))).contains("A-1</a>", "Válasz megbízásra");
        assertThat(maker.send("/payouts/messages?message=" + Ids.fresh(), "file", "camt053.xml",
                Bank.statement(8, "S-1", Bank.entry("300", "CRDT", "2026-11-30",
                        Bank.back(till.payments(batch).getLast().reference())))))
                .hasStatus(303);
        assertThat(body(maker.get("/payouts/" + batch))).contains("S-1</a>", "Bankszámlakivonat");
    }

    @Test
    void what_does_not_come_to_an_entry_is_said_once_above_its_payments() {
        till.owe(firm.duna, 1_250_50);
        till.owe(firm.alfold, 300_00);
        var payments = till.payments(till.approved(firm.duna, firm.alfold));
        var both = Bank.detail(payments.getFirst().reference()) + Bank.detail(payments.getLast().reference());
        var ofBlock = "<TxDtls><Refs><PmtInfId>P-2026-0001-FORINT</PmtInfId></Refs></TxDtls>";
        var shown = new ArrayList<String>();
        for (var entry : new String[] {Bank.entry("1500", "DBIT", "2026-11-28", both),
            Bank.entry("77", "DBIT", "2026-11-28", ofBlock)}) {
            var id = Ids.fresh();
            assertThat(maker.send("/payouts/messages?message=" + id, "file", "a.xml",
                    Bank.note("N-" + shown.size(), entry))).hasStatus(303);
            shown.add(plain(maker.get("/payouts/messages/" + id)));
            assertThat(plain(maker.get("/payouts/messages/" + id + "/payments.csv"))).contains("1 551 Ft");
        }
        assertThat(shown.getFirst()).containsOnlyOnce("1 500 Ft összeget könyvelt, a benne megnevezett "
                + "utalások összege viszont 1 551 Ft: az eltérés 51 Ft.").contains("Tisztázandó: 2", "-0002");
        assertThat(shown.getLast()).containsOnlyOnce("P-2026-0001-FORINT: a bank 77 Ft összeget könyvelt.")
                .contains("1 551 Ft, az eltérés 1 474 Ft", "Tisztázandó: 1").doesNotContain("-0001-000");
    }

    private UUID accountOf(UUID agency) {
        return Firm.as(till.maker, () -> rooms.accounts().ofAgency(till.maker, agency))
                .orElseThrow().id();
    }
}
