package linecard.search;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.catalog.Product;
import linecard.catalog.Products;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class SearchTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Accounts accounts;
    @Autowired Contacts contacts;
    @Autowired Products products;
    @Autowired Finds finds;

    Town.Company company;
    Viewer owner;

    @BeforeEach
    void open() {
        company = town.company();
        owner = company.owner();
        Bound.run(owner.binding(), () -> {
            account("V-100", "Árvíztűrő Gépgyár Kft.", "Győr");
            account("V-200", "Hegyi Gépház Kft.", "Miskolc");
            account("V-300", "Ügyfél és Társa Bt.", "Szeged");
            account("V-400", "Cedar Valley Supply Inc.", "Waterloo");
            account("V-500", "Hegyalja Borászat Zrt.", "Tokaj");
            contacts.addAll(owner, List.of(contact("Szűcs", "Árpád"), contact("Maddox", "Theresa"),
                    contact("Kereszthegyi", "Zsuzsanna")));
            products.addAll(owner, List.of(new Product(Ids.fresh(), company.north().id("product-line"),
                    "KSZ-7", "Keringetőszivattyú", null, false, 1)));
        });
    }

    private void account(String code, String name, String city) {
        accounts.add(owner, new Account(Ids.fresh(), null, null, code, name, "", "HU", "", city, "",
                "", "", "", false, false, 1));
    }

    private static Contact contact(String family, String given) {
        return new Contact(Ids.fresh(), "", family, given, "", "", List.of(), List.of(), "", false, 1);
    }

    @Test
    void the_golden_list_is_found() {
        for (var line : GOLDEN.lines().toList()) {
            var asked = line.split(" -> ");
            var found = names(owner, asked[0]);
            assertThat(found).as(asked[0]).isNotEmpty();
            assertThat(found.getFirst()).as(asked[0]).contains(asked[1]);
        }
    }

    /// What somebody types, in either language, and what should stand first.
    private static final String GOLDEN = """
            arviz -> Árvíztűrő
            ÁRVÍZTŰRŐ -> Árvíztűrő
            arvizturo gepgyar -> Árvíztűrő
            arvzituro -> Árvíztűrő
            arvitzuro -> Árvíztűrő
            gepgyarnak -> Árvíztűrő
            gyor -> Árvíztűrő
            v-200 -> Hegyi
            hegyi -> Hegyi
            heygi -> Hegyi
            hegyi gep -> Hegyi
            ugyfelek -> Ügyfél
            ügyfél -> Ügyfél
            ceder -> Cedar
            cedar vally -> Cedar
            valley suply -> Cedar
            waterlo -> Cedar
            szucs -> Szűcs
            szusc -> Szűcs
            arpad szucs -> Szűcs
            szűcs a -> Szűcs
            tehresa -> Maddox
            madox -> Maddox
            zsuzsana -> Kereszthegyi
            szivattyu -> Keringető
            ksz-7 -> KSZ
            """;

    @Test
    void exact_comes_before_beginning_and_both_before_slips() {
        assertThat(names(owner, "hegyi")).first().asString().startsWith("Hegyi Gépház");
        assertThat(names(owner, "hegy")).first().asString().startsWith("Hegy");
        assertThat(names(owner, "hegyi")).anyMatch(name -> name.startsWith("Kereszthegyi"));
        assertThat(names(owner, "zz")).isEmpty();
        for (var odd : List.of("", " ", "a", "%", "_%", "'", "a'b\\", "x".repeat(5_000))) {
            assertThat(names(owner, odd)).as(odd).isEmpty();
        }
    }

    @Test
    void what_is_changed_archived_or_erased_is_not_found_any_more() {
        Bound.run(owner.binding(), () -> {
            var known = accounts.withCode(owner, "V-100").orElseThrow();
            accounts.change(owner, new Account(known.id(), null, null, "V-100", "Zsombor Malom", "",
                    "HU", "", "", "", "", "", "", false, false, 1));
        });
        assertThat(names(owner, "arviz")).isEmpty();
        assertThat(names(owner, "zsombor")).hasSize(1);
        Bound.run(owner.binding(), () -> {
            var known = accounts.withCode(owner, "V-100").orElseThrow();
            accounts.change(owner, new Account(known.id(), null, null, "V-100", "Zsombor Malom", "",
                    "HU", "", "", "", "", "", "", false, true, 2));
        });
        assertThat(names(owner, "zsombor")).isEmpty();
    }

    @Test
    void nobody_finds_what_is_beyond_the_own_sight() {
        var rep = town.somebody(company, Role.REP, company.north());
        assertThat(names(rep, "ember")).hasSize(1).allMatch(name -> name.contains("MarkN"));
        assertThat(names(rep, "emebr")).hasSize(1).allMatch(name -> name.contains("MarkN"));
        assertThat(names(rep, "account")).isNotEmpty().allMatch(name -> name.contains("Account N"));
        assertThat(names(rep, "hegyi")).isEmpty();
        assertThat(names(town.territorial(company, company.south()), "account"))
                .isNotEmpty().allMatch(name -> name.contains("Account S"));
        assertThat(Visitor.body(new Visitor(program, rep).get("/search?q=ember")))
                .contains("/contacts/" + company.north().id("contact"));
    }

    @ParameterizedTest
    @CsvSource({"szuc,szucs,1", "szucs,szucs,0", "vattyu,szivattyu,2", "ugyfelnek,ugyfel,3",
        "szcus,szucs,4", "kxrxtes,kerites,-1", "kerxtesa,kerites,5", "sz,sa,-1", "2024,2025,-1"})
    void what_is_forgiven_has_a_rank(String typed, String word, int rank) {
        assertThat(Spelling.rank(typed, word)).isEqualTo(rank);
    }

    private List<String> names(Viewer viewer, String typed) {
        return Bound.call(viewer.binding(), () -> finds.named(viewer, typed)).stream()
                .map(Finds.Find::name).toList();
    }
}
