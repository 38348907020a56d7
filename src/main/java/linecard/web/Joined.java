package linecard.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static java.util.regex.Matcher.quoteReplacement;

/// A script or stylesheet with all that it imports, as one file: each file that a page asks for
/// takes a slow phone some fifteen milliseconds, though it lies in its own cache.
///
/// Sheets stand where they were imported. A module becomes a function that is called once, before
/// those that import it, and answers what it exports. Imports and exports begin a line, and a
/// module exports constants, functions and classes where it declares them.
final class Joined {

    private static final Pattern SHEET = Pattern.compile("(?m)^@import \"([^\"]+)\";$");
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^import (?:(\\{[^}]+}|\\* as \\w+) from )?\"([^\"]+)\"$");
    private static final Pattern EXPORT = Pattern.compile(
            "(?m)^export ((?:const|function|async function|class) (\\w+))");
    private static final Pattern OTHER = Pattern.compile("(?m)^(?:import|export|@import)\\b.*");

    private final UnaryOperator<String> files;
    private final Map<String, String> modules = new LinkedHashMap<>();
    private final Set<String> begun = new HashSet<>();

    private Joined(UnaryOperator<String> files) {
        this.files = files;
    }

    /// @param name of the first file: a path such as `pocket/pocket.js`
    /// @param files answers what stands in one
    /// @throws IllegalStateException where files import each other, or in another way
    static String of(String name, UnaryOperator<String> files) {
        var joined = new Joined(files);
        return name.endsWith(".css") ? joined.sheet(name) : joined.script(name);
    }

    private String sheet(String name) {
        return whole(name, SHEET.matcher(files.apply(name))
                .replaceAll(found -> quoteReplacement(sheet(path(name, found.group(1))))));
    }

    private String script(String name) {
        take(name);
        return String.join("", modules.values());
    }

    private void take(String name) {
        if (modules.containsKey(name)) return;
        if (!begun.add(name)) throw new IllegalStateException(name + " imports itself");
        var exported = new ArrayList<String>();
        var text = IMPORT.matcher(files.apply(name))
                .replaceAll(found -> quoteReplacement(imported(name, found)));
        text = EXPORT.matcher(text).replaceAll(found -> {
            exported.add(found.group(2));
            return quoteReplacement(found.group(1));
        });
        modules.put(name, "const %s = await (async () => {\n%sreturn { %s }\n})()\n".formatted(
                constant(name), whole(name, text), String.join(", ", exported)));
    }

    private String imported(String by, MatchResult found) {
        var name = path(by, found.group(2));
        take(name);
        if (found.group(1) == null) return "";
        return "const " + found.group(1).replace("* as ", "").replace(" as ", ": ")
                + " = " + constant(name);
    }

    private static String constant(String name) {
        return "$" + name.replaceAll("\\W", "_");
    }

    private static String path(String from, String to) {
        return URI.create(from).resolve(to).getPath();
    }

    private static String whole(String name, String text) {
        var other = OTHER.matcher(text);
        if (other.find()) throw new IllegalStateException(name + ": " + other.group());
        return text;
    }
}
