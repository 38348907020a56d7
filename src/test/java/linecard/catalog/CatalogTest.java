package linecard.catalog;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class CatalogTest {

    @Autowired Stage stage;
    @Autowired ProductLines lines;
    @Autowired Products products;

    Viewer owner;

    @BeforeEach
    void found() {
        owner = stage.company();
    }

    @Test
    void a_line_is_kept_as_given_and_changed() {
        var pumps = line(null, "P", "Szivattyúk");
        var small = line(pumps.id(), "PS", "Kis szivattyúk");
        as(owner, () -> lines.addAll(owner, List.of(pumps, small)));
        as(owner, () -> lines.change(owner, new ProductLine(
                small.id(), null, "PS2", "Kicsik", true, 1)));
        assertThat(Bound.call(owner.binding(), () -> lines.all(owner))).containsExactly(
                new ProductLine(small.id(), null, "PS2", "Kicsik", true, 2), pumps);
        assertThat(Bound.call(owner.binding(), () -> lines.of(owner, pumps.id()))).isEqualTo(pumps);
        assertThat(Bound.call(owner.binding(), () -> lines.withCode(owner, "PS2")))
                .map(ProductLine::id).contains(small.id());
    }

    @Test
    void names_are_in_hungarian_order() {
        for (var name : List.of("Zárak", "Övek", "Csapok", "Cukor", "Olaj", "Ásó")) {
            as(owner, () -> lines.add(owner, line(null, name, name)));
        }
        assertThat(Bound.call(owner.binding(), () -> lines.all(owner)))
                .extracting(ProductLine::name)
                .containsExactly("Ásó", "Cukor", "Csapok", "Olaj", "Övek", "Zárak");
    }

    @Test
    void a_change_of_an_old_version_changes_nothing() {
        var line = line(null, "P", "Pumps");
        as(owner, () -> lines.add(owner, line));
        as(owner, () -> lines.change(owner, line));
        assertThatThrownBy(() -> as(owner, () -> lines.changeAll(owner, List.of(
                new ProductLine(line.id(), null, "Q", "Q", false, 1))))).isInstanceOf(Stale.class);
        assertThat(Bound.call(owner.binding(), () -> lines.of(owner, line.id())).code())
                .isEqualTo("P");
    }

    @Test
    void a_code_is_taken_once_in_an_organisation_and_free_in_another() {
        var other = stage.company();
        as(owner, () -> lines.add(owner, line(null, "P", "Pumps")));
        as(other, () -> lines.add(other, line(null, "P", "Pumps")));
        assertThatThrownBy(() -> as(owner, () -> lines.add(owner, line(null, "P", "More"))))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void products_are_found_by_parts_of_words_without_accents() {
        var line = line(null, "P", "Pumps");
        as(owner, () -> lines.add(owner, line));
        as(owner, () -> products.addAll(owner, List.of(
                product(line, "SZ-100", "Szűrő, 100 µm"),
                product(line, "K-7", "Kézi szivattyú"))));
        assertThat(found("szuro", null)).containsExactly("SZ-100");
        assertThat(found("sz 100", null)).containsExactly("SZ-100");
        assertThat(found("sziv", null)).containsExactly("K-7");
        assertThat(found("attyu kezi", null)).containsExactly("K-7");
        assertThat(found("attyu szuro", null)).isEmpty();
        assertThat(found("", List.of(line.id()))).containsExactly("K-7", "SZ-100");
        assertThat(found("", List.of())).isEmpty();
    }

    @Test
    void a_long_list_has_pages() {
        var line = line(null, "P", "Pumps");
        as(owner, () -> lines.add(owner, line));
        var many = new ArrayList<Product>();
        for (int i = 0; i < 120; i++) many.add(product(line, "N%03d".formatted(i), "Nut " + i));
        as(owner, () -> products.addAll(owner, many));
        var third = Bound.call(owner.binding(), () -> products.page(
                owner, new Products.Filter("", null, false), 3));
        assertThat(third.total()).isEqualTo(120);
        assertThat(third.rows()).hasSize(20);
        assertThat(third.first()).isEqualTo(101);
        assertThat(third.hasNext()).isFalse();
        assertThat(Bound.call(owner.binding(), () -> products.all(owner))).hasSize(120);
    }

    @Test
    void what_a_product_costs_is_for_staff() {
        var line = line(null, "P", "Pumps");
        var pump = new Product(Ids.fresh(), line.id(), "P1", "Pump", 1250L, false, 1);
        as(owner, () -> lines.add(owner, line));
        as(owner, () -> products.add(owner, pump));
        var finance = stage.member(owner, Role.FINANCE, null, null, null);
        assertThat(Bound.call(finance.binding(), () -> products.of(finance, pump.id())))
                .isEqualTo(pump);
        var rep = new Viewer(owner.user(), owner.organisation(), Role.REP,
                Ids.fresh(), Ids.fresh(), null);
        assertThat(Bound.call(rep.binding(), () -> products.of(rep, pump.id())).costMinor())
                .isNull();
        assertThat(Bound.call(rep.binding(), () -> products.withCode(rep, "P1").orElseThrow())
                .costMinor()).isNull();
    }

    @Test
    void a_product_is_changed_archived_and_then_left_out_of_lists() {
        var line = line(null, "P", "Pumps");
        var pump = product(line, "P1", "Pump");
        as(owner, () -> lines.add(owner, line));
        as(owner, () -> products.add(owner, pump));
        as(owner, () -> products.change(owner, new Product(
                pump.id(), line.id(), "P2", "Pumpe", 5L, true, 1)));
        assertThat(found("pumpe", null)).isEmpty();
        var all = new Products.Filter("pumpe", null, true);
        assertThat(Bound.call(owner.binding(), () -> products.page(owner, all, 1)).rows())
                .extracting(Product::code).containsExactly("P2");
        assertThatThrownBy(() -> as(owner, () -> products.change(owner, pump)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void another_organisation_sees_none_of_it() {
        var other = stage.company();
        var line = line(null, "P", "Pumps");
        var pump = product(line, "P1", "Pump");
        as(owner, () -> lines.add(owner, line));
        as(owner, () -> products.add(owner, pump));
        assertThat(Bound.call(other.binding(), () -> lines.all(other))).isEmpty();
        assertThat(Bound.call(other.binding(), () -> products.all(other))).isEmpty();
        assertThatThrownBy(() -> as(other, () -> lines.of(other, line.id())))
                .isInstanceOf(Absent.class);
        assertThatThrownBy(() -> as(other, () -> products.of(other, pump.id())))
                .isInstanceOf(Absent.class);
    }

    private List<String> found(String text, @Nullable List<UUID> within) {
        var filter = new Products.Filter(text, within, false);
        return Bound.call(owner.binding(), () -> products.page(owner, filter, 1)).rows().stream()
                .map(Product::code).toList();
    }

    private static ProductLine line(@Nullable UUID parent, String code, String name) {
        return new ProductLine(Ids.fresh(), parent, code, name, false, 1);
    }

    private static Product product(ProductLine line, String code, String name) {
        return new Product(Ids.fresh(), line.id(), code, name, null, false, 1);
    }

    private static void as(Viewer viewer, Runnable action) {
        Bound.run(viewer.binding(), action);
    }
}
