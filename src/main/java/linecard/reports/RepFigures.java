package linecard.reports;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Tasks;
import linecard.web.Choice;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// All that a rep's page shows of a window, read in one transaction: its parts ask for the same
/// accounts and their holders.
@Component
class RepFigures {

    /// @param card empty where the viewer may not see the rep's effort
    /// @param due what waits for the rep
    /// @param lines the product lines to choose from
    record Whole(
            Rep rep, Board board, Breakdown parts, Optional<Scorecard> card,
            Tasks.Due due, List<Choice> lines) {}

    private final Lenses lenses;
    private final Reps reps;
    private final Boards boards;
    private final Breakdowns breakdowns;
    private final Scorecards scorecards;
    private final Tasks tasks;

    RepFigures(Lenses lenses, Reps reps, Boards boards, Breakdowns breakdowns,
            Scorecards scorecards, Tasks tasks) {
        this.lenses = lenses;
        this.reps = reps;
        this.boards = boards;
        this.breakdowns = breakdowns;
        this.scorecards = scorecards;
        this.tasks = tasks;
    }

    /// @throws Absent where the viewer sees no such rep
    @Transactional(readOnly = true)
    Whole of(Viewer viewer, Lens.Asked asked, UUID id, LocalDate today) {
        var rep = reps.of(viewer, id);
        var lens = lenses.of(viewer, asked);
        var board = boards.ofRep(viewer, lens, id, today);
        return new Whole(rep, board, breakdowns.of(viewer, lens, id, today),
                scorecards.of(viewer, lens.window(), id, board.total().figures(), today),
                tasks.due(viewer, id, today), lenses.lineChoices(viewer));
    }
}
