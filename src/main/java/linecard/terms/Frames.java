package linecard.terms;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What of each agreement holds whatever the version, and the SQL that keeps it.
@Repository
public class Frames {

    private static final String FRAME = """
            select f.id, f.agency_id, f.european, f.tail::text as tail,
                   f.inherited::text as inherited, f.version
            from terms.agreement f
            """;

    private final JdbcClient sql;

    Frames(JdbcClient sql) {
        this.sql = sql;
    }

    /// That of an agency; what holds for anybody where nothing was said.
    @Transactional(readOnly = true)
    public Frame ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(FRAME + "where f.agency_id = :agency")
                .param("agency", agency)
                .query(Frames::read)
                .optional()
                .orElseGet(() -> Frame.none(agency));
    }

    /// Those of every agency that the viewer may see, where something was said.
    @Transactional(readOnly = true)
    public List<Frame> all(Viewer viewer) {
        return sql.sql(FRAME + "order by f.agency_id").query(Frames::read).list();
    }

    private static Frame read(ResultSet row, int number) throws SQLException {
        return new Frame(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getBoolean("european"), AgreementText.tail(row.getString("tail")),
                AgreementText.steps(row.getString("inherited")), row.getInt("version"));
    }
}
