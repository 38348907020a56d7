package linecard;

import linecard.Town.Company;
import linecard.Town.Side;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.files.Sheets;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Every list and report as CSV, XLSX and JSON: all three hold the same, what the viewer may see.
@LinecardTest
class ExportTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Where a person finds each export: its address, and the page that offers it.
    private static final Map<String, String> OFFERED = Map.ofEntries(
            Map.entry("/accounts", "/accounts"),
            Map.entry("/accounts/{id}/files", "/accounts/{id}/files"),
            Map.entry("/agencies", "/agencies"),
            Map.entry("/agencies/{id}/commission-terms", "/agencies/{id}/commission-terms"),
            Map.entry("/agencies/{id}/commission-terms/clauses", "/agencies/{id}/commission-terms"),
            Map.entry("/agencies/{id}/line-card", "/agencies/{id}/line-card"),
            Map.entry("/agencies/{id}/statements", "/agencies/{id}/statements"),
            Map.entry("/payouts", "/payouts"),
            Map.entry("/payouts/messages", "/payouts/messages"),
            Map.entry("/payouts/messages/{id}/payments", "/payouts/messages/{id}"),
            Map.entry("/payouts/{id}/payments", "/payouts/{id}"),
            Map.entry("/agreements", "/agencies/{id}"),
            Map.entry("/aliases", "/accounts/{id}"),
            Map.entry("/assignments", "/accounts/{id}"),
            Map.entry("/awards", "/awards"),
            Map.entry("/calendar", "/calendar"),
            Map.entry("/call-phrases", "/call-phrases"),
            Map.entry("/call-quotas", "/call-quotas"),
            Map.entry("/calls/all", "/calls/all"),
            Map.entry("/calls/results", "/calls/results"),
            Map.entry("/calls/team", "/calls/team"),
            Map.entry("/calls/themes", "/calls/themes"),
            Map.entry("/calls/themes/{id}/parts", "/calls/themes/{id}"),
            Map.entry("/contacts", "/contacts"),
            Map.entry("/conflicts/cases", "/conflicts/cases"),
            Map.entry("/contests", "/contests"),
            Map.entry("/leaderboard", "/leaderboard"),
            Map.entry("/emails", "/emails"),
            Map.entry("/currency-rates", "/currency-rates"),
            Map.entry("/disclosures", "/disclosures"),
            Map.entry("/disputes", "/disputes"),
            Map.entry("/documents", "/documents"),
            Map.entry("/documents/lines", "/documents"),
            Map.entry("/documents/{id}/lines", "/documents/{id}"),
            Map.entry("/goals", "/goals"),
            Map.entry("/goals/{id}/proposals", "/goals/{id}"),
            Map.entry("/history/{relation}/{row}/changes", "/history/{relation}/{row}"),
            Map.entry("/imports", "/imports"),
            Map.entry("/imports/sources", "/imports/sources"),
            Map.entry("/jobs", "/jobs"),
            Map.entry("/letters", "/letters"),
            Map.entry("/me/tokens", "/me/tokens"),
            Map.entry("/line-cards", "/line-cards"),
            Map.entry("/line-categories", "/line-categories"),
            Map.entry("/line-categories/own", "/line-categories/own"),
            Map.entry("/members", "/members"),
            Map.entry("/members/invitations", "/members"),
            Map.entry("/organisation/archives", "/organisation/archive"),
            Map.entry("/moving", "/moving"),
            Map.entry("/moving/{id}/remarks", "/moving/{id}"),
            Map.entry("/moving/{id}/tables", "/moving/{id}"),
            Map.entry("/opportunities", "/opportunities"),
            Map.entry("/joint-plans", "/joint-plans"),
            Map.entry("/pipeline/funnel", "/pipeline/funnel"),
            Map.entry("/pipeline/movements", "/pipeline/movements"),
            Map.entry("/plan/{id}/readers", "/plan/{id}"),
            Map.entry("/plan/{id}/tactics", "/plan/{id}"),
            Map.entry("/prizes", "/prizes"),
            Map.entry("/product-lines", "/product-lines"),
            Map.entry("/products", "/products"),
            Map.entry("/quotes", "/quotes"),
            Map.entry("/ranking", "/ranking"),
            Map.entry("/reps", "/reps"),
            Map.entry("/reps/{rep}/days-off", "/reps/{rep}/hours"),
            Map.entry("/reps/{id}/figures", "/reps/{id}/figures"),
            Map.entry("/statements", "/statements"),
            Map.entry("/territories", "/territories"),
            Map.entry("/today", "/today"),
            Map.entry("/waivers", "/waivers"),
            Map.entry("/webhooks", "/webhooks"),
            Map.entry("/webhooks/{id}/deliveries", "/webhooks/{id}"));

    /// Offered only where there is something in them, which their own rooms' tests see to.
    private static final List<String> SOMETIMES = List.of("/imports/{id}/rejected",
            "/imports/{id}/corrections", "/imports/{id}/customers", "/statements/{id}/lines",
            "/agencies/{id}/statements/{year}/{month}/draft",
            "/agencies/{id}/statements/{year}/{month}/known/{on}/lines",
            "/agencies/{id}/payments", "/earnings", "/agencies/{id}/earnings", "/payouts/new",
            "/reconciliations/{id}/findings",
            "/payouts/taxes", "/contests/{id}/places", "/duplicates", "/what-if", "/calls/rivals",
            "/forecast", "/forecast/record", "/accounts/key", "/accounts/key/parts",
            "/accounts/key/coverage", "/accounts/key/warnings", "/accounts/key/history",
            "/accounts/key/week", "/conflicts", "/prizes/budget", "/prizes/taxes",
            "/backups", "/payments", "/calls/search", "/monitoring", "/comparison", "/pipeline/measures",
            "/announcements", "/contests/{id}/fair-play", "/displays", "/hall-of-fame");

    @Autowired ApplicationContext program;
    @Autowired Town town;

    @Test
    void all_three_forms_of_an_export_hold_the_same() throws IOException {
        var company = town.company();
        var owner = new Visitor(program, company.owner());
        int rowsSeen = 0;
        for (var row : ofOwner()) {
            var base = address(row, company.north());
            var json = JSON.readValue(Visitor.body(owner.get(base + ".json?year=2025")),
                    new TypeReference<List<LinkedHashMap<String, Object>>>() {});
            var csv = table(owner.get(base + ".csv?year=2025"));
            var xlsx = table(owner.get(base + ".xlsx?year=2025"));
            assertThat(csv).as(base).hasSameSizeAs(json);
            assertThat(xlsx).as(base).hasSameSizeAs(json);
            for (int i = 0; i < json.size(); i++) {
                assertThat(csv.get(i)).as(base).hasSameSizeAs(json.get(i).keySet());
                assertThat(xlsx.get(i)).as(base).hasSameSizeAs(json.get(i).keySet());
                assertThat(plain(xlsx.get(i))).as(base).isEqualTo(plain(csv.get(i)));
                assertThat(json.get(i).keySet()).as(base).allMatch(key -> key.matches("[a-zA-Z0-9]+"));
            }
            rowsSeen += json.size();
        }
        assertThat(rowsSeen).isGreaterThan(60);
    }

    @Test
    void each_page_offers_its_export_with_the_view_it_shows() throws IOException {
        var company = town.company();
        var owner = new Visitor(program, company.owner());
        var listed = new TreeMap<>(OFFERED);
        for (var row : exports()) {
            var export = row.route().replaceAll("\\.\\{ending.*", "");
            if (SOMETIMES.contains(export)) continue;
            var at = listed.remove(export);
            assertThat(at).as(export + " is offered nowhere").isNotNull();
            var page = Visitor.body(owner.get(
                    address(new Matrix.Row("GET", at, row.what(), Map.of()), of(export, company))
                            + "?year=2025"));
            assertThat(page).as(at).contains(
                    address(row, company.north()) + ".json", ".xlsx", ".csv");
        }
        assertThat(listed).isEmpty();
        assertThat(Visitor.body(owner.get("/accounts?q=north&sort=code_down")))
                .contains("/accounts.csv?q=north&amp;sort=code_down");
    }

    /// The page that offers an export of all stands at a record of one kind.
    private static Side of(String export, Company company) {
        var ids = new LinkedHashMap<>(company.north().ids());
        if (export.equals("/agreements")) ids.put("-", company.north().id("agency"));
        if (List.of("/aliases", "/assignments").contains(export)) ids.put("-", company.north().id("account"));
        return new Side(ids);
    }

    @Test
    void an_export_holds_nothing_beyond_the_scope_of_whoever_asks() throws IOException {
        var company = town.company();
        var viewers = List.of(
                town.territorial(company, company.north()),
                town.somebody(company, Role.AGENCY_OWNER, company.north()),
                town.somebody(company, Role.REP, company.north()));
        var beyond = new ArrayList<String>();
        int answered = 0;
        for (var viewer : viewers) {
            var visitor = new Visitor(program, viewer);
            for (var row : exports()) {
                if (List.of("/members", "/history").stream().anyMatch(row.route()::startsWith)) {
                    continue;
                }
                for (var side : List.of(company.north(), company.south())) {
                    var result = visitor.get(address(row, side) + ".json?year=2025");
                    if (result.getResponse().getStatus() != 200) continue;
                    answered++;
                    var body = Visitor.body(result);
                    for (var mark : marks(viewer)) {
                        if (body.contains(mark)) beyond.add(viewer.role() + " " + row.route() + mark);
                    }
                }
            }
        }
        assertThat(answered).isGreaterThan(60);
        assertThat(beyond).isEmpty();
    }

    /// Whatever names the south; what things cost, for those who are not of the principal.
    private static List<String> marks(Viewer viewer) {
        var south = List.of("Account S", "MarkS", "INV-S", "Agency S", "C-S", "A-S", "R-S");
        if (viewer.role().isStaff()) return south;
        var marks = new ArrayList<>(south);
        marks.add("\"cost\"");
        return marks;
    }

    @Test
    void json_says_money_in_minor_units_and_codes_in_english() {
        var company = town.company();
        var owner = new Visitor(program, company.owner());
        assertThat(owner.get("/documents/lines.json?number=INV-N")).hasContentTypeCompatibleWith(
                "application/json").bodyJson().isLenientlyEqualTo("""
                [{"kind": "invoice", "number": "INV-N", "date": "2025-01-10",
                  "accountCode": "C-N", "account": "Account N", "position": 1,
                  "productCode": "P-1", "productLineCode": "PUMPS", "quantity": 2,
                  "net": {"minor": 100000, "currency": "HUF"},
                  "cost": {"minor": 10000, "currency": "HUF"},
                  "credited": {"minor": 100000, "currency": "HUF"}}]
                """);
        assertThat(owner.get("/accounts.json")).bodyJson().isLenientlyEqualTo("""
                [{"code": "C-N", "house": false}, {"code": "C-S", "archived": false}]
                """);
    }

    /// Without what the two ways of writing a number differ in.
    private static List<String> plain(List<String> cells) {
        return cells.stream().map(cell -> {
            var bare = cell.replaceAll("\\s|\u00a0", "").replace(',', '.');
            return bare.replaceFirst("^(-?\\d+)(?:\\.0+|(\\.\\d*?[1-9])0*)(%?)$", "$1$2$3");
        }).toList();
    }

    static List<Matrix.Row> exports() throws IOException {
        var exports = new ArrayList<Matrix.Row>();
        for (var row : Matrix.read()) {
            // what is sent with a form that was filled in is tried where that form is
            boolean isAsked = row.method().equals("GET");
            if (isAsked && row.route().contains("{ending:")) exports.add(row);
        }
        assertThat(exports).hasSizeGreaterThan(20);
        return exports;
    }

    /// Those that an owner gets: the others are of agencies and reps alone.
    static List<Matrix.Row> ofOwner() throws IOException {
        return exports().stream().filter(row -> !row.cells().get("owner").equals("no")).toList();
    }

    static String address(Matrix.Row row, Side side) {
        var id = row.what().equals("-") && !side.ids().containsKey("-")
                ? "" : side.id(row.what()).toString();
        return row.route()
                .replaceAll("\\.\\{ending.*", "")
                .replace("{relation}", "people.agency").replace("{year}", "2025")
                .replace("{month}", "2").replaceAll("\\{\\w+}", id);
    }

    private static List<List<String>> table(MvcTestResult result) throws IOException {
        assertThat(result).hasStatusOk();
        var file = Files.write(Files.createTempFile("linecard-test", ".table"),
                result.getResponse().getContentAsByteArray());
        var rows = new ArrayList<List<String>>();
        try (var sheet = Sheets.open(file, "export")) {
            for (var row : sheet) rows.add(row.cells());
        } catch (RuntimeException e) {
            if (!e.getMessage().startsWith("files.only-header")) throw e;
        } finally {
            Files.delete(file);
        }
        return rows;
    }
}
