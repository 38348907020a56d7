package linecard.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// The pages that tell what happened to a record.
final class HistoryPages {

    private static final Pattern LINKED = Pattern.compile("historylink\\(.*relation = \"([a-z_.]+)\"");
    /// As the database has it: the name of a column; an id, a moment, an object, a list.
    private static final Pattern RAW = Pattern.compile("<dt>[a-z]+(_[a-z]+)*</dt>"
            + "|<(del|ins)>([0-9a-f]{8}-[0-9a-f]{4}-|[^<]*\\dT\\d|[{\\[]|[a-z]+_[a-z]+<)[^<]*");

    private HistoryPages() {}

    /// The tables to whose history a page leads.
    static Set<String> relations() throws IOException {
        var relations = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java/linecard"))) {
            for (var file : files.filter(one -> one.toString().endsWith(".jte")).toList()) {
                LINKED.matcher(Files.readString(file)).results()
                        .forEach(one -> relations.add(one.group(1)));
            }
        }
        assertThat(relations).hasSizeGreaterThan(20);
        return relations;
    }

    /// What such a page tells as only the database knows it.
    static List<String> raw(String page) {
        return RAW.matcher(page).results().map(MatchResult::group).toList();
    }
}
