package linecard.reckoning;

import linecard.reckoning.Ladder.Slice;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One of two reckonings that are compared, as far as one part goes. Explains only the lines that
/// it is asked for.
public final class Side {

    private final Reckoned reckoned;
    private final Lines lines;
    private final @Nullable Layer layer;
    private final long[] before;
    private final boolean[] tells;
    private final boolean[] isMatched;
    private final int[] starts;
    private final Map<UUID, Integer> documents = new HashMap<>();
    private int at;
    private int end;

    Side(Reckoned reckoned, Part part) {
        this.reckoned = reckoned;
        lines = reckoned.lines();
        layer = reckoned.layers().get(part);
        before = layer == null ? new long[0] : layer.before();
        tells = layer == null ? new boolean[0] : new boolean[layer.courses().size()];
        for (int i = 0; i < tells.length; i++) {
            tells[i] = part == Part.COMMISSION || layer().courses().get(i).strand().isPaid();
        }
        isMatched = new boolean[before.length];
        starts = lines.starts();
    }

    int size() {
        return before.length;
    }

    /// Whether this part says anything about a line.
    boolean tells(int line) {
        return tells[layer().strand()[line]];
    }

    boolean isLeft(int line) {
        return !isMatched[line] && tells(line);
    }

    /// Goes to the lines of a document, to be asked for in their order.
    void open(UUID document) {
        if (documents.isEmpty() && before.length > 0) {
            for (int i = 0; i < lines.documents().size(); i++) {
                documents.put(lines.documents().get(i).id(), i);
            }
        }
        var place = documents.get(document);
        at = place == null ? 0 : starts[place];
        end = place == null ? 0 : starts[place + 1];
    }

    /// The same line as one of the other side, of the document that is open; -1 for none.
    int match(int position, int place) {
        while (at < end && (lines.position()[at] < position
                || lines.position()[at] == position && lines.place()[at] < place)) {
            at++;
        }
        if (at == end || lines.position()[at] != position || lines.place()[at] != place
                || !tells(at)) {
            return -1;
        }
        isMatched[at] = true;
        return at;
    }

    boolean isOfNext(int line) {
        return line == 0 || lines.document()[line] != lines.document()[line - 1];
    }

    public int position(int line) {
        return lines.position()[line];
    }

    public int place(int line) {
        return lines.place()[line];
    }

    public Document document(int line) {
        return lines.documentOf(line);
    }

    public UUID rep(int line) {
        return reckoned.rep(layer(), line);
    }

    public long amount(int line) {
        return layer().amount()[line];
    }

    /// In millionths, of the document's line.
    public int share(int line) {
        return lines.share()[line];
    }

    public Subject subject(int line) {
        return lines.subjects().get(lines.subject()[line]);
    }

    /// In thousandths of a unit; 0 where it is not known.
    public long quantity(int line) {
        return lines.quantity(line);
    }

    /// Without freight, tax and discount, in minor units.
    public long net(int line) {
        return lines.net(line);
    }

    public Part part() {
        return layer().part();
    }

    public Course course(int line) {
        return layer().courses().get(layer().strand()[line]);
    }

    public long base(int line) {
        return layer().base()[line];
    }

    /// The sum of its strand before the line.
    public long sum(int line) {
        return before[line];
    }

    public long rated(int line) {
        return layer().rated()[line];
    }

    List<Slice> slices(int line) {
        return course(line).slices(sum(line), sum(line) + base(line));
    }

    Entry entry(int line) {
        return reckoned.entry(layer(), line, before[line]);
    }

    private Layer layer() {
        if (layer == null) throw new IllegalStateException("no such part");
        return layer;
    }
}
