package linecard.calls;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
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
        var zone = form.read("zone", HoursPages::zone);
        var first = form.read("first", text -> hour(form, text, 0, 23));
        var last = form.read("last", text -> hour(form, text, 1, 24));
        if (!form.hasProblems() && first.get() >= last.get()) {
            form.problem("last", "calls.no.hours");
        }
        if (form.hasProblems()) return board(page, known, form, days(page)).refused();
        times.keep(page.viewer(), new Hours(rep, zone.get(), first.get(), last.get(),
                form.entered("letters").equals("true"), form.version()));
        return Html.seeOther("/reps/" + rep + "/hours", Notice.of("web.saved"));
    }

    private static ZoneId zone(String text) {
        try {
            if (text.length() <= 60 && ZoneId.getAvailableZoneIds().contains(text)) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException e) {
            throw new ReadingException("calls.no.zone");
        }
        throw new ReadingException("calls.no.zone");
    }

    private static int hour(Form form, String text, int least, int most) {
        long hour = Reading.whole(text, form.words().language());
        if (hour < least || hour > most) throw new ReadingException("calls.no.range", least, most);
        return (int) hour;
    }

    @PostMapping("/reps/{rep}/days-off")
    @Allowed(CALLERS)
    View off(Page page, @PathVariable UUID rep,
            @RequestParam MultiValueMap<String, String> entered) {
        var viewer = page.viewer();
        var known = reps.of(viewer, rep);
        var form = new Form(page.words(), entered);
        var first = form.read("firstDay", text -> Reading.date(text, page.language()));
        var last = form.readIfGiven("lastDay", text -> Reading.date(text, page.language()));
        var name = form.note("name", 200);
        var hours = times.of(viewer, rep);
        if (!form.hasProblems()) {
            var end = last.get().orElse(first.get());
            if (end.isBefore(first.get()) || end.isAfter(first.get().plusDays(365))) {
                form.problem("lastDay", "calls.no.span");
            } else if (first.get().isBefore(hours.today(clock).minusDays(366))
                    || times.off(viewer, rep).size() >= WorkingTimes.MOST_OFF) {
                form.problem("firstDay", "calls.no.old", 366);
            } else {
                times.take(viewer, new WorkingTimes.Off(
                        Ids.fresh(), rep, first.get(), end, name.get(), 1));
                return Html.seeOther("/reps/" + rep + "/hours", Notice.of("web.saved"));
            }
        }
        return board(page, known, hours(page, hours), form).refused();
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
