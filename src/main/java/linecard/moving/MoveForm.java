package linecard.moving;

import linecard.calendar.KnownYears;
import linecard.exchange.Entry;
import linecard.moving.MoveApi.Said;
import linecard.people.Rep;
import linecard.pipeline.Stage;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/// The form in which a person says who and what the words of the other program mean.
final class MoveForm {

    /// So many twins are asked about; others are taken as proposed.
    static final int TWINS = 200;

    static final String SAME = "same";
    static final String APART = "apart";

    private MoveForm() {}

    static Form of(Words words, Move move) {
        var stored = new HashMap<String, String>();
        var said = move.choices();
        var found = move.findings();
        for (int i = 0; i < found.owners().size(); i++) {
            var owner = found.owners().get(i);
            var rep = said.owners().getOrDefault(owner.key(), owner.rep());
            stored.put("owner-" + i, rep.equals(Choices.NOBODY) ? "" : rep);
        }
        for (int i = 0; i < found.stages().size(); i++) {
            var stage = found.stages().get(i);
            stored.put("stage-" + i, said.stages().getOrDefault(stage.name(), stage.stage()));
        }
        for (int i = 0; i < Math.min(TWINS, found.twins().size()); i++) {
            boolean isApart = said.apart().getOrDefault(found.twins().get(i).key(), false);
            stored.put("twin-" + i, isApart ? APART : SAME);
        }
        stored.put("from", said.from());
        stored.put("version", "" + move.version());
        return Form.of(words, stored);
    }

    /// The same with what a program says of it; null where it says nothing.
    static Form of(Words words, Move move, @Nullable List<Said> owners,
            @Nullable List<Said> stages, @Nullable List<String> apart, @Nullable String from) {
        var known = of(words, move);
        var found = move.findings();
        var typed = new HashMap<String, String>();
        for (int i = 0; i < found.owners().size(); i++) {
            var said = said(owners, found.owners().get(i).key(), known.entered("owner-" + i));
            typed.put("owner-" + i, said.equals(Choices.NOBODY) ? "" : said);
        }
        for (int i = 0; i < found.stages().size(); i++) {
            typed.put("stage-" + i, said(stages, found.stages().get(i).name(),
                    known.entered("stage-" + i)));
        }
        for (int i = 0; i < Math.min(TWINS, found.twins().size()); i++) {
            typed.put("twin-" + i, apart == null ? known.entered("twin-" + i)
                    : apart.contains(found.twins().get(i).key()) ? APART : SAME);
        }
        typed.put("from", from == null ? known.entered("from") : from);
        return Form.of(words, typed);
    }

    private static String said(@Nullable List<Said> all, String word, String otherwise) {
        if (all == null) return otherwise;
        return all.stream().filter(said -> said.word().equals(word)).map(Said::means).findFirst()
                .orElse(otherwise);
    }

    /// What was said, with the problems noted on the form.
    static Choices choices(Form form, Move move, List<Rep> reps, List<Stage> stages) {
        var found = move.findings();
        var codes = reps.stream().map(Rep::code).collect(Collectors.toSet());
        var owners = new HashMap<>(move.choices().owners());
        for (int i = 0; i < found.owners().size(); i++) {
            var code = form.entered("owner-" + i).strip();
            if (!code.isEmpty() && !codes.contains(code)) {
                form.problem("owner-" + i, "exchange.unknownRep", Entry.shown(code));
            }
            owners.put(found.owners().get(i).key(), code.isEmpty() ? Choices.NOBODY : code);
        }
        var names = stages.stream().map(Stage::name).collect(Collectors.toSet());
        var meant = new HashMap<>(move.choices().stages());
        for (int i = 0; i < found.stages().size(); i++) {
            var name = form.entered("stage-" + i);
            if (!name.equals(Choices.NEW) && !names.contains(name)) {
                form.problem("stage-" + i, "web.notOffered");
            }
            meant.put(found.stages().get(i).name(), name);
        }
        var apart = new HashMap<>(move.choices().apart());
        for (int i = 0; i < Math.min(TWINS, found.twins().size()); i++) {
            apart.put(found.twins().get(i).key(), form.entered("twin-" + i).equals(APART));
        }
        var from = form.readIfGiven("from",
                text -> day(Reading.date(text, form.words().language())));
        return new Choices(owners, meant, apart, form.hasProblems() ? ""
                : from.get().map(Object::toString).orElse(""));
    }

    private static LocalDate day(LocalDate day) {
        if (KnownYears.hold(day)) return day;
        throw new ReadingException("words.farYear", KnownYears.FIRST, KnownYears.LAST);
    }
}
