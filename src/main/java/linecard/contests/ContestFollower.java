package linecard.contests;

import linecard.access.Viewer;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import java.util.Optional;

/// What another room does when a contest starts and ends, and what it shows of it on the contest's
/// own page: each such room offers one as a Spring component.
public interface ContestFollower {

    /// Why the contest may not start; asked last, in the transaction that starts it.
    Optional<Notice> refusal(Viewer viewer, Contest contest, Lineup lineup);

    /// It has started, in the same transaction.
    void started(Viewer viewer, Contest contest, Lineup lineup);

    /// Its places are final, in the same transaction: told once, by the one program that ended it.
    ///
    /// @param owner who sees all of the organisation
    void ended(Viewer owner, Contest contest);

    Html of(Page page, Contest contest);
}
