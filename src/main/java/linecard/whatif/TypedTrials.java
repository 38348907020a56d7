package linecard.whatif;

import linecard.terms.Typed;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.ReadingException;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

import java.time.LocalDate;
import java.util.Optional;

/// Tries a version as it was typed on the days that were chosen.
@Component
class TypedTrials {

    private final Trials trials;
    private final SoldYears years;

    TypedTrials(Trials trials, SoldYears years) {
        this.trials = trials;
        this.years = years;
    }

    /// Puts the usual year where none was chosen.
    void fill(Page page, Typed typed, MultiValueMap<String, String> chosen, LocalDate today) {
        if (chosen.containsKey("year")) return;
        chosen.add("year", String.valueOf(year(page, typed, today)));
    }

    /// The last whole fiscal year that has sales; but the running one where terms are in force
    /// since then only.
    private int year(Page page, Typed typed, LocalDate today) {
        var calendar = page.organisation().calendar();
        var running = calendar.yearOf(today);
        int usual = years.usual(page, today);
        boolean isNew = typed.isAgreedBefore(running.span().to())
                && !typed.isAgreedBefore(calendar.year(usual).span().to());
        return isNew ? running.number() : usual;
    }

    /// None where it cannot be said: the form says why.
    ///
    /// @param form with the year and its part
    Optional<TypedBoard.Result> run(Page page, Typed typed, Form form, LocalDate today) {
        var organisation = page.organisation();
        var stretch = new TrialForm(form, organisation.calendar(), organisation.currency())
                .stretch(today);
        if (stretch.isEmpty()) return Optional.empty();
        try {
            return Optional.of(trials.run(page.viewer(), typed, stretch.get(), today));
        } catch (ReadingException e) {
            TrialPages.refuse(form, e);
            return Optional.empty();
        }
    }
}
