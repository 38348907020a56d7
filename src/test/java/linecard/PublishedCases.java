package linecard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.abort;

/// Cases that others published, kept beside a checkout and not in it: a test that wants them is
/// skipped, with a sentence, where they are missing.
public final class PublishedCases {

    private PublishedCases() {}

    /// The rows below the heading of a CSV file without quotes, cut at the commas.
    public static List<String[]> rows(String file) throws IOException {
        try (Stream<String> lines = Files.lines(find(file))) {
            var rows = lines.skip(1).map(line -> line.split(",", -1)).toList();
            if (rows.isEmpty()) throw new IllegalStateException(file + " is empty");
            return rows;
        }
    }

    private static Path find(String file) {
        for (var home = Path.of("").toAbsolutePath(); home != null; home = home.getParent()) {
            var candidate = home.resolve("shared/data").resolve(file);
            if (Files.isReadable(candidate)) return candidate;
        }
        return abort("the published cases of " + file + " are not on this machine");
    }
}
