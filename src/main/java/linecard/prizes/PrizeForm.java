package linecard.prizes;

import linecard.calendar.KnownYears;
import linecard.prizes.Prize.Kind;
import linecard.prizes.Prize.Trip;
import linecard.web.Form;
import linecard.web.Once;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads what somebody wrote about a prize, a budget or an award.
final class PrizeForm {

    private static final int MOST_SEATS = 10_000;
    private static final int LONGEST_NOTE = 2_000;

    private PrizeForm() {}

    /// @param once what the id of the prize is made of
    static Form blank(Page page, String once) {
        return Form.of(page.words(), Map.of(Once.FIELD, once, "kind", "merchandise"));
    }

    static Form of(Page page, Prize prize) {
        var entered = new LinkedHashMap<String, String>();
        entered.put("kind", prize.kind().code());
        entered.put("name", prize.name());
        entered.put("note", prize.note());
        entered.put("value", page.words().amount(page.organisation().money(prize.minor())));
        var trip = prize.trip();
        if (trip != null) {
            entered.put("seats", String.valueOf(trip.seats()));
            entered.put("from", trip.from().toString());
            entered.put("last", trip.last().toString());
            entered.put("guest", trip.guest() ? "true" : "");
        }
        entered.put("version", String.valueOf(prize.version()));
        return Form.of(page.words(), entered);
    }

    /// @param stored the prize as it is; null for a new one
    /// @param taken how many seats are spoken for
    static Optional<Prize> read(
            Page page, Form form, UUID id, @Nullable Prize stored, int taken) {
        var kind = form.choice("kind", Kind.class);
        var name = form.text("name", Prize.LONGEST_NAME);
        var note = form.note("note", LONGEST_NOTE);
        var value = form.read("value", text -> worth(page, text));
        if (form.hasProblems()) return Optional.empty();
        var trip = kind.get() == Kind.TRIP ? trip(page, form) : null;
        if (trip == null && kind.get() != Kind.TRIP) refuseTrip(form);
        if (stored != null && taken > (trip == null ? 0 : trip.seats())) {
            form.problem("seats", "prizes.no.seatsTaken", taken);
        }
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Prize(id, kind.get(), name.get(), note.get(), value.get(), trip,
                stored != null && stored.archived(), form.version()));
    }

    private static @Nullable Trip trip(Page page, Form form) {
        var seats = form.read("seats", text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            long number = Reading.whole(text, page.language());
            if (number < 1 || number > MOST_SEATS) {
                throw new ReadingException("prizes.no.seatNumber", MOST_SEATS);
            }
            return (int) number;
        });
        var from = form.read("from", text -> day(page, text));
        var last = form.read("last", text -> day(page, text));
        if (form.hasProblems()) return null;
        if (last.get().isBefore(from.get())) form.problem("last", "prizes.no.lastBeforeFirst");
        return new Trip(seats.get(), from.get(), last.get(),
                form.entered("guest").equals("true"));
    }

    /// What only trips have.
    private static void refuseTrip(Form form) {
        if (!form.entered("seats").isBlank()) form.problem("seats", "prizes.no.onlyTrips");
        if (!form.entered("from").isBlank()) form.problem("from", "prizes.no.onlyTrips");
        if (!form.entered("last").isBlank()) form.problem("last", "prizes.no.onlyTrips");
    }

    /// Minor units above zero.
    private static long worth(Page page, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var currency = page.organisation().currency();
        return Worth.minor(Reading.money(text, currency, page.language()), currency);
    }

    private static LocalDate day(Page page, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var day = Reading.date(text, page.language());
        if (!KnownYears.hold(day)) throw new ReadingException("prizes.no.day");
        return day;
    }
}
