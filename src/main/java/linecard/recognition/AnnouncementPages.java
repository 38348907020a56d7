package linecard.recognition;

import linecard.access.Allowed;
import linecard.mail.PostOffice;
import linecard.people.Territory;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;
import static linecard.access.Audience.MEMBERS;

/// What was said of contests, and saying something.
@Controller
class AnnouncementPages {

    private final Announcements announcements;
    private final Announcing announcing;
    private final PostOffice office;

    AnnouncementPages(Announcements announcements, Announcing announcing, PostOffice office) {
        this.announcements = announcements;
        this.announcing = announcing;
        this.office = office;
    }

    @GetMapping("/announcements")
    @Allowed(MEMBERS)
    View list(Page page) {
        var all = announcements.all(page.viewer());
        return (Html) (out, tags) -> JteannouncementsGenerated.render(out, tags, page, all);
    }

    @GetMapping("/announcements/new")
    @Allowed(KEEPERS)
    View blank(Page page, @RequestParam(defaultValue = "") String contest) {
        Territory.requireWholeMarket(page.viewer());
        var of = announcing.choices(page.viewer()).stream()
                .filter(one -> one.id().toString().equals(contest)).findFirst();
        return form(page, Form.of(page.words(), of.isEmpty() ? Map.of("audience", "all")
                : Map.of("audience", "all", "contest", contest, "title", of.get().name(),
                        "body", announcing.winners(page.viewer(), of.get().id()))));
    }

    @PostMapping("/announcements")
    @Allowed(KEEPERS)
    View say(Page page, @RequestParam MultiValueMap<String, String> entered) {
        Territory.requireWholeMarket(page.viewer());
        var form = new Form(page.words(), entered);
        var said = announcing.read(page.viewer(), form);
        if (said.isEmpty()) return form(page, form).refused();
        announcing.say(page.viewer(), said.get());
        return Html.seeOther("/announcements",
                Notice.of("recognition.saidNow", office.fate(page.words())));
    }

    private Html form(Page page, Form form) {
        var choices = announcing.choices(page.viewer()).stream()
                .map(one -> new Choice(one.id().toString(), one.name())).toList();
        return (out, tags) -> JteannouncementformGenerated.render(out, tags, page, form, choices);
    }

    @PostMapping("/announcements/{id}/withdrawal")
    @Allowed(KEEPERS)
    View takeBack(Page page, @PathVariable UUID id) {
        Territory.requireWholeMarket(page.viewer());
        announcements.of(page.viewer(), id);
        announcements.takeBack(page.viewer(), id);
        return Html.seeOther("/announcements", Notice.of("recognition.takenBackNow"));
    }
}
