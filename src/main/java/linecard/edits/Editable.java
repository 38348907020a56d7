package linecard.edits;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.traits.Marked;
import linecard.traits.Trait;
import linecard.web.Query;
import linecard.words.Language;
import linecard.words.Words;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Records of which single things are changed in their list: each room that keeps such records
/// offers one as a Spring component. Tags and own fields are added to what it says itself.
public interface Editable<T extends Marked<T>> {

    Trait.Of of();

    /// Their table, such as `accounts.account`.
    String relation();

    /// Who changes one; many are changed by keepers alone.
    Audience audience();

    /// What can be said of them beside tags and own fields, in the words of the viewer.
    List<Edit<T>> edits(Viewer viewer, Words words);

    String name(T record, Language in);

    /// What tells it from others of that name; may be empty.
    String hint(T record);

    /// Those of them that stay as they are, because another record stands for them.
    Set<UUID> fixed(Viewer viewer);

    List<T> those(Viewer viewer, Collection<UUID> ids);

    /// All that the list finds by what its address holds.
    void each(Viewer viewer, Query query, Words words, Consumer<? super T> taker);

    /// Writes them all, or none where one was changed since.
    ///
    /// @throws linecard.access.Stale there
    void write(Viewer viewer, List<T> changed);
}
