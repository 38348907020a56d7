package linecard.subjects;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whose invoices payments name.
@Repository
class PaidInvoices {

    private final JdbcClient sql;

    PaidInvoices(JdbcClient sql) {
        this.sql = sql;
    }

    /// The account of each invoice of these numbers that is here.
    @Transactional(readOnly = true)
    Map<String, UUID> accounts(Viewer viewer, List<String> numbers) {
        var accounts = new HashMap<String, UUID>();
        if (numbers.isEmpty()) return accounts;
        sql.sql("""
                select d.number, d.account_id
                from unnest(:numbers::text[]) as asked (number)
                join sales.document d on d.kind = 'invoice' and d.number = asked.number
                order by d.number, d.revision
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    accounts.put(row.getString("number"),
                            row.getObject("account_id", UUID.class));
                });
        return accounts;
    }
}
