package linecard.subjects;

import linecard.Town;
import linecard.Visitor;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calls.CallReports;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.exchange.Import;
import linecard.exchange.ImportDesk;
import linecard.exchange.ImportWalk.Counts;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Agreements;
import linecard.people.Rep;
import linecard.people.Reps;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.exchange.ImportWalk.counts;
import static org.assertj.core.api.Assertions.assertThat;

/// Calls of another system: what comes in, what does not, what stays as the rep told it, and back.
class CallImportTest extends ImportDesk {

    private static final String HEAD =
            "Activity ID,Account,Owner,Date,Type,Purpose,Result,Competitor,Description,Create Date\n";

    @Autowired ApplicationContext program;
    @Autowired Agencies agencies;
    @Autowired Agreements agreements;
    @Autowired Reps reps;
    @Autowired CallReports reports;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    @BeforeEach
    void stock() {
        walk.taken("accounts", "account,name\nA-1,Acme\nA-2,Brook\n");
        walk.taken("reps", "rep,familyName,givenName,agency\nR1,Frase,Moses,AG\n");
    }

    private <T> T ask(Viewer who, String query, Class<T> kind) {
        return Bound.call(who.binding(), () -> transaction.execute(
                _ -> sql.sql(query).query(kind).single()));
    }

    private String calls() {
        return ask(owner, """
                select coalesce(string_agg(concat_ws(' ', code, visited_on, state, kind, purpose,
                    outcome, array_to_string(competitors, '+'), (reported_at at time zone 'UTC')::date, (
                        select string_agg(n.content, '/' order by n.written_at, n.id)
                        from calls.note n
                        where n.call_id = c.id and n.content <> '' and not exists (
                            select from calls.note o where o.replaces_id = n.id))),
                    '; ' order by code, visited_on), '')
                from calls.call c
                """, String.class);
    }

    private void regime(Regime regime, LocalDate from) {
        Bound.run(owner.binding(), () -> {
            Agency firm = agencies.all(owner).getFirst();
            agreements.add(owner, new Agreement(Ids.fresh(), firm.id(), from, null,
                    regime, null, List.of(), false, 1, "", 1));
        });
    }

    private Viewer rep() {
        Rep rep = Bound.call(owner.binding(), () -> reps.all(owner)).getFirst();
        return stage.member(owner, Role.REP, rep.agency(), rep.id(), null);
    }

    @Test
    void earlier_years_come_in_once_and_go_again_whole() {
        var file = HEAD
                + "1,A-1,R1,2019-03-04,Meeting,Demo,Interested,Kovács Kft;Rival,Wants <b>two</b> pumps,2019-03-05\n"
                + "2,A-2,Moses Frase,2019-03-04,Phone call,,No answer,,,\n"
                + "2,A-2,Moses Frase,2019-03-04,Phone call,,No answer,,,\n"
                + "3,A-2,R1,1989-03-04,Visit,,Order,,,\n"
                + "4,A-2,R1,2099-03-04,Visit,,Order,,,\n"
                + "5,Nobody,R1,2019-03-04,Visit,,Order,,,\n"
                + "6,A-1,Nobody,2019-03-04,Visit,,Order,,,\n"
                + "7,A-1,R1,2019-03-04,Visit,Bribery,Order,,,\n"
                + "8,A-1,R1,2019-03-04,Visit,,Order,,,2019-03-01\n"
                + "9,A-1,R1,2019-03-04,Visit,,Order," + "x".repeat(101) + ",,\n"
                + ",A-1,R1,2019-03-04,Visit,,Order,,,\n"
                + "10,A-1,R1,yesterday,Visit,,Order,,,\n"
                + "11,A-1,R1,2019-03-04,Visit,,Order,,," + "2".repeat(5_000) + "\n";
        var checked = walk.checked("calls", file);
        assertThat(counts(checked)).isEqualTo(new Counts(13, 2, 0, 1, 10, 0));
        assertThat(walk.rejected(checked)).hasSize(10);
        walk.apply(checked);
        var first = calls();
        assertThat(first).matches("1 2019-03-04 made visit present interested Kovács Kft\\+Rival "
                + "2019-03-05 Wants <b>two</b> pumps; 2 2019-03-04 nobody_there phone .*");
        assertThat(walk.browser.get("/calls/search?q=pumps").text()).contains("Acme", "&lt;b&gt;");

        assertThat(counts(walk.taken("calls", file)).same()).as("the same file again").isEqualTo(3);
        var changed = walk.taken("calls", HEAD
                + "1,A-1,R1,2019-03-06,Visit,Demo,Order,,Ordered two,\n");
        assertThat(counts(changed).changed()).isEqualTo(1);
        assertThat(calls()).contains("1 2019-03-06 made visit present order", "Ordered two")
                .doesNotContain("Wants");
        undo(changed);
        assertThat(calls()).isEqualTo(first);
        refusedUndo(checked);
        undo(walk.taken("calls", HEAD + "20,A-1,R1,2018-03-06,Visit,,Order,Rival,Gone,\n"));
        assertThat(calls()).as("but for what was changed since").isEqualTo(first);
    }

