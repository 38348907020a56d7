package linecard.views;

import linecard.access.Audience;
import linecard.access.Viewer;

import java.util.UUID;

/// A list as somebody wants to see it again.
///
/// @param list the path of the list without its slash, such as `accounts`
/// @param query what its address holds, with the question mark; empty for the whole list
/// @param shared whether everybody in the organisation has it; else `person` alone
/// @param opens whether the list opens with it for the viewer
public record SavedView(
        UUID id, UUID person, String list, String name, String query, boolean shared,
        boolean opens, int version) {

    static final int LONGEST_NAME = 60;
    static final int LONGEST_QUERY = 2_000;

    /// So many a person has of one list at most.
    static final int MOST = 100;

    /// Whether the viewer may change or remove it.
    boolean isFor(Viewer viewer) {
        return shared ? viewer.isIn(Audience.KEEPERS) : person.equals(viewer.user().id());
    }

    /// Its address. It names the view, so that the list can say which it shows.
    String path() {
        return "/" + list + query + (query.isEmpty() ? "?" : "&") + "view=" + id;
    }
}
