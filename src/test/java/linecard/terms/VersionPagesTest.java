package linecard.terms;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Role;
import linecard.catalog.Product;
import linecard.catalog.Products;
import linecard.commissions.Firm;
import linecard.database.Bound;
import linecard.database.Ids;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import static linecard.Visitor.refuses;
import static linecard.Visitor.says;
import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static linecard.terms.Entered.with;
import static org.assertj.core.api.Assertions.assertThat;

/// A person writes terms: the form of a version, row by row.
@LinecardTest
class VersionPagesTest {

    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Autowired private ApplicationContext program;
    @Autowired private Firm.Rooms rooms;
    @Autowired private Versions versions;
    @Autowired private Products products;

    private Firm firm;
    private Visitor finance;
    private Visitor dunaOwner;
    private String terms;

    @BeforeEach
    void found() {
        firm = new Firm(rooms);
        firm.rate(firm.duna, firm.pumps, YEAR, "5");
        finance = new Visitor(program, firm.finance);
        dunaOwner = new Visitor(program,
                rooms.stage().member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null));
        terms = "/agencies/" + firm.duna + "/commission-terms";
    }

    @Test
    void a_whole_version_is_written_shown_and_read_back() {
        assertThat(post(terms + "/versions", whole())).hasStatus(303)
                .as("the notice with its Undo stands at the top")
                .hasHeader("Location", "/o/" + firm.finance.organisation().slug() + terms);
        var shown = says(finance.get(terms));
        shown.contains("Kezdete: 2026. július 1.", "Ügyfél: Szűcs és Társa Kft.", "7%",
                "sávosan: Negyedéves", "minden sáv a saját kulcsán, negyedévente",
                "5%, alsó határ: 0 Ft; 7%, alsó határ: 1 000 000 Ft", "25 Ft darabonként",
                "Kiss Anna", "1% a többiek eladásából", "300 000 Ft, a későbbi jutalékból levonandó",
                "20%, kifizetés 3 hónappal később", "12 hónapon belül", "9 000 000 Ft évente",
                "elengedve", "rendelés");
        says(dunaOwner.get(terms)).contains("Negyedéves", "7%")
                .doesNotContain("/versions/new", "/edit\"", "/history/");
        var stored = only();
        var edit = terms + "/versions/" + stored.id();
        says(finance.get(edit + "/edit")).contains("value=\"Negyedéves\"", "value=\"2026-07-01\"",
                "value=\"Szivattyúk\"", "1 000 000");
        assertThat(post(edit, whole())).hasStatus(303);
        assertThat(only().terms()).as("as it was").isEqualTo(stored.terms());
        var overtaken = post(edit, with(whole(), "spiffs/0/name", "Mine"));
        refuses(overtaken).as("somebody else changed it").contains(
                "Közben módosította: ", "/history/terms.version/" + stored.id(),
                "value=\"Mine\"", "name=\"version\" value=\"2\"");
        assertThat(only().terms()).as("not written over").isEqualTo(stored.terms());
        assertThat(post(edit, with(with(whole(), "spiffs/0/name", "Mine"), "version", "2")))
                .as("looked at and sent again").hasStatus(303);
        says(finance.get("/history/terms.version/" + stored.id())).contains("2026. július 1.",
                "Jutalékkulcs · ", "Ügyfél: Szűcs és Társa Kft.", "20%, kifizetés 3 hónappal később")
                .doesNotContain("carriesNegative", "agency_id");
        var csv = says(finance.get(terms + "/clauses.csv"));
        csv.contains("Negyedéves", "2026-07-01");
        assertThat(finance.get(terms + "/clauses.xlsx")).hasStatusOk();
        says(finance.get(terms + "/clauses.json")).contains("\"clause\"");
    }

    @Test
    void what_limits_look_at_is_told_where_payments_earn_and_asked_anew_for_a_new_version() {
        var fields = List.of("from", "2026-07-01", "event", "PAYMENT", "cap", "500 000",
                "limitsOn", "SOLD", "version", "1");
        assertThat(post(terms + "/versions", fields)).hasStatus(303);
        says(finance.get(terms)).contains("A minimum és a felső határ alapja",
                "minden eladás jutaléka, a ki nem fizetetteké is");
        says(finance.get(terms + "/clauses.json")).contains("\"limits\"");
        var edit = terms + "/versions/" + only().id();
        says(finance.get(edit + "/edit")).contains("<option value=\"SOLD\" selected");
        says(finance.get(terms + "/versions/new")).contains("500 000", "<option value=\"SOLD\">");
        assertThat(post(edit, with(fields, "limitsOn", "EARNED"))).hasStatus(303);
        says(finance.get(terms)).contains("az eddig megszerzett jutalék");
        assertThat(post(edit, with(with(with(fields, "event", "INVOICE"), "version", "2"), "cap", "7")))
                .hasStatus(303);
        says(finance.get(terms)).as("all that is sold is earned")
                .doesNotContain("A minimum és a felső határ alapja");
    }

    @Test
    void rows_come_and_go_by_buttons_and_nothing_is_saved() {
        var fields = new ArrayList<>(List.of("from", "2026-07-01", "rates/0/target", "ACCOUNT",
                "rates/0/what", "Szűcs", "rates/1/target", "CONTRACT", "rates/1/what", "C-7",
                "version", "1"));
        says(post(terms + "/versions", with(fields, "more", "rates")))
                .contains("id=\"rates/0\"", "id=\"rates/1\"", "id=\"rates/2\"", "C-7");
        says(post(terms + "/versions", with(fields, "drop", "rates/0")))
                .contains("id=\"rates/0\"", "C-7").doesNotContain("id=\"rates/1\"", "Szűcs\"");
        says(post(terms + "/versions", with(fields, "more", "ladders")))
                .contains("id=\"ladders/0\"", "ladders/0/tiers/3/rate", "hagyva: 1. sávos kulcs");
        var ladder = with(with(with(fields, "ladders/0/name", ""), "ladders/0/style", "MARGINAL"),
                "ladders/0/tiers/3/rate", "");
        says(post(terms + "/versions", with(ladder, "more", "rates"))).as("nothing typed into it yet")
                .contains("id=\"ladders/0\"", "id=\"rates/2\"").doesNotContain("ladders/0/tiers/4");
        assertThat(all()).isEmpty();
    }

    @Test
    void a_new_ladder_counts_what_the_version_pays_on() {
        var fields = List.of("from", "2026-07-01", "version", "1", "base", "NET", "less", "FREIGHT",
                "ladders/0/name", "First", "ladders/0/counts", "UNITS", "more", "ladders");
        var form = says(post(terms + "/versions", fields));
        form.containsPattern("ladders/0/counts(?s:(?!</select>).)*value=\"UNITS\" selected")
                .containsPattern("ladders/1/counts(?s:(?!</select>).)*value=\"NET\" selected")
                .contains("name=\"ladders/1/less\" value=\"FREIGHT\" checked")
                .doesNotContain("name=\"ladders/1/less\" value=\"TAX\" checked",
                        "name=\"ladders/0/less\" value=\"FREIGHT\" checked", "id=\"ladders/2\"");
        assertThat(all()).isEmpty();
    }

    @Test
    void a_rate_goes_on_to_name_its_ladder_when_another_ladder_goes() {
        var fields = List.of("from", "2026-07-01", "version", "1",
                "ladders/0/name", "First", "ladders/1/name", "Second",
                "rates/0/target", "ANY", "rates/0/ladder", "1");
        says(post(terms + "/versions", with(fields, "drop", "ladders/0")))
                .contains("value=\"0\" selected").doesNotContain("First");
    }

    @Test
    void above_the_form_a_mistake_in_a_row_says_in_which() {
        mistake("rates/0/target", "ANY", "rates/0/rate", "5",
                "rates/1/target", "ACCOUNT", "rates/1/what", "nobody", "rates/1/rate", "5",
                "rates/2/target", "ACCOUNT", "rates/2/what", "nobody", "rates/2/rate", "6",
                "rates/2/name", "Nagy vevő", "spiffs/0/target", "ITEM", "spiffs/0/what", "none",
                "spiffs/0/amount", "5")
                .contains("<li>2. jutalékkulcs: <a href=\"#rates/1/what\">Nincs ilyen: nobody.",
                        "<li>3. jutalékkulcs (Nagy vevő): <a href=\"#rates/2/what\">Nincs ilyen: nobody.",
                        "<li>1. darabprémium: <a href=\"#spiffs/0/what\">Nincs ilyen: none.",
                        "id=\"rates/1/what-error\">Nincs ilyen: nobody.");
    }

    @Test
    void every_mistake_stands_at_its_field_with_what_was_typed() {
        mistake("from", "2026-13-01").contains("id=\"from-error\"", "value=\"2026-13-01\"");
        mistake("rates/0/target", "ACCOUNT", "rates/0/what", "nobody", "rates/0/rate", "5")
                .contains("id=\"rates/0/what-error\"", "Nincs ilyen: nobody");
        mistake("rates/0/target", "LINE_FOR_TYPE", "rates/0/what", "Szivattyúk",
                "rates/0/rate", "5").contains("id=\"rates/0/type-error\"");
        mistake("rates/0/target", "CONTRACT", "rates/0/what", "C", "rates/0/rate", "101")
                .contains("id=\"rates/0/rate-error\"", "value=\"101\"");
        mistake("rates/0/target", "CONTRACT", "rates/0/what", "C\u0000", "rates/0/rate", "5")
                .contains("id=\"rates/0/what-error\"");
        mistake("rates/0/target", "CONTRACT", "rates/0/what", "C")
                .contains("id=\"rates/0/rate-error\"");
        mistake("rates/0/target", "CONTRACT", "rates/0/what", "C", "rates/0/ladder", "7")
                .contains("id=\"rates/0/rate-error\"");
        mistake("minimum", "9".repeat(30)).contains("id=\"minimum-error\"");
        mistake("rates/0/target", "CONTRACT", "rates/0/what", "C", "rates/0/rate", "5", "cap", "0")
                .contains("id=\"cap-error\"", "0 felső határral soha semmi nem járna");
        mistake("clawback", "6").contains("id=\"clawback-error\"", "Nincs bejelölve ok");
        mistake("ladders/0/name", "Sáv", "ladders/0/tiers/0/from", "0", "ladders/0/tiers/0/rate", "3")
                .contains("id=\"ladders/0-error\"", "Egyik kulcs sem e szerint számol");
        mistake("holdback", "10").contains("id=\"holdbackMonths-error\"");
        mistake("holdback", "10", "holdbackMonths", "1,5")
                .contains("id=\"holdbackMonths-error\"");
        mistake("override", firm.csaba.toString(), "overrideRate", "1")
                .contains("nem ennek az irodának a képviselője");
        mistake("override", "x", "overrideRate", "1").contains("id=\"override-error\"");
        mistake("rates/0/target", "LINE", "rates/0/what", "Szivattyúk", "rates/0/rate", "6")
                .contains("id=\"rates/0-error\"", "kulcstábla: Szivattyúk");
        mistake("rates/0/target", "CONTRACT", "rates/0/what", "<script>alert(1)</script>",
                "rates/0/rate", "?").doesNotContain("<script>alert");
        var many = new ArrayList<String>();
        for (int i = 0; i < 300; i++) many.addAll(List.of("rates/" + i + "/what", "C" + i));
        mistake(many.toArray(String[]::new)).contains("legfeljebb 200");
        assertThat(all()).isEmpty();
    }

    @Test
    void what_holds_over_all_versions_is_written_and_shown() {
        assertThat(post(terms + "/agreement", List.of("version", "0", "european", "yes",
                "tail/0/month", "3", "tail/0/share", "100", "tail/1/month", "6",
                "tail/1/share", "50"))).hasStatus(303)
                .as("the notice with its Undo stands at the top")
                .hasHeader("Location", "/o/" + firm.finance.organisation().slug() + terms);
        says(finance.get(terms)).contains("100% a következő hónapig: 3, 50% a következő hónapig: 6");
        var overtaken = post(terms + "/agreement", List.of("version", "0", "european", "no",
                "tail/0/month", "9"));
        refuses(overtaken).contains("Közben módosította: ", "/history/terms.agreement/", "value=\"9\"",
                "name=\"version\" value=\"1\"");
        var refused = post(terms + "/agreement", List.of("version", "1", "life", "none",
                "inherited/0/month", "0", "inherited/0/share", "50"));
        refuses(refused).contains("id=\"life-error\"", "none");
        says(dunaOwner.get(terms)).contains("100% a következő hónapig: 3");
        assertThat(dunaOwner.get(terms + "/agreement")).hasStatus(403);
    }

    @Test
    void life_of_part_is_taken_by_code_or_by_the_whole_name_and_steps_say_what_is_wrong() {
        Bound.run(firm.owner.binding(), () -> products.addAll(firm.owner, List.of(
                new Product(Ids.fresh(), firm.valves, "SZ-1", "Golyóscsap", null, false, 1),
                new Product(Ids.fresh(), firm.valves, "SZ-2", "Tolózár", null, false, 1))));
        assertThat(post(terms + "/agreement", List.of("version", "0", "life",
                "SZ-1\n\nTolózár\nSZ-1 · Golyóscsap"))).hasStatus(303);
        says(finance.get(terms)).contains("SZ-1 · Golyóscsap", "SZ-2 · Tolózár");
        refuses(post(terms + "/agreement", List.of("version", "1", "inherited/0/month", "6",
                "inherited/0/share", "50", "inherited/1/month", "6", "inherited/1/share", "70",
                "tail/0/month", "0", "tail/0/share", "50", "tail/7/share", "5")))
                .contains("legalább 1, legfeljebb 12", "id=\"tail/7/month\"");
        refuses(post(terms + "/agreement", List.of("version", "1", "inherited/0/month", "6",
                "inherited/0/share", "50", "inherited/1/month", "6", "inherited/1/share", "70")))
                .contains("id=\"inherited-error\">A kezdet előtti rendelések: minden lépcsőnek");
    }

    @Test
    void a_version_is_removed_and_others_see_none_of_it() {
        post(terms + "/versions", whole());
        var at = terms + "/versions/" + only().id();
        var foreign = "/agencies/" + firm.alfold + "/commission-terms/versions/" + only().id();
        assertThat(finance.get(foreign + "/edit")).hasStatus(404);
        assertThat(dunaOwner.get(at + "/edit")).hasStatus(403);
        assertThat(dunaOwner.get("/agencies/" + firm.alfold + "/commission-terms/clauses.csv"))
                .hasStatus(404);
        assertThat(post(at, with(whole(), "spiffs/0/name", "Other"))).hasStatus(303);
        var overtaken = post(at + "/removal", List.of("version", "1"));
        refuses(overtaken).as("somebody else changed it").contains(
                "ezért nem lett törölve", "/history/terms.version/" + only().id(),
                "value=\"Other\"", "name=\"version\" value=\"2\"");
        var removed = post(at + "/removal", List.of("version", "2"));
        assertThat(removed).hasStatus(303);
        assertThat(Visitor.notice(removed)).isEqualTo("terms.version.removed");
        assertThat(all()).isEmpty();
    }

    private List<String> whole() {
        return List.of("from", "2026-07-01", "version", "1", "event", "ORDER", "base", "NET",
                "less", "TAX", "less", "FREIGHT", "ladders/0/name", "Negyedéves",
                "ladders/0/style", "MARGINAL", "ladders/0/reset", "QUARTER",
                "ladders/0/counts", "GROSS", "ladders/0/lines", "Szivattyúk",
                "ladders/0/tiers/0/from", "0", "ladders/0/tiers/0/rate", "5",
                "ladders/0/tiers/1/from", "1 000 000", "ladders/0/tiers/1/rate", "7",
                "rates/0/target", "ACCOUNT", "rates/0/what", "Szűcs és Társa Kft.",
                "rates/0/rate", "7", "rates/0/from", "2026-08-01", "rates/0/until", "2026-12-31",
                "rates/1/target", "ANY", "rates/1/ladder", "0",
                "spiffs/0/target", "LINE", "spiffs/0/what", "Szelepek", "spiffs/0/amount", "25",
                "roles/owner", "60", "roles/purchasing", "40",
                "override", firm.anna.toString(), "overrideRate", "1", "overrideOf", "SALES",
                "cap", "9000000", "capPer", "YEAR", "minimum", "10000", "minimumPer", "MONTH",
                "draw", "300000", "recoverable", "yes", "holdback", "20", "holdbackMonths", "3",
                "clawback", "12", "clawbackCap", "50", "causes", "RETURN", "causes", "UNPAID",
                "negative", "waived");
    }

    private Version only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private List<Version> all() {
        return as(firm.finance, () -> versions.ofAgency(firm.finance, firm.duna));
    }

    private AbstractStringAssert<?> mistake(String... fields) {
        var all = new ArrayList<>(List.of("version", "1"));
        if (!fields[0].equals("from")) all.addAll(List.of("from", JULY.toString()));
        all.addAll(List.of(fields));
        return refuses(post(terms + "/versions", all));
    }

    private MvcTestResult post(String path, List<String> fields) {
        return finance.post(path, fields.toArray(String[]::new));
    }
}
