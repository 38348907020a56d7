package linecard.accounts;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.bare;
import static linecard.Visitor.led;
import static linecard.accounts.Market.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@LinecardTest
class AccountPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;

    Market market;
    Market.Cast cast;
    Viewer owner;
    Visitor desk;

    @BeforeEach
    void open() {
        market = new Market(program);
        cast = market.open();
        owner = cast.owner();
        desk = new Visitor(program, owner);
    }

    @Test
    void an_empty_list_teaches_each_in_the_own_way() {
        assertThat(desk.get("/accounts")).hasStatusOk().bodyText().contains("/accounts/new");
        assertThat(new Visitor(program, cast.asAnna()).get("/accounts")).hasStatusOk().bodyText()
                .contains("amint Önhöz rendelik").doesNotContain("/accounts/new");
    }

    @Test
    void an_account_is_added_found_and_shown() {
        assertThat(desk.get("/accounts/new")).hasStatusOk();
        var mother = led(desk.post("/accounts", "code", "M 1", "name", "Anya Zrt.",
                "house", "false"));
        var id = led(desk.post("/accounts", "code", "A1", "name", "Szűcs Kft.", "city", "Miskolc",
                "territory", cast.north().id().toString(), "customerType", "OEM",
                "parent", "M 1", "country", "HU", "email", "a@b.hu", "house", "true"));
        assertThat(desk.get("/accounts?q=szucs&type=OEM&territory=" + cast.north().id()
                + "&sort=city_down")).hasStatusOk().bodyText().contains("Szűcs Kft.", "Észak");
        assertThat(desk.get("/accounts/" + id)).hasStatusOk().bodyText()
                .contains("Szűcs Kft.", "Anya Zrt.", "Központi ügyfél");
        assertThat(desk.get("/accounts/" + mother)).bodyText().contains("Szűcs Kft.");
        assertThat(desk.get("/accounts/" + id + "/edit")).bodyText().contains("value=\"M 1\"")
                .contains("A lezárt hónapok a korábbi típus szerint maradnak");
        assertThat(desk.get("/accounts?rep=" + cast.anna().id())).bodyText()
                .contains("A szűrőknek semmi sem felel meg", "Kovács Anna");
    }

    @Test
    void odd_addresses_show_the_list() {
        market.account(cast, "A", "Alfa", null);
        for (var odd : List.of("?page=0", "?page=x", "?page=99999999", "?sort=drop", "?rep=1",
                "?territory='", "?q=%25_", "?type=%00", "?archived=2", "?page=-1")) {
            assertThat(desk.get("/accounts" + odd)).as(odd).hasStatusOk();
        }
    }

    @Test
    void what_was_typed_comes_back_with_the_reasons() {
        market.account(cast, "A", "Alfa", null);
        assertThat(desk.post("/accounts", "code", "A", "name", "Másik", "email", "a@b.hu"))
                .hasStatus(422).bodyText().contains("value=\"Másik\"", "már ezé: Alfa");
        assertThat(desk.post("/accounts", "code", "B", "name", "Below", "parent", "T\0")).hasStatus(422)
                .bodyText().contains("id=\"parent-error\"");
        assertThat(desk.post("/accounts", "code", "", "name", "x".repeat(301), "parent", "zzz",
                "country", "XX", "territory", Ids.fresh().toString())).hasStatus(422).bodyText()
                .contains("Nincs ilyen kódú", "Legfeljebb 300", "Kötelező", "A listából");
    }

    @Test
    void parents_make_no_circle_and_are_not_archived() {
        var top = market.account(cast, "T", "Top", null);
        var below = led(desk.post("/accounts", "code", "B", "name", "Below", "parent", "T"));
        assertThat(desk.post("/accounts/" + top.id(), "code", "T", "name", "Top",
                "parent", "B", "version", "1")).hasStatus(422).bodyText()
                .contains("nem lehet önmaga anyacége");
        assertThat(desk.post("/accounts/" + below, "code", "B", "name", "Below",
                "parent", "B", "version", "1")).hasStatus(422);
        desk.post("/accounts/" + below + "/archiving", "archived", "true", "version", "1");
        assertThat(desk.post("/accounts", "code", "C", "name", "C", "parent", "B"))
                .hasStatus(422).bodyText().contains("Ez archiválva van");
        assertThat(account(top.id()).parent()).isNull();
    }

    @Test
    void changes_archiving_and_undo() {
        var id = market.account(cast, "A", "Alfa", null).id();
        assertThat(desk.post("/accounts/" + id, "code", "A", "name", "Beta", "version", "1"))
                .hasStatus(303);
        assertThat(desk.post("/accounts/" + id, "code", "A", "name", "Gamma", "version", "1"))
                .hasStatus(409);
        assertThat(account(id).name()).isEqualTo("Beta");
        assertThat(desk.get("/accounts?q=beta")).bodyText().contains("Beta");
        desk.post("/history/accounts.account/" + id + "/undo");
        assertThat(account(id).name()).isEqualTo("Alfa");
        assertThat(desk.get("/accounts?q=alfa")).bodyText().contains("Alfa");
        assertThat(desk.get("/history/accounts.account/" + id)).hasStatusOk().bodyText()
                .doesNotContain("<dt>search</dt>");
    }

    @Test
    void an_account_changes_hands_and_that_is_taken_back() {
        var firm = market.account(cast, "A", "Alfa", null);
        var at = "/accounts/" + firm.id() + "/assignments";
        assertThat(desk.get(at + "/new")).hasStatusOk();
        assertThat(desk.post(at, "rep", cast.anna().id().toString(), "role", "owner",
                "share", "100 %", "from", "2026-01-01")).hasStatus(303);
        var first = rows(firm).getFirst();
        assertThat(desk.get("/assignments/" + first.id())).hasStatusOk();
        assertThat(desk.post("/assignments/" + first.id() + "/handover",
                "rep", cast.bela().id().toString(), "share", "100", "from", "2026-07-01",
                "version", "1")).hasStatus(303);
        assertThat(rows(firm)).extracting(Assignment::rep, Assignment::to).containsExactly(
                tuple(cast.bela().id(), null),
                tuple(cast.anna().id(), LocalDate.of(2026, 7, 1)));
        assertThat(desk.get("/accounts/" + firm.id())).bodyText()
                .contains("2026.\u00a0június\u00a030.", "Nagy Béla");
        assertThat(desk.get("/reps/" + cast.anna().id())).bodyText().contains("Alfa");
        var both = rows(firm);
        assertThat(desk.post("/history/accounts.assignment/" + both.getFirst().id() + ","
                + both.getLast().id() + "/undo")).hasStatus(303);
        assertThat(rows(firm)).extracting(Assignment::rep, Assignment::to)
                .containsExactly(tuple(cast.anna().id(), null));
    }

    @Test
    void shares_days_and_picks_are_refused_in_sentences() {
        var firm = market.account(cast, "A", "Alfa", null);
        market.assign(cast, firm, cast.anna(), "70", START);
        var at = "/accounts/" + firm.id() + "/assignments";
        assertThat(desk.post(at, "rep", cast.bela().id().toString(), "role", "owner",
                "share", "40", "from", "2026-02-01")).hasStatus(422).bodyText()
                .contains("30%", "2026.\u00a0február\u00a01.");
        assertThat(desk.post(at, "rep", Ids.fresh().toString(), "role", "king", "share", "0",
                "from", "")).hasStatus(422);
        var row = "/assignments/" + rows(firm).getFirst().id();
        assertThat(desk.post(row + "/ending", "to", "2025-12-01", "version", "1"))
                .hasStatus(422).bodyText().contains("2026.\u00a0január\u00a01.");
        assertThat(desk.post(row + "/ending", "to", "2026-03-31", "version", "1"))
                .hasStatus(303);
        assertThat(desk.post(row + "/ending", "to", "2026-02-28", "version", "1"))
                .hasStatus(409);
        assertThat(rows(firm).getFirst().to()).isEqualTo(LocalDate.of(2026, 4, 1));
    }

    @Test
    void shares_that_a_manager_does_not_see_count_too() {
        var firm = market.account(cast, "A", "Alfa", cast.north().id());
        market.assign(cast, firm, cast.bela(), "70", START);
        var manager = new Visitor(program, cast.asNorth());
        assertThat(manager.post("/accounts/" + firm.id() + "/assignments",
                "rep", cast.anna().id().toString(), "role", "owner", "share", "40",
                "from", "2026-02-01")).hasStatus(422).bodyText()
                .contains("Más képviselők részesedésével");
        assertThat(rows(firm)).hasSize(1);
    }

    @Test
    void each_sees_the_own_accounts_only() {
        var annas = market.account(cast, "A", "Annas", cast.north().id());
        var belas = market.account(cast, "B", "Belas", cast.south().id());
        market.assign(cast, annas, cast.anna(), "60", START);
        market.assign(cast, annas, cast.bela(), "40", START);
        market.assign(cast, belas, cast.bela(), "100", START);
        for (var viewer : List.of(cast.asAnna(), cast.asAlfa(), cast.asNorth())) {
            var visitor = new Visitor(program, viewer);
            assertThat(visitor.get("/accounts")).bodyText()
                    .contains("Annas").doesNotContain("Belas", "Nagy Béla");
            assertThat(visitor.get("/accounts/" + annas.id())).hasStatusOk().bodyText()
                    .contains("60%").doesNotContain("Nagy Béla", "40%");
            assertThat(visitor.get("/accounts/" + belas.id())).hasStatus(404);
            assertThat(bare(visitor.get("/accounts/" + belas.id())))
                    .isEqualTo(bare(visitor.get("/accounts/" + Ids.fresh())));
            assertThat(visitor.get("/reps/" + cast.bela().id())).hasStatus(404);
            assertThat(visitor.get("/accounts.csv")).bodyText()
                    .contains("Annas").doesNotContain("Belas", "Béla");
        }
        var rep = new Visitor(program, cast.asAnna());
        assertThat(rep.get("/reps/" + cast.anna().id())).hasStatusOk();
        assertThat(rep.get("/accounts/" + annas.id())).bodyText()
                .doesNotContain("/edit", "/history/", "/archiving");
        assertThat(rep.get("/reps")).hasStatus(403);
        assertThat(rep.post("/accounts/" + annas.id(), "name", "X")).hasStatus(403);
        assertThat(rep.get("/accounts/" + annas.id() + "/assignments/new")).hasStatus(403);
    }

    @Test
    void a_manager_keeps_a_parent_out_of_sight() {
        var mother = market.account(cast, "M", "Mother", cast.south().id());
        var child = led(desk.post("/accounts", "code", "C", "name", "Child", "parent", "M",
                "territory", cast.north().id().toString()));
        var manager = new Visitor(program, cast.asNorth());
        assertThat(manager.get("/accounts/" + child + "/edit")).hasStatusOk();
        assertThat(manager.post("/accounts/" + child, "code", "C", "name", "Changed",
                "parent", "", "territory", cast.north().id().toString(), "version", "1"))
                .hasStatus(303);
        assertThat(account(UUID.fromString(child)).parent()).isEqualTo(mother.id());
        assertThat(manager.post("/accounts/" + child, "code", "C", "name", "Changed",
                "territory", cast.south().id().toString(), "version", "2")).hasStatus(422);
    }

    @Test
    void the_list_is_saved_as_a_file_with_its_filters() {
        var firm = market.account(cast, "A", "Alfa", null);
        market.account(cast, "B", "Beta", null);
        market.assign(cast, firm, cast.anna(), "100", START);
        assertThat(desk.get("/accounts.csv?q=alfa")).hasStatusOk().bodyText()
                .contains("Alfa", "Kovács Anna").doesNotContain("Beta");
        assertThat(desk.get("/accounts.xlsx")).hasStatusOk();
    }

    private Account account(UUID id) {
        return Bound.call(owner.binding(), () -> accounts.of(owner, id));
    }

    private List<Assignment> rows(Account firm) {
        return Bound.call(owner.binding(), () -> assignments.ofAccount(owner, firm.id()));
    }
}
