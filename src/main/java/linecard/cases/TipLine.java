package linecard.cases;

import linecard.access.Absent;
import linecard.access.Organisation;
import linecard.cases.Act.Kind;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.packing.Sha256;
import linecard.plan.WorkingCalendars;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Where anybody tells something without a name, and comes back by a code to read what was answered
/// and to write again. It works as the `teller`, who is nobody: no person is bound, no address and
/// no moment is kept, and the database shows what belongs to the code and nothing else.
@Repository
public class TipLine {

    static final int MOST = 100;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Settings settings;
    private final WorkingCalendars calendars;
    private final Acts acts;

    TipLine(JdbcClient sql, TransactionOperations transaction, Settings settings,
            WorkingCalendars calendars, Acts acts) {
        this.sql = sql;
        this.transaction = transaction;
        this.settings = settings;
        this.calendars = calendars;
        this.acts = acts;
    }

    /// Who is not to read it, by the role; nobody is kept from it by `NOBODY`.
    enum Hidden {
        NOBODY, OWNER, COMPLIANCE;

        String code() {
            return this == NOBODY ? "" : name().toLowerCase(Locale.ROOT);
        }
    }

    private <T> T tell(Organisation organisation, ScopedValue.CallableOp<T, RuntimeException> act) {
        var nobody = new Binding(organisation.id(), null, "teller", null, null, null);
        return Bound.call(nobody, () -> transaction.execute(status -> {
            if (!settings.bound().tipLine()) throw new Absent("tip line");
            return act.call();
        }));
    }

    /// @throws Absent where the organisation has no tip line
    void requireOpen(Organisation organisation) {
        tell(organisation, () -> true);
    }

    /// Keeps what is told by somebody who will not come back.
    ///
    /// @throws Absent where the organisation has no tip line
    public void tell(Organisation organisation, String content, LocalDate today) {
        tell(organisation, TipCode.fresh(), content, Hidden.NOBODY, today);
    }

    /// Keeps what is told.
    ///
    /// @throws Absent where the organisation has no tip line
    void tell(Organisation organisation, TipCode code, String content, Hidden hidden,
            LocalDate today) {
        tell(organisation, () -> sql.sql("""
                insert into cases.conflict_case (id, organisation_id, intake, title, content,
                                                 hidden_from, code_hash, reported_on, due_on)
                values (gen_random_uuid(), :organisation, 'anonymous', :title, :content, :hidden,
                        :hash, :today, :due)
                """)
                .param("organisation", organisation.id())
                .param("title", CaseRules.title(content))
                .param("content", content)
                .param("hidden", hidden.code())
                .param("hash", hash(code))
                .param("today", today)
                .param("due", due(organisation, today))
                .update());
    }

    private LocalDate due(Organisation organisation, LocalDate today) {
        return calendars.of(organisation, today.getYear(), today.getYear() + 1)
                .after(today, settings.bound().actDays());
    }

    /// What was told, and what was written since.
    record Told(LocalDate on, String content, List<Act> messages) {}

    private record Row(UUID id, LocalDate on, String content) {}

    /// @return nothing where there is no such code
    /// @throws Absent where the organisation has no tip line
    Optional<Told> of(Organisation organisation, TipCode code) {
        return tell(organisation, () -> find(code)
                .map(row -> new Told(row.on(), row.content(), acts.bound(row.id()))));
    }

    private Optional<Row> find(TipCode code) {
        sql.sql("set local linecard.tip = '" + hash(code) + "'").update();
        return sql.sql("""
                select c.id, c.reported_on, c.content
                from cases.conflict_case c
                where c.code_hash = :hash
                """)
                .param("hash", hash(code))
                .query((row, _) -> new Row(row.getObject("id", UUID.class),
                        row.getObject("reported_on", LocalDate.class), row.getString("content")))
                .optional();
    }

    /// Writes once more.
    ///
    /// @return whether it was taken; not where there is no such code, or too much was written
    /// @throws Absent where the organisation has no tip line
    boolean write(Organisation organisation, TipCode code, String content, LocalDate today) {
        return tell(organisation, () -> {
            var row = find(code);
            if (row.isEmpty() || acts.bound(row.get().id()).size() >= MOST) return false;
            return sql.sql("""
                    insert into cases.act (id, organisation_id, case_id, kind, content, on_day, at)
                    values (gen_random_uuid(), :organisation, :case, :kind, :content, :today, null)
                    """)
                    .param("organisation", organisation.id())
                    .param("case", row.get().id())
                    .param("kind", Kind.HEARD.code())
                    .param("content", content)
                    .param("today", today)
                    .update() == 1;
        });
    }

    private static String hash(TipCode code) {
        return Sha256.hex(code.plain());
    }
}
