package linecard.pareto;

/// Whether an account is a key account, from one review to the next: it comes in as soon as it is
/// among the few, and goes out once it was not in two reviews running. So an account at the edge
/// does not come and go with every month.
///
/// @param below reviews running in which a key account was not among the few
public record Membership(boolean isKey, int below) {

    public static final Membership NONE = new Membership(false, 0);

    private static final int LAST = 2;

    public Membership {
        if (below < 0 || below >= LAST || !isKey && below > 0) {
            throw new IllegalArgumentException(isKey + " " + below);
        }
    }

    /// After a review.
    public Membership next(boolean isAmongFew) {
        if (isAmongFew) return new Membership(true, 0);
        if (!isKey || below + 1 == LAST) return NONE;
        return new Membership(true, below + 1);
    }
}
