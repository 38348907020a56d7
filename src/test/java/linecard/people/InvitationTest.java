package linecard.people;

import jakarta.servlet.http.Cookie;
import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Identities;
import linecard.access.Invitation;
import linecard.access.Invitations;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.SignIn;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.database.Seal;
import linecard.mail.Outbox;
import linecard.mail.PostOffice;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

import java.util.Objects;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class InvitationTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Identities identities;
    @Autowired Invitations invitations;
    @Autowired Members members;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transactions;
    @Autowired Outbox outbox;
    @Autowired SignIn signIn;
    @Autowired Seal seal;

    private static final String SENTENCE = "six wet ducks on a pond";

    private Viewer owner;
    private Visitor desk;
    private String email;

    @BeforeEach
    void found() {
        owner = stage.company();
        desk = new Visitor(program, owner);
        email = "eva@" + owner.organisation().slug() + ".example";
    }

    @Test
    void whoever_is_invited_chooses_a_password_and_is_in() {
        assertThat(desk.get("/members/new")).hasStatusOk();
        var link = invited(email);
        assertThat(desk.get("/members")).hasStatusOk().bodyText().contains("Kis Éva", "Pénzügy")
                .doesNotContain(link);
        assertThat(tables.admin().sql("""
                select (select string_agg(i::text, '') from access.invitation i where organisation_id = :organisation)
                       || (select string_agg(e::text, '') from access.audit_entry e
                           where organisation_id = :organisation)
                """).param("organisation", owner.organisation().id()).query(String.class).single())
                .contains(email).doesNotContain(link.replaceAll("^.*/", ""));
        for (int i = 0; i < 2; i++) {
            assertThat(browser.get().uri(link).header("Accept-Language", "hu")).hasStatusOk().bodyText()
                    .contains(owner.organisation().name(), email, "Pénzügy");
        }
        assertThat(accept(link, "password", "short")).hasStatus(422);
        var answer = accept(link, "password", SENTENCE);
        assertThat(answer).hasStatus(303);
        var session = Objects.requireNonNull(answer.getResponse().getCookie("linecard_session"));
        assertThat(browser.get().uri("/").cookie(session))
                .hasRedirectedUrl("/o/" + owner.organisation().slug() + "/today");
        assertThat(signIn.attempt(email, SENTENCE, "10.9.1.1", "test"))
                .isInstanceOfSatisfying(SignIn.Attempt.Opened.class, opened -> assertThat(
                        identities.viewer(opened.user(), owner.organisation().slug()).orElseThrow().role())
                        .isEqualTo(Role.FINANCE));
        assertThat(browser.get().uri(link)).as("one use").hasStatus(404);
        assertThat(accept(link, "password", "quite another sentence")).hasStatus(404);
        assertThat(desk.get("/members")).bodyText().doesNotContain("Meghívottak");
        assertThat(invite(desk, email)).hasStatus(422).bodyText().contains("már tag");
    }

    @Test
    void whoever_signs_in_here_for_another_company_is_asked_and_nobody_is_told() {
        var other = stage.company();
        var known = stage.member(other, Role.MANAGER, null, null, null);
        var stranger = invite(desk, email);
        var acquaintance = invite(desk, known.user().email());
        assertThat(told(acquaintance, known.user().email())).isEqualTo(told(stranger, email));

        var link = link(acquaintance);
        assertThat(browser.get().uri(link)).hasStatusOk().bodyText().contains("/sign-in?next=" + link);
        assertThat(accept(link, "password", SENTENCE)).as("signed in as nobody").hasStatus(422);
        assertThat(accept(link, stage.session(other))).as("signed in as another").hasStatus(422);
        assertThat(identities.viewer(known.user(), owner.organisation().slug())).isEmpty();
        assertThat(browser.get().uri(link).cookie(stage.session(known))).hasStatusOk();
        assertThat(accept(link, stage.session(known))).hasStatus(303);
        assertThat(identities.organisationsOf(known.user())).hasSize(2);
        assertThat(signIn.attempt(known.user().email(), Stage.PASSWORD, "10.9.1.2", "test"))
                .isInstanceOf(SignIn.Attempt.Opened.class);
    }

    @Test
    void a_link_dies_when_it_is_sent_again_revoked_expired_or_its_owner_is_none_any_more() {
        var first = invited(email);
        var again = link(desk.post("/members/invitations/" + id() + "/letter"));
        assertThat(browser.get().uri(first)).hasStatus(404);
        assertThat(browser.get().uri(again)).hasStatusOk();
        assertThat(desk.post("/members/invitations/" + id() + "/revocation")).hasStatus(303);
        assertThat(browser.get().uri(again)).hasStatus(404);
        assertThat(accept(again, "password", SENTENCE)).hasStatus(404);

        var late = invited(email);
        var expired = id();
        Bound.run(owner.binding(), () -> transactions.executeWithoutResult(_ ->
                sql.sql("update access.invitation set expires_at = now() where id = cast(:id as uuid)")
                        .param("id", expired).update()));
        assertThat(browser.get().uri(late)).hasStatus(404);
        assertThat(desk.get("/members")).bodyText().contains("lejárt");

        var colleague = stage.member(owner, Role.OWNER, null, null, null);
        var theirs = link(invite(new Visitor(program, colleague), "b" + email));
        assertThat(browser.get().uri(theirs)).hasStatusOk();
        Bound.run(owner.binding(), () -> members.all(owner).stream()
                .filter(one -> one.user().equals(colleague.user()))
                .forEach(one -> members.remove(owner, one.id())));
        assertThat(browser.get().uri(theirs)).hasStatus(404);
    }

    @Test
    void a_link_that_another_one_overtook_is_not_good_and_whatever_else_is_refused_fails() {
        var two = invited(email);
        var found = invitations.find(two.replaceAll("^.*/", "")).orElseThrow();
        var elsewhere = new Visitor(program, stage.company());
        assertThat(accept(link(invite(elsewhere, email)), "password", SENTENCE)).hasStatus(303);
        assertThat(invitations.accept(found, SENTENCE)).isEmpty();
        assertThat(browser.get().uri(two)).as("now somebody known").hasStatusOk();

        var of = found.invitation();
        var user = new User(Ids.fresh(), "b" + email, "Kis", "Éva", Language.HUNGARIAN);
        var nowhere = new Invitation(of.id(), new Member(of.id(), user, Role.REP, Ids.fresh(),
                Ids.fresh(), null, 1), of.invitedAt(), of.expiresAt(), of.letters());
        assertThatThrownBy(() -> invitations.accept(
                new Invitations.Found(nowhere, owner, null, false), SENTENCE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void nothing_opens_but_the_very_link() {
        var link = invited(email);
        for (var secret : new String[] {"x", "%00", "' or '1'='1", "x".repeat(5000),
                link.replaceAll("^.*/", "").toUpperCase(), "<script>alert(1)</script>"}) {
            var at = "/o/" + owner.organisation().slug() + "/invitations/{secret}";
            assertThat(browser.get().uri(at, secret).exchange().getResponse().getStatus()).as(secret)
                    .isIn(400, 404);
        }
        assertThat(browser.post().uri(link).param("password", SENTENCE)).as("without its token").hasStatus(403);
        assertThat(browser.get().uri(link)).hasStatusOk();
    }

    @Test
    void a_letter_takes_the_link_and_nobody_else_sees_it() {
        var inviting = new Inviting(invitations, outbox,
                new PostOffice("smtp://127.0.0.1:1", "post@linecard.example", "https://linecard.example"));
        var user = new User(Ids.fresh(), email, "Kis", "Éva", Language.ENGLISH);
        var sent = Bound.call(owner.binding(), () ->
                inviting.invite(owner, new Member(Ids.fresh(), user, Role.AUDITOR, null, null, null, 1)));
        assertThat(sent.link()).isNull();
        var letter = tables.admin().sql("select * from mail.letter where to_address = :email")
                .param("email", email).query().singleRow();
        assertThat(letter).containsEntry("language", "en").containsEntry("reply_to", owner.user().email());
        assertThat(String.valueOf(letter.get("body"))).contains("Auditor", owner.organisation().name());
        var sealed = String.valueOf(letter.get("link_path"));
        var path = seal.open(sealed, "letter").orElseThrow();
        assertThat(browser.get().uri("/o/" + owner.organisation().slug() + path)).hasStatusOk();
        var shown = "/letters/" + letter.get("id");
        assertThat(desk.get(shown)).hasStatusOk().bodyText().contains("csak a címzetté")
                .doesNotContain(sealed, path);
        assertThat(desk.post(shown + "/repetition", "to", "thief@evil.example")).hasStatus(409);
    }

    @Test
    void programs_invite_and_see_the_link_once() {
        var http = new Described(browser);
        var erp = new Program(program, owner);
        var json = """
                {"email": "%s", "familyName": "Kis", "givenName": "Éva", "language": "hu",
                 "role": "finance"}""".formatted(email);
        var made = http.read("addInvitation", erp.post("/api/v1/invitations", json, "Idempotency-Key", "eva"));
        assertThat(browser.get().uri(made.get("link").stringValue().replaceAll("^https?://[^/]+", "")))
                .hasStatusOk();
        assertThat(erp.post("/api/v1/invitations", json, "Idempotency-Key", "eva")).hasStatus(201).bodyText()
                .contains("\"link\":null");
        assertThat(erp.post("/api/v1/invitations", json)).hasStatus(422).bodyText().contains("#/email");
        assertThat(erp.post("/api/v1/invitations", "{\"email\": \"x\"}")).hasStatus(422);
        var at = "/api/v1/invitations/" + made.get("id").stringValue();
        assertThat(http.read("getInvitation", erp.get(at)).get("letters").intValue()).isEqualTo(1);
        assertThat(http.read("sendInvitation", erp.post(at + "/letter", "")).get("letters").intValue())
                .isEqualTo(2);
        assertThat(erp.get("/api/v1/invitations")).bodyText().contains(email);
        assertThat(erp.post(at + "/revocation", "")).hasStatus(204);
        assertThat(erp.get(at)).hasStatus(404);
    }

    private MvcTestResult invite(Visitor by, String address) {
        return by.post("/members", "email", address, "familyName", "Kis", "givenName", "Éva",
                "language", "hu", "role", "finance");
    }

    /// The path of the link that the page shows.
    private String invited(String address) {
        return link(invite(desk, address));
    }

    private static String link(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        var link = Pattern.compile("<code>https?://[^/]+([^<]+)</code>").matcher(body(answer));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String told(MvcTestResult answer, String address) {
        return Visitor.bare(answer).replace(address, "").replaceAll("/invitations/[\\w-]+", "")
                .replaceAll("\\d\\d:\\d\\d", "");
    }

    private String id() {
        return Bound.call(owner.binding(), () -> invitations.open(owner)).getFirst().id().toString();
    }

    private MvcTestResult accept(String link, String field, String value) {
        return browser.post().uri(link).with(csrf()).param(field, value).exchange();
    }

    private MvcTestResult accept(String link, Cookie session) {
        return browser.post().uri(link).cookie(session).with(csrf()).exchange();
    }
}
