package linecard.keyaccounts;

import linecard.access.Allowed;
import linecard.jobs.Jobs;
import linecard.keyaccounts.Setting.Measure;
import linecard.money.Rate;
import linecard.people.Territory;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import static linecard.access.Audience.KEEPERS;

/// By what key accounts are told, and the review that is taken now.
@Controller
class SettingPages {

    private final Settings settings;
    private final Reviews reviews;
    private final Jobs jobs;

    SettingPages(Settings settings, Reviews reviews, Jobs jobs) {
        this.settings = settings;
        this.reviews = reviews;
        this.jobs = jobs;
    }

    @GetMapping("/accounts/key/setting")
    @Allowed(KEEPERS)
    View edit(Page page) {
        Territory.requireWholeMarket(page.viewer());
        var stored = settings.of(page.viewer());
        return form(page, Form.of(page.words(), Map.of(
                "threshold", page.words().percent(stored.threshold()).replace("%", ""),
                "measure", stored.measure().code(),
                "version", String.valueOf(stored.version()))));
    }

    @PostMapping("/accounts/key/setting")
    @Allowed(KEEPERS)
    View change(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        var form = new Form(page.words(), entered);
        var threshold = form.read("threshold", text -> threshold(page, text));
        var measure = form.choice("measure", Measure.class);
        if (form.hasProblems()) return form(page, form).refused();
        settings.change(page.viewer(),
                new Setting(threshold.get(), measure.get(), form.version()));
        return Html.seeOther("/accounts/key", Notice.of("keyaccounts.setting.saved"));
    }

    /// Whatever stands outside, however far, is told the one range that is right.
    private static Rate threshold(Page page, String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        try {
            var rate = Reading.percent(text, page.language());
            if (rate.millionths() >= Setting.LEAST.millionths()
                    && rate.millionths() <= Setting.MOST.millionths()) return rate;
        } catch (ReadingException e) {
            if (!e.key().equals("words.notAShare")) throw e;
        }
        throw new ReadingException("keyaccounts.no.threshold",
                page.words().percent(Setting.LEAST), page.words().percent(Setting.MOST));
    }

    private static Html form(Page page, Form form) {
        var measures = Arrays.stream(Measure.values()).map(measure -> new Choice(measure.code(),
                page.t("keyaccounts.measure." + measure.code()))).toList();
        return (out, tags) -> JtesettingGenerated.render(
                out, tags, page, form, List.copyOf(measures));
    }

    @PostMapping("/accounts/key/review")
    @Allowed(KEEPERS)
    View review(Page page) {
        Territory.requireWholeMarket(page.viewer());
        var viewer = page.viewer();
        var job = jobs.start(viewer, ReviewWork.KIND, reviews.latest(viewer).map(Review::id)
                .orElse(page.organisation().id()));
        return Html.seeOther("/jobs/" + job);
    }
}
