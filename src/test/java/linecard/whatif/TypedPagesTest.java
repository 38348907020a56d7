package linecard.whatif;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Visitor;
import linecard.commissions.Firm;
import linecard.commissions.Firm.Rooms;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.sales.Payment;
import linecard.sales.Payments;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import static linecard.Visitor.refuses;
import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

/// A version of terms tried on what a firm sold in 2026, as it stands in its form.
@LinecardTest
class TypedPagesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    @Autowired private ApplicationContext program;
    @Autowired private Rooms rooms;
    @Autowired private Payments payments;
    @Autowired private MockMvcTester browser;

    private Firm firm;
    private Visitor finance;
    private int version = 1;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        finance = new Visitor(program, firm.finance);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }

    /// Odd amounts that round, shared ones, returns of the same quarter and of a later one, orders.
    private void sell() {
        firm.invoice("S-1", firm.szucs, day(1, 12), firm.pumps, 100_000_33);
        firm.invoice("S-2", firm.szucs, day(2, 20), firm.dosing, 71_77);
        firm.returned("J-1", "S-2", firm.szucs, day(3, 25), firm.dosing, -11_11);
        firm.invoice("S-3", firm.szucs, day(4, 3), firm.valves, 33_333_35);
        firm.returned("J-2", "S-1", firm.szucs, day(6, 9), firm.pumps, -10_000_01);
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(
                new Booking(Kind.ORDER, "R-1", firm.szucs, firm.bela, day(1, 11), "", List.of(
                        new Booking.Line(null, firm.pumps, 3_000, 99_999_99, null))))));
        as(firm.owner, () -> payments.book(firm.owner, firm.nextImport(), List.of(new Payment(
                "P-1", firm.szucs, "S-1", day(2, 14), null, 33_333_33))));
    }

    private MvcTestResult tryOn(UUID agency, String ending, List<String> fields, String... more) {
        var all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return finance.post("/agencies/" + agency + "/what-if" + ending,
                all.toArray(String[]::new));
    }

    /// The rows of the file, the total last.
    private JsonNode rows(UUID agency, List<String> fields, String... more) {
        var answer = tryOn(agency, ".json", fields, more);
        assertThat(Visitor.body(answer)).as(fields.toString()).startsWith("[");
        return JSON.readTree(Visitor.body(answer));
    }

    private List<Long> total(UUID agency, List<String> fields, String... more) {
        var rows = rows(agency, fields, more);
        var total = rows.path(rows.size() - 1);
        return List.of(total.path("before").path("minor").longValue(),
                total.path("after").path("minor").longValue());
    }

    private static List<String> version(String from, String event, String... more) {
        var fields = new ArrayList<>(List.of("version", "1", "from", from, "event", event,
                "causes", "RETURN"));
        fields.addAll(List.of(more));
        return fields;
    }

    private List<String> whole(String event, String base) {
        return version("2026-01-01", event, "base", base, "less", "FREIGHT",
                "ladders/0/name", "Sáv", "ladders/0/style", "RETROACTIVE", "ladders/0/reset", "YEAR",
                "ladders/0/counts", base, "ladders/0/less", "FREIGHT",
                "ladders/0/tiers/0/from", "0", "ladders/0/tiers/0/rate", "3,33",
                "ladders/0/tiers/1/from", "30 000", "ladders/0/tiers/1/rate", "4,44",
                "rates/0/target", "LINE", "rates/0/what", "Szelepek", "rates/0/rate", "7",
                "rates/0/from", "2026-04-02", "rates/0/until", "2026-04-30",
                "rates/1/target", "ANY", "rates/1/ladder", "0",
                "spiffs/0/target", "LINE", "spiffs/0/what", "Szivattyúk", "spiffs/0/amount", "25",
                "override", firm.anna.toString(), "overrideRate", "1", "overrideOf", "COMMISSION",
                "cap", "3 000", "capPer", "QUARTER", "minimum", "500", "minimumPer", "MONTH",
                "draw", "900", "holdback", "20", "holdbackMonths", "3",
                "clawback", "12", "clawbackCap", "50");
    }

    @Test
    void the_terms_in_force_tried_as_typed_make_no_difference_to_the_cent() {
        sell();
        var at = "/agencies/" + firm.duna + "/commission-terms/versions";
        var path = at;
        for (var event : List.of("INVOICE", "ORDER", "PAYMENT", "SHIPMENT")) {
            for (var base : List.of("GROSS", "NET")) {
                var fields = whole(event, base);
                var known = with(fields, "version", String.valueOf(version));
                var saved = finance.post(path, known.toArray(String[]::new));
                assertThat(saved).as(event + base).hasStatus(303);
                version = path.equals(at) ? 1 : version + 1;
                if (path.equals(at)) path = at + "/" + stored(at);
                for (var part : List.of("", "q1", "q2", "1", "3", "4", "6")) {
                    var rows = rows(firm.duna, fields, "stored", path.replaceAll("^.*/", ""),
                            "year", "2026", "part", part);
                    for (var row : rows) {
                        assertThat(row.path("difference").path("minor").longValue())
                                .as(event + base + part + row).isZero();
                    }
                    var total = rows.path(rows.size() - 1);
                    if (part.isEmpty()) {
                        assertThat(total.path("before").path("minor").longValue()).isPositive();
                        assertThat(rows.size()).isGreaterThan(2);
                    }
                }
            }
        }
    }

    private String stored(String at) {
        var page = Visitor.body(finance.get(at.replaceAll("/versions$", "")));
        var found = Pattern.compile("/versions/([0-9a-f-]{36})/edit").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<String> with(List<String> fields, String field, String value) {
        var other = new ArrayList<>(fields);
        other.set(other.indexOf(field) + 1, value);
        return other;
    }

    /// Of 900,000 two units: 2 % by the default; by what is typed 10 %, and 25 for each unit.
    @Test
    void the_page_says_what_would_have_been_paid_and_leads_back_with_all_that_was_typed() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 900_000_00);
        firm.invoice("S-2", firm.tiszai, day(7, 5), firm.pumps, 100_000_00);
        var fields = version("2027-01-01", "INVOICE", "rates/0/target", "ACCOUNT",
                "rates/0/what", "Tiszai Öntöde Zrt.", "rates/0/rate", "10",
                "rates/0/name", "\"Kiemelt\" <b>", "spiffs/0/target", "LINE",
                "spiffs/0/what", "Szelepek", "spiffs/0/amount", "25", "holdback", "20",
                "holdbackMonths", "3", "draw", "1 000 000", "tryOrder", "5");
        var shown = tryOn(firm.alfold, "", fields, "year", "2026");
        says(shown).contains("23 000 Ft", "100 050 Ft", "+77 050 Ft", "Őri Csaba",
                "chart", "/documents?rep=" + firm.csaba, "6 kikötés változik",
                "Jutalékkulcs (\"Kiemelt\" &lt;b&gt;)", "ezért egyik összegben sincs benne");
        var path = "/agencies/" + firm.alfold + "/commission-terms/versions";
        assertThat(Visitor.body(shown)).contains("formaction=\"/o/"
                + firm.finance.organisation().slug() + path + "\"");
        var carried = new ArrayList<String>();
        var hidden = HIDDEN.matcher(Visitor.body(shown));
        while (hidden.find()) {
            if (hidden.group(1).equals("_csrf")) continue;
            carried.add(hidden.group(1));
            carried.add(hidden.group(2).replace("&#34;", "\"").replace("&lt;", "<"));
        }
        for (int i = 0; i < fields.size(); i += 2) {
            assertThat(String.join("\n", carried)).contains(fields.get(i) + "\n" + fields.get(i + 1));
        }
        carried.addAll(List.of("try", "1", "year", "2026", "part", "q1"));
        says(finance.post(path, carried.toArray(String[]::new))).contains(
                "value=\"2027-01-01\"", "value=\"&#34;Kiemelt&#34; &lt;b>\"", "value=\"1 000 000\"",
                "name=\"year\" value=\"2026\"", "name=\"part\" value=\"q1\"");
        assertThat(total(firm.alfold, fields, "year", "2026", "part", "q1"))
                .containsExactly(18_000_00L, 90_050_00L);
        says(tryOn(firm.alfold, ".csv", fields, "year", "2026"))
                .contains("Beírt feltételek", "23000", "100050", "77050");
        assertThat(tryOn(firm.alfold, ".xlsx", fields, "year", "2026")).hasStatusOk();
        for (var ending : List.of("csv", "xlsx", "json")) {
            assertThat(Visitor.body(shown)).contains("/what-if." + ending + "\"");
        }
        says(finance.get("/agencies/" + firm.alfold + "/commission-terms"))
                .as("nothing is saved").doesNotContain("Kiemelt");
    }

    /// A default and a ladder for everything cannot stand side by side: the rate ends where the
    /// version begins, and it is the ladder alone that is tried.
    @Test
    void the_rates_that_stand_beside_the_version_hold_on_the_days_before_it() {
        firm.rate(firm.alfold, null, YEAR, "2");
        firm.rate(firm.alfold, firm.pumps, YEAR, "5");
        firm.rate(firm.alfold, firm.pumps, day(7, 1), "6");
        firm.rate(firm.alfold, null, YEAR.plusYears(1), null);
        firm.invoice("S-1", firm.tiszai, day(3, 5), firm.valves, 500_000_00);
        firm.invoice("S-2", firm.tiszai, day(4, 5), firm.valves, 500_000_00);
        firm.invoice("S-3", firm.tiszai, day(4, 6), firm.pumps, 100_000_00);
        var fields = version("2027-01-01", "INVOICE", "ladders/0/style", "RETROACTIVE",
                "ladders/0/reset", "YEAR", "ladders/0/lines", "Szelepek",
                "ladders/0/tiers/0/from", "0", "ladders/0/tiers/0/rate", "1",
                "ladders/0/tiers/1/from", "1 000 000", "ladders/0/tiers/1/rate", "4",
                "rates/0/target", "ANY", "rates/0/ladder", "0");
        assertThat(total(firm.alfold, fields, "year", "2026"))
                .containsExactly(25_000_00L, 40_000_00L + 6_000_00L);
        says(tryOn(firm.alfold, "", fields, "year", "2026"))
                .contains("közben változnak: 2026. július 1.").doesNotContain("hosszabb időszakra");
        assertThat(total(firm.alfold, fields, "year", "2026", "part", "q1"))
                .as("as it stands at the end of March").containsExactly(10_000_00L, 5_000_00L);
        assertThat(total(firm.alfold, fields, "year", "2026", "part", "4"))
                .as("with what was sold before").containsExactly(15_000_00L, 26_000_00L);
        says(tryOn(firm.alfold, "", fields, "year", "2026", "part", "4"))
                .contains("hosszabb időszakra szól");
    }

    /// The same clauses come to something else on days of before they were saved, and the page says why;
    /// what a minimum adds is nobody's gain.
    @Test
    void clauses_that_were_not_yet_in_force_on_the_days_that_are_tried_are_named() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(2, 5), firm.valves, 900_000_00);
        var fields = version("2026-07-01", "INVOICE", "minimum", "50 000", "minimumPer", "MONTH");
        assertThat(finance.post("/agencies/" + firm.alfold + "/commission-terms/versions",
                fields.toArray(String[]::new))).hasStatus(303);
        var later = with(fields, "from", "2026-09-01");
        says(tryOn(firm.alfold, "", later, "year", "2026", "part", "2")).contains("18 000 Ft",
                "50 000 Ft", "Minimum és felső határok: +32 000 Ft.",
                "ugyanazok, mint a mentett változatban (kezdete: 2026. július 1.)",
                "közben változnak: 2026. július 1.").doesNotContain("Legtöbbet");
        says(tryOn(firm.alfold, "", later, "year", "2026", "part", "7"))
                .as("in force on all of these days").doesNotContain("közben");
        says(tryOn(firm.alfold, "", with(fields, "from", "2026-01-01"), "year", "2026", "part", "8"))
                .as("backdated").contains("közben változnak: 2026. július 1.");
    }

    @Test
    void where_nothing_was_agreed_yet_all_that_was_sold_earns_by_what_is_typed() {
        firm.invoice("S-1", firm.tiszai, day(3, 5), firm.valves, 500_000_00);
        var fields = version("2030-01-01", "INVOICE", "rates/0/target", "ANY", "rates/0/rate", "3",
                "rates/1/target", "LINE", "rates/1/what", "Szelepek", "rates/1/rate", "9",
                "rates/1/from", "2030-05-01", "rates/1/name", "Tavaszi");
        assertThat(total(firm.alfold, fields, "year", "2026")).containsExactly(0L, 15_000_00L);
        says(tryOn(firm.alfold, "", fields, "year", "2026"))
                .contains("hatályos feltételek szerint ezekre a napokra nem járt jutalék",
                        "itt nem számítanak: Jutalékkulcs (Tavaszi)")
                .doesNotContain("nem volt megállapodás");
        firm.rate(firm.alfold, null, day(3, 1), "2");
        firm.rate(firm.alfold, null, LocalDate.of(2029, 12, 31), null);
        firm.invoice("S-2", firm.tiszai, day(2, 5), firm.valves, 700_000_00);
        assertThat(total(firm.alfold, fields, "year", "2026"))
                .as("before anything was agreed nothing is earned")
                .containsExactly(10_000_00L, 15_000_00L);
        says(tryOn(firm.alfold, "", fields, "year", "2026"))
                .contains("nem volt megállapodás: 2026. március 1.");
        says(tryOn(firm.duna, "", fields, "year", "2026"))
                .contains("az iroda nem adott el semmit");
    }

    @Test
    void what_is_wrong_is_said_at_the_fields_of_the_form() {
        firm.withRates();
        var fields = version("2027-01-01", "INVOICE", "cap", "1 000");
        refuses(tryOn(firm.alfold, "", with(fields, "from", "holnap")))
                .contains("id=\"from-error\"", "value=\"1 000\"", "/what-if\"");
        refuses(tryOn(firm.alfold, "", with(fields, "cap", "0"))).contains("id=\"cap-error\"");
        refuses(tryOn(firm.alfold, ".csv", with(fields, "cap", "0"))).contains("id=\"cap-error\"");
        refuses(tryOn(firm.alfold, "", fields, "year", "2099", "part", "q4"))
                .contains("id=\"part-error\"", "olyan időszakot válasszon, amely már elkezdődött",
                        "name=\"cap\" value=\"1 000\"");
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 900_000_00);
        refuses(tryOn(firm.alfold, "", version("2027-01-01", "INVOICE", "base", "MARGIN"),
                "year", "2026")).contains("id=\"year-error\"", "nem minden tételnél ismert");
        for (var stored : Map.of("x", 404, UUID.randomUUID().toString(), 404).entrySet()) {
            assertThat(tryOn(firm.alfold, "", fields, "stored", stored.getKey()))
                    .hasStatus(stored.getValue());
        }
    }

    @Test
    void a_program_tries_a_version_before_it_sends_it() {
        firm.withRates();
        firm.invoice("S-1", firm.tiszai, day(1, 5), firm.valves, 900_000_00);
        var erp = new Program(program, firm.finance);
        var path = "/api/v1/agencies/" + firm.alfold + "/what-if";
        var body = """
                {"from": "2027-01-01", "clauses": {"event": "invoice",
                 "base": {"kind": "gross", "less": []}, "rates": [{"name": "key",
                  "target": "account", "account": "%s", "rate": 100000}], "ladders": [],
                 "spiffs": [], "roles": [], "cap": {"minor": %s, "per": "year"},
                 "clawback": {"months": 12, "cap": 1000000, "causes": ["return"]},
                 "carriesNegative": true}}""";
        var capped = body.formatted(firm.tiszai, "8000000");
        var answer = new Described(browser).read("tryTermsVersion",
                erp.post(path + "?year=2026&part=q1", capped));
        assertThat(answer.at("/total/before").longValue()).isEqualTo(18_000_00);
        assertThat(answer.at("/total/after").longValue()).isEqualTo(80_000_00);
        assertThat(answer.at("/to").stringValue()).isEqualTo("2026-03-31");
        assertThat(erp.post(path, body.formatted(firm.tiszai, "0"))).hasStatus(422).bodyText()
                .contains("#/clauses/cap");
        assertThat(erp.post(path + "?year=1", capped)).hasStatus(400).bodyText()
                .contains("\"parameter\":\"year\"");
        assertThat(erp.post(path + "?version=" + firm.anna, capped)).hasStatus(404);
        assertThat(new Program(program, firm.finance).get(
                "/api/v1/agencies/" + firm.alfold + "/terms/versions")).bodyJson()
                .extractingPath("$.items").asArray().isEmpty();
    }
}
