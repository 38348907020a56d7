package linecard;

import jakarta.servlet.http.Cookie;
import linecard.Town.Company;
import linecard.Town.Side;
import linecard.access.Role;
import linecard.access.Viewer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// Tries every route of the running program as every role, on records that are its own, another's,
/// another organisation's, and on none: the program does what docs/matrix.txt says.
@LinecardTest
class MatrixTest {

    /// A token may ask 600 times a minute, and a row asks a handful of times.
    private static final int ROWS_A_TOKEN = 100;

    @Autowired MockMvcTester browser;
    @Autowired Stage stage;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired ApplicationContext program;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void every_route_stands_in_the_matrix() throws IOException {
        var listed = new TreeSet<String>();
        for (var row : Matrix.read()) listed.add(row.key());
        assertThat(listed).hasSizeGreaterThan(30);
        assertThat(listed).isEqualTo(routes());
    }

    /// But for refused changes, which are tried where their changing nothing is asked.
    @Test
    void every_role_gets_what_the_matrix_says() throws IOException {
        var elsewhere = town.company();
        var wrong = new ArrayList<String>();
        int tried = 0;
        for (var role : Matrix.ROLES) {
            var here = town.company();
            var viewer = viewer(here, role);
            var session = new Keys(stage.session(viewer), new Program(program, viewer));
            int asked = 0;
            for (var row : Matrix.read()) {
                if (row.isPublic()) continue;
                if (++asked % ROWS_A_TOKEN == 0) {
                    session = new Keys(session.session(), new Program(program, viewer));
                }
                for (var target : targets(row, role, here, elsewhere).entrySet()) {
                    var expected = expected(cell(row, role), target.getKey());
                    if (!row.method().equals("GET") && !expected.equals("reached")) continue;
                    int status = status(row, target.getValue(), viewer, session);
                    // while a move is tried by a job, its tables are not to be had
                    if (row.what().equals("move")) tables.awaitNoJobs();
                    tried++;
                    if (!isAs(expected, status)) {
                        wrong.add(told(row, role, target.getKey(), expected, status));
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(500);
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_refused_request_is_refused_as_the_matrix_says_and_changes_nothing() throws IOException {
        var here = town.company();
        var elsewhere = town.company();
        var sessions = new LinkedHashMap<String, Map.Entry<Viewer, Keys>>();
        for (var role : Matrix.ROLES) {
            var viewer = viewer(here, role);
            sessions.put(role, Map.entry(viewer,
                    new Keys(stage.session(viewer), new Program(program, viewer))));
        }
        tables.awaitNoJobs();
        var before = tables.hash();
        var wrong = new ArrayList<String>();
        int refused = 0;
        for (var role : Matrix.ROLES) {
            var who = sessions.get(role);
            for (var row : Matrix.read()) {
                if (row.method().equals("GET") || row.isPublic()) continue;
                for (var target : targets(row, role, here, elsewhere).entrySet()) {
                    var expected = expected(cell(row, role), target.getKey());
                    if (expected.equals("reached")) continue;
                    int status = status(row, target.getValue(), who.getKey(), who.getValue());
                    if (!isAs(expected, status)) {
                        wrong.add(told(row, role, target.getKey(), expected, status));
                    }
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(wrong).isEmpty();
        assertThat(tables.hash()).isEqualTo(before);
    }

    /// Those that may come in, but with nothing that could be done: empty forms, wrong versions.
    @Test
    void a_request_that_is_not_understood_changes_nothing() throws IOException {
        var here = town.company();
        var keys = new Keys(stage.session(here.owner()), new Program(program, here.owner()));
        var refused = new ArrayList<Matrix.Row>();
        for (var row : Matrix.read()) {
            if (row.method().equals("GET") || row.isPublic()) continue;
            if (status(row, here.north(), here.owner(), keys) >= 400) refused.add(row);
        }
        tables.awaitNoJobs();
        var before = tables.hash();
        for (var row : refused) {
            assertThat(status(row, here.north(), here.owner(), keys)).as(row.key())
                    .isBetween(400, 499);
        }
        assertThat(refused).hasSizeGreaterThan(60);
        assertThat(tables.hash()).isEqualTo(before);
    }

    @Test
    void another_organisations_record_looks_like_none() throws IOException {
        var here = town.company();
        var elsewhere = town.company();
        var session = new Keys(stage.session(here.owner()), new Program(program, here.owner()));
        int compared = 0;
        for (var row : Matrix.read()) {
            if (!row.method().equals("GET") || row.what().equals("-")) continue;
            var foreign = answer(row, elsewhere.north(), here.owner(), session);
            var absent = answer(row, Side.NOWHERE, here.owner(), session);
            assertThat(body(foreign)).as(row.key()).isEqualTo(body(absent));
            compared++;
        }
        assertThat(compared).isGreaterThan(8);
    }

    private Viewer viewer(Company company, String role) {
        return switch (role) {
            case "owner" -> company.owner();
            case "territory" -> town.territorial(company, company.north());
            case "agency" -> town.somebody(company, Role.AGENCY_OWNER, company.north());
            default -> town.somebody(company, Role.of(role), company.north());
        };
    }

    /// Whose records are tried: one's own side's, the other side's, a stranger's, and nobody's. Who
    /// is not let in is asked for no record, so what is most one's own and what is not there do.
    private static Map<String, Side> targets(
            Matrix.Row row, String role, Company here, Company elsewhere) {
        if (row.what().equals("-")) return Map.of("it", Side.NOWHERE);
        var targets = new LinkedHashMap<String, Side>();
        targets.put("own", here.north());
        targets.put("absent", Side.NOWHERE);
        if (cell(row, role).equals("no")) return targets;
        if (!here.south().id(row.what()).equals(here.north().id(row.what()))) {
            targets.put("other", here.south());
        }
        targets.put("foreign", elsewhere.north());
        return targets;
    }

    private static String cell(Matrix.Row row, String role) {
        return row.cells().getOrDefault(role, "no");
    }

    private static String expected(String cell, String target) {
        if (cell.equals("no")) return "403";
        if (cell.equals("none")) return "404";
        if (target.equals("it")) return "reached";
        if (target.equals("foreign") || target.equals("absent")) return "404";
        return cell.equals("all") || target.equals("own") ? "reached" : "404";
    }

    private static boolean isAs(String expected, int status) {
        return expected.equals("reached")
                ? List.of(200, 201, 204, 303, 400, 409, 412, 415, 422).contains(status)
                : expected.equals(Integer.toString(status));
    }

    private static String told(
            Matrix.Row row, String role, String target, String expected, int status) {
        return row.key() + " as " + role + " on " + target + ": " + status + " instead of "
                + expected;
    }

    private int status(Matrix.Row row, Side side, Viewer viewer, Keys session) {
        return answer(row, side, viewer, session).getResponse().getStatus();
    }

    /// What somebody comes in with: a cookie to the pages, a token to the API.
    private record Keys(Cookie session, Program token) {}

    private MvcTestResult answer(Matrix.Row row, Side side, Viewer viewer, Keys keys) {
        if (row.route().startsWith("/api/v1/")) {
            return keys.token().send(row.method(), path(row, side), "{}", "If-Match", "\"0\"");
        }
        return browser.method(HttpMethod.valueOf(row.method()))
                .uri("/o/" + viewer.organisation().slug() + path(row, side))
                .cookie(keys.session()).with(csrf())
                .param("version", "1").param("seen", "1").param("year", "2025")
                .param("done", "true").param("archived", "true")
                .param("proposal", UUID.randomUUID().toString()).exchange();
    }

    /// The address of the side's own record; what an id names follows from what stands before it.
    private static String path(Matrix.Row row, Side side) {
        return row.route()
                .replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1")
                .replace("{relation}", "people.agency").replace("{year}", "2025")
                .replace("{place}", "0").replace("{month}", "2").replace("{subject}", "documents")
                .replace("{rate}", side.id(rate(row)).toString())
                .replace("{version}", side.id(row.route().endsWith("/removal")
                        ? "removed-version" : "version").toString())
                .replaceAll("\\{\\w+}", side.id(row.what().equals("-") ? "rep" : row.what())
                        .toString());
    }

    /// What one route removes the others still want to find.
    private static String rate(Matrix.Row row) {
        if (row.method().equals("DELETE")) return "spare-rate";
        return row.route().endsWith("/removal") ? "removed-rate" : "rate";
    }

    private static String body(MvcTestResult result) throws IOException {
        return result.getResponse().getStatus() + result.getResponse().getContentAsString()
                .replaceAll("(name=\"_csrf\" value|name=\"next\" value)=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
    }

    private TreeSet<String> routes() {
        var routes = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            if (!handler.getBeanType().getName().startsWith("linecard.")) return;
            for (var method : mapping.getMethodsCondition().getMethods()) {
                for (var path : mapping.getPatternValues()) routes.add(method + " " + path);
            }
        });
        return routes;
    }
}
