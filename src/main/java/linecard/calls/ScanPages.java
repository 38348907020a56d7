package linecard.calls;

import linecard.access.Allowed;
import linecard.database.Ids;
import linecard.files.FileName;
import linecard.jobs.Jobs;
import linecard.paper.ScanFile;
import linecard.paper.ScanRefused;
import linecard.web.Html;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import static linecard.access.Audience.REPS;

/// Files of scanned sheets: taken whole or not at all, and read in the background.
@Controller
class ScanPages {

    static final int MOST_FILES = 20;

    private final ScanBook scans;
    private final ScanLines lines;
    private final SheetBook sheets;
    private final Jobs jobs;
    private final Clock clock;

    ScanPages(ScanBook scans, ScanLines lines, SheetBook sheets, Jobs jobs, Clock clock) {
        this.scans = scans;
        this.lines = lines;
        this.sheets = sheets;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// A file that was sent, looked at and not kept yet.
    private record Looked(String name, MultipartFile file, int pages) {}

    /// Why one was not taken.
    record Problem(String name, String sentence) {}

    @PostMapping("/calls/scans")
    @Allowed(REPS)
    View send(Page page, @RequestParam(name = "file", required = false)
            @Nullable List<MultipartFile> files) throws IOException {
        var sent = files == null ? List.<MultipartFile>of()
                : files.stream().filter(file -> !file.isEmpty()).toList();
        var problems = new ArrayList<Problem>();
        var looked = new ArrayList<Looked>();
        if (sent.isEmpty()) problems.add(new Problem("", page.t("calls.scan.no.file")));
        if (sent.size() > MOST_FILES) {
            problems.add(new Problem("", page.t("calls.scan.no.files", MOST_FILES)));
        }
        for (var file : sent.subList(0, Math.min(MOST_FILES, sent.size()))) {
            var name = FileName.shown(String.valueOf(file.getOriginalFilename()));
            try {
                looked.add(look(name, file));
            } catch (ScanRefused e) {
                problems.add(new Problem(name, sentence(page, e.reason().name())));
            }
        }
        if (!problems.isEmpty()) {
            return ((Html) (out, tags) -> JtescanrefusedGenerated.render(
                    out, tags, page, problems)).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        UUID last = null;
        for (var one : looked) {
            last = scans.add(page.viewer(), Objects.requireNonNull(page.viewer().rep()),
                    Ids.fresh(), one.name(), one.pages(), one.file().getBytes());
        }
        return Html.seeOther(looked.size() == 1 ? "/calls/scans/" + last : "/calls/sheets");
    }

    private static Looked look(String name, MultipartFile file) throws IOException {
        if (file.getSize() > ScanFile.MOST_BYTES) {
            throw new ScanRefused(ScanRefused.Reason.TOO_BIG);
        }
        try (var opened = ScanFile.of(file.getBytes())) {
            return new Looked(name, file, opened.pages());
        }
    }

    /// What is said of a file or page that was not read, by the name of the reason.
    static String sentence(Page page, String reason) {
        var key = "calls.scan.no." + reason.toLowerCase(Locale.ROOT);
        return switch (reason.toUpperCase(Locale.ROOT)) {
            case "TOO_BIG" -> page.t(key, ScanFile.MOST_BYTES >> 20);
            case "TOO_MANY_PAGES" -> page.t(key, ScanFile.MOST_PAGES);
            case "TOO_MANY_PIXELS" -> page.t(key, ScanFile.MOST_PIXELS / 1_000_000);
            default -> page.t(key);
        };
    }

    @GetMapping("/calls/scans/{id}")
    @Allowed(REPS)
    View show(Page page, @PathVariable UUID id) {
        var viewer = page.viewer();
        var scan = scans.of(viewer, id);
        var job = Optional.ofNullable(scan.isRead() ? null : scan.job())
                .map(asked -> jobs.of(viewer, asked));
        var pages = scans.pages(viewer, id);
        var seen = sheets.those(viewer, pages.stream().map(ScanBook.Page::sheet)
                .filter(Objects::nonNull).toList()).values();
        var missing = scan.isRead() ? sheets.missing(viewer, seen) : Map.<UUID, List<Integer>>of();
        var open = lines.open(viewer, scan.rep()).stream()
                .filter(line -> line.scan().equals(id)).toList();
        return (Html) (out, tags) -> JtescanGenerated.render(
                out, tags, page, scan, job, pages, seen, missing, open, clock.instant());
    }

    @PostMapping("/calls/scans/{id}/cancellation")
    @Allowed(REPS)
    View cancel(Page page, @PathVariable UUID id) {
        var scan = scans.of(page.viewer(), id);
        if (scan.job() != null) jobs.cancel(page.viewer(), scan.job());
        return Html.seeOther("/calls/scans/" + id);
    }
}
