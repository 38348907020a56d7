package linecard.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/// A rep on the road: the pocket day-book in a real browser, with a line that is cut, a program that
/// dies, a device that is full, and other people at it.
class PocketJourneyTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String NOTE = "Titkos ár: 123 forint";

    private static Installation program;
    private static String base;
    private static String owner;
    private static String rep;
    private static Line line;
    private static Playwright playwright;
    private static Browser browser;

    private Device phone;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
        program = Installation.ofBeat();
        var said = program.said().lines().toList().getLast().split(" ");
        base = said[1];
        owner = said[2];
        rep = said[3];
        line = new Line(program.port());
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox", "--disable-quic")));
    }

    @AfterAll
    static void stop() throws IOException {
        if (playwright != null) playwright.close();
        if (line != null) line.close();
        if (program != null) program.close();
    }

    @BeforeEach
    void install() {
        line.mend();
        phone = new Device(browser, line.address(), base, rep);
        phone.install();
    }

    @AfterEach
    void close() {
        phone.close();
    }

    @Test
    void search_and_language_are_two_taps_away_where_there_is_no_keyboard() {
        phone.page.navigate(phone.home + "/accounts");
        phone.page.tap(".menu.up > summary");
        phone.page.tap("[data-opens-palette]");
        PlaywrightAssertions.assertThat(phone.page.locator("#palette input")).isFocused();
        phone.page.keyboard().press("Escape");
        for (var language : List.of("en", "hu")) {
            if (!phone.page.isVisible("[name=language]")) phone.page.tap(".menu.up > summary");
            phone.page.tap("[name=language]");
            phone.page.waitForSelector("html[lang=" + language + "]");
        }
    }

    @Test
    void opened_cold_without_a_network_it_takes_a_call_in_three_taps_and_sends_it_later()
            throws IOException {
        line.cut();
        phone.page.close();
        phone.page = phone.newTab();
        phone.openPocket();
        phone.measure("home");
        phone.enter(0, "interested");
        phone.measure("entry");
        phone.save();
        assertThat(phone.taps).isEqualTo(3);
        assertThat(phone.entered()).hasSize(1);
        phone.measure("queue");
        phone.page.evaluate("location.hash = 'home'");
        phone.look("pocket-home");
        phone.enter(1, "order");
        phone.look("pocket-entry");
        phone.page.fill("#note", NOTE);
        phone.addPhoto(png());
        phone.save();
        phone.page.reload();
        phone.page.waitForSelector("html[data-ready]");
        assertThat(phone.entered()).hasSize(3).allMatch("Vár"::equals);
        phone.look("pocket-queue");
        line.mend();
        phone.sendNow();
        phone.awaitSent(3);
        // the server knows it from now on
        assertThat((Boolean) phone.page.evaluate("""
                async home => (await (await fetch(home + '/calls/pocket/pack')).json()).accounts
                    .some(one => one.lastOutcome === 'order')""", phone.home)).isTrue();
        // closed in the middle of sending: the worker waits for that, and sends without it
        int before = phone.known();
        line.cut();
        phone.page.evaluate("""
                base => { navigator.locks.request(`linecard ${base}`, () => new Promise(() => {})) }
                """, base);
        phone.page.evaluate("location.hash = 'home'");
        phone.enter(6, "later");
        phone.save();
        var sending = phone.page;
        phone.page = phone.newTab();
        line.mend();
        phone.syncInBackground();
        sending.close();
        phone.page.waitForCondition(() -> phone.known() == before + 1);
    }

    @Test
    void a_keyboard_is_enough_and_a_begun_call_outlives_its_tab() {
        var keys = phone.page.keyboard();
        phone.page.focus("#accounts a >> nth=0");
        keys.press("Enter");
        phone.page.waitForSelector("#entry:not([hidden])");
        assertThat(phone.page.evaluate("document.activeElement.id")).isEqualTo("who");
        phone.page.focus("#note");
        keys.type("Félbehagyott jegyzet");
        phone.page.evaluate("""
                async base => {
                  const { get, open } = await import('/assets/now/pocket/store.js')
                  const db = await open(base)
                  while (!await get(db, 'draft')) await new Promise(done => setTimeout(done, 50))
                }""", base);
        phone.page.close();
        phone.page = phone.newTab();
        phone.openPocket();
        phone.page.click("#resume");
        PlaywrightAssertions.assertThat(phone.page.locator("#note")).hasValue("Félbehagyott jegyzet");
        phone.page.focus("[name=outcome][value=order]");
        phone.page.keyboard().press("Space");
        phone.page.focus("#call .primary");
        phone.page.keyboard().press("Enter");
        phone.page.waitForSelector("#said .toast");
        assertThat(phone.page.isVisible("#resume")).isFalse();
    }

    @Test
    void each_call_is_there_once_with_two_tabs_a_program_that_dies_and_one_that_was_restored()
            throws IOException {
        var posts = new AtomicInteger();
        phone.context.onRequest(request -> {
            if (request.url().endsWith("/calls/pocket/commands")) posts.incrementAndGet();
        });
        int before = phone.stored();
        var other = phone.newTab();
        other.navigate(phone.page.url());
        other.waitForSelector("html[data-ready]");
        phone.enter(2, "informed");
        phone.save();
        phone.entered();
        phone.awaitSent(1);
        other.evaluate("location.hash = 'queue'");
        other.waitForSelector("#entered .badge.good");
        other.close();
        assertThat(posts).hasValue(1);
        // the program does it and dies before it can say so
        line.lose("/calls/pocket/commands", program::kill);
        phone.page.evaluate("location.hash = 'home'");
        phone.enter(3, "informed");
        phone.save();
        phone.page.waitForCondition(line::isLost);
        assertThat(phone.entered().getFirst()).isNotEqualTo("elküldve");
        program = new Installation(program.home(), "--linecard.backups=off");
        line.leadTo(program.port());
        phone.sendNow();
        phone.awaitSent(2);
        assertThat(phone.stored()).isEqualTo(before + 2);
        // a server that was restored asks for all of it again
        posts.set(0);
        phone.context.route("**/calls/pocket/greeting", route -> {
            var greeting = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(greeting)
                    .setBody(greeting.text().replaceAll("\"epoch\":\"[^\"]*\"", "\"epoch\":\"2\"")));
        });
        phone.sendNow();
        phone.page.waitForCondition(() -> posts.get() > 0);
        phone.awaitSent(2);
        assertThat(phone.stored()).isEqualTo(before + 2);
    }

    @Test
    void a_device_that_is_full_says_so_and_keeps_what_was_typed() throws IOException {
        try (var full = new Device(browser, line.address(), base, rep)) {
            var quota = new JsonObject();
            quota.addProperty("origin", line.address());
            quota.addProperty("quotaSize", 1_000_000);
            full.context.newCDPSession(full.page).send("Storage.overrideQuotaForOrigin", quota);
            full.install();
            full.enter(5, "order");
            full.page.fill("#note", NOTE);
            full.addPhoto(noise());
            full.save();
            assertThat(full.page.getAttribute("#said", "data-tone")).isEqualTo("bad");
            assertThat(full.page.inputValue("#note")).isEqualTo(NOTE);
            assertThat(full.entered()).isEmpty();
        }
    }

    @Test
    void signing_out_leaves_nothing_readable_and_the_same_rep_sends_it_later() {
        line.cut();
        phone.enter(4, "rejected");
        var account = phone.page.innerText("#who");
        phone.page.fill("#note", NOTE);
        phone.save();
        assertThat(phone.readable()).contains(account).doesNotContain(NOTE);
        phone.page.navigate("about:blank"); // the day-book would send it as soon as it can
        line.mend();
        phone.page.navigate(phone.home + "/today");
        signOut(phone.page);
        phone.page.click("#unsent button[value=leave]");
        phone.page.waitForURL("**/sign-in");
        assertThat(phone.readable()).doesNotContain(account, NOTE, "KEY");
        phone.signIn(owner);
        assertThat(phone.readable()).doesNotContain(account, NOTE, "KEY");
        signOut(phone.page);
        phone.page.click("#unsent button[value=leave]");
        phone.page.waitForURL("**/sign-in");
        phone.signIn(rep);
        phone.openPocket();
        phone.page.waitForSelector("#accounts tr");
        phone.entered();
        phone.page.waitForSelector("#entered .badge.good");
    }

    private static void signOut(Page page) {
        page.evaluate("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");
    }

    private static byte[] png() throws IOException {
        return png(new BufferedImage(2_000, 1_200, BufferedImage.TYPE_INT_RGB));
    }

    /// What cannot be made small.
    private static byte[] noise() throws IOException {
        var noise = new BufferedImage(1_600, 1_200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int x = 0; x < 1_600; x++) {
            for (int y = 0; y < 1_200; y++) noise.setRGB(x, y, random.nextInt());
        }
        return png(noise);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }
}
