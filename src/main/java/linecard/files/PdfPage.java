package linecard.files;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The page to be printed, read without looking at anything outside it.
final class PdfPage {

    private static final String DOCTYPE = "<!DOCTYPE html>";
    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Set<String> OUTSIDE =
            Set.of("style", "script", "image", "use", "foreignObject", "animate", "set", "a");

    /// What no XML may hold: people's texts may.
    private static final Pattern NOT_XML = Pattern.compile(
            "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private PdfPage() {}

    static Document of(String xhtml) throws IOException {
        var text = NOT_XML.matcher(xhtml.strip()).replaceAll("\ufffd");
        if (text.startsWith(DOCTYPE)) text = text.substring(DOCTYPE.length());
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var page = builder.parse(new InputSource(new StringReader(text)));
            markCharts(page);
            return page;
        } catch (SAXException e) {
            throw new IllegalArgumentException("the page is not well-formed: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isLetter(Document page) {
        var body = first(page, "body");
        return List.of(body.getAttribute("class").split("\\s+")).contains("letter");
    }

    static void style(Document page, String css) {
        var style = page.createElementNS(page.getDocumentElement().getNamespaceURI(), "style");
        style.setTextContent(css);
        var head = first(page, "head");
        head.insertBefore(style, head.getFirstChild());
    }

    private static Element first(Document page, String name) {
        if (page.getElementsByTagName(name).item(0) instanceof Element element) return element;
        throw new IllegalArgumentException("the page has no " + name);
    }

    /// In HTML an `svg` needs no namespace, in XML it does; its letters are those of the page, not
    /// those this machine happens to have. What a chart has no use for is taken
    /// out: it could run or reach outside.
    private static void markCharts(Document page) {
        var charts = page.getElementsByTagName("svg");
        for (int i = 0; i < charts.getLength(); i++) mark(page, charts.item(i));
    }

    static boolean hasChart(Document page) {
        return page.getElementsByTagName("svg").getLength() > 0;
    }

    private static void mark(Document page, Node node) {
        if (!SVG.equals(node.getNamespaceURI())) page.renameNode(node, SVG, node.getNodeName());
        if (node instanceof Element element) element.setAttribute("font-family", Pdf.FONT);
        var next = node.getFirstChild();
        while (next != null) {
            var child = next;
            next = child.getNextSibling();
            if (child.getNodeType() != Node.ELEMENT_NODE) continue;
            if (OUTSIDE.contains(child.getLocalName())) node.removeChild(child);
            else mark(page, child);
        }
    }
}
