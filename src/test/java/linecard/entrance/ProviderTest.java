package linecard.entrance;

import jakarta.servlet.http.Cookie;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Member;
import linecard.access.Members;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// Members who sign in at a provider of their company's, a real one that runs beside the test.
@LinecardTest
class ProviderTest {

    private static final MockOAuth2Server SERVER = new MockOAuth2Server();
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired Members members;

    private Viewer owner;
    private Viewer finance;
    private Visitor desk;
    private String base;
    private String issuer;

    /// The first question takes the server long: it is asked here, where nobody hangs up.
    @BeforeAll
    static void open() throws Exception {
        SERVER.start();
        BROWSER.send(HttpRequest.newBuilder(SERVER.wellKnownUrl("x").uri()).build(), BodyHandlers.discarding());
    }

    @AfterAll
    static void close() throws IOException {
        SERVER.shutdown();
        BROWSER.close();
    }

    @BeforeEach
    void found() {
        owner = stage.company();
        finance = stage.member(owner, Role.FINANCE, null, null, null);
        desk = new Visitor(program, owner);
        base = "/o/" + owner.organisation().slug();
        issuer = SERVER.issuerUrl(owner.organisation().slug()).toString();
    }

    /// A browser on its way to the provider, with what it keeps.
    private record Sent(URI to, Cookie kept) {}

    @Test
    void a_member_comes_in_by_the_provider_and_into_this_company_only() throws Exception {
        assertThat(desk.get("/organisation/provider")).hasStatusOk();
        set("");
        assertThat(tables.admin().sql("""
                select string_agg(e::text, '') from access.audit_entry e where organisation_id = :organisation
                """).param("organisation", owner.organisation().id()).query(String.class).single())
                .contains(issuer, "sealed:").doesNotContain("its secret");
        assertThat(browser.get().uri("/sign-in?next=" + base + "/accounts")).hasStatusOk().bodyText()
                .contains(base + "/sign-in/provider", "Kulcsár");
        assertThat(desk.get("/organisation/provider")).hasStatusOk().bodyText().contains(issuer)
                .doesNotContain("its secret");
        var other = stage.company();
        Bound.call(other.binding(), () -> members.join(other,
                new Member(UUID.randomUUID(), finance.user(), Role.OWNER, null, null, null, 1)));

        var sent = go();
        assertThat(sent.to().getQuery()).contains("code_challenge_method=S256", "nonce=", "state=", "scope=openid");
        says(finance.user().email().toUpperCase(), true, 3600);
        var answer = come(sent, at(sent));
        assertThat(answer).hasStatus(303).hasRedirectedUrl(base + "/accounts");
        var session = Objects.requireNonNull(answer.getResponse().getCookie("linecard_session"));
        assertThat(browser.get().uri(base + "/accounts").cookie(session)).hasStatusOk();
        assertThat(browser.get().uri("/").cookie(session)).hasRedirectedUrl(base + "/today");
        assertThat(browser.get().uri("/o/" + other.organisation().slug() + "/accounts").cookie(session))
                .hasStatus(404);
        assertThat(browser.get().uri(base + "/me").cookie(session)).hasStatusOk().bodyText()
                .doesNotContain("current-password");
        for (var at : List.of("/me/password", "/me/second-step", "/me/sessions/ending")) {
            assertThat(browser.post().uri(base + at).cookie(session).with(csrf())).as(at).hasStatus(403);
        }
    }

    @Test
    void whom_the_provider_does_not_vouch_for_stays_outside() throws Exception {
        set("");
        says(finance.user().email(), false, 3600);
        assertThat(comes()).hasStatus(422).bodyText().contains("ellenőrzött");
        says(finance.user().email(), true, -3600);
        assertThat(comes()).as("an old token").hasStatus(422);
        says("nobody@nowhere.example", true, 3600);
        assertThat(comes()).hasStatus(422).bodyText().contains("nobody@nowhere.example");
        says(stage.company().user().email(), true, 3600);
        assertThat(comes()).as("somebody of another company").hasStatus(422);
        assertThat(tables.admin().sql("select count(*) from access.app_user where email like 'nobody@%'")
                .query(Long.class).single()).as("nobody is added").isZero();
    }

    @Test
    void an_owner_may_trust_addresses_of_which_the_provider_says_nothing() throws Exception {
        var email = finance.user().email();
        set("");
        says(Map.of("email", email));
        assertThat(comes()).hasStatus(422).bodyText().contains("ellenőrzött");
        assertThat(desk.post("/organisation/provider", "name", "Kulcsár", "issuer", issuer, "clientId", "linecard",
                "secret", "", "trustsAddresses", "true", "version", "1")).hasStatus(303);
        assertThat(desk.get("/organisation/provider")).bodyText()
                .containsPattern("trustsAddresses\"[^>]* checked").doesNotContainPattern("passwordsOff\"[^>]* checked");
        assertThat(tables.admin().sql("""
                select (before ->> 'trusts_addresses') || (after ->> 'trusts_addresses') from access.audit_entry
                where organisation_id = :organisation and relation = 'access.identity_provider' and action = 'update'
                """).param("organisation", owner.organisation().id()).query(String.class).list())
                .containsExactly("falsetrue");
        says(Map.of("email", email));
        assertThat(comes()).hasStatus(303);
        says(Map.of("email", email, "email_verified", "true"));
        assertThat(comes()).hasStatus(303);
        for (var no : List.<Object>of(false, "false", "", 1)) {
            says(Map.of("email", email, "email_verified", no));
            assertThat(comes()).as("it says %s", no).hasStatus(422);
        }
        says(Map.of("preferred_username", email));
        assertThat(comes()).as("no address").hasStatus(422);
    }

