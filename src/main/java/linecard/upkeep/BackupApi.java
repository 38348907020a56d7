package linecard.upkeep;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.database.BaseBackup;
import linecard.database.Safekeeping;
import linecard.jobs.Jobs;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// The backups, for programs. Where another server holds the data there are none.
@RestController
@Part(value = Area.ACCESS, about = "Backups",
        says = "The backups of the whole installation: which there are, and making one more. "
                + "Absent where another server holds the data.")
class BackupApi {

    private final Safekeeping safekeeping;
    private final BackupPages pages;
    private final Jobs jobs;

    BackupApi(Safekeeping safekeeping, BackupPages pages, Jobs jobs) {
        this.safekeeping = safekeeping;
        this.pages = pages;
        this.jobs = jobs;
    }

    record Base(String name, @Does("As of when it holds the data") Instant at, long bytes) {

        static Base of(BaseBackup base) {
            return new Base(base.name(), base.manifest().ended(), base.manifest().bytes());
        }
    }

    @Does("The backups that are kept, and whether changes since the last are kept too")
    record Answer(
            @Does("The newest first, 30 at most") List<Base> bases,
            @Does("Of all of them, and of the changes in between") long bytes,
            @Does("The first moment that can be restored; null where there is no backup")
            @Nullable Instant from,
            @Does("The last one") @Nullable Instant to,
            @Does("When they were last found to be sound") @Nullable Instant verifiedAt,
            @Does("Whether changes are kept as they are made") boolean keepsChanges,
            @Does("Whether keeping them failed the last time") boolean failing,
            @Nullable Instant changesKeptAt, String folder) {}

    record Begun(@Does("See /jobs for how far it is") UUID job) {}

    @GetMapping("/api/v1/backups")
    @Allowed(OWNERS)
    @Does("Get what is kept")
    ResponseEntity<Answer> getBackups(Call call) throws IOException, SQLException {
        requireOurs();
        var shelf = pages.shelf();
        return call.one(new Answer(
                shelf.bases().stream().map(Base::of).toList(), shelf.bytes(),
                shelf.reach().map(reach -> reach.first()).orElse(null),
                shelf.reach().map(reach -> reach.last()).orElse(null),
                shelf.verifiedAt().orElse(null), shelf.archive().isOn(),
                shelf.archive().isFailing(), shelf.archive().archivedAt(), shelf.folder()));
    }

    @PostMapping("/api/v1/backups")
    @Allowed(OWNERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Have a backup made in the background")
    ResponseEntity<Begun> makeBackup(Call call) {
        requireOurs();
        var viewer = call.viewer();
        var job = jobs.start(viewer, BackingUp.KIND, viewer.organisation().id());
        return call.created("jobs/" + job, new Begun(job), 1);
    }

    private void requireOurs() {
        if (!safekeeping.isOurs()) throw new Absent("backups");
    }
}
