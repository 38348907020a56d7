package linecard.moving;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Tables;
import linecard.Town;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignments;
import linecard.database.Bound;
import linecard.moving.Move.State;
import linecard.moving.MoveWalk.Counts;
import linecard.pipeline.OpportunityBook;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.moving.MoveWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// A company comes over from each of the programs, with what belongs together, and goes again.
@LinecardTest
class MovingTest {

    private static final String MOVES = "/api/v1/moves";

    @Autowired ApplicationContext program;
    @Autowired Tables tables;
    @Autowired Town town;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired OpportunityBook opportunities;

    Viewer owner;
    MoveWalk walk;

    @BeforeEach
    void found() {
        owner = town.company().owner();
        walk = new MoveWalk(program, owner);
        walk.desk.post("/pipeline-settings/usual");
    }

    @Test
    void a_salesforce_export_comes_over_whole_and_goes_again() {
        var files = Map.of("WE_00D.zip", MoveWalk.zip(SalesforceExport.files()));
        var tried = walk.send(files);
        assertThat(tried.state()).as(walk.page(tried)).isEqualTo(State.TRIED);
        assertThat(tried.findings().tables()).extracting(Findings.Table::kind).containsExactly(
                "users", "accounts", "contacts", "leads", "products", "opportunities", "lines",
                "tasks", "events");
        assertThat(counts(tried, "accounts")).isEqualTo(new Counts(5, 0, 0, 0, 3, 1));
        assertThat(counts(tried, "contacts")).isEqualTo(new Counts(3, 0, 0, 1, 2, 2));
        assertThat(counts(tried, "products")).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(counts(tried, "opportunities")).isEqualTo(new Counts(2, 0, 0, 0, 2, 2));
        assertThat(counts(tried, "tasks")).isEqualTo(new Counts(3, 0, 0, 0, 1, 3));
        assertThat(counts(tried, "calls")).isEqualTo(new Counts(2, 0, 0, 0, 2, 2));
        assertThat(walk.page(tried)).contains("Freedonia", "001Z", "Long Gone", "Custom__c", "Dosing");
        assertThat(accounts()).as("a trial changes nothing").doesNotContain("7001");
        var taken = walk.act(tried, "taking");
        assertThat(taken.state()).as(walk.page(taken)).isEqualTo(State.TAKEN);
        assertThat(taken.findings().parts()).isEqualTo(tried.findings().parts());
        assertThat(accounts()).contains("7001", "001B", "001C", "001D", "Majdani Kft.");
        assertThat(walk.desk.get("/accounts?q=script")).bodyText()
                .contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(walk.desk.get("/contacts?q=szabo+anna")).bodyText().contains("Kovács Gépgyár");
        assertThat(Bound.call(owner.binding(), () -> opportunities.brought(owner)))
                .extracting(one -> one.code() + " " + one.amountMinor() + " " + one.opened()
                        + (one.lines().isEmpty() ? "" : " with " + one.lines().size()))
                .containsExactlyInAnyOrder("006A 120000050 2024-02-01 with 2",
                        "006B 30000 2024-01-01");
        var again = walk.send(files);
        assertThat(counts(again, "accounts")).isEqualTo(new Counts(0, 0, 4, 1, 3, 1));
        assertThat(counts(again, "opportunities").fresh()).isZero();
        assertThat(counts(again, "tasks")).isEqualTo(new Counts(0, 0, 3, 0, 1, 3));
        assertThat(counts(again, "calls")).isEqualTo(new Counts(0, 0, 2, 0, 2, 2));
        assertThat(walk.desk.get("/tasks")).bodyText().contains("Send the drawings", "Next visit");
        assertThat(walk.desk.get("/accounts/" + account("7001").id() + "/timeline")).bodyText()
                .contains("</span> Call</p>", "Máshol jelentve", "2024-03-04T23:00").doesNotContain("<b>two");
        var undone = walk.act(taken, "undoing");
        assertThat(undone.state()).as(walk.page(undone)).isEqualTo(State.UNDONE);
        assertThat(accounts()).doesNotContain("7001", "Majdani Kft.");
    }

