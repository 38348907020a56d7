package linecard.sales;

import linecard.access.Audience;
import linecard.access.Viewer;

/// By whom past sales are counted.
public enum Basis {

    /// Who held the account then.
    AS_WAS,
    /// Today's assignment over all history.
    AS_IS,
    /// As-is, only accounts held through both windows.
    SAME_ACCOUNT;

    /// The basis in which this viewer gets figures when asking for this one.
    ///
    /// To count by today's assignments one must see whole accounts, what others were credited
    /// with included. Who sees only a part (reps, agencies, managers of one territory) gets
    /// as-was for every basis; a page names the basis that this answers.
    public Basis seenBy(Viewer viewer) {
        return seesAll(viewer) ? this : AS_WAS;
    }

    static boolean seesAll(Viewer viewer) {
        return viewer.isEverywhere(Audience.STAFF);
    }
}
