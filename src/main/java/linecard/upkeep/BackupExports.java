package linecard.upkeep;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.database.BaseBackup;
import linecard.database.Safekeeping;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.io.IOException;

import static linecard.access.Audience.OWNERS;

/// The backups that are kept, as a file; never what is in them.
@Controller
class BackupExports {

    private final Safekeeping safekeeping;

    BackupExports(Safekeeping safekeeping) {
        this.safekeeping = safekeeping;
    }

    @GetMapping("/backups.{ending:csv|xlsx|json}")
    @Allowed(OWNERS)
    View list(Page page, @PathVariable String ending) throws IOException {
        if (!safekeeping.isOurs()) throw new Absent("backups");
        var newestFirst = safekeeping.backups().bases().reversed();
        var zone = page.organisation().zone();
        return new Table<BaseBackup>(page.words())
                .text("name", page.t("upkeep.backups.name"), BaseBackup::name)
                .cell("at", page.t("upkeep.backups.at"),
                        base -> new Cell.Moment(base.manifest().ended(), zone))
                .whole("bytes", page.t("upkeep.backups.bytes"), base -> base.manifest().bytes())
                .file(ending, page.t("upkeep.backups"), newestFirst::forEach);
    }
}
