package linecard.archive;

import linecard.access.Allowed;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import static linecard.access.Audience.OWNERS;

/// The list of archives as a file.
@Controller
class ArchiveExports {

    private final Archives archives;

    ArchiveExports(Archives archives) {
        this.archives = archives;
    }

    @GetMapping("/organisation/archives.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View list(Page page, @PathVariable String ending) {
        var zone = page.organisation().zone();
        return new Table<Archive>(page.words())
                .cell("askedAt", page.t("archive.askedAt"),
                        archive -> new Cell.Moment(archive.askedAt(), zone))
                .text("askedBy", page.t("archive.askedBy"), Archive::askedBy)
                .truth("withFiles", page.t("archive.files"), Archive::withFiles)
                .choice("state", page.t("jobs.state"), "archive.state.",
                        archive -> archive.state().code())
                .whole("rows", page.t("archive.rows"), Archive::rows)
                .whole("bytes", page.t("archive.bytes"), Archive::bytes)
                .text("sha256", page.t("exchange.sha256"), Archive::sha256)
                .cell("goneAt", page.t("archive.gone"), archive -> archive.goneAt() == null
                        ? new Cell.Empty() : new Cell.Moment(archive.goneAt(), zone))
                .file(ending, page.t("archive.made"),
                        taker -> archives.latest(page.viewer()).forEach(taker));
    }
}
