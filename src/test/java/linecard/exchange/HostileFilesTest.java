package linecard.exchange;

import linecard.catalog.Products;
import linecard.exchange.ImportWalk.Counts;
import linecard.exchange.Import.State;
import linecard.files.FileRefused;
import linecard.words.Language;
import linecard.words.Words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// Texts that nobody would send on purpose, or only on purpose, through the whole importer: the
/// page answers with a sentence, nothing is half-done, nothing breaks.
class HostileFilesTest extends ImportDesk {

    private static final String HEADER = "sku,name,category\n";

    @Autowired Products products;
    @TempDir Path folder;

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("empty.csv", bytes(""), "The file is empty"),
                arguments("blank.csv", bytes("\n\n \n"), "The file is empty"),
                arguments("header.csv", bytes(HEADER), "has a header and no rows"),
                arguments("nul.csv", bytes(HEADER + "a,b\0c,d\n"), "NUL"),
                arguments("utf8.csv", broken(), "not valid UTF-8"),
                arguments("wide.csv", bytes("a,".repeat(1_000) + "b\n1\n"), "more than 200 columns"),
                arguments("quote.csv", bytes(HEADER + "a,\"b,c\nd,e,f\n"), "never closed"),
                arguments("twice.csv", bytes("sku,name,SKU\na,b,c\n"), "stands more than once"),
                arguments("nameless.csv", bytes("sku,,name\na,b,c\n"), "no name in the header"),
                arguments("prices.csv", bytes("%PDF-1.7\n1 0 obj"), "is a PDF"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_file_that_is_no_table_is_refused_with_a_sentence(
            String name, byte[] content, String sentence) {
        walk.refused("products", name, content, sentence);
    }

    @Test
    void an_encoding_is_offered_for_text() {
        assertThat(walk.page(walk.upload("products", "utf8.csv", broken())))
                .contains("Character encoding", "Columns are parted by");
    }

    @Test
    void rows_that_were_refused_for_the_same_are_told_apart_by_what_stands_in_them() {
        var checked = walk.checked("goals", """
                year,rep,measure,quarter,amount
                2026,,revenue,1,ten
                2026,,revenue,2,"1,2E+05"
                2026,,revenue,3,100
                """);
        assertThat(walk.page(checked)).contains("“ten”", "“1,2E+05”");
        assertThat(walk.rejected(checked)).last().asString().contains("(2026)");
    }

    @Test
    void more_rows_than_are_taken_are_refused_with_a_sentence() throws IOException {
        var source = walk.upload("documents", "big.csv", """
                kind,number,date,account,line,net
                invoice,1,2026-03-31,A-1,PUMP,5
                invoice,2,2026-03-31,A-1,PUMP,5
                invoice,3,2026-03-31,A-1,PUMP,5
                """);
        var file = Files.writeString(folder.resolve("big.csv"), """
                kind,number,date,account,line,net
                """ + "invoice,1,2026-03-31,A-1,PUMP,5\n".repeat(4));
        var rows = Rows.of(file, source, new Mends(source.header(), Map.of(), Map.of()), 3);

        assertThatThrownBy(() -> rows.each(row -> {}))
                .isInstanceOfSatisfying(FileRefused.class, refused -> assertThat(
                        refused.problem().text(Words.in(Language.HUNGARIAN))).contains("3"));
        Rows.of(file, source, new Mends(source.header(), Map.of(), Map.of()), 4)
                .each(row -> assertThat(row.cells()).hasSize(6));
    }

    @Test
    void a_cell_of_a_megabyte_far_down_fails_the_check_and_takes_nothing() {
        var csv = HEADER + "a,b,c\n".repeat(1_000) + "d," + "x".repeat(1 << 20) + ",f\n";
        var checked = walk.checked("products", csv);

        assertThat(checked.state()).isEqualTo(State.FAILED);
        assertThat(walk.page(checked)).contains("Row 1002: a cell is longer than 32");
        assertThat(seen(() -> products.all(owner))).isEmpty();
    }

    @Test
    void a_quote_never_closed_far_down_fails_the_check() {
        var csv = HEADER + "a,b,c\n".repeat(1_000) + "d,\"e,f\n" + "g,h,i\n".repeat(10);
        var checked = walk.checked("products", csv);

        assertThat(checked.state()).isEqualTo(State.FAILED);
        assertThat(walk.page(checked)).contains("never closed");
    }

    @Test
    void a_hundred_thousand_bad_rows_are_shown_in_part_and_downloaded_whole() {
        var csv = new StringBuilder("sku,name,category,cost\n");
        for (int i = 0; i < 100_000; i++) csv.append("P").append(i).append(",Pump,PUMP,x\n");
        var checked = walk.checked("products", csv.toString());

        assertThat(counts(checked)).isEqualTo(new Counts(100_000, 0, 0, 0, 100_000, 0));
        var page = walk.page(checked);
        assertThat(page).contains("100,000 rows", "There is nothing to take");
        assertThat(page.length()).isLessThan(100_000);
        assertThat(walk.rejected(checked)).hasSize(100_000)
                .last().asString()
                .startsWith("P99999,Pump,PUMP,x,100001,\"Cost: This is not a number");
    }

    @Test
    void the_rejected_rows_can_be_mended_and_brought_in() {
        var checked = walk.checked("products", HEADER + "\"=1+1\",\"-x\",@a\n,Nameless,A\n");
        walk.apply(checked);
        var mended = walk.browser.get("/imports/" + checked.id() + "/rejected.csv").text()
                .replace(",Nameless", "P-2,Nameless");

        assertThat(counts(walk.taken("products", mended))).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        assertThat(seen(() -> products.all(owner))).extracting("code")
                .containsExactlyInAnyOrder("=1+1", "P-2");
    }

    @Test
    void a_header_only_in_hungarian_is_understood_by_an_english_reader() {
        var looked = walk.upload("products", "árak.csv",
                "Cikkszám;Megnevezés;Termékcsoport;Önköltség\nP-1;Szivattyú;GÉP;1 234,50\n"
                        .getBytes(Charset.forName("windows-1250")));

        assertThat(looked.how().charset()).isEqualTo("windows-1250");
        assertThat(looked.how().numbers()).isEqualTo(Language.HUNGARIAN);
        walk.apply(walk.check(looked, Map.of()));
        assertThat(seen(() -> products.all(owner)))
                .extracting(p -> p.name() + p.costMinor()).containsExactly("Szivattyú123450");
    }

    @Test
    void an_ambiguous_amount_follows_the_reader_and_can_be_told_otherwise() {
        var csv = "sku;name;category;cost\nP-1;Pump;PUMP;1.234\n";
        assertThat(walk.upload("products", "a.csv", csv).how().numbers())
                .isEqualTo(Language.ENGLISH);
        found(Language.HUNGARIAN);
        var hungarian = walk.upload("products", "a.csv", csv);
        assertThat(hungarian.how().numbers()).isEqualTo(Language.HUNGARIAN);
        walk.apply(walk.check(hungarian, Map.of()));
        assertThat(seen(() -> products.all(owner)))
                .extracting("costMinor").containsExactly(123_400L);
        assertThat(walk.page(hungarian)).contains("1 sor átvéve");

        var english = walk.check(walk.upload("products", "a.csv", csv), Map.of("numbers", "en"));
        assertThat(counts(english).rejected()).isEqualTo(1);
        assertThat(walk.page(english)).contains("Ide legfeljebb 2 tizedesjegy írható.");
    }

    @Test
    void another_way_of_opening_can_be_chosen() {
        var looked = walk.upload("products", "a.csv", "sku|name|category\nP-1|Pump, big|PUMP\n");
        var path = "/imports/" + looked.id();
        walk.browser.post(path, path + "/reading", Map.of("delimiter", ","));
        assertThat(walk.now(looked.id()).header()).containsExactly("sku|name|category");
        walk.browser.post(path, path + "/reading", Map.of("delimiter", "|"));

        assertThat(walk.now(looked.id()).mapping())
                .isEqualTo(Map.of("product", "sku", "name", "name", "line", "category"));
        walk.browser.post(path, path + "/reading", Map.of("delimiter", "x", "charset", "none"));
        assertThat(walk.now(looked.id()).how().delimiter()).isEqualTo("|");
    }

    @Test
    void no_file_and_no_subject_are_asked_for_again() {
        var neither = walk.browser.upload("/imports", "/imports", Map.of(), "", bytes(""));

        assertThat(neither.status()).isEqualTo(422);
        assertThat(neither.text()).contains("Choose a file.", "Choose what is in the file.");
    }

    @Test
    void a_name_that_is_a_script_is_shown_as_a_name() {
        var looked = walk.upload("products", "<b>x.csv", "<script>alert(1)</script>\n<img>\n");

        assertThat(walk.page(looked)).contains("b_x.csv", "is a web page, whatever its ending")
                .doesNotContain("<script>alert", "<img>", "<b>x");
    }

    @Test
    void another_company_finds_no_import() {
        var looked = walk.upload("products", "a.csv", HEADER + "a,b,c\n");
        var stranger = new ImportWalk(stage, stage.company(), imports, port);

        for (var path : List.of("", "/rejected.csv")) {
            assertThat(stranger.browser.get("/imports/" + looked.id() + path).status())
                    .isEqualTo(404);
        }
        for (var path : List.of("/reading", "/checking", "/applying", "/cancellation")) {
            assertThat(stranger.browser.post("/imports", "/imports/" + looked.id() + path,
                    Map.of()).status()).isEqualTo(404);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] broken() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes(HEADER + "árvíztűrő,tükörfúrógép,ő\n".repeat(20)));
        out.writeBytes(new byte[] {'a', ',', (byte) 0xc3, ',', 'b', '\n'});
        return out.toByteArray();
    }
}
