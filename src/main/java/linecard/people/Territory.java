package linecard.people;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.web.Offered;
import linecard.words.Language;

import java.util.List;
import java.util.UUID;

/// A part of the market.
public record Territory(UUID id, String code, String name, boolean archived, int version)
        implements Offered {

    @Override
    public String label(Language in) {
        return name;
    }

    Territory withArchived(boolean archived, int version) {
        return new Territory(id, code, name, archived, version);
    }

    /// Those that a viewer may put records in: a manager of one territory only there.
    public static List<Territory> open(Viewer viewer, List<Territory> all) {
        if (viewer.territory() == null) return all;
        return all.stream().filter(one -> one.id().equals(viewer.territory())).toList();
    }

    /// A manager of one territory neither draws the map nor adds agencies: one that has no rep
    /// there is not seen, so it could not be kept.
    public static void requireWholeMarket(Viewer viewer) {
        if (viewer.territory() != null) throw new Absent("whole market");
    }
}
