package linecard.reports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.catalog.LineTree;
import linecard.catalog.ProductLines;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.plan.Goals;
import linecard.plan.WorkingCalendars;
import linecard.sales.Basis;
import linecard.sales.Results;
import linecard.sales.Results.By;
import linecard.sales.Results.RepMonth;
import linecard.sales.Scope;
import linecard.sales.Sum;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Gathers what a board needs from the rooms below, in a handful of queries whatever its size.
///
/// A board of everybody is the same for all who see the same, until something changes that it is
/// made of; so it is kept, and shown again as long as the [Pulse] says that nothing did.
@Component
class Boards {

    /// All that decides what a board shows.
    ///
    /// @param version of the organisation's settings
    private record Key(
            UUID organisation, int version, Role role, @Nullable UUID territory,
            @Nullable UUID agency, @Nullable UUID rep, Language language, Lens lens,
            LocalDate today) {}

    private record Kept(String snapshot, Board board) {}

    /// Rows of all boards kept: some 30 MB.
    private static final int MOST_ROWS = 60_000;

    /// Less than the day for which reports.beat keeps its marks.
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<Key, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_ROWS)
            .weigher((Key _, Kept one) -> 20 + one.board().rows().size())
            .expireAfterWrite(LONGEST)
            .build();

    private final Results results;
    private final Goals goals;
    private final WorkingCalendars calendars;
    private final Reps reps;
    private final ProductLines lines;
    private final Pulse pulse;

    Boards(Results results, Goals goals, WorkingCalendars calendars, Reps reps,
            ProductLines lines, Pulse pulse) {
        this.results = results;
        this.goals = goals;
        this.calendars = calendars;
        this.reps = reps;
        this.lines = lines;
        this.pulse = pulse;
    }

    /// Everybody whom the viewer may see.
    @Transactional(readOnly = true)
    public Board of(Viewer viewer, Lens lens, LocalDate today) {
        var key = new Key(viewer.organisation().id(), viewer.organisation().version(),
                viewer.role(), viewer.territory(), viewer.agency(), viewer.rep(),
                viewer.language(), lens.whole(), today);
        var found = kept.getIfPresent(key);
        if (found == null || !pulse.isStill(viewer, found.snapshot())) {
            found = kept.asMap().compute(key, (_, other) ->
                    other != null && pulse.isStill(viewer, other.snapshot())
                            ? other : workedOut(viewer, key));
        }
        return found.board().through(lens);
    }

    /// Whoever asks for the same meanwhile waits for it.
    private Kept workedOut(Viewer viewer, Key key) {
        var before = pulse.now(viewer);
        return new Kept(before, of(viewer, key.lens(), null, key.today()));
    }

    /// One rep.
    @Transactional(readOnly = true)
    public Board ofRep(Viewer viewer, Lens lens, UUID rep, LocalDate today) {
        return of(viewer, lens, rep, today);
    }

    private Board of(Viewer viewer, Lens lens, @Nullable UUID rep, LocalDate today) {
        var window = lens.window();
        var scope = scope(viewer, lens, rep);
        var both = results.byRepAndMonth(viewer, lens.basis(), scope,
                new Span(window.prior().year().span().from(), window.year().span().to()), today,
                lens.heldThrough());
        var now = new ArrayList<RepMonth>();
        var before = new ArrayList<RepMonth>();
        var begin = window.year().span().from();
        for (var month : both) (month.month().isBefore(begin) ? before : now).add(month);
        var toDate = toDate(viewer, lens, scope, today);
        var bridges = lens.basis() == Basis.AS_IS && viewer.role().isStaff() && rep == null
                && lens.productLine() == null
                ? results.bridges(viewer, window.prior().span(), today)
                : new HashMap<@Nullable UUID, Results.Bridge>();
        int year = window.year().number();
        var inForce = (rep == null
                ? goals.inForce(viewer, year) : goals.inForce(viewer, year, rep)).stream()
                .filter(goal -> goal.measure() == lens.measure()
                        && Objects.equals(goal.productLine(), lens.productLine()))
                .toList();
        var calendar = calendars.of(viewer,
                window.span().from().getYear(), window.year().span().to().getYear());
        Map<UUID, Rep> people = new HashMap<>();
        var known = rep == null ? reps.all(viewer) : reps.of(viewer, List.of(rep));
        for (var one : known) people.put(one.id(), one);
        return BoardRules.board(lens, rep, today, calendar, people, viewer.language(),
                now, before, toDate, bridges, inForce);
    }

    private Scope scope(Viewer viewer, Lens lens, @Nullable UUID rep) {
        Set<UUID> within = lens.productLine() == null ? Set.of()
                : new LineTree(lines.all(viewer)).within(lens.productLine());
        return new Scope(rep, false, null, null, within);
    }

    /// The year before up to the same date, by rep; null where the window is not running.
    private @Nullable Map<@Nullable UUID, Sum> toDate(
            Viewer viewer, Lens lens, Scope scope, LocalDate today) {
        var span = lens.window().priorToDate(today);
        if (span == null) return null;
        var sums = new HashMap<@Nullable UUID, Sum>();
        for (var slice : results.by(viewer, By.REP, lens.basis(), scope, span, today,
                lens.heldThrough())) {
            sums.put(slice.key(), slice.sum());
        }
        return sums;
    }
}
