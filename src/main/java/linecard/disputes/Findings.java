package linecard.disputes;

import linecard.accounts.Accounts;
import linecard.accounts.Alias;
import linecard.accounts.Aliases;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.database.Paged;
import linecard.disputes.Finding.Cause;
import linecard.disputes.Finding.Verdict;
import linecard.disputes.Reconciliation.Shown;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static linecard.database.Columns.texts;

/// What came of comparing, finding by finding, and how agencies spell their customers.
@Repository
class Findings {

    private static final int AT_ONCE = 5_000;

    private static final String FINDING = """
            select place, verdict, causes, row_number, rows, position, lines, document_number,
                   customer, account_name, expected_minor, stated_minor
            from disputes.finding
            where reconciliation_id = :id and (:verdict = '' or verdict = :verdict)
            """;

    private final JdbcClient sql;
    private final Batches batches;
    private final Accounts accounts;
    private final Aliases aliases;

    Findings(JdbcClient sql, Batches batches, Accounts accounts, Aliases aliases) {
        this.sql = sql;
        this.batches = batches;
        this.accounts = accounts;
        this.aliases = aliases;
    }

    /// Takes the place of what was found before.
    @Transactional
    void write(Viewer viewer, UUID id, List<Finding> findings) {
        sql.sql("delete from disputes.finding where reconciliation_id = :id")
                .param("id", id)
                .update();
        for (int from = 0; from < findings.size(); from += AT_ONCE) {
            write(viewer, id, from,
                    findings.subList(from, Math.min(findings.size(), from + AT_ONCE)));
        }
    }

