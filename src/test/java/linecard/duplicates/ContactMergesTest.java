package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Visitor;
import linecard.contacts.Consent;
import linecard.contacts.Consent.Purpose;
import linecard.contacts.Consents;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.contacts.Phone;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ContactMergesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired Contacts contacts;
    @Autowired Places places;
    @Autowired Consents consents;

    @Test
    void two_people_become_one_what_was_withdrawn_stays_so_and_erasing_takes_both() {
        var company = town.company();
        var owner = company.owner();
        var kept = company.north().id("contact");
        var gone = Ids.fresh();
        Bound.run(owner.binding(), () -> {
            contacts.addAll(owner, List.of(new Contact(gone, "", "Ember", "MarkN", "Dr.", "",
                    List.of(Phone.of("+36 30 123 4567", "HU"), Phone.of("+36 1 555 0101", "HU")),
                    List.of("planted-mark@example.com"), "Jegyzet", false, 1)));
            places.addAll(owner, List.of(new Place(Ids.fresh(), gone,
                    company.south().id("account"), "Vezető", true, null, null, 1)));
            consents.add(owner, new Consent(Ids.fresh(), gone, Purpose.EMAIL,
                    LocalDate.of(2025, 4, 1), "űrlap", LocalDate.of(2025, 9, 1), 1));
            consents.add(owner, new Consent(Ids.fresh(), gone, Purpose.PHONE,
                    LocalDate.of(2025, 4, 1), "űrlap", null, 1));
        });
        var desk = new Visitor(program, owner);
        assertThat(desk.post("/duplicates/search")).hasStatus(303);
        tables.awaitNoJobs();
        var pair = tables.admin().sql("select id from duplicates.duplicate where :gone in (first_id, second_id)"
                + " and :kept in (first_id, second_id) and kind = 'contact'")
                .param("gone", gone).param("kept", kept).query(UUID.class).single();
        assertThat(desk.get("/duplicates/" + pair)).hasStatusOk().bodyText().contains("planted-mark");
        var isFirst = gone.toString().compareTo(kept.toString()) > 0;
        assertThat(desk.post("/duplicates/" + pair + "/merging", "survivor", isFirst ? "first" : "second",
                "firstVersion", "1", "secondVersion", "1")).hasStatus(303);
        assertThat(desk.get("/contacts/" + kept)).hasStatusOk().bodyText()
                .contains("planted-mark@example.com", "ember@n.example", "Vezető", "Jegyzet", "555 0101");
        assertThat(tables.admin().sql("select string_agg(purpose || ' ' || (withdrawn_on is null), ',' "
                        + "order by purpose, withdrawn_on) from contacts.consent where contact_id = :kept")
                .param("kept", kept).query(String.class).single())
                .isEqualTo("email false,email false,phone true");
        assertThat(desk.get("/contacts/" + gone)).hasStatusOk().bodyText().contains("Összevonva ezzel");
        assertThat(desk.post("/contacts/" + gone + "/archiving", "archived", "false", "version", "2"))
                .hasStatus(303);
        assertThat(desk.get("/contacts/" + kept + "/personal-data.json")).bodyText()
                .contains("\"merged\"", gone.toString());
        var merging = tables.admin().sql("select id from duplicates.merging where gone_id = :gone")
                .param("gone", gone).query(UUID.class).single();
        assertThat(desk.post("/merges/" + merging + "/undo")).hasStatus(303);
        assertThat(desk.get("/contacts/" + kept)).bodyText().doesNotContain("planted-mark", "Vezető");
        assertThat(desk.post("/duplicates/" + pair + "/merging", "survivor", isFirst ? "first" : "second",
                "firstVersion", "3", "secondVersion", "3")).hasStatus(303);
        assertThat(desk.post("/contacts/" + kept + "/erasure", "word", "Ember")).hasStatus(303);
        assertThat(tables.holding(company.owner(), "planted-mark")).isEmpty();
    }
}
