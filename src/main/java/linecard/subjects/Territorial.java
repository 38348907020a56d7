package linecard.subjects;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.people.Territories;
import linecard.people.Territory;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/// The territories that a file names, by code or by name. One that is not known is made.
final class Territorial {

    private final Viewer viewer;
    private final Territories territories;
    private final ByCode<Territory> byCode;
    private final ByCode<Territory> byName;
    private final Set<String> made = new LinkedHashSet<>();

    Territorial(Viewer viewer, Territories territories) {
        this.viewer = viewer;
        this.territories = territories;
        var all = territories.all(viewer);
        this.byCode = new ByCode<>(all, Territory::code);
        this.byName = new ByCode<>(all, Territory::name);
    }

    /// @param text code or name; empty for none
    /// @param name of one that is to be made; empty to call it by its code
    @Nullable UUID id(String text, String name, boolean write) {
        if (text.isEmpty()) return null;
        var known = byCode.find(text);
        if (known == null) known = byName.find(text);
        if (known != null) return known.id();
        var territory = new Territory(Ids.fresh(), text, name.isEmpty() ? text : name, false, 1);
        if (write) territories.add(viewer, territory);
        byCode.put(territory);
        byName.put(territory);
        made.add(territory.name());
        return territory.id();
    }

    Set<String> made() {
        return made;
    }
}
