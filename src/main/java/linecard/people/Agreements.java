package linecard.people;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.people.Outcome.Refused;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The versions of all agreements, and the SQL that keeps them.
@Repository
public class Agreements {

    private static final String AGREEMENT = """
            select g.id, g.agency_id, lower(g.valid) as starts, upper(g.valid) as ends, g.regime,
                   g.territory_id, g.exclusive, g.notice_months, g.note, g.version,
                   array(select l.product_line_id from people.agreement_line l
                         where l.organisation_id = g.organisation_id and l.agreement_id = g.id
                         order by l.product_line_id) as lines
            from people.agreement g
            """;

    private final JdbcClient sql;

    Agreements(JdbcClient sql) {
        this.sql = sql;
    }

    /// All versions that the viewer may see, latest first.
    @Transactional(readOnly = true)
    public List<Agreement> all(Viewer viewer) {
        return sql.sql(AGREEMENT + "order by lower(g.valid) desc, g.id limit 20000")
                .query(Agreements::read)
                .list();
    }

    /// Versions that follow an id, in the order they were added.
    ///
    /// @param agency whose they are; null for every agency
    @Transactional(readOnly = true)
    List<Agreement> after(
            Viewer viewer, @Nullable UUID agency, UUID after, int most) {
        return sql.sql(AGREEMENT + """
                where g.id > :after and (:everyAgency or g.agency_id = :agency)
                order by g.id
                limit :most
                """)
                .param("after", after)
                .param("everyAgency", agency == null)
                .param("agency", agency)
                .param("most", most)
                .query(Agreements::read)
                .list();
    }

    @Transactional(readOnly = true)
    Agreement of(Viewer viewer, UUID id) {
        return sql.sql(AGREEMENT + "where g.id = :id")
                .param("id", id)
                .query(Agreements::read)
                .optional()
                .orElseThrow(() -> new Absent("agreement"));
    }

    /// The versions of one agency's agreement, latest first.
    @Transactional(readOnly = true)
    List<Agreement> ofAgency(Viewer viewer, UUID agency) {
        return sql.sql(AGREEMENT + "where g.agency_id = :agency order by lower(g.valid) desc")
                .param("agency", agency)
                .query(Agreements::read)
                .list();
    }

    /// The version of each agency that is in force on a day.
    @Transactional(readOnly = true)
    Map<UUID, Agreement> inForce(Viewer viewer, LocalDate day) {
        return sql.sql(AGREEMENT + "where g.valid @> :day limit 20000")
                .param("day", day)
                .query(Agreements::read)
                .stream()
                .collect(Collectors.toMap(Agreement::agency, version -> version));
    }

    /// Adds a version and closes the one that is in force on its first day.
    @Transactional
    public Outcome renew(Viewer viewer, Agreement wanted) {
        if (isMerged(wanted.agency())) return Refused.of("from", "people.merge.fixed");
        var versions = ofAgency(viewer, wanted.agency());
        var refused = AgreementRules.againstAdding(versions, wanted);
        if (refused.isPresent()) return refused.get();
        var rows = new ArrayList<>(List.of(wanted.id()));
        AgreementRules.replaced(versions, wanted).ifPresent(replaced -> {
            change(viewer, replaced.until(wanted.from()));
            rows.add(replaced.id());
        });
        add(viewer, wanted);
        return new Outcome.Done(rows);
    }

    private boolean isMerged(UUID agency) {
        return sql.sql("select exists (select from people.agency a"
                + " where a.id = :agency and a.merged_into is not null)")
                .param("agency", agency)
                .query(Boolean.class)
                .single();
    }

    /// Changes a version as far as its beginning allows.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    Outcome amend(Viewer viewer, Agreement wanted, LocalDate today) {
        var before = of(viewer, wanted.id());
        if (before.version() != wanted.version()) throw new Stale("agreement");
        if (isMerged(before.agency())) return Refused.of("from", "people.merge.fixed");
        var refused = AgreementRules.againstChanging(
                ofAgency(viewer, before.agency()), before, wanted, today);
        if (refused.isPresent()) return refused.get();
        change(viewer, wanted);
        return new Outcome.Done(List.of(wanted.id()));
    }

    @Transactional
    public void add(Viewer viewer, Agreement added) {
        sql.sql("""
                insert into people.agreement (id, organisation_id, agency_id, valid, regime,
                                              territory_id, exclusive, notice_months, note)
                values (:id, :organisation, :agency, daterange(:from, :to), :regime,
                        :territory, :exclusive, :notice, :note)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", added.agency())
                .param("from", added.from())
                .param("to", added.to())
                .param("regime", added.regime().code())
                .param("territory", added.territory())
                .param("exclusive", added.exclusive())
                .param("notice", added.noticeMonths())
                .param("note", added.note())
                .update();
        addLines(viewer, added);
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Agreement changed) {
        int rows = sql.sql("""
                update people.agreement
                set valid = daterange(:from, :to), regime = :regime, territory_id = :territory,
                    exclusive = :exclusive, notice_months = :notice, note = :note,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("from", changed.from())
                .param("to", changed.to())
                .param("regime", changed.regime().code())
                .param("territory", changed.territory())
                .param("exclusive", changed.exclusive())
                .param("notice", changed.noticeMonths())
                .param("note", changed.note())
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("agreement");
        sql.sql("""
                delete from people.agreement_line
                where agreement_id = :agreement and product_line_id <> all (:lines)
                """)
                .param("agreement", changed.id())
                .param("lines", changed.productLines().toArray(UUID[]::new))
                .update();
        addLines(viewer, changed);
    }

    /// Takes away a version that never began.
    ///
    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, Agreement removed) {
        int rows = sql.sql("delete from people.agreement where id = :id and version = :version")
                .param("id", removed.id())
                .param("version", removed.version())
                .update();
        if (rows == 0) throw new Stale("agreement");
    }

    private void addLines(Viewer viewer, Agreement agreement) {
        sql.sql("""
                insert into people.agreement_line (organisation_id, agreement_id, product_line_id)
                select :organisation, :agreement, line
                from unnest(:lines) as line
                on conflict (organisation_id, agreement_id, product_line_id) do nothing
                """)
                .param("organisation", viewer.organisation().id())
                .param("agreement", agreement.id())
                .param("lines", agreement.productLines().toArray(UUID[]::new))
                .update();
    }

    private static Agreement read(ResultSet row, int n) throws SQLException {
        return new Agreement(
                row.getObject("id", UUID.class), row.getObject("agency_id", UUID.class),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                Agreement.Regime.of(row.getString("regime")),
                row.getObject("territory_id", UUID.class),
                List.of((UUID[]) row.getArray("lines").getArray()),
                row.getBoolean("exclusive"), row.getInt("notice_months"), row.getString("note"),
                row.getInt("version"));
    }
}
