package linecard.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// The pages of LookTest in a real browser, under the policy they will be served with.
abstract class LookBrowser {

    static final AtomicInteger POLLS = new AtomicInteger();
    static final AtomicInteger SENT = new AtomicInteger();

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

    private static Playwright playwright;
    private static Browser browser;
    private static HttpServer server;
    private final List<String> complaints = new ArrayList<>();
    Page page;

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
        server.createContext("/", LookBrowser::answer);
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

    void open(String name, int width, boolean touch) {
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

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/look/taken")) {
            exchange.getResponseHeaders().set("Location", "/look/sent");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
            return;
        }
        var type = path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript"
                : path.endsWith(".svg") ? "image/svg+xml" : "text/html;charset=utf-8";
        var asked = exchange.getRequestMethod().equals("POST")
                ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                : exchange.getRequestURI().getQuery();
        byte[] body = path.startsWith("/look/") ? look(path.substring(6), asked)
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
            case "whole", "asked", "objected" -> small("<form method=\"post\" action=\"/look/asked\" "
                    + "data-draft=\"whole\" data-live=\"none\" data-live-rows=\"all\">"
                    + "<input type=\"hidden\" name=\"_csrf\" value=\"fresh\"><input id=\"one\" "
                    + "name=\"lines/0\"><p id=\"all\"" + (name.equals("objected")
                    ? " class=\"error-summary\">" : ">") + query + "</p><button id=\"save\" "
                    + "formaction=\"/look/taken\">x</button><button id=\"refused\">y</button>"
                    + "<button id=\"tried\" formaction=\"/look/objected\">z</button></form>");
            case "lived" -> "<p id=\"example\">" + query + "</p>";
            case "draft" -> small("<form method=\"post\" action=\"/look/taken\" data-draft=\"a\">"
                    + "<textarea id=\"note\" name=\"note\"></textarea><button id=\"save\">x</button>"
                    + "<button id=\"refused\" formaction=\"/look/draft\">y</button></form>"
                    + "<form data-confirm=\"LEZÁR\"><input id=\"sure\" "
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
