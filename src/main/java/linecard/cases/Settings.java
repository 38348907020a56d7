package linecard.cases;

import linecard.access.Stale;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How organisations work on their cases.
@Repository
class Settings {

    private final JdbcClient sql;

    Settings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    Setting of(Viewer viewer) {
        return bound();
    }

    /// Of the organisation that is bound, whoever is at work.
    Setting bound() {
        return sql.sql("""
                select act_days, answer_days, keep_months, tip_line, version
                from cases.setting
                """)
                .query((row, _) -> new Setting(row.getInt("act_days"), row.getInt("answer_days"),
                        row.getInt("keep_months"), row.getBoolean("tip_line"),
                        row.getInt("version")))
                .optional()
                .orElse(Setting.USUAL);
    }

    /// From now on; what is due already stays so.
    ///
    /// @throws Stale where another person changed it since
    @Transactional
    void set(Viewer viewer, Setting wanted) {
        int rows = sql.sql("""
                insert into cases.setting (organisation_id, act_days, answer_days, keep_months,
                                           tip_line)
                values (:organisation, :act, :answer, :keep, :tipLine)
                on conflict (organisation_id) do update
                set act_days = excluded.act_days, answer_days = excluded.answer_days,
                    keep_months = excluded.keep_months, tip_line = excluded.tip_line,
                    version = setting.version + 1
                where setting.version = :version
                """)
                .param("organisation", viewer.organisation().id())
                .param("act", wanted.actDays())
                .param("answer", wanted.answerDays())
                .param("keep", wanted.keepMonths())
                .param("tipLine", wanted.tipLine())
                .param("version", wanted.version())
                .update();
        if (rows == 0) throw new Stale("setting");
    }
}
