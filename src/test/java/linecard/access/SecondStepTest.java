package linecard.access;

import jakarta.servlet.http.Cookie;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.database.Bound;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class SecondStepTest {

    private static final String WRONG = "000000";

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Authenticators authenticators;
    @Autowired Members members;

    private Viewer owner;
    private Viewer finance;
    private Visitor desk;
    private String secret = "";
    private String used = "";
    private @Nullable Cookie half;

    @BeforeEach
    void found() {
        owner = stage.company();
        finance = stage.member(owner, Role.FINANCE, null, null, null);
        desk = new Visitor(program, finance);
    }

    @Test
    void a_phone_is_set_up_and_asked_for_from_then_on() {
        assertThat(desk.get("/me")).hasStatusOk().bodyText().contains("Kétlépcsős");
        assertThat(desk.post("/me/second-step", "password", "not the password")).hasStatus(422);
        assertThat(desk.post("/me/second-step/codes", "password", Stage.PASSWORD)).hasStatus(303);
        assertThat(desk.post("/me/second-step", "password", Stage.PASSWORD)).hasStatus(303);
        assertThat(signIn()).as("not before it is confirmed").hasRedirectedUrl("/");
        var codes = turnOn();
        assertThat(codes).hasSize(10);
        assertThat(tables.admin().sql("select secret from access.authenticator where user_id = :user")
                .param("user", finance.user().id()).query(String.class).single()).startsWith("sealed:")
                .doesNotContain(secret);
        assertThat(desk.get("/me/second-step")).hasStatusOk().bodyText().contains("10 kód").doesNotContain(secret);

        assertThat(step(WRONG)).hasStatus(422);
        assertThat(step(used)).as("used already").hasStatus(422);
        var next = code(1);
        var opened = step(next);
        assertThat(opened).hasStatus(303).hasRedirectedUrl("/o/x/today");
        assertThat(browser.get().uri("/me").cookie(Objects.requireNonNull(
                opened.getResponse().getCookie("linecard_session"))))
                .hasStatusOk();
        assertThat(step(next)).as("replayed").hasStatus(422);
        assertThat(step(codes.getFirst().toUpperCase().replace("-", " "))).hasStatus(303);
        assertThat(step(codes.getFirst())).as("once").hasStatus(422);
        assertThat(desk.get("/me/second-step")).bodyText().contains("9 kód");
    }

    @Test
    void without_the_password_no_code_opens_anything() {
        turnOn();
        assertThat(browser.get().uri("/sign-in/code")).hasStatus(303).hasRedirectedUrl("/sign-in");
        for (var forged : List.of("sealed:AAAA", "x", finance.user().id() + " 99999999999")) {
            assertThat(browser.post().uri("/sign-in/code").with(csrf()).cookie(new Cookie("linecard_step", forged))
                    .param("code", code(1))).as(forged).hasStatus(303).hasRedirectedUrl("/sign-in");
        }
        assertThat(step(code(1))).hasStatus(303);
    }

    @Test
    void guessing_codes_is_slowed() {
        turnOn();
        for (int i = 0; i < Authenticators.TRIES; i++) assertThat(step(WRONG)).hasStatus(422);
        assertThat(step(code(1))).hasStatus(429).bodyText().contains("Túl sok");
    }

    @Test
    void it_is_turned_off_and_its_codes_renewed_with_the_password_only() {
        var first = turnOn();
        for (var at : List.of("/me/second-step/removal", "/me/second-step/codes")) {
            assertThat(desk.post(at, "password", "not the password")).as(at).hasStatus(422);
        }
        var second = codes(desk.post("/me/second-step/codes", "password", Stage.PASSWORD));
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
        assertThat(step(first.getFirst())).hasStatus(422);
        assertThat(desk.post("/me/second-step", "password", Stage.PASSWORD)).as("on already").hasStatus(303);
        assertThat(step(second.getFirst())).hasStatus(303);
        assertThat(desk.post("/me/second-step/removal", "password", Stage.PASSWORD)).hasStatus(303);
        assertThat(signIn()).hasRedirectedUrl("/");
    }

    @Test
    void a_role_that_needs_it_gets_in_no_further_without() {
        var settings = new Visitor(program, owner);
        assertThat(settings.get("/organisation/sign-in")).hasStatusOk();
        assertThat(settings.post("/organisation/sign-in", "role", "god", "version", "1")).hasStatus(422);
        assertThat(settings.post("/organisation/sign-in", "role", "finance", "version", "7")).hasStatus(409);
        assertThat(settings.post("/organisation/sign-in", "role", "finance", "role", "auditor", "version", "1"))
                .hasStatus(303);
        assertThat(settings.get("/organisation/sign-in")).hasStatusOk().bodyText()
                .containsPattern("value=\"finance\" checked");
        var base = "/o/" + owner.organisation().slug();
        for (var page : List.of("/accounts", "/today", "/me/tokens")) {
            assertThat(desk.get(page)).as(page).hasStatus(302).hasRedirectedUrl(base + "/me/second-step");
        }
        assertThat(desk.post("/accounts")).hasStatus(302);
        assertThat(settings.get("/accounts")).hasStatusOk();
        assertThat(desk.get("/me/second-step")).hasStatusOk().bodyText().contains("Az Ön szerepe");
        turnOn();
        assertThat(desk.get("/accounts")).hasStatusOk();
    }

    @Test
    void an_owner_resets_it_and_that_is_seen_and_told() {
        var settings = new Visitor(program, owner);
        var at = "/members/" + memberOf(finance);
        assertThat(settings.post(at + "/second-step/removal")).as("nothing to reset").hasStatus(422);
        turnOn();
        assertThat(desk.post(at + "/second-step/removal")).as("by one's own finance").hasStatus(403);
        assertThat(settings.get(at)).hasStatusOk().bodyText().contains("second-step/removal");
        assertThat(settings.post(at + "/second-step/removal")).hasStatus(303);
        assertThat(authenticators.of(finance.user().id()).isOn()).isFalse();
        assertThat(settings.get(at)).bodyText().contains("Törölve", owner.user().name(owner.language()));
        assertThat(tables.admin().sql("select subject from mail.letter where to_address = :email")
                .param("email", finance.user().email()).query(String.class).single()).contains("kikapcsolták");
        assertThat(signIn()).hasRedirectedUrl("/");
    }

    @Test
    void an_owner_does_not_reset_what_guards_another_company_too() {
        turnOn();
        var other = stage.company();
        Bound.call(other.binding(), () -> members.join(other, new Member(UUID.randomUUID(), finance.user(),
                Role.AUDITOR, null, null, null, 1)));
        var theirs = new Visitor(program, other);
        var member = Bound.call(other.binding(), () -> members.all(other)).stream()
                .filter(one -> one.user().equals(finance.user())).findFirst().orElseThrow();
        assertThat(theirs.post("/members/" + member.id() + "/second-step/removal")).hasStatus(422).bodyText()
                .contains("más cégnek is");
        assertThat(authenticators.of(finance.user().id()).isOn()).isTrue();
    }

    /// @return the recovery codes
    private List<String> turnOn() {
        assertThat(desk.post("/me/second-step", "password", Stage.PASSWORD)).hasStatus(303);
        var setup = body(desk.get("/me/second-step"));
        assertThat(setup).contains("<svg");
        secret = found("<code>([A-Z2-7 ]{39})</code>", setup).getFirst().replace(" ", "");
        assertThat(desk.post("/me/second-step/confirmation", "code", WRONG)).hasStatus(422);
        used = code(0);
        return codes(desk.post("/me/second-step/confirmation", "code", used));
    }

    private static List<String> codes(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return found("<code>([a-z2-8-]{19})</code>", body(answer));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
    }

    private String code(int later) {
        return OneTimeCode.code(secret, Instant.now().getEpochSecond() / OneTimeCode.STEP_SECONDS + later);
    }

    private MvcTestResult signIn() {
        return signIn("/");
    }

    /// From a place of the test's own: tries are counted by place.
    private MvcTestResult signIn(String next) {
        return browser.post().uri("/sign-in").with(csrf()).with(request -> {
            request.setRemoteAddr("at " + owner.organisation().slug());
            return request;
        }).param("email", finance.user().email()).param("password", Stage.PASSWORD).param("next", next).exchange();
    }

    /// Signs in as far as the code, once, and gives one.
    private MvcTestResult step(String code) {
        if (half == null) {
            var answer = signIn("/o/x/today");
            assertThat(answer).hasStatus(303).hasRedirectedUrl("/sign-in/code?next=/o/x/today");
            assertThat(answer.getResponse().getCookie("linecard_session")).isNull();
            half = answer.getResponse().getCookie("linecard_step");
        }
        return browser.post().uri("/sign-in/code").with(csrf()).header("Accept-Language", "hu")
                .cookie(Objects.requireNonNull(half)).param("code", code).param("next", "/o/x/today").exchange();
    }

    private UUID memberOf(Viewer viewer) {
        return Bound.call(owner.binding(), () -> members.all(owner)).stream()
                .filter(member -> member.user().equals(viewer.user())).findFirst().orElseThrow().id();
    }
}
