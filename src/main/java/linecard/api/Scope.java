package linecard.api;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a token may do in one area. What its person may not do, it may not either.
public record Scope(Area area, boolean writing) {

    /// `records:write`.
    public String code() {
        return area.code() + (writing ? ":write" : ":read");
    }

    /// Every scope there is, reading before writing, in the order of the areas.
    public static Set<Scope> all() {
        var all = new LinkedHashSet<Scope>();
        for (var area : Area.values()) {
            all.add(new Scope(area, false));
            all.add(new Scope(area, true));
        }
        return all;
    }

    static String text(Collection<Scope> scopes) {
        return all().stream().filter(scopes::contains).map(Scope::code)
                .collect(Collectors.joining(" "));
    }

    static Set<Scope> parse(String text) {
        var scopes = new LinkedHashSet<Scope>();
        for (var code : text.split(" ")) {
            int colon = code.indexOf(':');
            scopes.add(new Scope(Area.valueOf(code.substring(0, colon).toUpperCase(Locale.ROOT)),
                    code.endsWith(":write")));
        }
        return scopes;
    }
}
