package linecard.web;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The records of one kind that the viewer may see, for lists that name them: empty for those
/// that are not among them, and for none.
public final class Known {

    private final Map<UUID, Offered> byId = new HashMap<>();

    public Known(List<? extends Offered> all) {
        for (var one : all) byId.put(one.id(), one);
    }

    public String name(@Nullable UUID id, Language in) {
        var one = id == null ? null : byId.get(id);
        return one == null ? "" : one.label(in);
    }

    public String code(@Nullable UUID id) {
        var one = id == null ? null : byId.get(id);
        return one == null ? "" : one.code();
    }
}
