package linecard.edits;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.contacts.ContactMergers;
import linecard.contacts.Contacts;
import linecard.database.Bound;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class EditPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired Contacts contacts;
    @Autowired ContactMergers mergers;

    Company company;
    Visitor desk;
    Visitor rep;
    String contact;
    String deal;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
        rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        contact = company.north().id("contact").toString();
        deal = company.north().id("opportunity").toString();
    }

    private String now(String column, String table, String id) {
        return tables.admin().sql("select coalesce((" + column + ")::text, '') from " + table
                + " where id = cast(:id as uuid)").param("id", id).query(String.class).single();
    }

    @Test
    void who_changes_the_type_of_accounts_is_told_that_closed_months_stay_as_they_were() {
        var account = company.north().id("account").toString();
        var said = "A lezárt hónapok a korábbi típus szerint maradnak";
        assertThat(desk.get("/edits/accounts/" + account + "?what=type")).hasStatusOk().bodyText().contains(said);
        var preview = led(desk.post("/bulk", "what", "type", "value", "Új típus", "scope", "picked",
                "id", account));
        assertThat(desk.get("/bulk/" + preview)).hasStatusOk().bodyText().contains(said, "Új típus");
        assertThat(desk.post("/bulk", "what", "type", "value", "x".repeat(101), "id", account)).hasStatus(422)
                .bodyText().contains(said);
        var other = led(desk.post("/bulk", "what", "tagAdd", "value", "vip", "scope", "picked", "id", account));
        assertThat(desk.get("/bulk/" + other)).hasStatusOk().bodyText().doesNotContain(said);
    }

    @Test
    void a_value_is_changed_in_its_row_and_taken_back() {
        var account = company.north().id("account").toString();
        assertThat(desk.get("/accounts?columns=phone,tags&q=account")).bodyText()
                .contains("data-edit", "/edits/accounts/" + account + "?what=phone&amp;query=");
        assertThat(desk.get("/edits/accounts/" + account + "?what=phone&query=?q=account")).hasStatusOk()
                .bodyText().contains("id=\"edit\"", "value=\"?q=account\"");
        assertThat(desk.post("/edits/accounts/" + account, "what", "phone", "value", "+36 1 234 5678",
                "before", "", "query", "?q=account").getResponse().getRedirectedUrl()).endsWith("/accounts?q=account");
        assertThat(now("phone", "accounts.account", account)).isEqualTo("+36 1 234 5678");
        desk.post("/history/accounts.account/" + account + "/undo");
        assertThat(now("phone", "accounts.account", account)).isNotEqualTo("+36 1 234 5678");
        assertThat(rep.get("/accounts")).bodyText().doesNotContain("data-edit");
        assertThat(rep.get("/edits/accounts/" + account + "?what=phone")).hasStatus(404);
    }

    @Test
    void reps_change_their_own_contacts_and_opportunities_in_the_row() {
        assertThat(rep.get("/contacts")).bodyText().contains("/edits/contacts/" + contact + "?what=phone");
        assertThat(rep.post("/edits/contacts/" + contact, "what", "phone", "before", "30 123 4567",
                "value", "06 30 765 4321; +43 664 1234567")).hasStatus(303);
        assertThat(now("phones", "contacts.contact", contact)).contains("765 4321", "+43 664");
        assertThat(rep.post("/edits/contacts/" + contact, "what", "email", "before", "ember@n.example",
                "value", "nem cím")).hasStatus(422).bodyText().contains("value-error", "nem cím");
        assertThat(rep.post("/edits/opportunities/" + deal, "what", "close", "before", "2025-12-01",
                "value", "2027. 01. 31.")).hasStatus(303);
        assertThat(now("expected_close", "pipeline.opportunity", deal)).isEqualTo("2027-01-31");
        assertThat(rep.post("/edits/opportunities/" + deal, "what", "close", "before", "2027-01-31",
                "value", "")).hasStatus(422).bodyText().contains("Kötelező");
        var amount = body(rep.get("/edits/opportunities/" + deal + "?what=amount"))
                .replaceAll("(?s).*name=\"before\" value=\"([^\"]*)\".*", "$1");
        assertThat(amount).as("whole forints").matches("\\d*");
        assertThat(rep.post("/edits/opportunities/" + deal, "what", "amount", "before", amount, "value", "2 500"))
                .hasStatus(303);
        assertThat(now("amount_minor / 2500 > 0", "pipeline.opportunity", deal)).isEqualTo("true");
        for (var other : List.of("contacts/" + company.south().id("contact"),
                "opportunities/" + company.south().id("opportunity"))) {
            assertThat(rep.get("/edits/" + other + "?what=tags")).as(other).hasStatus(404);
            assertThat(rep.post("/edits/" + other, "what", "tags", "value", "x")).as(other).hasStatus(404);
        }
    }

    @Test
    void two_who_change_the_same_value_see_both_and_other_values_do_not_matter() {
        var at = "/edits/contacts/" + contact;
        rep.post(at, "what", "tags", "before", "", "value", "fair");
        assertThat(desk.post(at, "what", "email", "before", "ember@n.example", "value", "a@b.example"))
                .as("another value of the same contact").hasStatus(303);
        assertThat(desk.post(at, "what", "tags", "before", "", "value", "vip")).hasStatus(422)
                .bodyText().contains("ezt írta be: fair", "value=\"vip\"", "name=\"before\" value=\"fair\"");
        assertThat(desk.post(at, "what", "tags", "before", "fair", "value", "vip")).hasStatus(303);
        assertThat(now("tags", "contacts.contact", contact)).isEqualTo("{vip}");
        assertThat(rep.post(at, "what", "tags", "before", "fair", "value", "vip")).as("the same by both")
                .hasStatus(303);
    }

    @Test
    void many_contacts_and_opportunities_are_changed_and_taken_back() {
        var south = company.south().id("contact").toString();
        var at = "/bulk/" + led(desk.post("/bulk", "list", "contacts", "what", "tagAdd", "value", "gift",
                "scope", "picked", "id", contact, "id", south));
        assertThat(desk.get(at)).hasStatusOk().bodyText().contains("MarkN", "<ins>gift</ins>");
        desk.post(at + "/applying");
        assertThat(desk.get("/contacts?tag=gift")).bodyText().contains("MarkN", "MarkS");
        desk.post(at + "/undoing");
        assertThat(now("tags", "contacts.contact", contact)).isEmpty();

        var lost = company.north().id("pipeline-stage").toString();
        assertThat(desk.post("/bulk", "list", "opportunities", "what", "stage", "scope", "all"))
                .as("the value is asked for").hasStatusOk().bodyText().contains("<select id=\"value\"", "Lost: Price");
        var choice = body(desk.post("/bulk", "list", "opportunities", "what", "stage", "scope", "all"))
                .replaceAll("(?s).*<option value=\"([0-9a-f-]{36}/[0-9a-f-]{36})\"[^>]*>Lost: Price.*", "$1");
        var end = "/bulk/" + led(desk.post("/bulk", "list", "opportunities", "what", "stage", "value", choice,
                "scope", "all", "query", "?state=open"));
        assertThat(desk.get(end)).bodyText().contains("<del>First</del> → <ins>Lost: Price</ins>");
        desk.post(end + "/applying");
        assertThat(now("outcome", "pipeline.opportunity", deal)).isEqualTo("lost");
        desk.post(end + "/undoing");
        assertThat(now("stage_id", "pipeline.opportunity", deal)).isEqualTo(lost);
        assertThat(now("outcome", "pipeline.opportunity", deal)).isEmpty();

        var next = "/bulk/" + led(desk.post("/bulk", "list", "opportunities", "what", "nextOn",
                "value", "2026. 12. 24.", "scope", "picked", "id", deal));
        desk.post(next + "/applying");
        assertThat(now("next_on", "pipeline.opportunity", deal)).isEqualTo("2026-12-24");
    }

    @Test
    void who_was_merged_stays_so() {
        var gone = tables.admin().sql("select id::text from contacts.contact where family_name = 'Ember' "
                + "and given_name = '' and organisation_id = :id")
                .param("id", company.owner().organisation().id()).query(String.class).list().getFirst();
        var owner = company.owner();
        Bound.run(owner.binding(), () -> mergers.merge(owner, contacts.of(owner, UUID.fromString(gone)),
                contacts.of(owner, UUID.fromString(contact))));
        var at = "/bulk/" + led(desk.post("/bulk", "list", "contacts", "what", "restore", "id", gone));
        assertThat(desk.get(at)).bodyText().contains("összevonták");
        assertThat(desk.post("/edits/contacts/" + gone, "what", "tags", "value", "x")).hasStatus(422)
                .bodyText().contains("összevonták");
    }

    @Test
    void odd_input_gets_an_answer() {
        var at = "/edits/opportunities/" + deal;
        for (var what : List.of("", "name'", "tagAdd", "f.none", "archive")) {
            assertThat(desk.get(at + "?what=" + what)).as(what).hasStatus(303);
            assertThat(desk.post(at, "what", what, "value", "x")).as(what).hasStatus(303);
        }
        assertThat(desk.get("/edits/drop/" + deal + "?what=tags")).hasStatus(404);
        assertThat(desk.post(at, "what", "tags", "value", "x".repeat(41))).hasStatus(422);
        assertThat(desk.post(at, "what", "nextStep", "value", "x".repeat(201))).hasStatus(422);
        assertThat(desk.post(at, "what", "nextStep", "value", "a\0b")).hasStatus(422);
        assertThat(desk.post(at, "what", "amount", "value", "-1")).hasStatus(422);
        assertThat(desk.post(at, "what", "amount", "value", "9".repeat(60))).hasStatus(422);
        assertThat(desk.post(at, "what", "stage", "value", "Nowhere")).hasStatus(422);
        assertThat(desk.post("/bulk", "list", "drop", "what", "tagAdd")).hasStatus(404);
        assertThat(desk.post("/bulk", "list", "contacts", "what", "stage", "id", contact)).hasStatus(422);
        assertThat(desk.post("/bulk", "list", "contacts", "what", "tagAdd", "value", "", "asked", "true", "id",
                contact)).hasStatus(422).bodyText().contains("value-error");
        assertThat(now("tags", "pipeline.opportunity", deal)).isEmpty();
    }
}
