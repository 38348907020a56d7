package linecard.entrance;

import linecard.access.Absent;
import linecard.access.Change;
import linecard.access.History;
import linecard.web.Page;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.UUID;

/// The history of records as people read it.
@Component
class Retellings {

    private final History history;
    private final ObjectProvider<Retelling> retellings;

    Retellings(History history, ObjectProvider<Retelling> retellings) {
        this.history = history;
        this.retellings = retellings;
    }

    /// The changes of a row, newest first.
    ///
    /// @throws Absent where the viewer may see none, or no room tells them to people
    List<Change> of(Page page, String relation, UUID row) {
        var changes = history.of(page.viewer(), relation, row);
        if (changes.isEmpty()) throw new Absent("history");
        return retellings.stream().filter(one -> one.relation().equals(relation)).findFirst()
                .map(one -> one.told().apply(page, changes))
                .orElseThrow(() -> new Absent("history"));
    }
}
