package linecard.upkeep;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.database.ArchiveState;
import linecard.database.Backups;
import linecard.database.BaseBackup;
import linecard.database.Safekeeping;
import linecard.jobs.Job;
import linecard.jobs.Jobs;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// What an owner may know of the backups, and the button for one more.
@Controller
class BackupPages {

    /// There are more only where somebody asks for many by hand.
    private static final int MOST_SHOWN = 30;

    private final Safekeeping safekeeping;
    private final Jobs jobs;
    private final Clock clock;

    BackupPages(Safekeeping safekeeping, Jobs jobs, Clock clock) {
        this.safekeeping = safekeeping;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @param bases newest first, [#MOST_SHOWN] at most
    record Shelf(List<BaseBackup> bases, long bytes, Optional<Backups.Reach> reach,
            Optional<Instant> verifiedAt, ArchiveState archive, String folder) {}

    @GetMapping("/backups")
    @Allowed(OWNERS)
    View show(Page page, @RequestParam(required = false) @Nullable UUID job)
            throws IOException, SQLException {
        if (!safekeeping.isOurs())
            return (Html) (out, tags) -> JtebackupselsewhereGenerated.render(out, tags, page);
        var shelf = shelf();
        var asked = job == null ? Optional.<Job>empty()
                : Optional.of(jobs.of(page.viewer(), job))
                        .filter(one -> one.kind().equals(BackingUp.KIND));
        return (Html) (out, tags) -> JtebackupsGenerated.render(
                out, tags, page, shelf, asked, clock.instant());
    }

    Shelf shelf() throws IOException, SQLException {
        var backups = safekeeping.backups();
        var newestFirst = backups.bases().reversed();
        return new Shelf(newestFirst.stream().limit(MOST_SHOWN).toList(), backups.bytes(),
                backups.reach(), backups.verifiedAt(), safekeeping.archive(),
                backups.folder().toString());
    }

    @PostMapping("/backups")
    @Allowed(OWNERS)
    View take(Page page) {
        if (!safekeeping.isOurs()) throw new Absent("backups");
        var viewer = page.viewer();
        return Html.seeOther("/backups?job="
                + jobs.start(viewer, BackingUp.KIND, viewer.organisation().id()));
    }
}
