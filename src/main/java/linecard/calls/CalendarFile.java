package linecard.calls;

import linecard.accounts.Account;
import linecard.words.Words;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Planned calls as calendar programs read them (RFC 5545): all of a day where no hour is set.
final class CalendarFile {

    private static final Duration USUAL = Duration.ofMinutes(45);

    private CalendarFile() {}

    static String of(
            Words words, String name, List<Call> planned, Map<UUID, Account> accounts,
            ZoneId zone) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Linecard//Calls//" + words.language().code().toUpperCase(
                Locale.ROOT)));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", name));
        // a calendar holds one part at least
        boolean needsZone = planned.isEmpty()
                || planned.stream().anyMatch(call -> call.told().startedAt() != null);
        var known = TimeZoneRegistryFactory.getInstance().createRegistry()
                .getTimeZone(zone.getId());
        if (needsZone && known != null) calendar.add(known.getVTimeZone());
        for (var call : planned) {
            calendar.add(event(words, call, accounts.get(call.account()), zone));
        }
        var out = new StringWriter();
        try {
            new CalendarOutputter(true).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static VEvent event(
            Words words, Call call, @Nullable Account account,
            ZoneId zone) {
        var name = account == null ? words.text("calls.call") : account.name();
        var started = call.told().startedAt();
        var event = started == null ? new VEvent(call.day(), call.day().plusDays(1), name)
                : new VEvent(started.atZone(zone), USUAL, name);
        event.removeAll("DTSTAMP");
        event.add(new DtStamp(call.enteredAt()));
        event.add(new Uid(call.id() + "@linecard"));
        event.add(new Sequence(call.version() - 1));
        if (account != null) {
            var place = String.join(", ", Stream.of(
                    (account.postalCode() + " " + account.city()).strip(), account.address())
                    .filter(part -> !part.isBlank()).toList());
            if (!place.isEmpty()) event.add(new Location(place));
        }
        var purpose = call.told().purpose();
        if (purpose != null) {
            event.add(new Description(words.text("calls.purpose." + purpose.code())));
        }
        return event;
    }
}
