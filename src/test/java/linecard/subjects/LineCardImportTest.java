package linecard.subjects;

import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Bound;
import linecard.exchange.ImportWalk;
import linecard.exchange.ImportWalk.Counts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class LineCardImportTest {

    private static final Path CPV = cpv();

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Tables tables;
    @LocalServerPort int port;

    private static Path cpv() {
        for (var home = Path.of("").toAbsolutePath(); home != null; home = home.getParent()) {
            var file = home.resolve("shared/data/taxonomy/cpv_en_hu.csv");
            if (Files.isRegularFile(file)) return file;
        }
        return Path.of("none");
    }

    static boolean isThere() {
        return Files.isRegularFile(CPV);
    }

    @Test
    @EnabledIf(value = "isThere", disabledReason = "the CPV is not in ../shared/data/taxonomy")
    void the_public_list_of_categories_comes_in_as_a_tree() throws IOException {
        var company = town.company();
        var walk = ImportWalk.of(company.owner(), program, port);
        var taken = walk.taken("line-categories", Files.readString(CPV));
        assertThat(counts(taken)).as(walk.page(taken)).isEqualTo(new Counts(9_454, 9_454, 0, 0, 0, 0));
        var desk = new Visitor(program, company.owner());
        assertThat(desk.get("/line-categories?q=03111100")).bodyText().contains("03111100");
        var seeds = Visitor.body(desk.get("/line-categories?q=03111000")).replaceAll(
                "(?s).*line-categories\\?in=([0-9a-f-]{36})\"[^>]*>Vetőmag<.*", "$1");
        assertThat(Visitor.body(desk.get("/line-categories?in=" + seeds)))
                .contains("Mezőgazdasági és kertészeti termékek", "03111");
    }

    @Test
    void categories_in_a_loop_are_refused_and_the_rest_comes_in() {
        var walk = ImportWalk.of(town.company().owner(), program, port);
        var checked = walk.checked("line-categories", """
                code,english,hungarian,parent
                C,Dosing,Adagoló,B
                B,Pumps,Szivattyúk,A
                A,Machines,Gépek,
                X,Loop,Hurok,Y
                Y,Loop,Hurok,X
                Z,Itself,Önmaga,Z
                W,Lost,Elveszett,NINCS
                V,,,A
                K-N,Kind N,Fajta N,C
                """);
        assertThat(counts(checked)).as(walk.page(checked)).isEqualTo(new Counts(9, 3, 1, 0, 5, 0));
        assertThat(walk.rejected(checked)).filteredOn(row -> row.contains("önmagába")).hasSize(3);
        assertThat(walk.rejected(checked)).anyMatch(row -> row.contains("„NINCS”"));
    }

    @Test
    void line_cards_come_in_once_however_they_are_written() {
        var company = town.company();
        var walk = ImportWalk.of(company.owner(), program, port);
        var cards = """
                agency,principal,brand,category,territory,from,until
                A-N,Grundfoss Pumpen Kft.,CR,K-N,,2024-01-01,
                a-n,GRUNDFOSS PUMPEN,cr,Fajta N,,2024-01-01,
                Agency N,Grundfos Pumpen,CR,K-N,,2024-01-01,
                A-N,Grundfoss-Pumpen Kft,CR,K-N,N,2024-01-01,
                A-N,Aqua,,K-S,S,2025-01-01,2024-12-31
                A-N,Aqua,,NINCS,S,2025-01-01,
                A-X,Aqua,,K-S,S,2025-01-01,
                A-N,Aqua 99 €,,K-S,S,2025-01-01,
                A-S,Aqua,,K-S,S,2025-01-01,
                """;
        var checked = walk.checked("line-cards", cards);
        assertThat(counts(checked)).as(walk.page(checked)).isEqualTo(new Counts(9, 2, 0, 2, 5, 0));
        assertThat(walk.rejected(checked)).anyMatch(row -> row.contains("más területekre szól"))
                .anyMatch(row -> row.contains("árnak látszik"));
        assertThat(walk.page(checked)).contains("másképp írva", "GRUNDFOSS PUMPEN cr = Grundfoss Pumpen Kft. CR");
        walk.apply(checked);
        var again = walk.checked("line-cards", cards);
        assertThat(counts(again)).as(walk.page(again)).isEqualTo(new Counts(9, 0, 0, 4, 5, 0));
        var desk = new Visitor(program, company.owner());
        var back = walk.checked("line-cards", Visitor.body(desk.get("/line-cards.csv")));
        assertThat(counts(back)).as(walk.page(back)).isEqualTo(new Counts(4, 0, 0, 4, 0, 0));
    }

    @Test
    void a_card_of_ten_thousand_lines_under_ten_spellings_is_a_thousand_lines() {
        var company = town.company();
        var walk = ImportWalk.of(company.owner(), program, port);
        var file = new StringBuilder("agency,principal,brand,category,from,until\n");
        for (int i = 0; i < 1_000; i++) {
            var name = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString()
                    .replace("-", "").substring(0, 12).toUpperCase();
            for (var spelling : List.of(name + " Kft.", name, name.toLowerCase(), name + " KFT", name + " K.f.t.",
                    name + " GmbH", " " + name + "  Kft", name + ", Kft.", name.toLowerCase() + " kft",
                    name + "-Kft.")) {
                file.append("A-N,\"").append(spelling).append("\",CR,K-N,2024-01-01,\n");
            }
        }
        var checked = walk.checked("line-cards", file.toString());
        assertThat(counts(checked)).isEqualTo(new Counts(10_000, 1_000, 0, 9_000, 0, 0));
    }

    @Test
    void compliance_brings_in_cards_and_categories_and_nothing_else() {
        var company = town.company();
        var officer = town.somebody(company, Role.COMPLIANCE, company.north());
        var desk = new Visitor(program, officer);
        assertThat(Visitor.body(desk.get("/imports"))).contains("value=\"line-cards\"", "value=\"line-categories\"")
                .doesNotContain("value=\"documents\"", "/imports/sources", "href=\"/jobs");
        var ofOwner = ImportWalk.of(company.owner(), program, port).checked("reps", """
                rep,name,agency
                R-9,Új,A-N
                """);
        int seen = Bound.call(officer.binding(), () -> program.getBean(TransactionOperations.class).execute(_ ->
                program.getBean(JdbcClient.class).sql("select count(*) from exchange.import").query(Integer.class)
                        .single()));
        assertThat(seen).as("the database shows no others").isZero();
        var walk = ImportWalk.of(officer, program, port);
        var taken = walk.taken("line-categories", """
                code,english,hungarian,parent
                DOS,Dosing,Adagoló,K-N
                """);
        assertThat(counts(taken)).isEqualTo(new Counts(1, 1, 0, 0, 0, 0));
        var cards = walk.taken("line-cards", """
                agency,principal,brand,category,territory,from,until
                A-N,Aqua,,DOS,,2025-01-01,
                A-N,Aqua 9 €,,DOS,,2025-01-01,
                """);
        assertThat(counts(cards)).isEqualTo(new Counts(2, 1, 0, 0, 1, 0));
        assertThat(desk.get("/line-cards.csv")).bodyText().contains("Aqua");
        assertThat(Visitor.body(desk.get("/imports"))).contains("/imports/" + cards.id(), "/imports/" + taken.id())
                .doesNotContain("/imports/" + ofOwner.id());
        for (var path : List.of("", "/mending", "/undoing", "/rejected.csv")) {
            assertThat(desk.get("/imports/" + ofOwner.id() + path)).as(path).hasStatus(404);
        }
        assertThat(desk.post("/imports/" + ofOwner.id() + "/cancellation")).hasStatus(404);
        assertThat(new Visitor(program, town.somebody(company, Role.FINANCE, company.north()))
                .get("/imports/" + cards.id() + "/rejected.csv")).as("no line card for finance").hasStatus(404);
        assertThat(desk.post("/imports/" + cards.id() + "/undoing")).hasStatus(303);
        tables.awaitNoJobs();
        assertThat(desk.get("/line-cards.csv")).bodyText().doesNotContain("Aqua");
    }
}
