package linecard.edits;

import linecard.access.Absent;
import linecard.access.Viewer;
import linecard.edits.Edit.Use;
import linecard.traits.Marked;
import linecard.traits.Own;
import linecard.traits.Traits;
import linecard.web.Choice;
import linecard.words.Words;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The kinds of records that can be changed in their lists, and what can be said of each.
@Component
public class Editables {

    private final ObjectProvider<Editable<?>> all;
    private final Traits traits;

    Editables(ObjectProvider<Editable<?>> all, Traits traits) {
        this.all = all;
        this.traits = traits;
    }

    /// @param list the path of their list without its slash
    /// @throws Absent where there are none
    Editable<?> in(String list) {
        return all.stream().filter(one -> one.of().list().equals(list)).findFirst()
                .orElseThrow(() -> new Absent("list"));
    }

    boolean has(String list) {
        return all.stream().anyMatch(one -> one.of().list().equals(list));
    }

    Own own(Viewer viewer, Editable<?> records) {
        return traits.own(viewer, records.of());
    }

    /// All that the viewer can say of them: tags and own fields first.
    static <T extends Marked<T>> List<Edit<T>> edits(
            Editable<T> records, Viewer viewer, Own own, Words words) {
        var edits = new ArrayList<Edit<T>>(OwnEdits.of(viewer, own, words));
        edits.addAll(records.edits(viewer, words));
        return edits;
    }

    /// What can be said of many of a list.
    public List<Choice> ofMany(Viewer viewer, String list, Own own, Words words) {
        return whats(in(list), viewer, own, words, Use.MANY);
    }

    /// What the viewer can say of one in its row; nothing where that is not for the viewer.
    public InRow inRow(Viewer viewer, String list, Own own, Words words) {
        var records = in(list);
        return new InRow(list, !viewer.isIn(records.audience()) ? Set.of()
                : whats(records, viewer, own, words, Use.ONE).stream().map(Choice::value)
                        .collect(Collectors.toSet()));
    }

    private static <T extends Marked<T>> List<Choice> whats(
            Editable<T> records, Viewer viewer, Own own, Words words, Use use) {
        return edits(records, viewer, own, words).stream()
                .filter(one -> one.uses().contains(use))
                .map(one -> new Choice(one.what(), one.label())).toList();
    }
}
