package linecard.commissions;

import linecard.access.Viewer;
import linecard.commissions.Firm.Rooms;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// What is read of a firm's statements on pages and on paper, with plain spaces.
record Seen(MockMvcTester browser, Rooms rooms, Firm firm) {

    String page(Viewer viewer, String path) {
        return new String(bytes(viewer, path), StandardCharsets.UTF_8).replace('\u00a0', ' ');
    }

    String printed(UUID statement) throws IOException {
        try (var document = Loader.loadPDF(
                bytes(firm.finance, "/statements/" + statement + "/statement.pdf"))) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ')
                    .replaceAll("\\s+", " ");
        }
    }

    private byte[] bytes(Viewer viewer, String path) {
        return browser.get().uri("/o/" + firm.owner.organisation().slug() + path)
                .cookie(rooms.stage().session(viewer)).exchange()
                .getResponse().getContentAsByteArray();
    }
}
