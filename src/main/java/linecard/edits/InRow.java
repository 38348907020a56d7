package linecard.edits;

import linecard.web.Query;

import java.util.Set;
import java.util.UUID;

/// What of the records of a list can be changed in their rows.
///
/// @param whats by their names in addresses
public record InRow(String list, Set<String> whats) {

    public boolean has(String what) {
        return whats.contains(what);
    }

    /// Where it is changed.
    ///
    /// @param query what the list shows
    String path(UUID record, String what, Query query) {
        return "/edits/" + list + "/" + record
                + Query.none().with("what", what).with("query", query);
    }

    /// What the cell is called in the page.
    static String cell(UUID record, String what) {
        return "cell-" + record + "-" + what;
    }
}
