package linecard.pipeline;

import linecard.database.Ids;
import linecard.money.Rate;
import linecard.pipeline.Stage.Kind;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what somebody typed about stages, loss reasons and what holds for all opportunities; and
/// the ones to begin with.
final class SettingForm {

    private static final int MOST_POSITION = 1000;
    private static final Rate NONE = new Rate(0);

    private SettingForm() {}

    /// Open stages to begin with: their words, what is won from them in per cent, and ageing days.
    private static final List<Usual> USUAL = List.of(
            new Usual("first", "10", 21), new Usual("need", "25", 30),
            new Usual("quote", "50", 30), new Usual("terms", "75", 21));

    private record Usual(String word, String percent, int ageingDays) {}

    static List<Stage> usualStages(Words words) {
        var stages = new ArrayList<Stage>();
        for (var usual : USUAL) {
            stages.add(new Stage(Ids.fresh(), words.text("pipeline.usual." + usual.word()),
                    Kind.OPEN, 10 * (stages.size() + 1), Rate.ofPercent(usual.percent()),
                    usual.ageingDays(), false, 1));
        }
        stages.add(new Stage(Ids.fresh(), words.text("pipeline.outcome.won"), Kind.WON, 900,
                Rate.WHOLE, null, false, 1));
        stages.add(new Stage(Ids.fresh(), words.text("pipeline.outcome.lost"), Kind.LOST, 901, NONE,
                null, false, 1));
        return stages;
    }

    static List<LossReason> usualReasons(Words words) {
        var reasons = new ArrayList<LossReason>();
        for (var word : List.of("price", "time", "fit", "competitor", "budget", "silence")) {
            reasons.add(new LossReason(Ids.fresh(), words.text("pipeline.usual." + word),
                    10 * (reasons.size() + 1), false, 1));
        }
        return reasons;
    }

    static Form of(Page page, Stage stage) {
        var days = stage.ageingDays();
        return Form.of(page.words(), Map.of("name", stage.name(),
                "position", String.valueOf(stage.position()),
                "prior", page.words().percent(stage.prior()).replace("%", ""),
                "ageing", days == null ? "" : days.toString(),
                "archived", stage.archived() ? "true" : "",
                "version", String.valueOf(stage.version())));
    }

    /// @param stored as it is; null for a new, open one
    static Optional<Stage> stage(Form form, @Nullable Stage stored) {
        var kind = stored == null ? Kind.OPEN : stored.kind();
        var name = form.text("name", Stage.MOST_NAME);
        var position = position(form);
        boolean isOpen = kind == Kind.OPEN;
        var prior = form.read("prior", text -> kind == Kind.WON ? Rate.WHOLE
                : kind == Kind.LOST || text.isEmpty() ? NONE
                : Reading.percent(text, form.words().language()));
        var ageing = form.readIfGiven("ageing", text -> whole(form, text, 1, Stage.MOST_DAYS));
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Stage(stored == null ? Ids.fresh() : stored.id(), name.get(), kind,
                position.get(), prior.get(), isOpen ? ageing.get().orElse(null) : null,
                isOpen && form.entered("archived").equals("true"), form.version()));
    }

    static Form of(Page page, LossReason reason) {
        return Form.of(page.words(), Map.of("name", reason.name(),
                "position", String.valueOf(reason.position()),
                "archived", reason.archived() ? "true" : "",
                "version", String.valueOf(reason.version())));
    }

    static Optional<LossReason> reason(Form form, @Nullable LossReason stored) {
        var name = form.text("name", LossReason.NAME);
        var position = position(form);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new LossReason(stored == null ? Ids.fresh() : stored.id(), name.get(),
                position.get(), form.entered("archived").equals("true"), form.version()));
    }

    static Form of(Page page, Setting setting) {
        return Form.of(page.words(), Map.of(
                "protection", String.valueOf(setting.protectionDays()),
                "window", String.valueOf(setting.orderWindowDays()),
                "version", String.valueOf(setting.version())));
    }

    static Optional<Setting> setting(Form form) {
        var protection = form.read("protection",
                text -> whole(form, text, 0, Setting.MOST_DAYS));
        var window = form.read("window", text -> whole(form, text, 0, Setting.MOST_DAYS));
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Setting(protection.get(), window.get(), form.version()));
    }

    private static Supplier<Integer> position(Form form) {
        return form.read("position", text -> text.isEmpty() ? 0
                : whole(form, text, 0, MOST_POSITION));
    }

    private static int whole(Form form, String text, int least, int most) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        long number = Reading.whole(text, form.words().language());
        if (number < least || number > most) {
            throw new ReadingException("pipeline.no.range", least, most);
        }
        return (int) number;
    }
}
