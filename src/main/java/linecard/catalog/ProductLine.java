package linecard.catalog;

import linecard.web.Offered;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/// A line of products that goals, agreements and commission rates speak of. Lines nest: what
/// counts for a line counts for every line above it.
public record ProductLine(
        UUID id, @Nullable UUID parent, String code, String name, boolean archived, int version)
        implements Offered {

    @Override
    public String label(Language in) {
        return name;
    }

    ProductLine withArchived(boolean archived, int version) {
        return new ProductLine(id, parent, code, name, archived, version);
    }
}
