package linecard.contests;

import linecard.LinecardTest;
import linecard.Race;
import linecard.Tables;
import linecard.Town.Company;
import linecard.Town;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.database.OldDatabase;
import linecard.sales.Booking;
import linecard.sales.Documents;
import linecard.sales.Kind;
import linecard.scoring.RulesText;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/// Whom the rounds go to: where no contest is under way, nothing is asked.
@LinecardTest
class ScoreRoundsTest {

    private static final LocalDate TODAY = Town.today();

    @Autowired Town town;
    @Autowired Contests contests;
    @Autowired Lineups lineups;
    @Autowired Scorekeeping scorekeeping;
    @Autowired Moves moves;
    @Autowired Documents documents;
    @Autowired Tables tables;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transactions;
    @Autowired ApplicationContext program;
    @Autowired OldDatabase.Cellar cellar;

    private Contest draft(Viewer owner) {
        var draft = new Contest(Ids.fresh(), "Spring", Contest.State.DRAFT,
                RulesText.read(Race.rules(TODAY, TODAY.plusDays(2), TODAY.plusDays(4))),
                null, null, null, "", 1);
        contests.add(owner, draft);
        return draft;
    }

    private Contest start(Viewer owner) {
        var draft = draft(owner);
        contests.start(owner, draft, lineups.of(owner, draft.rules()));
        return contests.of(owner, draft.id());
    }

    private List<UUID> racing() {
        return Bound.call(Binding.gate(), moves::racing);
    }

    private void sell(Company company, String number) {
        var side = company.north();
        documents.book(company.owner(), Ids.fresh(), List.of(new Booking(Kind.INVOICE, number,
                side.id("account"), null, TODAY, "", List.of(new Booking.Line(side.id("product"),
                        side.id("product-line"), 1000L, 5_000L, 0L)))));
    }

    private long marks(Viewer owner) {
        return tables.admin().sql("select count(*) from contests.moved where organisation_id = :id")
                .param("id", owner.organisation().id()).query(Long.class).single();
    }

    private void age(Viewer owner) {
        tables.admin().sql("""
                update contests.moved set at = at - interval '2 hours' where organisation_id = :id
                """).param("id", owner.organisation().id()).update();
    }

    @Test
    void a_round_goes_where_a_contest_is_under_way() {
        var owner = town.company().owner();
        var here = owner.organisation().id();
        Bound.run(owner.binding(), () -> {
            draft(owner);
            assertThat(racing()).doesNotContain(here);
            var first = start(owner);
            assertThat(racing()).as("before it is counted").containsOnlyOnce(here);
            var second = start(owner);
            scorekeeping.keepAll(owner);
            assertThat(racing()).containsOnlyOnce(here);
            contests.cancel(owner, first.id(), first.version(), "Too few");
            assertThat(racing()).contains(here);
            Later.keepAll(program, owner, Duration.ofDays(9));
            assertThat(contests.of(owner, second.id()).state()).isEqualTo(Contest.State.FINAL);
            assertThat(racing()).as("both are over").doesNotContain(here);
        });
    }

    @Test
    void the_gate_sees_no_contest_and_no_mark_and_changes_nothing() {
        var company = town.company();
        var owner = company.owner();
        Bound.run(owner.binding(), () -> {
            start(owner);
            sell(company, "N-1");
        });
        Bound.run(Binding.gate(), () -> transactions.executeWithoutResult(_ -> {
            assertThat(sql.sql("""
                    select (select count(*) from contests.contest)
                           + (select count(*) from contests.moved)
                    """).query(Long.class).single()).isZero();
            assertThat(sql.sql("delete from contests.known").update()).isZero();
            assertThat(sql.sql("update contests.known set settings = 0").update()).isZero();
        }));
    }

    @Test
    void a_mark_goes_after_an_hour_once_every_contest_under_way_has_seen_it() {
        var company = town.company();
        var owner = company.owner();
        Bound.run(owner.binding(), () -> {
            sell(company, "N-1");
            moves.forget(owner);
            assertThat(marks(owner)).as("it is fresh").isPositive();
            age(owner);
            moves.forget(owner);
            assertThat(marks(owner)).isZero();

            var contest = start(owner);
            sell(company, "N-2");
            age(owner);
            moves.forget(owner);
            assertThat(marks(owner)).as("nobody has seen it").isPositive();
            scorekeeping.keep(owner, contest);
            moves.forget(owner);
            assertThat(marks(owner)).isZero();
        });
    }

    @Test
    void contests_under_way_before_are_known_and_those_that_arrive() throws Exception {
        try (var old = cellar.filled("175")) {
            var sql = old.owner();
            sql.sql("""
                    insert into contests.contest (organisation_id, name, state, rules, rules_hash,
                                                  days, cut_off, ended_at)
                    select access.organisation(), state, state, '-', repeat('0', 64),
                           '[2026-01-01,2026-02-01)', '2026-02-01',
                           case state when 'final' then now() end
                    from unnest(array['running', 'final']) state
                    """).update();
            sql.sql("""
                    insert into contests.known (organisation_id, contest_id, snapshot, settings)
                    select organisation_id, id, '7:7:', 1 from contests.contest where state = 'final'
                    """).update();
            old.migrate("176");
            assertThat(known(sql)).containsExactly("running");
            // as when an archive arrives, see linecard.archive.Fences
            sql.sql("""
                    do $$
                    declare name text;
                    begin
                        for name in select tgname from pg_trigger
                                    where tgrelid = 'contests.contest'::regclass
                                      and not tgisinternal and tgconstraint = 0 loop
                            execute format('alter table contests.contest disable trigger %I', name);
                        end loop;
                    end $$
                    """).update();
            sql.sql("""
                    insert into contests.contest (organisation_id, name, state, rules, rules_hash,
                                                  days, cut_off)
                    select organisation_id, 'arrived', state, rules, rules_hash, days, cut_off
                    from contests.contest where state = 'running'
                    """).update();
            assertThat(known(sql)).containsExactly("arrived", "running");
        }
    }

    private static List<String> known(JdbcClient sql) {
        return sql.sql("""
                select c.name
                from contests.known k
                join contests.contest c on c.id = k.contest_id
                order by c.name
                """).query((row, _) -> row.getString("name")).list();
    }
}
