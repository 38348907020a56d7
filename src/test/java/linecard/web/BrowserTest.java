package linecard.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import linecard.Axe;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// The pages of LookTest in a real browser, under the policy they will be served with.
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";
    private static final List<String> PAGES = List.of(
            "accounts-hu", "record-en", "form-hu", "empty-en", "charts-hu", "limits-en");
    private static final AtomicInteger POLLS = new AtomicInteger();
    private static final AtomicInteger SENT = new AtomicInteger();

    private static Playwright playwright;
    private static Browser browser;
    private static HttpServer server;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
        var look = new LookTest();
        look.a_list_in_hungarian();
        look.a_record_in_english();
        look.a_form_in_hungarian();
        look.emptiness_and_small_parts_in_english();
        look.charts_in_both_languages();
        look.charts_at_their_limits();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", BrowserTest::answer);
        server.start();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox", "--disable-quic")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) playwright.close();
        if (server != null) server.stop(0);
    }

    @BeforeEach
    void blank() {
        page = browser.newPage();
    }

    @AfterEach
    void nothing_was_refused_and_no_script_failed() {
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void no_page_scrolls_sideways_at_320_pixels() {
        for (var name : PAGES) {
            open(name, 320, true);
            var overhang = page.evaluate("document.documentElement.scrollWidth - 320");
            assertThat(overhang).as(name).isEqualTo(0);
        }
    }

    @Test
    void a_menu_opens_inside_a_phone_wherever_its_button_stands() {
        open("record-en", 320, true);
        page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', `<div class=actions>"
                + "<details class=menu open><summary class=button>x</summary><ul><li>y</ul></details></div>`)");
        assertThat(page.evaluate("(() => { const box = document.querySelector('main .menu > ul')"
                + ".getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth })()"))
                .isEqualTo(true);
    }

    @Test
    void a_number_at_the_head_of_a_card_stands_at_its_edge_and_its_amounts_at_the_other() {
        open("record-en", 320, true);
        page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', `<table class=table-cards>"
                + "<tr><td class=num id=place>1<td class=lead>Anna<td class=num data-label=Net><span id=net>9"
                + "<td data-label=E-mail-address><span id=mail>maria.magdolna.szentgyorgyi@tiszafured.example`)");
        assertThat(page.evaluate("(() => { const range = document.createRange(); range.selectNodeContents(place);"
                + "const box = place.getBoundingClientRect(); const row = place.closest('tr').getBoundingClientRect();"
                + "return range.getBoundingClientRect().left - box.left < 2"
                + " && row.right - net.getBoundingClientRect().right < 20"
                + " && mail.offsetHeight > net.offsetHeight })()")).isEqualTo(true);
    }

    @Test
    void axe_finds_nothing_on_a_phone_in_light_and_on_a_desk_in_dark() {
        for (var name : PAGES) {
            open(name, 360, true);
            assertThat(Axe.wrong(page)).as(name).isEmpty();
            open(name + "-dark", 1280, false);
            assertThat(Axe.wrong(page)).as(name + "-dark").isEmpty();
        }
    }

    @Test
    void axe_finds_what_is_planted() {
        open("draft", 1280, false);
        assertThat(Axe.wrong(page)).anyMatch(one -> one.startsWith("label ") && one.contains("note"));
        page.evaluate("""
                const faint = document.body.appendChild(document.createElement("p"))
                faint.textContent = "faint"
                faint.style.color = "#ddd"
                faint.style.background = "#fff" """);
        assertThat(Axe.wrong(page, "color-contrast")).singleElement().asString().contains("faint");
    }

    @Test
    void what_is_touched_is_44_pixels_high_and_fields_are_16_pixels() {
        assertTargets("accounts-hu");
        assertTargets("form-hu");
        var font = page.evaluate("getComputedStyle(document.getElementById('rate')).fontSize");
        assertThat(font).isEqualTo("16px");
    }

    private void assertTargets(String name) {
        open(name, 360, true);
        var small = page.evaluate("""
                () => [...document.querySelectorAll('main button, main .button, main select,'
                    + 'main input:not([type=radio], [type=checkbox]),'
                    + '.choice, .chip, .chip > a, .segments a, .tabs a, .bar > *')]
                    .filter(e => e.getBoundingClientRect().height < 44 && e.checkVisibility())
                    .map(e => e.outerHTML)""");
        assertThat((List<?>) small).as(name).isEmpty();
    }

    @Test
    void letters_move_over_rows_but_stay_quiet_in_fields_and_when_turned_off() {
        open("accounts-hu", 1280, false);
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(focused()).isEqualTo("Alföldi Öntöde Zrt.");
        page.keyboard().press("x");
        assertThat(page.locator("[data-bulk-count]").textContent()).isEqualTo("1");
        page.keyboard().press("/");
        page.keyboard().type("kj?");
        assertThat(page.locator("[data-search]").inputValue()).isEqualTo("kj?");
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.locator("[data-keys-off]").check();
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isFalse();
    }

    @Test
    void the_palette_forgives_accents_and_goes_by_keyboard() {
        open("accounts-hu", 1280, false);
        page.keyboard().press("Control+k");
        page.keyboard().type("latog");
        assertThat(page.locator("[role=option]").allTextContents()).containsExactly("Látogatások");
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.endsWith("#calls"));
        assertThat(page.locator("#palette").isVisible()).isFalse();
    }

    @Test
    void typing_survives_a_reload_and_a_dangerous_button_waits_for_its_word() {
        open("draft", 1280, false);
        page.locator("#note").fill("Nem veszhet el");
        page.reload();
        assertThat(page.locator("#note").inputValue()).isEqualTo("Nem veszhet el");
        assertThat(page.locator("#close").isDisabled()).isTrue();
        page.locator("#sure").fill("lezár");
        assertThat(page.locator("#close").isEnabled()).isTrue();
    }

    @Test
    void the_theme_is_kept_and_applied_before_the_body() {
        open("empty-en", 1280, false);
        page.locator("dialog button.quiet").click();
        page.locator("[data-theme-choice]").selectOption("dark");
        page.reload();
        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
    }

    @Test
    void progress_refetches_itself_until_it_is_done() {
        POLLS.set(0);
        open("poll", 1280, false);
        page.waitForCondition(() -> page.locator("#work").textContent().equals("3"));
        assertThat(page.locator("#work").getAttribute("data-poll")).isNull();
    }

    @Test
    void what_follows_from_a_form_is_shown_as_it_is_typed() {
        open("live", 1280, false);
        page.locator("#rate").pressSequentially("7.5");
        page.waitForCondition(() -> page.locator("#example").textContent().equals("rate=7.5"));
        assertThat(page.locator("#example").getAttribute("class")).isEqualTo("kept");
    }

    @Test
    void a_row_comes_without_closing_what_is_open_and_never_saves_instead() {
        SENT.set(0);
        open("rows", 1280, false);
        page.locator("#part summary").click();
        page.locator("button").click();
        page.waitForCondition(() -> !page.locator("#turn").textContent().equals("1"));
        assertThat(page.locator("details[open]").getAttribute("id")).isEqualTo("part");
        page.evaluate("() => { window.fetch = () => new Promise((_, no) => setTimeout(no)) }");
        page.locator("button").click();
        page.waitForURL("**/sent?by=more");
    }

    @Test
    void who_takes_a_row_away_by_keyboard_stays_at_its_list() {
        SENT.set(0);
        open("drops", 1280, false);
        page.locator("[name=drop]").press("Enter");
        page.waitForCondition(() -> !page.locator("#turn").textContent().equals("1"));
        page.waitForFunction("() => document.activeElement.name === 'more'");
    }

    @Test
    void what_is_wrong_is_heard_first_each_with_the_name_of_its_field() {
        open("form-hu", 1280, false);
        assertThat(page.evaluate("() => document.activeElement.className")).isEqualTo("error-summary");
        var links = page.locator(".error-summary a").allTextContents();
        assertThat(links).isNotEmpty().allSatisfy(said -> assertThat(said).contains(": "))
                .contains("Vége: Ilyen nap nincs a naptárban.", "Aláírt példány: A fájl üres.");
    }

    @Test
    void a_badge_begins_with_a_capital_whatever_its_word_but_a_tag_is_as_it_was_typed() {
        open("record-en", 1_280, false);
        var widths = """
                tag => ['wide', 'Wide'].map(word => { const badge = document.createElement(tag);
                    badge.className = 'badge'; badge.textContent = word;
                    document.querySelector('main').append(badge);
                    return badge.getBoundingClientRect().width; })""";
        var told = (List<?>) page.evaluate(widths, "span");
        var typed = (List<?>) page.evaluate(widths, "a");
        assertThat(told.getFirst()).isEqualTo(told.getLast());
        assertThat(typed.getFirst()).isNotEqualTo(typed.getLast());
    }

    @Test
    void a_double_click_sends_once_and_another_button_is_not_held_up() {
        SENT.set(0);
        open("twice", 1280, false);
        page.locator("#save").dblclick();
        page.waitForURL("**/sent?by=save");
        assertThat(SENT).hasValue(1);
        page.goBack();
        page.evaluate("for (const one of ['save', 'other']) document.getElementById(one).click()");
        page.waitForURL("**/sent?by=other");
    }

    @Test
    void in_a_month_is_the_same_day_in_the_pocket_and_on_the_server() {
        open("draft", 390, true);
        for (var day : List.of("2026-01-31", "2028-01-30", "2026-12-31", "2026-11-03")) {
            assertThat(page.evaluate("async at => (await import('/pocket/ids.js')).day(0, 1, new Date(at))",
                    day + "T12:00")).isEqualTo(LocalDate.parse(day).plusMonths(1).toString());
        }
    }

    private void open(String name, int width, boolean touch) {
        page.context().close();
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900).setHasTouch(touch).setIsMobile(touch));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(name + ": " + message.text());
        });
        page.onPageError(error -> complaints.add(name + ": " + error));
        page.navigate("http://localhost:" + server.getAddress().getPort() + "/look/" + name);
    }

    private Object focused() {
        return page.evaluate("document.activeElement.textContent");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var type = path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript"
                : path.endsWith(".svg") ? "image/svg+xml" : "text/html;charset=utf-8";
        byte[] body = path.startsWith("/look/")
                ? look(path.substring(6), exchange.getRequestURI().getQuery())
                        .getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(LookPage.STATIC.resolve(path.substring(1)));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String look(String name, @Nullable String query) throws IOException {
        return switch (name) {
            case "twice" -> small("<form method=\"post\"><button id=\"save\" "
                    + "formaction=\"/look/sent?by=save\">x</button><button id=\"other\" "
                    + "formaction=\"/look/sent?by=other\">y</button></form>");
            case "sent" -> small(String.valueOf(SENT.incrementAndGet()));
            case "poll" -> poll(POLLS.incrementAndGet());
            case "live" -> small("<form data-live=\"example\" data-live-from=\"/look/lived\">"
                    + "<input id=\"rate\" name=\"rate\"></form><p id=\"example\" class=\"kept\"></p>");
            case "rows" -> small("<form method=\"post\" action=\"/look/rows\" data-live=\"all\" "
                    + "data-live-from=\"/look/rows\" data-live-rows=\"all\"><div id=\"all\">"
                    + "<details><summary>a</summary></details><details id=\"part\"><summary>b"
                    + "</summary></details><p id=\"turn\">" + SENT.incrementAndGet() + "</p><button "
                    + "name=\"more\" value=\"all\" formaction=\"/look/sent?by=more\">x</button>");
            case "drops" -> small("<form method=\"post\" action=\"/look/drops\" data-live=\"turn\" "
                    + "data-live-from=\"/look/drops\" data-live-rows=\"all\"><div id=\"all\"><p id=\"turn\">"
                    + SENT.incrementAndGet() + "</p><fieldset id=\"lines\"><button name=\"drop\" "
                    + "value=\"lines/0\">x</button><button name=\"more\" value=\"lines\">y</button></fieldset>");
            case "lived" -> "<p id=\"example\">" + query + "</p>";
            case "draft" -> small("<form data-draft=\"a\"><textarea id=\"note\" name=\"note\">"
                    + "</textarea></form><form data-confirm=\"LEZÁR\"><input id=\"sure\" "
                    + "data-confirm-word><button id=\"close\">x</button></form>");
            default -> Files.readString(LookPage.FOLDER.resolve(name + ".html"))
                    .replace(LookPage.STATIC.toUri().toString(), "/");
        };
    }

    private static String poll(int turn) {
        return small("<p id=\"work\"" + (turn < 3 ? " data-poll=\"1\"" : "") + ">" + turn + "</p>");
    }

    private static String small(String body) {
        return "<!doctype html><html lang=\"en\"><title>x</title><link rel=\"icon\" "
                + "href=\"/icon/linecard.svg\"><script type=\"module\" src=\"/js/linecard.js\">"
                + "</script><body>" + body;
    }
}
