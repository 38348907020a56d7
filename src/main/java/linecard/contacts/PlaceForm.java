package linecard.contacts;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody typed about a place. Its account is named by code: there may be many.
final class PlaceForm {

    private static final int LONGEST = 100;

    private PlaceForm() {}

    static Form of(Words words, Place place) {
        var stored = new HashMap<>(Map.of(
                "role", place.role(), "main", String.valueOf(place.main()),
                "version", String.valueOf(place.version())));
        if (place.since() != null) stored.put("since", place.since().toString());
        if (place.until() != null) stored.put("until", place.until().toString());
        return Form.of(words, stored);
    }

    /// The account whose code was typed; what is wrong with it is noted.
    static Optional<Account> account(Viewer viewer, Form form, Accounts accounts) {
        var typed = form.text("account", 60);
        if (form.problem("account") != null) return Optional.empty();
        var found = accounts.withCode(viewer, typed.get());
        if (found.isEmpty()) form.problem("account", "accounts.parent.unknown");
        else if (found.get().archived()) form.problem("account", "web.archivedPick");
        return found;
    }

    /// @param stored the place as it is; null for a new one
    static Optional<Place> read(
            Form form, UUID contact, UUID account, @Nullable Place stored) {
        var language = form.words().language();
        var role = form.note("role", LONGEST);
        var since = form.readIfGiven("since", text -> Reading.date(text, language));
        var until = form.readIfGiven("until", text -> Reading.date(text, language));
        if (form.hasProblems()) return Optional.empty();
        boolean isBackwards = since.get().isPresent() && until.get().isPresent()
                && until.get().get().isBefore(since.get().get());
        if (isBackwards) {
            form.problem("until", "contacts.untilBeforeSince");
            return Optional.empty();
        }
        boolean main = form.entered("main").equals("true") && until.get().isEmpty();
        return Optional.of(new Place(stored == null ? Ids.fresh() : stored.id(), contact, account,
                role.get(), main, since.get().orElse(null), until.get().orElse(null),
                stored == null ? 1 : form.version()));
    }
}
