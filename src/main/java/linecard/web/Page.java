package linecard.web;

import linecard.access.Absent;
import linecard.access.Audience;
import linecard.access.Organisation;
import linecard.access.User;
import linecard.access.Viewer;
import linecard.database.Paged;
import linecard.money.Money;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What every page knows: who looks, in which language, at which address. Handlers take one as a
/// parameter and pass it on to their template.
///
/// @param base what stands before every path: `/o/slug` inside an organisation, else nothing
/// @param path the path asked for, without the base
/// @param query the query asked for, without `?`
/// @param isReadOnly whether the disk is so full that nothing may be changed
public record Page(
        Words words, @Nullable User user, @Nullable Viewer visitor, String base, String path,
        String query, @Nullable Notice notice, boolean isReadOnly) {

    /// Who looks, inside an organisation.
    public Viewer viewer() {
        if (visitor == null) throw new Absent("viewer");
        return visitor;
    }

    public Organisation organisation() {
        return viewer().organisation();
    }

    public Language language() {
        return words.language();
    }

    /// The text of a key.
    public String t(String key, Object... arguments) {
        return words.text(key, arguments);
    }

    /// The address of a path within the organisation.
    public String to(String path) {
        return base + path;
    }

    /// The address of a stylesheet, script or image.
    public String asset(String name) {
        return Assets.address(name);
    }

    public boolean may(Audience audience) {
        return visitor != null && visitor.isIn(audience);
    }

    /// @see Viewer#isEverywhere
    public boolean mayEverywhere(Audience audience) {
        return visitor != null && visitor.isEverywhere(audience);
    }

    public String money(Money money) {
        return words.money(money);
    }

    /// The first few of them in a sentence, and how many more there are.
    public String some(List<String> all, int most) {
        if (all.size() <= most) return String.join(", ", all);
        return String.join(", ", all.subList(0, most)) + " "
                + t("web.andMore", all.size() - most);
    }

    /// What stands in the address after `?`.
    public Query asked() {
        return Query.of(query);
    }

    /// The page of a list that the address asks for under this name, with `web.pager` below it.
    public <T> Paged<T> leaf(List<T> all, String name) {
        var number = asked().values().getOrDefault(name, "");
        return Paged.of(all, number.matches("\\d{1,5}") ? Integer.parseInt(number) : 1);
    }

    public <T> Paged<T> leaf(List<T> all) {
        return leaf(all, "page");
    }

    /// The destinations of this viewer, at most seven.
    List<Destination> destinations() {
        return visitor == null ? List.of() : Destination.of(visitor);
    }

    /// The destination this page belongs to: the one that knows most of its address, and the first
    /// of several.
    @Nullable Destination here() {
        Destination here = null;
        for (var one : destinations()) {
            if (one.knows(path) > (here == null ? 0 : here.knows(path))) here = one;
        }
        return here;
    }
}
