package linecard.sales;

import linecard.access.Viewer;
import linecard.people.Agency;
import linecard.people.Belongings;
import linecard.people.Kept;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Documents that credit an agency: they stay credited to it.
@Repository
@Order(5)
class AgencySales implements Belongings<Agency> {

    private final JdbcClient sql;

    AgencySales(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> of(Viewer viewer, UUID agency) {
        return sql.sql("""
                select count(distinct s.document_id) as documents
                from sales.share s
                where s.agency_id = :agency
                """)
                .param("agency", agency)
                .query((row, _) -> List.of(
                        new Kept("sales.documents", 0, row.getLong("documents"))))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable LocalDate lastDay(Viewer viewer, UUID agency) {
        return sql.sql("select max(s.booked_on) as last from sales.share s"
                + " where s.agency_id = :agency")
                .param("agency", agency)
                .query((row, _) -> Optional.ofNullable(
                        row.getObject("last", LocalDate.class)))
                .single()
                .orElse(null);
    }
}
