package linecard.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Something that always holds, and the statement that finds what breaks it. All stand in
/// invariants.sql.
///
/// @param scope `each` organisation, or `once`
/// @param name of its sentence: `upkeep.invariant.` and this
record Invariant(String scope, String name, String sql) {

    static final String EACH = "each";
    static final String ONCE = "once";

    private static final Pattern HEAD = Pattern.compile("(?m)^-- (each|once|read) ([a-z_]+)$");

    static List<Invariant> all() {
        return read().stream().filter(one -> !one.scope.equals("read")).toList();
    }

    /// What is read before, of which nothing is proved.
    static String question(String name) {
        return read().stream().filter(one -> one.scope.equals("read") && one.name.equals(name))
                .findFirst().orElseThrow().sql;
    }

    private static List<Invariant> read() {
        var text = text();
        var found = new ArrayList<Invariant>();
        var heads = HEAD.matcher(text).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            found.add(new Invariant(heads.get(i).group(1), heads.get(i).group(2),
                    text.substring(heads.get(i).end(), end).strip()));
        }
        return found;
    }

    private static String text() {
        try (InputStream in = Invariant.class.getResourceAsStream("/invariants.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
