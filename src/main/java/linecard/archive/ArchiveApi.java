package linecard.archive;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.jobs.Job;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.View;

import java.time.Instant;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// The whole organisation to take away, for programs. Since all is in it, a token needs to be
/// allowed to read all.
@RestController
@Part(value = Area.ACCESS, about = "Archives",
        says = "The whole organisation in one file, for keeping or for another installation. The "
                + "token must have the scope to read of every area.")
class ArchiveApi {

    private static final int VERSION = 1;

    private final Archives archives;
    private final ArchivePages pages;

    ArchiveApi(Archives archives, ArchivePages pages) {
        this.archives = archives;
        this.pages = pages;
    }

    record Shown(
            UUID id, boolean withFiles, @Nullable UUID job, Job.State state,
            @Does("0 until it is finished") long bytes, long rows, String sha256, String askedBy,
            Instant askedAt, @Nullable Instant fetchedAt,
            @Does("When its file went; null while it is here") @Nullable Instant goneAt) {

        static Shown of(Archive of) {
            return new Shown(of.id(), of.withFiles(), of.job(), of.state(), of.bytes(), of.rows(),
                    of.sha256(), of.askedBy(), of.askedAt(), of.fetchedAt(), of.goneAt());
        }
    }

    record Entry(
            @Does("The files that were brought in, too; left out: no") @Nullable Boolean files) {}

    @GetMapping("/api/v1/archives")
    @Allowed(OWNERS)
    @Does("List archives")
    ResponseEntity<Slice<Shown>> listArchives(Call call) {
        requireAll(call);
        return call.sliceOf(archives.latest(call.viewer()).stream().map(Shown::of).toList(),
                Shown::id);
    }

    @GetMapping("/api/v1/archives/{id}")
    @Allowed(OWNERS)
    @Does("Get what became of an archive")
    ResponseEntity<Shown> getArchive(Call call, @PathVariable UUID id) {
        requireAll(call);
        return ResponseEntity.ok(Shown.of(archives.of(call.viewer(), id)));
    }

    @PostMapping("/api/v1/archives")
    @Allowed(OWNERS)
    @Does("Have an archive made")
    ResponseEntity<Shown> makeArchive(Call call, @RequestBody Entry body) {
        requireAll(call);
        return getArchive(call, archives.start(
                call.viewer(), Boolean.TRUE.equals(body.files())));
    }

    @GetMapping("/api/v1/archives/{id}/archive.zip")
    @Allowed(OWNERS)
    @Does("Load an archive")
    View loadArchive(Call call, @PathVariable UUID id) {
        requireAll(call);
        return pages.load(call.page(), id);
    }

    @DeleteMapping("/api/v1/archives/{id}")
    @Allowed(OWNERS)
    @Does("Delete the file of an archive; its version is 1")
    ResponseEntity<Void> deleteArchive(Call call, @PathVariable UUID id) {
        archives.of(call.viewer(), id);
        call.requireCurrent(VERSION);
        archives.delete(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }

    private static void requireAll(Call call) {
        for (var area : Area.values()) call.require(area, false);
    }
}
