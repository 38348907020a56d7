package linecard.accounts;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Absent;
import linecard.access.Change;
import linecard.access.History;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.accounts.Market.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@LinecardTest
class AccountsTest {

    @Autowired Stage stage;
    @Autowired ApplicationContext program;
    @Autowired Accounts accounts;
    @Autowired Directory directory;
    @Autowired Assignments assignments;
    @Autowired History history;

    Market market;
    Market.Cast cast;
    Viewer owner;

    @BeforeEach
    void open() {
        market = new Market(program);
        cast = market.open();
        owner = cast.owner();
    }

    @Test
    void an_account_is_kept_as_given_changed_and_archived() {
        var added = new Account(Ids.fresh(), null, cast.north().id(), "A1", "Szűcs Kft.", "OEM",
                "HU", "3525", "Miskolc", "Fő utca 1.", "+36 46 1", "a@b.hu", "12345678-2-05",
                true, false, 1);
        Bound.run(owner.binding(), () -> accounts.add(owner, added));
        assertThat(of(added.id())).isEqualTo(added);
        var changed = new Account(added.id(), null, null, "A2", "Szűcs Zrt.", "", "", "", "", "",
                "", "", "", false, true, 1);
        Bound.run(owner.binding(), () -> accounts.change(owner, changed));
        assertThat(of(added.id())).isEqualTo(new Account(added.id(), null, null, "A2",
                "Szűcs Zrt.", "", "", "", "", "", "", "", "", false, true, 2));
        assertThatThrownBy(() -> Bound.run(owner.binding(),
                () -> accounts.change(owner, changed))).isInstanceOf(Stale.class);
        assertThat(found("szucs")).isEmpty();
    }

    @Test
    void accounts_are_found_by_code_name_city_and_tax_number() {
        market.account(cast, "A-1", "Szűcs Gépgyár Kft.", cast.north().id());
        market.account(cast, "B-2", "Árvíz Kft.", null);
        assertThat(found("szucs kft")).containsExactly("A-1");
        assertThat(found("b-2")).containsExactly("B-2");
        assertThat(found("misk")).containsExactly("B-2", "A-1");
        assertThat(found("100% _")).isEmpty();
        assertThat(found("'; drop")).isEmpty();
    }

    @Test
    void filters_narrow_the_list() {
        var north = market.account(cast, "A", "Alma", cast.north().id());
        market.account(cast, "B", "Beta", cast.south().id());
        market.assign(cast, north, cast.anna(), "100", START);
        assertThat(page(new AccountFilter("", cast.north().id(), null, "", false, START)))
                .containsExactly("A");
        assertThat(page(new AccountFilter("", null, cast.anna().id(), "", false, START)))
                .containsExactly("A");
        assertThat(page(new AccountFilter(
                "", null, cast.anna().id(), "", false, START.minusDays(1)))).isEmpty();
        assertThat(page(new AccountFilter("", null, null, "OEM", false, START))).isEmpty();
        assertThat(Bound.call(owner.binding(), () -> accounts.customerTypes(owner))).isEmpty();
    }

    @Test
    void every_order_is_an_order() {
        market.account(cast, "B", "Alma", null);
        market.account(cast, "A", "Öböl", null);
        market.account(cast, "C", "Olaj", null);
        assertThat(sorted(AccountSort.NAME)).containsExactly("B", "C", "A");
        assertThat(sorted(AccountSort.NAME_DOWN)).containsExactly("A", "C", "B");
        assertThat(sorted(AccountSort.CODE)).containsExactly("A", "B", "C");
        assertThat(sorted(AccountSort.CODE_DOWN)).containsExactly("C", "B", "A");
        assertThat(sorted(AccountSort.CITY)).containsExactly("B", "C", "A");
        assertThat(sorted(AccountSort.CITY_DOWN)).containsExactly("A", "C", "B");
    }

    @Test
    void children_and_what_lies_within() {
        var mother = market.account(cast, "M", "Mother", null);
        var child = child(mother, "C");
        var grandchild = child(child, "G");
        assertThat(Bound.call(owner.binding(), () -> accounts.children(owner, mother.id())))
                .extracting(Account::code).containsExactly("C");
        assertThat(within(grandchild.id(), mother.id())).isTrue();
        assertThat(within(mother.id(), mother.id())).isTrue();
        assertThat(within(mother.id(), grandchild.id())).isFalse();
        assertThat(Bound.call(owner.binding(),
                () -> accounts.names(owner, List.of(mother.id(), Ids.fresh()))))
                .containsOnlyKeys(mother.id()).containsValue("Mother");
    }

