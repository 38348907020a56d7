package linecard.recognition;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.util.List;

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
        var cards = leaderboards.drawn(page.viewer(), boards -> cards(page, boards).text());
        return (Html) (out, tags) -> JteleaderboardGenerated.render(
                out, tags, page, drawn -> drawn.writeContent(cards));
    }

    private static Html cards(Page page, List<Leaderboard> boards) {
        return (out, tags) -> JteleaderboardcardsGenerated.render(out, tags, page, boards);
    }
}
