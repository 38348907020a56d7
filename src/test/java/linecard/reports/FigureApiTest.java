package linecard.reports;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.access.Role;
import linecard.api.Area;
import linecard.api.Scope;
import linecard.database.Bound;
import linecard.plan.Goal.Measure;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// The figures for programs are those of the page.
@LinecardTest
class FigureApiTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Town town;
    @Autowired Boards boards;
    @Autowired Lenses lenses;

    @Test
    void they_are_the_pages_own() {
        var company = town.company();
        var owner = company.owner();
        var erp = new Program(program, owner);
        var described = new Described(http);
        var asked = "?at=2025-01-15&by=year&basis=as_was";
        var whole = described.read("getFigures", erp.get("/api/v1/figures" + asked));
        var board = Bound.call(owner.binding(), () -> boards.of(owner, lenses.of(owner,
                new Lens.Asked("2025-01-15", "year", "as_was", Measure.REVENUE.code(), null, null,
                        null, null)), lenses.today(owner)));
        var total = board.total().figures();
        assertThat(total.actual()).isPositive();
        assertThat(whole.at("/total/actual").longValue()).isEqualTo(total.actual());
        assertThat(whole.at("/total/goal").longValue())
                .isEqualTo(Objects.requireNonNull(total.goal()));
        assertThat(whole.at("/seen/to").stringValue()).isEqualTo("2025-12-31");
        assertThat(whole.path("months")).hasSize(12);
        var reps = described.read("listFigures", erp.get("/api/v1/figures/reps" + asked));
        assertThat(reps.path("items")).hasSize(2);
        var at = "/api/v1/reps/" + company.north().id("rep") + "/figures";
        var one = described.read("getRepFigures", erp.get(at + asked));
        assertThat(one.at("/figures/actual").longValue()).isEqualTo(2 * total.actual() / 4);
        assertThat(one.path("accounts")).hasSize(1);
        assertThat(erp.get("/api/v1/figures?measure=calls")).hasStatus(400);
        var rep = new Program(program, town.somebody(company, Role.REP, company.north()));
        described.read("getRepFigures", rep.get(at));
        assertThat(rep.get("/api/v1/reps/" + company.south().id("rep") + "/figures"))
                .hasStatus(404);
        assertThat(LocalDate.parse(whole.at("/seen/today").stringValue())).isNotNull();
    }

    @Test
    void the_search_finds_what_the_palette_finds() {
        var company = town.company();
        var erp = new Program(program, company.owner());
        var described = new Described(http);
        for (var named : Map.of("szucs marks", "rep", "account s", "account", "inv-s", "document")
                .entrySet()) {
            var found = described.read("search", erp.get("/api/v1/search?q=" + named.getKey()))
                    .path("found");
            assertThat(found).as(named.getKey()).isNotEmpty();
            assertThat(found.get(0).path("kind").stringValue()).isEqualTo(named.getValue());
            assertThat(found.get(0).path("id").stringValue())
                    .isEqualTo(company.south().id(named.getValue()).toString());
        }
        var records = new Program(program, company.owner(),
                Set.of(new Scope(Area.RECORDS, false)));
        assertThat(records.get("/api/v1/search?q=inv")).hasStatus(403);
        assertThat(erp.get("/api/v1/search")).hasStatus(400).bodyText().contains("\"q\"");
    }
}
