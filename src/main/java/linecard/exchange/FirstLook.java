package linecard.exchange;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.exchange.Import.State;
import linecard.exchange.Uploads.Upload;
import linecard.files.FileName;
import linecard.files.FileRefused;
import linecard.files.Guess;
import linecard.files.Kept;
import linecard.files.Problem;
import linecard.files.Sheet;
import linecard.files.Sheets;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a file shows of itself before its rows are checked: how it is written, its columns, its
/// first rows, and what the columns may mean.
@Component
class FirstLook {

    private static final int ROWS = 200;
    private static final int KEPT_ROWS = 5;
    private static final int KEPT_CHARS = 80;

    private final RememberedMappings remembered;

    FirstLook(RememberedMappings remembered) {
        this.remembered = remembered;
    }

    /// A new import of this file, which failed already where it cannot be opened. The meaning of
    /// columns that its source has counts.
    Import at(Viewer viewer, Upload upload, Path file, String sha256) throws IOException {
        var subject = upload.subject();
        var source = upload.source();
        var fresh = new Import(
                Ids.fresh(), subject.name(), FileName.shown(upload.name()), Files.size(file),
                sha256, Interpretation.UNKNOWN, List.of(), List.of(), Map.of(), State.UPLOADED,
                Difference.NONE, Map.of(), source == null ? null : source.named(),
                upload.unattended(), null, null, "", Instant.EPOCH, null, null);
        return again(viewer, subject, fresh, file, Interpretation.UNKNOWN);
    }

    /// The same import, its file read in another way.
    Import again(
            Viewer viewer, Subject subject, Import known, Path file, Interpretation how)
            throws IOException {
        var plain = how.readAs().numbers(Language.ENGLISH);
        try (var sheet = Sheets.open(file, known.fileName(), plain)) {
            var found = how.found(sheet.detected());
            var header = sheet.detected().header();
            var rows = first(sheet, ROWS);
            if (rows.isEmpty()) {
                return read(known, found, List.of(), List.of(), Map.of(),
                        sheet.remark().orElse(null));
            }
            var last = remembered.of(viewer, known, header).orElse(null);
            var mapping = last == null ? Columns.match(header, subject.fields(viewer))
                    : Columns.fitting(last.mapping(), header, subject.fields(viewer));
            // What a workbook keeps as numbers and days says nothing of texts, nor they of it.
            var guessed = last != null && last.how().kind().equals(found.kind())
                    ? found.written(last.how().dates(), last.how().numbers())
                    : found.written(Guess.dates(rows, viewer.organisation().country()),
                            Guess.numbers(file, known.fileName(), plain, rows,
                                    viewer.language()));
            try (var sample = Sheets.open(file, known.fileName(), guessed.readAs())) {
                return read(known, guessed, header, first(sample, KEPT_ROWS), mapping, null);
            }
        } catch (FileRefused e) {
            return read(known, how.refused(Sheets.kind(file), Sheets.names(file)), List.of(),
                    List.of(), Map.of(), e.problem());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<List<String>> first(Sheet sheet, int most) {
        var rows = new ArrayList<List<String>>();
        for (var row : sheet) {
            if (rows.size() == most) break;
            rows.add(row.cells().stream().map(FirstLook::shortened).toList());
        }
        return List.copyOf(rows);
    }

    private static Import read(
            Import known, Interpretation how, List<String> header, List<List<String>> sample,
            Map<String, String> mapping, @Nullable Problem problem) {
        return new Import(
                known.id(), known.subject(), known.fileName(), known.fileBytes(), known.sha256(),
                how, header, sample, mapping, problem == null ? State.UPLOADED : State.FAILED,
                Difference.NONE, Map.of(), known.source(), known.unattended(), null, problem, "",
                Instant.EPOCH, null, null);
    }

    private static String shortened(String cell) {
        var plain = Kept.text(cell);
        return plain.length() <= KEPT_CHARS ? plain : Kept.cut(plain, KEPT_CHARS) + "…";
    }
}