    private Account account(String code) {
        return Bound.call(owner.binding(), () -> accounts.all(owner)).stream()
                .filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    private List<String> accounts() {
        return Bound.call(owner.binding(), () -> accounts.all(owner)).stream()
                .map(one -> one.code()).toList();
    }

    @Test
    void what_looks_like_an_account_here_is_proposed_and_a_person_decides() {
        walk.desk.post("/accounts", "code", "ERP-1", "name", "Tiszai Vízművek Zrt.", "country", "HU",
                "postalCode", "5000", "city", "Szolnok", "address", "Vízmű utca 4.", "phone",
                "+36 56 501 501");
        var files = new LinkedHashMap<String, String>();
        files.put("hubspot-companies.csv", """
                Record ID,Company name,Company Domain Name,Company owner,City,Postal Code,Street Address,Phone Number
                901,Tiszai Vízmű Zrt.,viz.example,MarkN Szűcs,Szolnok,5000,Vízmű u. 4,+36 56 501 501
                902,Egészen Más Kft.,mas.example,,Pécs,7621,Király u. 1,
                """);
        files.put("hubspot-contacts.csv", """
                Record ID,First Name,Last Name,Email,Associated Company IDs,Associated Company
                11,Vera,Víz,vera@viz.example,901;902,Tiszai Vízmű Zrt.
                """);
        files.put("hubspot-deals.csv", """
                Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Deal owner,Associated Company IDs
                21,Szivattyúk,Closed Won,1000,HUF,2024-05-01 10:00,MarkN Szűcs,901
                22,Csövek,Presentation,50,EUR,2099-05-01 10:00,MarkN Szűcs,902
                """);
        var tried = walk.sendTexts(files);
        assertThat(tried.findings().twins()).hasSize(1);
        assertThat(counts(tried, "accounts")).isEqualTo(new Counts(1, 0, 0, 1, 0, 0));
        assertThat(counts(tried, "opportunities")).isEqualTo(new Counts(2, 0, 0, 0, 0, 2));
        assertThat(walk.page(tried)).contains("Tiszai Vízművek Zrt.", "50 EUR");
        var apart = walk.act(tried, "trial", "owner-0", "", "stage-0", "+", "stage-1", "+",
                "twin-0", "apart");
        assertThat(counts(apart, "accounts")).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        assertThat(counts(apart, "opportunities").rejected()).isEqualTo(2);
        var same = walk.act(apart, "trial", "owner-0", "R-N", "stage-0", "+", "stage-1", "+",
                "twin-0", "same", "from", "2026-01-01");
        var taken = walk.act(same, "taking");
        assertThat(taken.state()).as(walk.page(taken)).isEqualTo(State.TAKEN);
        assertThat(walk.desk.get("/contacts?q=viz+vera")).bodyText().contains("Tiszai Vízművek Zrt.");
        var again = walk.sendTexts(files);
        assertThat(again.findings().twins()).as("it is known from now on").isEmpty();
        assertThat(counts(again, "opportunities")).isEqualTo(new Counts(0, 0, 2, 0, 0, 2));
    }

    @Test
    void who_sends_more_likenesses_than_are_told_of_is_told_so() {
        var tried = walk.sendTexts(Map.of("hubspot-companies.csv", "Record ID,Company name\n1,Víz Kft.\n"));
        assertThat(walk.page(tried)).doesNotContain("/duplicates\"");
        var twins = Collections.nCopies(Twinning.MOST, new Findings.Twin("a", "A", "", UUID.randomUUID(), "1", "A Kft.",
                0.9, List.of()));
        var found = tried.findings();
        Bound.run(owner.binding(), () -> program.getBean(Moves.class).done(owner, tried.id(), new Findings(
                found.tables(), found.owners(), found.stages(), twins, found.parts()), List.of(), null));
        assertThat(walk.page(tried)).contains("leginkább hasonlítanak egy itteni", "/duplicates\"");
    }

    @Test
    void pipedrive_and_address_books_bring_the_firms_that_they_name() {
        var files = new LinkedHashMap<String, String>();
        files.put("organizations.csv", """
                Organization - Name,Organization - ID,Organization - Owner,Organization - Address
                Első Szivattyú Kft.,1,MarkN Szűcs,"Fő u. 1, Győr"
                """);
        files.put("people.csv", """
                Person - Name,Person - ID,Person - Organization,Person - Email - Work,Person - Phone - Work
                Kiss Ilona,7,Első Szivattyú Kft.,ilona@elso.example,+36 1 555 0001
                """);
        files.put("deals.csv", """
                Deal - Title,Deal - ID,Deal - Organization,Deal - Owner,Deal - Value,Deal - Stage,Deal - Status,\
                Deal - Won time,Deal - Expected close date
                Gépház,3,Első Szivattyú Kft.,MarkN Szűcs,500,Ajánlat,Won,2025-03-02 10:11:12,2025-01-01
                """);
        files.put("outlook.csv", """
                First Name,Last Name,Company,Job Title,Business City,E-mail Address,Mobile Phone
                Béla,Nagy,Másik Kft.,igazgató,Szeged,bela@masik.example,+36 30 555 0002
                """);
        files.put("cards.vcf", """
                BEGIN:VCARD
                VERSION:3.0
                N:Szép;Júlia;;;
                ORG:Másik Kft.
                EMAIL:julia@masik.example
                END:VCARD
                BEGIN:VCARD
                N:Torzó
                """);
        var tried = walk.sendTexts(files);
        assertThat(counts(tried, "accounts")).as(walk.page(tried)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        assertThat(counts(tried, "contacts")).isEqualTo(new Counts(3, 0, 0, 0, 1, 3));
        assertThat(counts(tried, "opportunities")).isEqualTo(new Counts(1, 0, 0, 0, 0, 1));
        var taken = walk.act(tried, "taking");
        assertThat(taken.state()).isEqualTo(State.TAKEN);
        assertThat(accounts()).contains("PD-1", "Másik Kft.");
        assertThat(walk.desk.get("/contacts?q=kiss+ilona")).bodyText().contains("Kiss Ilona", "Első Szivattyú");
    }

    @Test
    void what_makes_no_sense_is_refused_in_a_sentence_and_nothing_is_half_done() {
        assertThat(walk.sent(Map.of())).hasStatus(422);
        var broken = walk.send(Map.of("broken.zip", new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertThat(walk.page(broken)).contains("broken.zip").doesNotContain("files.broken");
        assertThat(walk.desk.post("/moving/" + broken.id() + "/taking", "version", "" + broken.version()))
                .hasStatus(409);
        var tried = walk.sendTexts(Map.of("deals.csv", """
                Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company
                1,Nothing,Anything,1,Nobody,Nowhere
                """));
        assertThat(counts(tried, "opportunities").rejected()).isEqualTo(1);
        assertThat(walk.remarks(tried, 0)).singleElement().asString().contains("Nowhere");
        var path = "/moving/" + tried.id() + "/trial";
        var version = "" + tried.version();
        assertThat(walk.desk.post(path, "version", version, "owner-0", "R-9", "stage-0", "?", "from", "soon"))
                .hasStatus(422).bodyText().contains("R-9");
        assertThat(walk.desk.post(path, "version", "0", "owner-0", "R-N", "stage-0", "+")).hasStatus(409);
        assertThat(walk.desk.get("/moving/" + tried.id() + "/remarks.csv?table=7")).hasStatus(404);
    }

    @Test
    void a_person_says_what_columns_mean_and_it_is_remembered() {
        walk.desk.post("/account-fields", "english", "Ends", "kind", "date", "reps", "seen", "position", "1");
        var odd = Map.of("odd.csv", """
                Ügyfélnév;Helység;Szerződés vége;Jel;<b>x</b>
                Alfa Kft.;Győr;2027.03.01;kulcs;1
                Béta Kft.;Pécs;nem tudni;;2
                """);
        var unknown = walk.sendTexts(odd);
        assertThat(unknown.findings().good()).isZero();
        var at = "/moving/" + unknown.id() + "/tables/0";
        assertThat(walk.page(unknown)).contains(at);
        assertThat(walk.desk.get(at)).hasStatusOk();
        assertThat(walk.desk.get(at + "?kind=accounts")).hasStatusOk().bodyText()
                .contains("map-fields/ends", "&lt;b&gt;x", "Helység").doesNotContain("<b>x");
        assertThat(walk.desk.get("/moving/" + unknown.id() + "/tables/1")).hasStatus(404);
        var version = "" + unknown.version();
        for (var wrong : List.of(List.of("kind", "?"), List.of("kind", "accounts", "program", "tables"),
                List.of("kind", "accounts", "program", "?", "map-name", "Ügyfélnév"),
                List.of("kind", "accounts", "program", "tables", "map-name", "Nincs"),
                List.of("kind", "accounts", "program", "tables", "map-name", "Jel", "map-city", "Jel"))) {
            var fields = new ArrayList<>(wrong);
            fields.addAll(List.of("version", version));
            assertThat(walk.desk.post(at, fields.toArray(String[]::new))).as("%s", wrong).hasStatus(422);
        }
        var meaning = new String[] {"kind", "accounts", "program", "tables", "map-name", "Ügyfélnév", "map-city",
            "Helység", "map-fields/ends", "Szerződés vége", "map-tags", "Jel"};
        var tried = walk.act(unknown, "tables/0", meaning);
        assertThat(counts(tried, "accounts")).as(walk.page(tried)).isEqualTo(new Counts(2, 0, 0, 0, 0, 0));
        assertThat(walk.remarks(tried, 0)).singleElement().asString().contains("Béta");
        assertThat(walk.desk.get("/moving/" + tried.id() + "/tables.csv")).bodyText().contains("Ends", "Helység");
        assertThat(walk.desk.get(at)).bodyText().contains("Alfa Kft. · Béta Kft.");
        var taken = walk.act(tried, "taking");
        assertThat(account("Alfa Kft.").fields()).containsEntry("ends", "2027-03-01");
        assertThat(account("Alfa Kft.").tags()).containsExactly("kulcs");
        assertThat(account("Béta Kft.").fields()).isEmpty();
        assertThat(walk.desk.get(at)).as("too late").hasStatus(404);
        var late = Arrays.copyOf(meaning, meaning.length + 2);
        late[meaning.length] = "version";
        late[meaning.length + 1] = "" + taken.version();
        assertThat(walk.desk.post(at, late)).hasStatus(409);
        var again = walk.sendTexts(Map.of("later.csv", """
                Helység;Ügyfélnév;Jel;<b>x</b>;Szerződés vége
                Győr;Alfa Kft.;kulcs;1;2027-03-01
                """));
        assertThat(counts(again, "accounts")).isEqualTo(new Counts(0, 0, 1, 0, 0, 0));
        assertThat(walk.act(again, "tables/0/recognition").findings().parts()).as("forgotten").isEmpty();
        var erp = new Program(program, owner);
        var path = MOVES + "/" + again.id() + "/tables/0";
        var now = Bound.call(owner.binding(), () -> program.getBean(Moves.class).of(owner, again.id())).version();
        assertThat(erp.put(path, now, "{\"kind\": \"accounts\", \"columns\": []}")).hasStatus(422);
        assertThat(erp.put(path, now - 1, "{\"kind\": \"accounts\"}")).hasStatus(412);
        new Described(program.getBean(MockMvcTester.class)).read("changeMoveTable", erp.put(path, now, """
                {"kind": "accounts", "columns": [{"field": "name", "column": "Ügyfélnév"}]}"""));
        tables.awaitNoJobs();
    }

    @Test
    void a_program_sends_a_file_says_who_is_who_and_has_it_taken() {
        var described = new Described(program.getBean(MockMvcTester.class));
        var erp = new Program(program, owner);
        var sent = described.read("addMove", erp.ask("POST", MOVES + "?name=deals.csv")
                .contentType("text/csv").content("""
                        Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company
                        1,Pumps,Talking,100,Somebody,Account N
                        """).exchange());
        tables.awaitNoJobs();
        var at = MOVES + "/" + sent.path("id").stringValue();
        var tried = described.read("getMove", erp.get(at));
        assertThat(tried.path("counts").get(0).path("rejected").intValue()).isEqualTo(1);
        assertThat(erp.post(at + "/trial", """
                {"owners": [{"word": "Somebody", "means": "R-9"}], "version": %s}"""
                .formatted(tried.path("version")))).hasStatus(422);
        described.read("tryMove", erp.post(at + "/trial", """
                {"owners": [{"word": "Somebody", "means": "R-N"}], "version": %s}"""
                .formatted(tried.path("version"))));
        tables.awaitNoJobs();
        var again = described.read("getMove", erp.get(at));
        assertThat(again.path("counts").get(0).path("added").intValue()).isEqualTo(1);
        described.read("takeMove", erp.post(at + "/taking",
                "{\"version\": %s}".formatted(again.path("version"))));
        tables.awaitNoJobs();
        assertThat(described.read("getMove", erp.get(at)).path("state").stringValue()).isEqualTo("taken");
        for (var act : List.of("trial", "taking", "undoing")) {
            assertThat(erp.post(MOVES + "/" + UUID.randomUUID() + "/" + act, "{}")).hasStatus(404);
        }
        assertThat(described.read("listMoves", erp.get(MOVES)).path("items"))
                .as("two of the town, and this one").hasSize(3);
    }
}
