package linecard.disputes;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.disputes.Decision.Outcome;
import linecard.disputes.Dispute.Reason;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import static linecard.Visitor.led;
import static linecard.Visitor.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class DisputePagesTest {

    private static final String HOSTILE = "<script>alert(1)</script>'; drop table x; --";

    @Autowired Quarrel.Rooms rooms;
    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;

    private Quarrel quarrel;
    private Visitor finance;
    private Visitor duna;
    private Visitor anna;

    @BeforeEach
    void found() {
        quarrel = new Quarrel(rooms);
        finance = new Visitor(program, quarrel.finance);
        duna = new Visitor(program, quarrel.duna);
        anna = new Visitor(program, quarrel.anna);
    }

    private String start() {
        return "/disputes/new?statement=" + quarrel.statement + "&position=1";
    }

    private MvcTestResult open(Visitor who, String... more) {
        var fields = new String[12 + more.length];
        System.arraycopy(new String[] {"id", Ids.fresh().toString(), "statement",
            quarrel.statement.toString(), "position", "1", "reason", "rate", "expected", "3 500",
            "words", HOSTILE}, 0, fields, 0, 12);
        System.arraycopy(more, 0, fields, 12, more.length);
        return who.post("/disputes", fields);
    }

    @Test
    void a_dispute_goes_from_the_line_to_the_decision() {
        assertThat(plain(anna.blank(start()))).contains("S-1", "2 500 Ft", "A megbízó megtudja");
        assertThat(plain(finance.blank(start()))).contains("minek kellene az iroda szerint itt állnia")
                .doesNotContain("A megbízó megtudja");
        assertThat(plain(finance.blank(start() + "&difference=-1"))).doesNotContain("Jelzem a megbízónak");
        var opened = open(anna);
        assertThat(opened).hasStatus(303);
        var path = "/disputes/" + led(opened);
        assertThat(plain(finance.get("/disputes"))).contains(path, "Más jutalékkulcs");
        assertThat(plain(finance.get(path))).contains("1 000 Ft", "&lt;script&gt;")
                .doesNotContain("<script>alert", "Válaszolni és dönteni");
        var manager = new Visitor(program,
                stage.member(quarrel.firm.owner, Role.MANAGER, null, null, null));
        assertThat(plain(manager.get(path))).doesNotContain("<textarea")
                .contains("Válaszolni és dönteni a tulajdonos és a pénzügy tud.");
        for (int time = 0; time < 2; time++) {
            assertThat(finance.post(path + "/messages", "id", Ids.fresh().toString(),
                    "words", "Melyik kulcs?")).hasStatus(303);
        }
        assertThat(plain(anna.get(path))).as("once, also from a page asked for again")
                .containsOnlyOnce("Melyik kulcs?").doesNotContain("/decision");
        assertThat(finance.post(path + "/decision", "outcome", "partly", "granted", "400",
                "why", "Csak ennyi.")).hasStatus(303);
        assertThat(finance.post(path + "/decision", "outcome", "rejected", "why", "<i>Nem jár.</i>"))
                .hasStatus(422).bodyText().contains("Már döntött", "&lt;i&gt;Nem jár.&lt;/i&gt;");
        assertThat(plain(anna.get(path))).contains("Részben elfogadva: 400 Ft", "Csak ennyi.",
                "nem nyitható meg újra");
        assertThat(plain(finance.get(path))).contains("Az irodának kifizethető: 400 Ft");
        assertThat(plain(duna.get(path))).contains("Az irodának kifizethető: 400 Ft",
                "A döntés egyik elszámolást sem módosítja", "/payments\"");
        assertThat(anna.post(path + "/messages", "id", Ids.fresh().toString(),
                "words", "Köszönöm.")).hasStatus(303);
        assertThat(open(anna)).hasStatus(422).bodyText().contains("már eldőlt");
        assertThat(plain(anna.get("/disputes"))).contains("Nincs nyitott vitatott tétel",
                "/disputes?state=decided");
    }

    @Test
    void the_form_says_all_that_is_wrong_and_keeps_what_was_typed() {
        var refused = anna.post("/disputes", "id", "x", "statement",
                quarrel.statement.toString(), "position", "1", "reason", "weather", "expected",
                "sok", "words", "");
        assertThat(refused).hasStatus(422);
        assertThat(plain(refused)).contains("value=\"sok\"");
        for (var days : new String[] {"", " "}) {
            assertThat(finance.post("/disputes/deadline", "version", "0", "days", days))
                    .hasStatus(422).bodyText().contains("Kötelező megadni").doesNotContain("nem szám");
        }
        assertThat(open(anna, "id", "x")).hasStatus(303); // the first id counts
        assertThat(anna.post("/disputes", "id", Ids.fresh().toString(), "statement",
                quarrel.statement.toString(), "position", "1", "reason", "rate", "expected",
                "9".repeat(40), "words", "x")).hasStatus(422);
        assertThat(anna.post("/disputes", "id", Ids.fresh().toString(), "statement",
                quarrel.statement.toString(), "position", "1", "reason", "rate", "expected",
                "5", "words", "x".repeat(4001))).hasStatus(422);
    }

    @Test
    void a_missing_sale_is_claimed_by_the_rep_and_for_the_agency_by_the_principal() {
        assertThat(plain(anna.blank("/disputes/new"))).doesNotContain("name=\"agency\"");
        var claimed = anna.post("/disputes", "id", Ids.fresh().toString(), "reason", "missing",
                "document", "S-77", "account", HOSTILE, "expected", "900", "words", "Nincs rajta.");
        assertThat(claimed).hasStatus(303);
        assertThat(plain(duna.get("/disputes/" + led(claimed)))).contains("S-77", "900 Ft");
        assertThat(finance.post("/disputes", "id", Ids.fresh().toString(), "reason", "missing",
                "document", "S-78", "account", "Szűcs", "expected", "900", "words", "Telefonon."))
                .hasStatus(422);
        assertThat(finance.post("/disputes", "id", Ids.fresh().toString(), "agency",
                quarrel.firm.duna.toString(), "reason", "missing", "document", "S-78", "account",
                "Szűcs", "expected", "900", "words", "Telefonon.")).hasStatus(303);
        assertThat(finance.post("/disputes", "id", Ids.fresh().toString(), "agency",
                UUID.randomUUID().toString(), "reason", "missing", "document", "S-79", "account",
                "Szűcs", "expected", "900", "words", "Telefonon.")).hasStatus(404);
    }

    @Test
    void nobody_else_sees_writes_or_takes_a_file() {
        var id = quarrel.opened(quarrel.anna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        var path = "/disputes/" + id;
        for (var other : new Viewer[] {quarrel.bela, quarrel.alfold, stage.company()}) {
            var visitor = new Visitor(program, other);
            assertThat(visitor.get(path)).hasStatus(404);
            assertThat(visitor.get(path + "/attachments/" + id)).hasStatus(404);
            assertThat(visitor.post(path + "/messages", "id", Ids.fresh().toString(),
                    "words", "x")).hasStatus(404);
            assertThat(plain(visitor.get("/disputes"))).doesNotContain(path);
            assertThat(plain(visitor.get("/disputes.csv?state=all"))).doesNotContain("S-1");
            assertThat(visitor.get(start())).hasStatus(404);
        }
        assertThat(duna.post(path + "/decision", "outcome", "granted")).hasStatus(403);
    }

    private MvcTestResult write(Viewer who, UUID dispute, UUID id, String name, byte[] content) {
        return browser.post().uri("/o/" + who.organisation().slug() + "/disputes/" + dispute
                + "/messages").multipart()
                .file(new MockMultipartFile("file", name, "image/png", content))
                .param("id", id.toString()).param("words", "Itt van.")
                .cookie(stage.session(who)).with(csrf()).exchange();
    }

    @Test
    void a_file_is_kept_once_and_sent_out_as_a_file() {
        var id = quarrel.opened(quarrel.anna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        var message = Ids.fresh();
        var text = "Szerződés 5. pont".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            assertThat(write(quarrel.anna, id, message, "a\u202e/../b.html", text)).hasStatus(303);
        }
        var file = finance.get("/disputes/" + id + "/attachments/" + message);
        assertThat(file).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment").contains("b.html");
        assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(text);
        assertThat(plain(finance.get("/disputes/" + id)).split("Itt van\\.", -1)).hasSize(2);
        assertThat(write(quarrel.anna, id, Ids.fresh(), "a.png",
                "<script>".getBytes(StandardCharsets.UTF_8))).hasStatus(422)
                .bodyText().contains("nem csatolható");
        assertThat(write(quarrel.anna, id, Ids.fresh(), "a.txt", new byte[(5 << 20) + 1]))
                .hasStatus(422);
        assertThat(write(quarrel.anna, id, Ids.fresh(), "a.txt", new byte[0])).hasStatus(422)
                .bodyText().contains("A fájl üres");
        assertThat(write(quarrel.anna, id, Ids.fresh(), "", new byte[0])).hasStatus(303);
    }

    @Test
    void the_board_filters_leads_to_files_and_sets_the_deadline() {
        var id = quarrel.opened(quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00));
        quarrel.opened(quarrel.duna, quarrel.wanted(2, Reason.SHARE, 5_000_00));
        quarrel.decide(quarrel.finance, id, Outcome.REJECTED, 0);
        assertThat(plain(finance.get("/disputes?reason=rate"))).doesNotContain(id.toString());
        assertThat(plain(finance.get("/disputes?state=decided"))).contains(id.toString());
        assertThat(plain(finance.get("/disputes?state=nonsense&agency=x&reason='")))
                .doesNotContain(id.toString());
        assertThat(plain(finance.get("/disputes.csv?state=decided"))).contains("elutasítva", "S-1");
        assertThat(plain(finance.get("/disputes.json?state=all"))).contains("\"rejected\"");
        assertThat(finance.get("/disputes.xlsx")).hasStatusOk();
        assertThat(finance.post("/disputes/deadline", "days", "14", "version", "0"))
                .hasStatus(303);
        assertThat(finance.post("/disputes/deadline", "days", "15", "version", "0"))
                .hasStatus(409);
        assertThat(finance.post("/disputes/deadline", "days", "400", "version", "1"))
                .hasStatus(422);
        assertThat(plain(duna.get("/disputes"))).doesNotContain("/disputes/deadline");
    }

    @Test
    void programs_open_write_and_decide() {
        var agency = new Program(program, quarrel.duna);
        var opened = agency.post("/api/v1/disputes", """
                {"statement": "%s", "position": 1, "reason": "rate",
                 "expected": {"minor": 350000, "currency": "HUF"}, "words": "Rossz kulcs"}
                """.formatted(quarrel.statement));
        assertThat(opened).as(plain(opened)).hasStatus(201);
        var path = "/api/v1/disputes/" + Program.id(opened);
        assertThat(agency.post(path + "/messages", "{\"words\": \"Még egy szó\"}")).hasStatusOk();
        assertThat(agency.post(path + "/decision", "{\"outcome\": \"granted\"}")).hasStatus(403);
        var principal = new Program(program, quarrel.finance);
        assertThat(principal.post(path + "/decision", "{\"outcome\": \"partly\"}")).hasStatus(422);
        assertThat(principal.post(path + "/decision", "{\"outcome\": \"granted\"}")).hasStatusOk();
        assertThat(principal.get(path)).bodyText().contains("granted", "Még egy szó");
        assertThat(principal.get("/api/v1/disputes?state=decided")).bodyText()
                .contains(Program.id(opened));
        assertThat(principal.get("/api/v1/disputes?state=odd")).hasStatus(400);
        assertThat(agency.post(path + "/withdrawal", "{}")).hasStatus(422);
    }

    @Test
    void programs_send_a_file_with_what_they_write() {
        var agency = new Program(program, quarrel.duna);
        var path = "/api/v1/disputes/" + quarrel.opened(
                quarrel.duna, quarrel.wanted(1, Reason.RATE, 3_500_00)) + "/attachments";
        assertThat(sent(agency, path + "?words=Lásd&name=a.csv", "text/csv", "S-1;5000\n"))
                .hasStatusOk().bodyText().contains("Lásd", "a.csv");
        assertThat(sent(agency, path + "?words=x", "text/csv", "")).hasStatus(422);
        assertThat(sent(agency, path + "?words=x", "application/pdf", "MZ\0\0")).hasStatus(422);
        assertThat(sent(agency, path + "?words=", "text/csv", "a;b\n")).hasStatus(400);
        assertThat(sent(agency, path, "text/csv", "a;b\n")).hasStatus(400);
        assertThat(sent(agency, path + "?words=x", "application/json", "{}")).hasStatus(415);
        var other = new Program(program, quarrel.alfold);
        assertThat(sent(other, path + "?words=x", "text/csv", "a;b\n")).hasStatus(404);
    }

    private static MvcTestResult sent(Program by, String path, String type, String content) {
        return by.ask("POST", path).contentType(type).content(content).exchange();
    }
}
