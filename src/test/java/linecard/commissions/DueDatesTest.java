package linecard.commissions;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Members;
import linecard.access.Role;
import linecard.calendar.FiscalCalendar;
import linecard.database.Bound;
import linecard.jobs.Everywhere;
import linecard.mail.Outbox;
import linecard.terms.Agreements;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.Words;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// When statements are due under the law of the EU, and who is reminded. The firm's agencies are
/// Hungarian; their sales are of July and August, so of the quarter that is due on 31 October.
@LinecardTest
class DueDatesTest {

    private static final FiscalCalendar YEARS = FiscalCalendar.parse("months:1");

    @Autowired Firm.Rooms rooms;
    @Autowired Stage stage;
    @Autowired Tables tables;
    @Autowired DueDates dates;
    @Autowired Agreements agreements;
    @Autowired StatementPages pages;
    @Autowired Everywhere everywhere;
    @Autowired Members members;
    @Autowired Outbox outbox;
    @Autowired ApplicationContext program;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;

    private Firm firm;

    @BeforeEach
    void sell() {
        firm = new Firm(rooms).withRates();
        european(true);
        firm.invoice("S-1", firm.szucs, LocalDate.of(2026, 8, 3), firm.pumps, 1_000_000_00);
        firm.invoice("S-2", firm.tiszai, LocalDate.of(2026, 7, 3), firm.pumps, 2_000_000_00);
    }

    @Test
    void the_statement_of_a_quarter_is_due_by_the_end_of_the_month_after_it() {
        var agreement = Bound.call(firm.owner.binding(), () -> agreements.of(firm.owner, firm.duna)).orElseThrow();
        assertThat(Stream.of(1, 3, 4, 6, 9, 12).map(month ->
                String.valueOf(DueRules.due(agreement, YEARS, YEARS.year(2026).month(month)))))
                .containsExactly("2026-04-30", "2026-04-30", "2026-07-31", "2026-07-31", "2026-10-31", "2027-01-31");
        assertThat(Stream.of("2026-10-20", "2026-10-21", "2026-10-31", "2027-01-20", "2027-01-21")
                .map(day -> DueRules.pressing(agreement, YEARS, LocalDate.parse(day)).number()))
                .as("from ten days before its day on").containsExactly(6, 9, 9, 9, 12);
    }

    @Test
    void the_months_board_says_what_is_due_and_what_is_overdue_in_words() {
        assertThat(boards("2026-09-20")).contains("41 nap múlva esedékes",
                "határideje az EU‑ban: 2026.\u00a0október\u00a031.");
        assertThat(boards("2026-10-31")).contains("badge warn\">ma esedékes");
        assertThat(boards("2026-11-26")).contains("badge bad\">26 napja lejárt");
        firm.issue(firm.duna, 8);
        assertThat(boards("2026-11-26")).doesNotContain("lejárt", "határideje");
    }

    @Test
    void outside_the_union_no_day_is_set() {
        european(false);
        assertThat(boards("2026-11-26")).doesNotContain("lejárt");
        assertThat(pressing("2026-11-26")).isEmpty();
    }

    @Test
    void files_and_programs_get_the_day() {
        var owner = new Visitor(program, firm.owner);
        assertThat(owner.get("/statements.json?year=2026&month=8")).bodyJson().isLenientlyEqualTo("""
                [{"agency": "Alföldi Ügynökség Kft.", "dueOn": null},
                 {"agency": "Dunamenti Képviselet Bt.", "dueOn": "2026-10-31"}]
                """);
        assertThat(new Program(program, firm.owner).get("/api/v1/months/2026/8")).bodyText()
                .contains("\"dueOn\":\"2026-10-31\"");
    }

