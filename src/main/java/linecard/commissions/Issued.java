package linecard.commissions;

import linecard.access.Absent;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.FiscalPeriod;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Issued statements for the rooms that build on them: heads and lines, as far as the viewer sees
/// them.
@Component
public class Issued {

    private final Statements statements;
    private final StatementLines lines;
    private final FiscalMonths months;
    private final Agencies agencies;

    Issued(Statements statements, StatementLines lines, FiscalMonths months, Agencies agencies) {
        this.statements = statements;
        this.lines = lines;
        this.months = months;
        this.agencies = agencies;
    }

    public record Head(
            UUID id, UUID agency, String agencyName, String number, FiscalPeriod period) {

        private static Head of(Statement one) {
            return new Head(one.id(), one.agency(), one.agencyName(), one.number(), one.period());
        }
    }

    /// @param document null, as its day is, where it is about no one document
    /// @param number of the document
    /// @param original number of the document that it takes back; empty where it takes none
    /// @param net of the whole line, before the split
    /// @param base the part of it that the rate applies to
    /// @param rate null where there is none
    /// @param late of an earlier month than the statement's
    public record Line(
            int position, @Nullable UUID document, String number, String original,
            @Nullable LocalDate bookedOn, String account, @Nullable UUID rep,
            String repName, Money net, Rate share, Money base, @Nullable Rate rate,
            Money amount, boolean late) {

        private static Line of(StatementLine line) {
            return new Line(line.position(), line.document(), line.number(),
                    line.originalNumber(), line.bookedOn(), line.account(), line.rep(),
                    line.repName(), line.lineNet(), line.share(), line.base(),
                    line.by() == null ? null : line.by().rate(), line.amount(), line.late());
        }
    }

    /// A rep sees the head of a statement on which a line is the own one.
    ///
    /// @throws Absent where the viewer sees nothing of it
    @Transactional(readOnly = true)
    public Head of(Viewer viewer, UUID statement) {
        if (viewer.role() == Role.REP && viewer.agency() != null) {
            var own = lines.ownMonth(viewer, statement);
            var agency = agencies.of(viewer, viewer.agency());
            return new Head(own.statement(), agency.id(), agency.name(), own.number(),
                    months.of(viewer, own.year(), own.month()));
        }
        var whole = statements.of(viewer, statement);
        if (!whole.isIssued()) throw new Absent("statement");
        return Head.of(whole);
    }

    /// @throws Absent where the viewer sees no such line
    @Transactional(readOnly = true)
    public Line line(Viewer viewer, UUID statement, int position) {
        return lines.after(viewer, statement, null, position - 1, 1).stream()
                .filter(line -> line.position() == position).findFirst().map(Line::of)
                .orElseThrow(() -> new Absent("statement line"));
    }

    /// Every line that the viewer sees, in order.
    @Transactional(readOnly = true)
    public List<Line> lines(Viewer viewer, UUID statement) {
        return lines.all(viewer, statement).stream().map(Line::of).toList();
    }

    /// The latest of an agency, latest first.
    @Transactional(readOnly = true)
    public List<Head> ofAgency(Viewer viewer, UUID agency) {
        return statements.ofAgency(viewer, agency).stream().filter(Statement::isIssued)
                .map(Head::of).toList();
    }
}
