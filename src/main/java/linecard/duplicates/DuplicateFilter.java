package linecard.duplicates;

import linecard.web.Query;

import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;

/// Which duplicates a list shows. What cannot be read is not asked.
///
/// @param text words, or parts of them, of what either of the two is found by
record DuplicateFilter(Kind kind, Duplicate.State state, String text, int number) {

    static DuplicateFilter of(MultiValueMap<String, String> asked) {
        var number = text(asked, "page");
        return new DuplicateFilter(Kind.asked(text(asked, "kind")),
                Duplicate.State.asked(text(asked, "state")), text(asked, "q"),
                number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : 1);
    }

    static DuplicateFilter of(Kind kind, Duplicate.State state) {
        return new DuplicateFilter(kind, state, "", 1);
    }

    private static String text(MultiValueMap<String, String> asked, String name) {
        var given = asked.getFirst(name);
        return given == null || given.indexOf('\0') >= 0 ? "" : given.strip();
    }

    /// The same, for links.
    Query query() {
        var kept = new LinkedHashMap<String, String>();
        kept.put("kind", kind == Kind.ACCOUNT ? "" : kind.code());
        kept.put("state", state == Duplicate.State.OPEN ? "" : state.code());
        kept.put("q", text);
        return new Query(kept);
    }
}
