package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.keyaccounts.Scope.Kind;
import linecard.keyaccounts.Scope.Whole;
import linecard.web.Query;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Of which whole a page tells, as its address says; anything unreadable asks for the usual one.
///
/// @param part null where all parts of a kind are asked for, and for the organisation
record Question(Kind kind, @Nullable UUID part) {

    static Question of(Viewer viewer, @Nullable String by, @Nullable String part) {
        var offered = kinds(viewer);
        var asked = Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(by) && offered.contains(kind)).findFirst();
        if (asked.isEmpty()) return usual(viewer, offered.getFirst());
        var id = id(part);
        return asked.get() == Kind.REP && id == null && viewer.rep() != null
                ? usual(viewer, Kind.REP) : new Question(asked.get(),
                asked.get() == Kind.ORGANISATION ? null : id);
    }

    private static Question usual(Viewer viewer, Kind kind) {
        return new Question(kind, switch (kind) {
            case TERRITORY -> viewer.territory();
            case REP -> viewer.rep();
            case ORGANISATION, LINE -> null;
        });
    }

    /// What a viewer may ask for, the usual one first.
    static List<Kind> kinds(Viewer viewer) {
        if (!viewer.role().isStaff()) return List.of(Kind.REP);
        if (viewer.territory() != null) return List.of(Kind.TERRITORY, Kind.REP);
        return List.of(Kind.values());
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text != null && text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? UUID.fromString(text) : null;
    }

    /// The whole itself; null where all of a kind are asked for.
    @Nullable Whole whole() {
        return kind != Kind.ORGANISATION && part == null ? null : new Whole(kind, part);
    }

    Query query() {
        return Query.none().with("by", kind.code()).with("part", part == null ? "" : part);
    }
}
