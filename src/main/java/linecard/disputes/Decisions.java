package linecard.disputes;

import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.commissions.Ledger;
import linecard.disputes.Decision.Outcome;
import linecard.money.Money;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// How disputes end: decided by the principal or withdrawn by the agency, once.
@Repository
public class Decisions {

    private final JdbcClient sql;
    private final Disputes disputes;
    private final Ledger ledger;

    Decisions(JdbcClient sql, Disputes disputes, Ledger ledger) {
        this.sql = sql;
        this.disputes = disputes;
        this.ledger = ledger;
    }

    /// What somebody wants to decide.
    ///
    /// @param granted what the agency gets more; zero to reject
    /// @param inRecords the records were put right, so the next statement brings the difference
    public record Wanted(Outcome outcome, Money granted, boolean inRecords, String words) {}

    /// The principal's decision. The same one again changes nothing.
    ///
    /// @throws Absent where the viewer sees no such dispute
    @Transactional
    public linecard.people.Outcome decide(
            Viewer viewer, UUID id, Wanted wanted, LocalDate today) {
        var dispute = disputes.of(viewer, id);
        var outcome = wanted.outcome() == Outcome.REJECTED ? Optional.of(Outcome.REJECTED)
                : DisputeRules.outcome(dispute.claim(), wanted.granted());
        if (outcome.isEmpty()) {
            return Refused.of("granted", "disputes.notPart", dispute.claim());
        }
        if (outcome.get() != Outcome.GRANTED && wanted.words().isEmpty()) {
            return Refused.of("why", "disputes.sayWhy");
        }
        return end(viewer, dispute, new Wanted(
                outcome.get(), wanted.granted(), wanted.inRecords(), wanted.words()), today);
    }

    /// The agency gives it up. A rep gives up only what the same rep has opened.
    @Transactional
    linecard.people.Outcome withdraw(
            Viewer viewer, UUID id, String words, LocalDate today) {
        var dispute = disputes.of(viewer, id);
        if (viewer.role() == Role.REP && !dispute.openedBy().equals(viewer.user().id())) {
            return Refused.of("why", "disputes.notYours");
        }
        return end(viewer, dispute, new Wanted(
                Outcome.WITHDRAWN, viewer.organisation().zero(), false, words), today);
    }

    private linecard.people.Outcome end(
            Viewer viewer, Dispute dispute, Wanted wanted, LocalDate today) {
        int rows = sql.sql("""
                insert into disputes.decision (dispute_id, organisation_id, outcome, granted_minor,
                                               in_records, content, decided_name)
                values (:dispute, :organisation, :outcome, :granted, :inRecords, :content, :by)
                on conflict (dispute_id) do nothing
                """)
                .param("dispute", dispute.id())
                .param("organisation", viewer.organisation().id())
                .param("outcome", wanted.outcome().code())
                .param("granted", wanted.granted().minor())
                .param("inRecords", wanted.inRecords())
                .param("content", wanted.words())
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
        if (rows == 0) return before(viewer, dispute.id(), wanted);
        var postings = Consequences.ofEnd(dispute.held().minor(),
                wanted.inRecords() ? 0 : wanted.granted().minor());
        if (!postings.isEmpty()) {
            ledger.post(viewer, dispute.agency(), new Ledger.About(Dispute.ended(dispute.id()),
                    dispute.line() == null ? null : dispute.line().statement(), today), postings);
        }
        return new Done(List.of(dispute.id()));
    }

    /// Whoever comes second is told, unless it was the same decision.
    private linecard.people.Outcome before(Viewer viewer, UUID id, Wanted wanted) {
        var made = disputes.of(viewer, id).decision();
        if (made == null) throw new Stale("decision");
        boolean isSame = made.outcome() == wanted.outcome()
                && made.granted().equals(wanted.granted())
                && made.inRecords() == wanted.inRecords() && made.words().equals(wanted.words());
        return isSame ? new Done(List.of(id))
                : Refused.of("outcome", "disputes.decidedBefore", made.by());
    }
}
