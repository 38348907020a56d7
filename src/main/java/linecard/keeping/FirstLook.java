package linecard.keeping;

import linecard.access.Viewer;

/// What many look at first, and what takes long before it is kept. One bean for each kind of
/// figures; the program works it out before anybody asks, see [FirstLooks].
public interface FirstLook {

    /// Asks for what is the same for all who see the same, as pages do when nothing was chosen.
    void workOut(Viewer viewer);
}
