package linecard.exchange;

import linecard.access.Role;
import linecard.accounts.Accounts;
import linecard.accounts.Aliases;
import linecard.database.Bound;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Import.State;
import linecard.exchange.ImportWalk.Counts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// What is wrong in a file is mended where it is shown, and customers are named once.
class MendingTest extends ImportDesk {

    private static final String HEADER = "kind,number,date,account,product,quantity,net,city\n";

    @Autowired Accounts accounts;
    @Autowired Aliases aliases;

    @BeforeEach
    void stock() {
        walk.taken("products", "sku,name,category\nP-1,Pump,PUMP\nP-2,Valve,VALVE\n");
        walk.taken("accounts", """
                account,name,city
                A-1,Hegyi Gépház Kft.,Debrecen
                A-2,Other Works Inc.,Akron
                """);
    }

    private Browser.Answer post(Import source, String path, Map<String, String> form) {
        var at = "/imports/" + source.id();
        return walk.browser.post(at, at + path, form);
    }

    @Test
    void cells_are_mended_in_the_grid_and_count_in_check_and_booking() {
        var checked = walk.checked("documents", HEADER + """
                invoice,1,2026-03-01,A-1,P-1,2,1..00,
                invoice,1,2026-03-01,A-1,P-9,1,5,
                invoice,2,2026-03-01,A-1,P-1,1,7,
                """);
        assertThat(counts(checked)).isEqualTo(new Counts(3, 1, 0, 0, 2, 700));
        var grid = walk.browser.get("/imports/" + checked.id() + "/mending").text();
        assertThat(grid).contains("name=\"cell.2.6\" value=\"1..00\"", "aria-invalid=\"true\"",
                "This is not a number", "There is no product “P-9”");

        var answer = post(checked, "/mending", Map.of("cell.2.6", "100.00", "cell.3.4", "P-8"));
        assertThat(answer.location()).endsWith("/mending?page=1");
        grid = walk.browser.get("/imports/" + checked.id() + "/mending").text();
        assertThat(grid).contains("good in itself", "There is no product “P-8”")
                .doesNotContain("This is not a number</small>");

        post(checked, "/mending", Map.of("cell.3.4", "P-2", "then", "check"));
        var mended = walk.ended(checked.id());
        assertThat(counts(mended)).isEqualTo(new Counts(3, 3, 0, 0, 0, 11_200));
        assertThat(counts(walk.apply(mended)).netMinor()).isEqualTo(11_200);
        assertThat(post(mended, "/mending", Map.of("cell.2.6", "1")).status()).isEqualTo(409);
    }

    @Test
    void a_value_is_replaced_in_all_rows() {
        var csv = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) csv.append("order,").append(i).append(",2026-03-01,A-1,X,1,1,\n");
        var checked = walk.checked("documents", csv.toString());
        assertThat(walk.page(checked)).contains("200 rows");
        var grid = walk.browser.get("/imports/" + checked.id()
                + "/mending?key=exchange.unknownProduct&field=product&value=X").text();
        assertThat(grid).contains("Replace in all rows", "1–50 of 200");

