package linecard.commissions;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Role;
import linecard.commissions.Firm.Rooms;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Agency;
import linecard.sales.Booking;
import linecard.sales.Kind;
import linecard.words.Language;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.led;
import static linecard.Visitor.refuses;
import static linecard.Visitor.says;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class CommissionPagesTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Rooms rooms;

    private Firm firm;
    private Visitor finance;
    private Visitor dunaOwner;
    private Visitor anna;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        finance = new Visitor(program, firm.finance);
        dunaOwner = visitor(Role.AGENCY_OWNER, firm.duna, null);
        anna = visitor(Role.REP, firm.duna, firm.anna);
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
    }

    @Test
    void a_month_is_looked_at_and_closed_with_a_typed_word() {
        says(finance.get("/statements?year=2026&month=2"))
                .contains("Dunamenti", "nyitott", "5 000 Ft");
        says(finance.get("/statements?year=2026&month=4")).containsPattern(
                "<a class=\"badge\" href=\"[^\"]+/statements\\?year=2026&amp;month=2\">"
                        + "előbb zárandó: 2026. február</a>");
        says(finance.get("/agencies/" + firm.duna + "/statements/2099/1/draft"))
                .contains("Még nyitott, előbb zárandó: 2026. február. Tételei nem itt")
                .containsPattern("/statements\" aria-current=\"page\"")
                .doesNotContain("/agencies\" aria-current");
        says(finance.get("/agencies/" + firm.duna))
                .containsPattern("/agencies\" aria-current=\"page\"");
        var month = "/agencies/" + firm.duna + "/statements/2026/2";
        says(finance.get(month + "/draft")).contains(
                "tervezet", "S-1 számú számla (2026. február 3.)",
                "100 000 Ft × 50% részesedés = 50 000 Ft. 50 000 Ft × 5% jutalékkulcs");
        refuses(finance.post(month + "/closing", "lines", "2", "total", "500000",
                "word", "igen")).contains("LEZÁR");
        refuses(finance.post(month + "/closing", "lines", "2147483648", "total", "500000",
                "word", "LEZÁR"));
        refuses(finance.post(month + "/closing", "lines", "1", "total", "400000",
                "word", "LEZÁR")).contains("role=\"alert\"><p>Az adatok megváltoztak",
                "Amit Ön látott: 1 tétel, 4 000 Ft.").doesNotContain("javításra vár");
        var closed = finance.post(month + "/closing", "lines", "2", "total", "500000",
                "word", "lezár");
        assertThat(closed).hasStatus(303);
        says(finance.get("/statements/" + led(closed)))
                .contains("2026-0001", "5 000 Ft", "Kiss Anna", "Nagy Béla");
        assertThat(finance.get(month + "/draft")).hasStatus(303);
    }

    @Test
    void all_agencies_are_closed_at_once() {
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.valves, 100_000_00);
        assertThat(finance.post("/statements/2026/2/closings", "word", "")).hasStatus(422);
        assertThat(finance.post("/statements/2026/2/closings", "word", "LEZÁR")).hasStatus(303);
        says(finance.get("/statements?year=2026&month=2"))
                .contains("2026-0001", "2026-0002", "jóváhagyásra vár")
                .doesNotContain("LEZÁR");
        assertThat(finance.post("/statements/2026/2/approvals")).hasStatus(303);
        says(finance.get("/statements?year=2026&month=2")).contains("jóváhagyásra vár");
        var owner = new Visitor(program, firm.owner);
        assertThat(owner.post("/statements/2026/2/approvals")).hasStatus(303);
        says(finance.get("/statements?year=2026&month=2"))
                .contains("kiállítva").doesNotContain("jóváhagyásra vár");
        var manager = visitor(Role.MANAGER, null, null);
        assertThat(manager.post("/statements/2026/2/closings", "word", "LEZÁR")).hasStatus(403);
    }

    @Test
    void many_agencies_are_closed_in_the_background() {
        Bound.run(firm.owner.binding(), () -> {
            for (int i = 0; i < 50; i++) {
                rooms.agencies().add(firm.owner, new Agency(Ids.fresh(), "X" + i, "Iroda " + i,
                        "HU", "", "", "", "", false, 1));
            }
        });
        var job = "/jobs/" + led(finance.post("/statements/2026/2/closings", "word", "LEZÁR"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> says(finance.get(job))
                .contains("Egy hónap zárása", "2026. február", "Kész."));
        says(finance.get("/statements?year=2026&month=2")).contains("2026-0001");
    }

    @Test
    void a_second_person_approves_or_gives_back_and_the_agency_accepts() {
        assertThat(firm.close(firm.duna, 2)).isInstanceOf(Closing.Closed.class);
        var id = as(firm.finance, () -> rooms.statements().ofMonth(
                firm.finance, Firm.month(firm.finance, 2))).getFirst().id();
        says(finance.get("/statements?year=2026&month=3"))
                .contains("előbb jóváhagyandó: 2026-0001").doesNotContain("jóváhagyásra vár");
        says(dunaOwner.get("/statements")).contains("Még nincs elszámolás");
        assertThat(dunaOwner.get("/statements/" + id)).hasStatus(404);
        assertThat(anna.get("/statements/" + id)).hasStatus(404);
        says(finance.get("/statements/" + id)).contains("Ezt az elszámolást Ön készítette")
                .doesNotContain("/approval");
        finance.post("/statements/" + id + "/approval");
        assertThat(dunaOwner.get("/statements/" + id)).hasStatus(404);
        var owner = new Visitor(program, firm.owner);
        assertThat(owner.post("/statements/" + id + "/giving-back", "why", "<b>Hibás</b>"))
                .hasStatus(303);
        says(finance.get("/agencies/" + firm.duna + "/statements/2026/2/draft"))
                .contains("Visszaadta", "&lt;b&gt;Hibás&lt;/b&gt;", "LEZÁR");
        firm.close(firm.duna, 2);
        owner.post("/statements/" + as(firm.finance, () -> rooms.statements().ofMonth(
                firm.finance, Firm.month(firm.finance, 2))).getFirst().id() + "/giving-back");
        says(finance.get("/agencies/" + firm.duna + "/statements/2026/2/draft"))
                .contains("Indokot nem írt");
        var again = firm.issue(firm.duna, 2);
        says(dunaOwner.get("/statements/" + again)).contains("Elszámolás elfogadása", "Fizetendő");
        assertThat(dunaOwner.post("/statements/" + again + "/giving-back")).hasStatus(403);
        assertThat(owner.post("/statements/" + again + "/giving-back")).hasStatus(303);
        assertThat(dunaOwner.post("/statements/" + again + "/acceptance")).hasStatus(303);
        assertThat(dunaOwner.post("/statements/" + again + "/acceptance")).hasStatus(303);
        says(finance.get("/statements/" + again)).contains("Elfogadva");
        var alfold = visitor(Role.AGENCY_OWNER, firm.alfold, null);
        assertThat(alfold.post("/statements/" + again + "/acceptance")).hasStatus(404);
    }

    @Test
    void an_agency_sees_its_statement_a_rep_the_own_lines_and_others_nothing() {
        var id = firm.issue(firm.duna, 2);
        says(dunaOwner.get("/statements")).contains("2026-0001");
        says(dunaOwner.get("/statements/" + id)).contains("Nagy Béla", "5 000 Ft");
        says(anna.get("/statements")).contains("2026-0001", "2 500 Ft").doesNotContain("5 000 Ft");
        says(anna.get("/statements/" + id))
                .contains("S-1", "2 500 Ft")
                .doesNotContain("Nagy Béla", "5 000 Ft");
        assertThat(anna.get("/statements/" + id + "/statement.pdf")).hasStatus(403);
        var alfold = visitor(Role.AGENCY_OWNER, firm.alfold, null);
        assertThat(alfold.get("/statements/" + id)).hasStatus(404);
        assertThat(alfold.get("/statements/" + id + "/lines.csv")).hasStatus(404);
        assertThat(alfold.get("/statements/" + id + "/statement.pdf")).hasStatus(404);
        assertThat(dunaOwner.get("/agencies/" + firm.duna + "/statements/2026/2/draft"))
                .hasStatus(403);
    }

    @Test
    void the_seal_is_checked_on_asking() {
        var id = firm.issue(firm.duna, 2);
        says(finance.get("/statements/" + id + "?check=true"))
                .contains("A pecsét ép");
        says(finance.get("/statements/" + id + "?rep=" + firm.bela))
                .contains("class=\"chip\"");
        assertThat(finance.get("/statements/" + id + "?rep=" + UUID.randomUUID())).hasStatus(404);
    }

    @Test
    void the_pdf_has_names_and_amounts_and_is_the_same_each_time() throws Exception {
        var id = firm.issue(firm.duna, 2);
        var first = pdf(finance, id);
        assertThat(pdf(dunaOwner, id)).isEqualTo(first);
        try (var document = Loader.loadPDF(first)) {
            var text = new PDFTextStripper().getText(document).replace('\u00a0', ' ');
            assertThat(text).contains("2026-0001 számú jutalékelszámolás", "Szűcs és Társa Kft.",
                    "Dunamenti Képviselet Bt.", "Fizetendő: 5 000 Ft", "2 500",
                    "Nagy Béla, összesen", "1 / 1");
        }
    }

    @Test
    void the_pdf_says_on_every_page_whose_lines_stand_there() throws Exception {
        for (int i = 0; i < 40; i++) {
            firm.invoice("T-" + i, firm.szucs, FEBRUARY_3, firm.pumps, 1_000_00);
        }
        try (var document = Loader.loadPDF(pdf(finance, firm.issue(firm.duna, 2)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            var text = new PDFTextStripper();
            for (int number = 1; number < document.getNumberOfPages(); number++) {
                text.setStartPage(number);
                text.setEndPage(number);
                var page = text.getText(document);
                assertThat(page).contains("Bizonylat");
                assertThat(page).containsPattern("(?m)^(Kiss Anna|Nagy Béla)\\s*$");
            }
        }
    }

    @Test
    void the_pdf_of_very_many_lines_has_what_they_come_to_by_customer_and_product_line() throws Exception {
        var lines = new ArrayList<Booking.Line>();
        for (int i = 0; i < 1_100; i++) {
            lines.add(new Booking.Line(null, i % 4 == 0 ? firm.valves : firm.pumps, 1_000, 1_000_00, null));
        }
        as(firm.owner, () -> rooms.documents().book(firm.owner, firm.nextImport(), List.of(new Booking(
                Kind.INVOICE, "L-1", firm.szucs, null, FEBRUARY_3, "", lines))));
        var sums = new LineSums();
        firm.draft(firm.duna, 2).lines().forEach(sums::add);
        for (var most : Map.of(4, "line", 3, "customer", 2, "customer", 1, "rep").entrySet()) {
            assertThat(LineSums.by(sums.atMost(most.getKey(), Language.HUNGARIAN))).isEqualTo(most.getValue());
        }
        try (var document = Loader.loadPDF(pdf(finance, firm.issue(firm.duna, 2)))) {
            var text = new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]+", " ");
            assertThat(text).contains("ügyfelenként és termékcsoportonként összesítve")
                    .containsPattern("Szűcs és Társa Kft. Szelepek 275 137 500")
                    .doesNotContain("L-1");
        }
    }

    @Test
    void the_table_has_every_figure_exactly() throws Exception {
        var id = firm.issue(firm.duna, 2);
        var csv = finance.get("/statements/" + id + "/lines.csv");
        says(csv)
                .contains("Kiss Anna;Számla;S-1;2026-02-03;Szűcs és Társa Kft.;Szivattyúk;"
                        + "100000,00;50%;50000,00;5%;");
        says(anna.get("/statements/" + id + "/lines.csv"))
                .contains("Kiss Anna").doesNotContain("Nagy Béla");
        assertThat(finance.get("/statements/" + id + "/lines.xlsx")).hasStatusOk();
    }

    @Test
    void each_sees_what_is_ahead_of_them() {
        says(anna.get("/earnings")).contains("Az Ön eddigi jutaléka").doesNotContain("Nagy Béla");
        says(anna.get("/earnings/order?net=100000&line=" + firm.pumps)).contains("5 000 Ft", "5%");
        var wrong = says(anna.get("/earnings?net=-x&line=" + firm.pumps));
        wrong.contains("-x").containsOnlyOnce("Ez nem szám.");
        says(anna.get("/earnings?net=5&line=" + UUID.randomUUID())).contains("Írja be");
        says(dunaOwner.get("/agencies/" + firm.duna + "/earnings")).contains("Dunamenti");
        assertThat(dunaOwner.get("/agencies/" + firm.alfold + "/earnings")).hasStatus(404);
        assertThat(anna.get("/agencies/" + firm.duna + "/earnings")).hasStatus(403);
        assertThat(finance.get("/earnings")).hasStatus(303);
    }

    @Test
    void empty_pages_teach() {
        var alone = rooms.stage().company();
        says(new Visitor(program, alone).get("/statements")).contains("Még nincs képviseleti iroda");
        says(anna.get("/statements")).contains("Még nincs elszámolás");
        says(dunaOwner.get("/statements")).contains("Még nincs elszámolás");
        says(finance.get("/agencies/" + firm.alfold + "/statements/2026/2/draft"))
                .contains("Nincs elszámolandó tétel");
        assertThat(finance.get("/statements?year=2026&month=13")).hasStatus(404);
    }

    private static byte[] pdf(Visitor reader, UUID id) {
        var answer = reader.get("/statements/" + id + "/statement.pdf");
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private Visitor visitor(Role role, @Nullable UUID agency, @Nullable UUID rep) {
        return new Visitor(program, rooms.stage().member(firm.owner, role, agency, rep, null));
    }
}
