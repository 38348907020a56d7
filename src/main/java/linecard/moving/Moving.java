package linecard.moving;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.files.FileRefused;
import linecard.jobs.JobFailed;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The work on a move: whatever was asked for last.
@Component
class Moving extends NamedWork {

    static final String KIND = "move";

    private final Moves moves;
    private final Mover mover;

    Moving(Moves moves, Mover mover) {
        super(KIND, Audience.KEEPERS, "moving.job", "/moving/");
        this.moves = moves;
        this.mover = mover;
    }

    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        var move = moves.of(viewer, subject);
        try {
            switch (move.state()) {
                case TRYING -> mover.tryOut(viewer, move, progress);
                case TAKING -> mover.take(viewer, move, progress);
                case UNDOING -> mover.undo(viewer, move, progress);
                case TRIED, TAKEN, UNDONE, FAILED, CANCELLED -> {}
            }
        } catch (FileRefused e) {
            var problem = e.problem();
            throw new JobFailed(new Trouble(problem.key(), problem.arguments()));
        }
    }

    @Override
    public Map<UUID, String> titles(Viewer viewer, Set<UUID> subjects) {
        return moves.titles(viewer, subjects);
    }
}
