package linecard.folders;

import linecard.access.Allowed;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Which files an account has, as a table.
@Controller
class FileExports {

    private final Folders folders;
    private final Accounts accounts;

    FileExports(Folders folders, Accounts accounts) {
        this.folders = folders;
        this.accounts = accounts;
    }

    @GetMapping("/accounts/{id}/files.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View files(Page page, @PathVariable UUID id, @PathVariable String ending) {
        var account = accounts.of(page.viewer(), id);
        return new Table<Filed>(page.words())
                .text("file", page.t("folders.file"), Filed::name)
                .text("kind", page.t("folders.kind"), file -> file.kind().code())
                .whole("bytes", page.t("folders.bytes"), file -> (long) file.bytes())
                .cell("addedAt", page.t("folders.addedOn"), file -> new Cell.Moment(
                        file.at(), page.organisation().zone()))
                .text("addedBy", page.t("folders.by"), Filed::by)
                .file(ending, page.t("folders.files") + " " + account.name(),
                        taker -> all(page.viewer(), id).forEach(taker));
    }

    private List<Filed> all(Viewer viewer, UUID account) {
        return folders.after(viewer, account, new UUID(0, 0), Filed.MOST);
    }
}