    @Test
    void a_list_of_thousands_is_paged() {
        var many = new ArrayList<Account>();
        for (int i = 0; i < 3000; i++) {
            many.add(new Account(Ids.fresh(), null, null, "C%05d".formatted(i), "Firm " + i, "OEM",
                    "HU", "", "Győr", "", "", "", "", false, false, 1));
        }
        Bound.run(owner.binding(), () -> accounts.addAll(owner, many));
        var second = Bound.call(owner.binding(), () -> directory.page(
                owner, AccountFilter.all(START), AccountSort.CODE, 2));
        assertThat(second.total()).isEqualTo(3000);
        assertThat(second.rows()).hasSize(50);
        assertThat(second.rows().getFirst().code()).isEqualTo("C00050");
        assertThat(Bound.call(owner.binding(), () -> accounts.customerTypes(owner)))
                .containsExactly("OEM");
        assertThat(Bound.call(owner.binding(), () -> accounts.all(owner))).hasSize(3000);
    }

    @Test
    void many_added_at_once_keep_all_they_say_and_each_leaves_its_trace() {
        var mother = new Account(Ids.fresh(), null, cast.north().id(), "M", "Mother \\ \"Kft.\"", "",
                "HU", "", "", "Fő utca 1.\n2. emelet", "", "", "", true, List.of("key, a", "\"b\"\\"),
                Map.of(), false, 1);
        var child = new Account(Ids.fresh(), mother.id(), null, "C", "Child", "", "", "", "", "",
                "", "", "", false, true, 1);
        Bound.run(owner.binding(), () -> accounts.addAll(owner, List.of(child, mother)));
        for (var one : List.of(mother, child)) {
            assertThat(of(one.id())).isEqualTo(one);
            assertThat(Bound.call(owner.binding(),
                    () -> history.of(owner, "accounts.account", one.id())))
                    .singleElement().extracting(Change::action).isEqualTo(Change.Action.INSERT);
        }
        Bound.run(owner.binding(), () -> accounts.addAll(owner, List.of()));
    }

    @Test
    void each_sees_the_own_accounts_only() {
        var annas = market.account(cast, "A", "Annas", cast.north().id());
        var belas = market.account(cast, "B", "Belas", cast.south().id());
        var nobodys = market.account(cast, "C", "Nobodys", cast.north().id());
        market.assign(cast, annas, cast.anna(), "100", START);
        market.assign(cast, belas, cast.bela(), "100", START);
        assertThat(seen(cast.asAnna())).containsExactly("A");
        assertThat(seen(cast.asBela())).containsExactly("B");
        assertThat(seen(cast.asAlfa())).containsExactly("A");
        assertThat(seen(cast.asNorth())).containsExactly("A", "C");
        assertThat(seen(owner)).containsExactly("A", "B", "C");
        var stranger = stage.company();
        assertThat(seen(stranger)).isEmpty();
        for (var viewer : List.of(cast.asAnna(), cast.asAlfa(), cast.asNorth(), stranger)) {
            assertThatThrownBy(() -> Bound.run(viewer.binding(),
                    () -> accounts.of(viewer, belas.id()))).isInstanceOf(Absent.class);
            assertThat(Bound.call(viewer.binding(),
                    () -> assignments.ofAccount(viewer, belas.id()))).isEmpty();
        }
        assertThat(Bound.call(owner.binding(), () -> accounts.withCode(owner, "C")))
                .map(Account::id).contains(nobodys.id());
    }

    private Account child(Account of, String code) {
        var added = new Account(Ids.fresh(), of.id(), null, code, code, "", "HU", "", "", "", "",
                "", "", false, false, 1);
        Bound.run(owner.binding(), () -> accounts.add(owner, added));
        return added;
    }

    private boolean within(UUID account, UUID other) {
        return Bound.call(owner.binding(), () -> accounts.liesWithin(owner, account, other));
    }

    private Account of(UUID id) {
        return Bound.call(owner.binding(), () -> accounts.of(owner, id));
    }

    private List<String> found(String text) {
        return page(new AccountFilter(text, null, null, "", false, START));
    }

    private List<String> page(AccountFilter filter) {
        var page = Bound.call(owner.binding(),
                () -> directory.page(owner, filter, AccountSort.NAME, 1));
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(Account::code).toList();
    }

    private List<String> sorted(AccountSort sort) {
        return Bound.call(owner.binding(),
                () -> directory.page(owner, AccountFilter.all(START), sort, 1))
                .rows().stream().map(Account::code).toList();
    }

    private List<String> seen(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> directory.page(
                viewer, AccountFilter.all(START), AccountSort.CODE, 1))
                .rows().stream().map(Account::code).toList();
    }
}
