package linecard.calls;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.calls.Call.State;
import linecard.database.Bound;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;
import linecard.words.Words;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.PUBLIC;
import static linecard.access.Audience.REPS;

/// A rep's planned calls for a calendar program: as a file, and at a private address.
@Controller
class FeedPages {

    /// How far back and ahead.
    private static final int DAYS_BACK = 30;

    private final Feeds feeds;
    private final Calls calls;
    private final Accounts accounts;
    private final WorkingTimes times;
    private final Clock clock;

    FeedPages(Feeds feeds, Calls calls, Accounts accounts, WorkingTimes times, Clock clock) {
        this.feeds = feeds;
        this.calls = calls;
        this.accounts = accounts;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/calls/planned.ics")
    @Allowed(REPS)
    void file(Page page, HttpServletResponse response) throws IOException {
        send(response, calendar(page.viewer()));
    }

    /// The address is the key: whoever has it needs no session.
    @GetMapping("/feeds/{token}")
    @Allowed(PUBLIC)
    void feed(@PathVariable String token, HttpServletResponse response) throws IOException {
        if (!token.matches("[A-Za-z0-9_-]{43}")) throw new Absent("feed");
        var viewer = feeds.viewer(token).orElseThrow(() -> new Absent("feed"));
        send(response, Bound.call(viewer.binding(), () -> calendar(viewer)));
    }

    private String calendar(Viewer viewer) {
        var rep = Objects.requireNonNull(viewer.rep());
        var hours = times.of(viewer, rep);
        var today = hours.today(clock);
        var planned = calls.ofRep(viewer, rep, today.minusDays(DAYS_BACK),
                        today.plusDays(CallRules.DAYS)).stream()
                .filter(call -> call.told().state() == State.PLANNED).toList();
        var words = Words.in(viewer.language());
        return CalendarFile.of(words, words.text("calls.feed.name", viewer.organisation().name()),
                planned, accounts.those(viewer, planned.stream().map(Call::account).toList()),
                hours.zone());
    }

    private static void send(HttpServletResponse response, String calendar) throws IOException {
        response.setContentType("text/calendar;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"calls.ics\"");
        response.setHeader("Cache-Control", "private, no-store");
        response.getWriter().write(calendar);
    }

    /// Makes a new address, which is shown this once.
    @PostMapping("/reps/{rep}/feed")
    @Allowed(REPS)
    View make(Page page, @PathVariable UUID rep, HttpServletRequest request) {
        requireOwn(page, rep);
        var address = ServletUriComponentsBuilder.fromRequestUri(request)
                .replacePath("/feeds/" + feeds.make(page.viewer(), rep)).replaceQuery(null)
                .toUriString();
        return (Html) (out, tags) -> JtefeedGenerated.render(out, tags, page, rep, address);
    }

    @PostMapping("/reps/{rep}/feed/removal")
    @Allowed(REPS)
    View remove(Page page, @PathVariable UUID rep) {
        requireOwn(page, rep);
        feeds.revoke(page.viewer(), rep);
        return Html.seeOther("/reps/" + rep + "/hours",
                Notice.of("calls.feed.removed"));
    }

    private static void requireOwn(Page page, UUID rep) {
        if (!rep.equals(page.viewer().rep())) throw new Absent("rep");
    }
}
