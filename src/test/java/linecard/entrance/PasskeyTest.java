package linecard.entrance;

import jakarta.servlet.http.Cookie;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Passkey.Credential;
import linecard.access.Passkeys;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Seal;
import org.jsoup.Jsoup;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// Somebody with a device that makes passkeys and signs, in software.
@LinecardTest
class PasskeyTest {

    private static final String REFUSED = "itt nem nyit semmit";

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Members members;
    @Autowired Passkeys passkeys;
    @Autowired Seal seal;

    private final SoftKey key = new SoftKey();
    private Viewer owner;
    private Viewer finance;
    private Cookie session;
    private String base;

    @BeforeEach
    void found() {
        owner = stage.company();
        finance = stage.member(owner, Role.FINANCE, null, null, null);
        session = stage.session(finance);
        base = "/o/" + owner.organisation().slug();
    }

    /// What a browser was asked, and what it keeps.
    private record Asked(String options, Cookie kept) {}

    @Test
    void a_passkey_opens_every_company_of_its_owner_in_one_step() {
        assertThat(get("/me/passkeys")).hasStatusOk().bodyText().contains("Még nincs");
        var before = session;
        add("telefon");
        assertThat(session.getValue()).isNotEqualTo(before.getValue());
        assertThat(browser.get().uri("/me").cookie(before)).as("the session before").hasStatus(302);
        assertThat(get("/me/passkeys")).hasStatusOk().bodyText()
                .contains("telefon", "Egy eszközön", "Felvéve: telefon");
        assertThat(letters()).containsExactly("Új azonosítókulcs a bejelentkezéséhez");

        var other = stage.company();
        Bound.call(other.binding(), () -> members.join(other,
                new Member(UUID.randomUUID(), finance.user(), Role.AUDITOR, null, null, null, 1)));
        var answer = answer(ask(), key::sign, base + "/accounts");
        assertThat(answer).hasStatus(303).hasRedirectedUrl(base + "/accounts");
        var opened = opened(answer);
        assertThat(opened.isHttpOnly()).isTrue();
        for (var company : List.of(base, "/o/" + other.organisation().slug())) {
            assertThat(browser.get().uri(company + "/accounts").cookie(opened)).as(company).hasStatusOk();
        }
        assertThat(browser.get().uri(base + "/me/passkeys").cookie(opened)).bodyText().doesNotContain("még nem");
        assertThat(answer(ask(), key::sign, "//evil.example")).hasRedirectedUrl("/");
    }

    @Test
    void it_is_taken_for_the_second_step_and_a_stolen_password_is_not() {
        new Visitor(program, owner).post("/organisation/sign-in", "role", "finance", "version", "1");
        assertThat(get("/accounts")).hasStatus(302).hasRedirectedUrl(base + "/me/second-step");
        assertThat(get("/me/second-step")).bodyText().contains("/me/passkeys");
        post("/me/second-step", "password", Stage.PASSWORD);
        add("laptop");
        assertThat(get("/accounts")).hasStatusOk();
        assertThat(browser.get().uri(base + "/accounts").cookie(opened(answer(ask(), key::sign, "/")))).hasStatusOk();

        var mine = session;
        session = stage.session(finance);
        assertThat(get("/accounts")).as("the password alone").hasStatus(302);
        assertThat(get("/me/second-step")).bodyText().contains("jelentkezzen ki").doesNotContain("/confirmation");
        var id = passkeys.of(finance.user().id()).getFirst().id();
        for (var at : List.of("/me/second-step", "/me/second-step/confirmation", "/me/passkeys/new",
                "/me/passkeys/" + id + "/removal")) {
            assertThat(post(at, "password", Stage.PASSWORD, "name", "x", "code", "000000")).as(at).hasStatus(422)
                    .bodyText().contains("jelentkezzen ki");
        }
        session = mine;
        assertThat(post("/me/passkeys/" + id + "/removal", "password", Stage.PASSWORD)).hasStatus(303);
        assertThat(get("/accounts")).as("with its passkey gone").hasStatus(302);
    }

    @Test
    void an_owner_takes_it_away_from_whoever_lost_it() {
        add("telefon");
        var desk = new Visitor(program, owner);
        var member = Bound.call(owner.binding(), () -> members.all(owner)).stream()
                .filter(one -> one.user().equals(finance.user())).findFirst().orElseThrow();
        assertThat(desk.post("/members/" + member.id() + "/second-step/removal")).hasStatus(303);
        assertRefused(answer(ask(), key::sign, "/"));
        assertThat(get("/me/passkeys")).bodyText().contains("Törölte a cég egyik tulajdonosa: telefon");
    }

