package linecard.commissions;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.mail.Outbox;
import linecard.mail.Written;
import linecard.web.Page;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.UUID;

/// The letters that tell agencies of their statements, once they were issued.
@Component
class Mailings {

    private final Outbox outbox;
    private final StatementLetters letters;
    private final Statements statements;

    Mailings(Outbox outbox, StatementLetters letters, Statements statements) {
        this.outbox = outbox;
        this.letters = letters;
        this.statements = statements;
    }

    /// As far as they are the viewer's to see, latest first.
    List<Written> of(Page page, UUID statement) {
        return page.may(Audience.TREASURERS) ? of(page.viewer(), statement) : List.of();
    }

    private List<Written> of(Viewer viewer, UUID statement) {
        return outbox.about(viewer, StatementLetters.KIND, statement);
    }

    /// Tells the agency again, wherever it can be reached now. Who is still to be told by an
    /// earlier letter gets no other.
    ///
    /// @return whether it was issued; else nobody is told
    @Transactional
    boolean again(Viewer viewer, UUID id) {
        var statement = statements.of(viewer, id);
        if (!statement.isIssued()) return false;
        letters.write(viewer, List.of(statement), of(viewer, id));
        return true;
    }
}
