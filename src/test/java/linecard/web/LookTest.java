package linecard.web;

import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Every component and chart, rich, empty and extreme, in target/look for people to judge.
class LookTest {

    private static final ChartText EURO = text(Language.ENGLISH, 2, "€%s");
    private static final ChartText FORINT = text(Language.HUNGARIAN, 0, "%s Ft");
    private static final List<String> NAMES = List.of(
            "Szűcs Gépgyár Kft.", "Alföldi Öntöde Zrt.", "Bükk Vízmű",
            "Árvíztűrő Tükörfúrógép Bt.", "Őrségi Malom", "Borsodi Vegyi Kombinát Nyrt.",
            "Kis és Fia", "Zempléni Pincészet Kft.");

    @Test
    void a_list_in_hungarian() {
        var rows = new StringBuilder();
        for (int i = 0; i < NAMES.size(); i++) rows.append(row(i));
        write("accounts-hu", Language.HUNGARIAN, "Ügyfelek", Map.of("rows", rows.toString()));
    }

    @Test
    void a_record_in_english() {
        var chart = new BulletChart("95% of the goal, 7% above last year", EURO,
                1_284_500_00, 1_350_000_00L, 1_200_000_00L, 1_310_000_00L);
        write("record-en", Language.ENGLISH, "Szűcs Gépgyár Kft.", Map.of(
                "bullet", bullet(chart)));
    }

    @Test
    void a_form_in_hungarian() {
        write("form-hu", Language.HUNGARIAN, "Új szerződés", Map.of());
    }

    @Test
    void emptiness_and_small_parts_in_english() {
        var icons = new StringBuilder();
        for (var name : List.of("today", "calls", "accounts", "pipeline", "goals", "commissions",
                "reports", "menu", "search", "plus", "close", "check", "warn", "up", "down", "user",
                "more", "print", "download", "upload", "copy", "edit", "trophy", "calendar",
                "settings")) {
            icons.append(LookPage.icon(name));
        }
        write("empty-en", Language.ENGLISH, "Calls", Map.of("icons", icons.toString()));
    }

    @Test
    void charts_in_both_languages() {
        charts("charts-en", Language.ENGLISH, EURO, 100);
        charts("charts-hu", Language.HUNGARIAN, FORINT, 400);
    }

    @Test
    void charts_at_their_limits() {
        var cards = new ArrayList<String>();
        cards.add(bullet(new BulletChart("No goal, no prior year", EURO,
                5_000_00, null, null, null)));
        cards.add(bullet(new BulletChart("Returns outweigh sales", EURO,
                -40_000_00, 100_000_00L, 60_000_00L, null)));
        cards.add(bullet(new BulletChart("412% of the goal", EURO,
                412_000_00, 100_000_00L, 90_000_00L, null)));
        cards.add(bullet(new BulletChart("Nothing at all", EURO, 0, 0L, 0L, null)));
        cards.add(bullet(new BulletChart("Goal just beyond last year, and large", FORINT,
                999_999_999_999L, 1_000_000_000_000L, 990_000_000_000L, 995_000_000_000L)));
        cards.add(months(new MonthColumns("Half the year is ahead", EURO, year(100, 6, true))));
        cards.add(months(new MonthColumns("One month of returns", EURO, withReturns())));
        cards.add(months(new MonthColumns("Only last year is known", EURO,
                List.of(new ChartMonth("Jan", null, null, 5_00L)))));
        cards.add(months(new MonthColumns("No months", EURO, List.of())));
        cards.add(cumulative(new CumulativeLine("The year is over", EURO, year(100, 12, true))));
        cards.add(cumulative(new CumulativeLine("Not begun", EURO, year(100, 0, true))));
        cards.add(cumulative(new CumulativeLine("No goal", EURO, year(100, 11, false))));
        cards.add(waterfall(new Waterfall(
                "Nothing moved", EURO, "As was", 100_00, List.of(), "As is")));
        cards.add(waterfall(new Waterfall("Through zero", EURO, "As was", 100_00, List.of(
                new Waterfall.Step("Transferred out", -250_00),
                new Waterfall.Step("Transferred in", 180_00)), "As is")));
        write("limits-en", Language.ENGLISH, "Limits", "cards", cards);
    }

    @Test
    void styles_stay_small_and_carry_no_foreign_address() throws IOException {
        long size = 0;
        try (var files = Files.list(LookPage.STATIC.resolve("css"))) {
            for (var file : files.toList()) {
                size += Files.size(file);
                assertThat(Files.readString(file)).doesNotContain("http", "@import");
            }
        }
        assertThat(size).isBetween(10_000L, 25_600L);
    }

