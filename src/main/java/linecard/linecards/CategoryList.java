package linecard.linecards;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// A level of the tree, or what was found in all of it.
///
/// @param in what the level lies in; null for the top
/// @param above what that lies in, the widest first
/// @param asked what was looked for; empty for nothing
/// @param isEmpty whether there are no categories at all
record CategoryList(
        CategoryTree tree, @Nullable Category in, List<Category> above, String asked,
        List<Category> rows, boolean isEmpty) {

    private static final int FOUND = 500;

    static CategoryList of(
            CategoryTree tree, @Nullable UUID in, String asked, Language language) {
        var here = tree.of(in);
        var above = here == null ? List.<Category>of() : tree.upward(here.id()).reversed().stream()
                .filter(one -> !one.equals(here.id()))
                .map(tree::of).filter(Objects::nonNull).toList();
        var looked = asked.strip();
        var rows = looked.isEmpty() ? tree.within(here == null ? null : here.id())
                : tree.holding(looked, language, FOUND);
        return new CategoryList(tree, here, above, looked, rows, tree.within(null).isEmpty());
    }

    int within(Category one) {
        return tree.within(one.id()).size();
    }
}
