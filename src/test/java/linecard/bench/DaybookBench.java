package linecard.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import linecard.App;
import linecard.Beat;
import linecard.Stage;
import linecard.web.Visit;

import org.springframework.boot.builder.SpringApplicationBuilder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// How long a rep's day-book takes to open: `bin/bench daybook [STARTS]`.
///
/// A full day pack, and reports of some days with their photos that were not sent yet. Each time a
/// new browser is started, four times slower and without a network; the time is from asking for
/// the page until its accounts are painted. `first_kb` is what the very first visit transfers.
final class DaybookBench {

    private static final int STARTS = 15;
    private static final int SLOWER = 4;
    private static final int ACCOUNTS = 1_500;
    private static final int REPORTS = 30;
    private static final int PHOTO_BYTES = 250_000;

    /// Says when the first accounts are on the screen.
    private static final String LOOKOUT = """
            new MutationObserver((_, lookout) => {
              if (!document.querySelector('#accounts tr')) return
              lookout.disconnect()
              requestAnimationFrame(() => setTimeout(() => console.log('painted ' + Date.now())))
            }).observe(document, { childList: true, subtree: true })
            """;

    private static final String FILL = """
            async ({ base, reports, bytes }) => {
              const of = name => import(`/assets/now/pocket/${name}.js`)
              const { look, open } = await of('store')
              const { add } = await of('queue')
              const db = await open(base)
              const [owner, { accounts }] = await look(db, 'owner', 'pack')
              const told = { state: 'made', kind: 'visit', outcome: 'order' }
              for (const { id, name } of accounts.slice(0, reports)) {
                const command = { id: crypto.randomUUID(), call: crypto.randomUUID(), account: id,
                  day: new Date().toISOString().slice(0, 10), told }
                const photo = { id: crypto.randomUUID(), content: new Blob([new Uint8Array(bytes)]) }
                await add(db, owner, { command, name, form: [] }, [photo])
              }
            }""";

    private final Playwright playwright;
    private final Path profile;
    private final String base;
    private final String address;

    private DaybookBench(Playwright playwright, Path profile, String address, String base) {
        this.playwright = playwright;
        this.profile = profile;
        this.address = address + base + "/calls/pocket";
        this.base = base;
    }

    static void main(String[] arguments) throws IOException {
        int starts = arguments.length == 0 ? STARTS : Integer.parseInt(arguments[0]);
        var home = Path.of("target/bench/home-daybook-" + System.nanoTime()).toAbsolutePath();
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + home, "--linecard.backups=off", "--server.port=0");
                var playwright = Playwright.create(new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var beat = new Beat(program, ACCOUNTS);
            var bench = new DaybookBench(playwright, home.resolve("browser"), "http://localhost:"
                    + program.getEnvironment().getRequiredProperty("local.server.port"),
                    "/o/" + beat.owner.organisation().slug());
            long bytes = bench.install(
                    program.getBean(Stage.class).session(beat.rep).getValue());
            var took = new long[starts];
            for (int i = 0; i < starts; i++) took[i] = bench.open();
            System.out.println("milliseconds until accounts are painted: " + Arrays.toString(took));
            Arrays.sort(took);
            System.out.printf("daybook open_ms=%d worst_ms=%d first_kb=%.1f%n",
                    took[starts / 2], took[starts - 1], bytes / 1024.0);
        } finally {
            Company.delete(home);
        }
    }

    private BrowserContext browser() {
        return playwright.chromium().launchPersistentContext(profile,
                new BrowserType.LaunchPersistentContextOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu"))
                        .setViewportSize(390, 844).setHasTouch(true));
    }

    /// The first visit, and some days without a network.
    ///
    /// @return the bytes that it transferred
    private long install(String session) {
        try (var browser = browser()) {
            browser.addCookies(List.of(new Cookie(Visit.COOKIE, session)
                    .setUrl(address).setExpires(System.currentTimeMillis() / 1e3 + 86_400)));
            var page = browser.newPage();
            var bytes = new AtomicLong();
            var network = browser.newCDPSession(page);
            network.on("Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            network.send("Network.enable");
            page.navigate(address);
            page.waitForSelector("html[data-ready]");
            page.waitForSelector("#accounts tr");
            page.evaluate("""
                    async () => {
                      const { active } = await navigator.serviceWorker.ready
                      if (active.state === 'activated') return
                      await new Promise(done => active.addEventListener('statechange', done))
                    }""");
            browser.setOffline(true);
            page.evaluate(FILL, Map.of("base", base, "reports", REPORTS, "bytes", PHOTO_BYTES));
            return bytes.get();
        }
    }

    private long open() {
        try (var browser = browser()) {
            var page = browser.newPage();
            browser.setOffline(true);
            page.addInitScript(LOOKOUT);
            slow(browser.newCDPSession(page));
            long began = System.currentTimeMillis();
            var painted = page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions().setPredicate(DaybookBench::isPainted),
                    () -> page.navigate(address,
                            new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT)));
            return Long.parseLong(painted.text().replaceAll("\\D", "")) - began;
        }
    }

    private static boolean isPainted(ConsoleMessage message) {
        return message.text().startsWith("painted ");
    }

    private static void slow(CDPSession session) {
        var rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        session.send("Emulation.setCPUThrottlingRate", rate);
    }
}