    @Test
    void what_was_begun_elsewhere_is_not_ended_here() throws Exception {
        set("");
        var mine = go();
        var theirs = go();
        var came = at(theirs);
        assertThat(come(mine, came)).as("another's state").hasStatus(422);
        assertThat(browser.get().uri("/sign-in/return?" + came)).as("no cookie").hasStatus(422);
        for (var broken : List.of("", "state=x", "code=x", "error=access_denied&state=" + state(mine),
                "code=forged&state=" + state(mine), "a".repeat(9000))) {
            assertThat(come(mine, broken)).as(broken).hasStatus(422);
        }
        assertThat(come(mine, "code=%00&state=" + state(mine))).hasStatus(400);
        says(finance.user().email(), true, 3600);
        assertThat(come(theirs, came)).hasStatus(303);
        assertThat(come(theirs, came)).as("one use").hasStatus(422);
    }

    @Test
    void with_passwords_off_only_owners_come_in_by_one() throws Exception {
        set("true");
        var session = stage.session(finance);
        assertThat(browser.get().uri(base + "/accounts").cookie(session)).hasStatus(302)
                .hasRedirectedUrl(base + "/sign-in/provider?next=" + base.replace("/", "%2F") + "%2Faccounts");
        assertThat(desk.get("/accounts")).hasStatusOk();
        says(finance.user().email(), true, 3600);
        var answer = comes();
        assertThat(browser.get().uri(base + "/accounts")
                .cookie(Objects.requireNonNull(answer.getResponse().getCookie("linecard_session")))).hasStatusOk();
        assertThat(desk.post("/organisation/provider/removal")).hasStatus(303);
        assertThat(browser.get().uri(base + "/accounts").cookie(session)).hasStatusOk();
        assertThat(browser.get().uri(base + "/sign-in/provider")).hasStatus(303);
    }

    @Test
    void only_a_provider_that_answers_is_saved_and_nothing_inside_is_asked() {
        for (var wrong : List.of("", "x", "ftp://a.example", "http://a.example", "https://u:p@a.example/",
                "https://a.example/#x", issuer.replace("localhost", "127.0.0.1"), "https://127.0.0.1:1/",
                "https://[::1]/", "https://169.254.169.254/", "https://10.0.0.1/", issuer + "/",
                issuer.replaceAll("/company.*", ""), "x".repeat(501))) {
            assertThat(set(wrong, "1".repeat(3), "")).as(wrong).hasStatus(422);
        }
        assertThat(set(issuer, "", "")).as("no secret").hasStatus(422);
        assertThat(set(issuer, "its secret", "")).hasStatus(303);
        assertThat(set(issuer, "its secret", "")).as("there is one by now").hasStatus(409);
        assertThat(desk.post("/organisation/provider", "name", "Más", "issuer", issuer, "clientId", "linecard",
                "secret", "", "version", "1")).as("the secret stays").hasStatus(303);
    }

    private void set(String off) {
        assertThat(set(issuer, "its secret", off)).hasStatus(303);
    }

    private MvcTestResult set(String at, String secret, String off) {
        return desk.post("/organisation/provider", "name", "Kulcsár", "issuer", at, "clientId", "linecard",
                "secret", secret, "passwordsOff", off, "version", "");
    }

    private void says(String email, boolean verified, long seconds) {
        says(Map.of("email", email, "email_verified", verified), seconds);
    }

    private void says(Map<String, Object> claims) {
        says(claims, 3600);
    }

    private void says(Map<String, Object> claims, long seconds) {
        SERVER.enqueueCallback(new DefaultOAuth2TokenCallback(owner.organisation().slug(), "somebody", "JWT",
                List.of("linecard"), claims, seconds));
    }

    private Sent go() {
        var answer = browser.get().uri(base + "/sign-in/provider?next=" + base + "/accounts").exchange();
        assertThat(answer).hasStatus(303);
        return new Sent(URI.create(Objects.requireNonNull(answer.getResponse().getRedirectedUrl())),
                Objects.requireNonNull(answer.getResponse().getCookie("linecard_provider")));
    }

    /// Goes to the provider; the query with which it sends the browser back.
    private static String at(Sent sent) throws Exception {
        var answer = BROWSER.send(HttpRequest.newBuilder(sent.to()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        var back = URI.create(answer.headers().firstValue("location").orElseThrow());
        assertThat(back.getPath()).isEqualTo("/sign-in/return");
        return back.getRawQuery();
    }

    private MvcTestResult come(Sent sent, String query) {
        return browser.get().uri(URI.create("/sign-in/return?" + query)).header("Accept-Language", "hu")
                .cookie(sent.kept()).exchange();
    }

    private MvcTestResult comes() throws Exception {
        var sent = go();
        return come(sent, at(sent));
    }

    private static String state(Sent sent) {
        return sent.to().getQuery().replaceAll("^.*state=([^&]*).*$", "$1");
    }
}
