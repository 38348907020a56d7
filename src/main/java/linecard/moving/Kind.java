package linecard.moving;

import linecard.traits.Trait;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// What a table of another program holds, and what we want to know of its rows.
enum Kind implements Coded {

    USERS("id name givenName familyName email", "id", null),
    PRODUCTS("id product name line", "id|product", null),
    ACCOUNTS("id number name parent owner customerType country postalCode city address phone email "
            + "tags", "name", Trait.Of.ACCOUNT),
    LEADS("id familyName givenName fullName title company jobTitle phone phone2 email email2 "
            + "language owner isConverted country postalCode city address note tags",
            "familyName|fullName|givenName", Trait.Of.CONTACT),
    CONTACTS("id familyName givenName fullName title account accountName jobTitle phone phone2 "
            + "email email2 language country postalCode city address note tags",
            "familyName|fullName|givenName", Trait.Of.CONTACT),
    OPPORTUNITIES("opportunity name account accountName owner stage status isWon isClosed line "
            + "amount currency opened ended close note tags", "opportunity|name stage|status",
            Trait.Of.OPPORTUNITY),
    /// The lines of opportunities.
    LINES("opportunity product amount", "opportunity product", null),
    /// What is to be done, and what was done.
    TASKS("id content note account accountName who opportunity owner due status isClosed done "
            + "callKind", "content", null),
    /// What happened at accounts, and what is yet to happen there.
    EVENTS("id callDay content note account accountName who opportunity owner callKind callOutcome",
            "callDay", null);

    private final List<String> fields;
    private final List<List<String>> needed;
    private final Trait.@Nullable Of own;

    /// @param needed names of fields of which a table says at least one, several with a bar between
    Kind(String fields, String needed, Trait.@Nullable Of own) {
        this.fields = List.of(fields.split(" "));
        this.needed = Stream.of(needed.split(" ")).filter(group -> !group.isEmpty())
                .map(group -> List.of(group.split("\\|"))).toList();
        this.own = own;
    }

    /// Our fields, in the order in which a person is asked for their columns.
    List<String> fields() {
        return fields;
    }

    /// Of each of these groups a table says one at least.
    List<List<String>> needed() {
        return needed;
    }

    /// The records whose own fields it may speak of; null for none.
    Trait.@Nullable Of own() {
        return own;
    }

    /// Null where there is none of that code.
    static @Nullable Kind of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst()
                .orElse(null);
    }
}