        post(checked, "/replacements", Map.of("column", "product", "original", "X", "value", "P-1"));
        assertThat(counts(walk.ended(checked.id())).fresh()).isEqualTo(200);
    }

    @Test
    void one_column_cannot_mean_two_things() {
        var looked = walk.upload("products", "a.csv", "sku,name,category\nP-3,Pump,PUMP\n");
        var form = new LinkedHashMap<>(ImportWalk.offered(walk.page(looked)));
        form.put("map-lineName", "category");

        var answer = post(looked, "/checking", form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("The column “category” already means: Product line.");
    }

    private static final Pattern FIRST_LIKELY =
            Pattern.compile("name=\"is-0\" value=\"([0-9a-f-]{36})\"");

    @Test
    void a_customer_is_named_once_and_remembered() {
        var csv = HEADER + """
                invoice,1,2026-03-01,HEGYI GEPHAZ,P-1,2,10,Debrecen
                invoice,2,2026-03-01,Hegyi  gephaz,P-1,2,10,Debrecen
                invoice,3,2026-03-01,Brand New Ltd,P-1,2,10,Akron
                """;
        var checked = walk.checked("documents", csv);
        assertThat(counts(checked).rejected()).isEqualTo(3);
        assertThat(walk.page(checked)).contains("2 names in the file are no customer here");
        var page = walk.browser.get("/imports/" + checked.id() + "/customers").text();
        assertThat(page).contains("<legend>HEGYI GEPHAZ</legend>", "2 rows", "Hegyi Gépház Kft.");
        var likely = FIRST_LIKELY.matcher(page);
        assertThat(likely.find()).isTrue();

        var wrong = post(checked, "/customers", Map.of("is-0", "other", "code-0", "A-9"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("There is no account “A-9”");
        post(checked, "/customers", Map.of("is-0", likely.group(1), "is-1", "new"));
        assertThat(counts(walk.ended(checked.id())).fresh()).isEqualTo(3);

        assertThat(counts(walk.checked("documents", csv)).fresh()).isEqualTo(3);
        Bound.run(owner.binding(), () -> {
            var made = accounts.withCode(owner, "Brand New Ltd").orElseThrow();
            assertThat(made.city()).isEqualTo("Akron");
            var named = accounts.withCode(owner, "A-1").orElseThrow();
            assertThat(aliases.ofAccount(owner, named.id())).extracting("text")
                    .containsExactly("HEGYI GEPHAZ");
        });
    }

    @Test
    void many_new_customers_are_made_at_once_and_none_that_is_like_another() {
        var csv = new StringBuilder(HEADER);
        for (int i = 0; i < 60; i++) {
            csv.append("invoice,%d,2026-03-01,Q%05d,P-1,2,10,\n".formatted(i, i * 7919 % 100_000));
        }
        csv.append("invoice,60,2026-03-01,HEGYI GEPHAZ,P-1,2,10,\ninvoice,61,2026-03-01,Z-1,P-1,2,10,\n");
        var checked = walk.checked("documents", csv.toString());
        assertThat(walk.browser.get("/imports/" + checked.id() + "/customers").text())
                .contains("Make new accounts of all names left");
        post(checked, "/customers", Map.of("rest", "new", "is-61", "other", "code-61", "A-2"));

        assertThat(counts(walk.ended(checked.id()))).extracting(Counts::fresh, Counts::rejected)
                .containsExactly(61L, 1L);
        assertThat(walk.browser.get("/imports/" + checked.id() + "/customers").text())
                .contains("<legend>HEGYI GEPHAZ</legend>").doesNotContain("Make new accounts of all");
    }

    @Test
    void finance_names_customers_but_makes_none() {
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        var theirs = new ImportWalk(stage, finance, imports, port);
        var checked = theirs.checked("documents",
                HEADER + "invoice,1,2026-03-01,Other Works,P-1,2,10,\n");
        var at = "/imports/" + checked.id();
        var page = theirs.browser.get(at + "/customers").text();
        assertThat(page).contains("Other Works Inc.").doesNotContain("Make a new account");

        theirs.browser.post(at, at + "/customers", Map.of("is-0", "other", "code-0", "a-2"));
        assertThat(counts(theirs.ended(checked.id())).fresh()).isEqualTo(1);
    }

    @Test
    void a_spelling_is_taken_off_on_the_page_of_the_account() {
        var account = Bound.call(owner.binding(),
                () -> accounts.withCode(owner, "A-1").orElseThrow());
        var at = "/accounts/" + account.id();
        walk.browser.post(at, at + "/aliases", Map.of("alias", "HG Kft"));
        assertThat(walk.browser.get(at).text()).contains("HG Kft");
        assertThat(walk.browser.post(at, at + "/aliases", Map.of("alias", " ")).status())
                .isEqualTo(422);
        var alias = Bound.call(owner.binding(),
                () -> aliases.ofAccount(owner, account.id()).getFirst());

        walk.browser.post(at, "/aliases/" + alias.id() + "/removal", Map.of());
        assertThat(walk.browser.get(at).text()).doesNotContain("<li>HG Kft");
    }

    @Test
    void a_document_that_stands_twice_in_the_file_is_taken_once() {
        var rows = """
                invoice,1,2026-03-01,A-1,P-1,2,10,
                invoice,1,2026-03-01,A-1,P-2,2,20,
                invoice,2,2026-03-01,A-1,P-1,1,1,
                """;
        var checked = walk.checked("documents", HEADER + rows + rows);

        assertThat(checked.difference().part(Outcome.NEW))
                .isEqualTo(new Difference.Part(2, 3, 3_100));
        assertThat(checked.difference().part(Outcome.DUPLICATE).rows()).isEqualTo(3);
        assertThat(counts(walk.apply(checked)).netMinor()).isEqualTo(3_100);
    }

    @Test
    void amounts_that_no_number_holds_are_refused_with_a_sentence() {
        var big = "90000000000000000";
        var checked = walk.checked("documents", HEADER
                + "invoice,1,2026-03-01,A-1,P-1,1," + big + ",\n"
                + "invoice,1,2026-03-01,A-1,P-1,1," + big + ",\n"
                + "invoice,2,2026-03-01,A-1,P-1,1," + big + ",\n"
                + "invoice,3,2026-03-01,A-1,P-1,1," + big + ",\n"
                + "invoice,4,2026-03-01,A-1,P-1,1,9" + big + ",\n");

        assertThat(checked.state()).isEqualTo(State.CHECKED);
        assertThat(walk.rejected(checked).toString()).contains(
                "The lines of this document come to more than can be counted",
                "With this document the numbers of this column come to more", "too large");
    }
}
