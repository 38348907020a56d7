package linecard.keyaccounts;

import linecard.access.Allowed;
import linecard.database.Paged;
import linecard.keyaccounts.Curves.Seen;
import linecard.keyaccounts.Standings.Part;
import linecard.people.Today;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Which few make most of the business, what attention they get, and who came and went.
@Controller
class KeyAccountPages {

    private static final int MOST_NEAR = 10;

    private final Curves curves;
    private final Standings standings;
    private final Coverages coverages;
    private final Warnings warnings;
    private final Clock clock;

    KeyAccountPages(Curves curves, Standings standings, Coverages coverages, Warnings warnings,
            Clock clock) {
        this.curves = curves;
        this.standings = standings;
        this.coverages = coverages;
        this.warnings = warnings;
        this.clock = clock;
    }

    /// @param near those that are no key accounts and might be
    /// @param negatives the most negative of those that came to less than nothing
    record Curved(
            Paged<Standing> keys, List<Standing> near, List<Standing> negatives,
            Map<UUID, String> names) {

        String name(Standing standing) {
            return Curves.name(names, standing.account());
        }
    }

    @GetMapping("/accounts/key")
    @Allowed(MEMBERS)
    View curve(Page page) {
        var seen = curves.seen(page).orElse(null);
        if (seen == null) return empty(page);
        var text = new KeyText(page);
        var scope = seen.scope();
        if (seen.question().whole() == null) {
            var parts = curves.parts(page.viewer(), seen);
            return (Html) (out, tags) ->
                    JtepartsGenerated.render(out, tags, page, text, seen, parts);
        }
        if (scope == null || scope.accounts() == 0) return nothing(page, seen);
        var viewer = page.viewer();
        var keys = standings.keys(viewer, scope, number(page));
        var near = standings.first(viewer, scope, Part.NEAR, MOST_NEAR);
        var negatives = standings.first(viewer, scope, Part.NEGATIVE, Paged.SIZE);
        var curved = new Curved(keys, near, negatives,
                curves.names(viewer, List.of(keys.rows(), near, negatives)));
        return (Html) (out, tags) ->
                JtecurveGenerated.render(out, tags, page, text, seen, scope, curved);
    }

    static int number(Page page) {
        var number = page.asked().values().getOrDefault("page", "");
        return number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : 1;
    }

    private static Html empty(Page page) {
        return (out, tags) -> JtekeyemptyGenerated.render(out, tags, page);
    }

    private static Html nothing(Page page, Seen seen) {
        return (out, tags) -> JtekeynothingGenerated.render(out, tags, page, seen);
    }

    /// @param warnings those that hold, by account
    record Covered(
            Paged<Coverage> rows, Map<UUID, String> names, Map<UUID, List<Warning>> warnings,
            LocalDate today) {

        String name(Coverage one) {
            return Curves.name(names, one.standing().account());
        }

        List<Warning> warnings(Coverage one) {
            return Objects.requireNonNullElse(
                    warnings.get(one.standing().account()), List.of());
        }
    }

    @GetMapping("/accounts/key/coverage")
    @Allowed(MEMBERS)
    View coverage(Page page) {
        var seen = curves.seen(page).orElse(null);
        if (seen == null) return empty(page);
        var scope = seen.scope();
        if (scope == null || scope.accounts() == 0) return nothing(page, seen);
        var viewer = page.viewer();
        var today = Today.of(page, clock);
        var keys = standings.keys(viewer, scope, number(page));
        var ids = keys.rows().stream().map(Standing::account).toList();
        var covered = new Covered(new Paged<>(
                coverages.of(viewer, scope, keys.rows(), today), keys.number(), keys.total()),
                curves.names(viewer, List.of(keys.rows())), warnings.of(viewer, ids), today);
        var text = new KeyText(page);
        return (Html) (out, tags) ->
                JtecoverageGenerated.render(out, tags, page, text, seen, scope, covered);
    }

    /// @param history what was found, the latest first
    record Moved(
            List<Scope> history, Map<UUID, Review> reviews, List<Standings.Move> moves,
            Map<UUID, String> names) {

        String name(Standings.Move move) {
            return Curves.name(names, move.standing().account());
        }
    }

    @GetMapping("/accounts/key/history")
    @Allowed(MEMBERS)
    View history(Page page) {
        var seen = curves.seen(page).orElse(null);
        if (seen == null) return empty(page);
        var viewer = page.viewer();
        var history = curves.history(viewer, seen);
        if (history.isEmpty()) return nothing(page, seen);
        var moves = standings.moves(viewer, history);
        var moved = new Moved(history, curves.reviews(viewer), moves, curves.names(viewer,
                List.of(moves.stream().map(Standings.Move::standing).toList())));
        var text = new KeyText(page);
        return (Html) (out, tags) ->
                JtehistoryGenerated.render(out, tags, page, text, seen, moved);
    }
}
