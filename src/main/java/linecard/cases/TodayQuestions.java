package linecard.cases;

import linecard.access.Audience;
import linecard.reports.TodaySection;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.Objects;

/// That a question waits for an answer, on the page of the day of whoever is asked. What it is
/// about is told on its own page only.
@Component
class TodayQuestions implements TodaySection {

    private final Answers answers;

    TodayQuestions(Answers answers) {
        this.answers = answers;
    }

    @Override
    public Html of(Page page) {
        if (!page.may(Audience.DISCLOSERS)) return (_, _) -> {};
        var open = answers.questions(page.viewer()).stream().filter(Act::isOpen)
                .sorted(Comparator.comparing(one -> Objects.requireNonNull(one.dueOn())))
                .toList();
        return (out, tags) -> JteasksGenerated.render(out, tags, page, open);
    }
}
