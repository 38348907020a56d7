package linecard.accounts;

import linecard.web.Page;

import java.util.List;
import java.util.UUID;

/// What a room knows to have happened at accounts: each such room offers one as a Spring component
/// for each kind, and the timeline of an account is all of them together.
public interface Happenings {

    /// Words key of the kind.
    String kind();

    /// Those of some accounts that follow a mark, latest first, by one query; of those the viewer
    /// may see.
    List<Happening> of(Page page, List<UUID> accounts, Happening.Mark after, int most);

    /// Such a query: so many of each of `:accounts` by an index, and of these so many, `:most`.
    ///
    /// @param one finds those of `a.id`, `account_id` and `id` among its columns
    /// @param day the column by which they are ordered, before their ids
    static String ofEach(String one, String day) {
        return """
                select x.*
                from unnest(cast(:accounts as uuid[])) as a (id)
                cross join lateral (
                    %s
                    order by %s desc, id desc
                    limit :most) x
                order by x.%2$s desc, x.id desc
                limit :most
                """.formatted(one, day);
    }
}
