package linecard.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Opens table files that people send: CSV, XLSX and vCard, known by their content and not by their
/// name.
public final class Sheets {

    private Sheets() {}

    /// @param fileName as the person knows the file, for the words of a refusal
    /// @throws FileRefused with the reason, where the file is not a table that can be taken
    public static Sheet open(Path file, String fileName) throws IOException {
        return open(file, fileName, ReadAs.DETECTED);
    }

    public static Sheet open(Path file, String fileName, ReadAs as) throws IOException {
        long size = Files.size(file);
        if (size == 0) throw new FileRefused("files.empty");
        if (size > Limits.FILE_BYTES) {
            throw new FileRefused("files.too-big", Limits.FILE_BYTES >> 20);
        }
        var start = start(file);
        var content = Content.of(start);
        return switch (content) {
            case TEXT -> VcardRows.isOne(start) ? VcardRows.open(file, start, as)
                    : CsvRows.open(file, start, as);
            case ZIP -> XlsxRows.open(file, fileName, as);
            default -> throw new FileRefused(content.refusal(), FileName.shown(fileName));
        };
    }

    /// As which kind of table it would be opened, judging by its first bytes alone; empty where
    /// it is no table.
    public static Optional<Detected.Kind> kind(Path file) throws IOException {
        var start = start(file);
        return switch (Content.of(start)) {
            case TEXT -> Optional.of(VcardRows.isOne(start)
                    ? Detected.Kind.VCARD : Detected.Kind.CSV);
            case ZIP -> Optional.of(Detected.Kind.XLSX);
            default -> Optional.empty();
        };
    }

    /// The sheets of a workbook that a person can see; none where it is none that can be opened.
    public static List<String> names(Path file) throws IOException {
        try {
            return Content.of(start(file)) == Content.ZIP ? XlsxRows.sheets(file) : List.of();
        } catch (FileRefused e) {
            return List.of();
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Content.SAMPLE_BYTES);
        }
    }
}
