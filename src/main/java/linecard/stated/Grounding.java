package linecard.stated;

import linecard.access.Organisation;
import linecard.money.Money;
import linecard.reckoning.Agreement;
import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Event;
import linecard.reckoning.Measure;
import linecard.reckoning.Phase;
import linecard.reckoning.Releases.Paid;
import linecard.reckoning.Side;
import linecard.reckoning.Strand;
import linecard.reckoning.Terms;
import linecard.stated.Grounds.Added;
import linecard.stated.Grounds.PaidOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tells what amounts rest on.
public final class Grounding {

    /// In the order in which they are told.
    static final List<Column> ADDED = List.of(
            Column.DISCOUNT, Column.FREIGHT, Column.TAX, Column.EXCLUDED, Column.COST);

    private final Organisation organisation;
    private final Agreement agreement;
    private final Map<UUID, Paid> paid;
    private final Map<Strand, List<Terms>> terms = new IdentityHashMap<>();

    /// @param agreement may have versions of several times that begin on the same day
    /// @param paid by invoice
    public Grounding(Organisation organisation, Agreement agreement, Map<UUID, Paid> paid) {
        this.organisation = organisation;
        this.agreement = agreement;
        this.paid = paid;
    }

    public Grounds of(Side side, int line) {
        var strand = side.course(line).strand();
        if (!strand.isPaid()) return Grounds.NONE;
        var document = side.document(line);
        var added = added(side, line, strand);
        var phase = Phase.of(agreement, document, side.item(line));
        var paidOf = paid(side, line, document, strand);
        boolean isOfCommission = side.isOfCommission(line);
        return added.isEmpty() && phase == null && paidOf == null && !isOfCommission
                ? Grounds.NONE : new Grounds(added, isOfCommission, phase, paidOf);
    }

    /// By which it may be paid.
    private List<Terms> terms(Strand strand) {
        return terms.computeIfAbsent(strand, _ -> agreement.versions().stream()
                .filter(version -> version.from().equals(strand.version()))
                .map(Agreement.Version::terms).toList());
    }

    private List<Added> added(Side side, int line, Strand strand) {
        if (strand instanceof Strand.PerUnit || side.isOfCommission(line)) return List.of();
        long more = side.base(line) - side.net(line);
        if (more == 0) return List.of();
        for (var one : terms(strand)) {
            var added = added(side, line, one.base());
            if (added.stream().mapToLong(part -> part.amount().minor()).sum() == more) return added;
        }
        return List.of();
    }

    /// The net is without freight, tax and discount.
    private List<Added> added(Side side, int line, Measure measure) {
        var added = new ArrayList<Added>();
        for (var column : ADDED) {
            boolean isLess = measure.kind() != Measure.Kind.GROSS
                    && measure.less().contains(column);
            long amount = side.given(column, line);
            long more = switch (column) {
                case EXCLUDED -> isLess ? -amount : 0;
                case COST -> measure.kind() == Measure.Kind.MARGIN ? -amount : 0;
                default -> isLess ? 0 : amount;
            };
            if (more != 0) added.add(new Added(column, money(more)));
        }
        return added;
    }

    private @Nullable PaidOf paid(Side side, int line, Document document, Strand strand) {
        if (paid.isEmpty()) return null;
        var of = paid.get(document.whole());
        if (of == null || of.total() <= 0 || of.paid() >= of.total()) return null;
        boolean isPart = side.amount(line) != side.rated(line)
                && terms(strand).stream().anyMatch(one -> one.event() == Event.PAYMENT);
        return isPart ? new PaidOf(money(of.paid()), money(of.total())) : null;
    }

    private Money money(long minor) {
        return organisation.money(minor);
    }
}
