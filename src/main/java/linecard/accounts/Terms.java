package linecard.accounts;

import linecard.money.Rate;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Who gets an account, for what share of each sale, from which day on, as somebody typed it.
///
/// @param share none for what the role earns by the agreement
record Terms(Supplier<UUID> rep, Supplier<Optional<Rate>> share, Supplier<LocalDate> from) {

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

    static LocalDate date(String text, Page page) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return Reading.date(text, page.language());
    }
}
