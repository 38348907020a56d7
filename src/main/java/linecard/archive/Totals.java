package linecard.archive;

import linecard.archive.Manifest.Total;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.TreeMap;

/// What the ledger and the statements of the organisation bound come to.
final class Totals {

    private Totals() {}

    static Manifest.Totals of(JdbcClient sql) {
        var documents = new TreeMap<String, Total>();
        sql.sql("""
                select kind, count(*) as documents, sum(net_minor)::bigint as net
                from sales.document
                where organisation_id = (select access.organisation())
                group by kind
                """)
                .query(row -> {
                    documents.put(row.getString("kind"),
                            new Total(row.getLong("documents"), row.getLong("net")));
                });
        var statements = sql.sql("""
                select count(*) as statements, coalesce(sum(total_minor), 0)::bigint as total
                from commissions.statement
                where organisation_id = (select access.organisation())
                """)
                .query((row, _) -> new Total(row.getLong("statements"), row.getLong("total")))
                .single();
        return new Manifest.Totals(documents, statements);
    }
}
