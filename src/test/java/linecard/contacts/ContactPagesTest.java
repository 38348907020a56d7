package linecard.contacts;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;

import static linecard.Visitor.body;
import static linecard.Visitor.led;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ContactPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;

    Town.Company company;
    Visitor desk;

    @BeforeEach
    void open() {
        company = town.company();
        desk = new Visitor(program, company.owner());
    }

    @Test
    void a_contact_is_added_found_changed_and_taken_back() {
        assertThat(desk.blank("/contacts/new?account=C-N")).hasStatusOk().bodyText()
                .contains("value=\"C-N\"");
        var id = led(desk.post("/contacts", "familyName", "Őrsi", "givenName", "Zsófia",
                "title", "Dr.", "language", "hu", "account", "C-N", "role", "Üzemvezető",
                "phones", "06 30 765 4321\n+43 664 1234567", "emails", "Zsofia@Orsi.example",
                "note", "<script>alert(1)</script>"));
        assertThat(desk.get("/contacts/" + id)).hasStatusOk().bodyText()
                .contains("Dr. Őrsi Zsófia", "+36 30 765 4321", "tel:+436641234567",
                        "zsofia@orsi.example", "Üzemvezető", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        for (var words : List.of("zsofia orsi", "orsi zs", "30765", "orsi.example")) {
            assertThat(desk.get("/contacts?q=" + words)).as(words).bodyText()
                    .contains("Őrsi Zsófia").doesNotContain("MarkS");
        }
        assertThat(desk.get("/accounts/" + company.north().id("account"))).bodyText()
                .contains("Őrsi Zsófia", "Üzemvezető", "/contacts/new?account=C-N");
        assertThat(desk.get("/contacts/" + id + "/edit")).bodyText()
                .contains("06 30 765 4321\n+43 664 1234567");
        assertThat(desk.post("/contacts/" + id, "familyName", "Sipos", "givenName", "Zsófia",
                "version", "1")).hasStatus(303);
        assertThat(desk.post("/contacts/" + id, "familyName", "Späť", "version", "1"))
                .hasStatus(409);
        assertThat(desk.post("/history/contacts.contact/" + id + "/undo", "next", "/contacts"))
                .hasStatus(303);
        assertThat(desk.get("/contacts/" + id)).bodyText().contains("Dr. Őrsi Zsófia",
                "+36 30 765 4321");
        assertThat(desk.get("/contacts/" + id + "/card.vcf")).hasStatusOk().bodyText()
                .contains("VERSION:4.0", "N:Őrsi;Zsófia;;Dr.;", "ORG:Account N", "TITLE:Üzemvezető");
    }

    @Test
    void what_was_typed_comes_back_with_the_reasons() {
        assertThat(desk.post("/contacts", "familyName", "", "language", "xx", "account", "zzz",
                "phones", "hívjon", "emails", "nem cím", "note", "x".repeat(4_001))).hasStatus(422)
                .bodyText().contains("Kötelező", "A listából", "Nincs ilyen kódú",
                        "Ez nem telefonszám: hívjon", "Legfeljebb 4000");
        assertThat(desk.post("/contacts", "familyName", "A", "phones", "1\n".repeat(1)
                + "2\n3\n4\n5\n6\n7\n8\n9\n10\n11", "emails", "a@b.hu\0")).hasStatus(422)
                .bodyText().contains("Legfeljebb 10.");
        assertThat(desk.post("/contacts", "familyName", "A", "code", "K-N")).hasStatus(422)
                .bodyText().contains("Ember MarkN");
        for (var odd : List.of("?page=0", "?page=x", "?account=1", "?agreed='", "?q=%25_%00")) {
            assertThat(desk.get("/contacts" + odd)).as(odd).hasStatusOk();
        }
    }

    @Test
    void somebody_works_in_several_places_and_one_is_turned_to_first() {
        var id = company.north().id("contact");
        var at = "/contacts/" + id;
        var south = company.south().id("account");
        assertThat(desk.post(at + "/places", "account", "C-S", "role", "Tanácsadó", "main", "true",
                "since", "2025-03-01")).hasStatus(303);
        assertThat(desk.get(at)).bodyText().contains("Account S", "Tanácsadó", "Elsődleges");
        assertThat(desk.post("/contacts/" + company.south().id("contact") + "/places",
                "account", "C-S", "main", "true")).hasStatus(303);
        assertThat(body(desk.get("/accounts/" + south)).split("badge accent\">Elsődleges"))
                .as("one main contact").hasSize(2);
        assertThat(desk.post(at + "/places", "account", "C-S", "since", "2025-03-02",
                "until", "2025-03-01")).hasStatus(422).bodyText().contains("az első előtt");
        var place = company.north().id("place");
        assertThat(desk.get("/contact-places/" + place + "/edit")).hasStatusOk();
        assertThat(desk.post("/contact-places/" + place, "until", "2020-01-01", "version", "1"))
                .hasStatus(303);
        assertThat(desk.get(at)).bodyText().contains("Korábbi");
        assertThat(desk.post("/contact-places/" + place + "/removal", "version", "1"))
                .hasStatus(409);
        assertThat(desk.post("/contact-places/" + place + "/removal", "version", "2"))
                .hasStatus(303);
    }

    @Test
    void a_consent_is_given_once_and_withdrawn() {
        var at = "/contacts/" + company.north().id("contact");
        assertThat(desk.post(at + "/consents", "purpose", "email", "givenOn", "2025-03-02",
                "source", "űrlap")).hasStatus(422).bodyText().contains("már van érvényes");
        assertThat(desk.post(at + "/consents", "purpose", "soul", "givenOn", "2099-01-01",
                "source", "")).hasStatus(422).bodyText()
                .contains("A listából", "még nem jött el", "Kötelező");
        assertThat(desk.get("/contacts?agreed=email")).bodyText().contains("MarkN", "MarkS");
        assertThat(desk.post("/contact-consents/" + company.north().id("consent") + "/withdrawal",
                "version", "1")).hasStatus(303);
        assertThat(desk.get("/contacts?agreed=email")).bodyText().doesNotContain("MarkN");
        assertThat(desk.post(at + "/consents", "purpose", "email", "givenOn", "2025-04-02",
                "source", "űrlap")).hasStatus(303);
        assertThat(desk.get(at)).bodyText().contains("visszavonva", "2025.\u00a004.\u00a002.");
    }

    @Test
    void a_rep_keeps_contacts_of_the_own_accounts_alone() {
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/contacts")).bodyText().contains("MarkN").doesNotContain("MarkS");
        assertThat(rep.post("/contacts", "familyName", "Új")).hasStatus(422);
        assertThat(rep.post("/contacts", "familyName", "Új", "account", "C-S")).hasStatus(422)
                .bodyText().contains("Nincs ilyen kódú");
        var own = led(rep.post("/contacts", "familyName", "Új", "account", "C-N"));
        assertThat(rep.get("/contacts/" + own)).hasStatusOk();
        // a person of both sides: the rep sees the person, but not the other side's account
        desk.post("/contacts/" + company.north().id("contact") + "/places", "account", "C-S",
                "role", "Titkos");
        assertThat(rep.get("/contacts/" + company.north().id("contact"))).bodyText()
                .doesNotContain("Account S", "Titkos");
        assertThat(rep.get("/contacts/" + own + "/personal-data.json")).hasStatus(403);
    }

    @Test
    void who_sees_one_territory_is_not_led_to_a_history_that_nobody_shows_them() {
        var manager = new Visitor(program, town.territorial(company, company.north()));
        for (var what : List.of("contact", "account", "rep", "agency")) {
            var path = (what.equals("agency") ? "/agencies/" : "/" + what + "s/") + company.north().id(what);
            assertThat(desk.get(path)).bodyText().as(path).contains("/history/");
            assertThat(manager.get(path)).hasStatusOk().bodyText().as(path).doesNotContain("/history/");
        }
    }

    @Test
    void an_erased_person_is_nowhere_in_the_database() {
        var id = led(desk.post("/contacts", "code", "Xqzwvk-code", "familyName", "Xqzwvkfamily",
                "givenName", "Xqzwvkgiven", "account", "C-N", "role", "Xqzwvkrole", "phones", "+36 30 987 6123",
                "emails", "xqzwvk@xqzwvkmail.example", "note", "Xqzwvknote"));
        var at = "/contacts/" + id;
        desk.post(at, "familyName", "Xqzwvkother", "givenName", "Xqzwvkgiven", "version", "1");
        desk.post(at + "/consents", "purpose", "phone", "givenOn", "2025-03-02", "source", "Xqzwvksource");
        assertThat(desk.get(at + "/personal-data.json")).hasStatusOk().bodyText()
                .contains("Xqzwvkother", "Xqzwvkfamily", "Xqzwvksource", "Xqzwvkrole");
        assertThat(desk.get(at + "/personal-data.pdf")).hasStatusOk();
        assertThat(desk.get(at + "/erasure")).hasStatusOk();
        assertThat(desk.post(at + "/erasure", "word", "Xqzwvkfamily")).hasStatus(422);
        assertThat(tables.holding(company.owner(), "xqzwvk")).as("what is searched for is found").isNotEmpty();
        assertThat(desk.post(at + "/erasure", "word", "xqzwvkother ")).hasStatus(303);
        assertThat(tables.holding(company.owner(), "xqzwvk")).isEmpty();
        assertThat(tables.holding(company.owner(), "987 6123")).isEmpty();
        assertThat(tables.holding(company.owner(), "9876123")).isEmpty();
        assertThat(desk.get(at)).hasStatus(404);
        assertThat(desk.get("/history/contacts.contact/" + id)).hasStatusOk().bodyText()
                .as("what was empty and is empty").doesNotContain("<dd><ins></ins></dd>");
        assertThat(desk.post("/history/contacts.contact/" + id + "/undo").getResponse().getStatus())
                .isIn(303, 409);
        assertThat(desk.get(at)).hasStatus(404);
        assertThat(tables.admin().sql("select count(*) from contacts.erasure where id = ?::uuid")
                .param(id).query(Long.class).single()).isEqualTo(1);
    }
}
