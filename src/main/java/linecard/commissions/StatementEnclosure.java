package linecard.commissions;

import linecard.access.Viewer;
import linecard.mail.Enclosing;
import linecard.web.Page;
import linecard.words.Language;

import org.springframework.stereotype.Component;

import java.util.UUID;

/// An issued statement as the PDF that goes with its letter: the same that the page gives.
@Component
class StatementEnclosure implements Enclosing {

    private final StatementExports exports;

    StatementEnclosure(StatementExports exports) {
        this.exports = exports;
    }

    @Override
    public String kind() {
        return StatementLetters.KIND;
    }

    @Override
    public File make(Viewer viewer, UUID statement, Language in) {
        var page = new Page(viewer.organisation().words(in), viewer.user(), viewer, "", "", "",
                null, true);
        var printed = exports.print(page, statement);
        return new File(printed.fileName(), printed.getContentType(), printed.content());
    }
}
