package linecard.access;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.access.History.Mark;
import linecard.database.Bound;
import linecard.words.Language;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What one transaction did goes back by sets, all of it or nothing.
@LinecardTest
class UndoTest {

    @Autowired Stage stage;
    @Autowired History history;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;

    Viewer owner;

    @BeforeEach
    void found() {
        owner = stage.company("US", "USD", "months:1", Language.ENGLISH);
        done("""
                insert into accounts.account (organisation_id, code, name, tags)
                select access.organisation(), 'A-' || n, 'Account ' || n, array['old']
                from generate_series(1, 9) as n
                """);
    }

    @Test
    void the_history_of_a_record_that_changed_more_than_a_thousand_times_goes_back_to_its_beginning() {
        done(IntStream.range(0, 501).mapToObj(n -> "update accounts.account set name = 'N" + n
                + "', tags = array['t" + n + "'] where code = 'A-1'").toArray(String[]::new));
        var changes = Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(_ ->
                history.of(owner, "accounts.account", sql.sql("select id from accounts.account where code = 'A-1'")
                        .query(UUID.class).single()))));
        assertThat(changes).hasSize(502);
        assertThat(changes.getLast().action()).isEqualTo(Change.Action.INSERT);
        assertThat(changes).filteredOn(Change::latest).containsExactly(changes.getFirst());
    }

    private Mark done(String... statements) {
        return Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(_ -> {
            long before = history.newest(owner);
            for (var statement : statements) sql.sql(statement).update();
            return history.since(owner, before);
        })));
    }

    /// @return the row that stands in the way; empty where all was taken back
    private String undone(Mark mark, List<Long> paces) {
        return Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(status -> {
            var obstacle = history.undo(owner, mark, (steps, all) -> paces.addAll(List.of(steps, all)));
            if (obstacle.isPresent()) status.setRollbackOnly();
            return obstacle.orElse("");
        })));
    }

    private String undone(Mark mark) {
        return undone(mark, new ArrayList<>());
    }

    private List<String> stored() {
        return Bound.call(owner.binding(), () -> transaction.execute(_ -> sql.sql("""
                select concat_ws(' ', a.id, a.code, a.name, p.code, a.tags, a.own,
                                 (select count(*) from accounts.alias l where l.account_id = a.id),
                                 (select array_agg(t.word order by t.word) from search.token t
                                  where t.record_id = a.id),
                                 (select array_agg(m.word order by m.word) from traits.mark m
                                  where m.record_id = a.id))
                from accounts.account a
                left join accounts.account p on p.id = a.parent_id
                order by a.code
                """).query(String.class).list()));
    }

    private String id(String code) {
        return Bound.call(owner.binding(), () -> transaction.execute(_ -> sql.sql(
                "select id::text from accounts.account where code = :code")
                .param("code", code).query(String.class).single()));
    }

    @Test
    void what_was_added_changed_and_deleted_is_what_it_was() {
        var before = stored();
        var paces = new ArrayList<Long>();
        var mark = done("""
                insert into accounts.account (organisation_id, code, name, search, own)
                select access.organisation(), 'B-' || n, 'New ' || n, 'new ' || n, '{"a": "b"}'
                from generate_series(1, 6000) as n
                """, """
                insert into accounts.alias (organisation_id, account_id, alias, plain)
                select organisation_id, id, name, code from accounts.account
                """, """
                update accounts.account a set parent_id = p.id, version = a.version + 1
                from accounts.account p where p.code = 'B-1' and a.code like 'A-%'
                """, """
                update accounts.account set tags = array['new'], version = version + 1
                where code < 'A-7'
                """, """
                delete from accounts.alias where plain in ('A-8', 'A-9')
                """, """
                delete from accounts.account where code = 'A-9'
                """, """
                insert into accounts.account (organisation_id, code, name)
                values (access.organisation(), 'A-9', 'Another')
                """);

        assertThat(stored()).hasSize(6009).isNotEqualTo(before);
        assertThat(undone(mark, paces)).isEmpty();
        assertThat(stored()).isEqualTo(before);
        assertThat(paces).containsExactly(5000L, 12_019L, 5000L, 12_019L, 2019L, 12_019L);
        assertThat(undone(mark)).as("done already").isNotEmpty();
    }

    @Test
    void what_rows_need_of_each_other_comes_back_in_its_order() {
        done("""
                update accounts.account a set parent_id = p.id, version = a.version + 1
                from accounts.account p where p.code = 'A-1' and a.code in ('A-2', 'A-3')
                """);
        var before = stored();
        var mark = done("""
                update accounts.account set parent_id = null, code = 'C', version = version + 1
                where code = 'A-2'
                """, """
                update accounts.account set parent_id = null, code = 'A-2', version = version + 1
                where code = 'A-3'
                """, """
                delete from accounts.account where code = 'A-1'
                """);

        assertThat(undone(mark)).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void what_stands_in_the_way_is_named_and_nothing_changes() {
        var mark = done("""
                insert into accounts.account (organisation_id, code, name)
                select access.organisation(), 'B-' || n, 'New ' || n
                from generate_series(1, 300) as n
                """);
        done("""
                insert into accounts.alias (organisation_id, account_id, alias, plain)
                select organisation_id, id, name, code from accounts.account where code = 'B-17'
                """);
        var before = stored();
        assertThat(undone(mark)).isEqualTo("accounts.account/" + id("B-17"));
        assertThat(stored()).isEqualTo(before);

        done("""
                delete from accounts.alias where plain = 'B-17'
                """, """
                update accounts.account set city = 'Pécs', version = version + 1
                where code = 'B-299'
                """);
        before = stored();
        assertThat(undone(mark)).isEqualTo("accounts.account/" + id("B-299"));
        assertThat(stored()).isEqualTo(before);
    }
}
