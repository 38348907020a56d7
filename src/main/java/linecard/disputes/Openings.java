package linecard.disputes;

import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.commissions.Issued;
import linecard.commissions.Ledger;
import linecard.disputes.Dispute.Line;
import linecard.disputes.Dispute.Reason;
import linecard.files.Enclosed;
import linecard.money.Money;
import linecard.people.Agencies;
import linecard.people.Outcome;
import linecard.people.Outcome.Done;
import linecard.people.Outcome.Refused;
import linecard.reckoning.Book;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// How a dispute is opened.
@Repository
public class Openings {

    private final JdbcClient sql;
    private final Disputes disputes;
    private final Messages messages;
    private final Deadlines deadlines;
    private final Issued issued;
    private final Agencies agencies;
    private final Ledger ledger;

    Openings(JdbcClient sql, Disputes disputes, Messages messages, Deadlines deadlines,
            Issued issued, Agencies agencies, Ledger ledger) {
        this.sql = sql;
        this.disputes = disputes;
        this.messages = messages;
        this.deadlines = deadlines;
        this.issued = issued;
        this.agencies = agencies;
        this.ledger = ledger;
    }

    /// What somebody wants to open.
    ///
    /// @param id made by the page, so that what is sent twice is opened once; of the first words
    ///     as well
    /// @param agency for whom, where there is no line that says it
    /// @param line null for a sale that stands on no statement
    /// @param document number, where there is no line
    /// @param account as it is called, where there is no line
    public record Wanted(
            UUID id, @Nullable UUID agency, @Nullable Line line, Reason reason, String document,
            String account, Money expected, String words, @Nullable Enclosed enclosed) {}

    /// What the dispute is about, as it stands on this day.
    private record About(
            UUID agency, String agencyName, @Nullable UUID rep, String repName, String statement,
            String document, String account, Money stated) {}

    /// Opens a dispute with the agency's first words. Where one is there with this id, nothing is
    /// written.
    ///
    /// @throws Absent where the viewer sees no such line or agency
    @Transactional
    public Outcome open(Viewer viewer, Wanted wanted, LocalDate today) {
        ledger.waitForOthers(viewer);
        if (disputes.find(viewer, wanted.id()).isPresent()) return new Done(List.of());
        var about = about(viewer, wanted);
        var refusal = DisputeRules.refusal(
                wanted.reason(), wanted.line() != null, about.stated(), wanted.expected());
        if (refusal.isPresent()) {
            return Refused.of(refusal.get().equals("web.notOffered") ? "reason" : "expected",
                    refusal.get());
        }
        var before = before(viewer, wanted, about);
        for (var other : before) {
            if (other.decision() == null) return Refused.of("reason", "disputes.alreadyOpen");
            if (other.decision().outcome() != Decision.Outcome.WITHDRAWN) {
                return Refused.of("reason", "disputes.alreadyDecided");
            }
        }
        long held = held(viewer, about, wanted.expected().minus(about.stated()));
        write(viewer, wanted, about, held, before.size() + 1, today);
        if (held != 0) {
            ledger.post(viewer, about.agency(), new Ledger.About(Dispute.opened(wanted.id()),
                    wanted.line() == null ? null : wanted.line().statement(), today),
                    Consequences.ofOpening(held));
        }
        messages.add(viewer, wanted.id(),
                new Message.Draft(wanted.id(), wanted.words(), wanted.enclosed()));
        return new Done(List.of(wanted.id()));
    }

    private About about(Viewer viewer, Wanted wanted) {
        if (wanted.line() != null) {
            var head = issued.of(viewer, wanted.line().statement());
            var line = issued.line(viewer, head.id(), wanted.line().position());
            return new About(head.agency(), head.agencyName(), line.rep(), line.repName(),
                    head.number(), line.number(), line.account(), line.amount());
        }
        var agency = agencies.of(viewer, wanted.agency() == null ? viewerAgency(viewer)
                : wanted.agency());
        boolean isOwn = viewer.role() == Role.REP;
        return new About(agency.id(), agency.name(), isOwn ? viewer.rep() : null,
                isOwn ? viewer.user().name(viewer.organisation().language()) : "", "",
                wanted.document(), wanted.account(), viewer.organisation().zero());
    }

    private static UUID viewerAgency(Viewer viewer) {
        if (viewer.agency() == null) throw new Absent("agency");
        return viewer.agency();
    }

    /// Those about the same line, or the same missing sale.
    private List<Dispute> before(Viewer viewer, Wanted wanted, About about) {
        return wanted.line() != null ? disputes.ofLine(viewer, wanted.line())
                : disputes.ofMissing(viewer, about.agency(), about.document());
    }

    /// A rep does not see what is payable to the agency, and holds back nothing of it.
    private long held(Viewer viewer, About about, Money claim) {
        if (!claim.isNegative() || viewer.role() == Role.REP) return 0;
        var payable = ledger.balances(viewer, about.agency()).of(Book.PAYABLE);
        return Consequences.heldBack(claim.minor(), payable);
    }

    private void write(
            Viewer viewer, Wanted wanted, About about, long held, int attempt, LocalDate today) {
        var line = wanted.line();
        sql.sql("""
                insert into disputes.dispute (
                    id, organisation_id, agency_id, rep_id, statement_id, position, attempt,
                    reason, agency_name, rep_name, statement_number, document_number,
                    account_name, stated_minor, expected_minor, held_minor, opened_on, due_on,
                    opened_name)
                values (:id, :organisation, :agency, :rep, :statement, :position, :attempt,
                        :reason, :agencyName, :repName, :statementNumber, :document,
                        :account, :stated, :expected, :held, :today, :due, :by)
                """)
                .param("id", wanted.id())
                .param("organisation", viewer.organisation().id())
                .param("agency", about.agency())
                .param("rep", about.rep())
                .param("statement", line == null ? null : line.statement())
                .param("position", line == null ? null : line.position())
                .param("attempt", attempt)
                .param("reason", wanted.reason().code())
                .param("agencyName", about.agencyName())
                .param("repName", about.repName())
                .param("statementNumber", about.statement())
                .param("document", about.document())
                .param("account", about.account())
                .param("stated", about.stated().minor())
                .param("expected", wanted.expected().minor())
                .param("held", held)
                .param("today", today)
                .param("due", deadlines.due(viewer, today))
                .param("by", viewer.user().name(viewer.organisation().language()))
                .update();
    }
}
