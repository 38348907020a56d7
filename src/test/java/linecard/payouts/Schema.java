package linecard.payouts;

import org.w3c.dom.Document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;

import org.xml.sax.SAXException;

/// ISO 20022's schemas of messages, as the jar of hbci4j-core carries them.
final class Schema {

    private static final javax.xml.validation.Schema PAIN = read("pain.001.001.09");

    private Schema() {}

    /// What these bytes hold.
    ///
    /// @throws SAXException where they do not hold to the schema
    static Document check(byte[] bytes) throws SAXException {
        return check(bytes, PAIN);
    }

    /// The same by another message's schema: `pain.002.001.10`.
    static Document check(byte[] bytes, String message) throws SAXException {
        return check(bytes, read(message));
    }

    /// What an order comes to, where it holds to the schema.
    static BigDecimal sum(byte[] order) throws SAXException {
        var amounts = check(order).getElementsByTagNameNS("*", "InstdAmt");
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < amounts.getLength(); i++) {
            sum = sum.add(new BigDecimal(amounts.item(i).getTextContent()));
        }
        return sum;
    }

    /// A camt.053 by the schema of camt.052 of the same version, which says the same of entries in
    /// the same types under other names: the jar has no other.
    static void checkStatement(String statement, int version) throws SAXException {
        var report = statement.replace("camt.053", "camt.052")
                .replace("BkToCstmrStmt>", "BkToCstmrAcctRpt>").replace("Stmt>", "Rpt>");
        check(report.getBytes(StandardCharsets.UTF_8), "camt.052.001.%02d".formatted(version));
    }

    private static Document check(byte[] bytes, javax.xml.validation.Schema schema)
            throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
            schema.newValidator().validate(new DOMSource(document));
            return document;
        } catch (IOException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static javax.xml.validation.Schema read(String message) {
        try {
            return SchemaFactory.newDefaultInstance()
                    .newSchema(Schema.class.getResource("/" + message + ".xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
