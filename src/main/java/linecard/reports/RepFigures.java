package linecard.reports;

import linecard.access.Viewer;
import linecard.database.PlannedOnce;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// All that a rep's page shows of a window, read in one transaction: its parts ask for the same
/// accounts and their holders.
@Component
class RepFigures {

    /// @param card empty where the viewer may not see the rep's effort
    record Whole(Board board, Breakdown parts, Optional<Scorecard> card) {}

    private final Boards boards;
    private final Breakdowns breakdowns;
    private final Scorecards scorecards;
    private final PlannedOnce planned;

    RepFigures(Boards boards, Breakdowns breakdowns, Scorecards scorecards, PlannedOnce planned) {
        this.boards = boards;
        this.breakdowns = breakdowns;
        this.scorecards = scorecards;
        this.planned = planned;
    }

    @Transactional(readOnly = true)
    public Whole of(Viewer viewer, Lens lens, UUID rep, LocalDate today) {
        planned.here();
        var board = boards.ofRep(viewer, lens, rep, today);
        return new Whole(board, breakdowns.of(viewer, lens, rep, today),
                scorecards.of(viewer, lens.window(), rep, board.total().figures(), today));
    }
}
