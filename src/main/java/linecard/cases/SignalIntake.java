package linecard.cases;

import linecard.access.Viewer;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes signals up as cases: those that weigh by itself, the others where somebody asks for it.
@Repository
class SignalIntake {

    /// What touches the rep's own right is not about the rep.
    private static final String OWN_BREACH = "exclusivity";

    private static final int MOST = 1_000;

    private final JdbcClient sql;
    private final Openings openings;

    SignalIntake(JdbcClient sql, Openings openings) {
        this.sql = sql;
        this.openings = openings;
    }

    private record Found(
            UUID id, String rule, String fingerprint, UUID agency, @Nullable UUID rep,
            @Nullable UUID account) {}

    /// Opens a case for each signal that weighs and whose fact had none. What we did ourselves
    /// comes by the sale, and somebody takes up what is worth a case.
    @Transactional
    void take(Viewer viewer, LocalDate today) {
        for (var one : fresh("""
                where s.closed_at is null and s.severity = 'serious' and s.rule <> 'exclusivity'
                """, null)) open(viewer, one, today);
    }

    /// Opens a case for one signal.
    ///
    /// @return whether there is one now; not where its fact has a case, or was decided about
    @Transactional
    boolean take(Viewer viewer, UUID signal, LocalDate today) {
        var found = fresh("where s.id = :signal", signal);
        return !found.isEmpty() && open(viewer, found.getFirst(), today);
    }

    @Transactional(readOnly = true)
    boolean isThere(Viewer viewer, UUID signal) {
        return sql.sql("select exists (select from signals.signal s where s.id = :signal)")
                .param("signal", signal)
                .query(Boolean.class)
                .single();
    }

    /// The case of a signal's fact, if there is one and the viewer may see it.
    @Transactional(readOnly = true)
    Optional<UUID> of(Viewer viewer, UUID signal) {
        return sql.sql("""
                select c.id
                from signals.signal s
                join cases.conflict_case c on c.organisation_id = s.organisation_id
                                          and c.fingerprint = s.fingerprint
                where s.id = :signal
                """)
                .param("signal", signal)
                .query(UUID.class)
                .optional();
    }

    private List<Found> fresh(String which, @Nullable UUID signal) {
        return sql.sql("""
                select s.id, s.rule, s.fingerprint, s.agency_id, s.rep_id, s.account_id
                from signals.signal s
                """ + which + """
                  and not exists (select from cases.conflict_case c
                                  where c.organisation_id = s.organisation_id
                                    and c.fingerprint = s.fingerprint)
                  and not exists (select from cases.settled d
                                  where d.organisation_id = s.organisation_id
                                    and d.fingerprint = s.fingerprint)
                  and (cast(:signal as uuid) is null or s.id = cast(:signal as uuid))
                order by s.id
                limit :most
                """)
                .param("signal", signal)
                .param("most", MOST)
                .query((row, _) -> new Found(row.getObject("id", UUID.class),
                        row.getString("rule"), row.getString("fingerprint"),
                        row.getObject("agency_id", UUID.class),
                        row.getObject("rep_id", UUID.class),
                        row.getObject("account_id", UUID.class)))
                .list();
    }

    private boolean open(Viewer viewer, Found one, LocalDate today) {
        var words = Words.in(viewer.organisation().language());
        boolean isOwn = one.rule().equals(OWN_BREACH);
        return openings.open(viewer,
                new Openings.Source(one.id(), one.rule(), one.fingerprint()),
                new Openings.Perceived(words.text("signals.rule." + one.rule()),
                        words.text("signals.reason." + one.rule())),
                new Subject(isOwn ? null : one.agency(), isOwn ? null : one.rep(), one.account(),
                        null), today);
    }
}
