package linecard.emails;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class EmailPagesTest {

    private static final Pattern PLACEMENT = Pattern.compile("/email-placements/([0-9a-f-]{36})/removal");

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Town town;
    @Autowired Tables tables;

    Town.Company company;
    Viewer rep;
    Visitor visitor;

    @BeforeEach
    void open() {
        company = town.company();
        rep = town.somebody(company, Role.REP, company.north());
        visitor = new Visitor(program, rep);
    }

    private static String zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("plans/a.html"));
            zip.write("<script>alert(1)</script>".getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void a_file_is_added_at_the_account_and_at_the_contact() {
        var account = company.north().id("account");
        var id = led(upload(rep, "/accounts/" + account + "/emails", """
                From: "<b>X</b>" <x@unknown.example>
                To: ember@n.example
                Message-ID: <f1@x>
                Subject: <img src=x onerror=alert(1)>
                Content-Type: multipart/mixed; boundary=x

                --x

                Első sor
                második
                --x
                Content-Disposition: attachment; filename="=HYPERLINK(1).txt"

                semmi
                --x
                Content-Disposition: attachment; filename=virus.exe

                MZ\u0001\u0000\u0002
                --x
                Content-Disposition: attachment; filename=<b>plans.zip
                Content-Transfer-Encoding: base64

                %s
                --x--
                """.formatted(zip())));
        assertThat(visitor.get("/emails/" + id)).hasStatusOk().bodyText()
                .contains("&lt;img src=x onerror=alert(1)&gt;", "Első sor<br>második<br>", "Account N",
                        "Ember MarkN", "=HYPERLINK(1).txt</a>", "plans.zip</a>", "virus.exe ",
                        "csak a nevét tároljuk")
                .doesNotContain("<img src=x", "<b>X");
        var file = Pattern.compile("/email-attachments/[0-9a-f-]{36}").matcher(body(visitor.get("/emails/" + id)));
        assertThat(file.find()).isTrue();
        var sent = visitor.get(file.group()).getResponse();
        assertThat(sent.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(sent.getContentType()).startsWith("text/plain");
        assertThat(file.find()).isTrue();
        var packed = new Program(program, rep).get("/api/v1" + file.group() + "/content").getResponse();
        assertThat(packed.getContentType()).isEqualTo("application/zip");
        assertThat(packed.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(packed.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(led(upload(rep, "/emails", "From: x@y.example\nMessage-ID: <f1@x>\n\nother"))).isEqualTo(id);
        assertThat(visitor.get("/accounts/" + account)).bodyText().contains("/emails/" + id);
        assertThat(visitor.get("/accounts/" + account + "/timeline?kind=emails.all")).bodyText()
                .contains("/emails/" + id, "&lt;b&gt;X&lt;/b&gt;: Első sor második");
        assertThat(visitor.get("/emails?account=" + account + "&q=ONERROR")).bodyText().contains("/emails/" + id);
        assertThat(visitor.get("/emails.csv?account=" + account)).hasStatusOk().bodyText().contains("onerror");
        var other = led(upload(rep, "/contacts/" + company.north().id("contact") + "/emails",
                "From: x@y.example\nMessage-ID: <f2@x>\nSubject: For Ember\n\nx"));
        assertThat(visitor.get("/contacts/" + company.north().id("contact"))).bodyText().contains(other);
        assertThat(visitor.get("/emails/" + other)).bodyText().contains("Account N", "Ember MarkN");
    }

    @Test
    void what_is_no_mail_is_refused_with_the_reason() {
        for (var bad : List.of("%PDF-1.4\n", "hello", "X: y\n".repeat(5_000) + "\nx")) {
            assertThat(upload(rep, "/emails", bad)).hasStatus(422).bodyText().contains("e-mail", "id=\"file-error\"");
        }
        assertThat(upload(rep, "/emails", "")).hasStatus(422).bodyText().contains("Válasszon fájlt.");
        assertThat(visitor.post("/accounts/" + company.north().id("account") + "/emails")).hasStatus(422);
        assertThat(upload(rep, "/accounts/" + company.south().id("account") + "/emails", "From: a@b.c\n\nx"))
                .hasStatus(404);
        for (var odd : List.of("?page=x", "?account=1", "?contact='", "?q=%00", "?which=none", "?page=99999")) {
            assertThat(visitor.get("/emails" + odd)).as(odd).hasStatusOk();
        }
    }

    @Test
    void what_waits_is_placed_taken_off_and_thrown_away() {
        var id = led(upload(rep, "/emails", "From: x@unknown.example\nMessage-ID: <w@x>\nSubject: Waits\n\nx"));
        assertThat(visitor.get("/emails?which=waiting")).bodyText().contains("Waits", "Ügyfélre vár: 1");
        assertThat(visitor.get("/emails/" + id)).bodyText().contains("csak Ön látja");
        for (var wrong : List.of("", "C-S", "nowhere", "x".repeat(100), "a\0")) {
            assertThat(visitor.post("/emails/" + id + "/placements", "account", wrong)).as(wrong).hasStatus(422);
        }
        assertThat(visitor.post("/emails/" + id + "/placements", "account", "C-N",
                "contact", company.south().id("contact").toString())).hasStatus(422);
        assertThat(visitor.post("/emails/" + id + "/placements", "account", "C-N")).hasStatus(303);
        assertThat(visitor.post("/emails/" + id + "/placements", "account", "C-N")).hasStatus(303);
        assertThat(visitor.get("/emails?which=waiting")).bodyText().doesNotContain("Waits");
        var desk = new Visitor(program, company.owner());
        assertThat(desk.get("/emails/" + id)).hasStatusOk();
        assertThat(desk.post("/emails/" + id + "/removal")).as("not the own").hasStatus(404);
        var placement = placement(visitor, id);
        var rival = new Visitor(program, town.somebody(company, Role.REP, company.south()));
        assertThat(rival.post("/email-placements/" + placement + "/removal")).hasStatus(404);
        assertThat(desk.post("/email-placements/" + placement + "/removal")).hasStatus(303);
        assertThat(desk.get("/emails/" + id)).as("private again").hasStatus(404);
        assertThat(visitor.get("/emails?which=waiting")).bodyText().contains("Waits");
        assertThat(visitor.post("/emails/" + id + "/placements", "account", "C-N")).hasStatus(303);
        assertThat(visitor.post("/emails/" + id + "/removal")).hasStatus(303);
        assertThat(visitor.post("/emails/" + id + "/removal")).hasStatus(404);
        assertThat(tables.admin().sql("select count(*) from emails.placement where email_id = ?::uuid").param(id)
                .query(Long.class).single()).isZero();
    }

    @Test
    void a_shared_address_is_proposed_and_left_to_the_member() {
        var desk = new Visitor(program, company.owner());
        var shared = led(desk.post("/contacts", "familyName", "Közös", "account", "C-S",
                "emails", "ember@n.example"));
        var id = led(upload(company.owner(), "/emails", "From: Ember@N.example\nMessage-ID: <s@x>\n\nx"));
        assertThat(desk.get("/emails/" + id)).bodyText().contains("Melyik ügyfél?", "Account N · Ember MarkN",
                "Account S · Közös");
        assertThat(desk.post("/emails/" + id + "/placements", "account", "C-S", "contact", shared)).hasStatus(303);
        assertThat(desk.get("/contacts/" + shared)).bodyText().contains("/emails/" + id);
        var placement = placement(desk, id);
        assertThat(desk.post("/history/emails.placement/" + placement + "/undo", "next", "/emails")).hasStatus(303);
        assertThat(desk.get("/emails?which=waiting")).bodyText().contains("/emails/" + id);
    }

    @Test
    void a_drop_address_is_made_renewed_and_given_up() {
        assertThat(visitor.get("/me")).bodyText().contains("/emails/address");
        assertThat(visitor.get("/emails/address")).bodyText().contains("Önnek még nincs beküldő címe");
        assertThat(visitor.post("/emails/address")).hasStatus(303);
        var address = Pattern.compile("data-copy=\"([a-z2-7]{26}@drop.example)\"");
        var first = address.matcher(body(visitor.get("/emails/address")));
        assertThat(first.find()).isTrue();
        assertThat(body(visitor.get("/contacts/" + company.north().id("contact")))).contains(first.group(1));
        visitor.post("/emails/address");
        assertThat(body(visitor.get("/emails/address"))).doesNotContain(first.group(1));
        assertThat(visitor.post("/emails/address/removal")).hasStatus(303);
        assertThat(visitor.get("/emails/address")).bodyText().doesNotContain("@drop.example");
        var auditor = new Visitor(program, town.somebody(company, Role.AUDITOR, company.north()));
        assertThat(auditor.get("/emails")).hasStatusOk().bodyText().doesNotContain("/emails/address");
        assertThat(auditor.get("/accounts/" + company.north().id("account"))).hasStatusOk().bodyText()
                .contains("Levél").doesNotContain("type=\"file\"");
    }

    @Test
    void a_program_hands_in_places_and_throws_away() {
        var crm = new Program(program, rep);
        var described = new Described(browser);
        var added = crm.ask("POST", "/api/v1/emails").contentType("message/rfc822")
                .content("From: Ember <ember@n.example>\nMessage-ID: <api@x>\nSubject: Api\n\nhello").exchange();
        var whole = described.read("addEmail", added);
        assertThat(whole.at("/email/fromAddress").stringValue()).isEqualTo("ember@n.example");
        assertThat(whole.at("/placements/0/account").stringValue())
                .isEqualTo(company.north().id("account").toString());
        var id = UUID.fromString(whole.at("/email/id").stringValue());
        assertThat(described.read("getEmail", crm.get("/api/v1/emails/" + id)).at("/email/text").stringValue())
                .isEqualTo("hello");
        assertThat(described.read("listEmails", crm.get("/api/v1/emails?q=api")).at("/items")).hasSize(1);
        described.read("placeEmail", crm.post("/api/v1/emails/" + id + "/placements",
                "{\"account\": \"" + company.north().id("account") + "\"}"));
        assertThat(crm.post("/api/v1/emails/" + id + "/placements",
                "{\"account\": \"" + company.south().id("account") + "\"}")).hasStatus(422);
        assertThat(crm.ask("POST", "/api/v1/emails").contentType("message/rfc822").content("no mail").exchange())
                .hasStatus(422);
        assertThat(crm.send("DELETE", "/api/v1/emails/" + id, "", "If-Match", "\"1\"")).hasStatus(204);
        assertThat(crm.get("/api/v1/emails/" + id)).hasStatus(404);
    }

    private static String placement(Visitor visitor, String email) {
        var found = PLACEMENT.matcher(body(visitor.get("/emails/" + email)));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MvcTestResult upload(Viewer viewer, String path, String content) {
        return browser.post().uri("/o/" + viewer.organisation().slug() + path).multipart()
                .file(new MockMultipartFile("file", "a.eml", null, content.getBytes(UTF_8)))
                .cookie(stage.session(viewer)).with(csrf()).exchange();
    }
}
