package linecard.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Content.SAMPLE_BYTES);
        }
    }
}
