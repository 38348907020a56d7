package linecard.payouts;

import linecard.access.Viewer;
import linecard.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What could be paid, and what of it is picked.
///
/// @param made of which parts what each agency could be paid is
/// @param from the account it would leave from; none where none is known
/// @param total of what can be paid
record PayableBoard(
        List<Payable> rows, Map<UUID, List<PaymentPart>> made, BankDetails from,
        Set<String> picked, Money total) {

    /// @param picked the agencies with the amounts beside them; null for all that can be paid
    static PayableBoard of(Viewer viewer, List<Payable> rows, Map<UUID, List<PaymentPart>> made,
            BankDetails from, @Nullable List<String> picked) {
        var total = viewer.organisation().zero();
        for (var row : rows) if (row.canBePaid()) total = total.plus(row.amount());
        var agencies = picked == null
                ? rows.stream().filter(Payable::canBePaid).map(PayableBoard::id)
                : picked.stream().map(pick -> pick.replaceAll(":.*", ""));
        return new PayableBoard(rows, made, from, agencies.collect(Collectors.toSet()), total);
    }

    private static String id(Payable row) {
        return row.agency().id().toString();
    }

    List<PaymentPart> parts(Payable row) {
        return made.getOrDefault(row.agency().id(), List.of());
    }

    boolean isPicked(Payable row) {
        return picked.contains(id(row));
    }

    long payable() {
        return rows.stream().filter(Payable::canBePaid).count();
    }
}
