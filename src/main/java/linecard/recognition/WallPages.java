package linecard.recognition;

import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.recognition.Displays.Opened;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.io.IOException;

import static linecard.access.Audience.PUBLIC;

/// A screen on a wall: the address is the key, whoever has it needs no session and gets none.
@Controller
class WallPages {

    private final Displays displays;
    private final WallBoards boards;
    private final Broadcast broadcast;

    WallPages(Displays displays, WallBoards boards, Broadcast broadcast) {
        this.displays = displays;
        this.boards = boards;
        this.broadcast = broadcast;
    }

    @GetMapping("/wall/{secret}")
    @Allowed(PUBLIC)
    View show(Page asked, @PathVariable String secret, HttpServletResponse response) {
        var opened = opened(secret);
        var page = new Page(opened.organisation().words(opened.language()), null, null, "",
                asked.path(), "", null, false);
        var board = boards.of(opened.organisation(), opened.language());
        response.setHeader("Cache-Control", "no-store");
        return (Html) (out, tags) -> JtewallGenerated.render(
                out, tags, page, opened.organisation(), board);
    }

    /// What it shows, from now on: server-sent events `hello` with the version of the page's
    /// script, `board`, `beat` as a sign of life, and `ended` where it was revoked.
    @GetMapping("/wall/{secret}/live")
    @Allowed(PUBLIC)
    void live(Page page, @PathVariable String secret, HttpServletResponse response)
            throws IOException, InterruptedException {
        var opened = opened(secret);
        if (broadcast.isFull(opened)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader("Retry-After", "60");
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would wait for more
        broadcast.serve(opened, response.getOutputStream(), page.asset("wall/wall.js"));
    }

    private Opened opened(String secret) {
        return displays.open(secret).orElseThrow(() -> new Absent("display"));
    }
}
