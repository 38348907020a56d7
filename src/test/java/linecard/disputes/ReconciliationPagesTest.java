package linecard.disputes;

import linecard.LinecardTest;
import linecard.Processor;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static linecard.Visitor.plain;
import static linecard.commissions.Firm.as;
import static linecard.disputes.Quarrel.FEBRUARY_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class ReconciliationPagesTest {

    @Autowired Quarrel.Rooms rooms;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    private Quarrel quarrel;
    private Visitor duna;
    private Visitor finance;

    @BeforeEach
    void found() {
        quarrel = new Quarrel(rooms);
        duna = new Visitor(program, quarrel.duna);
        finance = new Visitor(program, quarrel.finance);
    }

    private MvcTestResult send(Viewer who, UUID statement, UUID id, String name, byte[] content) {
        return browser.post().uri("/o/" + who.organisation().slug() + "/statements/" + statement
                + "/reconciliations").multipart()
                .file(new MockMultipartFile("file", name, "text/csv", content))
                .param("id", id.toString()).cookie(stage.session(who)).with(csrf()).exchange();
    }

    private MvcTestResult send(String text) {
        return send(quarrel.duna, quarrel.statement, Ids.fresh(), "várt.csv",
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_file_with_known_names_is_compared_at_once_and_leads_to_a_dispute() {
        var sent = send("Számla;Vevő;Jutalék\nS-1;SZŰCS ÉS T. KFT;2 500\nS-1;SZŰCS ÉS T. KFT;3 500\n"
                + "S-77;Ismeretlen Bt.;900\n");
        assertThat(sent).hasStatus(303);
        var path = "/reconciliations/" + led(sent);
        var page = plain(duna.get(path));
        assertThat(page).contains("Egyezik", "Kevesebb van elszámolva", "más jutalékkulcs",
                "Nincs az elszámoláson", "6 900 Ft", "5 000 Ft", "1 900 Ft");
        var link = page.replaceAll("(?s).*?href=\"/o/[^/]+(/disputes/new\\?[^\"]*position=[^\"]*)\".*",
                "$1").replace("&amp;", "&");
        var form = plain(duna.blank(URLDecoder.decode(link, StandardCharsets.UTF_8)));
        assertThat(form).contains("value=\"3500,00\"", "várt.csv").contains("selected");
        assertThat(plain(duna.get(path + "?verdict=matched"))).contains("S-1")
                .doesNotContain("S-77");
        assertThat(plain(finance.get(path + "/findings.csv"))).contains("S-77", "Ismeretlen Bt.");
        assertThat(plain(finance.get(path + "/findings.json?verdict=unknown_to_us")))
                .contains("S-77").doesNotContain("\"S-1\"");
        assertThat(duna.get(path + "/findings.xlsx")).hasStatusOk();
        assertThat(plain(duna.get("/statements/" + quarrel.statement + "/reconciliations")))
                .contains(path, "várt.csv");
    }

    @Test
    void what_was_compared_is_leafed_through_to_the_first() {
        send("Számla;Jutalék\nS-1;2 000\n");
        as(quarrel.duna, () -> transaction.execute(_ -> sql.sql("""
                insert into disputes.reconciliation (id, organisation_id, agency_id, statement_id,
                    file_name, file_sha256, header, sample, mapping, reading, uploaded_at, uploaded_name)
                select uuidv7(), organisation_id, agency_id, statement_id, 'régi-' || i || '.csv',
                       file_sha256, header, sample, mapping, reading,
                       uploaded_at - i * interval '1 day', uploaded_name
                from disputes.reconciliation cross join generate_series(1, 50) i
                where statement_id = :statement
                """).param("statement", quarrel.statement).update()));
        var list = "/statements/" + quarrel.statement + "/reconciliations";
        assertThat(body(duna.get(list))).contains("régi-49.csv", "page=2").doesNotContain("régi-50.csv");
        assertThat(body(duna.get(list + "?page=2"))).contains("régi-50.csv");
    }

    @Test
    void what_pays_more_than_expected_is_told_of_and_not_disputed() {
        var sent = send("Számla;Jutalék\nS-1;2 000\nS-1;2 000\nS-77;900\n");
        var page = plain(duna.get("/reconciliations/" + led(sent)));
        assertThat(page).contains("Több van elszámolva", ">Jelzem</a>", ">Vitatom</a>");
        var links = page.split("href=\"/o/[^/]+(?=/disputes/new)");
        for (int i = 1; i < links.length; i++) {
            var link = URLDecoder.decode(links[i].replaceAll("(?s)\".*", "").replace("&amp;", "&"),
                    StandardCharsets.UTF_8);
            boolean isTooMuch = links[i].contains("difference=-");
            assertThat(links[i].replaceAll("(?s)</a>.*", "")).endsWith(isTooMuch ? "Jelzem" : "Vitatom");
            assertThat(plain(duna.blank(link)).contains("Többletfizetés jelzése")).isEqualTo(isTooMuch);
        }
        assertThat(links.length).isGreaterThan(2);
    }

    @Test
    void a_file_without_anything_is_called_empty_and_not_missing() {
        assertThat(send("")).hasStatus(422).bodyText().contains("A fájl üres.");
        assertThat(send(quarrel.duna, quarrel.statement, Ids.fresh(), "", new byte[0]))
                .hasStatus(422).bodyText().doesNotContain("A fájl üres.");
        assertThat(send("Számla;Vevő;Jutalék\n")).hasStatus(422).bodyText()
                .contains("A fájlban csak fejléc van, alatta nincs sor.");
        assertThat(send("Számla;Vevő;Jutalék\nS-1;Szűcs;\n")).hasStatus(422).bodyText()
                .contains("A fejléc alatt egyetlen sorban sincs összeg");
    }

    @Test
    void own_names_of_columns_are_asked_once_and_remembered_for_the_agency() {
        var sent = send("Izé;Bizgentyű\nS-1;5 000\n");
        assertThat(sent.getResponse().getRedirectedUrl()).endsWith("/columns");
        var path = String.valueOf(sent.getResponse().getRedirectedUrl())
                .replaceAll("^/o/[^/]+", "");
        assertThat(plain(duna.get(path))).contains("Izé", "5 000");
        var refused = duna.post(path, "version", "1", "document", "Izé", "amount", "Izé");
        assertThat(refused).hasStatus(422).bodyText().contains("már mást jelent");
        assertThat(duna.post(path, "version", "1", "document", "nincs ilyen")).hasStatus(422);
        assertThat(duna.post(path, "version", "9", "document", "Izé", "amount", "Bizgentyű",
                "numbers", "hu")).hasStatus(409);
        assertThat(duna.post(path, "version", "1", "document", "Izé", "amount", "Bizgentyű",
                "numbers", "hu", "dates", "DMY")).hasStatus(303);
        var again = send("Bizgentyű;Izé\n5 000;S-1\n");
        assertThat(again.getResponse().getRedirectedUrl()).doesNotContain("columns");
        assertThat(plain(duna.get("/reconciliations/" + led(again)))).contains("Egyezik");
        assertThat(send(quarrel.finance, quarrel.statement, Ids.fresh(), "a.csv",
                "Izé;Bizgentyű\nS-1;5 000\n".getBytes(StandardCharsets.UTF_8))
                .getResponse().getRedirectedUrl()).doesNotContain("columns");
    }

    @Test
    void a_spelling_is_learned_from_numbers_or_said_by_a_person() {
        quarrel.firm.invoice("S-2", quarrel.firm.szucs, FEBRUARY_3.plusMonths(1),
                quarrel.firm.pumps, 10_000_00);
        var march = quarrel.firm.issue(quarrel.firm.duna, 3);
        send("Számla;Vevő;Jutalék\nS-1;SZT;5 000\n");
        var known = send(quarrel.duna, march, Ids.fresh(), "a.csv",
                "Vevő;Jutalék\nSzt;500\n".getBytes(StandardCharsets.UTF_8));
        assertThat(plain(duna.get("/reconciliations/" + led(known)))).contains("Egyezik")
                .doesNotContain("/spellings");
        var unknown = send(quarrel.duna, march, Ids.fresh(), "b.csv",
                "Vevő;Jutalék\nA nagy öreg;500\n".getBytes(StandardCharsets.UTF_8));
        var path = "/reconciliations/" + led(unknown);
        assertThat(plain(duna.get(path))).contains("A nagy öreg", "/spellings");
        assertThat(duna.post(path + "/spellings", "customer-0", "A nagy öreg", "is-0",
                "Nincs ilyen Kft.")).hasStatus(303);
        assertThat(plain(duna.get(path))).contains("/spellings");
        assertThat(duna.post(path + "/spellings", "customer-0", "A nagy öreg", "is-0",
                "Szűcs és Társa Kft.")).hasStatus(303);
        assertThat(plain(duna.get(path))).doesNotContain("/spellings");
    }

    @Test
    void the_same_file_sent_twice_with_one_form_is_kept_once() {
        var id = Ids.fresh();
        for (int i = 0; i < 2; i++) {
            assertThat(send(quarrel.duna, quarrel.statement, id, "a.csv",
                    "Számla;Jutalék\nS-1;5 000\n".getBytes(StandardCharsets.UTF_8))).hasStatus(303);
        }
        assertThat(plain(duna.get("/statements/" + quarrel.statement + "/reconciliations"))
                .split("/reconciliations/" + id, -1)).hasSize(2);
    }

    @Test
    void what_cannot_be_read_is_said_with_its_row_and_nothing_is_compared() {
        var sent = send("Számla;Jutalék\nS-1;<b>sok</b>\nS-2;=1+2\n");
        assertThat(sent).hasStatus(422).bodyText()
                .contains("2. sor", "3. sor", "&lt;b&gt;sok").doesNotContain("<b>sok");
        assertThat(send("Számla;Jutalék\n" + "S-1;sok\n".repeat(30))).bodyText()
                .contains("legalább 20 sor nem olvasható").doesNotContain("22. sor");
        for (var hostile : new byte[][] {"%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
            "MZ\0\0".getBytes(StandardCharsets.US_ASCII), {}, {'P', 'K', 3, 4, 0, 0},
            "a;a\n1;2\n".getBytes(StandardCharsets.UTF_8),
            "S\u0000zámla;Jutalék\n1;2\n".getBytes(StandardCharsets.UTF_8)}) {
            assertThat(send(quarrel.duna, quarrel.statement, Ids.fresh(), "a.xlsx", hostile))
                    .hasStatus(422);
        }
        assertThat(duna.post("/statements/" + quarrel.statement + "/reconciliations",
                "id", Ids.fresh().toString())).hasStatus(422);
    }

    @Test
    void a_file_that_is_too_large_is_to_be_cut_down_and_not_split() {
        var large = new byte[(int) Expectations.MOST_BYTES + 1];
        Arrays.fill(large, (byte) 'a');
        assertThat(send(quarrel.duna, quarrel.statement, Ids.fresh(), "a.csv", large)).hasStatus(422)
                .bodyText().contains("A fájl nagyobb, mint 20 MB.", "ne bontsa részekre")
                .doesNotContain("Bontsa részekre");
        assertThat(send("Számla;Jutalék\n" + "S-1;1\n".repeat(Expectations.MOST_ROWS + 1)))
                .hasStatus(422).bodyText().contains("ne bontsa részekre").doesNotContain("Bontsa részekre");
        assertThat(plain(duna.get("/statements/" + quarrel.statement + "/reconciliations")))
                .doesNotContain("várt.csv");
    }

    @Test
    void programs_send_a_file_and_say_what_its_columns_mean() {
        var erp = new Program(program, quarrel.duna);
        var path = "/api/v1/statements/" + quarrel.statement + "/reconciliations";
        assertThat(sent(erp, path + "?name=várt.csv", "Számla;Jutalék\nS-1;5 000\n"))
                .hasStatus(201).bodyText().contains("\"matched\"", "várt.csv");
        var asked = sent(erp, path, "Miről;Mennyi\nS-1;sok\n");
        assertThat(asked).hasStatus(201);
        var at = "/api/v1/reconciliations/" + Program.id(asked) + "/columns";
        var meaning = """
                {"columns": [{"means": "document", "column": "Miről"},
                             {"means": "amount", "column": "%s"}]}
                """;
        assertThat(erp.post(at, meaning.formatted("Mennyi"), "If-Match", "\"7\"")).hasStatus(412);
        assertThat(erp.post(at, meaning.formatted("Miről"), "If-Match", "\"1\"")).hasStatus(422);
        for (var wrong : List.of("\"numbers\": \"de\"", "\"dates\": \"ymd\"", "\"sheet\": \"2026\"")) {
            assertThat(erp.post(at, meaning.formatted("Mennyi").replaceFirst("\\{", "{" + wrong + ","),
                    "If-Match", "\"1\"")).as(wrong).hasStatus(422);
        }
        assertThat(erp.post(at, meaning.formatted("Mennyi"), "If-Match", "\"1\"")).hasStatusOk()
                .bodyText().contains("\"row\":2", "sok");
        var read = sent(erp, path, "Miről;Mennyi\nS-1;3500\n");
        assertThat(erp.post("/api/v1/reconciliations/" + Program.id(read) + "/columns",
                meaning.formatted("Mennyi"), "If-Match", "\"1\"")).hasStatusOk()
                .bodyText().contains("\"expected\":{\"minor\":350000");
        assertThat(sent(erp, path, "%PDF-1.7")).hasStatus(422);
        assertThat(sent(new Program(program, quarrel.alfold), path, "a;b\n1;2\n")).hasStatus(404);
    }

    private static MvcTestResult sent(Program by, String path, String content) {
        return by.ask("POST", path).contentType("text/csv").content(content).exchange();
    }

    @Test
    void nobody_else_compares_or_sees_it() {
        var path = "/reconciliations/" + led(send("Számla;Jutalék\nS-1;5 000\n"));
        for (var other : new Viewer[] {quarrel.alfold, stage.company()}) {
            var visitor = new Visitor(program, other);
            for (var page : new String[] {"", "/columns", "/findings.csv"}) {
                assertThat(visitor.get(path + page)).hasStatus(404);
            }
            assertThat(visitor.post(path + "/columns", "version", "2")).hasStatus(404);
            assertThat(visitor.post(path + "/spellings")).hasStatus(404);
            assertThat(send(other, quarrel.statement, Ids.fresh(), "a.csv",
                    "Számla;Jutalék\nS-1;1\n".getBytes(StandardCharsets.UTF_8))).hasStatus(404);
        }
        var anna = new Visitor(program, quarrel.anna);
        assertThat(anna.get(path)).hasStatus(403);
        assertThat(anna.get("/statements/" + quarrel.statement + "/reconciliations"))
                .hasStatus(403);
    }

    @Test
    void fifty_thousand_rows_are_compared_while_somebody_waits() {
        var text = new StringBuilder("Számla;Vevő;Jutalék\n");
        for (int i = 0; i < Expectations.MOST_ROWS; i++) {
            text.append("X-").append(i).append(";Vevő ").append(i % 500).append(";").append(i)
                    .append('\n');
        }
        var sent = Processor.within(Duration.ofSeconds(30), () -> send(text.toString()));
        assertThat(sent).hasStatus(303);
        assertThat(plain(duna.get("/reconciliations/" + led(sent)))).contains("50 000", "50 002");
        var more = send(text + "X;Y;1\n");
        assertThat(more).hasStatus(422);
        assertThat(plain(more)).contains("több mint 50 000 sor");
    }
}
