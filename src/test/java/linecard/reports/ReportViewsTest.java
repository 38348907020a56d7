package linecard.reports;

import linecard.LinecardTest;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.database.Bound;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.util.List;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ReportViewsTest {

    @Autowired ApplicationContext program;
    @Autowired Town town;
    @Autowired Sendings sendings;

    Company company;
    Visitor desk;

    @BeforeEach
    void found() {
        company = town.company();
        desk = new Visitor(program, company.owner());
    }

    private static String led(MvcTestResult result) {
        return String.valueOf(result.getResponse().getRedirectedUrl()).replaceFirst("^/o/[^/]+", "");
    }

    private String keep(String list, String query, String... more) {
        var fields = new String[6 + more.length];
        System.arraycopy(new String[] {"list", list, "name", "Mine", "query", query}, 0, fields, 0, 6);
        System.arraycopy(more, 0, fields, 6, more.length);
        return led(desk.post("/views", fields));
    }

    @Test
    void a_report_is_kept_as_it_was_narrowed_but_not_as_of_a_day() {
        assertThat(keep("ranking", "?at=2025-03-01&by=year&rank=growth&measure=units&x=1"))
                .startsWith("/ranking?by=year&measure=units&rank=growth&view=");
        assertThat(keep("comparison", "?by=account&period=year"))
                .startsWith("/comparison?by=account&period=year&view=");
        assertThat(keep("forecast", "?by=rep&quarter=1&calls=9")).startsWith("/forecast?quarter=1&view=");
        assertThat(keep("today", "?by=quarter&sort=pace&page=2"))
                .startsWith("/today?by=quarter&sort=pace&view=");
        assertThat(keep("pipeline/movements", "?period=month&rep=drop"))
                .startsWith("/pipeline/movements?period=month&view=");
        assertThat(keep("pipeline/funnel", "?period=year")).startsWith("/pipeline/funnel?view=");
        for (var report : List.of("/ranking?by=year", "/comparison?period=year", "/today?by=year",
                "/forecast?quarter=1", "/pipeline/movements?period=month", "/pipeline/funnel?period=month")) {
            assertThat(desk.get(report)).as(report).hasStatusOk().bodyText().contains("Mine", "Nézet mentése");
        }
        assertThat(desk.get("/ranking?at=2025-03-01")).bodyText().doesNotContain("Nézet mentése");
    }

    @Test
    void a_report_opens_with_the_view_of_choice() {
        var path = keep("ranking", "?by=year", "opens", "true");
        assertThat(led(desk.get("/ranking"))).isEqualTo(path);
        assertThat(led(desk.get("/ranking?view=" + path.replaceAll(".*view=", "")))).isEqualTo(path);
        assertThat(desk.get("/ranking?view=all")).hasStatusOk().bodyText().contains("Szokásos nézet");
        assertThat(desk.get("/ranking?view='%22")).hasStatusOk();
    }

    @Test
    void what_goes_out_by_mail_follows_the_view() {
        var id = keep("comparison", "?by=account", "shared", "true").replaceAll(".*view=", "");
        assertThat(desk.get("/views/" + id)).bodyText().contains("/report-mails?view=" + id);
        assertThat(desk.get("/report-mails?view=" + id)).hasStatusOk().bodyText()
                .contains("name=\"view\" value=\"" + id, "Mine");
        assertThat(desk.post("/report-mails", "report", "ranking", "view", id, "rhythm", "daily", "format", "pdf"))
                .hasStatus(422).bodyText().contains("másik riporté");
        assertThat(desk.post("/report-mails", "report", "comparison", "view", id, "rhythm", "daily", "format", "xlsx"))
                .hasStatus(303);
        var owner = company.owner();
        var sending = Bound.call(owner.binding(), () -> sendings.own(owner)).getFirst();
        assertThat(sending.path()).isEqualTo("/comparison?view=" + id);
        assertThat(desk.get("/report-mails")).bodyText().contains(": Mine</a>");
        assertThat(desk.post("/views/" + id + "/removal", "version", "1")).hasStatus(303);
        var left = Bound.call(owner.binding(), () -> sendings.own(owner)).getFirst();
        assertThat(left.view()).isNull();
        assertThat(left.query()).isEqualTo("by=account");
        var rep = new Visitor(program, town.somebody(company, Role.REP, company.north()));
        assertThat(rep.get("/report-mails?view=" + id)).hasStatusOk();
        assertThat(body(rep.get("/report-mails?view=x'"))).doesNotContain("name=\"view\"");
    }
}
