package linecard.contacts;

import linecard.LinecardTest;
import linecard.Town;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.keeping.Pulse;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ContactTextsTest {

    @Autowired Town town;
    @Autowired Contacts contacts;
    @Autowired ContactRows rows;
    @Autowired ContactTexts texts;
    @Autowired Erasures erasures;
    @Autowired JdbcClient sql;
    @Autowired Pulse pulse;
    @Autowired TransactionOperations transaction;

    @Test
    void what_is_in_memory_is_found_as_the_database_finds_it() {
        var owner = town.company().owner();
        Bound.run(owner.binding(), () -> {
            contacts.addAll(owner, List.of(contact("Szűcs", "Ágnes"), contact("Ács", "Szilvia"),
                    contact("Kereszthegyi", "Zsuzsanna"), contact("Hegyi", "Ács")));
            for (var typed : List.of("szucs", "ács", "hegyi", "cs sz", "zs hegy", "h", "szucs h",
                    "ember", "nobody", "ó", "acs hegyi kereszt")) {
                var found = called(owner, typed, false);
                assertThat(found).as(typed).isEqualTo(called(owner, typed, true));
            }
            assertThat(texts.bearing(owner, List.of("hegyi"))).get().asList().hasSize(2);
            contacts.addAll(owner, List.of(contact("Hegyi", "Béla")));
            assertThat(called(owner, "hegyi", false)).isEqualTo(List.of("Hegyi Ács", "Hegyi Béla",
                    "Kereszthegyi Zsuzsanna"));
        });
    }

    @Test
    void whoever_does_not_see_all_asks_the_database() {
        var company = town.company();
        var rep = town.somebody(company, Role.REP, company.north());
        Bound.run(rep.binding(), () -> {
            assertThat(texts.bearing(rep, List.of("ember"))).isEmpty();
            assertThat(called(rep, "ember", false)).hasSize(1);
        });
    }

    @Test
    void of_an_erased_contact_nothing_stays_in_memory_of_any_program() {
        var owner = town.company().owner();
        var organisation = owner.organisation().id();
        var other = new ContactTexts(sql, pulse);
        Bound.run(owner.binding(), () -> {
            var known = contact("Feledi", "Ferenc");
            contacts.addAll(owner, List.of(known, contact("Marad", "Mária")));
            for (var one : List.of(texts, other)) {
                assertThat(found(one, owner, "feledi")).get().asList().hasSize(1);
                one.dropOld();
                assertThat(one.letters(organisation)).isPositive();
            }
            erasures.erase(owner, known.id());
        });
        for (var one : List.of(texts, other)) {
            one.dropOld();
            assertThat(one.letters(organisation)).isZero();
        }
        Bound.run(owner.binding(), () -> assertThat(called(owner, "feledi", false)).isEmpty());
    }

    private Optional<List<UUID>> found(ContactTexts texts, Viewer viewer, String word) {
        return Objects.requireNonNull(transaction.execute(_ ->
                texts.bearing(viewer, List.of(word))));
    }

    /// @param database whether so much is asked that the database has to be
    private List<String> called(Viewer viewer, String typed, boolean database) {
        var filter = new ContactFilter(typed, null, null, database);
        var page = rows.page(viewer, filter, 1);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream()
                .map(one -> (one.familyName() + " " + one.givenName()).strip()).toList();
    }

    private static Contact contact(String family, String given) {
        return new Contact(Ids.fresh(), "", family, given, "", "", List.of(), List.of(), "", false, 1);
    }
}
