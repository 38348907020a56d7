package linecard.archive;

import linecard.access.Viewer;
import linecard.commissions.Statements;
import linecard.database.Bound;
import linecard.sales.Months;

import org.springframework.stereotype.Component;

/// Works again out of the rows what an organisation says of itself: the sums of its months, and
/// the seals of its statements.
@Component
class Proofs {

    private final Months months;
    private final Statements statements;

    Proofs(Months months, Statements statements) {
        this.months = months;
        this.statements = statements;
    }

    /// @param months how many of the months' sums are not what the credits come to
    /// @param statements how many there are
    /// @param broken how many of them do not verify
    record Proof(int months, int statements, int broken) {

        boolean holds() {
            return months == 0 && broken == 0;
        }
    }

    Proof of(Viewer viewer) {
        return Bound.call(viewer.binding(), () -> {
            int broken = 0;
            var all = statements.ids(viewer);
            for (var id : all) if (!statements.verify(viewer, id).holds()) broken++;
            return new Proof(months.prove(viewer).size(), all.size(), broken);
        });
    }
}
