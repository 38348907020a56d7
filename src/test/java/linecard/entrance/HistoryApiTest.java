package linecard.entrance;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.api.Area;
import linecard.api.Scope;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// Programs see what happened to a record, take it back, and watch jobs.
@LinecardTest
class HistoryApiTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Town town;

    @Test
    void a_change_is_seen_and_taken_back() {
        var company = town.company();
        var described = new Described(http);
        var erp = new Program(program, company.owner());
        var id = company.north().id("agency");
        var agency = "/api/v1/agencies/" + id;
        var history = "/api/v1/history/people.agency/" + id;
        erp.put(agency, 1, "{\"code\": \"A-N\", \"name\": \"Renamed\", \"country\": \"HU\"}");
        var changes = described.read("listChanges", erp.get(history)).path("items");
        assertThat(changes).hasSize(2);
        assertThat(changes.get(1).at("/fields/0/after").stringValue()).isEqualTo("Renamed");
        assertThat(changes.get(1).path("latest").booleanValue()).isTrue();
        assertThat(erp.post(history + "/undo", "{}")).hasStatus(204);
        assertThat(erp.get(agency)).bodyText().contains("\"Agency N\"");
        assertThat(erp.get("/api/v1/history/people.agency/" + company.north().id("rep")))
                .hasStatus(404);
    }

    @Test
    void a_record_of_another_area_needs_its_scope_too() {
        var company = town.company();
        var rate = "/api/v1/history/terms.rate/" + company.north().id("rate");
        var records = new Program(program, company.owner(),
                Set.of(new Scope(Area.RECORDS, false), new Scope(Area.RECORDS, true)));
        assertThat(records.get(rate)).hasStatus(403).bodyText().contains("out-of-scope");
        assertThat(records.post(rate + "/undo", "{}")).hasStatus(403);
        assertThat(new Program(program, company.owner()).get(rate)).hasStatusOk();
    }

    @Test
    void jobs_are_watched() {
        var company = town.company();
        var described = new Described(http);
        var erp = new Program(program, company.owner());
        assertThat(described.read("listJobs", erp.get("/api/v1/jobs?state=done")).path("items"))
                .hasSize(2);
        assertThat(described.read("listJobs", erp.get("/api/v1/jobs?kind=none")).path("items"))
                .isEmpty();
        var job = "/api/v1/jobs/" + company.north().id("job");
        described.read("getJob", erp.get(job));
        described.read("cancelJob", erp.post(job + "/cancellation", ""));
        assertThat(erp.post(job + "/repetition", "")).hasStatus(412);
    }
}
