package linecard.commissions;

import linecard.calendar.Span;
import linecard.commissions.Gathered.Named;
import linecard.commissions.Gathered.Names;
import linecard.commissions.Gathered.Sold;
import linecard.packing.Packer;
import linecard.packing.Unpacker;
import linecard.reckoning.Lines;
import linecard.reckoning.SubjectList.Buyer;
import linecard.sales.Kind;
import linecard.sales.Share;
import linecard.stated.LinesPacking;
import linecard.stated.SoldIn;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// The lines of one agency, kind of document and month, as bytes. What changes without a new credit
/// is left out: how accounts are called and of what type they are, and in what product lines lie.
/// Credits are rated by what stands under the numbers that they take back, so of each it is kept
/// what that was.
final class InputPacking {

    static final int FORM = 3;

    private InputPacking() {}

    /// @param current the id of what stands under the number now, where it is another than the
    ///        document goes by
    /// @param soldIn of documents in another currency
    /// @param takenBack of credits, what they take back
    record Input(
            Lines lines, Map<UUID, UUID> current, Map<UUID, SoldIn> soldIn,
            Map<UUID, Map<Integer, Sold>> sold, Map<UUID, TakenBack> takenBack) {

        static Input of(Gathered gathered) {
            var lines = gathered.lines();
            var names = gathered.names();
            var bare = lines.with(to -> new Buyer(to.account(), to.contract(), null),
                    upward -> List.of(upward.getFirst()));
            var current = new HashMap<UUID, UUID>();
            var soldIn = new HashMap<UUID, SoldIn>();
            var takenBack = new HashMap<UUID, TakenBack>();
            for (var document : lines.documents()) {
                var id = document.id();
                var named = requireNonNull(names.named().get(id));
                if (!named.id().equals(id)) current.put(id, named.id());
                if (named.soldIn() != null) soldIn.put(id, named.soldIn());
                if (document.returned() != null) {
                    takenBack.put(id, new TakenBack(
                            names.number(document.whole()), named.takesBack()));
                }
            }
            return new Input(bare, current, soldIn, names.sold(), takenBack);
        }

        /// Those that are rated on some days.
        Input ratedOn(Span days) {
            return new Input(lines.ratedOn(days), current, soldIn, sold, takenBack);
        }

        /// With what is known now.
        ///
        /// @param now the lines with the types of their accounts and all product lines
        /// @param account the names by id
        Gathered gathered(Kind kind, Lines now, Map<UUID, String> account) {
            var named = new HashMap<UUID, Named>(2 * lines.documents().size());
            var numbers = HashMap.<UUID, String>newHashMap(takenBack.size());
            UUID last = null;
            for (int i = 0; i < lines.size(); i++) {
                var document = lines.documentOf(i);
                var id = document.id();
                if (id == last) continue;
                last = id;
                var whose = lines.subjects().buyer(lines.subject()[i]).account();
                var back = takenBack.get(id);
                named.put(id, new Named(current.getOrDefault(id, id), kind,
                        account.getOrDefault(whose, ""), soldIn.get(id),
                        back == null ? null : back.id()));
                if (back != null) numbers.put(document.whole(), back.number());
            }
            return new Gathered(now, Map.of(), new Names(named, numbers, sold));
        }
    }

    /// @param number empty where it is not known
    /// @param id see [Named#takesBack]
    record TakenBack(String number, @Nullable UUID id) {}

    static byte[] pack(Input input) {
        var out = new Packer(FORM);
        var lines = input.lines();
        LinesPacking.lines(out, lines);
        out.number(count(lines, input.current()));
        for (int i = 0; i < lines.documents().size(); i++) {
            var current = input.current().get(lines.documents().get(i).id());
            if (current != null) out.number(i).plainId(current);
        }
        out.number(count(lines, input.soldIn()));
        for (int i = 0; i < lines.documents().size(); i++) {
            var soldIn = input.soldIn().get(lines.documents().get(i).id());
            if (soldIn != null) out.number(i).text(soldIn.currency()).number(soldIn.rateNanos());
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.share()[i] == Share.WHOLE) continue;
            var ofDocument = requireNonNull(input.sold().get(lines.documentOf(i).id()));
            var sold = requireNonNull(ofDocument.get(lines.position()[i]));
            out.number(sold.quantityMilli()).number(sold.netMinor());
        }
        for (var document : lines.documents()) {
            if (document.returned() == null) continue;
            var back = requireNonNull(input.takenBack().get(document.id()));
            out.text(back.number()).id(back.id());
        }
        return out.bytes();
    }

    private static int count(Lines lines, Map<UUID, ?> of) {
        int count = 0;
        for (var document : lines.documents()) if (of.containsKey(document.id())) count++;
        return count;
    }

    /// Whether it was packed as it would be now.
    static boolean isCurrent(byte[] bytes) {
        return bytes[0] == FORM;
    }

    static Input unpack(byte[] bytes) {
        var in = new Unpacker(bytes, FORM);
        var lines = LinesPacking.lines(in);
        var current = new HashMap<UUID, UUID>();
        for (int left = in.count(); left > 0; left--) {
            current.put(lines.documents().get(in.count()).id(), in.plainId());
        }
        var soldIn = new HashMap<UUID, SoldIn>();
        for (int left = in.count(); left > 0; left--) {
            soldIn.put(lines.documents().get(in.count()).id(), new SoldIn(in.text(), in.number()));
        }
        var sold = new HashMap<UUID, Map<Integer, Sold>>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.share()[i] == Share.WHOLE) continue;
            sold.computeIfAbsent(lines.documentOf(i).id(), _ -> new HashMap<>())
                    .put(lines.position()[i], new Sold(in.number(), in.number()));
        }
        var takenBack = new HashMap<UUID, TakenBack>();
        for (var document : lines.documents()) {
            if (document.returned() == null) continue;
            takenBack.put(document.id(), new TakenBack(in.text(), in.idOrNone()));
        }
        if (!in.isAtEnd()) throw new IllegalStateException("something follows the lines");
        return new Input(lines, current, soldIn, sold, takenBack);
    }
}
