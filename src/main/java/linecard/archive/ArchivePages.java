package linecard.archive;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.files.FileName;
import linecard.jobs.Jobs;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import static linecard.access.Audience.OWNERS;

/// The organisation to take away: having an archive made, and loading it.
@Controller
class ArchivePages {

    private final Archives archives;
    private final Jobs jobs;
    private final Clock clock;

    ArchivePages(Archives archives, Jobs jobs, Clock clock) {
        this.archives = archives;
        this.jobs = jobs;
        this.clock = clock;
    }

    @GetMapping("/organisation/archive")
    @Allowed(OWNERS)
    View list(Page page) {
        var latest = archives.latest(page.viewer());
        var last = latest.stream().findFirst().map(Archive::job)
                .map(id -> jobs.of(page.viewer(), id));
        return (Html) (out, tags) -> JtearchivesGenerated.render(
                out, tags, page, latest, last, clock.instant());
    }

    @PostMapping("/organisation/archive")
    @Allowed(OWNERS)
    View make(Page page, @RequestParam(defaultValue = "false") boolean files) {
        archives.start(page.viewer(), files);
        return Html.seeOther("/organisation/archive");
    }

    @GetMapping("/organisation/archive/{id}.zip")
    @Allowed(OWNERS)
    View load(Page page, @PathVariable UUID id) {
        var archive = archives.of(page.viewer(), id);
        if (!archive.isHere()) throw new Absent("archive");
        var day = LocalDate.ofInstant(archive.askedAt(), page.organisation().zone());
        var name = page.organisation().slug() + "-" + day + ".linecard.zip";
        return (model, request, response) -> {
            archives.fetched(page.viewer(), id);
            response.setContentType("application/zip");
            response.setContentLengthLong(archive.bytes());
            response.setHeader("Content-Disposition", FileName.attachment(name));
            long left = archive.bytes();
            for (int number = 0; left > 0; number++) {
                var part = archives.part(id, number)
                        .orElseThrow(() -> new IOException("deleted meanwhile"));
                response.getOutputStream().write(part);
                left -= part.length;
            }
        };
    }

    @PostMapping("/organisation/archive/{id}/deletion")
    @Allowed(OWNERS)
    View delete(Page page, @PathVariable UUID id) {
        archives.of(page.viewer(), id);
        archives.delete(page.viewer(), id);
        return Html.seeOther("/organisation/archive", Notice.of("archive.deleted"));
    }

    @PostMapping("/organisation/archive/{id}/cancellation")
    @Allowed(OWNERS)
    View cancel(Page page, @PathVariable UUID id) {
        var archive = archives.of(page.viewer(), id);
        if (archive.job() != null) jobs.cancel(page.viewer(), archive.job());
        return Html.seeOther("/organisation/archive");
    }
}
