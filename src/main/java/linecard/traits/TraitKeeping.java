package linecard.traits;

import linecard.access.Viewer;
import linecard.traits.Trait.Of;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// Reads an own field as it is to be kept, beside those that there are, and keeps it.
@Component
class TraitKeeping {

    private final Traits traits;

    TraitKeeping(Traits traits) {
        this.traits = traits;
    }

    /// @param stored as it is; null for a new one
    Optional<Trait> read(Viewer viewer, Form form, Of of, @Nullable Trait stored) {
        var all = traits.all(viewer, of);
        var read = TraitForm.read(form, of, stored, all.stream().map(Trait::key).toList());
        if (read.isEmpty() || read.get().archived()) return read;
        var others = all.stream()
                .filter(one -> !one.archived() && !one.id().equals(read.get().id())).count();
        if (others < Trait.MOST) return read;
        form.problem("english", "traits.no.more", Trait.MOST);
        return Optional.empty();
    }

    /// @return false where somebody else just added one of that key: the form says so
    boolean save(Viewer viewer, Form form, Trait read, @Nullable Trait stored) {
        try {
            if (stored == null) traits.add(viewer, read);
            else traits.change(viewer, read);
            return true;
        } catch (DuplicateKeyException e) {
            form.problem("english", "traits.no.taken");
            return false;
        }
    }
}