    /// Many with one statement, so that row-level security is asked once.
    private void write(Viewer viewer, UUID id, int from, List<Finding> findings) {
        sql.sql("""
                insert into disputes.finding (
                    reconciliation_id, organisation_id, place, verdict, causes, row_number, rows,
                    position, lines, document_number, customer, account_name, expected_minor,
                    stated_minor)
                select :id, :organisation, :from + t.place - 1, t.verdict, t.causes,
                       t.row_number, t.rows, t.position, t.lines, t.document, t.customer,
                       t.account, t.expected, t.stated
                from unnest(:verdicts::text[], :causes::text[], :firstRows::bigint[],
                            :rows::integer[], :positions::integer[], :lines::integer[],
                            :documents::text[], :customers::text[], :accounts::text[],
                            :expected::bigint[], :stated::bigint[]) with ordinality
                  as t (verdict, causes, row_number, rows, position, lines, document, customer,
                        account, expected, stated, place)
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("from", from)
                .param("verdicts", texts(findings, one -> one.verdict().code()))
                .param("causes", texts(findings, one -> one.causes().stream().map(Cause::code)
                        .collect(Collectors.joining(" "))))
                .param("firstRows", texts(findings, one -> one.theirs().isEmpty() ? null
                        : one.theirs().getFirst().row()))
                .param("rows", texts(findings, one -> one.theirs().size()))
                .param("positions", texts(findings, one -> one.ours().isEmpty() ? null
                        : one.ours().getFirst().position()))
                .param("lines", texts(findings, one -> one.ours().size()))
                .param("documents", texts(findings, one -> one.ours().isEmpty()
                        ? one.theirs().getFirst().document()
                        : one.ours().getFirst().document()))
                .param("customers", texts(findings, one -> one.theirs().isEmpty() ? ""
                        : one.theirs().getFirst().customer()))
                .param("accounts", texts(findings, one -> one.ours().isEmpty()
                        ? one.theirs().getFirst().account() : one.ours().getFirst().account()))
                .param("expected", texts(findings, Finding::expected))
                .param("stated", texts(findings, Finding::stated))
                .update();
    }

    /// @param verdict null for all
    @Transactional(readOnly = true)
    Paged<Shown> page(
            Viewer viewer, Reconciliation of, @Nullable Verdict verdict, int number) {
        var compared = of.compared();
        long total = compared == null ? 0 : verdict == null ? compared.all().count()
                : compared.of(verdict).count();
        var rows = sql.sql(FINDING + "order by place limit :size offset :offset")
                .param("id", of.id())
                .param("verdict", verdict == null ? "" : verdict.code())
                .param("size", Paged.SIZE)
                .param("offset", Paged.offset(number))
                .query((row, _) -> read(viewer, row))
                .list();
        return new Paged<>(rows, number, total);
    }

    /// Those that follow a place.
    @Transactional(readOnly = true)
    List<Shown> after(
            Viewer viewer, UUID id, @Nullable Verdict verdict, int place, int most) {
        return sql.sql(FINDING + "and place > :place order by place limit :most")
                .param("id", id)
                .param("verdict", verdict == null ? "" : verdict.code())
                .param("place", place)
                .param("most", most)
                .query((row, _) -> read(viewer, row))
                .list();
    }

    @Transactional(readOnly = true)
    void each(
            Viewer viewer, UUID id, @Nullable Verdict verdict, Consumer<? super Shown> taker) {
        for (var rows = after(viewer, id, verdict, -1, 2_000); !rows.isEmpty();
                rows = after(viewer, id, verdict, rows.getLast().place(), 2_000)) {
            rows.forEach(taker);
        }
    }

    private static Shown read(Viewer viewer, ResultSet row) throws SQLException {
        var causes = row.getString("causes");
        return new Shown(
                row.getInt("place"), Verdict.of(row.getString("verdict")),
                causes.isEmpty() ? List.of()
                        : Arrays.stream(causes.split(" ")).map(Cause::of).toList(),
                row.getObject("row_number", Long.class), row.getInt("rows"),
                row.getObject("position", Integer.class), row.getInt("lines"),
                row.getString("document_number"), row.getString("customer"),
                row.getString("account_name"),
                viewer.organisation().money(row.getLong("expected_minor")),
                viewer.organisation().money(row.getLong("stated_minor")));
    }

    /// The customers of the file whose spelling means no account yet: the first fifty.
    @Transactional(readOnly = true)
    List<String> unknownCustomers(Viewer viewer, UUID id) {
        return sql.sql("""
                select distinct customer
                from disputes.finding
                where reconciliation_id = :id and verdict = 'unknown_to_us'
                  and customer <> '' and account_name = ''
                order by customer
                limit 50
                """)
                .param("id", id)
                .query((row, _) -> row.getString("customer"))
                .list();
    }

    /// What customers are called on the statement: the first thousand.
    @Transactional(readOnly = true)
    List<String> accounts(Viewer viewer, UUID id) {
        return sql.sql("""
                select account_name
                from disputes.finding
                where reconciliation_id = :id and lines > 0
                group by account_name
                order by account_name collate "hu-x-icu"
                limit 1000
                """)
                .param("id", id)
                .query((row, _) -> row.getString("account_name"))
                .list();
    }

    /// Adds to the names of a statement what the agency's own files have taught, what spellings
    /// and codes mean in all files, in this order.
    @Transactional(readOnly = true)
    Names names(Viewer viewer, UUID agency, List<Stated> lines) {
        var names = new Names(lines);
        sql.sql("""
                select plain, account_name
                from disputes.spelling
                where agency_id = :agency
                order by plain
                """)
                .param("agency", agency)
                .query(row -> {
                    names.add(row.getString("plain"), row.getString("account_name"));
                });
        var byId = new HashMap<UUID, String>();
        for (var account : accounts.all(viewer)) {
            byId.put(account.id(), account.name());
            names.add(account.name(), account.name()).add(account.code(), account.name());
        }
        aliases.all(viewer).forEach((plain, id) -> {
            if (byId.containsKey(id)) names.add(plain, byId.get(id));
        });
        return names;
    }

    /// @param spellings account by spelling; what was known before stays unless a person says
    ///     otherwise
    @Transactional
    void remember(
            Viewer viewer, UUID agency, Map<String, String> spellings, boolean saysPerson) {
        batches.run("""
                insert into disputes.spelling (organisation_id, agency_id, plain, account_name)
                values (:organisation, :agency, :plain, :account)
                on conflict (organisation_id, agency_id, plain) do update
                set account_name = excluded.account_name, version = spelling.version + 1
                where :says and spelling.account_name <> excluded.account_name
                """, List.copyOf(spellings.entrySet()), spelling ->
                new MapSqlParameterSource("organisation", viewer.organisation().id())
                        .addValue("agency", agency)
                        .addValue("plain", Alias.plain(spelling.getKey()))
                        .addValue("account", spelling.getValue())
                        .addValue("says", saysPerson));
    }
}
