package linecard.database;

import linecard.LinecardTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Reads PostgreSQL's own catalogue: is every table fenced, and the runtime role weak? Each check
/// is a query that names what is wrong; each is seen to name a planted fault.
@LinecardTest
class FenceTest {

    /// Tables of identities, which are no organisation's.
    private static final String IDENTITIES =
            "'access.app_user', 'access.session', 'access.organisation', 'access.password_reset', "
                    + "'access.authenticator', 'access.recovery_code', 'access.passkey', "
                    + "'access.passkey_act', 'access.spent_challenge'";

    /// The scheduler's, which hold ids of jobs and moments and are open to the gate alone.
    private static final String OF_NO_ORGANISATION =
            IDENTITIES + ", 'jobs.scheduled_tasks', 'jobs.scheduled_rounds'";

    private static final String OPEN_TABLES = """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
              and c.relname <> 'flyway_schema_history'
              and not (c.relrowsecurity and c.relforcerowsecurity)
            """;

    private static final String WITHOUT_ORGANISATION = """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
              and c.relname <> 'flyway_schema_history'
              and c.oid::regclass::text not in (%s)
              and not exists (select from pg_attribute a where a.attrelid = c.oid
                              and a.attname = 'organisation_id' and a.attnotnull)
            """.formatted(OF_NO_ORGANISATION);

    private static final String WITHOUT_RESTRICTION = """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
              and c.relname <> 'flyway_schema_history'
              and c.oid::regclass::text not in (%s)
              and not exists (select from pg_policy p where p.polrelid = c.oid
                              and not p.polpermissive and p.polcmd = '*')
            """.formatted(OF_NO_ORGANISATION);

    private static final String KEYS_WITHOUT_ORGANISATION = """
            select k.conrelid::regclass::text || ' ' || k.conname
            from pg_constraint k
            where k.contype = 'f'
              and k.confrelid::regclass::text not in (%s)
              and not exists (
                  select from pg_attribute a
                  where a.attrelid = k.conrelid and a.attname = 'organisation_id'
                    and a.attnum = any (k.conkey))
            """.formatted(IDENTITIES);

    /// What the runtime role may change without leaving a trace.
    private static final String WITHOUT_TRACE = """
            select c.oid::regclass::text
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
              and c.oid::regclass::text not in ('access.session', 'access.app_user', 'access.password_reset',
                                                'access.authenticator', 'access.recovery_code', 'jobs.job',
                                                -- what is done with them stands in their acts
                                                'access.passkey', 'access.spent_challenge',
                                                'jobs.scheduled_tasks', 'jobs.scheduled_rounds',
                                                'keeping.pulse',
                                                'sales.month', 'sales.rep_month', 'sales.agency_month',
                                                'exchange.import', 'calls.scan_content',
                                                'exchange.rejected_row', 'exchange.correction',
                                                'exchange.unknown_account', 'api.command', 'disputes.finding',
                                                'archive.archive', 'archive.part',
                                                'mail.letter', 'hooks.secret', 'hooks.delivery',
                                                'moving.move', 'moving.remark',
                                                -- follows what reports say
                                                'hearing.token',
                                                -- copies that triggers keep of people's
                                                'calls.colleague', 'calls.regime',
                                                'calls.feed',
                                                -- goes thirty days after its file, whose trace stays
                                                'folders.content',
                                                -- written once, and not to be kept by the trace
                                                'linecards.disclosed',
                                                'emails.email', 'emails.drop_address',
                                                -- follow the records
                                                'search.token', 'contests.place',
                                                'contests.tally', 'contests.known',
                                                'contests.moved', 'traits.mark',
                                                'keyaccounts.review', 'keyaccounts.warning',
                                                -- goes whole after its time, and its trace stands in its acts
                                                'cases.conflict_case',
                                                -- follows the versions
                                                'terms.role_share',
                                                -- a name that is forgotten
                                                'prizes.guest',
                                                -- what is done with them stands in their steps
                                                'commissions.statement', 'commissions.part',
                                                'commissions.stated',
                                                'commissions.prize_line',
                                                -- follows the credits
                                                'commissions.input',
                                                -- those not kept give way to the next night's
                                                'forecast.snapshot')
              and (has_table_privilege('linecard_runtime', c.oid, 'update')
                   or has_table_privilege('linecard_runtime', c.oid, 'delete'))
              -- 4: what is added, 8: what is deleted
              and coalesce((select bit_or(t.tgtype) & 12 from pg_trigger t
                            where t.tgrelid = c.oid and t.tgname in ('audit', 'audit_added', 'audit_removed')
                              and t.tgenabled = 'O'), 0) <> 12
            """;

