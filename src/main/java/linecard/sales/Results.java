package linecard.sales;

import linecard.access.Viewer;
import linecard.calendar.Span;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was sold, by rep, month, product line, account. Counts the documents that the
/// organisation counts as results (orders or invoices) and credits; every figure is what the
/// viewer may see of it.
@Repository
public class Results {

    private final JdbcClient sql;

    Results(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param rep null for the house
    /// @param month first day of the fiscal month
    public record RepMonth(@Nullable UUID rep, LocalDate month, Sum sum) {}

    /// @param key the product line, account, territory or rep; null for none of them
    public record Slice(@Nullable UUID key, Sum sum) {}

    public enum By { REP, PRODUCT_LINE, ACCOUNT, TERRITORY }

    /// Why as-was became as-is: as-was + transferred in - transferred out = as-is, in minor units.
    public record Bridge(long asWas, long transferredIn, long transferredOut, long asIs) {}

    /// The last day with a result, of what the viewer may see.
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastDay(Viewer viewer) {
        throw new UnsupportedOperationException();
    }

    /// One row a rep and fiscal month, for whole months that begin within the span.
    ///
    /// @param today decides who holds an account now, for the bases that ask
    @Transactional(readOnly = true)
    public List<RepMonth> byRepAndMonth(
            Viewer viewer, Basis basis, Scope scope, Span months, LocalDate today) {
        throw new UnsupportedOperationException();
    }

    /// Sums over any days, exact to the day (from the credits, not from the months).
    @Transactional(readOnly = true)
    public List<Slice> by(
            Viewer viewer, By by, Basis basis, Scope scope, Span days, LocalDate today) {
        throw new UnsupportedOperationException();
    }

    /// The bridge of every rep (null for the house) over a window of the past.
    @Transactional(readOnly = true)
    public java.util.Map<@Nullable UUID, Bridge> bridges(
            Viewer viewer, Span window, LocalDate today) {
        throw new UnsupportedOperationException();
    }
}
