package linecard.accounts;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.web.Page;
import linecard.words.Words;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class TimelineTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Timeline timeline;
    @Autowired Accounts accounts;

    @Test
    void what_every_room_knows_stands_in_one_line_and_each_reader_sees_the_own_part() {
        var company = town.company();
        var at = "/accounts/" + company.north().id("account");
        var desk = new Visitor(program, company.owner());
        led(desk.post("/contacts/" + company.north().id("contact") + "/places", "account", "C-N",
                "since", "2025-02-01", "role", "Üzemvezető"));
        assertThat(desk.post(at, "code", "C-N", "name", "Account N", "city", "Vác", "territory",
                company.north().id("territory").toString(), "version", "1")).hasStatus(303);
        assertThat(desk.get(at)).bodyText().contains("Idővonal", "Üzemvezető");
        assertThat(desk.get(at + "/timeline")).hasStatusOk().bodyText()
                .contains("INV-N", "Szűcs MarkN", "Ember MarkN", "city:  → Vác");
        assertThat(desk.get(at + "/timeline?kind=sales.documents")).bodyText()
                .contains("INV-N").doesNotContain("Üzemvezető", "Vác");
        for (var odd : List.of("?kind=x", "?after=x", "?after=_", "?after=2025-01-01T00:00:00Z_1")) {
            assertThat(desk.get(at + "/timeline" + odd)).as(odd).hasStatusOk();
        }
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get(at + "/timeline")).hasStatusOk().bodyText()
                .contains("INV-N", "Üzemvezető").doesNotContain("city:  → Vác");
        assertThat(rep.get("/accounts/" + company.south().id("account") + "/timeline")).hasStatus(404);
    }

    @Test
    void leafing_shows_each_thing_once_in_its_order() {
        var company = town.company();
        var account = company.north().id("account");
        var tree = List.of(account, company.south().id("account"));
        var whole = leaf(company.owner(), tree, Happening.Mark.START, 100).rows();
        assertThat(whole).extracting(Happening::account).containsAll(tree);
        assertThat(whole).hasSizeGreaterThan(2).isSortedAccordingTo(Happening.LATEST_FIRST);
        var one = new ArrayList<Happening>();
        for (var mark = Happening.Mark.START; ; ) {
            var leaf = leaf(company.owner(), tree, mark, 1);
            one.addAll(leaf.rows());
            if (leaf.next().isEmpty()) break;
            mark = Happening.Mark.read(leaf.next());
        }
        assertThat(one).isEqualTo(whole);
    }

    @Test
    void with_its_sites_an_account_shows_what_all_of_them_come_to() {
        var company = town.company();
        var owner = company.owner();
        var desk = new Visitor(program, owner);
        var parent = company.north().id("account");
        var child = company.south().id("account");
        assertThat(desk.get("/accounts/" + parent)).bodyText().doesNotContain("sites=true");
        assertThat(desk.post("/accounts/" + child, "code", "C-S", "name", "Account S", "territory",
                company.south().id("territory").toString(), "parent", "C-N", "version", "1")).hasStatus(303);
        assertThat(desk.get("/accounts/" + parent)).bodyText().contains("sites=true", "2\u00a0000\u00a0Ft");
        assertThat(desk.get("/accounts/" + parent + "/timeline")).bodyText().doesNotContain("INV-S");
        assertThat(desk.get("/accounts/" + parent + "/timeline?sites=true")).bodyText()
                .contains("INV-N", "INV-S", "Account S");
        assertThat(desk.get("/accounts/" + child + "/timeline?sites=true")).bodyText()
                .as("none lies below it").doesNotContain("INV-N");
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/accounts/" + parent + "/timeline?sites=true")).bodyText()
                .as("what a rep may not see is not there").contains("INV-N").doesNotContain("INV-S", "Account S");
        var ids = Bound.call(owner.binding(), () -> accounts.tree(owner, parent));
        assertThat(ids).extracting(Account::id).containsExactly(parent, child);
    }

    private Timeline.Leaf leaf(Viewer viewer, List<UUID> accounts, Happening.Mark after, int most) {
        var page = new Page(Words.in(viewer.language()), viewer.user(), viewer, "", "", "", null, false);
        return Bound.call(viewer.binding(), () -> timeline.of(page, accounts, "", after, most));
    }
}