    private static final String STRONG_FUNCTIONS = """
            select p.oid::regprocedure::text
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname not in ('pg_catalog', 'information_schema') and p.prosecdef
              and (p.oid::regproc::text not in ('access.record_change', 'accounts.check_shares',
                                                'access.record_added', 'access.record_removed',
                                                'contacts.forget', 'pipeline.is_claimed', 'hooks.tell',
                                                'hooks.tell_added', 'hooks.tell_removed',
                                                'emails.forget', 'emails.clear', 'linecards.represented',
                                                'sales.know_months', 'commissions.counted_days',
                                                'payouts.paid_before', 'payouts.made_between',
                                        'joint.white_space', 'joint.forget')
                   or not exists (select from unnest(p.proconfig) as setting
                                  where setting like 'search_path=%'))
            """;

    @Autowired Database.Server server;

    /// A look-up in a policy is planned with each statement (decision 0075).
    private static final String PLANNED_EACH_TIME = """
            select polrelid::regclass || ' ' || polname
            from pg_policy
            where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
                  ~ 'IN \\( SELECT (rep|agency)\\.id\\s+FROM people\\.(rep|agency)\\)'
            """;

    @Test
    void every_table_has_forced_row_level_security() {
        assertThat(found(OPEN_TABLES)).isEmpty();
        assertThat(foundWith("create table access.planted (organisation_id uuid)", OPEN_TABLES))
                .containsExactly("access.planted");
    }

    @Test
    void every_table_belongs_to_an_organisation() {
        assertThat(found(WITHOUT_ORGANISATION)).isEmpty();
        assertThat(foundWith("create table access.planted (id uuid)", WITHOUT_ORGANISATION))
                .containsExactly("access.planted");
    }

    @Test
    void every_table_is_restricted_to_its_organisation() {
        assertThat(found(WITHOUT_RESTRICTION)).isEmpty();
        assertThat(foundWith("drop policy organisation on people.rep", WITHOUT_RESTRICTION))
                .containsExactly("people.rep");
        assertThat(foundWith("drop trigger audit_added on accounts.account", WITHOUT_TRACE))
                .containsExactly("accounts.account");
    }

    @Test
    void every_policy_asks_a_function_for_whom_one_may_see() {
        assertThat(found(PLANNED_EACH_TIME)).isEmpty();
        assertThat(foundWith("""
                create policy planted on people.past_agency for select
                    using (rep_id in (select id from people.rep))
                """, PLANNED_EACH_TIME)).isNotEmpty();
    }

    @Test
    void every_foreign_key_contains_the_organisation() {
        assertThat(found(KEYS_WITHOUT_ORGANISATION)).isEmpty();
        assertThat(foundWith("""
                create table access.planted (rep uuid unique);
                create table access.planting (rep uuid references access.planted (rep))
                """, KEYS_WITHOUT_ORGANISATION)).singleElement().asString()
                .startsWith("access.planting");
    }

    @Test
    void every_change_leaves_a_trace() {
        assertThat(found(WITHOUT_TRACE)).isEmpty();
        assertThat(foundWith("drop trigger audit on people.rep", WITHOUT_TRACE))
                .containsExactly("people.rep");
    }

    @Test
    void functions_with_the_rights_of_their_owner_are_few_and_pinned() {
        assertThat(found(STRONG_FUNCTIONS)).isEmpty();
        assertThat(foundWith("alter function access.record_change() reset search_path",
                STRONG_FUNCTIONS)).containsExactly("access.record_change()");
    }

    @Test
    void the_runtime_role_is_weak() throws Exception {
        var address = server.address();
        RuntimeRole.of(address.ownerPassword()).requireWeak(address.url());
        var runtime = new DriverManagerDataSource(address.url(), RuntimeRole.NAME,
                RuntimeRole.of(address.ownerPassword()).password());
        var refused = List.of("select set_config('linecard.role', 'owner', false)",
                "create table public.mine (id int)", "set role linecard_owner",
                "alter table people.rep disable row level security",
                "update sales.share set net_minor = 0", "delete from commissions.leg",
                "update commissions.statement set total_minor = 0",
                "insert into access.audit_entry default values", "truncate sales.line");
        for (var statement : refused) {
            assertThatThrownBy(() -> JdbcClient.create(runtime).sql(statement).update())
                    .as(statement).rootCause()
                    .message().containsPattern("permission denied|must be owner");
        }
    }

    private List<String> found(String query) {
        return owner().sql(query).query((row, n) -> row.getString(1)).list();
    }

    /// What the query finds with a fault planted, which is taken back at once.
    private List<String> foundWith(String fault, String query) {
        var source = new SingleConnectionDataSource(
                server.address().url(), server.address().ownerUser(),
                server.address().ownerPassword(), true);
        try (source) {
            source.setAutoCommit(false);
            var planted = JdbcClient.create(source);
            planted.sql(fault).update();
            var found = planted.sql(query).query((row, n) -> row.getString(1)).list();
            planted.sql("rollback").update();
            return found;
        }
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(server.address().url(),
                server.address().ownerUser(), server.address().ownerPassword()));
    }
}
