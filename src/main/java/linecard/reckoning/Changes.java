package linecard.reckoning;

import linecard.reckoning.Change.Cause;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import java.util.UUID;

/// What is new against what was stated, as columns: of each change the lines that it is about. It
/// is told in full when it is asked for, so that of many no more than one has to be there.
public final class Changes extends AbstractList<Change> implements RandomAccess {

    private static final int NONE = -1;
    private static final Comparator<@Nullable LocalDate> DAYS =
            Comparator.nullsLast(Comparator.naturalOrder());
    private static final Cause[] CAUSES = Cause.values();

    private final List<Side> sides = new ArrayList<>();
    private final List<Change> others = new ArrayList<>();
    private byte[] cause = new byte[16];
    private byte[] part = new byte[16];

    /// The lines that are compared; of what is about no line, below that its place in `others`.
    private int[] old = new int[16];
    private int[] now = new int[16];
    private int size;

    Changes() {}

    public static Changes none() {
        return new Changes();
    }

    /// Goes on with another part.
    void compare(Side before, Side after) {
        sides.add(before);
        sides.add(after);
    }

    /// Of the part that is compared.
    ///
    /// @param before the place of the line as it was stated, -1 for none; `after` as it is now
    void tell(Cause why, int before, int after) {
        if (size == old.length) {
            int most = 2 * size;
            cause = Arrays.copyOf(cause, most);
            part = Arrays.copyOf(part, most);
            old = Arrays.copyOf(old, most);
            now = Arrays.copyOf(now, most);
        }
        cause[size] = (byte) why.ordinal();
        part[size] = (byte) (sides.size() / 2 - 1);
        old[size] = before;
        now[size++] = after;
    }

    /// What is about no line.
    void tell(Change other) {
        others.add(other);
        tell(other.cause(), NONE, NONE - others.size());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Change get(int at) {
        if (now[at] < NONE) return other(at);
        var was = old[at] == NONE ? null : before(at).entry(old[at]);
        var is = now[at] == NONE ? null : after(at).entry(now[at]);
        return new Change(cause(at), rep(at), was, is, null, null, amount(at));
    }

    private Change other(int at) {
        return others.get(NONE - 1 - now[at]);
    }

    /// Whether it is about a line of a document.
    public boolean isOfLine(int at) {
        return now[at] >= NONE;
    }

    /// Whether it is news of a line that does not earn, since documents of another kind do. Where
    /// it did earn, it is not.
    public boolean isOfOtherEvent(int at) {
        return isOfLine(at) && old(at) < 0
                && after(at).course(now(at)).strand()
                        instanceof Strand.Nothing(Strand.Reason reason)
                && reason == Strand.Reason.OTHER_EVENT;
    }

    public Cause cause(int at) {
        return CAUSES[cause[at]];
    }

    public @Nullable UUID rep(int at) {
        if (now[at] < NONE) return other(at).rep();
        return old[at] == NONE ? after(at).rep(now[at]) : before(at).rep(old[at]);
    }

    public long amount(int at) {
        if (now[at] < NONE) return other(at).amount();
        return (now[at] == NONE ? 0 : after(at).amount(now[at]))
                - (old[at] == NONE ? 0 : before(at).amount(old[at]));
    }

    /// As it was stated; the place of the line there is [#old].
    public Side before(int at) {
        return sides.get(2 * part[at]);
    }

    /// As it is known now; the place of the line there is [#now].
    public Side after(int at) {
        return sides.get(2 * part[at] + 1);
    }

    /// -1 for none.
    public int old(int at) {
        return old[at];
    }

    /// -1 for none.
    public int now(int at) {
        return now[at];
    }

    /// What is known now or, where nothing is left, what was stated.
    public Side side(int at) {
        return now[at] == NONE ? before(at) : after(at);
    }

    public int line(int at) {
        return now[at] == NONE ? old[at] : now[at];
    }

    /// null for what is about no line.
    public @Nullable Document document(int at) {
        return isOfLine(at) ? side(at).document(line(at)) : null;
    }

    /// What is new of what commission is paid on.
    public long base(int at) {
        if (!isOfLine(at) || side(at).part() != Part.COMMISSION) return 0;
        return (now[at] == NONE ? 0 : after(at).base(now[at]))
                - (old[at] == NONE ? 0 : before(at).base(old[at]));
    }

    /// By day, number of the document, position and place; what has no day comes last.
    public int compare(int one, int other) {
        var document = document(one);
        var others = document(other);
        if (document != others || document == null) {
            int order = DAYS.compare(day(one), day(other));
            if (order == 0) order = number(document).compareTo(number(others));
            if (order != 0) return order;
        }
        int order = Integer.compare(position(one), position(other));
        if (order == 0) order = Integer.compare(place(one), place(other));
        return order != 0 ? order : Integer.compare(part(one), part(other));
    }

    private @Nullable LocalDate day(int at) {
        var document = document(at);
        if (document != null) return document.day();
        var extra = other(at).ofPeriod();
        return extra == null ? null : extra.period().from();
    }

    private static String number(@Nullable Document document) {
        return document == null ? "" : document.number();
    }

    private int position(int at) {
        return isOfLine(at) ? side(at).position(line(at)) : 0;
    }

    private int place(int at) {
        return isOfLine(at) ? side(at).place(line(at)) : 0;
    }

    private int part(int at) {
        return isOfLine(at) ? part[at] : 0;
    }
}
