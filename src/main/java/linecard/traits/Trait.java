package linecard.traits;

import linecard.access.Absent;
import linecard.words.Coded;
import linecard.words.Language;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Something that an organisation itself wants to know of each record of a kind.
///
/// @param key what programs and addresses call it; it stays when the name changes
/// @param english its name; empty where it has only the other
/// @param choices what may be chosen, where it is a choice
/// @param required whether a form without it is refused
public record Trait(
        UUID id, Of of, String key, String english, String hungarian, Kind kind,
        List<String> choices, boolean required, Reps reps, int position, boolean archived,
        int version) {

    /// So many of one kind of record are in use at most.
    static final int MOST = 40;
    static final int MOST_CHOICES = 100;
    static final int LONGEST_NAME = 60;
    static final int LONGEST_CHOICE = 100;
    public static final int LONGEST_VALUE = 1_000;

    /// Of which records.
    public enum Of implements Coded {
        ACCOUNT("accounts"), CONTACT("contacts"), OPPORTUNITY("opportunities");

        private final String list;

        Of(String list) {
            this.list = list;
        }

        /// The path of the list of these records, without its slash.
        public String list() {
            return list;
        }

        /// Where their own fields are kept.
        String fields() {
            return "/" + code() + "-fields";
        }

        /// @throws Absent where there is none of that code
        static Of of(String code) {
            return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst()
                    .orElseThrow(() -> new Absent("fields"));
        }
    }

    public enum Kind implements Coded { TEXT, NUMBER, DATE, TRUTH, CHOICE }

    /// What agencies and reps have of it. They edit it where they may edit the record.
    public enum Reps implements Coded { HIDDEN, SEEN, EDITED }

    public Trait {
        choices = List.copyOf(choices);
    }

    Trait withArchived(boolean archived) {
        return new Trait(id, of, key, english, hungarian, kind, choices, required, reps, position,
                archived, version);
    }

    /// What a form calls it.
    public String field() {
        return "fields/" + key;
    }

    public String name(Language in) {
        var first = in == Language.HUNGARIAN ? hungarian : english;
        var second = in == Language.HUNGARIAN ? english : hungarian;
        return first.isEmpty() ? second : first;
    }
}
