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

    private static final int[] NO_PLACES = {};
    private static final long[] NO_AMOUNTS = {};

    private final Lines lines;
    private final Part part;
    private final Course[] courses;
    private final int[] strand;
    private final long[] base;
    private final long[] before;
    private final long[] rated;
    private final long[] amount;
    private final long[] net;
    private final long @Nullable [] quantity;
    private final boolean[] tells;

    /// Of each course whoever earns over others; null where the rep of a line does.
    private final @Nullable UUID[] owners;
    private final boolean[] isMatched;
    private final int[] starts;
    private final Map<UUID, Integer> documents = new HashMap<>();
    private int at;
    private int end;

    Side(Reckoned reckoned, Part part) {
        this.part = part;
        lines = reckoned.lines();
        var layer = reckoned.layers().get(part);
        courses = layer == null ? new Course[0] : layer.courses().toArray(Course[]::new);
        strand = layer == null ? NO_PLACES : layer.strand();
        base = layer == null ? NO_AMOUNTS : layer.base();
        before = layer == null ? NO_AMOUNTS : layer.before();
        rated = layer == null ? NO_AMOUNTS : layer.rated();
        amount = layer == null ? NO_AMOUNTS : layer.amount();
        net = lines.net();
        quantity = lines.given(Column.QUANTITY);
        tells = new boolean[courses.length];
        owners = new @Nullable UUID[courses.length];
        for (int i = 0; i < tells.length; i++) {
            tells[i] = part == Part.COMMISSION || courses[i].strand().isPaid();
            owners[i] = courses[i].strand() instanceof Strand.Over over
                    ? over.override().owner() : null;
        }
        isMatched = new boolean[before.length];
        starts = lines.starts();
    }

    int size() {
        return before.length;
    }

    /// Whether this part says anything about a line.
    boolean tells(int line) {
        return tells[strand[line]];
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

    UUID rep(int line) {
        var owner = owners[strand[line]];
        return owner != null ? owner : lines.reps().get(lines.rep()[line]);
    }

    public long amount(int line) {
        return amount[line];
    }

    /// In millionths, of the document's line.
    public int share(int line) {
        return lines.share()[line];
    }

    /// The product lines of all that was sold, each with those it lies in.
    public List<List<UUID>> upward() {
        return lines.subjects().upward();
    }

    /// The place in [#upward] of what was sold.
    public int up(int line) {
        return lines.subjects().up(lines.subject()[line]);
    }

    /// In thousandths of a unit; 0 where it is not known.
    public long quantity(int line) {
        return quantity == null ? 0 : quantity[line];
    }

    /// 0 where it is not known.
    public long given(Column column, int line) {
        var given = lines.given(column);
        return given == null ? 0 : given[line];
    }

    public @Nullable UUID item(int line) {
        return lines.subjects().item(lines.subject()[line]);
    }

    /// Without freight, tax and discount, in minor units.
    public long net(int line) {
        return net[line];
    }

    public Part part() {
        return part;
    }

    public Course course(int line) {
        return courses[strand[line]];
    }

    public long base(int line) {
        return base[line];
    }

    /// The sum of its strand before the line.
    public long sum(int line) {
        return before[line];
    }

    public long rated(int line) {
        return rated[line];
    }

    /// Whether the line's strand earns over what others earn, rather than over what they sell.
    public boolean isOfCommission(int line) {
        return course(line).isOfCommission();
    }

    List<Slice> slices(int line) {
        return course(line).slices(sum(line), sum(line) + base(line));
    }

    Entry entry(int line) {
        return new Entry(part, lines.line(line), rep(line), course(line), base[line],
                before[line], rated[line], amount[line]);
    }
}
