package linecard.journey;

import linecard.subjects.AdventureWorks;
import linecard.words.Language;
import linecard.words.Words;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// The first day with Linecard, in a real browser on a real company's data: set it up, bring the
/// years in, see every rep, set goals, pay an agency. What was seen in English is seen in
/// Hungarian, too.
class MainJobTest {

    private final Map<String, String> seen = new LinkedHashMap<>();

    @Test
    void a_manager_brings_the_company_in_and_pays_an_agency() throws IOException {
        var data = new AdventureWorks();
        try (var program = Installation.ofNothing();
                var manager = new Visitor(program.address(), "hu")) {
            var base = setUp(program, manager);
            bringIn(manager, base, "products", data.products());
            bringIn(manager, base, "reps", data.reps());
            bringIn(manager, base, "accounts", data.accounts());
            bringIn(manager, base, "assignments", data.assignments());
            bringIn(manager, base, "documents", data.documents());
            bringIn(manager, base, "goals", data.goals());
            seeEveryRep(manager, base);
            payAnAgency(manager, base);
            seeItInHungarian(manager);
            manager.nothingWentWrong();
        }
    }

    private String setUp(Installation program, Visitor manager) {
        manager.open("/");
        assertThat(manager.page.url()).endsWith("/setup");
        manager.look("setup");
        var fields = new LinkedHashMap<>(Map.of(
                "token", program.token(), "name", "Adventure Works", "country", "US",
                "currency", "USD", "zone", "America/Los_Angeles",
                "familyName", "Jiang", "givenName", "Stephen",
                "email", "stephen@adventure.example", "password", "mountains before breakfast"));
        fields.put("letterhead", "Adventure Works\n1 Main Street, Bothell");
        manager.page.selectOption("#language", Language.ENGLISH.code());
        manager.page.selectOption("#startMonth", "7");
        manager.page.selectOption("#resultsFrom", "order");
        manager.fill(fields);
        manager.send();
        assertThat(manager.page.url()).endsWith("/o/adventure-works/today");
        look(manager, "today-empty");
        return "/o/adventure-works";
    }

    private void bringIn(Visitor manager, String base, String subject, String csv) {
        manager.open(base + "/imports");
        manager.page.check("input[name=subject][value=" + subject + "]");
        manager.upload("#file", subject + ".csv", csv);
        manager.send();
        if (subject.equals("documents")) manager.page.selectOption("#map-kind", "=order");
        manager.send();
        var take = manager.page.locator("form[action$='/applying'] button");
        take.waitFor();
        take.click();
        manager.page.locator(".notice.good a").first().waitFor();
        if (subject.equals("documents")) {
            assertThat(manager.text().replaceAll("[ .,\u00a0]", "")).contains("4421011252");
            look(manager, "import");
        }
    }

    private void seeEveryRep(Visitor manager, String base) {
        manager.open(base + "/today?at=2006-08-15&by=quarter&basis=as_was");
        var words = Words.in(Language.ENGLISH);
        assertThat(manager.text()).contains(words.text("reports.quarterLabel.1", 2007));
        look(manager, "manager");
        manager.page.click("main table a.row-link >> nth=0");
        look(manager, "rep");
        manager.page.click("main section:last-of-type table a.row-link >> nth=0");
        assertThat(manager.page.url()).contains("/documents?", "&rep=");
        look(manager, "documents");
        manager.page.click("main table a.row-link >> nth=0");
        look(manager, "document");
    }

    private void payAnAgency(Visitor manager, String base) throws IOException {
        var page = manager.page;
        manager.open(base + "/agencies");
        look(manager, "agencies");
        page.click("main table a.row-link:has-text('Tsvi Reiter')");
        look(manager, "agency");
        var agency = page.url().replaceFirst("[?#].*", "");
        manager.open(agency + "/commission-terms");
        manager.fill(Map.of("from", "2005-07-01", "rate", "5"));
        page.click("main form[action$='/commission-terms'] button.primary");
        page.waitForLoadState();
        look(manager, "terms");
        manager.open(agency + "/statements/2006/1/draft");
        look(manager, "draft");
        page.fill("#word", Words.in(Language.ENGLISH).text("commissions.close.word"));
        page.click("main form[action$='/closing'] button");
        page.waitForURL("**/statements/*");
        look(manager, "statement");
        assertThat(manager.text()).contains("2006-0001");
        var pdf = manager.save(() -> page.click("main a[href$='/statement.pdf']"));
        try (var document = Loader.loadPDF(pdf.path().toFile())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Tsvi Reiter", "Adventure Works", "2006-0001");
        }
        manager.open(base + "/statements?year=2006&month=1");
        look(manager, "statements");
    }

    private void look(Visitor manager, String name) {
        manager.look(name);
        seen.put(name, manager.page.url());
    }

    private void seeItInHungarian(Visitor manager) {
        manager.changeLanguage();
        for (var page : seen.entrySet()) {
            manager.open(page.getValue());
            assertThat(manager.page.getAttribute("html", "lang")).isEqualTo("hu");
            manager.glance(page.getKey() + "-hu");
        }
    }
}
