package linecard.cases;

import linecard.calendar.KnownYears;
import linecard.cases.Openings.Perceived;
import linecard.people.Rep;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// The forms in which cases are opened and worked on.
final class CaseForm {

    private static final LocalDate END = KnownYears.DAYS.to();

    private CaseForm() {}

    static Optional<Perceived> said(Form form) {
        var title = form.text("title", CaseRules.MOST_TITLE);
        var content = form.text("content", CaseRules.MOST_WORDS);
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Perceived(title.get(), content.get()));
    }

    /// Whom it is about: a rep, or else an agency; an account beside them; or one of our own.
    ///
    /// @param reps to choose from
    /// @param account null for none
    static Optional<Subject> subject(Form form, List<Rep> reps, @Nullable UUID account) {
        var agency = form.idIfGiven("agency");
        var rep = form.idIfGiven("rep");
        var person = form.idIfGiven("person");
        if (form.hasProblems()) return Optional.empty();
        var named = rep.get().flatMap(id ->
                reps.stream().filter(one -> one.id().equals(id)).findFirst());
        if (rep.get().isPresent() && named.isEmpty()) {
            form.problem("rep", "web.notOffered");
            return Optional.empty();
        }
        @Nullable UUID firm = named.map(Rep::agency).or(agency::get).orElse(null);
        if (agency.get().isPresent() && !agency.get().get().equals(firm)) {
            form.problem("rep", "cases.no.otherAgency");
            return Optional.empty();
        }
        return Optional.of(new Subject(firm, named.map(Rep::id).orElse(null),
                account, person.get().orElse(null)));
    }

    static Supplier<LocalDate> day(Form form, String field) {
        return form.read(field, text -> parsed(form, text));
    }

    static Supplier<Optional<LocalDate>> dayIfGiven(Form form, String field) {
        return form.readIfGiven(field, text -> parsed(form, text));
    }

    private static LocalDate parsed(Form form, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var day = Reading.date(text, form.words().language());
        if (!day.isBefore(END)) throw new ReadingException("cases.no.far");
        return day;
    }

    static Optional<Setting> setting(Form form) {
        var act = form.read("actDays", text -> whole(form, text, CaseRules.MOST_ACT_DAYS));
        var answer = form.read("answerDays",
                text -> whole(form, text, CaseRules.MOST_ANSWER_DAYS));
        var keep = form.read("keepMonths", text -> whole(form, text, CaseRules.MOST_MONTHS));
        boolean isOpen = form.entered("tipLine").equals("true");
        return form.hasProblems() ? Optional.empty() : Optional.of(new Setting(
                act.get(), answer.get(), keep.get(), isOpen, form.version()));
    }

    private static int whole(Form form, String text, int most) {
        long number = Reading.whole(text, form.words().language());
        if (number < 1 || number > most) throw new ReadingException("cases.no.range", most);
        return (int) number;
    }
}
