package linecard.pipeline;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What holds for all opportunities, and the SQL that keeps it.
@Repository
class Settings {

    private final JdbcClient sql;

    Settings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Setting of(Viewer viewer) {
        return sql.sql("""
                select protection_days, order_window_days, version from pipeline.setting
                """)
                .query((row, _) -> new Setting(row.getInt("protection_days"),
                        row.getInt("order_window_days"), row.getInt("version")))
                .optional()
                .orElse(Setting.USUAL);
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Setting changed) {
        int rows = sql.sql(changed.version() == 0 ? """
                insert into pipeline.setting (id, organisation_id, protection_days,
                                              order_window_days)
                values (:id, :organisation, :protection, :window)
                on conflict do nothing
                """ : """
                update pipeline.setting
                set protection_days = :protection, order_window_days = :window,
                    version = version + 1
                where organisation_id = :organisation and version = :version
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("protection", changed.protectionDays())
                .param("window", changed.orderWindowDays())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("setting");
    }
}
