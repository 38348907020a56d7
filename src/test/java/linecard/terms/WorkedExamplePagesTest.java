package linecard.terms;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.commissions.Firm;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.List;

import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static linecard.terms.Entered.with;
import static org.assertj.core.api.Assertions.assertThat;

/// Beside the form of a version, an example follows what is typed, to what is paid in the end.
@LinecardTest
class WorkedExamplePagesTest {

    @Autowired private ApplicationContext program;
    @Autowired private Firm.Rooms rooms;
    @Autowired private Versions versions;

    private Firm firm;
    private Visitor finance;
    private String terms;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.duna, firm.pumps, YEAR, "5");
        finance = new Visitor(program, firm.finance);
        terms = "/agencies/" + firm.duna + "/commission-terms";
    }

    @Test
    void the_example_follows_what_is_typed_by_the_reckoning_itself() {
        var fields = List.of("from", "2026-07-01", "version", "1", "event", "INVOICE",
                "ladders/0/name", "Sáv", "ladders/0/style", "MARGINAL", "ladders/0/reset", "YEAR",
                "ladders/0/tiers/0/from", "0", "ladders/0/tiers/0/rate", "3",
                "ladders/0/tiers/1/from", "300000", "ladders/0/tiers/1/rate", "5",
                "ladders/0/tiers/2/from", "500000", "ladders/0/tiers/2/rate", "7",
                "rates/0/target", "ANY", "rates/0/ladder", "0", "rates/0/name", "Minden",
                "tryOrder", "350 000", "trySold", "250 000");
        says(post(terms + "/example", fields)).contains("350 000 Ft", "18 500 Ft",
                "50 000 Ft × 3% + 200 000 Ft × 5% + 100 000 Ft × 7%");
        says(post(terms + "/example", with(fields, "event", "SHIPMENT"))).contains("18 500 Ft");
        says(post(terms + "/example", with(fields, "ladders/0/style", "RETROACTIVE")))
                .contains("600 000 Ft", "7%", "a jutalék: 34 500 Ft", "24 500 Ft",
                        "korábbi eladásainak jutaléka ennyivel változik: 10 000 Ft");
        var units = with(with(fields, "ladders/0/counts", "UNITS"), "tryQuantity", "350 000");
        says(post(terms + "/example", with(with(units, "tryOrder", "700 000"),
                "ladders/0/style", "RETROACTIVE"))).as("two forints each")
                .contains("600 000", "49 000 Ft", "változik: 20 000 Ft", "a jutalék: 69 000 Ft");
        says(post(terms + "/example", with(fields, "tryLine", firm.pumps.toString())))
                .contains("kulcstábla: Szivattyúk", "17 500 Ft");
        says(post(terms + "/example", with(fields, "ladders/0/tiers/1/rate", "?")))
                .contains("Amint a kikötések olvashatók");
        says(post(terms + "/example", with(fields, "ladders/0/tiers/0/from", "1")))
                .contains("Sávos kulcs (Sáv): Az első sávnak 0-nál kell kezdődnie.");
        assertThat(as(firm.finance, () -> versions.ofAgency(firm.finance, firm.duna))).isEmpty();
    }

    @Test
    void where_payments_earn_the_example_says_how_much_has_been_paid() {
        var fields = List.of("from", "2026-07-01", "version", "1", "event", "PAYMENT",
                "rates/0/target", "ANY", "rates/0/rate", "10", "rates/0/name", "Minden",
                "tryOrder", "300 000", "cap", "20 000");
        says(post(terms + "/example", fields)).contains("a jutalék: 20 000 Ft",
                "ennyi akkor jár, ha a vevő az egészet kifizette", "A felső határ (20 000 Ft) elérve");
        says(post(terms + "/example", with(fields, "tryPaid", "100 000")))
                .contains("a jutalék: 10 000 Ft", "300 000 Ft × 10% = 30 000 Ft",
                        "a vevő eddig 100 000 Ft összeget fizetett, így ebből eddig ennyi jár: 10 000 Ft")
                .doesNotContain("az egészet", "elérve");
        says(post(terms + "/example", with(with(fields, "tryPaid", "100 000"), "event", "INVOICE")))
                .contains("a jutalék: 20 000 Ft").doesNotContain("a vevő eddig");
        says(post(terms + "/example", with(fields, "tryPaid", "sok")))
                .contains("Amint a kikötések olvashatók");
        says(finance.get(terms + "/versions/new")).contains("name=\"tryPaid\"");
    }

    private String example(List<String> fields) {
        return Visitor.plain(post(terms + "/example", fields));
    }

    /// 30,000 are earned. In July 2035, two months later is the end of September.
    @Test
    void the_example_goes_on_to_what_is_paid_clause_by_clause() {
        var fields = List.of("from", "2035-07-01", "version", "1", "event", "INVOICE",
                "rates/0/target", "ANY", "rates/0/rate", "10", "rates/0/name", "Minden",
                "tryOrder", "200 000", "trySold", "100 000", "causes", "RETURN");
        assertThat(example(fields)).doesNotContain("ez lesz belőle", "visszaküldi");
        var held = with(with(fields, "holdback", "10"), "holdbackMonths", "2");
        assertThat(example(with(with(held, "minimum", "50 000"), "draw", "60 000")))
                .containsSubsequence("Ha a hónapban más eladás nincs, ez lesz belőle:",
                        "Jutalék a korábbi eladásokkal együtt", "30 000 Ft",
                        "Kiegészítés a minimumig (50 000 Ft)", "20 000 Ft",
                        "Visszatartva 10% eddig: 2035. szeptember 30.",
                        "−5 000 Ft", "Jutalékelőleg 60 000 Ft összegig, később levonandó", "15 000 Ft",
                        "Kifizetés", "60 000 Ft");
        assertThat(example(with(with(with(held, "minimum", "50 000"), "draw", "40 000"),
                "tryDrawn", "20 000"))).containsSubsequence("Jutalékelőleg levonása", "−20 000 Ft",
                        "Jutalékelőleg 40 000 Ft", "15 000 Ft", "Kifizetés", "40 000 Ft");
        assertThat(example(with(with(with(held, "cap", "25 000"), "draw", "24 000"), "recoverable", "no")))
                .containsSubsequence("30 000 Ft", "A felső határ (25 000 Ft) feletti rész", "−5 000 Ft",
                        "−2 500 Ft", "Garantált jutalékelőleg 24 000 Ft összegig", "1 500 Ft",
                        "Kifizetés", "24 000 Ft");
        assertThat(example(with(with(held, "minimum", "50 000"), "minimumPer", "QUARTER")))
                .containsSubsequence("Ha a negyedévben más eladás nincs", "20 000 Ft",
                        "2035. november 30.", "Kifizetés", "45 000 Ft");
    }

    @Test
    void the_example_says_what_a_return_would_take_back() {
        var fields = List.of("from", "2035-07-01", "version", "1", "event", "PAYMENT",
                "rates/0/target", "ANY", "rates/0/rate", "10", "rates/0/name", "Minden",
                "tryOrder", "200 000", "trySold", "100 000");
        assertThat(example(fields)).contains("Ha a vevő visszaküldi a rendelést, nincs jutalék-visszavonás.");
        var within = with(with(fields, "causes", "RETURN"), "clawback", "3");
        assertThat(example(within)).contains(
                "Ha a vevő 3 hónapon belül visszaküldi a rendelést, a visszavont jutalék: 20 000 Ft.");
        assertThat(example(with(within, "minimum", "50 000")))
                .contains("nincs jutalék-visszavonás, mert a minimum pótolja.");
        assertThat(example(with(within, "tryPaid", "50 000"))).contains("visszavont jutalék: 5 000 Ft.");
        assertThat(example(with(with(within, "event", "INVOICE"), "clawbackCap", "50")))
                .as("of 30,000 in the month").contains("visszavont jutalék: 15 000 Ft.");
    }

    private MvcTestResult post(String path, List<String> fields) {
        return finance.post(path, fields.toArray(String[]::new));
    }
}
