package linecard.subjects;

import linecard.exchange.ByCode;
import linecard.exchange.Entry;
import linecard.people.Rep;
import linecard.words.Language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The reps as files of other systems name them: by code, or by name in the order of either
/// language.
final class KnownReps {

    private static final int LONGEST = 200;
    /// Stands in for a rep who is not known, so that the rest of the row can still be read.
    private static final Rep NOBODY = new Rep(
            new UUID(0, 0), new UUID(0, 0), null, "", "", "", "", "", "", false, 1);

    private final ByCode<Rep> byCode;
    private final Map<String, Rep> byName = new HashMap<>();

    KnownReps(List<Rep> all) {
        this.byCode = new ByCode<>(all, Rep::code);
        for (var rep : all) {
            for (var language : Language.values()) {
                byName.put(ByCode.plain(rep.name(language)), rep);
            }
        }
    }

    /// The rep that a row names; nobody where it names none, which is noted.
    Rep find(Entry entry) {
        var text = entry.text("rep", LONGEST);
        var found = byCode.find(text);
        if (found == null) found = byName.get(ByCode.plain(text));
        if (found != null) return found;
        entry.problem("rep", "exchange.unknownRep", Entry.shown(text));
        return NOBODY;
    }
}
