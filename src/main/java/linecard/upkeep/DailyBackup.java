package linecard.upkeep;

import jakarta.annotation.PreDestroy;
import linecard.database.BackupRefused;
import linecard.database.Safekeeping;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes a base backup a day while the program runs, or soon after its start where the last one
/// is older. It looks at the clock of the backups, not at a schedule, so a program that was
/// stopped over night misses none.
@Component
class DailyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(DailyBackup.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMinutes(30);

    private final Safekeeping safekeeping;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("daily-backup").daemon().priority(Thread.MIN_PRIORITY)
                    .factory());

    DailyBackup(Safekeeping safekeeping, Clock clock) {
        this.safekeeping = safekeeping;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (!safekeeping.isOn()) return;
        thread.scheduleWithFixedDelay(this::round,
                AFTER_START.toSeconds(), AGAIN.toSeconds(), TimeUnit.SECONDS);
    }

    /// A round that fails is tried again at the next one.
    void round() {
        try {
            if (safekeeping.isDue(clock.instant())) safekeeping.take(true);
        } catch (BackupRefused e) {
            LOG.warn("no daily backup: {}", e.getMessage());
        } catch (Exception e) {
            LOG.error("the daily backup broke", e);
        }
    }

    /// A backup that is cut short leaves nothing that looks like one.
    @PreDestroy
    void end() {
        thread.shutdownNow();
    }
}
