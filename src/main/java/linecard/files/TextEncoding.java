package linecard.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

/// In which character set is a text file written?
///
/// A byte order mark decides; else what is valid UTF-8 is UTF-8; else it is one of the two
/// single-byte sets of Windows. They agree on á é í ó ö ú ü, and only Windows-1250 has ő and ű,
/// at the places where Windows-1252 has õ and û. So the file is Windows-1250 unless the letters of
/// western languages that Hungarian lacks (à è ê ã å æ ø ñ) outnumber ő and ű.
final class TextEncoding {

    static final Charset CENTRAL = Charset.forName("windows-1250");
    static final Charset WESTERN = Charset.forName("windows-1252");

    private TextEncoding() {}

    /// @throws FileRefused where the bytes are not text in that character set
    static Charset of(Path file, byte[] start, Optional<Charset> told) throws IOException {
        var charset = told.or(() -> marked(start));
        if (charset.isPresent() && isWide(charset.get())) return decoded(file, charset.get());
        var scan = TextScan.of(file);
        if (scan.firstNul() != TextScan.NOWHERE) {
            throw new FileRefused("files.nul", scan.firstNul().line());
        }
        var chosen = charset.orElseGet(() -> guessed(scan));
        if (!chosen.equals(UTF_8)) return decoded(file, chosen);
        var wrong = scan.firstMalformed();
        if (wrong != TextScan.NOWHERE) {
            throw new FileRefused("files.broken-encoding", wrong.line(), wrong.at(), "UTF-8");
        }
        return UTF_8;
    }

    /// A reader that fails on what is not in this character set and leaves out the mark.
    static Reader open(Path file, Charset charset) throws IOException {
        return open(file, charset, CodingErrorAction.REPORT);
    }

    private static Reader open(Path file, Charset charset, CodingErrorAction onError)
            throws IOException {
        var decoder = charset.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError);
        var reader = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != '\ufeff') reader.reset();
        return reader;
    }

    private static Optional<Charset> marked(byte[] start) {
        if (startsWith(start, 0xef, 0xbb, 0xbf)) return Optional.of(UTF_8);
        if (startsWith(start, 0xff, 0xfe)) return Optional.of(UTF_16LE);
        if (startsWith(start, 0xfe, 0xff)) return Optional.of(UTF_16BE);
        return Optional.empty();
    }

    private static boolean startsWith(byte[] start, int... mark) {
        if (start.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((start[i] & 0xff) != mark[i]) return false;
        return true;
    }

    private static Charset guessed(TextScan scan) {
        if (scan.firstMalformed() == TextScan.NOWHERE || scan.isDamagedUtf8()) return UTF_8;
        long hungarian = scan.count(0xf5, 0xd5, 0xfb, 0xdb);
        long western = scan.count(0xe0, 0xe8, 0xea, 0xe3, 0xe5, 0xe6, 0xf8, 0xf1,
                0xc0, 0xc8, 0xca, 0xc3, 0xc5, 0xc6, 0xd8, 0xd1);
        return western > hungarian ? WESTERN : CENTRAL;
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /// Reads the whole file once, so that nothing is taken from one that breaks off later.
    private static Charset decoded(Path file, Charset charset) throws IOException {
        try (var reader = open(file, charset)) {
            long line = lineOf('\0', reader);
            if (line > 0) throw new FileRefused("files.nul", line);
        } catch (CharacterCodingException e) {
            try (var reader = open(file, charset, CodingErrorAction.REPLACE)) {
                throw new FileRefused("files.wrong-encoding",
                        lineOf('\ufffd', reader), charset.displayName());
            }
        }
        return charset;
    }

    /// The line of the first such character, from 1; 0 where there is none.
    private static long lineOf(char wanted, Reader reader) throws IOException {
        long line = 1;
        var chars = new char[1 << 13];
        for (int read = reader.read(chars); read >= 0; read = reader.read(chars)) {
            for (int i = 0; i < read; i++) {
                if (chars[i] == wanted) return line;
                if (chars[i] == '\n') line++;
            }
        }
        return 0;
    }
}
