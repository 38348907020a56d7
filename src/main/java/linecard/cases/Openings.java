package linecard.cases;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.plan.WorkingCalendars;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.UUID;

/// How a case begins: by somebody who says so, by somebody who decides about cases, or by a signal.
@Repository
public class Openings {

    /// Only for those who see what they write: whoever reports does not.
    private static final String ONCE = "on conflict (organisation_id, fingerprint) do nothing";

    private final JdbcClient sql;
    private final Settings settings;
    private final WorkingCalendars calendars;
    private final Proceedings proceedings;

    Openings(JdbcClient sql, Settings settings, WorkingCalendars calendars,
            Proceedings proceedings) {
        this.sql = sql;
        this.settings = settings;
        this.calendars = calendars;
        this.proceedings = proceedings;
    }

    /// What a case is about, in a few words and in full.
    public record Perceived(String title, String content) {}

    /// What somebody reports, who will not see what becomes of it.
    ///
    /// @param id made by the page, so that what is sent twice is reported once
    /// @throws org.springframework.dao.DuplicateKeyException where it was sent before
    @Transactional
    void report(Viewer viewer, UUID id, Perceived what, LocalDate today) {
        write(viewer, new Row(id, "person", what, "", null, null, today,
                viewer.user().name(viewer.organisation().language())));
    }

    /// A case that whoever decides about it opens, knowing whom it is about and how much hangs on
    /// it.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException where it was sent before
    @Transactional
    public void open(Viewer viewer, UUID id, Perceived what, Subject subject, Severity severity,
            LocalDate today) {
        report(viewer, id, what, today);
        proceedings.name(viewer, id, subject, today);
        proceedings.weigh(viewer, id, severity, "", today);
    }

    /// Where a signal came from.
    ///
    /// @param rule that gave it
    /// @param fingerprint of the fact that it is about
    public record Source(UUID signal, String rule, String fingerprint) {}

    /// A case that a signal gives. It is weighed by a person only: nobody is held back by a rule.
    ///
    /// @return whether there is one now: a fact that has its case, or was decided about, gives none
    @Transactional
    boolean open(
            Viewer viewer, Source source, Perceived what, Subject subject, LocalDate today) {
        boolean isKnown = sql.sql("""
                select exists (select from cases.conflict_case c where c.fingerprint = :fact)
                       or exists (select from cases.settled s where s.fingerprint = :fact)
                """)
                .param("fact", source.fingerprint())
                .query(Boolean.class)
                .single();
        if (isKnown) return false;
        var id = Ids.fresh();
        if (!write(viewer, new Row(id, "signal", what, source.rule(), source.fingerprint(),
                source.signal(), today, ""))) return false;
        sql.sql("""
                update cases.conflict_case
                set agency_id = :agency, rep_id = :rep, account_id = :account
                where id = :id
                """)
                .param("agency", subject.agency())
                .param("rep", subject.rep())
                .param("account", subject.account())
                .param("id", id)
                .update();
        return true;
    }

    /// Opens the tip line.
    @Transactional
    public void openTipLine(Viewer viewer) {
        var now = settings.of(viewer);
        settings.set(viewer, new Setting(now.actDays(), now.answerDays(), now.keepMonths(), true,
                now.version()));
    }

    private record Row(
            UUID id, String intake, Perceived what, String rule, @Nullable String fingerprint,
            @Nullable UUID signal, LocalDate today, String by) {}

    /// @return false where the fact has a case that the viewer does not see, being who it is about
    private boolean write(Viewer viewer, Row row) {
        return sql.sql("""
                insert into cases.conflict_case (
                    id, organisation_id, intake, title, content, rule, fingerprint, signal_id,
                    reported_on, due_on, opened_at, opened_by, opened_name)
                values (:id, :organisation, :intake, :title, :content, :rule, :fingerprint,
                        :signal, :today, :due, now(), access.person(), :by)
                """ + (row.fingerprint() == null ? "" : ONCE))
                .param("id", row.id())
                .param("organisation", viewer.organisation().id())
                .param("intake", row.intake())
                .param("title", row.what().title())
                .param("content", row.what().content())
                .param("rule", row.rule())
                .param("fingerprint", row.fingerprint())
                .param("signal", row.signal())
                .param("today", row.today())
                .param("due", due(viewer, row.today()))
                .param("by", row.by())
                .update() == 1;
    }

    /// The last day for the first action.
    private LocalDate due(Viewer viewer, LocalDate today) {
        return calendars.of(viewer, today.getYear(), today.getYear() + 1)
                .after(today, settings.bound().actDays());
    }
}
