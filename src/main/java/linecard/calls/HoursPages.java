package linecard.calls;

import linecard.access.Allowed;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// Where a rep is, when to be reached, and which days are off.
@Controller
class HoursPages {

    private final Reps reps;
    private final WorkingTimes times;
    private final Feeds feeds;
    private final Clock clock;

    HoursPages(Reps reps, WorkingTimes times, Feeds feeds, Clock clock) {
        this.reps = reps;
        this.times = times;
        this.feeds = feeds;
        this.clock = clock;
    }

    record Board(Rep rep, List<WorkingTimes.Off> off, boolean hasFeed, boolean isOwn) {}

    @GetMapping("/reps/{rep}/hours")
    @Allowed(MEMBERS)
    View show(Page page, @PathVariable UUID rep) {
        var known = reps.of(page.viewer(), rep);
        return board(page, known, hours(page, times.of(page.viewer(), rep)), days(page));
    }

    private static Form hours(Page page, Hours hours) {
        var stored = new HashMap<String, String>();
        stored.put("zone", hours.zone().getId());
        stored.put("first", String.valueOf(hours.firstHour()));
        stored.put("last", String.valueOf(hours.lastHour()));
        stored.put("letters", String.valueOf(hours.letters()));
        stored.put("version", String.valueOf(hours.version()));
        return Form.of(page.words(), stored);
    }

    private static Form days(Page page) {
        return Form.of(page.words(), Map.of());
    }

    private Html board(Page page, Rep rep, Form hours, Form days) {
        var viewer = page.viewer();
        boolean isOwn = rep.id().equals(viewer.rep());
        var board = new Board(rep, times.off(viewer, rep.id()),
                isOwn && feeds.has(viewer, rep.id()), isOwn);
        return (out, tags) -> JtehoursGenerated.render(out, tags, page, board, hours, days);
    }

    @PostMapping("/reps/{rep}/hours")
    @Allowed(CALLERS)
    View keep(Page page, @PathVariable UUID rep,
            @RequestParam MultiValueMap<String, String> entered) {
        var known = reps.of(page.viewer(), rep);
        var form = new Form(page.words(), entered);
        var read = HoursForm.read(form, rep);
        if (read.isEmpty()) return board(page, known, form, days(page)).refused();
        times.keep(page.viewer(), read.get());
        return Html.seeOther("/reps/" + rep + "/hours", Notice.of("web.saved"));
    }

    @PostMapping("/reps/{rep}/days-off")
    @Allowed(CALLERS)
    View off(Page page, @PathVariable UUID rep,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var known = reps.of(viewer, rep);
        var form = new Form(page.words(), entered);
        var hours = times.of(viewer, rep);
        var read = HoursForm.readOff(
                form, rep, times.off(viewer, rep).size(), hours.today(clock));
        if (read.isEmpty()) return board(page, known, hours(page, hours), form).refused();
        times.take(viewer, read.get());
        return Html.seeOther("/reps/" + rep + "/hours", Notice.of("web.saved"));
    }

    @PostMapping("/reps/{rep}/days-off/removal")
    @Allowed(CALLERS)
    View drop(Page page, @PathVariable UUID rep,
            @RequestParam(required = false) @Nullable UUID day) {
        reps.of(page.viewer(), rep);
        if (day == null) return Html.seeOther("/reps/" + rep + "/hours");
        times.drop(page.viewer(), rep, day);
        return Html.seeOther("/reps/" + rep + "/hours", Notice.of("web.saved"));
    }
}
