package linecard.payouts;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes elements within elements. Texts are escaped by the writer of the JDK.
final class Xml {

    private final XMLStreamWriter out;

    Xml(XMLStreamWriter out) {
        this.out = out;
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }

    void document(String namespace, Runnable content) {
        write(() -> {
            out.writeStartDocument("UTF-8", "1.0");
            out.writeCharacters("\n");
            out.writeStartElement("Document");
            out.writeDefaultNamespace(namespace);
            content.run();
            out.writeEndElement();
            out.writeEndDocument();
            out.flush();
        });
    }

    void in(String name, Runnable content) {
        write(() -> {
            out.writeCharacters("\n");
            out.writeStartElement(name);
            content.run();
            out.writeEndElement();
        });
    }

    /// @param attributes names and values by turns
    void text(String name, String text, String... attributes) {
        write(() -> {
            out.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2) {
                out.writeAttribute(attributes[i], attributes[i + 1]);
            }
            out.writeCharacters(text);
            out.writeEndElement();
        });
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
