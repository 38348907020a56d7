package linecard.exchange;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.exchange.Import.State;
import linecard.jobs.Breakdown;
import linecard.words.DateOrder;
import linecard.words.Language;

import org.springframework.transaction.support.TransactionOperations;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The examination of a file that no database knows.
public final class FileTask {

    private static final long MOST_ROWS = 10_000_000;

    private FileTask() {}

    /// A CSV whose columns are called like our fields.
    public static Task of(Viewer viewer, String subject, Path file, List<String> header) {
        var mapping = new LinkedHashMap<String, String>();
        for (var column : header) mapping.put(column, column);
        var how = new Interpretation("CSV", "UTF-8", ",", "", List.of(), DateOrder.DMY,
                Language.ENGLISH);
        var source = new Import(Ids.fresh(), subject, file.getFileName().toString(), 0, "", how,
                header, List.of(), mapping, State.CHECKING, Difference.NONE, Map.of(), null, false,
                null, null, "", Instant.EPOCH, null, null);
        var rows = Rows.of(file, source, new Mends(header, Map.of(), Map.of()), MOST_ROWS);
        return new Task(viewer, source, rows, TransactionOperations.withoutTransaction(),
                Breakdown.never());
    }
}
