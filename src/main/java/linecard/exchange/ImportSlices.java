package linecard.exchange;

import linecard.access.Viewer;
import linecard.exchange.Findings.UnknownAccount;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Imports, and what their checks found, a slice at a time: for programs.
@Repository
class ImportSlices {

    private final JdbcClient sql;

    ImportSlices(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of these subjects that follow an id, in the order they were brought.
    @Transactional(readOnly = true)
    List<Import> imports(Viewer viewer, List<Subject> subjects, UUID after, int most) {
        return sql.sql("select " + Imports.COLUMNS + """
                where i.subject = any(:subjects) and i.id > :after
                order by i.id
                limit :most
                """)
                .param("subjects", subjects.stream().map(Subject::name).toArray(String[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> Imports.read(row, viewer.language()))
                .list();
    }

    /// @param id by which slices go on
    record Rejected(long id, RejectedRow row) {}

    /// Rejected rows that follow an id.
    @Transactional(readOnly = true)
    List<Rejected> rejected(Viewer viewer, UUID source, long after, int most) {
        return sql.sql("""
                select id, row_number, field, problem_key, problem_args, cells
                from exchange.rejected_row
                where import_id = :import and id > :after
                order by id
                limit :most
                """)
                .param("import", source)
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Rejected(row.getLong("id"), new RejectedRow(
                        row.getLong("row_number"), Rejection.read(row.getString("field"),
                                row.getString("problem_key"), row.getString("problem_args")),
                        Json.texts(row.getString("cells")))))
                .list();
    }

    /// @param place from 0
    record Corrected(int place, Correction correction) {}

    /// @param from the first place
    @Transactional(readOnly = true)
    List<Corrected> corrections(Viewer viewer, UUID source, int from, int most) {
        return sql.sql("""
                select place, kind, number, account_id, booked_on, net_before_minor, net_minor
                from exchange.correction
                where import_id = :import and place >= :from
                order by place
                limit :most
                """)
                .param("import", source)
                .param("from", from)
                .param("most", most)
                .query((row, n) -> new Corrected(row.getInt("place"), new Correction(
                        Kind.of(row.getString("kind")), row.getString("number"),
                        row.getObject("account_id", UUID.class),
                        row.getObject("booked_on", LocalDate.class),
                        row.getLong("net_before_minor"), row.getLong("net_minor"))))
                .list();
    }

    /// @param from the first place
    @Transactional(readOnly = true)
    List<UnknownAccount> unknown(Viewer viewer, UUID source, int from, int most) {
        return sql.sql("""
                select place, name, title, city, rows, likely
                from exchange.unknown_account
                where import_id = :import and place >= :from
                order by place
                limit :most
                """)
                .param("import", source)
                .param("from", from)
                .param("most", most)
                .query(Findings::unknownAccount)
                .list();
    }
}
