package linecard.sales;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Orders, invoices and credits, and how they are booked.
@Repository
public class Documents {

    private final JdbcClient sql;

    Documents(JdbcClient sql) {
        this.sql = sql;
    }

    /// What booking one document would do or did.
    public enum Outcome {
        NEW, SAME,
        /// The number is taken by a document with other content: refused, nothing booked.
        DIFFERENT
    }

    /// What would become of each, by kind and number, without booking anything.
    @Transactional(readOnly = true)
    public Map<Booking, Outcome> compare(Viewer viewer, List<Booking> bookings) {
        throw new UnsupportedOperationException();
    }

    /// Books all that are new, with lines, credits and the months' sums, in one transaction.
    @Transactional
    public Map<Booking, Outcome> book(Viewer viewer, UUID importId, List<Booking> bookings) {
        throw new UnsupportedOperationException();
    }
}
