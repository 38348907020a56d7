package linecard.sales;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/// The dated rates at which amounts in other currencies count. What is booked keeps the rate of
/// its day, whatever becomes of the rate here.
@Repository
public class CurrencyRates {

    private static final String RATE = """
            select id, currency, starts_on, rate_nanos, version
            from sales.currency_rate
            """;

    private final JdbcClient sql;

    CurrencyRates(JdbcClient sql) {
        this.sql = sql;
    }

    /// By currency, the latest first of each.
    @Transactional(readOnly = true)
    public List<CurrencyRate> all(Viewer viewer) {
        return sql.sql(RATE + "order by currency, starts_on desc")
                .query(CurrencyRates::read)
                .list();
    }

    @Transactional(readOnly = true)
    CurrencyRate of(Viewer viewer, UUID id) {
        return sql.sql(RATE + "where id = :id")
                .param("id", id)
                .query(CurrencyRates::read)
                .optional()
                .orElseThrow(() -> new Absent("rate"));
    }

    /// @throws org.springframework.dao.DuplicateKeyException where the day has one already
    @Transactional
    public void add(Viewer viewer, CurrencyRate added) {
        sql.sql("""
                insert into sales.currency_rate (id, organisation_id, currency, starts_on,
                                                 rate_nanos)
                values (:id, :organisation, :currency, :from, :nanos)
                """)
                .param("id", added.id())
                .param("organisation", viewer.organisation().id())
                .param("currency", added.currency().getCurrencyCode())
                .param("from", added.from())
                .param("nanos", added.nanos())
                .update();
    }

    /// @throws Stale where somebody changed it since
    /// @throws org.springframework.dao.DuplicateKeyException where the day has one already
    @Transactional
    public void change(Viewer viewer, CurrencyRate changed) {
        int rows = sql.sql("""
                update sales.currency_rate
                set currency = :currency, starts_on = :from, rate_nanos = :nanos,
                    version = version + 1
                where id = :id and version = :version
                """)
                .param("currency", changed.currency().getCurrencyCode())
                .param("from", changed.from())
                .param("nanos", changed.nanos())
                .param("id", changed.id())
                .param("version", changed.version())
                .update();
        if (rows == 0) throw new Stale("rate");
    }

    /// @throws Stale where somebody changed it since
    @Transactional
    void remove(Viewer viewer, UUID id, int version) {
        int rows = sql.sql("""
                delete from sales.currency_rate where id = :id and version = :version
                """)
                .param("id", id)
                .param("version", version)
                .update();
        if (rows == 0) throw new Stale("rate");
    }

    /// All rates there are, for many documents.
    Drafting drafting(Viewer viewer) {
        var rates = new HashMap<Currency, NavigableMap<LocalDate, Long>>();
        for (var rate : sql.sql(RATE).query(CurrencyRates::read).list()) {
            rates.computeIfAbsent(rate.currency(), _ -> new TreeMap<>())
                    .put(rate.from(), rate.nanos());
        }
        return new Drafting(viewer.organisation().currency(), rates);
    }

    private static CurrencyRate read(ResultSet row, int number) throws SQLException {
        return new CurrencyRate(
                row.getObject("id", UUID.class), Currency.getInstance(row.getString("currency")),
                row.getObject("starts_on", LocalDate.class), row.getLong("rate_nanos"),
                row.getInt("version"));
    }
}
