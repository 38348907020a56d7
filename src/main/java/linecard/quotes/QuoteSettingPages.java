package linecard.quotes;

import linecard.access.Allowed;
import linecard.money.Rate;
import linecard.quotes.Quote.Offer;
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

import java.util.Map;
import java.util.Optional;

import static linecard.access.Audience.KEEPERS;

/// What new quotes begin with, and what they may grant.
@Controller
class QuoteSettingPages {

    private final QuoteSettings settings;

    QuoteSettingPages(QuoteSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/quotes/settings")
    @Allowed(KEEPERS)
    View show(Page page) {
        var now = settings.of(page.viewer());
        return form(page, Form.of(page.words(), Map.of("days", String.valueOf(now.validDays()),
                "tax", LineForm.tax(page.words(), now.tax()),
                "limit", now.limit() == null ? "" : page.words().percent(now.limit())
                        .replace("%", "").strip(),
                "delivery", now.delivery(), "payment", now.payment(),
                "version", String.valueOf(now.version()))));
    }

    private static Html form(Page page, Form form) {
        return (out, tags) -> JtequotesettingsGenerated.render(out, tags, page, form);
    }

    @PostMapping("/quotes/settings")
    @Allowed(KEEPERS)
    View change(Page page, @RequestParam MultiValueMap<String, String> entered) {
        var form = new Form(page.words(), entered);
        var read = read(form);
        if (read.isEmpty()) return form(page, form).refused();
        settings.change(page.viewer(), read.get());
        return Html.seeOther("/quotes/settings", Notice.of("web.saved"));
    }

    private static Optional<Setting> read(Form form) {
        var language = form.words().language();
        var days = form.read("days", text -> {
            if (text.isEmpty()) throw new ReadingException("web.missing");
            long number = Reading.whole(text, language);
            if (number < 1 || number > Setting.MOST_DAYS) {
                throw new ReadingException("quotes.no.days", Setting.MOST_DAYS);
            }
            return (int) number;
        });
        var tax = form.readIfGiven("tax", text -> Reading.percent(text, language));
        var limit = form.readIfGiven("limit", text -> Reading.percent(text, language));
        var delivery = form.note("delivery", Offer.TERMS);
        var payment = form.note("payment", Offer.TERMS);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Setting(days.get(), tax.get().orElse(new Rate(0)),
                limit.get().orElse(null), delivery.get(), payment.get(), form.version()));
    }
}
