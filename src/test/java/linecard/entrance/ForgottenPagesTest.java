package linecard.entrance;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.PasswordResets;
import linecard.access.SignIn;
import linecard.access.Viewer;
import linecard.database.Seal;
import linecard.mail.Outbox;
import linecard.mail.PostOffice;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class ForgottenPagesTest {

    private static final String SENTENCE = "six wet ducks on a pond";

    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired PasswordResets resets;
    @Autowired Outbox outbox;
    @Autowired SignIn signIn;
    @Autowired Seal seal;

    private Viewer owner;
    private ResetLetters letters;

    @BeforeEach
    void found() {
        owner = stage.company();
        letters = new ResetLetters(resets, outbox,
                new PostOffice("smtp://127.0.0.1:1", "post@linecard.example", "https://linecard.example"));
    }

    @Test
    void a_letter_leads_to_a_new_password_that_ends_every_session() {
        var session = stage.session(owner);
        var link = link();
        var spare = link();
        assertThat(browser.get().uri(link)).hasStatusOk();
        assertThat(set(link, "short")).hasStatus(422);
        assertThat(set(link, SENTENCE)).hasStatus(303);
        assertThat(browser.get().uri("/me").cookie(session)).hasStatus(302);
        assertThat(signIn.attempt(owner.user().email(), Stage.PASSWORD, "10.9.2.1", "test"))
                .isInstanceOf(SignIn.Attempt.Refused.class);
        assertThat(signIn.attempt(owner.user().email(), SENTENCE, "10.9.2.1", "test"))
                .isInstanceOf(SignIn.Attempt.Opened.class);
        for (var dead : new String[] {link, spare}) {
            assertThat(browser.get().uri(dead)).hasStatus(404);
            assertThat(set(dead, "quite another sentence")).hasStatus(404);
        }
    }

    @Test
    void a_link_is_good_for_an_hour() {
        var link = link();
        tables.admin().sql("update access.password_reset set expires_at = now() where user_id = :user")
                .param("user", owner.user().id()).update();
        assertThat(browser.get().uri(link)).hasStatus(404);
        assertThat(set(link, SENTENCE)).hasStatus(404);
    }

    @Test
    void nobody_learns_who_signs_in_here() {
        assertThat(bare(ask(owner.user().email(), "10.9.2.2"), owner.user().email()))
                .isEqualTo(bare(ask("nobody@nowhere.example", "10.9.2.2"), "nobody@nowhere.example"));
        letters.write("nobody@nowhere.example");
        assertThat(tables.admin().sql("select count(*) from mail.letter where to_address like 'nobody@%'")
                .query(Long.class).single()).isZero();
        assertThat(ask("not an address", "10.9.2.2")).hasStatus(422);
    }

    @Test
    void many_letters_are_asked_for_from_one_place_slowly() {
        for (int i = 0; i < ForgottenPages.FROM_ONE_PLACE; i++) {
            assertThat(ask("n" + i + "@nowhere.example", "10.9.2.3")).hasStatusOk();
        }
        assertThat(ask("n@nowhere.example", "10.9.2.3")).hasStatus(429);
        assertThat(ask("n@nowhere.example", "10.9.2.4")).hasStatusOk();
    }

    private MvcTestResult ask(String email, String from) {
        return browser.post().uri("/forgotten-password").with(csrf()).with(request -> {
            request.setRemoteAddr(from);
            return request;
        }).param("email", email).exchange();
    }

    private MvcTestResult set(String link, String password) {
        return browser.post().uri(link).with(csrf()).param("password", password).exchange();
    }

    private static String bare(MvcTestResult answer, String email) {
        assertThat(answer).hasStatusOk();
        return Visitor.bare(answer).replace(email, "");
    }

    /// The path to which the latest letter leads.
    private String link() {
        letters.write(owner.user().email());
        var sealed = tables.admin().sql("""
                select link_path from mail.letter where organisation_id = :organisation order by id desc limit 1
                """).param("organisation", owner.organisation().id()).query(String.class).single();
        return "/o/" + owner.organisation().slug() + seal.open(sealed, "letter").orElseThrow();
    }
}
