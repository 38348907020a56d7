package linecard.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// Names of files that come from people or go to them: without a path, safe on every system.
public final class FileName {

    private static final int CHARS = 120;
    private static final Pattern UNWANTED = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}<>:\"|?*]");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    /// What RFC 8187 lets stand unescaped.
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileName() {}

    /// The name alone, without folders, control characters, turned writing direction and what
    /// Windows does not allow; `file` where nothing is left.
    public static String shown(String name) {
        var alone = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var whole = Normalizer.normalize(alone, Normalizer.Form.NFC);
        var clean = UNWANTED.matcher(whole).replaceAll("_").replaceAll("^[. _]+|[. ]+$", "");
        if (DEVICE.matcher(clean).matches()) clean = "_" + clean;
        return clean.isEmpty() ? "file" : shortened(clean);
    }

    /// The value of the header `Content-Disposition` under which a browser saves this name:
    /// RFC 6266, with the letters of the name in RFC 8187 and a plain one for old programs.
    public static String attachment(String name) {
        var shown = shown(name);
        var bare = Normalizer.normalize(shown, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        var ascii = bare.replaceAll("[^ -~]|[%\\\\]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + escaped(shown);
    }

    private static String escaped(String name) {
        var escaped = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || PLAIN.indexOf(c) >= 0;
            if (plain) escaped.append(c);
            else escaped.append("%%%02X".formatted((int) c));
        }
        return escaped.toString();
    }

    /// Cuts the middle, so that the ending stays.
    private static String shortened(String name) {
        if (name.length() <= CHARS) return name;
        int dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = CHARS - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) end--;
        return name.substring(0, end) + ending;
    }
}
