package linecard.linecards;

import linecard.catalog.Codes;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads what somebody typed about a category.
final class CategoryForm {

    private static final int MOST_NAMED = 30;

    private CategoryForm() {}

    static Form of(Words words, Category stored, @Nullable Category parent) {
        return Form.of(words, Map.of("code", stored.code(), "english", stored.english(),
                "hungarian", stored.hungarian(),
                "parent", parent == null ? "" : parent.label(words.language()),
                "version", String.valueOf(stored.version())));
    }

    /// @param stored the category as it is; null for a new one
    static Optional<Category> read(Form form, CategoryTree tree, @Nullable Category stored) {
        var code = form.text("code", Codes.LONGEST);
        var english = form.text("english", Category.LONGEST_NAME);
        var hungarian = form.text("hungarian", Category.LONGEST_NAME);
        var parent = CardForm.category(form, "parent", tree);
        if (form.hasProblems()) return Optional.empty();
        var id = stored == null ? Ids.fresh() : stored.id();
        var above = parent.get().map(Category::id).orElse(null);
        if (above != null) {
            var path = tree.upward(above);
            if (path.contains(id)) form.problem("parent", "linecards.no.loop");
            else if (path.size() >= Category.DEEPEST) {
                form.problem("parent", "linecards.no.tooDeep", Category.DEEPEST);
            }
        }
        return form.hasProblems() ? Optional.empty() : Optional.of(new Category(id, above,
                code.get(), english.get(), hungarian.get(),
                stored != null && stored.archived(), form.version()));
    }

    /// Several categories, one a line.
    static Supplier<Set<UUID>> several(
            Form form, String field, CategoryTree tree, boolean isNeeded) {
        return form.read(field, text -> {
            var found = new LinkedHashSet<UUID>();
            for (var line : String.join("\n", form.all(field)).split("[\r\n]+")) {
                if (line.isBlank()) continue;
                found.add(CardForm.category(form.words(), line.strip(), tree).id());
                if (found.size() > MOST_NAMED) {
                    throw new ReadingException("linecards.no.tooMany", MOST_NAMED);
                }
            }
            if (found.isEmpty() && isNeeded) throw new ReadingException("web.missing");
            return found;
        });
    }
}
