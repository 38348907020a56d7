package linecard.reckoning;

import linecard.reckoning.Lines.Key;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// One of two reckonings that are compared, as far as one part goes. Explains only the lines that
/// it is asked for.
final class Side {

    private final Reckoned reckoned;
    private final @Nullable Layer layer;
    private final long[] before;

    Side(Reckoned reckoned, Part part) {
        this.reckoned = reckoned;
        layer = reckoned.layers().get(part);
        before = layer == null ? new long[0] : layer.before();
    }

    /// Where each line stands that this part says anything about.
    Map<Key, Integer> places() {
        var places = new LinkedHashMap<Key, Integer>();
        for (int i = 0; i < before.length; i++) {
            if (reckoned.tells(layer(), i)) places.put(reckoned.lines().key(i), i);
        }
        return places;
    }

    Document document(int line) {
        var lines = reckoned.lines();
        return lines.documents().get(lines.document()[line]);
    }

    UUID rep(int line) {
        return reckoned.rep(layer(), line);
    }

    long amount(int line) {
        return layer().amount()[line];
    }

    Entry entry(int line) {
        return reckoned.entry(layer(), line, before[line]);
    }

    private Layer layer() {
        if (layer == null) throw new IllegalStateException("no such part");
        return layer;
    }
}
