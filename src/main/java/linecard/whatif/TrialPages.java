package linecard.whatif;

import linecard.access.Allowed;
import linecard.money.Money;
import linecard.people.Agency;
import linecard.people.Today;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static linecard.access.Audience.STAFF;

/// Other terms tried on the past, and sellers of one's own beside the outside network. All that was
/// typed stands in the address.
@Controller
class TrialPages {

    private static final String ORDER = "1000000";

    private final Trials trials;
    private final SoldYears soldYears;
    private final Clock clock;

    TrialPages(Trials trials, SoldYears soldYears, Clock clock) {
        this.trials = trials;
        this.soldYears = soldYears;
        this.clock = clock;
    }

    @GetMapping("/what-if")
    @Allowed(STAFF)
    View show(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var board = board(page, entered, true);
        Html html = (out, tags) ->
                JtetrialGenerated.render(out, tags, page, board, new TrialText(page));
        return board.form().hasProblems() ? html.refused() : html;
    }

    /// The worked example alone, for the page that has it already.
    @GetMapping("/what-if/example")
    @Allowed(STAFF)
    View example(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var board = board(page, entered, false);
        return (Html) (out, tags) ->
                JteexampleGenerated.render(out, tags, page, board, new TrialText(page));
    }

    /// @param runs whether the past is to be reckoned
    TrialBoard board(Page page, MultiValueMap<String, String> entered, boolean runs) {
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var agencies = trials.agencies(viewer);
        var form = new Form(page.words(), filled(page, entered, agencies, today));
        var years = soldYears.all(page, today);
        if (!entered.containsKey("rate")) {
            return new TrialBoard(form, agencies, years, null, null, null, List.of());
        }
        var organisation = page.organisation();
        var asked = new TrialForm(form, organisation.calendar(), organisation.currency())
                .read(agencies.stream().map(Agency::id).collect(Collectors.toSet()), today)
                .orElse(null);
        if (asked == null) {
            return new TrialBoard(form, agencies, years, null, null, null, List.of());
        }
        var example = Example.of(
                asked.offer(), organisation.calendar(), today, asked.sold(), asked.order());
        if (!runs) return new TrialBoard(form, agencies, years, asked, example, null, List.of());
        try {
            var trial = trials.run(viewer, asked, today);
            return new TrialBoard(form, agencies, years, asked, example, trial,
                    SellerRules.beside(asked, trial));
        } catch (ReadingException e) {
            refuse(form, e);
            return new TrialBoard(form, agencies, years, asked, example, null, List.of());
        }
    }

    /// Says why the days cannot be tried.
    static void refuse(Form form, ReadingException e) {
        form.problem("year", e.key(), Stream.of(e.arguments()).map(one ->
                one instanceof Integer many ? form.words().number(many) : one).toArray());
    }

    /// What was typed, and for what was not asked yet what is usual.
    private MultiValueMap<String, String> filled(Page page, MultiValueMap<String, String> entered,
            List<Agency> agencies, LocalDate today) {
        var filled = new LinkedMultiValueMap<>(entered);
        var words = page.words();
        if (!entered.containsKey("year")) {
            filled.add("year", String.valueOf(soldYears.usual(page, today)));
        }
        if (!entered.containsKey("order")) {
            filled.add("order", words.amount(Money.of(ORDER, currency(page))));
        }
        if (entered.containsKey("rate")) return filled;
        var agency = filled.getFirst("agency");
        agencies.stream().map(Agency::id).filter(id -> id.toString().equals(agency)).findFirst()
                .flatMap(id -> trials.byDefault(page.viewer(), id, today))
                .ifPresent(rate -> filled.add("rate", words.decimal(rate.percent())));
        return filled;
    }

    private static String currency(Page page) {
        return page.organisation().currency().getCurrencyCode();
    }
}