    @Test
    void what_a_rep_told_here_stays_and_what_the_regime_asks_is_asked() {
        regime(Regime.REQUIRED, LocalDate.of(2024, 1, 1));
        var rep = rep();
        var taken = walk.taken("calls", HEAD
                + "1,A-1,R1,2023-03-06,Visit,,,,,\n"
                + "2,A-1,R1,2025-03-06,Visit,,,,,\n"
                + "3,A-1,R1,2025-03-06,Visit,,Order,,From the CRM,\n");
        assertThat(counts(taken)).as("an outcome is owed under the agreement only")
                .isEqualTo(new Counts(3, 2, 0, 0, 1, 0));
        assertThat(walk.page(taken)).contains("Say what came of the call");
        var locked = walk.checked("calls", HEAD + "3,A-1,R1,2025-03-06,Visit,,Rejected,,,\n");
        assertThat(counts(locked).rejected()).as("after the cut-off").isEqualTo(1);

        Bound.run(rep.binding(), () -> transaction.executeWithoutResult(_ -> sql.sql("""
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id, visited_on,
                                        state, kind, outcome, reported_at)
                select uuidv7(), c.organisation_id, c.account_id, c.rep_id, c.agency_id,
                       date '2025-04-01', 'made', 'visit', 'order', now()
                from calls.call c where c.code = '3'
                """).update()));
        var again = walk.taken("calls", HEAD + "4,A-1,R1,2025-04-01,Visit,,Rejected,,,\n"
                + "5,A-1,R1,2025-04-01,Phone,,Later,,,\n");
        assertThat(counts(again)).as("told here, and another call").isEqualTo(
                new Counts(2, 1, 0, 1, 0, 0));

        Bound.run(rep.binding(), () -> reports.submit(rep, reps.all(rep).getFirst(),
                LocalDate.of(2025, 4, 1), LocalDate.of(2025, 4, 2)));
        var submitted = walk.checked("calls", HEAD + "6,A-2,R1,2025-04-01,Visit,,Later,,,\n");
        assertThat(walk.page(submitted)).contains("This day was submitted");
        refusedUndo(again);
        assertThat(ask(owner, "select count(*) from calls.call where code = '5'", Long.class)).isOne();
    }

    private UUID account() {
        return ask(owner, "select id from accounts.account where code = 'A-1'", UUID.class);
    }

    @Test
    void a_note_that_a_rep_wrote_since_keeps_its_call_from_being_taken_back() {
        var rep = rep();
        walk.taken("assignments", "account,rep,from\nA-1,R1,2019-01-01\n");
        var taken = walk.taken("calls", HEAD + "1,A-1,R1," + Town.today().minusDays(60)
                + ",Visit,,Order,,Two pumps,\n");
        var call = ask(rep, "select id from calls.call", UUID.class);
        assertThat(new Visitor(program, rep).post("/calls/" + call, "id", call.toString(), "command",
                UUID.randomUUID().toString(), "account", account().toString(), "day",
                Town.today().minusDays(60).toString(), "kind", "visit", "outcome", "order",
                "version", "1", "privateNote", "Mine alone")).hasStatus(303);
        refusedUndo(taken);
        assertThat(ask(rep, "select count(*) from calls.note", Long.class)).isEqualTo(2);
    }

    private void undo(Import source) {
        assertThat(undone(source)).contains("All that this import brought");
    }

    private void refusedUndo(Import source) {
        assertThat(undone(source)).doesNotContain("All that this import brought");
    }

    private String undone(Import source) {
        var at = "/imports/" + source.id();
        assertThat(walk.browser.post(at, at + "/undoing", Map.of()).status()).isEqualTo(303);
        walk.ended(source.id());
        return walk.browser.get(at).text();
    }
}
