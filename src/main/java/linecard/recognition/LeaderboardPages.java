package linecard.recognition;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.MEMBERS;

/// Who leads the contests under way: the places as they were worked out last, which they are at
/// most two seconds after something changed while anybody looks.
@Controller
class LeaderboardPages {

    private final Leaderboards leaderboards;
    private final Broadcast broadcast;

    LeaderboardPages(Leaderboards leaderboards, Broadcast broadcast) {
        this.leaderboards = leaderboards;
        this.broadcast = broadcast;
    }

    @GetMapping("/leaderboard")
    @Allowed(MEMBERS)
    View show(Page page) {
        broadcast.looked(page.organisation().id());
        var boards = leaderboards.of(page.viewer());
        return (Html) (out, tags) -> JteleaderboardGenerated.render(out, tags, page, boards);
    }
}
