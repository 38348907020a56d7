package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Visitor;
import linecard.access.Identities;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.people.Restraint;
import linecard.people.Restraints;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.Map;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

/// What two agencies that become one are known to do against their obligations.
@LinecardTest
class MergedConflictsTest extends TwoAgencies {

    @Autowired Restraints restraints;

    @Test
    void conflicts_go_on_as_they_were_known() {
        var seller = town.somebody(company, Role.REP, company.north());
        carry(north("agency"), "Aquila");
        look();
        var known = overlap("Aquila");
        int overlaps = overlaps();
        var told = led(desk.post("/conflicts/signals/" + known + "/case"));
        write("""
                insert into people.restraint (organisation_id, agency_id, kind, starts)
                values (:organisation, :gone, 'no_key_account', :today)""");
        var question = Ids.fresh();
        var asked = led(desk.post("/conflicts/cases", "id", Ids.fresh().toString(), "title", "T", "content",
                "C", "severity", "notice", "rep", north("rep").toString()));
        desk.post("/conflicts/cases/" + asked + "/questions", "id", question.toString(), "question", "Igaz?",
                "due", TODAY.plusDays(5).toString());

        assertThat(merged(desk, pair())).hasStatus(303);
        look();
        assertThat(overlap("Aquila")).as("the same fact is the same signal").isEqualTo(known);
        assertThat(led(desk.post("/conflicts/signals/" + known + "/case"))).as("and has one case")
                .isEqualTo(told);
        assertThat(overlaps()).as("none beside those known").isEqualTo(overlaps);
        assertThat(known(Integer.class, """
                select count(*) from signals.signal
                where organisation_id = :organisation and rule = 'overlap' and agency_id = :gone""")).isZero();
        assertThat(desk.get("/agencies/" + south("agency") + "/line-card")).bodyText()
                .contains("Aquila CR", "Principal N", "Principal S");
        var inPerson = new Visitor(program, seller(seller));
        assertThat(inPerson.get("/agencies/" + south("agency") + "/line-card")).bodyText()
                .contains("Aquila CR", "Principal N").doesNotContain("Principal S");
        assertThat(inPerson.get("/conflicts/questions/" + question)).bodyText().contains("Igaz?");
        assertThat(inPerson.post("/conflicts/questions/" + question + "/answer", "id",
                Ids.fresh().toString(), "answer", "Nem.")).hasStatus(303);
        for (var who : Map.of(north("rep"), true, south("rep"), false).entrySet()) {
            assertThat(Bound.call(owner.binding(), () -> restraints.holds(owner, who.getKey(),
                    Restraint.Kind.NO_KEY_ACCOUNT, TODAY))).as("who came from it").isEqualTo(who.getValue());
        }
        assertThat(Bound.call(owner.binding(), () -> restraints.of(owner, Restraint.Kind.NO_KEY_ACCOUNT,
                TODAY)).stream().filter(one -> one.binds(south("agency"), north("rep")))).isNotEmpty();

        carry(south("agency"), "Borea");
        waive(north("agency"));
        look();
        assertThat(overlap("Borea")).as("a waiver is its agency's").isNotEqualTo(known);
        assertThat(body(desk.get("/conflicts?rule=overlap"))).doesNotContain(known.toString());
        desk.post("/merges/" + merging() + "/undo");
        write("delete from linecards.waiver where conditions = 'here'");
        look();
        assertThat(overlap("Aquila")).as("apart again, the same as ever").isEqualTo(known);
    }

    /// Whoever signs in is known anew with each request.
    private Viewer seller(Viewer before) {
        return program.getBean(Identities.class)
                .viewer(before.user().id(), owner.organisation().id()).orElseThrow();
    }

    private void carry(UUID agency, String principal) {
        write("""
                insert into linecards.own_line (organisation_id, product_line_id, category_id)
                values (:organisation, :line, :category) on conflict do nothing""",
                "line", north("product-line"), "category", north("category"));
        write("""
                insert into linecards.line (organisation_id, agency_id, principal, product, spelling,
                                            category_id, since, source)
                values (:organisation, :agency, :principal, 'CR', lower(:principal), :category,
                        '2025-01-01', 'declared')""", "agency", agency, "principal", principal,
                "category", north("category"));
        write("delete from linecards.waiver where conditions = 'MarkN'");
    }

    private void waive(UUID agency) {
        write("""
                with granted as (
                    insert into linecards.waiver (organisation_id, agency_id, conditions, since, until,
                                                  granted_by)
                    values (:organisation, :agency, 'here', '2025-01-01', '2190-01-01', 'X') returning id)
                insert into linecards.waived (organisation_id, waiver_id, category_id)
                select :organisation, id, :category from granted""",
                "agency", agency, "category", north("category"));
    }

    private void look() {
        assertThat(desk.post("/conflicts/look")).hasStatus(303);
        tables.awaitNoJobs();
    }

    private int overlaps() {
        return known(Integer.class, """
                select count(*) from signals.signal where organisation_id = :organisation and rule = 'overlap'""");
    }

    private UUID overlap(String principal) {
        return tables.admin().sql("""
                select id from signals.signal
                where organisation_id = :organisation and rule = 'overlap' and closed_at is null
                  and evidence::text like '%' || :principal || '%'""")
                .param("organisation", owner.organisation().id()).param("principal", principal)
                .query(UUID.class).single();
    }
}
