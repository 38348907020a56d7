package linecard.exchange;

import linecard.accounts.Account;
import linecard.accounts.Alias;
import linecard.database.Ids;
import linecard.exchange.Examination.Unknown;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LikenessTest {

    private final List<Account> accounts = List.of(
            account("A-1", "Hegyi Gépház Kft.", "Debrecen"),
            account("A-2", "Hegyi Gépészet Bt.", "Miskolc"),
            account("A-3", "Szűcs és Társa Zrt.", "Eger"),
            account("A-4", "Nordwind GmbH", "Kiel"),
            account("A-5", "Nordwind GmbH", "Bremen"));
    private final Likeness likeness = new Likeness(accounts);

    private static Account account(String code, String name, String city) {
        return new Account(Ids.fresh(), null, null, code, name, "", "HU", "", city, "", "", "",
                "", false, false, 1);
    }

    private List<String> likely(String name, String city) {
        return likeness.likely(new Unknown(name, "", city, 1)).stream()
                .map(id -> accounts.stream().filter(a -> a.id().equals(id)).findFirst()
                        .orElseThrow().code())
                .toList();
    }

    @Test
    void accents_capitals_and_legal_forms_do_not_count() {
        assertThat(likely("HEGYI GEPHAZ", "")).startsWith("A-1");
        assertThat(likely("Hegyi Gépház Zrt", "")).startsWith("A-1").contains("A-2");
        assertThat(likely("Szucs es Tarsa", "")).containsExactly("A-3");
    }

    @Test
    void the_city_tells_namesakes_apart() {
        assertThat(likely("NORDWIND", "Bremen")).containsExactly("A-5", "A-4");
        assertThat(likely("NORDWIND", "KIEL")).containsExactly("A-4", "A-5");
    }

    @Test
    void what_is_not_alike_is_not_proposed() {
        assertThat(likely("Quellwasser AG", "Kiel")).isEmpty();
        assertThat(likely("Kft.", "")).isEmpty();
        assertThat(likely("", "")).isEmpty();
    }

    @Test
    void spellings_are_the_same_but_for_capitals_and_blanks() {
        assertThat(Alias.plain(" hegyi\u00a0 gépház kft. "))
                .isEqualTo(Alias.plain("HEGYI GÉPHÁZ KFT."));
        assertThat(Alias.plain("Hegyi Gépház")).isNotEqualTo(Alias.plain("Hegyi Gephaz"));
    }
}
