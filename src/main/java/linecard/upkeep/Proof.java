package linecard.upkeep;

import linecard.calendar.FiscalCalendar;
import linecard.database.Binding;
import linecard.database.Ids;

import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Proves the invariants on a live database, in one snapshot, as the owner of the tables.
final class Proof {

    private final Connection owner;
    private final List<Broken> broken = new ArrayList<>();

    private Proof(Connection owner) {
        this.owner = owner;
    }

    /// An invariant that does not hold.
    ///
    /// @param organisation its slug; empty where it is about all
    /// @param found what breaks it, fifty at most
    public record Broken(Invariant invariant, String organisation, List<String> found) {}

    private record Books(UUID organisation, String slug, FiscalCalendar calendar) {}

    /// @param owner a connection of its own for this
    /// @return empty where everything holds
    static List<Broken> of(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        owner.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            return within(owner);
        } finally {
            owner.rollback();
        }
    }

    /// In the transaction that is open.
    static List<Broken> within(Connection owner) throws SQLException {
        var proof = new Proof(owner);
        proof.run();
        return proof.broken;
    }

    private void run() throws SQLException {
        // whole tables are read; after a crash PostgreSQL knows nothing of how large they are
        execute("set local enable_nestloop = off");
        execute("create temporary table fiscal_day (day date, month date) on commit drop");
        for (var one : Invariant.all())
            if (one.scope().equals(Invariant.ONCE)) prove(one, "");
        Binding.gate().bind(owner);
        for (var books : books()) {
            Binding.owner(books.organisation, Ids.fresh()).bind(owner);
            fillDays(books.calendar);
            for (var one : Invariant.all())
                if (one.scope().equals(Invariant.EACH)) prove(one, books.slug);
        }
    }

    private List<Books> books() throws SQLException {
        var all = new ArrayList<Books>();
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(Invariant.question("organisations"))) {
            while (row.next()) all.add(new Books(row.getObject("id", UUID.class),
                    row.getString("slug"), FiscalCalendar.parse(row.getString("fiscal_calendar"))));
        }
        return all;
    }

    private void fillDays(FiscalCalendar calendar) throws SQLException {
        execute("truncate fiscal_day");
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(Invariant.question("days"));
                var insert = owner.prepareStatement("insert into fiscal_day values (?, ?)")) {
            while (row.next()) {
                var day = row.getObject("day", LocalDate.class);
                insert.setDate(1, Date.valueOf(day));
                insert.setDate(2, Date.valueOf(calendar.periodOf(day).span().from()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute("analyze fiscal_day");
    }

    private void prove(Invariant invariant, String organisation) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(invariant.sql())) {
            while (row.next()) found.add(row.getString(1));
        }
        if (!found.isEmpty()) broken.add(new Broken(invariant, organisation, found));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
