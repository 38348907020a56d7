package linecard.commissions;

import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.commissions.Gathered.Named;
import linecard.commissions.Gathered.Names;
import linecard.reckoning.Change.Cause;
import linecard.reckoning.Differences;
import linecard.reckoning.Differences.Manner;
import linecard.reckoning.Lines;
import linecard.reckoning.Part;
import linecard.reckoning.Reckoned;
import linecard.reckoning.Releases.Paid;
import linecard.sales.Kind;
import linecard.stated.PartPacking;
import linecard.stated.Portion;
import linecard.stated.Rule;
import linecard.stated.StatementLine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static java.util.Objects.requireNonNull;

/// Reckons an issued statement once more, from nothing but the lines and terms that were known when
/// its month was closed: every figure of it has to come out the same, byte by byte.
@Component
class Replay {

    /// In the order in which they are likely.
    private static final List<Manner> MANNERS = List.of(Manner.values()).reversed();

    private final StatedWindows stated;
    private final StatementLines lines;

    Replay(StatedWindows stated, StatementLines lines) {
        this.stated = stated;
        this.lines = lines;
    }

    /// What a line is about, whatever it says of it. Two may be about the same: what is given back
    /// of a month's cap, and what is taken by that of the quarter that begins with it.
    private record Place(
            String number, @Nullable LocalDate day, Portion portion, Part part, Cause cause,
            Rule rule, @Nullable UUID rep, boolean isOfOld, boolean isOfNew) {

        static Place of(StatementLine line) {
            var rule = line.rule().climbs() ? Rule.LADDER : line.rule();
            return new Place(line.number(), line.bookedOn(), line.portion(), line.part(),
                    line.cause(), rule, line.rep(), line.was() != null,
                    line.now() != null);
        }
    }

    /// Whether the statement comes out as it stands. Names are taken as they stand; figures are
    /// not.
    @Transactional(readOnly = true)
    boolean holds(Viewer viewer, Statement statement) {
        for (var manner : MANNERS) if (holds(viewer, statement, manner)) return true;
        return false;
    }

    private boolean holds(Viewer viewer, Statement statement, Manner manner) {
        var asStored = lines.stored(viewer, statement.id());
        var stood = new HashMap<Place, Deque<StatementLine>>();
        for (var line : lines.all(viewer, statement.id())) {
            stood.computeIfAbsent(Place.of(line), _ -> new ArrayDeque<>()).add(line);
        }
        var again = new TreeMap<Integer, StatementLine>();
        for (var line : reckoned(viewer, statement, manner)) {
            var same = stood.get(Place.of(line));
            if (same == null || same.isEmpty()) return false;
            var as = same.remove();
            again.put(as.position(), line.named(as));
        }
        var packed = StatementLines.packed(List.copyOf(again.values()));
        if (packed.size() != asStored.size()) return false;
        for (int i = 0; i < packed.size(); i++) {
            if (!isSame(viewer, packed.get(i).detail(), asStored.get(i))) return false;
        }
        return true;
    }

    /// Byte by byte; what was packed in an earlier form, figure by figure.
    private static boolean isSame(Viewer viewer, byte[] again, byte[] stored) {
        if (again[0] == stored[0]) return Arrays.equals(again, stored);
        var currency = viewer.organisation().currency();
        return PartPacking.unpack(again, currency).equals(PartPacking.unpack(stored, currency));
    }

    private List<StatementLine> reckoned(Viewer viewer, Statement statement, Manner manner) {
        var before = stated.of(viewer, statement.id(), true);
        var after = stated.of(viewer, statement.id(), false);
        if (after.isEmpty()) return List.of();
        var all = new ArrayList<>(before);
        all.addAll(after);
        var known = stated.lines(viewer, all);
        var calendar = viewer.organisation().calendar();
        var now = Reckoned.joined(after.stream()
                .map(window -> WindowReckoning.again(window, known, calendar, manner)).toList());
        var old = before.isEmpty() ? WindowReckoning.nothing(now) : Reckoned.joined(before.stream()
                .map(window -> WindowReckoning.again(window, known, calendar, manner)).toList());
        var some = all.stream()
                .map(window -> requireNonNull(known.get(window.id())).lines()).toList();
        var paid = new HashMap<UUID, Paid>();
        for (var window : after) paid.putAll(requireNonNull(known.get(window.id())).paid());
        return new Telling(viewer.organisation(), _ -> "", Map.of(),
                Accrual.told(all.stream().map(StatedWindow::terms).toList()),
                paid, names(some), some, statement.period().span())
                .lines(Differences.told(manner, old, now, statement.period().span()),
                        Comparator.naturalOrder());
    }

    private static Names names(List<Lines> some) {
        var named = new HashMap<UUID, Named>();
        for (var lines : some) {
            for (var document : lines.documents()) {
                named.put(document.id(), new Named(
                        document.id(), Kind.INVOICE, "", null, null));
            }
        }
        return new Names(named, Map.of(), Map.of());
    }
}
