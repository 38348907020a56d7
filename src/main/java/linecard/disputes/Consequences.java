package linecard.disputes;

import linecard.reckoning.Posting;

import java.util.ArrayList;
import java.util.List;

/// What a dispute means for the ledger. Amounts are minor units.
///
/// Where the agency wants more, nothing that it is owed is held back meanwhile: the difference is
/// posted when it is granted. Where it says that it got too much, that part is held back from what
/// is payable, and given back or taken away by the decision.
final class Consequences {

    private Consequences() {}

    /// How much is held back while the dispute is open.
    ///
    /// @param claim what the agency wants beyond what was stated
    /// @param payable to the agency on that day
    static long heldBack(long claim, long payable) {
        return claim < 0 && payable >= Math.negateExact(claim) ? Math.negateExact(claim) : 0;
    }

    static List<Posting> ofOpening(long heldBack) {
        return heldBack == 0 ? List.of() : List.of(Posting.disputed(heldBack));
    }

    /// @param heldBack when it was opened
    /// @param granted of the claim; zero where it was rejected or withdrawn, or where the next
    ///     statement brings it
    static List<Posting> ofEnd(long heldBack, long granted) {
        var postings = new ArrayList<Posting>();
        if (heldBack == 0) {
            if (granted != 0) postings.add(Posting.grantedAnew(granted));
            return postings;
        }
        long back = Math.addExact(heldBack, granted);
        if (back != 0) postings.add(Posting.granted(back));
        if (granted != 0) postings.add(Posting.rejected(Math.negateExact(granted)));
        return postings;
    }
}
