package linecard.commissions;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// Statements a slice at a time, in the order they were issued: for programs.
@Repository
class StatementSlices {

    private final JdbcClient sql;

    StatementSlices(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those that follow an id.
    ///
    /// @param agency null for any
    /// @param year a fiscal year; null for any
    @Transactional(readOnly = true)
    List<Statement> of(
            Viewer viewer, @Nullable UUID agency, @Nullable Integer year, UUID after, int most) {
        return sql.sql(Statements.STATEMENT + """
                where id > :after
                  and (cast(:agency as uuid) is null or agency_id = :agency)
                  and (cast(:year as integer) is null or fiscal_year = :year)
                order by id
                limit :most
                """)
                .param("after", after)
                .param("agency", agency)
                .param("year", year)
                .param("most", most)
                .query((row, _) -> Statements.read(viewer, row))
                .list();
    }
}
