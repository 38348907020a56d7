package linecard.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a file is by its first bytes, whatever its name says.
enum Content {

    TEXT(""), ZIP(""), OLD_EXCEL("files.is-old-excel"), PDF("files.is-pdf"),
    PICTURE("files.is-picture"), ARCHIVE("files.is-archive"), PROGRAM("files.is-program"),
    WEB_PAGE("files.is-web-page"), XML("files.is-xml"), RICH_TEXT("files.is-document");

    /// How far into a file a reader of PDF looks for its mark.
    static final int SAMPLE_BYTES = 1024;

    private static final String[] WEB = {"<!doctype html", "<html", "<head", "<body", "<table",
        "<script", "<style", "<meta", "<div", "<iframe", "<img", "<!--"};

    private final String refusal;

    Content(String refusal) {
        this.refusal = refusal;
    }

    /// The key of the words that say so; empty where the file may be a table.
    String refusal() {
        return refusal;
    }

    static Content of(byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) return ZIP;
        if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) return OLD_EXCEL;
        if (text.contains("%PDF-")) return PDF;
        if (isPicture(text)) return PICTURE;
        if (isArchive(text)) return ARCHIVE;
        if (isProgram(text)) return PROGRAM;
        return ofMarkup(text.replace("\0", ""));
    }

    private static boolean isPicture(String text) {
        return text.startsWith("\u0089PNG") || text.startsWith("\u00ff\u00d8\u00ff")
                || text.startsWith("GIF8") || text.startsWith("II*\0") || text.startsWith("MM\0*")
                || text.startsWith("RIFF") && text.startsWith("WEBP", 8);
    }

    private static boolean isArchive(String text) {
        return text.startsWith("\u001f\u008b") || text.startsWith("7z\u00bc\u00af")
                || text.startsWith("Rar!\u001a") || text.startsWith("\u00fd7zXZ")
                || text.startsWith("BZh") && text.startsWith("1AY&SY", 4);
    }

    private static boolean isProgram(String text) {
        return text.startsWith("\u007fELF") || text.startsWith("#!/")
                || text.startsWith("MZ") && text.indexOf('\0') > 0
                || text.startsWith("\u00ca\u00fe\u00ba\u00be");
    }

    private static Content ofMarkup(String text) {
        int at = 0;
        while (at < text.length() && isBlankOrMark(text.charAt(at))) at++;
        var start = text.substring(at).toLowerCase(Locale.ROOT);
        if (start.startsWith("{\\rtf")) return RICH_TEXT;
        for (var tag : WEB) if (start.startsWith(tag)) return WEB_PAGE;
        if (start.startsWith("<?xml") || start.startsWith("<svg")) {
            return start.contains("<html") ? WEB_PAGE : XML;
        }
        return TEXT;
    }

    /// A blank, or a byte of a byte order mark.
    private static boolean isBlankOrMark(char c) {
        return c <= ' ' || "\u00ef\u00bb\u00bf\u00fe\u00ff".indexOf(c) >= 0;
    }
}
