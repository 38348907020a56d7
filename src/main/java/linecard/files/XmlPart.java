package linecard.files;

import org.jspecify.annotations.Nullable;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One XML part being read from element to element, always as UTF-8.
final class XmlPart implements Closeable {

    /// The parser keeps every name it has met, so a part may not bring ever new ones.
    private static final int NAMES = 1_000;
    private static final int DEPTH = 64;

    /// A row of 200 cells full of small runs of text takes fewer steps than this.
    private static final int STEPS = 1_000_000;

    /// Limits on entities that count the `&lt;` and `&amp;` of honest texts too. They are lifted:
    /// no other entity can be declared, since there is no document type.
    private static final List<String> COUNTS_LT_AND_AMP = List.of("jdk.xml.entityExpansionLimit",
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int steps;

    XmlPart(InputStream in) {
        this.in = in;
        try {
            this.xml = FACTORY.createXMLStreamReader(
                    new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (XMLStreamException e) {
            throw new FileRefused("files.broken");
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        for (var limit : COUNTS_LT_AND_AMP) factory.setProperty(limit, 0);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new FileRefused("files.dtd");
        });
        return factory;
    }

    /// Says that something was found that is counted elsewhere; a part in which nothing is found
    /// for long is refused.
    void found() {
        steps = 0;
    }

    /// Goes on to the next begin or end of an element; false at the end of the part.
    boolean next() {
        return next(new StringBuilder(), 0);
    }

    /// The same, with the text on the way there.
    ///
    /// @param most characters in all; what is more is left out
    boolean next(StringBuilder text, int most) {
        for (int event = step(); event != XMLStreamConstants.END_DOCUMENT; event = step()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                int taken = Math.min(xml.getTextLength(), most - text.length());
                if (taken > 0) text.append(xml.getTextCharacters(), xml.getTextStart(), taken);
            }
            if (isStart()) {
                remember();
                if (++depth > DEPTH) throw new FileRefused("files.broken");
                return true;
            }
            if (isEnd()) {
                depth--;
                return true;
            }
        }
        return false;
    }

    boolean isStart() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    /// Of the element that begins or ends here.
    String name() {
        return xml.getLocalName();
    }

    boolean starts(String name) {
        return isStart() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return isEnd() && xml.getLocalName().equals(name);
    }

    /// The attribute of this name without regard to its namespace, as in `id` for `r:id`.
    @Nullable String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        }
        return null;
    }

    /// The text up to the end of the present element, which holds no other; null where it has
    /// more characters than allowed.
    @Nullable String text(int limit) {
        var text = new StringBuilder();
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.END_ELEMENT) break;
            if (event == XMLStreamConstants.START_ELEMENT) throw new FileRefused("files.broken");
            if (!xml.isCharacters() && event != XMLStreamConstants.CDATA) continue;
            if (text.length() + xml.getTextLength() > limit) return null;
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
        depth--;
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int step() {
        if (++steps > STEPS) throw new FileRefused("files.broken");
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FileRefused("files.dtd");
            }
            if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) remember(xml.getPITarget());
            return event;
        } catch (FileRefused e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) {
            throw new FileRefused("files.broken");
        }
    }

    private void remember() {
        remember(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) remember(xml.getAttributeLocalName(i));
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            remember(xml.getNamespacePrefix(i));
            remember(xml.getNamespaceURI(i));
        }
    }

    private void remember(@Nullable String name) {
        if (name != null && names.add(name) && names.size() > NAMES) {
            throw new FileRefused("files.broken");
        }
    }
}
