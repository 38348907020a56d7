package linecard.joint;

import linecard.joint.JointPlan.Lead;
import linecard.people.Rep;
import linecard.web.Form;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what somebody typed about a plan as a whole.
final class PlanForm {

    private PlanForm() {}

    static Map<String, String> of(JointPlan stored) {
        var fields = new HashMap<String, String>();
        fields.put("version", String.valueOf(stored.version()));
        fields.put("review", stored.reviewOn() == null ? "" : stored.reviewOn().toString());
        fields.put("lead", stored.lead().user() == null ? "" : stored.lead().user().toString());
        return fields;
    }

    /// What may change later, too.
    record Head(@Nullable LocalDate reviewOn, Lead lead) {}

    /// @param leads to choose from; none where whoever writes may not say who leads it
    /// @param stored what stays where that is so
    static Optional<Head> head(Form form, List<Lead> leads, Lead stored) {
        var review = form.readIfGiven("review",
                text -> EntryForm.day(text, form.words().language()));
        var lead = form.read("lead", text -> leads.isEmpty() ? stored : lead(text, leads, stored));
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new Head(review.get().orElse(null), lead.get()));
    }

    private static Lead lead(String text, List<Lead> leads, Lead stored) {
        if (text.isEmpty()) return Lead.NOBODY;
        if (stored.user() != null && stored.user().toString().equals(text)) return stored;
        for (var one : leads) {
            if (one.user() != null && one.user().toString().equals(text)) return one;
        }
        throw new ReadingException("web.notOffered");
    }

    /// For whom, and for when, a new one is.
    record For(Rep rep, Period period) {}

    static Optional<For> about(Form form, List<Rep> holders, int year) {
        var rep = form.read("rep", text -> {
            if (text.isEmpty() && holders.size() == 1) return holders.getFirst();
            for (var one : holders) if (one.id().toString().equals(text)) return one;
            throw new ReadingException(text.isEmpty() ? "web.missing" : "joint.no.holder");
        });
        var period = form.read("period", text -> Period.read(text)
                .filter(one -> one.year() >= year - 1 && one.year() <= year + 1)
                .orElseThrow(() -> new ReadingException("web.notOffered")));
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new For(rep.get(), period.get()));
    }
}
