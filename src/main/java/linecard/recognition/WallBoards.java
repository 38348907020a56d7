package linecard.recognition;

import linecard.access.Organisation;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.web.Html;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.List;

/// What a screen shows, as it is now: looked up as a screen, which is nobody.
@Component
class WallBoards {

    private final Leaderboards leaderboards;

    WallBoards(Leaderboards leaderboards) {
        this.leaderboards = leaderboards;
    }

    List<Leaderboard> of(Organisation organisation, Language language) {
        return Bound.call(Binding.wall(organisation.id()), () -> leaderboards.onWall(language));
    }

    /// The same as a screen takes it.
    String text(Organisation organisation, Language language) {
        var all = of(organisation, language);
        Html board = (out, tags) -> JtewallboardGenerated.render(
                out, tags, Words.in(language), organisation, all);
        return board.text();
    }
}
