package linecard.duplicates;

import linecard.duplicates.Duplicate.State;
import linecard.people.Kept;
import linecard.words.Words;

/// What is said of duplicates on pages and in files.
final class DuplicateText {

    private DuplicateText() {}

    static String state(Words words, State state) {
        return words.text("duplicates.state." + state.code());
    }

    static String kind(Words words, Kind kind) {
        return words.text(switch (kind) {
            case ACCOUNT -> "web.nav.accounts";
            case CONTACT -> "contacts.all";
            case AGENCY -> "people.agencies";
        });
    }

    /// In whole percent, never more than is known; of a pair that a person named, who named it.
    static String certainty(Words words, Duplicate one) {
        return one.certainty() == 0 ? words.text("duplicates.byHand")
                : words.text("duplicates.percent", words.number(one.certainty() / 10_000));
    }

    /// Of what hangs on a record, how much would go along and how much would stay.
    static String kept(Words words, Kept kept) {
        if (kept.moves() == 0 && kept.stays() == 0) return "–";
        var moves = words.text("duplicates.moves", words.number(kept.moves()));
        var stays = words.text("duplicates.stays", words.number(kept.stays()));
        return kept.stays() == 0 ? moves : kept.moves() == 0 ? stays : moves + ", " + stays;
    }

    static String reasons(Words words, Duplicate one) {
        return one.reasons().isEmpty() ? "–" : Reasons.text(words, one.reasons());
    }
}
