package linecard.commissions;

import jakarta.servlet.http.Cookie;
import linecard.LinecardTest;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Firm.Rooms;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Agency;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.AbstractStringAssert;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import static linecard.commissions.Firm.YEAR;
import static linecard.commissions.Firm.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class CommissionPagesTest {

    private static final LocalDate FEBRUARY_3 = LocalDate.of(2026, 2, 3);

    @Autowired
    private MockMvcTester browser;
    @Autowired
    private Rooms rooms;

    private Firm firm;
    private Cookie finance;
    private Cookie dunaOwner;
    private Cookie anna;

    @BeforeEach
    void found() {
        firm = new Firm(rooms).withRates();
        finance = rooms.stage().session(firm.finance);
        dunaOwner = session(Role.AGENCY_OWNER, firm.duna, null);
        anna = session(Role.REP, firm.duna, firm.anna);
        firm.invoice("S-1", firm.szucs, FEBRUARY_3, firm.pumps, 100_000_00);
    }

    @Test
    void the_terms_show_rates_past_and_to_come_with_an_example() {
        firm.rate(firm.duna, firm.pumps, LocalDate.of(2090, 1, 1), "7");
        says(get(finance, "/agencies/" + firm.duna + "/commission-terms"))
                .contains("Szivattyúk", "hatályos", "jövőbeli", "5% = 50 000 Ft");
        says(get(dunaOwner, "/agencies/" + firm.duna + "/commission-terms"))
                .contains("Szivattyúk")
                .doesNotContain("Új kulcs");
        assertThat(get(dunaOwner, "/agencies/" + firm.alfold + "/commission-terms"))
                .hasStatus(404);
        assertThat(get(anna, "/agencies/" + firm.duna + "/commission-terms")).hasStatus(403);
    }

    @Test
    void an_example_is_worked_out_before_a_rate_is_added() {
        var terms = "/agencies/" + firm.duna + "/commission-terms";
        says(post(finance, terms, "line", firm.pumps.toString(), "from", "2026-12-01",
                "rate", "7,5", "preview", "1"))
                .contains("7,5% = 75 000 Ft", "Addig 5% kulccsal: 50 000 Ft");
        says(get(finance, terms)).doesNotContain("7,5%");
        assertThat(post(finance, terms, "line", firm.pumps.toString(), "from", "2026-12-01",
                "rate", "7,5")).hasStatus(303);
        says(get(finance, terms)).contains("7,5%");
    }

    @Test
    void whoever_adds_a_rate_can_take_it_back() {
        var terms = "/agencies/" + firm.duna + "/commission-terms";
        post(finance, terms, "line", firm.valves.toString(), "from", "2026-12-01", "rate", "7.5");
        var rate = as(firm.finance, () -> rooms.rates().ofAgency(firm.finance, firm.duna)).stream()
                .filter(one -> firm.valves.equals(one.productLine())).findFirst().orElseThrow();
        var history = "/history/terms.rate/" + rate.id();
        says(get(finance, history)).contains(history + "/undo");
        assertThat(post(finance, history + "/undo", "next", terms)).hasStatus(303);
        says(get(finance, terms)).doesNotContain("7,5%");
    }

    @Test
    void a_rate_that_cannot_be_is_refused_with_what_was_typed_and_the_reason() {
        var terms = "/agencies/" + firm.duna + "/commission-terms";
        refuses(post(finance, terms, "line", "", "from", "2026-01-01", "rate", "6"))
                .contains("Azt módosítsa", "value=\"2026-01-01\"");
        refuses(post(finance, terms, "line", "", "from", "2026-12-01", "rate", "101"))
                .contains("value=\"101\"");
        assertThat(post(finance, terms, "line", "", "from", "?", "rate", "")).hasStatus(422);
        var manager = session(Role.MANAGER, null, null);
        assertThat(post(manager, terms, "line", "", "from", "2026-12-01", "rate", "6"))
                .hasStatus(403);
    }

    @Test
    void a_rate_is_edited_and_removed() {
        firm.rate(firm.duna, firm.valves, YEAR, "7");
        var rate = as(firm.finance, () -> rooms.rates().ofAgency(firm.finance, firm.duna)).stream()
                .filter(one -> firm.valves.equals(one.productLine())).findFirst().orElseThrow();
        var path = "/agencies/" + firm.duna + "/commission-terms/" + rate.id();
        says(get(finance, path + "/edit")).contains("value=\"7\"");
        assertThat(post(finance, path, "from", "2026-01-01", "rate", "8", "version", "1"))
                .hasStatus(303);
        refuses(post(finance, path + "/removal", "version", "1"))
                .contains("ezért nem lett törölve", "value=\"8\"", "name=\"version\" value=\"2\"");
        assertThat(post(finance, path + "/removal", "version", "2")).hasStatus(303);
        assertThat(get(finance, path + "/edit")).hasStatus(404);
        assertThat(get(finance, "/agencies/" + firm.alfold + "/commission-terms/" + rate.id()
                + "/edit")).hasStatus(404);
    }

    @Test
    void a_month_is_looked_at_and_closed_with_a_typed_word() {
        says(get(finance, "/statements?year=2026&month=2"))
                .contains("Dunamenti", "nyitott", "5 000 Ft");
        says(get(finance, "/agencies/" + firm.duna + "/statements/2099/1/draft"))
                .contains("Még nyitott, előbb zárandó: 2026. február. Tételei nem itt")
                .containsPattern("/statements\" aria-current=\"page\"")
                .doesNotContain("/agencies\" aria-current");
        says(get(finance, "/agencies/" + firm.duna))
                .containsPattern("/agencies\" aria-current=\"page\"");
        var month = "/agencies/" + firm.duna + "/statements/2026/2";
        says(get(finance, month + "/draft")).contains(
                "tervezet", "S-1 számú számla (2026. február 3.)",
                "100 000 Ft × 50% részesedés = 50 000 Ft. 50 000 Ft × 5% jutalékkulcs");
        refuses(post(finance, month + "/closing", "lines", "2", "total", "500000",
                "word", "igen")).contains("LEZÁR");
        refuses(post(finance, month + "/closing", "lines", "2147483648", "total", "500000",
                "word", "LEZÁR"));
        refuses(post(finance, month + "/closing", "lines", "1", "total", "400000",
                "word", "LEZÁR")).contains("role=\"alert\"><p>Az adatok megváltoztak",
                "Amit Ön látott: 1 tétel, 4 000 Ft.").doesNotContain("javításra vár");
        var closed = post(finance, month + "/closing", "lines", "2", "total", "500000",
                "word", "lezár");
        assertThat(closed).hasStatus(303);
        says(get(finance, Objects.requireNonNull(
                closed.getResponse().getRedirectedUrl())))
                .contains("2026-0001", "5 000 Ft", "Kiss Anna", "Nagy Béla");
        assertThat(get(finance, month + "/draft")).hasStatus(303);
    }

    @Test
    void all_agencies_are_closed_at_once() {
        firm.invoice("S-2", firm.tiszai, FEBRUARY_3, firm.valves, 100_000_00);
        assertThat(post(finance, "/statements/2026/2/closings", "word", "")).hasStatus(422);
        assertThat(post(finance, "/statements/2026/2/closings", "word", "LEZÁR")).hasStatus(303);
        says(get(finance, "/statements?year=2026&month=2"))
                .contains("2026-0001", "2026-0002", "jóváhagyásra vár")
                .doesNotContain("LEZÁR");
        assertThat(post(finance, "/statements/2026/2/approvals")).hasStatus(303);
        says(get(finance, "/statements?year=2026&month=2")).contains("jóváhagyásra vár");
        var owner = rooms.stage().session(firm.owner);
        assertThat(post(owner, "/statements/2026/2/approvals")).hasStatus(303);
        says(get(finance, "/statements?year=2026&month=2"))
                .contains("kiállítva").doesNotContain("jóváhagyásra vár");
        var manager = session(Role.MANAGER, null, null);
        assertThat(post(manager, "/statements/2026/2/closings", "word", "LEZÁR")).hasStatus(403);
    }

    @Test
    void many_agencies_are_closed_in_the_background() {
        Bound.run(firm.owner.binding(), () -> {
            for (int i = 0; i < 50; i++) {
                rooms.agencies().add(firm.owner, new Agency(Ids.fresh(), "X" + i, "Iroda " + i,
                        "HU", "", "", "", "", false, 1));
            }
        });
        var job = Objects.requireNonNull(post(finance, "/statements/2026/2/closings",
                "word", "LEZÁR").getResponse().getRedirectedUrl());
        assertThat(job).contains("/jobs/");
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> says(get(finance, job))
                .contains("Egy hónap zárása", "2026. február", "Kész."));
        says(get(finance, "/statements?year=2026&month=2")).contains("2026-0001");
    }

    @Test
    void a_second_person_approves_or_gives_back_and_the_agency_accepts() {
        assertThat(firm.close(firm.duna, 2)).isInstanceOf(Closing.Closed.class);
        var id = as(firm.finance, () -> rooms.statements().ofMonth(
                firm.finance, Firm.month(firm.finance, 2))).getFirst().id();
        says(get(finance, "/statements?year=2026&month=3"))
                .contains("előbb jóváhagyandó: 2026-0001").doesNotContain("jóváhagyásra vár");
        says(get(dunaOwner, "/statements")).contains("Még nincs elszámolás");
        assertThat(get(dunaOwner, "/statements/" + id)).hasStatus(404);
        assertThat(get(anna, "/statements/" + id)).hasStatus(404);
        says(get(finance, "/statements/" + id)).contains("Ezt az elszámolást Ön készítette")
                .doesNotContain("/approval");
        post(finance, "/statements/" + id + "/approval");
        assertThat(get(dunaOwner, "/statements/" + id)).hasStatus(404);
        var owner = rooms.stage().session(firm.owner);
        assertThat(post(owner, "/statements/" + id + "/giving-back", "why", "<b>Hibás</b>"))
                .hasStatus(303);
        says(get(finance, "/agencies/" + firm.duna + "/statements/2026/2/draft"))
                .contains("Visszaadta", "&lt;b&gt;Hibás&lt;/b&gt;", "LEZÁR");
        firm.close(firm.duna, 2);
        post(owner, "/statements/" + as(firm.finance, () -> rooms.statements().ofMonth(
                firm.finance, Firm.month(firm.finance, 2))).getFirst().id() + "/giving-back");
        says(get(finance, "/agencies/" + firm.duna + "/statements/2026/2/draft"))
                .contains("Indokot nem írt");
        var again = firm.issue(firm.duna, 2);
        says(get(dunaOwner, "/statements/" + again)).contains("Elszámolás elfogadása", "Fizetendő");
        assertThat(post(dunaOwner, "/statements/" + again + "/giving-back")).hasStatus(403);
        assertThat(post(owner, "/statements/" + again + "/giving-back")).hasStatus(303);
        assertThat(post(dunaOwner, "/statements/" + again + "/acceptance")).hasStatus(303);
        assertThat(post(dunaOwner, "/statements/" + again + "/acceptance")).hasStatus(303);
        says(get(finance, "/statements/" + again)).contains("Elfogadva");
        var alfold = session(Role.AGENCY_OWNER, firm.alfold, null);
        assertThat(post(alfold, "/statements/" + again + "/acceptance")).hasStatus(404);
    }

    @Test
    void an_agency_sees_its_statement_a_rep_the_own_lines_and_others_nothing() {
        var id = firm.issue(firm.duna, 2);
        says(get(dunaOwner, "/statements")).contains("2026-0001");
        says(get(dunaOwner, "/statements/" + id)).contains("Nagy Béla", "5 000 Ft");
        says(get(anna, "/statements")).contains("2026-0001", "2 500 Ft").doesNotContain("5 000 Ft");
        says(get(anna, "/statements/" + id))
                .contains("S-1", "2 500 Ft")
                .doesNotContain("Nagy Béla", "5 000 Ft");
        assertThat(get(anna, "/statements/" + id + "/statement.pdf")).hasStatus(403);
        var alfold = session(Role.AGENCY_OWNER, firm.alfold, null);
        assertThat(get(alfold, "/statements/" + id)).hasStatus(404);
        assertThat(get(alfold, "/statements/" + id + "/lines.csv")).hasStatus(404);
        assertThat(get(alfold, "/statements/" + id + "/statement.pdf")).hasStatus(404);
        assertThat(get(dunaOwner, "/agencies/" + firm.duna + "/statements/2026/2/draft"))
                .hasStatus(403);
    }

    @Test
    void the_seal_is_checked_on_asking() {
        var id = firm.issue(firm.duna, 2);
        says(get(finance, "/statements/" + id + "?check=true"))
                .contains("A pecsét ép");
        says(get(finance, "/statements/" + id + "?rep=" + firm.bela))
                .contains("class=\"chip\"");
        assertThat(get(finance, "/statements/" + id + "?rep=" + UUID.randomUUID())).hasStatus(404);
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
    void the_table_has_every_figure_exactly() throws Exception {
        var id = firm.issue(firm.duna, 2);
        var csv = get(finance, "/statements/" + id + "/lines.csv");
        says(csv)
                .contains("Kiss Anna;Számla;S-1;2026-02-03;Szűcs és Társa Kft.;Szivattyúk;"
                        + "100000,00;50%;50000,00;5%;");
        says(get(anna, "/statements/" + id + "/lines.csv"))
                .contains("Kiss Anna").doesNotContain("Nagy Béla");
        assertThat(get(finance, "/statements/" + id + "/lines.xlsx")).hasStatusOk();
    }

    @Test
    void each_sees_what_is_ahead_of_them() {
        says(get(anna, "/earnings")).contains("Az Ön eddigi jutaléka").doesNotContain("Nagy Béla");
        says(get(anna, "/earnings/order?net=100000&line=" + firm.pumps)).contains("5 000 Ft", "5%");
        says(get(anna, "/earnings?net=-x&line=" + firm.pumps)).contains("-x");
        says(get(anna, "/earnings?net=5&line=" + UUID.randomUUID())).contains("Írja be");
        says(get(dunaOwner, "/agencies/" + firm.duna + "/earnings")).contains("Dunamenti");
        assertThat(get(dunaOwner, "/agencies/" + firm.alfold + "/earnings")).hasStatus(404);
        assertThat(get(anna, "/agencies/" + firm.duna + "/earnings")).hasStatus(403);
        assertThat(get(finance, "/earnings")).hasStatus(303);
    }

    @Test
    void empty_pages_teach() {
        var alone = rooms.stage().company();
        var session = rooms.stage().session(alone);
        says(get(alone, session, "/statements")).contains("Még nincs képviseleti iroda");
        says(get(anna, "/statements")).contains("Még nincs elszámolás");
        says(get(dunaOwner, "/statements")).contains("Még nincs elszámolás");
        says(get(finance, "/agencies/" + firm.alfold + "/statements/2026/2/draft"))
                .contains("Nincs elszámolandó tétel");
        assertThat(get(finance, "/statements?year=2026&month=13")).hasStatus(404);
    }

    private byte[] pdf(Cookie session, UUID id) {
        var answer = get(session, "/statements/" + id + "/statement.pdf");
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private Cookie session(Role role, @Nullable UUID agency, @Nullable UUID rep) {
        return rooms.stage().session(rooms.stage().member(firm.owner, role, agency, rep, null));
    }

    private static AbstractStringAssert<?> says(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return body(answer);
    }

    private static AbstractStringAssert<?> refuses(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        return body(answer);
    }

    /// With plain spaces, as people read it.
    private static AbstractStringAssert<?> body(MvcTestResult answer) {
        try {
            var text = answer.getResponse().getContentAsString();
            return assertThat(text.replace('\u00a0', ' ')).as("page");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult get(Cookie session, String path) {
        return get(firm.owner, session, path);
    }

    private MvcTestResult get(Viewer viewer, Cookie session, String path) {
        var base = "/o/" + viewer.organisation().slug();
        return browser.get().uri(path.startsWith("/o/") ? path : base + path).cookie(session)
                .exchange();
    }

    private MvcTestResult post(Cookie session, String path, String... fields) {
        var request = browser.post().uri("/o/" + firm.owner.organisation().slug() + path)
                .cookie(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
