package linecard.payouts;

import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;

import org.xml.sax.SAXException;

/// ISO 20022's schema of pain.001.001.09, as the jar of hbci4j-core carries it.
final class Schema {

    private static final javax.xml.validation.Schema PAIN = read();

    private Schema() {}

    /// What these bytes hold.
    ///
    /// @throws SAXException where they do not hold to the schema
    static Document check(byte[] bytes) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            PAIN.newValidator().validate(new DOMSource(document));
            return document;
        } catch (IOException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static javax.xml.validation.Schema read() {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(Schema.class.getResource("/pain.001.001.09.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
