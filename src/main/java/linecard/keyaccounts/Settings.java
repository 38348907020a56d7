package linecard.keyaccounts;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.keyaccounts.Setting.Measure;
import linecard.money.Rate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// By what each organisation tells its key accounts, and the SQL that keeps it.
@Repository
class Settings {

    private final JdbcClient sql;

    Settings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Setting of(Viewer viewer) {
        return sql.sql("select threshold_millionths, measure, version from keyaccounts.setting")
                .query((row, _) -> new Setting(new Rate(row.getInt("threshold_millionths")),
                        Measure.of(row.getString("measure")), row.getInt("version")))
                .optional()
                .orElse(Setting.USUAL);
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void change(Viewer viewer, Setting changed) {
        int rows = sql.sql(changed.version() == 0 ? """
                insert into keyaccounts.setting (id, organisation_id, threshold_millionths, measure)
                values (:id, :organisation, :threshold, :measure)
                on conflict do nothing
                """ : """
                update keyaccounts.setting
                set threshold_millionths = :threshold, measure = :measure, version = version + 1
                where organisation_id = :organisation and version = :version
                """)
                .param("id", Ids.fresh())
                .param("organisation", viewer.organisation().id())
                .param("threshold", changed.threshold().millionths())
                .param("measure", changed.measure().code())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("setting");
    }
}
