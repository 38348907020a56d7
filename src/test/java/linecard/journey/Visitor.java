package linecard.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import linecard.Axe;

import org.junit.jupiter.api.Assumptions;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody at a real browser. Every page that is looked at is asked for accessibility and for
/// scrolling sideways; whatever the browser complains of fails the journey.
final class Visitor implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /// bin/test -Dpictures leaves what was looked at in target/journey, for people to judge.
    static final boolean PICTURES = System.getProperty("pictures") != null;

    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    final Page page;
    private final List<String> complaints = new ArrayList<>();
    private int looked;

    Visitor(String address, String locale) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium on this machine");
        this.address = address;
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox", "--disable-quic")));
        var context = context(locale);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.page().url() + " " + message.text());
        });
        context.onWebError(error -> complaints.add(error.page().url() + " " + error.error()));
        page = context.newPage();
        page.setDefaultTimeout(60_000);
    }

    private BrowserContext context(String locale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(locale).setViewportSize(1280, 860).setAcceptDownloads(true));
    }

    void open(String path) {
        page.navigate(path.startsWith("http") ? path : address + path);
    }

    void changeLanguage() {
        page.click(".menu.up > summary");
        page.click("button[name=language]");
        page.waitForLoadState();
    }

    void fill(Map<String, String> fields) {
        fields.forEach((id, value) -> page.fill("#" + id, value));
    }

    /// Sends the page's main form.
    void send() {
        page.click("main button.primary");
        page.waitForLoadState();
    }

    void upload(String selector, String name, String content) {
        page.setInputFiles(selector, new FilePayload(
                name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    Download save(Runnable click) {
        return page.waitForDownload(click);
    }

    String text() {
        return page.innerText("main").replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    /// Looks at the page as it stands: on a phone and a desk, light and dark, where nothing is
    /// different but colours.
    void look(String name) {
        assertThat(Axe.wrong(page)).as("axe on " + name + " light").isEmpty();
        shoot(name + "-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.wrong(page, "color-contrast")).as("axe on " + name + " dark").isEmpty();
        shoot(name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        glance(name);
    }

    /// Looks at a page that was looked at in another language: only how long its words are is new.
    void glance(String name) {
        looked++;
        page.setViewportSize(320, 700);
        assertThat((Boolean) page.evaluate(
                "document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " scrolls sideways on a small phone").isTrue();
        shoot(name + "-phone");
        page.setViewportSize(1280, 860);
    }

    /// What a desk shows first, for the README.
    void picture(String name) {
        if (!PICTURES) return;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/journey/" + name + ".png")));
    }

    private void shoot(String name) {
        if (!PICTURES) return;
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(Path.of("target/journey/" + name + ".png")));
    }

    void nothingWentWrong() {
        assertThat(looked).isPositive();
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
