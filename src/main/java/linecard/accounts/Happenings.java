package linecard.accounts;

import linecard.web.Page;

import java.util.List;
import java.util.UUID;

/// What a room knows to have happened at accounts: each such room offers one as a Spring component
/// for each kind, and the timeline of an account is all of them together.
public interface Happenings {

    /// Words key of the kind.
    String kind();

    /// Those that follow a mark, latest first, by one query; of those the viewer may see.
    List<Happening> of(Page page, UUID account, Happening.Mark after, int most);
}
