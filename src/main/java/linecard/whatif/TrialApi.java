package linecard.whatif;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Reset;
import linecard.web.Form;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.STAFF;

/// Other terms tried on the past, for programs.
@RestController
@Part(value = Area.MONEY, about = "What if",
        says = "What agencies would have earned on past sales by other commission terms, beside "
                + "the terms in force. Nothing is stored. Amounts are minor units of the "
                + "organisation's currency, rates millionths: 75000 is 7.5 %.")
class TrialApi {

    private final TrialPages pages;

    TrialApi(TrialPages pages) {
        this.pages = pages;
    }

    record Party(
            Row.Kind kind, @Nullable UUID id, String name, long sales,
            @Does("By the terms in force") long before, @Does("By the other terms") long after,
            long difference) {

        static Party of(Row row) {
            return new Party(row.kind(), row.id(), row.name(), row.sales(), row.before(),
                    row.after(), row.difference());
        }
    }

    record Answer(
            LocalDate from, LocalDate to, Party total,
            @Does("The agencies or, where one was asked about, its reps; who gains or loses most "
                    + "comes first") List<Party> parties) {

        static Answer of(Trial trial) {
            return new Answer(trial.known().from(), trial.known().to().minusDays(1),
                    Party.of(trial.total()), trial.rows().stream().map(Party::of).toList());
        }
    }

    @GetMapping("/api/v1/what-if")
    @Allowed(STAFF)
    @Does("Try other commission terms on past sales")
    ResponseEntity<Answer> getTrial(
            Call call, @RequestParam(required = false) @Nullable UUID agency,
            @Does("The fiscal year; left out, the last whole one that has sales")
            @RequestParam(required = false) @Nullable Integer year,
            @Does("q1 to q4, or 1 to 12; left out, the whole year")
            @RequestParam(defaultValue = "") String part,
            @Does("For everything or, with tiers, from 0; must be there")
            @RequestParam(required = false) @Nullable Long rate,
            @Does("Lower bounds of up to five more tiers")
            @RequestParam(required = false) @Nullable List<Long> tierFrom,
            @Does("The rates of those tiers")
            @RequestParam(required = false) @Nullable List<Long> tierRate,
            @RequestParam(defaultValue = "marginal") Style way,
            @Does("When tiers start at zero again")
            @RequestParam(defaultValue = "month") Reset by,
            @Does("Whether product lines with a rate of their own keep it")
            @RequestParam(defaultValue = "true") boolean keepsLines,
            @RequestParam(required = false) @Nullable Long cap,
            @RequestParam(defaultValue = "month") Reset capPer,
            @RequestParam(required = false) @Nullable Long minimum,
            @RequestParam(defaultValue = "month") Reset minimumPer) {
        var fields = new Fields(call);
        if (agency != null) fields.add("agency", agency.toString());
        if (year != null) fields.add("year", year.toString());
        fields.add("part", part);
        fields.add("way", way.name());
        fields.add("by", by.name());
        fields.add("keep", keepsLines ? "own" : "none");
        fields.add("capPer", capPer.name());
        fields.add("minimumPer", minimumPer.name());
        fields.add("rate", rate, 4);
        int decimals = call.viewer().organisation().currency().getDefaultFractionDigits();
        fields.add("cap", cap, decimals);
        fields.add("minimum", minimum, decimals);
        fields.addTiers("from", tierFrom, decimals);
        fields.addTiers("rate", tierRate, 4);
        var board = pages.board(call.page(), fields.typed, true);
        if (rate == null) throw call.wrong("rate", call.words().text("web.missing"));
        if (fields.tiers >= TrialForm.TIERS) {
            throw call.wrong("tierFrom", call.words().text("whatif.tooManyTiers"));
        }
        var trial = board.trial();
        if (trial == null || board.form().hasProblems()) throw refusal(board.form());
        return call.one(Answer.of(trial));
    }

    static Refused refusal(Form form) {
        var errors = form.problems().entrySet().stream()
                .map(problem -> Problem.Error.in(parameter(problem.getKey()), problem.getValue()))
                .toList();
        return new Refused(new Problem(Problem.Kind.PARAMETERS, errors));
    }

    private static String parameter(String field) {
        return field.replaceAll("^from\\d$", "tierFrom").replaceAll("^rate\\d$", "tierRate")
                .replaceAll("^keep$", "keepsLines");
    }

    /// The parameters as the page's form has them.
    private static final class Fields {

        private final LinkedMultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        private final boolean isHungarian;
        private int tiers;

        Fields(Call call) {
            isHungarian = call.words().language() == Language.HUNGARIAN;
        }

        void add(String field, String text) {
            typed.add(field, text);
        }

        void add(String field, @Nullable Long number, int decimals) {
            if (number == null) return;
            var plain = BigDecimal.valueOf(number, decimals).toPlainString();
            typed.add(field, isHungarian ? plain.replace('.', ',') : plain);
        }

        void addTiers(String field, @Nullable List<Long> numbers, int decimals) {
            if (numbers == null) return;
            tiers = Math.max(tiers, numbers.size());
            for (int i = 0; i < numbers.size(); i++) {
                add(field + (i + 2), numbers.get(i), decimals);
            }
        }
    }
}