    @Test
    void an_answer_is_taken_once_and_from_the_browser_that_was_asked() {
        add("telefon");
        var asked = ask();
        var signed = key.sign(asked.options());
        assertThat(send(asked.kept(), signed, "/")).hasStatus(303);
        assertStale(send(asked.kept(), signed, "/"));
        var mine = ask();
        var theirs = ask();
        assertRefused(send(theirs.kept(), key.sign(mine.options()), "/"));
        var challenge = Passkeys.freshChallenge();
        var late = seal.close("sign-in\n" + challenge + "\n1000000000\n", Challenges.COOKIE);
        assertStale(send(new Cookie(Challenges.COOKIE, late),
                key.sign("{\"challenge\":\"" + challenge + "\"}"), "/"));
        assertStale(send(new Cookie(Challenges.COOKIE, "sealed:AAAA"), key.sign(mine.options()), "/"));
        var adding = begin("another");
        assertStale(send(adding.kept(), key.sign(adding.options()), "/"));
    }

    @Test
    void what_no_device_of_theirs_signed_opens_nothing_and_all_sounds_the_same() {
        add("telefon");
        var stranger = new SoftKey();
        stranger.handle = key.handle;
        assertRefused(answer(ask(), stranger::sign, "/"));
        var elsewhere = key.copy();
        elsewhere.origin = "https://evil.example";
        assertRefused(answer(ask(), elsewhere::sign, "/"));
        var another = key.copy();
        another.handle = SoftKey.handle(owner.user().id());
        assertRefused(answer(ask(), another::sign, "/"));
        for (var broken : List.of("", "null", "{}", "[".repeat(9_000), "x".repeat(3_000_000))) {
            assertRefused(answer(ask(), question -> broken, "/"));
        }
        tables.admin().sql("update access.app_user set disabled_at = now() where id = :user")
                .param("user", finance.user().id()).update();
        assertRefused(answer(ask(), key::sign, "/"));
    }

    @Test
    void a_copy_is_turned_away_and_its_owner_told() {
        key.count = 5;
        add("telefon");
        var copy = key.copy();
        key.count = 9;
        assertThat(answer(ask(), key::sign, "/")).hasStatus(303);
        for (copy.count = 8; copy.count <= 9; copy.count++) assertRefused(answer(ask(), copy::sign, "/"));
        assertThat(get("/me/passkeys")).bodyText().contains("Elutasítva, mert másolat lehet: telefon");
        assertThat(letters()).as("told once").containsExactlyInAnyOrder(
                "Új azonosítókulcs a bejelentkezéséhez", "Lemásolhatták egy azonosítókulcsát");
    }

    @Test
    void guessing_is_slowed() {
        add("telefon");
        var bent = key.copy();
        bent.place = "evil.example";
        for (int i = 0; i < 10; i++) assertRefused(answer(ask(), bent::sign, "/"));
        assertThat(answer(ask(), key::sign, "/")).hasStatus(429).bodyText().contains("Túl sok");
    }

    @Test
    void it_is_renamed_and_removed_by_its_owner_with_the_password() {
        add("telefon");
        var elsewhere = stage.session(finance);
        var at = "/me/passkeys/" + passkeys.of(finance.user().id()).getFirst().id();
        assertThat(get(at)).hasStatusOk().bodyText().contains("telefon");
        assertThat(post(at, "name", "", "version", "1")).hasStatus(422);
        assertThat(post(at, "name", "x".repeat(61), "version", "1")).hasStatus(422);
        assertThat(post(at, "name", "<b>régi</b>", "version", "1")).hasStatus(303);
        assertThat(post(at, "name", "y", "version", "1")).hasStatus(409);
        assertThat(get("/me/passkeys")).bodyText().contains("&lt;b&gt;régi").doesNotContain("<b>régi");
        assertThat(post(at + "/removal", "password", "not the password")).hasStatus(422);
        var others = new Visitor(program, owner);
        assertThat(others.get(at)).hasStatus(404);
        assertThat(others.post(at, "name", "mine", "version", "2")).hasStatus(404);
        assertThat(others.post(at + "/removal", "password", Stage.PASSWORD)).hasStatus(404);
        assertThat(passkeys.of(finance.user().id())).hasSize(1);
        assertThat(post(at + "/removal", "password", Stage.PASSWORD)).hasStatus(303);
        assertThat(get("/me")).hasStatusOk();
        assertThat(browser.get().uri("/me").cookie(elsewhere)).as("every other device").hasStatus(302);
        assertRefused(answer(ask(), key::sign, "/"));
        assertThat(letters()).contains("Töröltek egy azonosítókulcsot a bejelentkezéséből");
    }

