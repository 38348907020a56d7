package linecard.payouts;

import linecard.payouts.Payouts.Picked;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads what somebody picked to be paid.
///
/// @param id of the batch to be made: the same as often as the form is sent
record PayoutForm(UUID id, LocalDate executesOn, List<Picked> picked) {

    private static final Pattern PICK =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,18})");

    static Optional<PayoutForm> read(Form form, Language language) {
        var id = form.id("batch");
        var executesOn = form.read("executesOn", text -> Reading.date(text, language));
        var picked = form.read("pick", _ -> picked(form.all("pick")));
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new PayoutForm(id.get(), executesOn.get(), picked.get()));
    }

    private static List<Picked> picked(List<String> texts) {
        var picked = new ArrayList<Picked>();
        if (texts.size() > Payouts.PAYMENTS_AT_MOST) {
            throw new ReadingException("payouts.pick.many", Payouts.PAYMENTS_AT_MOST);
        }
        for (var text : texts) {
            var pick = PICK.matcher(text);
            if (!pick.matches()) throw new ReadingException("web.notOffered");
            picked.add(new Picked(UUID.fromString(pick.group(1)), Long.parseLong(pick.group(2))));
        }
        return picked;
    }
}
