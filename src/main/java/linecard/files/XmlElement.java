package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An element of an XML file that others wrote, with all that it holds. Namespaces are left out:
/// they tell the versions of a message apart, in which the same name means the same.
///
/// @param text of an element that holds no other, without blanks around it, up to 2,000 characters
/// @param currency of an amount: the attribute `Ccy`; empty for none
public record XmlElement(String name, String text, String currency, List<XmlElement> children) {

    private static final int ELEMENTS = 300_000;
    private static final int TEXT_CHARS = 2_000;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /// The root of a file.
    ///
    /// @throws FileRefused for what is no XML, declares a document type, or is larger than any
    ///     message: 300,000 elements, 64 within one another
    public static XmlElement read(byte[] content) {
        int from = Arrays.equals(MARK, 0, 3, content, 0, Math.min(3, content.length)) ? 3 : 0;
        var in = new ByteArrayInputStream(content, from, content.length - from);
        try (var part = new XmlPart(new XmlGuard(in, content.length))) {
            if (!part.next()) throw new FileRefused("files.broken");
            return element(part, new int[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param part at the begin of the element
    /// @param count of elements up to here
    private static XmlElement element(XmlPart part, int[] count) {
        if (++count[0] > ELEMENTS) throw new FileRefused("files.bomb");
        part.found();
        var name = part.name();
        var currency = part.attribute("Ccy");
        var children = new ArrayList<XmlElement>(0);
        var text = new StringBuilder(0);
        while (part.next(text, TEXT_CHARS)) {
            if (part.isEnd()) {
                return new XmlElement(name, children.isEmpty() ? text.toString().strip() : "",
                        currency == null ? "" : currency, List.copyOf(children));
            }
            children.add(element(part, count));
            text.setLength(0);
        }
        throw new FileRefused("files.broken");
    }

    /// The children of a name, in their order.
    public List<XmlElement> all(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /// The first element down a path; null where there is none.
    public @Nullable XmlElement down(String... path) {
        var at = this;
        for (var name : path) {
            var found = at.all(name);
            if (found.isEmpty()) return null;
            at = found.getFirst();
        }
        return at;
    }

    /// The text of the first element down a path; empty where there is none.
    public String at(String... path) {
        var found = down(path);
        return found == null ? "" : found.text;
    }
}
