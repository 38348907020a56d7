package linecard.recognition;

import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.contests.Scorekeeping;
import linecard.database.Bound;
import linecard.database.Outage;
import linecard.recognition.Displays.Opened;
import linecard.recognition.WallBoards.Shown;
import linecard.words.Language;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Keeps what screens show as it is. While any screen is connected, or a leaderboard was looked at
/// a moment ago, places are worked out as soon as something changed, by whichever program on the
/// database comes first; and each second, or at once where it was this one, what changed of what is
/// shown goes to the screens.
@Component
class Broadcast {

    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    /// Connections that one display may have, and that a program may have in all.
    static final int MOST_OF_ONE = 20;
    static final int MOST = 2_000;

    private static final Duration PAUSE = Duration.ofMillis(250);

    /// Every so many pauses all is looked up that is shown, whatever changed.
    private static final int ALL = 4;
    private static final Duration LOOKED_AT = Duration.ofSeconds(30);

    /// All screens for which one board is rendered.
    private record Wall(UUID organisation, Language language) {}

    private final Displays displays;
    private final Identities identities;
    private final Scorekeeping scorekeeping;
    private final WallBoards boards;
    private final Set<Screen> screens = ConcurrentHashMap.newKeySet();
    private final Map<Wall, Shown> latest = new ConcurrentHashMap<>();
    private final Map<UUID, Long> lookedAt = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean isAtWork;

    Broadcast(Displays displays, Identities identities, Scorekeeping scorekeeping,
            WallBoards boards) {
        this.displays = displays;
        this.identities = identities;
        this.scorekeeping = scorekeeping;
        this.boards = boards;
    }

    /// Whether another connection of it is one too many.
    boolean isFull(Opened opened) {
        return isClosed() || screens.size() >= MOST || screens.stream()
                .filter(one -> one.opened.id().equals(opened.id())).count() >= MOST_OF_ONE;
    }

    /// Serves a screen until it goes, is revoked, or the program ends.
    void serve(Opened opened, OutputStream out, String version) throws InterruptedException {
        var screen = new Screen(opened);
        screens.add(screen);
        if (isClosed()) screen.end();
        begin();
        try {
            screen.serve(out, version);
        } finally {
            screens.remove(screen);
        }
    }

    /// Somebody looks at the places of an organisation: for a while they are kept fresh.
    void looked(UUID organisation) {
        lookedAt.put(organisation, System.nanoTime() + LOOKED_AT.toNanos());
        begin();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private synchronized void begin() {
        if (isAtWork || isClosed()) return;
        isAtWork = true;
        // what it works out keeps no thread from those who only look
        Thread.ofPlatform().daemon().name("walls").start(this::work);
    }

    private synchronized boolean goesOn() {
        lookedAt.values().removeIf(until -> until - System.nanoTime() < 0);
        isAtWork = !isClosed() && !(screens.isEmpty() && lookedAt.isEmpty());
        return isAtWork;
    }

    private void work() {
        for (int n = 0; goesOn(); n++) {
            try {
                round(n % ALL == 0);
            } catch (RuntimeException e) {
                stood("the walls", e);
            }
            try {
                if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round(boolean all) {
        if (all && !screens.isEmpty()) endRevoked(List.copyOf(screens));
        var byOrganisation = screens.stream()
                .collect(Collectors.groupingBy(one -> one.opened.organisation().id()));
        latest.keySet().removeIf(one -> !byOrganisation.containsKey(one.organisation()));
        var organisations = new HashSet<>(lookedAt.keySet());
        organisations.addAll(byOrganisation.keySet());
        for (var organisation : organisations) {
            try {
                var owner = identities.owner(organisation);
                if (owner.isPresent() && (keepFresh(owner.get()) || all)) {
                    show(owner.get(), byOrganisation.getOrDefault(organisation, List.of()));
                }
            } catch (RuntimeException e) {
                stood("the walls of " + organisation, e);
            }
        }
    }

    /// A database that is away needs no stack, four times a second; whatever else goes wrong does.
    static void stood(String walls, RuntimeException e) {
        if (Outage.of(e) == null) LOG.error("{} stand still", walls, e);
        else LOG.warn("{} stand still: {}", walls, e.toString());
    }

    private void endRevoked(List<Screen> shown) {
        var open = displays.stillOpen(
                shown.stream().map(one -> one.opened.id()).collect(Collectors.toSet()));
        for (var one : shown) if (!open.contains(one.opened.id())) one.end();
    }

    /// @param screens of one organisation
    private void show(Viewer owner, List<Screen> screens) {
        screens.stream().collect(Collectors.groupingBy(one -> one.opened.language()))
                .forEach((language, those) -> {
                    var organisation = those.getFirst().opened.organisation();
                    var wall = new Wall(organisation.id(), language);
                    var board = boards.next(owner, organisation, language, latest.get(wall));
                    latest.put(wall, board);
                    those.forEach(one -> one.show(board.event()));
                });
    }

    /// @return whether anything was worked out
    private boolean keepFresh(Viewer owner) {
        return Bound.call(owner.binding(), () -> scorekeeping.keepAll(owner));
    }

    /// The program ends in good order only when nobody is served any more.
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed.countDown();
        screens.forEach(Screen::end);
    }
}
