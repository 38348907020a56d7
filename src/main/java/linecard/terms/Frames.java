package linecard.terms;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What of each agreement holds whatever the version, and the SQL that keeps it.
@Repository
class Frames {

    private static final String FRAME = """
            select f.id, f.agency_id, f.european, f.tail::text as tail,
                   f.inherited::text as inherited, f.predecessor_id, f.version
            from terms.agreement f
            """;

    private final JdbcClient sql;

    Frames(JdbcClient sql) {
        this.sql = sql;
    }

    /// That of an agency; what holds for anybody where nothing was said.
    @Transactional(readOnly = true)
    Frame ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(FRAME + "where f.agency_id = :agency")
                .param("agency", agency)
                .query(Frames::read)
                .optional()
                .orElseGet(() -> Frame.none(agency));
    }

    /// Where something was said.
    ///
    /// @param agencies none for all that the viewer may see
    @Transactional(readOnly = true)
    List<Frame> of(Viewer viewer, Collection<UUID> agencies) {
        return sql.sql(FRAME + (agencies.isEmpty() ? "" : "where f.agency_id = any(:agencies)\n")
                + "order by f.agency_id")
                .param("agencies", agencies.toArray(UUID[]::new))
                .query(Frames::read)
                .list();
    }

    /// Those of the agencies that followed an agency.
    @Transactional(readOnly = true)
    List<Frame> followers(Viewer viewer, UUID agency) {
        return sql.sql(FRAME + "where f.predecessor_id = :agency order by f.agency_id")
                .param("agency", agency)
                .query(Frames::read)
                .list();
    }

    /// @return its id
    /// @throws Stale where somebody changed it since
    @Transactional
    UUID keep(Viewer viewer, Frame kept) {
        var id = kept.version() == 0 ? Ids.fresh() : kept.id();
        int rows = sql.sql(kept.version() == 0 ? """
                insert into terms.agreement (id, organisation_id, agency_id, european, tail,
                                             inherited, predecessor_id)
                values (:id, :organisation, :agency, :european, :tail::jsonb, :inherited::jsonb,
                        :predecessor)
                on conflict (organisation_id, agency_id) do nothing
                """ : """
                update terms.agreement
                set european = :european, tail = :tail::jsonb, inherited = :inherited::jsonb,
                    predecessor_id = :predecessor, version = version + 1
                where id = :id and version = :version
                """)
                .param("id", id)
                .param("organisation", viewer.organisation().id())
                .param("agency", kept.agency())
                .param("european", kept.european())
                .param("tail", AgreementText.tail(kept.tail()))
                .param("inherited", AgreementText.steps(kept.inherited()))
                .param("predecessor", kept.predecessor())
                .param("version", kept.version())
                .update();
        if (rows == 0) throw new Stale("agreement");
        return id;
    }

    private static Frame read(ResultSet row, int number) throws SQLException {
        return new Frame(row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getBoolean("european"), AgreementText.tail(row.getString("tail")),
                AgreementText.steps(row.getString("inherited")),
                row.getObject("predecessor_id", UUID.class), row.getInt("version"));
    }
}
