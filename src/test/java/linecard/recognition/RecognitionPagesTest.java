package linecard.recognition;

import linecard.Heard;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.contests.Consents;
import linecard.contests.Later;
import linecard.database.Bound;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import static linecard.Visitor.body;
import static linecard.recognition.Races.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class RecognitionPagesTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Consents consents;

    private Company company;
    private Viewer owner;
    private Visitor desk;
    private Viewer northRep;
    private Visitor north;
    private Visitor south;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        northRep = town.somebody(company, Role.REP, company.north());
        north = new Visitor(program, northRep);
        south = new Visitor(program, town.somebody(company, Role.REP, company.south()));
    }

    private UUID race(String name) {
        return Races.start(program, owner, name, TODAY.minusDays(3), TODAY.plusDays(2),
                TODAY.plusDays(4));
    }

    private void agree(boolean given) {
        Bound.run(northRep.binding(), () -> consents.say(
                northRep, Objects.requireNonNull(northRep.rep()), given));
    }

    private static String text(MvcTestResult pdf) throws IOException {
        assertThat(pdf).hasStatusOk().hasContentType("application/pdf");
        try (var document = Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void a_leaderboard_shows_the_first_and_the_own_place() {
        assertThat(body(desk.get("/leaderboard"))).contains("Most nem folyik verseny");
        var id = race("Spring race");
        Races.sell(program, company, "S", "S-2", TODAY, 5_000_00);
        Races.sell(program, company, "N", "N-2", TODAY, 2_000_00);
        assertThat(body(desk.get("/contests/" + id))).contains("MarkS");
        assertThat(body(desk.get("/leaderboard"))).containsPattern("(?s)>1<.*MarkS.*>2<.*MarkN");
        assertThat(body(north.get("/leaderboard"))).contains("<strong>Szűcs MarkN</strong>",
                "név nélkül: 1").doesNotContain("MarkS", "R-S");
        assertThat(body(south.get("/leaderboard.csv"))).contains("MarkS")
                .containsPattern("Nettó árbevétel;\\d+,\\d\\d;").doesNotContain("MarkN");
        assertThat(new Program(program, northRep).get("/api/v1/leaderboards")).hasStatusOk()
                .bodyText().contains("\"place\":2", "\"entrants\":2").doesNotContain("MarkS");
    }

    @Test
    void a_leaderboard_is_kept_until_a_place_moves_or_somebody_is_named_no_more() {
        var id = race("Kept race");
        agree(true);
        assertThat(body(south.get("/leaderboard"))).contains("MarkN");
        assertThat(Heard.during(() -> south.get("/leaderboard")))
                .isNotEmpty().noneMatch(one -> one.contains("contests.place"));
        Races.sell(program, company, "N", "N-2", TODAY, 2_345_00);
        desk.get("/contests/" + id);
        assertThat(body(south.get("/leaderboard"))).containsPattern("MarkN.*2.345");
        agree(false);
        assertThat(body(south.get("/leaderboard"))).doesNotContain("MarkN");
        desk.post("/contests/" + id + "/cancellation", "version", "2", "why", "Eső");
        assertThat(body(south.get("/leaderboard"))).contains("Most nem folyik verseny");
    }

    @Test
    void winners_stand_in_the_hall_of_fame_and_get_a_certificate() throws IOException {
        assertThat(body(south.get("/hall-of-fame"))).contains("ha hozzájárultak, hogy nevük szerepeljen");
        var id = race("Spring & <race>");
        Races.sell(program, company, "S", "S-2", TODAY, 5_000_00);
        Races.sell(program, company, "N", "N-2", TODAY, 2_000_00);
        assertThat(desk.get("/contests/" + id + "/certificate.pdf?who=R-S")).hasStatus(404);
        Later.keepAll(program, owner, Duration.ofDays(6));
        assertThat(body(desk.get("/hall-of-fame"))).contains("MarkS", "MarkN",
                "Spring &amp; &lt;race&gt;", "/hall-of-fame.csv");
        assertThat(body(desk.get("/hall-of-fame.json"))).contains("\"measure\":\"revenue\"",
                "\"score\":{\"minor\":500000,\"currency\":");
        assertThat(body(south.get("/hall-of-fame"))).contains("MarkS").doesNotContain("MarkN", "név nélkül");
        assertThat(body(north.get("/hall-of-fame"))).containsPattern("(?s)név nélkül: 1<.*>2<.*MarkN")
                .doesNotContain("MarkS");
        agree(true);
        assertThat(body(south.get("/hall-of-fame"))).contains("MarkS", "MarkN");
        var paper = "/contests/" + id + "/certificate.pdf?who=";
        assertThat(text(desk.get(paper + "R-S"))).containsIgnoringCase("oklevél")
                .contains("Szűcs MarkS", "Első hely", "Spring & <race>").containsPattern("5.000.Ft")
                .doesNotContain("1 / 1");
        assertThat(text(desk.get(paper + "R-N&language=en"))).containsIgnoringCase("certificate")
                .contains("MarkN Szűcs", "Second place");
        assertThat(text(south.get(paper + "R-S"))).contains("Szűcs MarkS");
        assertThat(south.get(paper + "R-N")).as("named, but another's").hasStatus(404);
        assertThat(desk.get(paper + "x'; drop")).hasStatus(404);
        var api = "/api/v1" + paper;
        assertThat(text(new Program(program, owner).get(api + "R-N&language=en")))
                .contains("MarkN Szűcs", "Second place");
        assertThat(new Program(program, owner).get(api)).hasStatus(404);
        assertThat(text(new Program(program, northRep).get(api + "R-N"))).contains("Szűcs MarkN");
        assertThat(new Program(program, northRep).get(api + "R-S")).hasStatus(404);
        assertThat(new Program(program, owner).get("/api/v1/hall-of-fame")).hasStatusOk()
                .bodyText().contains("\"place\":1", "MarkS");
    }

    @Test
    void a_rep_of_the_year_is_named_once_the_year_is_over() throws IOException {
        Races.sell(program, company, "S", "S-2", LocalDate.of(2025, 2, 10), 500_00);
        assertThat(body(desk.get("/hall-of-fame/2025"))).contains("MarkS", "MarkN");
        var thisYear = TODAY.getYear();
        assertThat(desk.post("/hall-of-fame/" + thisYear)).hasStatus(303);
        assertThat(desk.get("/hall-of-fame/1200")).hasStatus(404);
        assertThat(desk.get("/hall-of-fame/999999999")).hasStatus(404);
        assertThat(body(desk.get("/hall-of-fame"))).doesNotContain("Szűcs MarkS");
        var api = new Program(program, owner);
        assertThat(api.get("/api/v1/hall-of-fame/2025")).hasStatusOk().bodyText()
                .contains("\"place\":1", company.south().id("rep").toString(), "50000");
        assertThat(api.get("/api/v1/hall-of-fame/1200")).hasStatus(404);
        assertThat(api.post("/api/v1/hall-of-fame/" + thisYear, "")).hasStatus(409);
        assertThat(api.post("/api/v1/hall-of-fame/2025", "")).hasStatus(201);
        assertThat(api.post("/api/v1/hall-of-fame/2025", "")).hasStatus(409);
        desk.post("/hall-of-fame/2025");
        assertThat(body(desk.get("/hall-of-fame"))).containsOnlyOnce("Szűcs MarkS");
        assertThat(body(south.get("/hall-of-fame"))).contains("Szűcs MarkS").containsPattern("1.500.Ft");
        assertThat(body(north.get("/hall-of-fame"))).doesNotContain("MarkS");
        assertThat(text(south.get("/hall-of-fame/2025/certificate.pdf?rep="
                + company.south().id("rep")))).contains("Szűcs MarkS", "2025. üzleti év");
        assertThat(text(new Program(program, owner).get("/api/v1/hall-of-fame/2025/certificate.pdf"
                + "?rep=" + company.south().id("rep")))).contains("Szűcs MarkS");
        assertThat(north.get("/hall-of-fame/2025/certificate.pdf?rep="
                + company.south().id("rep"))).hasStatus(404);
    }

    @Test
    void what_is_announced_is_heard_by_whom_it_is_for_and_names_nobody_who_did_not_agree() {
        var id = race("Race");
        var form = new String[] {"contest", id.toString(), "audience", "entrants",
                "title", "Halfway <i>", "body", "MARKN  Szűcs leads.\n\nCome on."};
        var refused = desk.post("/announcements", form);
        assertThat(refused).hasStatus(422);
        assertThat(body(refused)).contains("Nem járult hozzá, hogy megnevezzük: Szűcs MarkN");
        assertThat(body(desk.get("/announcements"))).contains("Még nem volt közlemény");
        agree(true);
        var said = desk.post("/announcements", form);
        assertThat(said).hasStatus(303);
        assertThat(Visitor.noticed(said)).as("no mail server").containsExactly(
                "Nincs beállítva levelezőkiszolgáló, ezért a levél vár.");
        assertThat(body(north.get("/reps/" + northRep.rep() + "/figures"))).contains("Halfway &lt;i&gt;");
        assertThat(body(desk.get("/today"))).contains("Halfway");
        assertThat(body(south.get("/announcements"))).contains("MARKN", "/announcements.csv");
        agree(false);
        assertThat(body(south.get("/announcements"))).doesNotContain("MARKN");
        agree(true);
        assertThat(body(desk.get("/letters"))).contains("Halfway");
        var hearer = new Program(program, northRep);
        assertThat(hearer.get("/api/v1/announcements")).hasStatusOk().bodyText()
                .contains("\"audience\":\"entrants\"");
        for (var wrong : new String[][] {{"contest", "x"}, {"title", ""}, {"body", ""},
                {"audience", "nobody"}, {"title", "x".repeat(121)}, {"body", "y".repeat(3000)},
                {"contest", company.north().id("contest").toString()}, {"body", "\0"}}) {
            var changed = form.clone();
            for (int i = 0; i < changed.length; i += 2) {
                if (changed[i].equals(wrong[0])) changed[i + 1] = wrong[1];
            }
            assertThat(desk.post("/announcements", changed)).as(wrong[1]).hasStatus(422);
        }
        var made = body(new Program(program, owner).get("/api/v1/announcements"))
                .replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(desk.post("/announcements/" + made + "/withdrawal")).hasStatus(303);
        assertThat(desk.post("/announcements/" + made + "/withdrawal")).hasStatus(409);
        assertThat(body(south.get("/announcements"))).doesNotContain("MARKN");
        assertThat(body(desk.get("/announcements"))).contains("Visszavonva");
    }

    @Test
    void sales_around_the_end_of_a_contest_are_told_with_their_documents() {
        var to = TODAY.minusDays(10);
        var from = to.minusDays(28);
        var id = Races.start(program, owner, "Past", from, to, TODAY.plusDays(3));
        for (int k = 1; k <= 6; k++) {
            var before = to.minusDays(28L * k);
            Races.sell(program, company, "N", "N-E" + k, before.minusDays(20), 800_00 + k);
            Races.sell(program, company, "N", "N-L" + k, before.minusDays(2), 200_00);
        }
        assertThat(body(desk.get("/contests/" + id + "/fair-play?rep=" + company.north().id("rep"))))
                .contains("Nincs elég adat", "nincs bizonylat");
        Races.sell(program, company, "N", "N-B", to.minusDays(1), 9_000_00);
        Races.sell(program, company, "N", "N-R", to.plusDays(2), -5_000_00);
        Races.sell(program, company, "N", "N-A", from.plusDays(1), 1_000_00);
        var page = body(desk.get("/contests/" + id + "/fair-play?rep="
                + company.north().id("rep")));
        assertThat(page).contains("A szokásosnál több az utolsó napokban.",
                "A szokásosnál több jött vissza.", "90%", "N-B", "N-R", "a vége után",
                "/contests/" + id + "/fair-play.csv");
        assertThat(body(desk.get("/contests/" + id + "/fair-play.json"))).contains("90%");
        assertThat(new Program(program, owner).get("/api/v1/contests/" + id + "/fair-play"))
                .hasStatusOk().bodyText().contains("\"bunched\"", "\"returned\"", "900000");
        assertThat(north.get("/contests/" + id + "/fair-play")).hasStatus(403);
        assertThat(body(desk.get("/contests/" + race("Now") + "/fair-play")))
                .contains("A verseny még nem ért véget");
    }
}
