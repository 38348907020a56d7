package linecard.archive;

import linecard.Visitor;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What an archive holds, and for how long it is kept.
class ArchiveTest extends ArchiveDesk {

    @Autowired ApplicationContext program;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired OldArchives oldArchives;

    @Test
    void every_table_is_taken_along_or_left_out_by_name() {
        var all = tables.admin().sql("""
                select table_schema || '.' || table_name as name
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where column_name = 'organisation_id' and t.table_type = 'BASE TABLE'
                """).query((row, _) -> row.getString("name")).list();
        var held = new HashSet<>(Mover.tables(archive).keySet());
        assertThat(held).contains("access.organisation", "access.app_user", "access.audit_entry",
                "commissions.statement_line", "sales.line", "plan.goal_month");
        held.removeAll(List.of("access.organisation", "access.app_user"));
        var named = new ArrayList<>(all);
        named.removeIf(LeftOut::has);
        assertThat(held).containsExactlyInAnyOrderElementsOf(named);
        assertThat(Mover.manifest(archive).leftOut()).isEqualTo(LeftOut.TABLES);
    }

    @Test
    void a_table_that_is_added_later_is_taken_along_by_itself() {
        var names = new ArrayList<String>();
        tables.admin().sql("create table people.planted (organisation_id uuid not null,"
                + " rep uuid, note text default '')").update();
        try {
            transaction.executeWithoutResult(status -> {
                for (var relation : Relations.of(sql)) names.add(relation.name());
            });
        } finally {
            tables.admin().sql("drop table people.planted").update();
        }
        assertThat(names).contains("people.planted").doesNotContain("jobs.job")
                .containsSubsequence("people.agency", "people.rep", "accounts.assignment");
    }

    @Test
    void no_secret_is_in_it() {
        var hash = tables.admin().sql("select password_hash from access.app_user where id = :id")
                .param("id", company.owner().user().id()).query(String.class).single();
        Mover.files(archive).forEach((name, content) -> assertThat(
                new String(content, StandardCharsets.UTF_8)).as(name)
                .doesNotContain(hash, "argon2", "password_hash"));
    }

    @Test
    void the_page_shows_who_made_it_and_deletes_it() {
        var another = town.company();
        var visitor = new Visitor(program, another.owner());
        assertThat(visitor.get("/organisation/archive")).bodyText()
                .contains("Szűcs Árpád", "/deletion");
        var id = another.north().id("archive");
        assertThat(visitor.post("/organisation/archive/" + id + "/deletion")).hasStatus(303);
        assertThat(visitor.get("/organisation/archive/" + id + ".zip")).hasStatus(404);
        assertThat(visitor.get("/organisation/archive")).bodyText().contains("törölve");
    }

    @Test
    void a_file_goes_after_seven_days() {
        var another = town.company();
        var old = another.north().id("archive");
        tables.admin().sql("update archive.archive set asked_at = now() - interval '8 days'"
                + " where id = :id").param("id", old).update();
        oldArchives.run();
        var parts = tables.admin().sql("select count(*) from archive.part where archive_id = :id");
        assertThat(parts.param("id", old).query(Long.class).single()).isZero();
        assertThat(new Visitor(program, another.owner())
                .get("/organisation/archive/" + another.south().id("archive") + ".zip"))
                .hasStatusOk();
    }
}
