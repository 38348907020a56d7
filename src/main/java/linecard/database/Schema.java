package linecard.database;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Which tables this program works with.
public final class Schema {

    private static final int VERSION = latest();

    private Schema() {}

    /// The number of the latest migration.
    public static int version() {
        return VERSION;
    }

    /// The version of the program, as its jar says it.
    public static String program() {
        @Nullable String version = Schema.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }

    private static int latest() {
        try {
            int latest = 0;
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath:db/V*__*.sql")) {
                var name = String.valueOf(file.getFilename());
                latest = Math.max(latest, Integer.parseInt(name.replaceAll("V(\\d+)__.*", "$1")));
            }
            return latest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
