package linecard.signals;

import linecard.detecting.Rule;
import linecard.detecting.Severity;
import linecard.web.Query;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.UUID;

/// Which signals a list shows. What cannot be read is not asked.
///
/// @param rule null for every one
/// @param severity null for both
/// @param who an agency, a rep or an account that they are about; null for anybody
record SignalFilter(
        @Nullable Rule rule, @Nullable Severity severity, State state, @Nullable UUID who,
        int number) {

    enum State implements Coded { OPEN, CLOSED }

    static SignalFilter of(MultiValueMap<String, String> asked) {
        var number = text(asked, "page");
        return new SignalFilter(one(Rule.values(), text(asked, "rule")),
                one(Severity.values(), text(asked, "severity")),
                text(asked, "state").equals("closed") ? State.CLOSED : State.OPEN,
                id(text(asked, "who")),
                number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : 1);
    }

    private static <E extends Enum<E>> @Nullable E one(E[] values, String code) {
        for (var value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(code)) return value;
        }
        return null;
    }

    private static @Nullable UUID id(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text)
                : null;
    }

    private static String text(MultiValueMap<String, String> asked, String name) {
        var given = asked.getFirst(name);
        return given == null ? "" : given.strip();
    }

    boolean isAll() {
        return rule == null && severity == null && who == null;
    }

    /// The same, for links.
    Query query() {
        var kept = new LinkedHashMap<String, String>();
        kept.put("rule", rule == null ? "" : rule.code());
        kept.put("severity", severity == null ? "" : severity.code());
        kept.put("state", state == State.OPEN ? "" : state.code());
        kept.put("who", who == null ? "" : who.toString());
        return new Query(kept);
    }
}
