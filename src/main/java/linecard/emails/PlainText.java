package linecard.emails;

import linecard.files.Kept;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a mail says, as plain text that the database keeps and a page shows.
final class PlainText {

    static final int MOST_CHARS = 100_000;

    /// Of mails that say a wrong character set most come from Windows.
    private static final Charset WINDOWS = Charset.forName("windows-1250");

    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern TURNING = Pattern.compile(
            "[\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]{2,}|[\\t\\n\\u00a0]");
    private static final Pattern BLANKS_AT_END = Pattern.compile("[ \\t\\u00a0]{1,1000}(?=\\n)");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private static final Set<String> UNSHOWN = Set.of("head", "script", "style", "template",
            "noscript", "title", "object", "svg", "iframe", "select", "textarea");
    private static final Set<String> BLOCKS = Set.of("p", "div", "tr", "table", "ul", "ol", "li",
            "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "section", "article",
            "header", "footer", "dl", "dt", "dd", "center");

    private PlainText() {}

    /// @param told the character set that the mail names; where the bytes are none of it, they are
    /// UTF-8 or of Windows
    static String decoded(byte[] bytes, String told) {
        var tried = new ArrayList<Charset>();
        try {
            if (!told.isBlank()) tried.add(Charset.forName(told.strip()));
        } catch (IllegalArgumentException e) {
            // A set that nobody knows: the bytes themselves tell.
        }
        tried.add(StandardCharsets.UTF_8);
        for (var charset : tried) {
            try {
                return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                // The next one.
            }
        }
        return new String(bytes, WINDOWS);
    }

    /// The text that a browser would show; nothing is run, nothing loaded.
    static String ofHtml(String html) {
        var text = new StringBuilder();
        NodeTraversor.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) text.append(words.getWholeText()
                        .replaceAll("[ \\t\\r\\n]+", " "));
                if (!(node instanceof Element element)) return FilterResult.CONTINUE;
                var name = element.normalName();
                if (UNSHOWN.contains(name) || isHidden(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (name.equals("br") || BLOCKS.contains(name)) text.append('\n');
                if (name.equals("li")) text.append("– ");
                if (name.equals("td") || name.equals("th")) text.append(' ');
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                    text.append('\n');
                }
                return FilterResult.CONTINUE;
            }
        }, Jsoup.parse(html));
        return text.toString().replace('\u00a0', ' ').replaceAll("\\n +", "\n");
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || element.attr("style").toLowerCase(Locale.ROOT)
                .replace(" ", "").contains("display:none");
    }

    /// Several lines: without control characters, half letters and heaps of empty lines. Not cut.
    static String lines(String text) {
        var plain = UNWANTED.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("");
        var tidy = BLANKS_AT_END.matcher(mended(plain)).replaceAll("");
        return EMPTY_LINES.matcher(tidy).replaceAll("\n\n").strip();
    }

    /// One line of at most so many characters, written in one direction.
    static String line(String text, int most) {
        var plain = TURNING.matcher(mended(text.length() > 20_000
                ? Kept.cut(text, 20_000) : text)).replaceAll(" ");
        var line = BLANKS.matcher(plain).replaceAll(" ").strip();
        return line.length() <= most ? line : Kept.cut(line, most - 1) + "…";
    }

    private static String mended(String text) {
        if (!Kept.hasHalfLetter(text)) return text;
        var mended = new StringBuilder();
        text.codePoints().forEach(c -> mended.appendCodePoint(
                c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '\ufffd' : c));
        return mended.toString();
    }
}
