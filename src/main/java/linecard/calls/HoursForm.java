package linecard.calls;

import linecard.calls.WorkingTimes.Off;
import linecard.database.Ids;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/// How a rep's hours and days off are entered.
final class HoursForm {

    /// How far back days off may begin.
    private static final int DAYS = 366;

    private HoursForm() {}

    static Optional<Hours> read(Form form, UUID rep) {
        var zone = form.read("zone", HoursForm::zone);
        var first = form.read("first", text -> hour(form, text, 0, 23));
        var last = form.read("last", text -> hour(form, text, 1, 24));
        if (!form.hasProblems() && first.get() >= last.get()) {
            form.problem("last", "calls.no.hours");
        }
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Hours(rep, zone.get(), first.get(), last.get(),
                        form.entered("letters").equals("true"), form.version()));
    }

    private static ZoneId zone(String text) {
        try {
            if (text.length() <= 60 && ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            throw new ReadingException("calls.no.zone");
        }
        throw new ReadingException("calls.no.zone");
    }

    private static int hour(Form form, String text, int least, int most) {
        long hour = Reading.whole(text, form.words().language());
        if (hour < least || hour > most) throw new ReadingException("calls.no.range", least, most);
        return (int) hour;
    }

    /// @param there how many the rep has already
    /// @param today the rep's
    static Optional<Off> readOff(Form form, UUID rep, int there, LocalDate today) {
        var language = form.words().language();
        var first = form.read("firstDay", text -> Reading.date(text, language));
        var last = form.readIfGiven("lastDay", text -> Reading.date(text, language));
        var name = form.note("name", 200);
        if (form.hasProblems()) return Optional.empty();
        var end = last.get().orElse(first.get());
        if (end.isBefore(first.get()) || end.isAfter(first.get().plusDays(365))) {
            form.problem("lastDay", "calls.no.span");
        } else if (there >= WorkingTimes.MOST_OFF) {
            form.problem("firstDay", "calls.no.many", WorkingTimes.MOST_OFF);
        } else if (first.get().isBefore(today.minusDays(DAYS))) {
            form.problem("firstDay", "calls.no.old", DAYS);
        }
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Off(Ids.fresh(), rep, first.get(), end, name.get(), 1));
    }
}
