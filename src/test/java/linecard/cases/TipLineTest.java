package linecard.cases;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import linecard.LinecardTest;
import linecard.Tables;
import linecard.Town;
import linecard.Town.Company;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import static linecard.Visitor.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@LinecardTest
class TipLineTest {

    private static final Pattern CODE = Pattern.compile("<strong>([0-9A-Z]{4}(-[0-9A-Z]{4}){4})</strong>");

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester browser;
    @Autowired Town town;
    @Autowired Tables tables;
    @Autowired CaseRounds rounds;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private Company company;
    private Viewer owner;
    private Visitor desk;
    private String address;

    @BeforeEach
    void found() {
        company = town.company();
        owner = company.owner();
        desk = new Visitor(program, owner);
        address = "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0xffff)) + "::7a57";
    }

    private void open() {
        assertThat(desk.post("/conflicts/cases/setting", "actDays", "1", "answerDays", "10", "keepMonths", "60",
                "tipLine", "true", "version", "0")).hasStatus(303);
    }

    /// Somebody without a session, at that address.
    private MvcTestResult post(String path, String... fields) {
        var request = browser.post().uri("/o/" + owner.organisation().slug() + path).with(csrf())
                .header("Accept-Language", "hu").header("User-Agent", "Teller " + address)
                .header("X-Forwarded-For", address).with(sent -> {
                    sent.setRemoteAddr(address);
                    return sent;
                });
        for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private MvcTestResult get(String slug, String path) {
        return browser.get().uri("/o/" + slug + path).header("Accept-Language", "en").exchange();
    }

    private String told(String content, String... more) {
        var fields = new String[2 + more.length];
        fields[0] = "content";
        fields[1] = content;
        System.arraycopy(more, 0, fields, 2, more.length);
        var answer = post("/tip-line", fields);
        assertThat(answer).hasStatusOk();
        var code = CODE.matcher(body(answer));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private String listed() {
        return body(desk.get("/conflicts/cases?state=waiting"));
    }

    @Test
    void it_is_closed_until_it_is_opened() {
        var slug = owner.organisation().slug();
        for (var at : new String[] {slug, "nobody-there"}) assertThat(get(at, "/tip-line")).hasStatus(404);
        assertThat(post("/tip-line", "content", "Hallo")).hasStatus(404);
        assertThat(post("/tip-line/conversation", "code", TipCode.fresh().shown())).hasStatus(404);
        assertThat(browser.get().uri("/tip-line").exchange()).hasStatus(404);
        open();
        assertThat(get(slug, "/tip-line")).hasStatusOk().bodyText().contains("Tell something without your name");
        assertThat(body(desk.get("/tip-line"))).as("nobody is signed in here")
                .contains("Névtelen bejelentés").doesNotContain("Szűcs", "data-owner");
        assertThat(listed()).doesNotContain("Hallo");
    }

    @Test
    void who_tells_comes_back_by_the_code_and_is_answered() {
        open();
        var code = told("A képviselő mást is árul.\nLáttam a vásáron.");
        assertThat(listed()).contains("A képviselő mást is árul.", "névtelen bejelentés", "még nincs mérlegelve");
        var id = tables.admin().sql("select id from cases.conflict_case where organisation_id = :here"
                + " and intake = 'anonymous'").param("here", owner.organisation().id()).query(String.class).single();
        assertThat(desk.post("/conflicts/cases/" + id + "/messages", "id", Ids.fresh().toString(), "told",
                "Melyik vásáron?")).hasStatus(303);
        desk.post("/conflicts/cases/" + id + "/notes", "id", Ids.fresh().toString(), "note", "Csak nekünk");
        var read = body(post("/tip-line/conversation", "code", code.toLowerCase()));
        assertThat(read).contains("Láttam a vásáron.", "Melyik vásáron?")
                .doesNotContain("Csak nekünk", "Szűcs Árpád", id);
        assertThat(post("/tip-line/conversation", "code", code, "message", "A <b>tavaszin</b>.")).hasStatusOk();
        assertThat(body(desk.get("/conflicts/cases/" + id))).contains("A &lt;b&gt;tavaszin&lt;/b&gt;.",
                "A bejelentő üzenete");
        assertThat(post("/tip-line/conversation", "code", TipCode.fresh().shown())).hasStatus(422).bodyText()
                .contains("nem tartozik semmi");
        Bound.run(owner.binding(), () -> rounds.mind(owner));
        assertThat(tables.admin().sql("select subject || body from mail.letter where to_address = :to")
                .param("to", owner.user().email()).query(String.class).list())
                .anyMatch(letter -> letter.contains("válasz érkezett"))
                .noneMatch(letter -> letter.contains("vásár") || letter.contains("tavaszin"));
    }

    @Test
    void no_address_no_person_and_no_moment_is_kept_anywhere() {
        var logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.addAppender(heard);
        open();
        try {
            var code = told("Valami történt.");
            post("/tip-line/conversation", "code", code, "message", "Még valami.");
            post("/tip-line/conversation", "code", "wrong");
            post("/tip-line", "content", "\0", "hidden", "everybody");
            for (int i = 0; i < TipThrottle.LOOKS; i++) post("/tip-line/conversation", "code", "wrong");
            assertThat(tables.holding(owner, address, code.toLowerCase(), code.replace("-", "").toLowerCase()))
                    .isEmpty();
            assertThat(heard.list).noneMatch(event -> event.getFormattedMessage().contains(address)
                    || event.getFormattedMessage().contains(code));
        } finally {
            logger.detachAppender(heard);
        }
        assertThat(tables.admin().sql("""
                select count(*) from cases.conflict_case c left join cases.act t on t.case_id = c.id
                where c.organisation_id = :here and c.intake = 'anonymous'
                  and (c.opened_at is not null or c.opened_by is not null or t.at is not null
                       or t.by_id is not null or substr(c.id::text, 15, 1) <> '4')
                """).param("here", owner.organisation().id()).query(Long.class).single()).isZero();
    }

    @Test
    void the_database_shows_a_teller_what_belongs_to_the_code_and_nothing_else() {
        open();
        told("Első.");
        told("Második.");
        var nobody = new Binding(owner.organisation().id(), null, "teller", null, null, null);
        for (var table : new String[] {"cases.conflict_case", "cases.act", "people.rep", "accounts.account",
                "access.membership", "mail.letter"}) {
            int seen = Bound.call(nobody, () -> transactions.execute(_ -> sql.sql("select count(*) from " + table)
                    .query(Integer.class).single()));
            assertThat(seen).as(table).isZero();
        }
    }

    @Test
    void what_concerns_those_who_decide_is_kept_from_them() {
        open();
        told("A megfelelőségi vezető kapott ajándékot.", "hidden", "compliance");
        told("A tulajdonos rokona az ügyfél.", "hidden", "owner");
        var guard = new Visitor(program, town.somebody(company, Role.COMPLIANCE, company.north()));
        assertThat(listed()).contains("ajándékot").doesNotContain("rokona");
        assertThat(body(guard.get("/conflicts/cases"))).contains("rokona").doesNotContain("ajándékot");
    }

    @Test
    void too_many_and_too_much_and_too_odd_is_refused_in_words() {
        open();
        for (var wrong : new String[] {"", " \n ", "x".repeat(10_001), "a\0b"}) {
            assertThat(post("/tip-line", "content", wrong)).hasStatus(422).bodyText().contains("error-summary");
        }
        assertThat(post("/tip-line", "content", "Ok", "hidden", "finance")).hasStatus(422);
        told("<script>alert(1)</script> =cmd|' /C calc'!A0 \u202e \ud83d\ude00");
        assertThat(listed()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        for (int i = 1; i < TipThrottle.TIPS; i++) told("Még egy " + i);
        assertThat(post("/tip-line", "content", "Túl sok, de nem vész el")).hasStatus(429).bodyText()
                .contains("Innen túl sok", "nem vész el");
        address = address.replace("7a57", "7a58");
        told("Máshonnan.");
    }
}
