package linecard.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import linecard.Axe;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// How pages stand on phones and desks, and whether everybody can use them.
class BrowserTest extends LookBrowser {

    /// 11 inches less both margins of 12 mm, in pixels.
    private static final int LETTER_ACROSS = 965;

    private static final List<String> PAGES = List.of(
            "accounts-hu", "record-en", "form-hu", "empty-en", "charts-hu", "limits-en");

    @Test
    void no_page_scrolls_sideways_at_320_pixels() {
        for (var name : PAGES) {
            open(name, 320, true);
            var overhang = page.evaluate("document.documentElement.scrollWidth - 320");
            assertThat(overhang).as(name).isEqualTo(0);
        }
    }

    @Test
    void with_text_twice_as_large_all_that_leads_on_is_still_within_a_phone() {
        for (var name : PAGES) {
            open(name, 390, true);
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            assertThat(page.evaluate("[...document.querySelectorAll('.brand, .side-foot summary, .bar > *')]"
                    + ".filter(one => one.getBoundingClientRect().right > 390).length")).as(name).isEqualTo(0);
            assertThat(page.evaluate("document.documentElement.scrollWidth - 390")).as(name).isEqualTo(0);
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
    void figures_of_charts_and_months_of_a_row_need_no_scrolling_sideways_on_a_phone() {
        var months = """
                (() => { document.querySelector('main').insertAdjacentHTML('afterbegin', `<table class=table-cards>
                <tr><td>Anna<td class=num data-label=Year><span>1 200 000</span><td class="num wide-only" id=month>1
                <td class="fold no-print" id=fold><details><summary>Months</summary>1</details></table>`)
                const seen = element => element.getClientRects().length > 0
                document.querySelectorAll('.chart-data').forEach(one => one.open = true)
                return [seen(month), seen(fold), [...document.querySelectorAll('.chart-data .table-wrap')]
                    .filter(one => one.scrollWidth > one.clientWidth).length].join(' ') })()""";
        open("charts-hu", 360, true);
        assertThat(page.evaluate(months)).isEqualTo("false true 0");
        open("charts-en", 360, true);
        assertThat(page.evaluate(months)).isEqualTo("false true 0");
        open("charts-en", 1280, false);
        assertThat(page.evaluate(months)).isEqualTo("true false 0");
    }

    @Test
    void a_table_of_a_year_stands_whole_on_a_sheet_across() {
        open("record-en-dark", LETTER_ACROSS, false);
        page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<div class=\"table-wrap wide\">"
                + "<table><thead><tr><th>Rep' + '<th class=num>Apr'.repeat(17) + '<tbody><tr><td>Whitfield'"
                + "+ '<td class=num>409,469.60'.repeat(17) + '</table></div>')");
        var emulated = new Page.EmulateMediaOptions();
        page.emulateMedia(emulated.setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        var seen = page.evaluate("[getComputedStyle(document.body).page,"
                + "Math.max(0, document.querySelector('.wide table').getBoundingClientRect().right - innerWidth),"
                + "getComputedStyle(document.documentElement).getPropertyValue('--bg'),"
                + "[...document.querySelectorAll('nav, .side, button')].some(one => one.checkVisibility())]");
        page.emulateMedia(emulated.setMedia(Media.SCREEN));
        assertThat((List<?>) seen).isEqualTo(List.of("w", 0, "#fff", false));
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
}
