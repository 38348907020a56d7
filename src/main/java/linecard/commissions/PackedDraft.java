package linecard.commissions;

import linecard.stated.PackedPart;

import java.util.List;
import java.util.UUID;

/// A draft with all that is stored of it, so that its lines need not be held in memory any more.
///
/// @param draft without its lines
/// @param lines how many
/// @param superseded the ids of what was stated and is stated anew
record PackedDraft(
        Draft draft, int lines, List<PackedPart> parts, List<UUID> superseded,
        List<StatedWindows.Packed> fresh) {

    static PackedDraft of(Draft draft) {
        var accrual = draft.accrual();
        return new PackedDraft(draft.bare(), draft.lines().size(),
                StatementLines.packed(draft.lines()),
                accrual == null ? List.of()
                        : accrual.superseded().stream().map(StatedWindow::id).toList(),
                accrual == null ? List.of()
                        : accrual.fresh().stream().map(StatedWindows.Packed::of).toList());
    }

    StatedWindows.Stating stating(Statement statement) {
        return new StatedWindows.Stating(statement.agency(), statement.id(), superseded, fresh);
    }
}
