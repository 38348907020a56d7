package linecard.calls;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.Call.Kind;
import linecard.database.Ids;
import linecard.people.Agencies;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How a quota is entered, and what counts towards it.
@Component
class QuotaForm {

    private static final String OF = "(rep|agency):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Reps reps;
    private final Agencies agencies;
    private final Accounts accounts;

    QuotaForm(Reps reps, Agencies agencies, Accounts accounts) {
        this.reps = reps;
        this.agencies = agencies;
        this.accounts = accounts;
    }

    /// Whose: `rep:<id>`, `agency:<id>`, or nothing for everybody.
    Optional<Quota> read(Viewer viewer, Form form) {
        var whose = form.read("whose", text -> whose(viewer, text));
        var kind = form.readIfGiven("kind", QuotaForm::kind);
        var type = form.read("customerType", text -> type(viewer, text));
        var daily = form.readIfGiven("daily", text -> number(form, text, 1, Quota.MOST_DAILY));
        var weekly = form.readIfGiven("weekly", text -> number(form, text, 1, Quota.MOST_WEEKLY));
        var from = form.read("from", text -> Reading.date(text, form.words().language()));
        if (!form.hasProblems() && daily.get().isEmpty() && weekly.get().isEmpty()) {
            form.problem("daily", "calls.no.number");
        }
        if (form.hasProblems()) return Optional.empty();
        var named = whose.get();
        return Optional.of(new Quota(Ids.fresh(), named.startsWith("rep:") ? id(named) : null,
                named.startsWith("agency:") ? id(named) : null, kind.get().orElse(null), type.get(),
                daily.get().orElse(null), weekly.get().orElse(null), from.get(), null, 1));
    }

    private static UUID id(String named) {
        return UUID.fromString(named.substring(named.indexOf(':') + 1));
    }

    /// Only who sees everybody may ask something of everybody.
    private String whose(Viewer viewer, String text) {
        if (text.isEmpty() && viewer.territory() == null) return text;
        boolean isKnown = text.matches(OF) && (text.startsWith("rep:")
                ? !reps.of(viewer, List.of(id(text))).isEmpty()
                : viewer.territory() == null && agencies.all(viewer).stream()
                        .anyMatch(firm -> firm.id().equals(id(text))));
        if (!isKnown) throw new ReadingException("web.notOffered");
        return text;
    }

    private String type(Viewer viewer, String text) {
        if (!text.isEmpty() && !accounts.customerTypes(viewer).contains(text)) {
            throw new ReadingException("web.notOffered");
        }
        return text;
    }

    private static Kind kind(String text) {
        for (var kind : Kind.values()) {
            if (kind.code().equals(text)) return kind;
        }
        throw new ReadingException("web.notOffered");
    }

    static Optional<Setting> readSetting(Form form) {
        var counted = form.read("counted", _ -> counted(form));
        var days = form.read("days", text -> number(form, text, 0, Setting.MOST_DAYS));
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Setting(counted.get(), days.get(), form.version()));
    }

    private static Set<Kind> counted(Form form) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var text : form.all("counted")) kinds.add(kind(text));
        if (kinds.isEmpty()) throw new ReadingException("web.missing");
        return kinds;
    }

    private static int number(Form form, String text, int least, int most) {
        long number = Reading.whole(text, form.words().language());
        if (number < least || number > most) {
            throw new ReadingException("calls.no.range", least, most);
        }
        return (int) number;
    }
}
