package linecard.catalog;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static linecard.Visitor.bare;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class CatalogPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired ProductLines lines;
    @Autowired Products products;

    Viewer owner;
    Visitor desk;

    @BeforeEach
    void found() {
        owner = stage.company();
        desk = new Visitor(program, owner);
    }

    @Test
    void empty_lists_teach() {
        assertThat(desk.get("/product-lines")).hasStatusOk().bodyText()
                .contains("Még nincs termékcsoport");
        assertThat(desk.get("/products")).hasStatusOk().bodyText()
                .contains("Kezdje egy termékcsoporttal");
    }

    @Test
    void a_line_and_a_product_are_added_and_listed() {
        assertThat(desk.get("/product-lines/new")).hasStatusOk();
        assertThat(desk.post("/product-lines", "code", "P", "name", "Szivattyúk", "parent", ""))
                .hasStatus(303);
        var line = line("P");
        assertThat(desk.get("/product-lines")).hasStatusOk().bodyText().contains("Szivattyúk");
        assertThat(desk.get("/products/new?line=" + line.id())).hasStatusOk();
        assertThat(desk.post("/products", "code", "P1", "name", "Kis szivattyú",
                "line", line.id().toString(), "cost", "1 234,50")).hasStatus(303);
        assertThat(product("P1").costMinor()).isEqualTo(123450);
        assertThat(desk.get("/products?q=szivattyu&line=" + line.id())).hasStatusOk().bodyText()
                .contains("Kis szivattyú");
        assertThat(desk.get("/products?q=nothing")).hasStatusOk().bodyText()
                .contains("A szűrőknek semmi sem felel meg");
    }

    @Test
    void what_was_typed_comes_back_with_the_reasons() {
        var answer = desk.post("/products", "code", "", "name", "<b>Név</b>",
                "line", Ids.fresh().toString(), "cost", "sok");
        assertThat(answer).hasStatus(422).bodyText()
                .contains("&lt;b>Név", "Kötelező megadni", "A listából válasszon",
                        "Ez nem szám")
                .doesNotContain("<b>Név");
        assertThat(desk.post("/product-lines", "code", "x".repeat(61), "name", "N"))
                .hasStatus(422).bodyText().contains("Legfeljebb 60");
    }

    @Test
    void a_taken_code_names_its_holder() {
        desk.post("/product-lines", "code", "P", "name", "Szivattyúk");
        assertThat(desk.post("/product-lines", "code", "P", "name", "Mások")).hasStatus(422)
                .bodyText().contains("Szivattyúk");
        var line = line("P").id().toString();
        desk.post("/products", "code", "A", "name", "Első", "line", line);
        assertThat(desk.post("/products", "code", "A", "name", "Második", "line", line))
                .hasStatus(422).bodyText().contains("Első");
    }

    @Test
    void a_line_cannot_lie_within_itself() {
        desk.post("/product-lines", "code", "P", "name", "Pumps");
        var top = line("P");
        desk.post("/product-lines", "code", "S", "name", "Small", "parent", top.id().toString());
        assertThat(desk.get("/product-lines")).bodyText()
                .contains("Pumps › </span>");
        assertThat(desk.post("/product-lines/" + top.id(), "code", "P", "name", "Pumps",
                "parent", line("S").id().toString(), "version", "1")).hasStatus(422)
                .bodyText().contains("nem lehet része önmagának");
        assertThat(line("P").parent()).isNull();
    }

    @Test
    void archiving_hides_and_can_be_taken_back() {
        desk.post("/product-lines", "code", "P", "name", "Pumps");
        var line = line("P");
        var archiving = "/product-lines/" + line.id() + "/archiving";
        assertThat(desk.post(archiving, "archived", "true", "version", "1")).hasStatus(303);
        assertThat(desk.get("/product-lines")).bodyText().doesNotContain("Pumps</a>");
        assertThat(desk.get("/product-lines?archived=true")).bodyText().contains("Pumps</a>");
        assertThat(desk.post("/products", "code", "A", "name", "A",
                "line", line.id().toString())).hasStatus(422).bodyText()
                .contains("Ez archiválva van");
        assertThat(desk.post("/history/catalog.product_line/" + line.id() + "/undo",
                "next", "/product-lines")).hasStatus(303);
        assertThat(line("P").archived()).isFalse();
        assertThat(desk.post(archiving, "archived", "true", "version", "1")).hasStatus(409);
        assertThat(line("P").archived()).isFalse();
    }

    @Test
    void a_product_is_changed_archived_and_restored() {
        desk.post("/product-lines", "code", "P", "name", "Pumps");
        var line = line("P").id().toString();
        desk.post("/products", "code", "A", "name", "Old", "line", line);
        var at = "/products/" + product("A").id();
        assertThat(desk.get(at + "/edit")).hasStatusOk().bodyText().contains("value=\"Old\"");
        assertThat(desk.post(at, "code", "A", "name", "New", "line", line, "version", "1"))
                .hasStatus(303);
        assertThat(desk.post(at, "code", "A", "name", "Newer", "line", line, "version", "1"))
                .hasStatus(409);
        assertThat(product("A").name()).isEqualTo("New");
        desk.post(at + "/archiving", "archived", "true", "version", "2");
        desk.post(at + "/archiving", "archived", "false", "version", "3");
        assertThat(product("A").archived()).isFalse();
    }

    @Test
    void anothers_record_looks_like_none() {
        var strangers = new Visitor(program, stage.company());
        desk.post("/product-lines", "code", "P", "name", "Pumps");
        var theirs = "/product-lines/" + line("P").id();
        var none = "/product-lines/" + Ids.fresh();
        assertThat(strangers.get(theirs + "/edit")).hasStatus(404);
        assertThat(bare(strangers.get(theirs + "/edit")))
                .isEqualTo(bare(strangers.get(none + "/edit")));
        assertThat(strangers.post(theirs, "code", "Q", "name", "Q", "version", "1")).hasStatus(404);
        assertThat(line("P").name()).isEqualTo("Pumps");
    }

    @Test
    void only_keepers_change_the_catalogue() {
        var finance = new Visitor(program, stage.member(owner, Role.FINANCE, null, null, null));
        assertThat(finance.get("/products")).hasStatusOk().bodyText()
                .doesNotContain("/products/new");
        assertThat(finance.get("/products/new")).hasStatus(403);
        assertThat(finance.post("/product-lines", "code", "P", "name", "P")).hasStatus(403);
        assertThat(Bound.call(owner.binding(), () -> lines.all(owner))).isEmpty();
    }

    @Test
    void lists_are_saved_as_files_with_the_filters_of_the_view() {
        desk.post("/product-lines", "code", "P", "name", "Pumps");
        var line = line("P").id().toString();
        desk.post("/products", "code", "A", "name", "Alfa", "line", line, "cost", "10");
        desk.post("/products", "code", "B", "name", "Beta", "line", line);
        assertThat(desk.get("/products.csv?q=alfa")).hasStatusOk()
                .bodyText().contains("Alfa", "10,00").doesNotContain("Beta");
        assertThat(desk.get("/products.xlsx")).hasStatusOk();
        assertThat(desk.get("/product-lines.csv")).hasStatusOk().bodyText().contains("Pumps");
    }

    private ProductLine line(String code) {
        return Bound.call(owner.binding(), () -> lines.withCode(owner, code)).orElseThrow();
    }

    private Product product(String code) {
        return Bound.call(owner.binding(), () -> products.withCode(owner, code)).orElseThrow();
    }
}
