package linecard.journey;

import com.google.gson.JsonParser;
import linecard.demo.Cast;
import linecard.words.Language;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/// Walks through the made-up company as several of its people, in both languages, and looks at
/// every page: accessible, light and dark, and on a small phone; in the second language only the
/// phone tells something new.
class DemoTourTest {

    private static final String BASE = "/o/alfoldi";

    private static final String WHAT_IF =
            "/what-if?rate=4&from2=20000000&rate2=6&by=quarter&sellers=2&salary=9000000";

    private static final List<String> MANAGERS_PAGES = List.of(
            "/today?by=month", "/today?by=quarter", "/today?by=year&basis=as_was",
            "/today?by=year&basis=same_account&measure=margin", "/plan", "/goals", "/goals/plan",
            "/calendar", "/accounts", "/agencies", "/reps", "/territories", "/products",
            "/product-lines", "/documents", "/payments", "/currency-rates", "/statements",
            WHAT_IF, "/imports", "/members", "/organisation", "/organisation/archive",
            "/organisation/fiscal-year", "/me", "/accounts/new", "/agencies/new", "/reps/new",
            "/products/new");

    private static final List<String> SELLING_PAGES = List.of(
            "/forecast", "/forecast/record", "/ranking", "/comparison", "/report-mails",
            "/pipeline", "/opportunities", "/pipeline/measures", "/pipeline/movements",
            "/pipeline/funnel", "/quotes", "/tasks", "/contacts", "/contests", "/leaderboard",
            "/accounts/key", "/accounts/key/warnings",
            "/calls/team", "/calls/themes", "/calls/results", "/calls/search?q=quote");

    /// Lists whose first record is opened, too.
    private static final List<String> OPENED = List.of("/today?by=year", "/accounts", "/agencies",
            "/reps", "/documents", "/goals", "/statements", "/opportunities", "/contacts",
            WHAT_IF);

    @Test
    void every_page_of_the_demo_is_fit_to_be_seen() throws IOException {
        try (var program = new Installation("--demo");
                var visitor = new Visitor(program.address(), "hu")) {
            signIn(visitor, "anna.kovacs@alfoldi.example");
            tour(visitor, "owner", Language.HUNGARIAN, MANAGERS_PAGES, visitor::look);
            visitor.changeLanguage();
            tour(visitor, "owner", Language.ENGLISH, SELLING_PAGES, visitor::look);
            tour(visitor, "owner", Language.ENGLISH, MANAGERS_PAGES, visitor::glance);
            writeTerms(visitor);
            comeByPasskey(visitor);
            signIn(visitor, "judit.nemeth@dunagepker.example");
            tour(visitor, "rep", Language.HUNGARIAN,
                    List.of("/today", "/plan", "/goals", "/accounts", "/statements", "/me"),
                    visitor::look);
            visitor.nothingWentWrong();
        }
    }

    /// The form of terms with script: rows come in place, and the example follows what is typed.
    private static void writeTerms(Visitor visitor) {
        var terms = BASE + "/agencies/" + UUID.nameUUIDFromBytes(
                "alfoldi agency TISZA".getBytes(StandardCharsets.UTF_8)) + "/commission-terms";
        visitor.open(terms);
        visitor.look("demo-terms");
        visitor.open(terms + "/agreement");
        visitor.look("demo-terms-agreement");
        visitor.open(terms + "/versions/new");
        visitor.look("demo-terms-version");
        visitor.page.click("button[name=more][value=rates]");
        visitor.page.waitForSelector("#rates\\/2\\/rate");
        visitor.page.selectOption("#rates\\/2\\/target", "ITEM");
        visitor.page.fill("#rates\\/2\\/what", "MK-2-8");
        visitor.page.fill("#rates\\/2\\/rate", "9");
        visitor.page.fill("#tryItem", "MK-2-8");
        visitor.page.waitForCondition(() -> visitor.text().contains("1,000,000 × 9%"));
        visitor.page.click("button[name=drop][value='rates/2']");
        visitor.page.waitForCondition(() -> !visitor.text().contains("× 9%"));
        assertThat(visitor.page.url()).endsWith("/versions/new");
        visitor.send();
        assertThat(visitor.text()).contains("Clauses beyond the flat rates");
    }

    /// A passkey is made on a device in software, and opens the door.
    private static void comeByPasskey(Visitor visitor) {
        var device = visitor.page.context().newCDPSession(visitor.page);
        device.send("WebAuthn.enable");
        device.send("WebAuthn.addVirtualAuthenticator", JsonParser.parseString("""
                {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
                 "hasUserVerification": true, "isUserVerified": true}}""").getAsJsonObject());
        visitor.open(BASE + "/me/passkeys");
        visitor.fill(Map.of("name", "Work laptop", "password", Cast.PASSWORD));
        visitor.send();
        visitor.page.waitForSelector("main table");
        visitor.look("demo-passkeys");
        // What the field offers would be taken at once by such a device, before the button is pressed.
        visitor.page.addInitScript(
                "window.PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        visitor.page.context().clearCookies();
        visitor.open("/sign-in?next=" + BASE + "/accounts");
        visitor.page.click("#passkey");
        visitor.page.waitForURL(url -> !url.contains("/sign-in"));
        assertThat(visitor.page.url()).endsWith(BASE + "/accounts");
        device.send("WebAuthn.disable");
    }

    private static void signIn(Visitor visitor, String email) {
        visitor.page.context().clearCookies();
        visitor.open("/sign-in");
        visitor.fill(Map.of("email", email, "password", Cast.PASSWORD));
        visitor.send();
    }

    private static void tour(Visitor visitor, String who, Language language, List<String> pages,
            Consumer<String> eye) {
        var name = "demo-" + who + "-" + language.code();
        for (var path : pages) {
            visitor.open(BASE + path);
            if (path.equals("/today?by=quarter")) {
                visitor.picture("manager-" + language.code() + "-readme");
            }
            eye.accept(name + path.replaceAll("[^a-z]+", "-"));
            if (!OPENED.contains(path)) continue;
            var rows = visitor.page.locator("main table a.row-link");
            if (rows.count() == 0) continue;
            rows.first().click();
            visitor.page.waitForLoadState();
            eye.accept(name + path.replaceAll("[^a-z]+", "-") + "-one");
        }
    }
}
