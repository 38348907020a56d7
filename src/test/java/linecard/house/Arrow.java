package linecard.house;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/// That a class of one room leans on a class of the same or another. What a class holds within it is the class.
record Arrow(String fromRoom, String from, String toRoom, String to) {

    private static final Pattern FOUND =
            Pattern.compile(" linecard\\.(\\w+)\\.(\\w+)\\S* +-> linecard\\.(\\w+)\\.(\\w+)");

    /// What jdeps finds in the bytecode, so a `var` or an inferred type counts as an arrow as well.
    static List<Arrow> all() {
        var out = new StringWriter();
        ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "--multi-release", "base", "-verbose:class", "-filter:none", "-regex", "linecard\\..*",
                "target/classes");
        return FOUND.matcher(out.toString()).results()
                .map(found -> new Arrow(found.group(1), found.group(2), found.group(3), found.group(4)))
                .distinct().toList();
    }
}
