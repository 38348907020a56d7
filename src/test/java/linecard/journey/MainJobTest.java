package linecard.journey;

import linecard.subjects.AdventureWorks;
import linecard.words.Language;
import linecard.words.Words;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// The first day with Linecard, in a real browser on a real company's data: set it up, bring the
/// years in, see every rep, set goals, pay an agency.
class MainJobTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_manager_brings_the_company_in_and_pays_an_agency(Language language) throws IOException {
        var data = new AdventureWorks();
        try (var program = new Installation();
                var manager = new Visitor(program.address(), language.code())) {
            var base = setUp(program, manager, language);
            bringIn(manager, base, "products", data.products());
            bringIn(manager, base, "reps", data.reps());
            bringIn(manager, base, "accounts", data.accounts());
            bringIn(manager, base, "assignments", data.assignments());
            bringIn(manager, base, "documents", data.documents());
            bringIn(manager, base, "goals", data.goals());
            seeEveryRep(manager, base, language);
            payAnAgency(manager, base, language);
            manager.nothingWentWrong();
        }
    }

    private static String setUp(Installation program, Visitor manager, Language language) {
        manager.open("/");
        assertThat(manager.page.url()).endsWith("/setup");
        manager.look("setup-" + language.code());
        var fields = new LinkedHashMap<>(Map.of(
                "token", program.token(), "name", "Adventure Works", "country", "US",
                "currency", "USD", "zone", "America/Los_Angeles", "startMonth", "7",
                "familyName", "Jiang", "givenName", "Stephen",
                "email", "stephen@adventure.example", "password", "mountains before breakfast"));
        fields.put("letterhead", "Adventure Works\n1 Main Street, Bothell");
        manager.page.selectOption("#language", language.code());
        manager.page.selectOption("#resultsFrom", "order");
        manager.fill(fields);
        manager.send();
        assertThat(manager.page.url()).endsWith("/o/adventure-works/today");
        manager.look("today-empty-" + language.code());
        return "/o/adventure-works";
    }

    private static void bringIn(Visitor manager, String base, String subject, String csv) {
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
            manager.look("import-" + manager.page.getAttribute("html", "lang"));
        }
    }

    private static void seeEveryRep(Visitor manager, String base, Language language) {
        manager.open(base + "/today?at=2006-08-15&by=quarter&basis=as_was");
        var words = Words.in(language);
        assertThat(manager.text()).contains(words.text("reports.quarterLabel.1", 2007));
        manager.look("manager-" + language.code());
        manager.page.click("main table a.row-link >> nth=0");
        manager.look("rep-" + language.code());
        manager.page.click("main section:last-of-type table a.row-link >> nth=0");
        assertThat(manager.page.url()).contains("/documents?rep=");
        manager.look("documents-" + language.code());
        manager.page.click("main table a.row-link >> nth=0");
        manager.look("document-" + language.code());
    }

    private static void payAnAgency(Visitor manager, String base, Language language)
            throws IOException {
        var page = manager.page;
        manager.open(base + "/agencies");
        manager.look("agencies-" + language.code());
        page.click("main table a.row-link:has-text('Tsvi Reiter')");
        manager.look("agency-" + language.code());
        var agency = page.url().replaceFirst("[?#].*", "");
        manager.open(agency + "/commission-terms");
        manager.fill(Map.of("from", "2005-07-01", "rate", "5"));
        page.click("main form[action$='/commission-terms'] button.primary");
        page.waitForLoadState();
        manager.look("terms-" + language.code());
        manager.open(agency + "/statements/2006/1/draft");
        manager.look("draft-" + language.code());
        page.fill("#word", Words.in(language).text("commissions.close.word"));
        page.click("main form[action$='/closing'] button");
        page.waitForURL("**/statements/*");
        manager.look("statement-" + language.code());
        assertThat(manager.text()).contains("2006-0001");
        var pdf = manager.save(() -> page.click("main a[href$='/statement.pdf']"));
        try (var document = Loader.loadPDF(pdf.path().toFile())) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Tsvi Reiter", "Adventure Works", "2006-0001");
        }
        manager.open(base + "/statements?year=2006&month=1");
        manager.look("statements-" + language.code());
    }
}
