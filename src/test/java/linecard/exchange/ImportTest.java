package linecard.exchange;

import linecard.access.Role;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.exchange.ImportWalk.Counts;
import linecard.exchange.Import.State;
import linecard.people.Territories;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// What becomes of a file: products come in, and who may bring what.
class ImportTest extends ImportDesk {

    private static final String PRODUCTS = """
            Product code,Name,Product line,Name of the product line,Parent line,Cost
            P-1,Pump,PUMP,Pumps,MACHINE,120.50
            V-1,Valve,VALVE,Valves,MACHINE,
            """;

    @Autowired Products products;
    @Autowired ProductLines lines;
    @Autowired Territories territories;

    @Test
    void products_come_with_their_lines() {
        var checked = walk.checked("products", PRODUCTS);

        assertThat(counts(checked)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(walk.page(checked)).contains("3 new product lines:", "Take the good rows");
        assertThat(seen(() -> products.all(owner))).isEmpty();

        var applied = walk.apply(checked);

        assertThat(applied.state()).isEqualTo(State.APPLIED);
        assertThat(counts(applied)).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
        assertThat(seen(() -> products.all(owner))).extracting(p -> p.code() + p.costMinor())
                .containsExactlyInAnyOrder("P-112050", "V-1null");
        assertThat(seen(() -> lines.all(owner))).extracting("name")
                .containsExactlyInAnyOrder("Pumps", "Valves", "MACHINE");
    }

    @Test
    void of_many_new_lines_a_few_are_named_with_how_many_more_and_the_rest_one_click_away() {
        var many = IntStream.range(0, 15).mapToObj(i -> "P-%d,Part,Line %02d\n".formatted(i, i))
                .collect(Collectors.joining("", "Product code,Name,Product line\n", ""));
        assertThat(walk.page(walk.checked("products", many)))
                .contains("15 new product lines: Line 00, ", ", Line 11</p>",
                        "<summary>and 3 more</summary><p>Line 12, Line 13, Line 14</p></details>");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        walk.taken("products", PRODUCTS);
        var again = walk.checked("products", PRODUCTS);

        assertThat(counts(again)).isEqualTo(new Counts(2, 0, 0, 2, 0, 0));
        assertThat(walk.page(again)).contains("There is nothing to take");
    }

    @Test
    void what_differs_is_changed_and_what_the_file_does_not_know_stays() {
        walk.taken("products", PRODUCTS);
        var applied = walk.taken("products", """
                sku;name;category
                p-1;Better pump;PUMP
                V-1;Valve;VALVE
                """);

        assertThat(counts(applied)).isEqualTo(new Counts(2, 0, 1, 1, 0, 0));
        assertThat(seen(() -> products.all(owner))).extracting(p -> p.name() + p.costMinor())
                .containsExactlyInAnyOrder("Better pump12050", "Valvenull");
    }

    @Test
    void bad_rows_are_told_apart_and_can_be_downloaded() {
        var checked = walk.checked("products", """
                Product code,Name,Product line,Cost
                P-1,Pump,PUMP,12.345
                ,Nameless,PUMP,1
                P-2,Pump two,PUMP,=1+1
                P-3,Pump three,PUMP,-4
                P-4,First,PUMP,4
                P-4,Second,PUMP,4
                P-5,"=HYPERLINK(""http://evil"")",PUMP,x
                P-6,Good,PUMP,6
                """);

        assertThat(counts(checked)).isEqualTo(new Counts(8, 1, 0, 0, 7, 0));
        assertThat(walk.page(checked)).contains("Cost: At most 2 decimals fit here.",
                "Product code: This is needed", "P-4 stands more than once", "Cannot be negative");
        assertThat(walk.rejected(checked)).hasSize(7)
                .anyMatch(row -> row.startsWith("P-1,Pump,PUMP,12.345,2,Cost: At most"))
                .anyMatch(row -> row.contains("\"'=HYPERLINK(\"\"http://evil\"\")\""))
                .anyMatch(row -> row.startsWith("P-2,Pump two,PUMP,'=1+1"));
        assertThat(counts(walk.apply(checked))).isEqualTo(new Counts(8, 1, 0, 0, 7, 0));
    }

    @Test
    void a_line_stays_where_it_lies() {
        walk.taken("products", PRODUCTS);
        var checked = walk.checked("products", """
                Product code,Name,Product line,Parent line
                P-9,Other pump,PUMP,FITTINGS
                """);

        assertThat(walk.page(checked)).contains("The product line PUMP lies in MACHINE.");
    }

    @Test
    void another_meaning_of_the_columns_is_remembered() {
        var content = "a,b,c\nP-1,Pump,PUMP\n";
        var first = walk.upload("products", "odd.csv", content);
        assertThat(walk.browser.post("/imports/" + first.id(),
                "/imports/" + first.id() + "/checking", Map.of()).status()).isEqualTo(422);
        walk.check(first, Map.of("map-product", "a", "map-name", "b", "map-line", "c"));
        var second = walk.upload("products", "odd.csv", content);

        assertThat(second.mapping())
                .isEqualTo(Map.of("product", "a", "name", "b", "line", "c"));
    }

    @Test
    void finance_may_bring_in_documents_only() {
        walk.taken("accounts", "account,name\nA-1,One\n");
        walk.taken("products", PRODUCTS);
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        var theirs = new ImportWalk(stage, finance, imports, port);
        var products = walk.upload("products", "p.csv", PRODUCTS);

        assertThat(theirs.browser.get("/imports").text()).contains("value=\"documents\"")
                .doesNotContain("value=\"products\"", "p.csv");
        assertThat(theirs.browser.get("/imports/" + products.id()).status()).isEqualTo(404);
        assertThat(counts(theirs.taken("documents", """
                kind,number,date,account,product,net
                order,1,2026-03-01,A-1,P-1,5
                """)).fresh()).isEqualTo(1);
    }

    @Test
    void others_find_no_imports_at_all() {
        var auditor = stage.member(owner, Role.AUDITOR, null, null, null);
        assertThat(new ImportWalk(stage, auditor, imports, port).browser.get("/imports").status())
                .isEqualTo(403);
        var west = walk.taken("reps", "rep,last name,agency,territory\nR1,Ash,X,West\n");
        assertThat(west.state()).isEqualTo(State.APPLIED);
        var manager = stage.member(owner, Role.MANAGER, null, null,
                seen(() -> territories.all(owner)).getFirst().id());
        assertThat(new ImportWalk(stage, manager, imports, port).browser.get("/imports").text())
                .contains("Only somebody who sees the whole organization");
    }

    @Test
    void one_that_is_stopped_has_taken_nothing_and_can_be_gone_on_with() {
        var csv = new StringBuilder("sku,name,category\n");
        for (int i = 0; i < 20_000; i++) csv.append("P").append(i).append(",Pump,A\n");
        var source = walk.checked("products", csv.toString());
        var path = "/imports/" + source.id();
        walk.browser.post(path, path + "/applying", Map.of());
        assertThat(walk.page(source)).contains("data-poll=\"1\"", "You can close this page");
        walk.browser.post(path, path + "/cancellation", Map.of());
        var stopped = walk.ended(source.id());
        assertThat(stopped.state()).isEqualTo(State.CANCELLED);
        assertThat(seen(() -> products.all(owner))).isEmpty();
        assertThat(walk.page(stopped)).contains("Nothing was taken");

        var rest = walk.check(stopped, Map.of());
        assertThat(counts(rest)).isEqualTo(new Counts(20_000, 20_000, 0, 0, 0, 0));
        walk.apply(rest);
        assertThat(seen(() -> products.all(owner))).hasSize(20_000);
    }

    @Test
    void sample_files_are_in_the_currency_of_the_organisation() {
        var own = owner.organisation().currency().getCurrencyCode();
        assertThat(own).isNotEqualTo("HUF");
        for (var subject : List.of("documents", "payments")) {
            assertThat(new String(walk.browser.get("/imports/samples/" + subject).bytes(), UTF_8))
                    .contains(own).doesNotContain("HUF");
        }
        assertThat(new String(walk.browser.get("/imports/samples/currency-rates").bytes(), UTF_8))
                .doesNotContain(own);
    }

    @Test
    void every_sample_file_fits_its_own_importer() {
        for (var subject : List.of("products", "reps", "accounts", "assignments", "goals",
                "documents")) {
            var sample = walk.browser.get("/imports/samples/" + subject);
            assertThat(sample.type()).startsWith("text/csv");
            var looked = walk.upload(subject, subject + ".csv", sample.bytes());
            assertThat(looked.problem()).isNull();
            assertThat(looked.mapping()).hasSize(looked.header().size());
        }
    }
}
