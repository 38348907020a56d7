package linecard.quotes;

import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.money.Rate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;

/// What new quotes begin with, and the SQL that keeps it.
@Repository
public class QuoteSettings {

    private final JdbcClient sql;

    QuoteSettings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Setting of(Viewer viewer) {
        return sql.sql("""
                select valid_days, tax_millionths, limit_millionths, delivery, payment, version
                from quotes.setting
                """)
                .query(QuoteSettings::read)
                .optional()
                .orElse(Setting.USUAL);
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    public void change(Viewer viewer, Setting changed) {
        var limit = changed.limit();
        int rows = sql.sql(changed.version() == 0 ? """
                insert into quotes.setting (organisation_id, valid_days, tax_millionths,
                                            limit_millionths, delivery, payment)
                values (:organisation, :days, :tax, :limit, :delivery, :payment)
                on conflict do nothing
                """ : """
                update quotes.setting
                set valid_days = :days, tax_millionths = :tax, limit_millionths = :limit,
                    delivery = :delivery, payment = :payment, version = version + 1
                where organisation_id = :organisation and version = :version
                """)
                .param("organisation", viewer.organisation().id())
                .param("days", changed.validDays())
                .param("tax", changed.tax().millionths())
                .param("limit", limit == null ? null : limit.millionths())
                .param("delivery", changed.delivery())
                .param("payment", changed.payment())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("setting of quotes");
    }

    private static Setting read(ResultSet row, int n) throws SQLException {
        long limit = row.getLong("limit_millionths");
        return new Setting(row.getInt("valid_days"), new Rate(row.getLong("tax_millionths")),
                row.wasNull() ? null : new Rate(limit), row.getString("delivery"),
                row.getString("payment"), row.getInt("version"));
    }
}
