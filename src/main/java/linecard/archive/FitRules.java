package linecard.archive;

import linecard.archive.Manifest.Part;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether an archive fits the tables of this installation.
final class FitRules {

    private FitRules() {}

    /// Why not: the database is older, or a table or a column of one is unknown on either side.
    ///
    /// @param schema the latest migration here
    /// @param here the tables here, people included
    static Optional<ArchiveRefused> refusal(Manifest manifest, int schema, List<Relation> here) {
        if (manifest.schema() > schema) {
            return no("archive.laterSchema", manifest.linecard(), manifest.schema(), schema);
        }
        var brought = new HashMap<String, Part>();
        for (var part : manifest.tables()) brought.put(part.table(), part);
        for (var relation : here) {
            var part = brought.remove(relation.name());
            if (part == null && relation.name().equals(Relation.FILES)) continue;
            if (part == null) {
                return no("archive.tableMissing", manifest.linecard(), relation.name());
            }
            var misfit = misfit(relation, part);
            if (misfit.isPresent()) {
                return no("archive.columnMisfit", manifest.linecard(), relation.name(),
                        misfit.get());
            }
        }
        return brought.keySet().stream().sorted().findFirst()
                .flatMap(table -> no("archive.tableUnknown", manifest.linecard(),
                        table.replaceAll("[^a-z0-9_.]", "?")));
    }

    /// The first column that stands on one side only, unless a row can do without it, or that is
    /// of another type.
    private static Optional<String> misfit(Relation relation, Part part) {
        var types = new HashMap<String, String>();
        for (var column : relation.columns()) types.put(column.name(), column.type());
        var said = new HashSet<String>();
        for (var column : part.columns()) {
            if (!said.add(column.name()) || !fits(types, column)) {
                return Optional.of(column.name().replaceAll("[^a-z0-9_]", "?"));
            }
        }
        return relation.columns().stream()
                .filter(column -> column.needed() && !said.contains(column.name()))
                .map(Relation.Column::name).findFirst();
    }

    private static boolean fits(Map<String, String> types, Manifest.Column column) {
        return column.type().equals(types.get(column.name()));
    }

    private static Optional<ArchiveRefused> no(String key, Object... arguments) {
        return Optional.of(new ArchiveRefused(key, arguments));
    }
}
