package linecard.linecards;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Ids;
import linecard.linecards.Disclosed.About;
import linecard.linecards.Disclosed.Relation;
import linecard.linecards.Disclosure.Occasion;
import linecard.money.Money;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what somebody tells: some rows, of which empty ones are left out.
final class DisclosureForm {

    /// Rows that the form has.
    static final int ROWS = 6;

    private DisclosureForm() {}

    /// @param due why it is told; null where nothing is due
    static Optional<Disclosure> read(
            Form form, Viewer viewer, Accounts accounts, @Nullable Due due, Instant now) {
        var today = LocalDate.ofInstant(now, viewer.organisation().zone());
        var complete = form.read("complete", DisclosureForm::yesOrNo);
        form.read("truth", text -> {
            if (!text.equals("true")) throw new ReadingException("linecards.no.truth");
            return true;
        });
        var told = new ArrayList<Disclosed>();
        for (int row = 0; row < ROWS; row++) {
            if (!isSaid(form, row)) continue;
            var one = one(form, row, viewer, accounts, today);
            if (one != null) told.add(one);
        }
        var agency = viewer.agency();
        if (form.hasProblems() || agency == null) return Optional.empty();
        return Optional.of(new Disclosure(Ids.fresh(), agency, viewer.rep(),
                due == null ? Occasion.OWN : due.occasion(), complete.get(), today, now,
                viewer.user().name(viewer.organisation().language()), List.copyOf(told)));
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new ReadingException("web.missing");
        };
    }

    /// Whether anything stands in a row.
    static boolean isSaid(Form form, int row) {
        return List.of("about", "firm", "relation", "what", "value", "givenOn").stream()
                .anyMatch(field -> !form.entered(field + row).isBlank());
    }

    private static @Nullable Disclosed one(
            Form form, int row, Viewer viewer, Accounts accounts, LocalDate today) {
        var about = form.choice("about" + row, About.class);
        var firm = form.text("firm" + row, CardLine.LONGEST_NAME);
        var what = form.note("what" + row, 300);
        if (form.problem("about" + row) != null) return null;
        Relation relation = null;
        Money value = null;
        LocalDate givenOn = null;
        if (about.get() == About.FAMILY) {
            var near = form.choice("relation" + row, Relation.class);
            if (!form.entered("what" + row).isBlank()) {
                form.problem("what" + row, "linecards.no.relatives");
            }
            if (form.problem("relation" + row) == null) relation = near.get();
        }
        if (about.get() == About.GIFT) {
            var worth = form.read("value" + row, text -> worth(text, viewer));
            var day = form.read("givenOn" + row, text -> day(text, form, today));
            if (form.problem("value" + row) == null) value = worth.get();
            if (form.problem("givenOn" + row) == null) givenOn = day.get();
        }
        if (form.hasProblems()) return null;
        var account = accounts.withCode(viewer, firm.get());
        return new Disclosed(Ids.fresh(), about.get(), account.map(Account::id).orElse(null),
                account.map(Account::name).orElse(firm.get()), relation, what.get(), value, givenOn,
                about.get().keptUntil(today));
    }

    private static Money worth(String text, Viewer viewer) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var worth = Reading.money(text, viewer.organisation().currency(), viewer.language());
        if (worth.minor() < 0 || worth.minor() > 1_000_000_000_000L) {
            throw new ReadingException("words.tooLarge");
        }
        return worth;
    }

    private static LocalDate day(String text, Form form, LocalDate today) {
        var day = CardForm.day(text, form.words());
        if (day.isAfter(today)) throw new ReadingException("linecards.no.future");
        return day;
    }
}
