package linecard.web;

import linecard.words.Language;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/// Something that forms offer to pick from a list, as long as it is not archived.
public interface Offered {

    UUID id();

    String code();

    boolean archived();

    String label(Language in);

    /// @param stored what the record holds already: offered even when archived since
    static List<Choice> choices(
            List<? extends Offered> all, @Nullable UUID stored, Language in) {
        return all.stream()
                .filter(one -> !one.archived() || one.id().equals(stored))
                .map(one -> new Choice(one.id().toString(), one.label(in)))
                .toList();
    }

    /// Notes a problem where something was picked that is not offered.
    static void check(
            Form form, String field, List<? extends Offered> all, @Nullable UUID stored) {
        var picked = form.entered(field);
        if (picked.isEmpty() || form.problem(field) != null) return;
        for (var one : all) {
            if (!one.id().toString().equalsIgnoreCase(picked)) continue;
            if (one.archived() && !one.id().equals(stored)) form.problem(field, "web.archivedPick");
            return;
        }
        form.problem(field, "web.notOffered");
    }
}
