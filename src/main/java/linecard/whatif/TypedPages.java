package linecard.whatif;

import linecard.access.Allowed;
import linecard.people.Today;
import linecard.terms.TypedVersions;
import linecard.terms.TypedVersions.Answer;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

import static linecard.access.Audience.TREASURERS;

/// A version of terms tried on the past as it was typed, before it is kept. All that was typed
/// travels along, to the form and back.
@Controller
class TypedPages {

    private final TypedVersions versions;
    private final TypedTrials trials;
    private final SoldYears years;
    private final Clock clock;

    TypedPages(TypedVersions versions, TypedTrials trials, SoldYears years, Clock clock) {
        this.versions = versions;
        this.trials = trials;
        this.years = years;
        this.clock = clock;
    }

    @PostMapping("/agencies/{id}/what-if")
    @Allowed(TREASURERS)
    View show(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        return answer(page, id, entered, board -> shown(page, board));
    }

    /// The same as a file.
    @PostMapping("/agencies/{id}/what-if.{ending:csv|xlsx|json}")
    @Allowed(TREASURERS)
    View table(Page page, @PathVariable UUID id, @PathVariable String ending,
            @RequestParam MultiValueMap<String, String> entered) {
        return answer(page, id, entered, board -> {
            var result = board.result();
            return result == null ? shown(page, board) : TrialExports.file(page, ending,
                    TrialText.typed(page), result.trial(), board.label(page.words()));
        });
    }

    private View answer(Page page, UUID id, MultiValueMap<String, String> entered,
            Function<TypedBoard, View> view) {
        var today = Today.of(page, clock);
        return switch (versions.read(page, id, entered, today)) {
            case Answer.Refused(View form) -> form;
            case Answer.Read read -> view.apply(board(page, read, today));
        };
    }

    private static View shown(Page page, TypedBoard board) {
        Html html = (out, tags) -> JtetypedGenerated.render(
                out, tags, page, board, TrialText.typed(page));
        return board.result() == null ? html.refused() : html;
    }

    private TypedBoard board(Page page, Answer.Read read, LocalDate today) {
        var chosen = new LinkedMultiValueMap<>(read.fields());
        trials.fill(page, read.typed(), chosen, today);
        var form = new Form(page.words(), chosen);
        return new TypedBoard(read, form, years.all(page, today),
                trials.run(page, read.typed(), form, today).orElse(null));
    }
}
