package linecard.recognition;

import linecard.access.Organisation;
import linecard.access.Viewer;
import linecard.database.Binding;
import linecard.database.Bound;
import linecard.keeping.Kept.Topic;
import linecard.keeping.Pulse;
import linecard.web.Html;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.EnumSet;
import java.util.List;

/// What a screen shows, as it is now: looked up as a screen, which is nobody.
@Component
class WallBoards {

    private final Leaderboards leaderboards;
    private final Pulse pulse;

    WallBoards(Leaderboards leaderboards, Pulse pulse) {
        this.leaderboards = leaderboards;
        this.pulse = pulse;
    }

    /// A board as all screens of an organisation and language take it, and what was known then.
    record Shown(String snapshot, String text, byte[] event) {}

    List<Leaderboard> of(Organisation organisation, Language language) {
        return Bound.call(Binding.wall(organisation.id()), () -> leaderboards.onWall(language));
    }

    /// The board of now: the same one where nothing changed that it is made of, and with the same
    /// event where it looks as it did.
    ///
    /// @param owner who is told of changes, and sees nothing for the screen
    /// @param before what was shown last; null for nothing
    Shown next(
            Viewer owner, Organisation organisation, Language language, @Nullable Shown before) {
        if (before != null && Bound.call(owner.binding(), () -> pulse.isStill(
                owner, before.snapshot(), EnumSet.of(Topic.STANDINGS)))) return before;
        var snapshot = Bound.call(owner.binding(), () -> pulse.now(owner));
        var all = of(organisation, language);
        Html board = (out, tags) -> JtewallboardGenerated.render(
                out, tags, organisation.words(language), organisation, all);
        var text = board.text();
        return new Shown(snapshot, text, before != null && before.text().equals(text)
                ? before.event() : Screen.event("board", text));
    }
}
