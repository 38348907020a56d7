package linecard.journey;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import linecard.Axe;
import linecard.Stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

/// A phone of a rep with the pocket day-book on it.
final class Device implements AutoCloseable {

    private final String address;
    final String home;
    final BrowserContext context;
    final List<String> complaints = new ArrayList<>();
    Page page;
    int taps;

    /// @param base the path of the rep's company
    Device(Browser browser, String address, String base, String email) {
        this.address = address;
        home = address + base;
        context = browser.newContext(new Browser.NewContextOptions().setLocale("hu")
                .setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
        context.setDefaultTimeout(60_000);
        page = newTab();
        signIn(email);
    }

    Page newTab() {
        var tab = context.newPage();
        tab.onPageError(error -> complaints.add(tab.url() + " " + error));
        tab.onConsoleMessage(message -> {
            boolean isOfNetwork = message.text().contains("net::ERR_");
            if (message.type().equals("error") && !isOfNetwork) {
                complaints.add(tab.url() + " " + message.text());
            }
        });
        return tab;
    }

    void signIn(String email) {
        page.navigate(address + "/sign-in");
        page.fill("#email", email);
        page.fill("#password", Stage.PASSWORD);
        page.click("main button.primary");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /// Opens the day-book, and waits until it could be opened without a network too.
    void install() {
        openPocket();
        page.waitForSelector("#accounts tr");
        page.evaluate("""
                async () => {
                  const { active } = await navigator.serviceWorker.ready
                  if (active.state === 'activated') return
                  await new Promise(done => active.addEventListener('statechange', done))
                }""");
    }

    void openPocket() {
        page.navigate(home + "/calls/pocket");
        page.waitForSelector("html[data-ready]");
    }

    void tap(String selector) {
        page.tap(selector);
        taps++;
    }

    /// Picks the account at that place of the list, and says what came of the call.
    void enter(int place, String outcome) {
        tap("#accounts tr >> nth=" + place);
        tap("label.chip:has([name=outcome][value=" + outcome + "])");
    }

    void save() {
        tap("#call .primary");
        page.waitForSelector("#said .toast");
    }

    void addPhoto(byte[] content) {
        int before = page.locator("#taken canvas").count();
        page.setInputFiles("#photos", new FilePayload("photo.png", "image/png", content));
        page.waitForCondition(() -> page.locator("#taken canvas").count() > before);
    }

    /// The states of what was entered here, latest first.
    List<String> entered() {
        page.evaluate("location.hash = 'queue'");
        page.waitForSelector("#queue:not([hidden])");
        return page.locator("#entered [data-part=state]").allInnerTexts();
    }

    void awaitSent(int many) {
        page.waitForCondition(() -> page.locator("#entered .badge.good").count() == many);
    }

    void sendNow() {
        page.evaluate("location.hash = 'queue'");
        page.click("#sendNow");
    }

    /// How many calls the server has of this rep.
    int stored() {
        return (Integer) page.evaluate("""
                async home => (await (await fetch(home + '/calls/all.json')).json()).length
                """, home);
    }

    /// The same asked beside all pages.
    int known() {
        return JsonParser.parseString(context.request().get(home + "/calls/all.json")
                .text()).getAsJsonArray().size();
    }

    /// What the browser does by itself once there is a network again.
    void syncInBackground() {
        var session = context.newCDPSession(page);
        var registration = new AtomicReference<String>();
        session.on("ServiceWorker.workerRegistrationUpdated", event -> {
            for (var one : event.getAsJsonArray("registrations")) {
                var known = one.getAsJsonObject();
                if (known.get("scopeURL").getAsString().startsWith(home)) {
                    registration.set(known.get("registrationId").getAsString());
                }
            }
        });
        session.send("ServiceWorker.enable");
        page.waitForCondition(() -> registration.get() != null);
        var event = new JsonObject();
        event.addProperty("origin", address);
        event.addProperty("registrationId", registration.get());
        event.addProperty("tag", "linecard");
        event.addProperty("lastChance", false);
        session.send("ServiceWorker.dispatchSyncEvent", event);
    }

    /// All that lies on this device in a form that scripts can read.
    String readable() {
        return (String) page.evaluate("""
                async () => {
                  const seen = [JSON.stringify({ ...localStorage })]
                  for (const { name } of await indexedDB.databases()) {
                    const db = await new Promise((done, failed) => {
                      const request = indexedDB.open(name)
                      request.onsuccess = () => done(request.result)
                      request.onerror = failed
                    })
                    for (const store of db.objectStoreNames) {
                      const all = await new Promise(done => {
                        const request = db.transaction(store).objectStore(store).getAll()
                        request.onsuccess = () => done(request.result)
                      })
                      const text = bytes => new TextDecoder("latin1").decode(bytes)
                      seen.push(store, JSON.stringify(all, (_, value) =>
                        value instanceof CryptoKey ? "KEY"
                          : value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                            ? text(value) : value))
                    }
                    db.close()
                  }
                  for (const name of await caches.keys()) {
                    const cache = await caches.open(name)
                    for (const one of await cache.keys()) {
                      seen.push(await (await cache.match(one)).text())
                    }
                  }
                  return seen.join("\\n")
                }""");
    }

    /// What is touched is large enough. A page that was looked at is no phone's any more.
    void measure(String name) {
        assertThat((List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main button, main .button, main select,'
                    + 'main input:not([type=radio], [type=checkbox]), .chip, .bar > *, tr')]
                    .filter(e => e.checkVisibility() && Math.round(e.getBoundingClientRect().height) < 44)
                    .map(e => e.outerHTML)""")).as(name + " has small targets").isEmpty();
    }

    /// Accessible in light and dark, and fit for a small phone.
    void look(String name) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(Axe.wrong(page)).as(name).isEmpty();
            if (!Visitor.PICTURES) continue;
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(
                    "target/journey/" + name + "-" + scheme.name().toLowerCase() + ".png")));
        }
        page.setViewportSize(320, 700);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 320"))
                .as(name + " scrolls sideways").isTrue();
        page.setViewportSize(390, 844);
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
