package linecard.terms;

import java.util.ArrayList;
import java.util.List;

/// What somebody enters in a form: names and values by turns.
final class Entered {

    private Entered() {}

    /// The same fields with one more, or one of them otherwise.
    static List<String> with(List<String> fields, String field, String value) {
        var other = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i += 2) {
            if (!fields.get(i).equals(field)) other.addAll(fields.subList(i, i + 2));
        }
        other.addAll(List.of(field, value));
        return other;
    }
}
