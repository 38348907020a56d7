package linecard.whatif;

import linecard.Described;
import linecard.Program;
import linecard.Visitor;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static linecard.Visitor.refuses;
import static linecard.Visitor.says;
import static org.assertj.core.api.Assertions.assertThat;

/// Other terms tried on the page, and by a program.
class TrialPagesTest extends TrialDesk {

    @Autowired
    private MockMvcTester browser;

    @Test
    void without_an_agency_the_page_leads_to_them() {
        var owner = rooms.stage().company();
        says(new Visitor(program, owner).get("/what-if?rate=5"))
                .contains("Előbb vegyen fel egy irodát", "/agencies\"").doesNotContain("<form class");
    }

    @Test
    void the_page_says_the_golden_figures() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 600_000_00);
        says(finance.get("/what-if?year=2026&part=1&rate=3&from2=300000&rate2=5&from3=500000&rate3=7"))
                .contains("26 000 Ft", "+14 000 Ft", "Legtöbbet nyer: Alföldi Ügynökség Kft.");
        firm.invoice("S-2", firm.tiszai, day(1, 6), firm.valves, 400_000_00);
        var tiers = "/what-if?year=2026&rate=5&from2=1000000&rate2=7&by=year&way=";
        says(finance.get(tiers + "marginal")).contains("50 000 Ft");
        says(finance.get(tiers + "retroactive")).contains("70 000 Ft");
        says(finance.get(tiers + "retroactive&agency=" + firm.alfold)).contains("Őri Csaba",
                "/documents?rep=" + firm.csaba + "&amp;from=2026-01-01", "chart",
                "what-if.csv?year=2026");
        assertThat(finance.get(tiers.replace("?", ".json?") + "retroactive")).hasStatusOk().bodyJson()
                .isLenientlyEqualTo("""
                        [{"kind": "agency", "name": "Alföldi Ügynökség Kft.",
                          "sales": {"minor": 100000000, "currency": "HUF"},
                          "before": {"minor": 2000000, "currency": "HUF"}, "beforePercent": 2,
                          "after": {"minor": 7000000, "currency": "HUF"}, "afterPercent": 7,
                          "difference": {"minor": 5000000, "currency": "HUF"}},
                         {"kind": "total", "after": {"minor": 7000000, "currency": "HUF"}}]
                        """);
        says(finance.get(tiers + "retroactive&sellers=1&salary=90000&costs=10000&own=2"))
                .contains("Nincs fedezeti pont: 2% saját jutalék");
        says(finance.get(tiers + "retroactive&sellers=1&salary=90000&costs=10000&own=1"))
                .contains("100 000 Ft ÷ (2% − 1%) = 10 000 000 Ft");
        says(finance.get(tiers + "retroactive&sellers=1&salary=90000&costs=10000&own=1&minimum=9000000"))
                .contains("00% − 1%)");
        says(finance.get("/what-if/example?rate=5&from2=1000000&rate2=7&sold=900000&order=200000"))
                .contains("jutaléka 12 000 Ft").doesNotContain("<nav");
    }

    @Test
    void what_is_wrong_is_said_at_the_form_and_an_agency_begins_with_its_own_rate() {
        firm.withRates();
        says(finance.get("/what-if?agency=" + firm.duna)).contains("name=\"rate\" type=\"text\" value=\"2\"",
                "Még nincs mit mutatni");
        var wrong = finance.get("/what-if?year=2026&rate=5&minimum=9&cap=1");
        refuses(wrong).contains("a minimum nagyobb a felső határnál", "value=\"9\"");
        assertThat(finance.get("/what-if.csv?year=2026&rate=500")).hasStatus(422);
        says(finance.get("/what-if?year=2026&rate=5")).contains("Ezekre a napokra nincs eladás");
    }

    @Test
    void a_program_tries_terms_in_minor_units_and_millionths() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 600_000_00);
        var erp = new Program(program, firm.finance);
        var answer = new Described(browser).read("getTrial", erp.get("/api/v1/what-if?year=2026&part=1"
                + "&rate=30000&tierFrom=30000000&tierFrom=50000000&tierRate=50000&tierRate=70000"));
        assertThat(answer.path("total").path("after").longValue()).isEqualTo(26_000_00);
        assertThat(answer.path("parties").path(0).path("before").longValue()).isEqualTo(12_000_00);
        assertThat(erp.get("/api/v1/what-if?year=2026")).hasStatus(400).bodyText().contains("rate");
        assertThat(erp.get("/api/v1/what-if?year=2026&rate=1000001")).hasStatus(400).bodyText()
                .contains("\"parameter\":\"rate\"");
        assertThat(erp.get("/api/v1/what-if?year=2026&rate=1&tierFrom=5")).hasStatus(400).bodyText()
                .contains("\"parameter\":\"tierRate\"");
    }
}
