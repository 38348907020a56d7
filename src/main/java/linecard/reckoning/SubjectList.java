package linecard.reckoning;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Subjects as columns: there are nearly as many as lines, of few buyers and product lines. A
/// subject is made when it is asked for. Nobody writes into the arrays once they are here.
public final class SubjectList extends AbstractList<Subject> implements RandomAccess {

    private final List<Buyer> buyers;
    private final int[] buyer;
    private final @Nullable UUID[] items;
    private final List<List<UUID>> upward;
    private final int[] up;

    /// To whom something was sold: a subject but for what it was.
    public record Buyer(
            UUID account, @Nullable String contract, @Nullable String customerType) {}

    /// @param buyers those of the subjects; some may be equal
    /// @param buyer of each subject, the place in `buyers`
    /// @param items of each subject
    /// @param upward each product line with those it lies in, in the order in which subjects have
    ///     them, once
    /// @param up of each subject, the place in `upward`
    /// @throws IndexOutOfBoundsException where a place is none
    public SubjectList(List<Buyer> buyers, int[] buyer, @Nullable UUID[] items,
            List<List<UUID>> upward, int[] up) {
        for (int one : buyer) Objects.checkIndex(one, buyers.size());
        for (int one : up) Objects.checkIndex(one, upward.size());
        this.buyers = List.copyOf(buyers);
        this.buyer = buyer;
        this.items = items;
        this.upward = List.copyOf(upward);
        this.up = up;
    }

    public static SubjectList of(List<Subject> subjects) {
        var buyers = new Places<Buyer>();
        var upward = new Places<List<UUID>>();
        var buyer = new int[subjects.size()];
        var items = new @Nullable UUID[buyer.length];
        var up = new int[buyer.length];
        for (int i = 0; i < buyer.length; i++) {
            var one = subjects.get(i);
            buyer[i] = buyers.of(
                    new Buyer(one.account(), one.contract(), one.customerType()));
            items[i] = one.item();
            up[i] = upward.of(one.productLines());
        }
        return new SubjectList(buyers.inOrder(), buyer, items, upward.inOrder(), up);
    }

    /// Those of several, one after the other.
    static SubjectList joined(List<SubjectList> parts) {
        int size = parts.stream().mapToInt(SubjectList::size).sum();
        var buyers = new ArrayList<Buyer>();
        var upward = new Places<List<UUID>>();
        var buyer = new int[size];
        var items = new @Nullable UUID[size];
        var up = new int[size];
        int at = 0;
        for (var part : parts) {
            var places = part.upward.stream().mapToInt(upward::of).toArray();
            for (int i = 0; i < part.size(); i++) {
                buyer[at + i] = buyers.size() + part.buyer[i];
                up[at + i] = places[part.up[i]];
            }
            System.arraycopy(part.items, 0, items, at, part.size());
            buyers.addAll(part.buyers);
            at += part.size();
        }
        return new SubjectList(buyers, buyer, items, upward.inOrder(), up);
    }

    /// The same with others in the places of their buyers and product lines.
    SubjectList with(UnaryOperator<Buyer> to, UnaryOperator<List<UUID>> in) {
        var others = new Places<List<UUID>>();
        var places = upward.stream().map(in).mapToInt(others::of).toArray();
        return new SubjectList(buyers.stream().map(to).toList(), buyer, items, others.inOrder(),
                Lines.at(places, up));
    }

    @Override
    public Subject get(int index) {
        var to = buyer(index);
        return new Subject(to.account(), to.contract(), to.customerType(), items[index],
                upward.get(up[index]));
    }

    @Override
    public int size() {
        return buyer.length;
    }

    /// All buyers; some may be equal.
    public List<Buyer> buyers() {
        return buyers;
    }

    public Buyer buyer(int index) {
        return buyers.get(buyer[index]);
    }

    public @Nullable UUID item(int index) {
        return items[index];
    }

    /// Each product line with those it lies in, in the order in which subjects have them.
    public List<List<UUID>> upward() {
        return upward;
    }

    /// The place in [#upward] of what a subject is.
    public int up(int index) {
        return up[index];
    }

    /// Of each subject; only to be read.
    int[] up() {
        return up;
    }
}
