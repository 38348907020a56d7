package linecard.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.contests.Consents;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.recognition.Displays;
import linecard.recognition.Races;
import linecard.words.Language;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// A file that is wrong in many ways is brought in by somebody at a browser: its customers are
/// named, its cells mended with the keyboard, its difference seen; it is taken and taken back.
@LinecardTest
class ImportJourneyTest {

    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

    @Autowired Stage stage;
    @Autowired ApplicationContext program;
    @Autowired Agencies agencies;
    @Autowired Reps reps;
    @Autowired Accounts accounts;
    @Autowired Assignments assignments;
    @Autowired Consents consents;
    @Autowired Displays displays;
    @LocalServerPort int port;

    private Visitor visitor;
    private Map<String, String> words = Map.of();

    /// Whether every reason stands under the cell of which it speaks.
    private static final String REASONS_BELOW = """
            () => { const reasons = [...document.querySelectorAll('main td .error')];
              return reasons.length > 0 && reasons.every(one => one.getBoundingClientRect().top
                >= one.parentElement.querySelector('input').getBoundingClientRect().bottom); }""";

    private static final Map<String, String> ENGLISH = Map.of("customers", "Say who they are",
            "difference", "Which documents would be corrected", "undo", "Take it back",
            "mend", "Mend them here", "taken", "Taken", "undone", "Taken back",
            "checked", "Checked");
    private static final Map<String, String> HUNGARIAN = Map.of("customers", "Azonosítás",
            "difference", "Mely bizonylatok módosulnának", "undo", "Visszavonás",
            "mend", "Javítás itt", "taken", "Átvéve", "undone", "Visszavonva",
            "checked", "Ellenőrizve");

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_dirty_file(Language language) {
        var owner = stage.company("HU", "HUF", "months:1", language);
        words = language == Language.ENGLISH ? ENGLISH : HUNGARIAN;
        try (var opened = at(owner)) {
            visitor = opened;
            records();
            var wall = language == Language.ENGLISH ? wall(owner) : null;
            visitor.open("/imports");
            look("imports");
            visitor.open("/imports/sources");
            visitor.fill(Map.of("name", "SAP"));
            visitor.page.selectOption("#subject", "documents");
            visitor.page.check("input[name=watched]");
            visitor.send();
            look("sources");
            take(documents());
            look("checked");
            name();
            mend();
            visitor.page.click("text=" + words.get("difference"));
            look("corrections");
            visitor.page.goBack();
            visitor.page.click("main form button.primary >> nth=0");
            state("taken");
            if (wall != null) {
                wall.waitForSelector("li.first:has-text('Bence') .score:text-matches('1.0.000')");
                wall.close();
            }
            look("taken");
            visitor.page.click("main a:has-text('" + words.get("undo") + "')");
            look("undoing");
            visitor.page.click("main button.danger");
            state("undone");
            look("undone");
            visitor.open("/accounts");
            visitor.page.click("main table a.row-link >> nth=0");
            look("account");
            visitor.nothingWentWrong();
        }
    }

    /// A screen in the hall: the first account is Bence's, who agreed to be named.
    private Page wall(Viewer owner) {
        var rep = new Rep(Ids.fresh(), Ids.fresh(), null, "R-1", "Kis", "Bence", "", "", "", false,
                1);
        Bound.run(owner.binding(), () -> {
            agencies.add(owner, new Agency(rep.agency(), "A-1", "Kis Bt.", "HU", "", "", "", "",
                    false, 1));
            reps.add(owner, rep);
            assignments.add(owner, new Assignment(Ids.fresh(),
                    accounts.withCode(owner, "A-1").orElseThrow().id(), rep.id(),
                    Assignment.Role.OWNER, Rate.ofPercent("100"), YEAR, null, 1));
        });
        var person = stage.member(owner, Role.REP, rep.agency(), rep.id(), null);
        Bound.run(person.binding(), () -> consents.say(person, rep.id(), true));
        Races.start(program, owner, "2026", YEAR, YEAR.plusYears(10), YEAR.plusYears(11));
        var made = Bound.call(owner.binding(),
                () -> displays.make(owner, "Hall", owner.language()).orElseThrow());
        var address = "http://localhost:" + port + "/wall/" + made.secret();
        visitor.open(address);
        look("wall");
        var page = visitor.page.context().newPage();
        page.navigate(address);
        return page;
    }