    @Test
    void behaviours_stay_short() throws IOException {
        try (var files = Files.list(LookPage.STATIC.resolve("js"))) {
            var all = files.toList();
            assertThat(all).isNotEmpty();
            for (var file : all) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(100);
            }
        }
    }

    private static void charts(String name, Language language, ChartText text, long unit) {
        var english = language == Language.ENGLISH;
        var cards = new ArrayList<String>();
        var chart = new BulletChart(
                english ? "96% of the goal, 8% above last year"
                        : "A cél 96%‑a, 8%‑kal az előző év felett",
                text, 96_000 * unit, 100_000 * unit, 89_000 * unit, 98_500 * unit);
        cards.add(bullet(chart));
        var columns = new MonthColumns(
                english ? "November was the best month"
                        : "November volt a legjobb hónap",
                text, year(language, unit, 11, true));
        cards.add(months(columns) + table(columns.table(), language));
        var line = new CumulativeLine(
                english ? "Seven months in, the goal is within reach"
                        : "Hét hónap után a cél elérhető",
                text, year(language, unit, 7, true));
        cards.add(cumulative(line) + table(line.table(), language));
        var bridge = new Waterfall(
                english ? "Transfers brought 6% more" : "Az áthelyezések 6%-ot hoztak", text,
                english ? "As was" : "Eredeti beosztás szerint", 84_000 * unit,
                List.of(new Waterfall.Step(
                                english ? "Transferred in" : "Átvett ügyfelek", 17_000 * unit),
                        new Waterfall.Step(
                                english ? "Transferred out" : "Átadott ügyfelek", -12_000 * unit)),
                english ? "As is" : "Jelenlegi beosztás szerint");
        cards.add(waterfall(bridge) + table(bridge.table(), language));
        write(name, language, english ? "Charts" : "Ábrák", "stack", cards);
    }

    private static void write(
            String name, Language language, String title, String box, List<String> cards) {
        var body = new StringBuilder("<h1>" + title + "</h1><div class=\"" + box + "\">");
        for (var card : cards) {
            body.append("<section class=\"card\">").append(card).append("</section>");
        }
        LookPage.write(name, language, title, body.append("</div>").toString());
    }

    private static void write(
            String name, Language language, String title, Map<String, String> parts) {
        LookPage.write(name, language, title, LookPage.fill(LookPage.read(name), parts));
        assertThat(LookPage.FOLDER.resolve(name + "-dark.html")).exists();
    }

    private static String row(int i) {
        long actual = 31_400_000L - i * 4_150_000L;
        var small = new BulletChart("A cél %d%%-a".formatted(actual / 200_000), FORINT,
                actual, 20_000_000L, actual * 95 / 100, null, 32_000_000);
        var status = i == 3 ? "warn\">Késik" : i == 6 ? "bad\">Visszaesett" : "good\">Rendben";
        return LookPage.fill(LookPage.read("row-hu"), Map.of(
                "name", NAMES.get(i), "status", status,
                "net", FORINT.full().apply(actual), "prior", FORINT.full().apply(actual * 95 / 100),
                "small", LookPage.rendered((out, tags) ->
                        JtechartBulletSmallGenerated.render(out, tags, small))));
    }

    static List<ChartMonth> year(long unit, int begun, boolean goals) {
        return year(Language.ENGLISH, unit, begun, goals);
    }

    private static List<ChartMonth> year(
            Language language, long unit, int begun, boolean goals) {
        int[] course = {71, 78, 95, 90, 88, 104, 61, 58, 99, 112, 120, 83};
        var months = new ArrayList<ChartMonth>();
        for (int i = 0; i < 12; i++) {
            @Nullable Long actual = i < begun ? Long.valueOf(course[i] * 100 * unit) : null;
            @Nullable Long goal = goals ? Long.valueOf((82 + i / 3 * 8) * 100 * unit) : null;
            var name = Month.of(i + 1).getDisplayName(TextStyle.SHORT, language.locale());
            long prior = (course[(i + 1) % 12] - 6) * 100 * unit;
            months.add(new ChartMonth(name, actual, goal, prior));
        }
        return months;
    }

    static List<ChartMonth> withReturns() {
        var months = new ArrayList<>(year(100, 12, true));
        months.set(6, new ChartMonth("Jul", -350_000L, 900_000L, 200_000L));
        return months;
    }

    private static ChartText text(Language language, int decimals, String pattern) {
        var form = NumberFormat.getInstance(language.locale());
        form.setMinimumFractionDigits(decimals);
        return ChartText.of(Words.in(language), decimals, amount ->
                (amount < 0 ? "−" : "") + pattern.formatted(
                        form.format(BigDecimal.valueOf(Math.abs(amount), decimals))));
    }

    private static String bullet(BulletChart chart) {
        return LookPage.rendered((out, tags) -> JtechartBulletGenerated.render(out, tags, chart));
    }

    private static String months(MonthColumns chart) {
        return LookPage.rendered((out, tags) -> JtechartMonthsGenerated.render(out, tags, chart));
    }

    private static String cumulative(CumulativeLine chart) {
        return LookPage.rendered((out, tags) ->
                JtechartCumulativeGenerated.render(out, tags, chart));
    }

    private static String waterfall(Waterfall chart) {
        return LookPage.rendered((out, tags) ->
                JtechartWaterfallGenerated.render(out, tags, chart));
    }

    private static String table(ChartTable table, Language language) {
        return LookPage.rendered((out, tags) ->
                JtechartTableGenerated.render(out, tags, table, Words.in(language)));
    }
}
