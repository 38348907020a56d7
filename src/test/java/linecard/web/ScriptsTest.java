package linecard.web;

import com.microsoft.playwright.options.LoadState;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What the scripts of pages do for who types, presses keys and clicks.
class ScriptsTest extends LookBrowser {

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
    void what_was_taken_does_not_come_back_but_what_was_refused_does() {
        open("draft", 1280, false);
        page.locator("#note").fill("Elküldve");
        page.locator("#refused").click();
        page.waitForLoadState();
        assertThat(page.locator("#note").inputValue()).isEqualTo("Elküldve");
        page.locator("#save").click();
        page.waitForURL("**/sent");
        page.navigate(page.url().replace("/sent", "/draft"));
        assertThat(page.locator("#note").inputValue()).isEmpty();
    }

    @Test
    void a_form_of_rows_is_kept_whole_and_shown_by_the_server_but_never_over_an_answer() {
        open("whole", 1280, false);
        page.locator("#one").fill("Sor");
        page.reload();
        page.waitForFunction("document.querySelector('#all').textContent === "
                + "'lines%2F0=Sor&_csrf=fresh&drop=-'");
        page.locator("#one").fill("Sor");
        page.locator("#refused").click();
        page.waitForURL("**/asked");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("#all").textContent()).isEqualTo("_csrf=fresh&lines%2F0=Sor");
        page.locator("#one").fill("Más");
        page.locator("#tried").click();
        page.waitForURL("**/objected");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("#all").textContent()).startsWith("_csrf=fresh&lines%2F0=M");
        page.locator("#save").click();
        page.waitForURL("**/sent");
        page.navigate(page.url().replace("/sent", "/whole"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("#all").textContent()).isEqualTo("null");
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

    private Object focused() {
        return page.evaluate("document.activeElement.textContent");
    }
}
