package linecard.keeping;

import com.sun.management.OperatingSystemMXBean;
import jakarta.annotation.PreDestroy;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Bound;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Works out what many look at first, soon after the start and again a while after a change, so
/// that the first who looks in the morning, or after an import, need not wait for it. It does so
/// for those sights that somebody had lately, rests twenty times as long as that took, and gives
/// way to whoever asks meanwhile. Each program does it for itself, since each keeps for itself.
@Component
class FirstLooks {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLooks.class);

    private static final Duration AFTER_START = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final int RESTS = 20;

    /// Part of all processors: with more at work, somebody waits for a page, or an import runs.
    private static final double BUSY = 0.25;

    /// So long each look gives way where they are never idle.
    private static final int PATIENCE_S = 120;

    /// As far as a weekend reaches.
    private static final Duration LATELY = Duration.ofDays(3);

    /// So many have room beside what else is kept.
    private static final int MOST = 6;

    private final boolean isOn;
    private final OperatingSystemMXBean machine =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Identities identities;
    private final ObjectProvider<FirstLook> looks;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("first-looks").daemon().priority(Thread.MIN_PRIORITY)
                    .factory());

    /// So long the round at hand took without its waiting, in nanoseconds.
    private long worked;

    /// @param setting `off`: nothing is worked out before somebody asks
    FirstLooks(@Value("${linecard.first-looks}") String setting, Identities identities,
            ObjectProvider<FirstLook> looks) {
        this.isOn = !setting.equals("off");
        this.identities = identities;
        this.looks = looks;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!isOn) return;
        thread.schedule(this::goOn, AFTER_START.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void goOn() {
        worked = 0;
        try {
            round();
        } catch (RuntimeException e) {
            if (thread.isShutdown()) return;
            LOG.warn("nothing is worked out before it is asked for", e);
        }
        if (thread.isShutdown()) return;
        thread.schedule(this::goOn, Math.max(PAUSE.toNanos(), RESTS * worked),
                TimeUnit.NANOSECONDS);
    }

    /// What is kept already and still holds is only looked at.
    private void round() {
        for (var viewer : identities.lately(LATELY, MOST)) {
            looks.orderedStream().forEach(look -> {
                giveWay();
                if (!thread.isShutdown()) workOut(look, viewer);
            });
        }
    }

    /// Waits until the processors had little to do for a second.
    private void giveWay() {
        int seconds = 0;
        machine.getCpuLoad(); // from here on
        try {
            while (!ended.await(1, TimeUnit.SECONDS) && machine.getCpuLoad() > BUSY
                    && seconds < PATIENCE_S) {
                seconds++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOut(FirstLook look, Viewer viewer) {
        long began = System.nanoTime();
        try {
            Bound.run(viewer.binding(), () -> look.workOut(viewer));
        } catch (RuntimeException e) {
            if (thread.isShutdown()) return;
            LOG.warn("{} in organisation {}", look.getClass().getSimpleName(),
                    viewer.organisation().id(), e);
        } finally {
            worked += System.nanoTime() - began;
        }
    }

    @PreDestroy
    void end() {
        ended.countDown();
        thread.shutdownNow();
    }
}
