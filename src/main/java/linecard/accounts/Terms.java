package linecard.accounts;

import linecard.database.Constraint;
import linecard.money.Rate;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Who gets an account, for what share of each sale, from which day on, as somebody typed it.
///
/// @param share none for what the role earns by the agreement
record Terms(Supplier<UUID> rep, Supplier<Optional<Rate>> share, Supplier<LocalDate> from) {

    /// What holds of all assignments of an account: shares that the viewer does not see count, and
    /// those that came meanwhile.
    private static final Set<String> OF_ALL = Set.of("assignment_shares", "assignment_once");

    static Terms read(Page page, Form form, Reps reps) {
        var rep = form.id("rep");
        Offered.check(form, "rep", reps.all(page.viewer()), null);
        var share = form.readIfGiven("share", text -> share(text, page));
        var from = form.read("from", text -> date(text, page));
        return new Terms(rep, share, from);
    }

    @Nullable Rate stated() {
        return share.get().orElse(null);
    }

    private static Rate share(String text, Page page) {
        var share = Reading.percent(text, page.language());
        if (share.millionths() == 0) throw new ReadingException("accounts.noShare");
        return share;
    }

    /// Says that others stand in the way; whatever else the database refuses is a failure.
    static void clash(Form form, String field, DataIntegrityViolationException refused) {
        if (!OF_ALL.contains(Constraint.of(refused))) throw refused;
        form.problem(field, "accounts.sharesExceedUnseen");
    }

    static LocalDate date(String text, Page page) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return Reading.date(text, page.language());
    }
}
