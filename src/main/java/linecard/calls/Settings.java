package linecard.calls;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What holds for all calls of the organisation.
@Repository
class Settings {

    private final JdbcClient sql;

    Settings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Setting of(Viewer viewer) {
        return sql.sql("select counted_kinds, cutoff_days, version from calls.setting")
                .query((row, _) -> new Setting(Setting.kinds(row.getString("counted_kinds")),
                        row.getInt("cutoff_days"), row.getInt("version")))
                .optional()
                .orElse(Setting.USUAL);
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void keep(Viewer viewer, Setting kept) {
        int rows = sql.sql(kept.version() == 0 ? """
                insert into calls.setting (id, organisation_id, counted_kinds, cutoff_days)
                values (:id, :organisation, :kinds, :days)
                on conflict (organisation_id) do nothing
                """ : """
                update calls.setting
                set counted_kinds = :kinds, cutoff_days = :days, version = version + 1
                where organisation_id = :organisation and version = :version
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("kinds", kept.codes())
                .param("days", kept.cutoffDays())
                .param("version", kept.version())
                .update();
        if (rows == 0) throw new Stale("setting");
    }
}
