package linecard.duplicates;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class TwinPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;

    @Test
    void what_is_here_already_is_shown_with_the_reasons_and_stands_in_nobodys_way() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        desk.post("/accounts", "code", "H1", "name", "Hegyi Gépház Kft.", "city", "Miskolc",
                "address", "Fő utca 12.", "taxNumber", "11954027-2-05", "phone", "+36 46 555 071",
                "house", "false");
        desk.post("/accounts", "code", "M1", "name", "Alföldi Malom Zrt.", "city", "Debrecen",
                "house", "false");
        assertThat(desk.get("/accounts/new")).bodyText().contains("id=\"twins\"",
                "/duplicates/accounts");
        assertThat(desk.get("/duplicates/accounts?name=HEGYI+Gephaz&city=Miskolc&address=Fő+u.+12"))
                .hasStatusOk().bodyText().contains("Hegyi Gépház Kft., Miskolc (H1)", "név")
                .doesNotContain("Malom");
        assertThat(desk.get("/duplicates/accounts?name=Gépházas&taxNumber=11954027-2-05"
                + "&phone=06+46+555071")).bodyText().contains("H1", "azonos: telefon, adószám");
        for (var odd : List.of("", "?name=", "?name=%00", "?name=" + "x".repeat(3_000), "?name=Kft",
                "?name=Vadonatúj+Cég")) {
            assertThat(desk.get("/duplicates/accounts" + odd)).as(odd).hasStatusOk().bodyText()
                    .doesNotContain("<li>");
        }
        assertThat(desk.get("/duplicates/contacts?familyName=Ember&givenName=MarkS")).bodyText()
                .contains("Ember MarkS", "/contacts/" + company.south().id("contact"));
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/duplicates/contacts?familyName=Ember&givenName=MarkS")).bodyText()
                .doesNotContain("MarkS");
    }
}