    private Visitor at(Viewer owner) {
        var address = "http://localhost:" + port;
        var visitor = new Visitor(address + "/o/" + owner.organisation().slug(),
                owner.language().code());
        var session = stage.session(owner);
        visitor.page.context().addCookies(List.of(
                new Cookie(session.getName(), session.getValue()).setUrl(address)));
        return visitor;
    }

    /// In the second language only the phone tells something new.
    private void look(String name) {
        if (words == ENGLISH) visitor.look("import-" + name);
        else visitor.glance("import-" + name + "-hu");
    }

    private void records() {
        bring("products", "cikkszám;megnevezés;cikkcsoport\nP-1;Szivattyú;GÉP\nP-2;Szelep;SZ\n");
        bring("accounts", """
                ügyfélkód;megnevezés;város
                A-1;Hegyi Gépház Kft.;Debrecen
                A-2;Hegyi Gépészet Bt.;Miskolc
                """);
        bring("documents", """
                bizonylat fajtája;bizonylatszám;dátum;ügyfélkód;cikkszám;mennyiség;nettó összeg
                számla;2026/1;2026.03.02.;A-1;P-1;2;100 000
                """);
    }

    private static String documents() {
        return """
                bizonylat fajtája;bizonylatszám;dátum;ügyfélkód;cikkszám;mennyiség;nettó összeg
                számla;2026/1;2026.03.02.;A-1;P-1;2;110 000
                számla;2026/2;2026.03.05.;HEGYI GEPHAZ;P-1;1;50 000
                számla;2026/3;2026.03.06.;A-2;P-9;1;50 000
                számla;2026/3;2026.03.06.;A-2;P-2;1;20 000
                számla;2026/4;2026.02.30.;A-2;P-2;1;x
                """;
    }

    private void upload(String subject, String content) {
        visitor.open("/imports");
        visitor.page.check("input[value=" + subject + "]");
        visitor.upload("#file", subject + ".csv", content);
        visitor.page.click("main form:has(#file) button.primary");
        visitor.page.waitForLoadState();
    }

    private void take(String content) {
        upload("documents", content);
        look("mapping");
        visitor.send();
        state("checked");
    }

    private void bring(String subject, String content) {
        upload(subject, content);
        visitor.send();
        state("checked");
        visitor.page.click("main form button.primary >> nth=0");
        state("taken");
    }

    private void state(String word) {
        visitor.page.waitForSelector(".badge:text-is('" + words.get(word) + "')");
    }

    private void name() {
        visitor.page.click("text=" + words.get("customers"));
        visitor.page.check("input[name=is-0] >> nth=0");
        look("customers");
        visitor.send();
        state("checked");
    }

    /// Typing begins at the first wrong cell; Tab leads on and Enter saves.
    private void mend() {
        visitor.page.click("text=" + words.get("mend"));
        look("mending");
        assertThat(visitor.page.evaluate(REASONS_BELOW)).isEqualTo(true);
        focused("P-9");
        visitor.page.keyboard().press("Control+A");
        visitor.page.keyboard().type("P-2");
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForSelector("main .badge.good");
        focused("2026.02.30.");
        visitor.page.keyboard().press("Control+A");
        visitor.page.keyboard().type("2026.02.28.");
        for (int i = 0; i < 4; i++) visitor.page.keyboard().press("Tab");
        focused("x");
        visitor.page.keyboard().type("20 000");
        look("mended");
        visitor.page.click("button[name=then]");
        state("checked");
        look("difference");
    }

    /// A page focuses its field a moment after it is there.
    private void focused(String value) {
        visitor.page.waitForFunction(
                "value => document.activeElement.value === value", value);
    }
}
