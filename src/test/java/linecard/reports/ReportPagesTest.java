package linecard.reports;

import linecard.Deals;
import linecard.Deals.Was;
import linecard.LinecardTest;
import linecard.Stage;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.files.Sheets;
import linecard.mail.Enclosing;
import linecard.mail.Outbox;
import linecard.people.Reps;
import linecard.pipeline.Opportunity.Outcome;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stages;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ReportPagesTest {

    private static final String JANUARY = "&from=2025-01-01&to=2025-01-31&thenFrom=2024-12-01&thenTo=2024-12-31";

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Stage stage;
    @Autowired Sendings sendings;
    @Autowired SendingRounds rounds;
    @Autowired SendingEnclosure enclosure;
    @Autowired Outbox outbox;
    @Autowired OpportunityBook book;
    @Autowired Stages stages;
    @Autowired Reps reps;
    @Autowired Scorecards scorecards;

    @Test
    void equals_share_a_place_and_who_has_no_goal_has_none() {
        var rows = List.of(row("a", 120, 100L), row("b", 60, 50L), row("c", 10, 100L), row("d", 9, null));
        var places = Ranking.of(rows, Ranking.Measure.ATTAINMENT).places();
        assertThat(places).extracting(Ranking.Place::number).containsExactly(1, 1, 3, null);
        assertThat(places).extracting(place -> place.row().name()).containsExactly("a", "b", "c", "d");
        assertThat(places.getFirst().measure()).isEqualByComparingTo(new BigDecimal("1.2"));
        assertThat(Ranking.of(List.of(), Ranking.Measure.GROWTH).places()).isEmpty();
    }

    private static Board.Row row(String name, long actual, @Nullable Long goal) {
        return new Board.Row(null, name, name, new Figures(actual, 0, 0, goal, goal, null, null), null);
    }

    @Test
    void a_ranking_and_what_changed_are_shown_to_each_as_far_as_they_see() {
        var company = town.company();
        var desk = new Visitor(program, company.owner());
        for (var rank : List.of("attainment", "pace", "growth", "nonsense")) {
            assertThat(desk.get("/ranking?by=year&at=2025-06-01&rank=" + rank)).as(rank).hasStatusOk();
        }
        assertThat(body(desk.get("/ranking?by=year&at=2025-06-01"))).containsPattern("(?s)<strong>1\\.<.*<strong>1\\.<")
                .as("also on a phone").doesNotContain("<table class=\"wide\"").contains("data-label")
                .containsPattern("<td role=\"cell\"><strong>1\\.</strong>&#160;<a");
        assertThat(body(desk.get("/ranking.csv?by=year&at=2025-06-01"))).contains("R-N").contains("R-S");
        assertThat(desk.get("/ranking.pdf?by=year&at=2025-06-01")).hasStatusOk();

        for (var by : List.of("rep", "account", "territory", "product_line", "'")) {
            assertThat(desk.get("/comparison?by=" + by + JANUARY)).as(by).hasStatusOk().bodyText()
                    .contains("Új", "/comparison.csv").doesNotContain("NaN");
        }
        for (var period : List.of("week", "month", "year", "own", "%22")) {
            assertThat(desk.get("/comparison?period=" + period)).as(period).hasStatusOk();
        }
        for (var wrong : List.of("from=x&to=y&thenFrom=z&thenTo=", "from=2025-02-01&to=2025-01-01"
                + "&thenFrom=2025-01-01&thenTo=2025-01-02", "from=0001-01-01&to=9999-01-01"
                + "&thenFrom=2025-01-01&thenTo=2025-01-02")) {
            assertThat(desk.get("/comparison?" + wrong)).as(wrong).hasStatusOk();
        }
        assertThat(body(desk.get("/comparison.csv?by=account" + JANUARY))).contains("Account N").contains("Account S");
        assertThat(desk.get("/comparison.pdf?by=account" + JANUARY)).hasStatusOk();

        what_stands_behind_a_place_is_told(company, desk);
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/comparison?by=account" + JANUARY)).hasStatusOk().bodyText()
                .contains("Account N").doesNotContain("Account S");
        var firm = new Visitor(program, town.somebody(company, Role.AGENCY_OWNER, company.north()));
        assertThat(firm.get("/ranking?by=year&at=2025-06-01")).hasStatusOk().bodyText()
                .contains("MarkN").doesNotContain("MarkS");
    }

    @Test
    void in_an_empty_company_only_who_may_bring_data_in_is_asked_to() {
        var owner = stage.company();
        var auditor = stage.member(owner, Role.AUDITOR, null, null, null);
        for (var path : List.of("/today", "/ranking")) {
            assertThat(body(new Visitor(program, owner).get(path))).as(path).contains("Vigye be az ügyfeleket");
            assertThat(body(new Visitor(program, auditor).get(path))).as(path)
                    .contains("Amint egy ügyfél rendelése").doesNotContain("Vigye be");
        }
    }

    private void what_stands_behind_a_place_is_told(Company company, Visitor desk) {
        var owner = company.owner();
        var north = company.north();
        Bound.run(owner.binding(), () -> {
            var deals = new Deals(owner, stages.all(owner));
            var rep = reps.of(owner, north.id("rep"));
            for (int i = 0; i < 12; i++) {
                var end = LocalDate.of(2025, 12, 1).minusDays(i);
                deals.add(rep, north.id("account"), "Deal " + i, Was.open(end.minusDays(21), 0, 100, end),
                        Was.ended(end, i < 10 ? Outcome.WON : Outcome.LOST, 100, end));
            }
            deals.load(book);
        });
        var csv = body(desk.get("/ranking.csv?by=year&at=2025-06-01"));
        assertThat(csv).contains(";83,3%;21;");
        assertThat(body(desk.get("/reps/" + north.id("rep") + "/figures?by=year&at=2025-06-01")))
                .contains("Ami mögötte van", "83,3%", "21 nap", "A képviselő ezt az oldalt az akkori hozzárendelés",
                        "basis=as_was").doesNotContain("NaN", "Aki minden ügyfelet lát");
        var cards = Bound.call(owner.binding(), () -> scorecards.of(owner, Window.at(owner.organisation().calendar(),
                Window.By.YEAR, LocalDate.of(2025, 6, 1)), north.id("rep"),
                new Figures(0, 0, 0, null, null, null, null), LocalDate.of(2026, 1, 1)));
        assertThat(cards.orElseThrow().commissionShare()).as("nothing was stated").isNull();
    }

    @Test
    void a_report_comes_by_e_mail_with_what_its_reader_may_see() throws IOException {
        var company = town.company();
        var owner = company.owner();
        var firm = town.somebody(company, Role.AGENCY_OWNER, company.north());
        var reader = new Visitor(program, firm);
        assertThat(body(reader.get("/reps/" + company.north().id("rep") + "/figures?by=year&at=2025-06-01")))
                .contains("Aki minden ügyfelet lát", "Akkori hozzárendelés: az eladás annál");
        assertThat(reader.get("/report-mails?report=ranking&by=year&at=2025-01-01")).hasStatusOk()
                .bodyText().contains("Még egyetlen riportot sem kap").contains("value=\"by=year\"");
        for (var wrong : List.of("payroll", "", "RANKING'")) {
            assertThat(reader.post("/report-mails", "report", wrong, "rhythm", "weekly", "query", ""))
                    .as(wrong).hasStatus(422);
        }
        assertThat(reader.post("/report-mails", "report", "ranking", "rhythm", "weekly", "query", "x".repeat(501)))
                .hasStatus(422);
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.post("/report-mails", "report", "ranking", "rhythm", "daily", "query", "")).hasStatus(422);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(reader.post("/report-mails", "report", "comparison", "rhythm", "daily", "query",
                    "by=account" + JANUARY, "format", "pdf")).hasStatus(303);
        }
        var mine = Bound.call(firm.binding(), () -> sendings.own(firm));
        assertThat(mine).hasSize(1);
        var id = mine.getFirst().id();
        assertThat(rep.post("/report-mails/" + id + "/removal")).hasStatus(404);

        var day = mine.getFirst().nextOn();
        for (int again = 0; again < 2; again++) Bound.run(owner.binding(), () -> rounds.send(owner, day));
        var letters = Bound.call(owner.binding(), () -> outbox.about(owner, SendingEnclosure.KIND, id));
        assertThat(letters).hasSize(1);
        var file = Bound.call(owner.binding(), () -> made(owner, id));
        assertThat(file.name()).endsWith(".pdf");
        assertThat(new String(file.content(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(reader.post("/report-mails", "report", "ranking", "rhythm", "daily", "query", "by=year",
                "format", "docx")).hasStatus(422);
        assertThat(reader.post("/report-mails", "report", "ranking", "rhythm", "daily", "query", "by=year",
                "format", "xlsx")).hasStatus(303);
        var sheet = Bound.call(firm.binding(), () -> sendings.own(firm)).stream()
                .filter(one -> one.format() == Sending.Format.XLSX).findFirst().orElseThrow().id();
        var table = Bound.call(owner.binding(), () -> made(owner, sheet));
        assertThat(table.name()).endsWith(".xlsx");
        assertThat(sheet(table.content())).contains("MarkN").doesNotContain("MarkS");
        assertThat(reader.post("/report-mails/" + sheet + "/removal")).hasStatus(303);
        assertThat(reader.post("/report-mails/" + id + "/removal")).hasStatus(303);
        assertThat(Bound.call(firm.binding(), () -> sendings.own(firm))).isEmpty();
    }

    private static String sheet(byte[] content) throws IOException {
        var file = Files.write(Files.createTempFile("linecard-test", ".xlsx"), content);
        var said = new StringBuilder();
        try (var sheet = Sheets.open(file, "report.xlsx")) {
            for (var row : sheet) said.append(row.cells());
        } finally {
            Files.delete(file);
        }
        return said.toString();
    }

    private Enclosing.File made(Viewer owner, UUID id) {
        try {
            return enclosure.make(owner, id, Language.HUNGARIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
