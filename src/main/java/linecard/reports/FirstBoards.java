package linecard.reports;

import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.keeping.FirstLook;

import org.springframework.stereotype.Component;

/// The boards of this month and year, and the first page of this month's ranking.
@Component
class FirstBoards implements FirstLook {

    private final Lenses lenses;
    private final Boards boards;
    private final Scorecards scorecards;

    FirstBoards(Lenses lenses, Boards boards, Scorecards scorecards) {
        this.lenses = lenses;
        this.boards = boards;
        this.scorecards = scorecards;
    }

    @Override
    public void workOut(Viewer viewer) {
        var today = lenses.today(viewer);
        var month = lens(viewer, Window.By.MONTH);
        var places = Ranking.of(boards.of(viewer, month, today).rows(),
                Ranking.Measure.ATTAINMENT).places();
        scorecards.of(viewer, month.window(), Paged.of(places, 1).rows(), today);
        boards.of(viewer, lens(viewer, Window.By.YEAR), today);
    }

    private Lens lens(Viewer viewer, Window.By by) {
        return lenses.of(viewer,
                new Lens.Asked(null, by.name(), null, null, null, null, null, null)).whole();
    }
}
