package linecard.traits;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.exchange.ImportWalk;
import linecard.exchange.ImportWalk.Counts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.Map;

import static linecard.Visitor.body;
import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// What is asked of accounts (TraitPagesTest) is asked of contacts and opportunities as well.
@LinecardTest
class OwnFieldPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @LocalServerPort int port;

    Company company;
    Visitor desk;
    Visitor rep;
    Program erp;
    String contact;
    String deal;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
        rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        erp = new Program(program, company.owner());
        contact = "/contacts/" + company.north().id("contact");
        deal = "/opportunities/" + company.north().id("opportunity");
        for (var of : List.of("contact", "opportunity")) {
            make(of, "Grade", "choice", "edited", "choices", "Low\nHigh");
            make(of, "Secret", "number", "hidden");
        }
    }

    private void make(String of, String name, String kind, String reps, String... more) {
        var fields = new String[8 + more.length];
        System.arraycopy(new String[] {"english", name, "kind", kind, "reps", reps, "position", "1"},
                0, fields, 0, 8);
        System.arraycopy(more, 0, fields, 8, more.length);
        assertThat(desk.post("/" + of + "-fields", fields)).hasStatus(303);
    }

    private static String version(Visitor by, String at) {
        return body(by.get(at + "/edit")).replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
    }

    /// The whole form with some of it changed, as a browser would send it.
    private void save(Visitor by, String at, String... own) {
        var fields = new String[12 + own.length];
        System.arraycopy(new String[] {"familyName", "Ember", "givenName", "MarkN", "name", "Pumps", "amount",
                "1000", "close", "2026-12-01", "version", version(by, at)}, 0, fields, 0, 12);
        System.arraycopy(own, 0, fields, 12, own.length);
        assertThat(by.post(at, fields)).hasStatus(303);
    }

    @Test
    void contacts_and_opportunities_are_asked_shown_found_and_exported() {
        for (var at : List.of(contact, deal)) {
            var list = at.replaceAll("/[^/]+$", "");
            var shared = list.equals("/contacts") ? "MarkN" : "Pumps";
            save(desk, at, "tags", "VIP, fair", "fields/grade", "high", "fields/secret", "1 200,5");
            assertThat(desk.get(at)).bodyText().contains("High", "200,5", "VIP");
            for (var found : List.of("tag=VIP", "f.grade=High", "f.secret.from=1200&f.secret.to=1201")) {
                assertThat(desk.get(list + "?" + found)).as(list + found).bodyText().contains(at + "\"");
            }
            assertThat(desk.get(list + "?f.secret.from=1300")).bodyText().doesNotContain(at + "\"");
            assertThat(desk.get(list + "?columns=tags&columns=f.grade")).bodyText()
                    .contains(">Címkék</th>", ">Grade</th>", "fair, VIP");
            assertThat(desk.get(list + ".json?tag=VIP")).bodyText()
                    .contains("\"ownSecret\":1200.5", "\"ownGrade\":\"High\"", shared);
            assertThat(rep.get(at)).bodyText().contains("High").doesNotContain("200,5", "Secret");
            save(rep, at, "tags", "VIP", "fields/grade", "Low", "fields/secret", "7");
            assertThat(desk.get(at)).as("what is hidden stays").bodyText().contains("Low", "200,5")
                    .doesNotContain("fair");
            desk.post("/history/" + (list.equals("/contacts") ? "contacts.contact" : "pipeline.opportunity")
                    + at.replace(list, "") + "/undo");
            assertThat(desk.get(list + "?tag=fair")).bodyText().contains(at + "\"");
            assertThat(desk.post(at, "familyName", "E", "name", "P", "close", "2026-12-01", "version", "9",
                    "fields/grade", "none", "tags", "x".repeat(41))).hasStatus(422)
                    .bodyText().contains("fields/grade-error", "legfeljebb 40 karakter");
            var view = Visitor.led(desk.post("/views", "list", list.substring(1), "name", "Best",
                    "query", "?f.grade=High&columns=f.grade,tags&x=1"));
            assertThat(view).isNotEmpty();
            assertThat(desk.get("/views/" + view.replaceAll(".*view=", ""))).bodyText()
                    .contains("?f.grade=High&amp;columns=f.grade%2Ctags\"");
        }
    }

    @Test
    void fields_of_one_kind_of_record_are_not_those_of_another() {
        var id = body(desk.get("/contact-fields"))
                .replaceAll("(?s).*contact-fields/([0-9a-f-]{36})\">Grade.*", "$1");
        assertThat(desk.get("/contact-fields/" + id)).hasStatusOk();
        assertThat(desk.get("/account-fields/" + id)).hasStatus(404);
        assertThat(desk.get("/drop-fields")).hasStatus(404);
        assertThat(desk.get("/account-fields")).bodyText().doesNotContain(">Grade<");
    }

    @Test
    void files_bring_them() {
        var walk = ImportWalk.of(company.owner(), program, port);
        var people = walk.check(walk.upload("contacts", "k.csv", """
                contact;familyName;Grade;secret;Címkék
                K-N;Ember;High;1,5;új
                K-9;Planted;;;
                K-S;Ember;semmi;;
                """), Map.of());
        assertThat(counts(people)).as(walk.page(people)).isEqualTo(new Counts(3, 1, 1, 0, 1, 0));
        walk.apply(people);
        assertThat(desk.get(contact)).bodyText().contains("High", "1,5", "új");
        var again = walk.check(walk.upload("contacts", "l.csv", body(desk.get("/contacts.csv?tag=új"))), Map.of());
        assertThat(counts(again)).as(walk.page(again)).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        var deals = walk.check(walk.upload("opportunities", "o.csv", """
                opportunity;account;rep;stage;amount;Grade;tags
                D-1;C-N;%s;First;100;High;tender
                """.formatted(repCode())), Map.of());
        assertThat(counts(deals).fresh()).as(walk.page(deals)).isOne();
        walk.apply(deals);
        assertThat(desk.get("/opportunities?f.grade=High&tag=tender")).bodyText().contains("D-1");
    }

    private String repCode() {
        return tables.admin().sql("select code from people.rep where id = :id")
                .param("id", company.north().id("rep")).query(String.class).single();
    }

    @Test
    void programs_say_and_read_them() {
        var at = "/api/v1" + contact;
        var body = "{\"familyName\":\"Ember\",\"code\":\"K-N\",\"tags\":[\"vip\"],\"fields\":{%s}}";
        assertThat(erp.put(at, 1, body.formatted("\"secret\":\"1,5\""))).hasStatus(422)
                .bodyText().contains("#/fields/secret");
        assertThat(erp.put(at, 1, body.formatted("\"none\":\"1\""))).hasStatus(422)
                .bodyText().contains("#/fields/none");
        assertThat(erp.put(at, 1, body.formatted("\"secret\":\"1.50\""))).hasStatusOk()
                .bodyText().contains("\"secret\":\"1.5\"", "\"tags\":[\"vip\"]");
        assertThat(erp.get("/api/v1/contacts?tag=vip")).bodyText().contains("K-N").doesNotContain("K-S");
        var side = company.north();
        assertThat(erp.put("/api/v1" + deal, 1, """
                {"account":"%s","rep":"%s","name":"Pumps","close":"2026-12-01","tags":["vip"],
                 "fields":{"grade":"low"}}""".formatted(side.id("account"), side.id("rep"))))
                .hasStatusOk().bodyText().contains("\"grade\":\"Low\"", "\"tags\":[\"vip\"]");
        assertThat(erp.get("/api/v1/opportunities?tag=vip")).bodyText().contains("Pumps");
        assertThat(erp.get("/api/v1/opportunities?tag=%00x")).bodyText().doesNotContain("Pumps");
    }

    @Test
    void a_person_is_told_all_of_it_and_it_goes_with_the_person() {
        save(desk, contact, "tags", "planted-tag", "fields/secret", "4242");
        assertThat(desk.get(contact + "/personal-data.json")).bodyText().contains("planted-tag", "4242");
        assertThat(desk.get(contact + "/personal-data.pdf")).hasStatusOk();
        assertThat(desk.post(contact + "/erasure", "word", "Ember")).hasStatus(303);
        assertThat(tables.admin().sql("select count(*) from traits.mark where record_id = :id")
                .param("id", company.north().id("contact")).query(Long.class).single()).isZero();
        assertThat(tables.admin().sql("select count(*) from access.audit_entry "
                + "where row_id = :id and (before::text like '%4242%' or after::text like '%planted-tag%')")
                .param("id", company.north().id("contact").toString()).query(Long.class).single()).isZero();
    }
}