    @Test
    void an_agency_waits_from_the_earliest_month_that_is_open() {
        assertThat(pressing("2026-10-20")).isEmpty();
        assertThat(pressing("2026-10-21")).containsExactly("Alföldi Ügynökség Kft. 7 2026-10-31",
                "Dunamenti Képviselet Bt. 8 2026-10-31");
        firm.invoice("S-3", firm.szucs, LocalDate.of(2026, 2, 3), firm.pumps, 1_000_00);
        assertThat(pressing("2026-10-21")).contains("Dunamenti Képviselet Bt. 2 2026-04-30");
        firm.issue(firm.duna, 2);
        firm.close(firm.duna, 8);
        assertThat(pressing("2026-10-21")).as("closed, not approved").contains("Dunamenti Képviselet Bt. 8 2026-10-31");
        firm.issue(firm.duna, 8);
        assertThat(pressing("2026-10-21")).containsExactly("Alföldi Ügynökség Kft. 7 2026-10-31");
    }

    @Test
    void owners_and_finance_are_reminded_once_a_week_in_the_morning() {
        stage.member(firm.owner, Role.MANAGER, null, null, null);
        stage.member(firm.owner, Role.AGENCY_OWNER, firm.duna, null, null);
        remind("2026-10-20T08:10");
        remind("2026-10-26T07:59");
        assertThat(reminded()).isEmpty();
        remind("2026-10-26T08:10");
        remind("2026-10-26T08:30");
        remind("2026-10-28T08:10");
        assertThat(reminded()).containsExactlyInAnyOrder(
                firm.owner.user().email(), firm.finance.user().email());
        assertThat(tables.admin().sql("""
                select min(subject || ' ' || body) from mail.letter where organisation_id = :id
                """).param("id", firm.owner.organisation().id()).query((row, _) -> row.getString(1)).single())
                .contains("2 képviseleti iroda vár jutalékelszámolásra",
                        "5 nap múlva esedékes (2026.\u00a0október\u00a031.)",
                        "Alföldi Ügynökség Kft.: első nyitott hónap: 2026.\u00a0július");
        remind("2026-11-02T08:10");
        assertThat(reminded()).hasSize(4);
    }

    private void european(boolean is) {
        Bound.run(firm.owner.binding(), () -> transactions.executeWithoutResult(_ -> {
            for (var agency : List.of(firm.duna, firm.alfold)) {
                sql.sql("""
                        insert into terms.agreement (organisation_id, agency_id, european, tail, inherited)
                        values (:organisation, :agency, :is, '{"steps": [], "life": []}', '[]')
                        on conflict (organisation_id, agency_id) do update set european = :is
                        """)
                        .param("organisation", firm.owner.organisation().id())
                        .param("agency", agency)
                        .param("is", is)
                        .update();
            }
        }));
    }

    private String boards(String day) {
        var month = firm.owner.organisation().calendar().year(2026).month(8);
        var board = Bound.call(firm.owner.binding(), () -> new MonthBoard(month, pages.rows(firm.owner, month),
                dates.of(firm.owner, month), LocalDate.parse(day), null));
        var page = new Page(Words.in(firm.owner.language()), firm.owner.user(),
                firm.owner, "", "/statements", "", null, false);
        Html html = (out, tags) -> JtestatementmonthGenerated.render(out, tags, page,
                new StatementText(page.words(), page.organisation()), board);
        return html.text();
    }

    private List<String> pressing(String day) {
        return Bound.call(firm.owner.binding(), () -> dates.pressing(firm.owner, LocalDate.parse(day))).stream()
                .map(one -> one.agency() + " " + one.since().number() + " " + one.due()).sorted().toList();
    }

    /// Has the reminders looked after at that time of the firm's zone.
    private void remind(String time) {
        var zone = ZoneId.of("Europe/Budapest");
        var now = LocalDateTime.parse(time).atZone(zone).toInstant();
        var letters = new DueLetters(everywhere, members, dates, outbox, Clock.fixed(now, zone));
        Bound.run(firm.owner.binding(), () -> letters.remind(firm.owner));
    }

    private List<String> reminded() {
        return tables.admin().sql("""
                select to_address from mail.letter where organisation_id = :id and once like 'due %'
                """)
                .param("id", firm.owner.organisation().id())
                .query((row, _) -> row.getString(1)).list();
    }
}
