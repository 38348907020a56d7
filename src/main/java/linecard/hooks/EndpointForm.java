package linecard.hooks;

import linecard.web.Form;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Reads an endpoint from a form, whether of a page or of a program's body.
final class EndpointForm {

    private EndpointForm() {}

    static Form of(Words words, Endpoint stored) {
        var values = new LinkedMultiValueMap<String, String>();
        values.add("url", stored.target().toString());
        values.add("description", stored.description());
        stored.events().forEach(event -> values.add("events", event.code()));
        values.add("version", String.valueOf(stored.version()));
        return new Form(words, values);
    }

    /// Empty where something is wrong, which the form says.
    ///
    /// @param stored null for a new one
    static Optional<Endpoint> read(Form form, UUID id, @Nullable Endpoint stored, Instant now) {
        var target = form.read("url", Target::read);
        var description = form.note("description", Endpoint.LONGEST_DESCRIPTION);
        var events = events(form);
        if (form.hasProblems()) return Optional.empty();
        var fresh = new Endpoint(id, target.get(), description.get(), events, now, null, null,
                null, null, 1);
        return Optional.of(stored == null ? fresh : stored.with(fresh, form.version()));
    }

    private static Set<Event> events(Form form) {
        var events = new TreeSet<Event>();
        for (var code : form.all("events")) {
            Event.of(code).filter(Event.offered()::contains).ifPresentOrElse(events::add,
                    () -> form.problem("events", "hooks.events.unknown", cut(code)));
        }
        if (events.isEmpty()) form.problem("events", "hooks.events.none");
        return events;
    }

    private static String cut(String code) {
        return code.substring(0, Math.min(60, code.length()));
    }
}
