package linecard.forecast;

import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.springframework.util.MultiValueMap;

import java.util.Map;
import java.util.Optional;

/// What somebody typed of a quarter.
record StanceForm(Form form) {

    private static final long MOST_MINOR = 1_000_000_000_000_000L;
    private static final int LONGEST = 1000;

    /// What was read from it.
    ///
    /// @param quarter of the snapshot, 0 the running one
    record Said(int quarter, long amountMinor, String reason) {}

    static StanceForm empty(Page page) {
        return new StanceForm(Form.of(page.words(), Map.of()));
    }

    static StanceForm of(Page page, MultiValueMap<String, String> entered) {
        return new StanceForm(new Form(page.words(), entered));
    }

    /// Empty where something is wrong, which stands in the form then.
    ///
    /// @param in whose quarters are offered
    Optional<Said> read(Page page, Snapshot in, Stance.Side side) {
        var quarter = form.read("quarter", typed -> {
            for (int i = 0; i < in.quarters().size(); i++) {
                if (in.quarterStart(i).toString().equals(typed)) return i;
            }
            throw new ReadingException("web.notOffered");
        });
        var amount = form.read("amount", typed -> {
            if (typed.isEmpty()) throw new ReadingException("web.missing");
            long minor = Reading.money(
                    typed, page.organisation().currency(), page.language()).minor();
            if (minor < 0) throw new ReadingException("forecast.stance.negative");
            if (minor > MOST_MINOR) throw new ReadingException("forecast.stance.tooMuch");
            return minor;
        });
        var reason = side == Stance.Side.MANAGER ? form.text("reason", LONGEST)
                : form.note("reason", LONGEST);
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Said(quarter.get(), amount.get(), reason.get()));
    }
}
