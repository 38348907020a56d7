package linecard.entrance;

import jakarta.servlet.http.Cookie;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class SignInPagesTest {

    @Autowired MockMvcTester browser;
    @Autowired Stage stage;

    @Test
    void a_person_signs_in_and_is_led_into_the_company() {
        var owner = stage.company();
        var answer = signIn(owner.user().email(), Stage.PASSWORD, "10.0.0.1");
        assertThat(answer).hasStatus(303);
        var session = Objects.requireNonNull(answer.getResponse().getCookie("linecard_session"));
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(browser.get().uri("/").cookie(session))
                .hasRedirectedUrl("/o/" + owner.organisation().slug() + "/today");
        var door = "/o/" + owner.organisation().slug();
        assertThat(browser.get().uri(door).cookie(session)).hasRedirectedUrl(door + "/");
    }

    @Test
    void each_destination_has_a_letter_of_its_own_after_g() {
        var owner = stage.company();
        var page = browser.get().uri("/o/" + owner.organisation().slug() + "/today")
                .cookie(stage.session(owner)).exchange();
        var keys = Pattern.compile("data-key=\"(g .)\"").matcher(body(page)).results()
                .map(key -> key.group(1)).toList();
        assertThat(keys).contains("g p").doesNotHaveDuplicates();
    }

    @Test
    void a_wrong_password_and_an_unknown_person_look_the_same() {
        var owner = stage.company();
        var wrong = signIn(owner.user().email(), "not the password at all", "10.0.0.2");
        var unknown = signIn("nobody@nowhere.example", "not the password at all", "10.0.0.2");
        assertThat(wrong).hasStatus(422);
        assertThat(unknown).hasStatus(422);
        assertThat(body(wrong).replace(owner.user().email(), ""))
                .isEqualTo(body(unknown).replace("nobody@nowhere.example", ""))
                .contains("do not go together");
    }

    @Test
    void what_no_address_holds_is_nobodys() {
        for (var address : new String[] {"anna\0@x.example", "x".repeat(1 << 20), "\u202Eanna@x.example", "\ud800"}) {
            var refused = signIn(address, "pass\0word" + "y".repeat(300), "10.0.0.5");
            assertThat(refused).hasStatus(422).bodyText().contains("do not go together");
        }
    }

    @Test
    void guessing_is_slowed_for_the_guesser_only() {
        var owner = stage.company();
        for (int i = 0; i < 10; i++) {
            assertThat(signIn(owner.user().email(), "guess number " + i, "10.0.0.3")).hasStatus(422);
        }
        assertThat(signIn(owner.user().email(), Stage.PASSWORD, "10.0.0.3")).hasStatus(429)
                .bodyText().contains("Too many tries");
        assertThat(signIn(owner.user().email(), Stage.PASSWORD, "10.0.0.4")).hasStatus(303);
    }

    @Test
    void a_session_ends_at_once_when_signing_out() {
        var owner = stage.company();
        var session = stage.session(owner);
        var me = "/o/" + owner.organisation().slug() + "/me";
        assertThat(browser.get().uri(me).cookie(session)).hasStatusOk();
        browser.post().uri("/sign-out").cookie(session).with(csrf()).exchange();
        assertThat(browser.get().uri(me).cookie(session)).hasStatus(302);
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        var owner = stage.company();
        var here = stage.session(owner);
        var elsewhere = stage.session(owner);
        assertThat(browser.post().uri("/me/password").cookie(here).with(csrf())
                .param("current", Stage.PASSWORD).param("next", "quite another sentence"))
                .hasStatus(303);
        assertThat(browser.get().uri("/me").cookie(here)).hasStatusOk();
        assertThat(browser.get().uri("/me").cookie(elsewhere)).hasStatus(302);
    }

    @Test
    void poor_passwords_are_refused_with_the_reason() {
        var owner = stage.company();
        var session = stage.session(owner);
        for (var poor : new String[] {"short", "password1234", "aaaaaaaaaaaaaaaa", "x".repeat(201),
                owner.user().email()}) {
            assertThat(browser.post().uri("/me/password").cookie(session).with(csrf())
                    .param("current", Stage.PASSWORD).param("next", poor))
                    .as(poor).hasStatus(422);
        }
    }

    @Test
    void a_membership_that_ends_closes_the_company_at_once() {
        var owner = stage.company();
        var manager = stage.member(owner, Role.MANAGER, null, null, null);
        var stranger = stage.company();
        var page = "/o/" + owner.organisation().slug() + "/me";
        assertThat(browser.get().uri(page).cookie(stage.session(manager))).hasStatusOk();
        var history = "/o/" + owner.organisation().slug()
                + "/history/access.organisation/" + owner.organisation().id();
        assertThat(browser.get().uri(history).cookie(stage.session(stranger))).hasStatus(404);
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        var owner = stage.company();
        var session = stage.session(owner);
        assertThat(browser.post().uri("/me/password").cookie(session)
                .param("current", Stage.PASSWORD).param("next", "quite another sentence"))
                .hasStatus(403);
        assertThat(signIn(owner.user().email(), Stage.PASSWORD, "10.0.0.5")).hasStatus(303);
    }

    @Test
    void only_a_path_of_our_own_may_come_next() {
        var owner = stage.company();
        for (var next : new String[] {"https://evil.example", "//evil.example", "/\\evil.example",
                "javascript:alert(1)", "/ok\r\nSet-Cookie: a=b"}) {
            assertThat(browser.post().uri("/sign-in").with(csrf())
                    .param("email", owner.user().email()).param("password", Stage.PASSWORD)
                    .param("next", next))
                    .as(next).hasStatus(303).hasRedirectedUrl("/");
        }
    }

    @Test
    void the_language_follows_the_person() {
        var owner = stage.company();
        var session = stage.session(owner);
        assertThat(browser.get().uri("/me").cookie(session)).bodyText().contains("Saját fiók");
        browser.post().uri("/language").cookie(session).with(csrf()).param("language", "en")
                .exchange();
        assertThat(browser.get().uri("/me").cookie(session)).bodyText().contains("Your account");
    }

    @Test
    void setting_up_is_closed_once_there_is_an_owner() {
        stage.company();
        assertThat(browser.get().uri("/setup")).hasStatus(404);
        assertThat(browser.post().uri("/setup").with(csrf())).hasStatus(404);
    }

    @Test
    void a_forged_cookie_is_nobody() {
        assertThat(browser.get().uri("/me").cookie(new Cookie("linecard_session", "x' or '1'='1")))
                .hasStatus(302);
    }

    @Test
    void who_was_signed_out_before_sending_is_told_that_it_was_not_saved() {
        var path = "/o/" + stage.company().organisation().slug() + "/accounts";
        var sent = browser.post().uri(path).with(csrf()).param("name", "x").exchange();
        var led = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
        assertThat(browser.get().uri(URI.create(led))).bodyText().contains("was not saved");
        var asked = browser.get().uri(path).exchange();
        assertThat(browser.get().uri(URI.create(
                Objects.requireNonNull(asked.getResponse().getRedirectedUrl()))))
                .hasStatusOk().bodyText().doesNotContain("was not saved");
    }

    private MvcTestResult signIn(String email, String password, String source) {
        return browser.post().uri("/sign-in").with(csrf())
                .with(request -> {
                    request.setRemoteAddr(source);
                    return request;
                })
                .param("email", email).param("password", password).exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString()
                    .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
