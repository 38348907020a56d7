package linecard.subjects;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Visitor;
import linecard.exchange.ImportWalk;
import linecard.exchange.ImportWalk.Counts;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.util.Map;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ContactImportTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @LocalServerPort int port;

    @Test
    void address_books_come_in_and_know_people_again() {
        var company = town.company();
        var walk = ImportWalk.of(company.owner(), program, port);
        var cards = """
                BEGIN:VCARD
                VERSION:3.0
                N:Szűcs;Árpád;;;
                ORG:C-N
                TITLE:Beszerző
                TEL:06 20 555 1234
                EMAIL:arpad@x.example
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                N:<b>Kiss</b>;"Éva";;;
                ORG:Ismeretlen Bt.
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                N:Rossz;Cím;;;
                EMAIL:ez nem cím
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                N:Ember;Másik;;;
                EMAIL:ember@n.example
                TEL:+36 1 555 0000
                END:VCARD
                BEGIN:VCARD
                N:Torzó
                """;
        var checked = walk.check(walk.upload("contacts", "címek.vcf", cards), Map.of());
        assertThat(counts(checked)).isEqualTo(new Counts(5, 1, 1, 0, 3, 0));
        assertThat(walk.rejected(checked)).hasSize(3).anyMatch(row -> row.contains("nem ér véget"))
                .anyMatch(row -> row.contains("Ismeretlen Bt."));
        walk.apply(checked);
        var desk = new Visitor(program, company.owner());
        assertThat(desk.get("/contacts?q=szucs+arpad")).bodyText()
                .contains("Szűcs Árpád", "Account N", "Beszerző", "+36 20 555 1234");
        assertThat(desk.get("/contacts?q=ember+masik")).bodyText()
                .contains("Ember Másik").doesNotContain("MarkN");
        var again = walk.check(walk.upload("contacts", "címek.vcf", cards), Map.of());
        assertThat(counts(again)).isEqualTo(new Counts(5, 0, 0, 2, 3, 0));
    }

    @Test
    void what_was_exported_comes_back_the_same() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        desk.post("/contacts", "familyName", "=Szűcs", "givenName", "@Árpád", "account", "C-N",
                "role", "-1+2", "phones", "+36 30 1\n06 1 234 5678", "emails", "a@b.hu\nc@d.hu",
                "code", "K;1", "note", "több\nsor");
        var walk = ImportWalk.of(company.owner(), program, port);
        var checked = walk.check(walk.upload("contacts", "contacts.csv",
                Visitor.body(desk.get("/contacts.csv"))), Map.of());
        assertThat(counts(checked)).as(walk.page(checked)).isEqualTo(new Counts(3, 0, 0, 3, 0, 0));
    }
}
