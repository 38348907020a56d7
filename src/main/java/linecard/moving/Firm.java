package linecard.moving;

import linecard.accounts.Alias;
import linecard.moving.Source.Line;
import linecard.moving.Source.Place;

/// A firm as another program tells of it.
///
/// @param at the row that tells of it first
/// @param id what that program calls it; empty where it has only a name
/// @param number of the customer, as the principal counts them; empty for none
/// @param parent the id or the name of its parent; empty for none
/// @param isNamed only named, by a person who works there
record Firm(
        Place at, Program program, String id, String number, String name, String parent,
        boolean isNamed, String address, String place, String phone, String email) {

    static Firm of(Line line, String id, String name, boolean isNamed) {
        return new Firm(line.place(), line.program(), id, line.get("number"), name,
                isNamed ? "" : line.get("parent"), isNamed, line.get("address"),
                line.get("postalCode") + " " + line.get("city"),
                isNamed ? "" : line.get("phone"), line.get("email"));
    }

    /// What stands for it in every file of that program.
    String key() {
        return id.isEmpty() ? name : program.code(id);
    }

    static String plain(String name) {
        return Alias.plain(name);
    }
}
