package linecard.commissions;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.packing.Packer;
import linecard.packing.Unpacker;
import linecard.reckoning.Column;
import linecard.reckoning.Lines;
import linecard.reckoning.Plan;
import linecard.reckoning.Reckoned;
import linecard.reckoning.SubjectList.Buyer;
import linecard.reckoning.Summed;
import linecard.reckoning.Window;
import linecard.stated.LinesPacking;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// What the next statement of a window goes on from, instead of from all its lines.
///
/// @param sums see [Summed]
/// @param until lines of this day and later were not known yet
/// @param counted how many credits each month had up to then, see [Counts#text]
/// @param types of all accounts with lines, as they were; empty for none
/// @param upward of all product lines, those they lay in
record Forward(
        Lines sums, LocalDate until, String counted, Map<UUID, String> types,
        Set<List<UUID>> upward) {

    private static final int FORM = 1;

    /// @param fresh the lines that were not in what it goes on from
    /// @param before what that was; null where all lines are fresh
    /// @return null where nothing can go on from it
    static @Nullable Forward of(
            Window window, FiscalCalendar calendar, Reckoned reckoned, Lines fresh,
            @Nullable Forward before, LocalDate until, Counts counts) {
        if (window.agreement().versions().isEmpty()) return null;
        var sums = Summed.of(new Plan(window.agreement(), calendar), reckoned);
        if (sums == null) return null;
        var types = new HashMap<>(before == null ? Map.<UUID, String>of() : before.types);
        var upward = new HashSet<>(before == null ? Set.<List<UUID>>of() : before.upward);
        for (var buyer : fresh.subjects().buyers()) types.put(buyer.account(), type(buyer));
        upward.addAll(fresh.subjects().upward());
        return new Forward(sums, until, counts.text(new Span(window.span().from(), until)), types,
                upward);
    }

    private static String type(Buyer buyer) {
        return buyer.customerType() == null ? "" : buyer.customerType();
    }

    /// Whether everything that it was summed from still is as it was then.
    boolean stands(StatedWindow stated, Counts counts, AccountsNow now, LineTree tree) {
        if (!counts.text(new Span(stated.span().from(), until)).equals(counted)) return false;
        for (var type : types.entrySet()) {
            if (!type.getValue().equals(now.type(type.getKey()))) return false;
        }
        return upward.stream().allMatch(lines -> tree.upward(lines.getFirst()).equals(lines));
    }

    /// With what is new after it; null where the costs of one are known and not of the other.
    @Nullable Lines with(Lines fresh) {
        if (fresh.size() == 0) return sums;
        boolean isCostKnown = sums.amounts().containsKey(Column.COST);
        if (isCostKnown != fresh.amounts().containsKey(Column.COST)) return null;
        return Lines.joined(List.of(sums, fresh));
    }

    byte[] pack() {
        var out = new Packer(FORM);
        LinesPacking.lines(out, sums);
        out.day(until).plainText(counted).number(types.size());
        new TreeMap<>(types).forEach((account, type) -> out.plainId(account).text(type));
        out.number(upward.size());
        upward.stream().sorted(Comparator.comparing(List::getFirst)).forEach(lines -> {
            out.number(lines.size());
            for (var line : lines) out.id(line);
        });
        return out.bytes();
    }

    /// @return null for another form
    static @Nullable Forward unpack(byte[] bytes) {
        if (bytes[0] != FORM) return null;
        var in = new Unpacker(bytes);
        var sums = LinesPacking.lines(in);
        var until = in.day();
        var counted = in.plainText();
        var types = new HashMap<UUID, String>();
        for (int left = in.count(); left > 0; left--) types.put(in.plainId(), in.text());
        var upward = new HashSet<List<UUID>>();
        for (int left = in.count(); left > 0; left--) {
            var lines = new ArrayList<UUID>();
            for (int more = in.count(); more > 0; more--) lines.add(in.id());
            upward.add(List.copyOf(lines));
        }
        return new Forward(sums, until, counted, types, upward);
    }
}
