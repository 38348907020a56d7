package linecard.calls;

import linecard.access.Viewer;
import linecard.calls.Colleagues.Colleague;
import linecard.calls.Monitoring.Feature;
import linecard.calls.Phrase.Theme;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Rep;
import linecard.web.Choice;
import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What can be tapped on the form of a call.
@Component
class Offers {

    private static final int MOST_LINES = 60;

    private final ProductLines lines;
    private final Phrases phrases;
    private final Colleagues colleagues;
    private final Regimes regimes;

    Offers(ProductLines lines, Phrases phrases, Colleagues colleagues, Regimes regimes) {
        this.lines = lines;
        this.phrases = phrases;
        this.colleagues = colleagues;
        this.regimes = regimes;
    }

    /// @param phrases by theme, those of a product line after the name of the line
    record Offered(
            List<Choice> lines, Map<Theme, List<Choice>> phrases, List<String> competitors,
            List<Choice> colleagues) {}

    @Transactional(readOnly = true)
    Offered of(Viewer viewer, Rep rep, @Nullable Call stored) {
        var told = stored == null ? null : stored.told();
        var tree = new LineTree(lines.all(viewer));
        var choices = tree.choices(told == null ? List.of() : told.lines());
        var sentences = new LinkedHashMap<Theme, List<Choice>>();
        var competitors = new LinkedHashSet<String>();
        for (var phrase : phrases.all(viewer)) {
            boolean isTold = told != null && told.phrases().contains(phrase.id());
            if (phrase.isArchived() && !isTold) continue;
            if (phrase.theme() == Theme.COMPETITOR) competitors.add(phrase.content());
            else sentences.computeIfAbsent(phrase.theme(), _ -> new ArrayList<>())
                    .add(new Choice(phrase.id().toString(), phrase.line() == null
                            ? phrase.content()
                            : tree.name(phrase.line()) + ": " + phrase.content()));
        }
        if (told != null) competitors.addAll(told.competitors());
        return new Offered(choices.stream().limit(MOST_LINES).toList(), sentences,
                List.copyOf(competitors), colleagues(viewer, rep, told == null ? Set.of()
                        : Set.copyOf(told.companions())));
    }

    private List<Choice> colleagues(Viewer viewer, Rep rep, Set<UUID> stored) {
        return colleagues.all(viewer).values().stream()
                .filter(one -> one.agency().equals(rep.agency()) && !one.rep().equals(rep.id())
                        && (one.isOpen() || stored.contains(one.rep())))
                .map((Colleague one) -> new Choice(one.rep().toString(), one.name()))
                .toList();
    }

    boolean asksForOutcome(Viewer viewer, Rep rep, LocalDate day) {
        return regimes.known(viewer).on(rep.agency(), day).contains(Feature.REPORTS);
    }

    /// The answers that a form holds to the principal's questions, by question.
    Map<UUID, String> answers(Form form) {
        var answers = new LinkedHashMap<UUID, String>();
        for (var question : form.all("question")) {
            var text = form.entered("answer-" + question).strip();
            boolean isId = question.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            if (isId && !text.isEmpty() && text.length() <= Note.MOST_CHARS
                    && text.indexOf('\0') < 0) answers.put(UUID.fromString(question), text);
        }
        return answers;
    }
}
