package linecard.pipeline;

import linecard.traits.Trait;
import linecard.web.Form;
import linecard.web.Page;

import org.springframework.util.MultiValueMap;

import java.util.ArrayList;
import java.util.List;

/// Two people changed the same opportunity: the form says at each field what the other left there,
/// and takes the other's version over, so that sending it again means it.
final class OpportunityConflict {

    private OpportunityConflict() {}

    static void on(
            Page page, Form form, MultiValueMap<String, String> entered, Opportunity stored,
            List<Trait> traits) {
        var now = OpportunityForm.of(page, stored, traits);
        var fields = new ArrayList<>(
                List.of("name", "amount", "close", "nextStep", "nextOn", "note", "tags"));
        for (var trait : traits) fields.add(trait.field());
        for (var field : fields) {
            if (form.all(field).isEmpty() || isSame(form, now, field)) continue;
            var theirs = now.entered(field);
            form.problem(field, "pipeline.no.conflict", theirs.isEmpty() ? "–" : theirs);
        }
        if (!form.hasProblems()) form.problem("name", "pipeline.no.conflict", stored.name());
        entered.set("version", String.valueOf(stored.version()));
    }

    private static boolean isSame(Form form, Form now, String field) {
        return form.entered(field).strip().replaceAll("\\s+", "")
                .equals(now.entered(field).strip().replaceAll("\\s+", ""));
    }
}
