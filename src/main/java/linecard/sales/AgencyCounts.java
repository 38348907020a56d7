package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.database.Columns.texts;

/// What is added to the counts that an agency's months have beside their sums, in memory until it
/// is written. Who writes it has the lock of [Months#hold].
final class AgencyCounts {

    private final Viewer viewer;
    private final Map<Month, Long> counted = new HashMap<>();

    enum Of {
        /// Payments of an agency's documents, with the month of the document.
        PAYMENTS,
        /// Returns that the month of what they take back would not find.
        STRAYS
    }

    private record Month(UUID agency, Kind kind, LocalDate month) {}

    AgencyCounts(Viewer viewer) {
        this.viewer = viewer;
    }

    /// The month in which a day of a row lies.
    LocalDate month(ResultSet row, String day) throws SQLException {
        return MonthSums.monthOf(
                viewer.organisation().calendar(), row.getObject(day, LocalDate.class));
    }

    void add(UUID agency, Kind kind, LocalDate month, long more) {
        counted.merge(new Month(agency, kind, month), more, Long::sum);
    }

    void write(JdbcClient sql, Of of) {
        if (counted.isEmpty()) return;
        var rows = List.copyOf(counted.entrySet());
        sql.sql("""
                insert into sales.agency_month as m (
                    organisation_id, agency_id, kind, month, credits, payments, strays)
                select :organisation, agency, kind, month, 0, payments, strays
                from unnest(:agencies::uuid[], :kinds::text[], :months::date[],
                            :payments::bigint[], :strays::bigint[])
                  as c (agency, kind, month, payments, strays)
                on conflict (organisation_id, agency_id, month, kind)
                do update set payments = m.payments + excluded.payments,
                              strays = m.strays + excluded.strays
                """)
                .param("organisation", viewer.organisation().id())
                .param("agencies", texts(rows, row -> row.getKey().agency()))
                .param("kinds", texts(rows, row -> row.getKey().kind().code()))
                .param("months", texts(rows, row -> row.getKey().month()))
                .param("payments", texts(rows, row -> of == Of.PAYMENTS ? row.getValue() : 0))
                .param("strays", texts(rows, row -> of == Of.STRAYS ? row.getValue() : 0))
                .update();
    }
}