    @Test
    void nothing_is_added_without_the_password_twice_or_without_end() {
        assertThat(post("/me/passkeys/new", "name", "x", "password", "not the password")).hasStatus(422);
        assertThat(post("/me/passkeys/new", "name", "", "password", Stage.PASSWORD)).hasStatus(422);
        assertThat(get("/me/passkeys/new")).as("nothing begun").hasStatus(303);
        assertThat(post("/me/passkeys", "answer", "{}")).hasStatus(422);
        add("telefon");
        var again = begin("again");
        assertThat(keep(again, key.make(again.options()))).hasStatus(422).bodyText().contains("már van");
        assertThat(keep(again, new SoftKey().make(again.options()))).as("answered already").hasStatus(422);
        assertThat(letters()).hasSize(1);
        for (int i = 1; i < Passkeys.MOST; i++) {
            passkeys.add(finance.user(), "one more", new Credential(new SoftKey().id, new byte[1], true, "", 0));
        }
        assertThat(post("/me/passkeys/new", "name", "x", "password", Stage.PASSWORD)).hasStatus(422).bodyText()
                .contains("Legfeljebb 20");
    }

    private void add(String name) {
        var asked = begin(name);
        var added = keep(asked, key.make(asked.options()));
        assertThat(added).hasStatus(303);
        session = opened(added);
    }

    private Asked begin(String name) {
        var begun = post("/me/passkeys/new", "name", name, "password", Stage.PASSWORD);
        assertThat(begun).hasStatus(303).hasRedirectedUrl(base + "/me/passkeys/new");
        var kept = Objects.requireNonNull(begun.getResponse().getCookie(Challenges.COOKIE));
        assertThat(kept.isHttpOnly()).isTrue();
        var page = browser.get().uri(base + "/me/passkeys/new").cookie(session, kept).exchange();
        return new Asked(Objects.requireNonNull(Jsoup.parse(body(page)).selectFirst("[data-passkey-options]"))
                .attr("data-passkey-options"), kept);
    }

    private MvcTestResult keep(Asked asked, String made) {
        return browser.post().uri(base + "/me/passkeys").cookie(session, asked.kept()).with(csrf())
                .param("answer", made).exchange();
    }

    private Asked ask() {
        var answer = browser.get().uri("/sign-in/passkey/question").exchange();
        assertThat(answer).hasStatusOk();
        return new Asked(body(answer), Objects.requireNonNull(answer.getResponse().getCookie(Challenges.COOKIE)));
    }

    private MvcTestResult answer(Asked asked, UnaryOperator<String> device, String next) {
        return send(asked.kept(), device.apply(asked.options()), next);
    }

    /// From a place of the test's own: tries are counted by place.
    private MvcTestResult send(Cookie kept, String answer, String next) {
        return browser.post().uri("/sign-in/passkey").with(csrf()).with(request -> {
            request.setRemoteAddr("at " + owner.organisation().slug());
            return request;
        }).header("Accept-Language", "hu").cookie(kept).param("answer", answer).param("next", next).exchange();
    }

    private static void assertRefused(MvcTestResult answer) {
        assertThat(answer).hasStatus(422).bodyText().contains(REFUSED);
        assertThat(answer.getResponse().getCookie("linecard_session")).isNull();
    }

    private static void assertStale(MvcTestResult answer) {
        assertThat(answer).hasStatus(422).bodyText().contains("öt percnél tovább");
        assertThat(answer.getResponse().getCookie("linecard_session")).isNull();
    }

    private static Cookie opened(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getCookie("linecard_session"));
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(base + path).cookie(session).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = browser.post().uri(base + path).cookie(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private List<String> letters() {
        return tables.admin().sql("select subject from mail.letter where to_address = :email")
                .param("email", finance.user().email())
                .query((row, _) -> row.getString("subject")).list();
    }
}
