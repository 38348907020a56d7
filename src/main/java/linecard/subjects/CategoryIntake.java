package linecard.subjects;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.linecards.Categories;
import linecard.linecards.Category;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A file of categories. Where it does not say what one lies in, the zeros at the end of its code
/// do, as in the CPV: 03111000 lies in 03110000.
final class CategoryIntake extends ComparingIntake<CategoryIntake.Said, Category> {

    /// @param wider empty for the top; null where the file does not speak of it
    record Said(String code, String english, String hungarian, @Nullable String wider) {}

    private final Viewer viewer;
    private final Categories categories;
    private final ByCode<Category> known;
    private final Map<UUID, Category> byId = new HashMap<>();
    private final Set<String> inLoops = new HashSet<>();

    CategoryIntake(Viewer viewer, Categories categories) {
        this.viewer = viewer;
        this.categories = categories;
        var all = categories.all(viewer);
        this.known = new ByCode<>(all, Category::code);
        for (var one : all) byId.put(one.id(), one);
    }

    @Override
    public Said read(Entry entry) {
        var english = entry.note("english", Category.LONGEST_NAME);
        var hungarian = entry.note("hungarian", Category.LONGEST_NAME);
        if (english.isEmpty() && hungarian.isEmpty()) {
            entry.problem("english", "exchange.noName");
        }
        return new Said(entry.code("category"), english.isEmpty() ? hungarian : english,
                hungarian.isEmpty() ? english : hungarian,
                entry.noteIfGiven("wider", Entry.CODE));
    }

    @Override
    public String key(Entry entry) {
        return ByCode.plain(entry.raw("category"));
    }

    /// Wider ones first. What lies in itself by the file stays where it stands, and is refused.
    @Override
    public List<Bundle<Said>> ordered(List<Bundle<Said>> records) {
        var byCode = new HashMap<String, Said>();
        for (var record : records) {
            byCode.put(ByCode.plain(record.first().code()), record.first());
        }
        inLoops.clear();
        var depths = new HashMap<String, Integer>();
        for (var record : records) {
            depths.put(record.key(), depth(record.first(), byCode));
        }
        var ordered = new ArrayList<>(records);
        ordered.sort(Comparator.comparing(record -> depths.getOrDefault(record.key(), 0)));
        return ordered;
    }

    private int depth(Said said, Map<String, Said> byCode) {
        if (said.wider() == null) return said.code().replaceAll("0+$", "").length();
        var path = new HashSet<String>();
        int depth = 0;
        for (var at = said; at != null && at.wider() != null && !at.wider().isEmpty(); depth++) {
            if (!path.add(ByCode.plain(at.code()))) {
                inLoops.add(ByCode.plain(said.code()));
                break;
            }
            at = byCode.get(ByCode.plain(at.wider()));
        }
        return depth;
    }

    @Override
    void write(List<Category> added, List<Category> changed) {
        categories.addAll(viewer, added);
        categories.changeAll(viewer, changed);
    }

    @Override
    Verdict settle(Said said, boolean write) {
        var before = known.find(said.code());
        if (inLoops.contains(ByCode.plain(said.code()))) {
            return Verdict.rejected("wider", "linecards.no.loop");
        }
        var wider = wider(said, before);
        if (wider == null && said.wider() != null && !said.wider().isEmpty()) {
            return Verdict.rejected("wider", "exchange.unknownCategory",
                    Entry.shown(said.wider()));
        }
        var after = new Category(before == null ? Ids.fresh() : before.id(),
                wider == null ? null : wider.id(), before == null ? said.code() : before.code(),
                said.english(), said.hungarian(), before != null && before.archived(),
                before == null ? 1 : before.version());
        var refusal = refusal(after);
        if (refusal != null) return refusal;
        var verdict = compared(before, after);
        boolean isChanged = verdict.outcome() == Outcome.CHANGED;
        var kept = isChanged ? new Category(after.id(), after.parent(), after.code(),
                after.english(), after.hungarian(), after.archived(), after.version() + 1) : after;
        known.put(kept);
        byId.put(kept.id(), kept);
        return verdict;
    }

    private @Nullable Category wider(Said said, @Nullable Category before) {
        if (said.wider() != null) return said.wider().isEmpty() ? null : known.find(said.wider());
        if (before != null) return before.parent() == null ? null : byId.get(before.parent());
        var code = said.code();
        for (int at = code.length() - 1; at > 1; at--) {
            if (code.charAt(at) == '0') continue;
            var found = known.find(code.substring(0, at) + "0".repeat(code.length() - at));
            if (found != null) return found;
        }
        return null;
    }

    /// The tree as it would be, walked upward.
    private @Nullable Verdict refusal(Category one) {
        int depth = 0;
        for (var above = one.parent(); above != null; depth++) {
            if (above.equals(one.id())) return Verdict.rejected("wider", "linecards.no.loop");
            if (depth >= Category.DEEPEST) {
                return Verdict.rejected("wider", "linecards.no.tooDeep", Category.DEEPEST);
            }
            var next = byId.get(above);
            above = next == null ? null : next.parent();
        }
        return null;
    }
}
