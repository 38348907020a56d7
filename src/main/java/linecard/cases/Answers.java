package linecard.cases;

import linecard.access.Viewer;
import linecard.cases.Act.Kind;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The questions that were put to somebody, and what that person answers. Nothing else of a case is
/// seen here.
@Repository
public class Answers {

    private final Acts acts;

    Answers(Acts acts) {
        this.acts = acts;
    }

    /// @param answer null as long as there is none
    record Question(Act asked, @Nullable Act answer) {}

    /// @throws linecard.access.Absent where none was put to the viewer with that id
    @Transactional(readOnly = true)
    Question of(Viewer viewer, UUID question) {
        var found = acts.question(viewer, question);
        return new Question(found.getFirst(), found.size() < 2 ? null : found.getLast());
    }

    /// The latest first.
    @Transactional(readOnly = true)
    List<Act> questions(Viewer viewer) {
        return acts.questions(viewer);
    }

    /// Answers a question, once.
    ///
    /// @return whether this is the answer; false where another one came before
    /// @throws org.springframework.dao.DuplicateKeyException where both come at once
    @Transactional
    public boolean answer(Viewer viewer, UUID question, UUID answer, String content,
            LocalDate today) {
        var known = of(viewer, question);
        if (known.answer() != null) return known.answer().id().equals(answer);
        var asked = known.asked();
        acts.add(viewer, Act.of(answer, asked.of(), Kind.ANSWER, "", content, today)
                .about(question).to(asked.agency(), asked.rep()));
        return true;
    }
}
