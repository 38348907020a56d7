package linecard.archive;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What an archive says of itself: from where and when it is, and what each of its files holds.
///
/// @param format of the archive; grows when an older Linecard could not read it
/// @param linecard the version of the program that wrote it
/// @param schema the latest migration of the database it is from
/// @param leftOut the tables that stay behind, and why
record Manifest(
        int format, String linecard, int schema, Instant madeAt, Whose organisation,
        Totals totals, List<Part> tables, Map<String, String> leftOut) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;
    static final int MOST_BYTES = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    record Whose(UUID id, String slug, String name, String currency) {}

    /// What the ledger and the statements come to, in minor units.
    ///
    /// @param documents by kind
    record Totals(Map<String, Total> documents, Total statements) {}

    record Total(long count, long minor) {}

    /// One table.
    ///
    /// @param sha256 of its file, unpacked
    record Part(
            String table, String file, long rows, long bytes, String sha256,
            List<Column> columns) {}

    record Column(String name, String type) {}

    byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /// @throws ArchiveRefused where it is none, or of a later format
    static Manifest of(byte[] json) {
        try {
            int format = JSON.readTree(json).path("format").asInt(0);
            if (format > FORMAT) throw new ArchiveRefused("archive.laterFormat", format);
            var manifest = JSON.readValue(json, Manifest.class);
            if (!manifest.isWhole()) throw new ArchiveRefused("archive.noManifest");
            return manifest;
        } catch (JacksonException e) {
            throw new ArchiveRefused("archive.noManifest");
        }
    }

    /// Jackson leaves out what a file leaves out.
    @SuppressWarnings("NullAway")
    private boolean isWhole() {
        if (format != FORMAT || linecard == null || madeAt == null || organisation == null
                || organisation.id() == null || organisation.slug() == null || totals == null
                || totals.documents() == null || totals.statements() == null || tables == null) {
            return false;
        }
        var seen = new HashSet<String>();
        for (var part : tables) {
            if (part == null || part.table() == null || part.sha256() == null
                    || part.columns() == null || !seen.add(part.table())
                    || !file(part.table()).equals(part.file())
                    || part.columns().stream().anyMatch(column -> column == null
                            || column.name() == null || column.type() == null)) {
                return false;
            }
        }
        return true;
    }

    static String file(String table) {
        return "tables/" + table + ".csv";
    }
}
