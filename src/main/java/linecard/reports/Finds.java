package linecard.reports;

import linecard.access.Viewer;
import linecard.accounts.Directory;
import linecard.people.Reps;
import linecard.sales.Documents;
import linecard.words.SearchText;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Finds records by what they are called, whatever they are: for the palette of every page.
@Component
class Finds {

    private static final int MOST = 8;
    private static final int WORDS = 3;

    enum Kind { REP, ACCOUNT, DOCUMENT }

    record Find(Kind kind, UUID id, String name) {

        /// Of the record's page.
        String path() {
            return switch (kind) {
                case REP -> "/reps/" + id + "/figures";
                case ACCOUNT -> "/accounts/" + id;
                case DOCUMENT -> "/documents/" + id;
            };
        }
    }

    private final Directory accounts;
    private final Reps reps;
    private final Documents documents;

    Finds(Directory accounts, Reps reps, Documents documents) {
        this.accounts = accounts;
        this.reps = reps;
        this.documents = documents;
    }

    /// Reps, then accounts, then documents, a few of each. Nothing for less than two letters.
    @Transactional(readOnly = true)
    public List<Find> named(Viewer viewer, String text) {
        var found = new ArrayList<Find>();
        var typed = text.strip();
        if (SearchText.of(typed).length() < 2) return found;
        var words = SearchText.asked(typed, WORDS);
        for (var rep : reps.all(viewer)) {
            var name = rep.name(viewer.language());
            if (found.size() == MOST) break;
            if (!rep.archived() && words.stream().allMatch(SearchText.of(name)::contains)) {
                found.add(new Find(Kind.REP, rep.id(), name));
            }
        }
        for (var account : accounts.named(viewer, typed, MOST)) {
            var city = account.city().isEmpty() ? "" : ", " + account.city();
            found.add(new Find(Kind.ACCOUNT, account.id(), account.name() + city));
        }
        for (var document : documents.numbered(viewer, typed, MOST)) {
            found.add(new Find(Kind.DOCUMENT, document.id(), document.number()));
        }
        return found;
    }
}
