package linecard.quotes;

import linecard.access.Viewer;
import linecard.mail.Enclosing;
import linecard.web.Page;
import linecard.words.Language;

import org.springframework.stereotype.Component;

import java.util.UUID;

/// A sent quote as the PDF that goes with its letter: the same that the page gives.
@Component
class QuoteEnclosure implements Enclosing {

    private final QuoteExports exports;

    QuoteEnclosure(QuoteExports exports) {
        this.exports = exports;
    }

    @Override
    public String kind() {
        return QuoteLetters.KIND;
    }

    @Override
    public File make(Viewer viewer, UUID quote, Language in) {
        var page = new Page(viewer.organisation().words(in), viewer.user(), viewer, "", "", "",
                null, true);
        var printed = exports.print(page, quote);
        return new File(printed.fileName(), printed.getContentType(), printed.content());
    }
}
