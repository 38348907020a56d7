package linecard.folders;

import linecard.access.Allowed;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Paged;
import linecard.files.Enclosed;
import linecard.files.Uploaded;
import linecard.people.Outcome.Refused;
import linecard.pipeline.Opportunities;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.MEMBERS;

/// The files of an account or of one of its opportunities: kept, fetched, taken away.
@Controller
class FilePages {

    private final Folders folders;
    private final Accounts accounts;
    private final Opportunities opportunities;

    FilePages(Folders folders, Accounts accounts, Opportunities opportunities) {
        this.folders = folders;
        this.accounts = accounts;
        this.opportunities = opportunities;
    }

    /// What the page shows.
    ///
    /// @param at address of what the files are kept at; `name` what that is called
    record Board(String at, String name, Paged<Filed> files, Form form) {}

    @GetMapping("/accounts/{id}/files")
    @Allowed(MEMBERS)
    View ofAccount(Page page, @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        return show(page, accounts.of(page.viewer(), id), number, blank(page));
    }

    private static Form blank(Page page) {
        return Form.of(page.words(), Map.of());
    }

    private Html show(Page page, Account account, int number, Form form) {
        return show(page, new Board("/accounts/" + account.id(), account.name(),
                folders.of(page.viewer(), account.id(), null, number), form));
    }

    private static Html show(Page page, Board board) {
        return (out, tags) -> JtefilesGenerated.render(out, tags, page, board);
    }

    @PostMapping("/accounts/{id}/files")
    @Allowed(CALLERS)
    View addToAccount(Page page, @PathVariable UUID id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile sent)
            throws IOException {
        var account = accounts.of(page.viewer(), id);
        var form = blank(page);
        add(page, form, id, null, sent);
        return form.hasProblems() ? show(page, account, 1, form).refused()
                : Html.seeOther("/accounts/" + id + "/files", Notice.of("folders.added"));
    }

    @GetMapping("/opportunities/{id}/files")
    @Allowed(MEMBERS)
    View ofOpportunity(Page page, @PathVariable UUID id,
            @RequestParam(name = "page", defaultValue = "1") int number) {
        var one = opportunities.of(page.viewer(), id);
        return show(page, new Board("/opportunities/" + id, one.name(),
                folders.of(page.viewer(), one.account(), id, number), blank(page)));
    }

    @PostMapping("/opportunities/{id}/files")
    @Allowed(CALLERS)
    View addToOpportunity(Page page, @PathVariable UUID id,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile sent)
            throws IOException {
        var one = opportunities.of(page.viewer(), id);
        accounts.of(page.viewer(), one.account());
        var form = blank(page);
        add(page, form, one.account(), id, sent);
        return form.hasProblems() ? show(page, new Board("/opportunities/" + id, one.name(),
                folders.of(page.viewer(), one.account(), id, 1), form)).refused()
                : Html.seeOther("/opportunities/" + id + "/files", Notice.of("folders.added"));
    }

    private void add(Page page, Form form, UUID account, @Nullable UUID opportunity,
            @Nullable MultipartFile sent) throws IOException {
        Enclosed file = Uploaded.enclosed(form, sent);
        if (file == null) {
            form.problem("file", "web.missing");
        } else if (folders.add(page.viewer(), account, opportunity, file)
                instanceof Refused refused) {
            refused.on(form, page.words());
        }
    }

    /// Always to be saved, never shown by the browser.
    @GetMapping("/files/{id}")
    @Allowed(MEMBERS)
    View fetch(Page page, @PathVariable UUID id) {
        return folders.saved(page.viewer(), id);
    }

    @PostMapping("/files/{id}/removal")
    @Allowed(CALLERS)
    View remove(Page page, @PathVariable UUID id, @RequestParam int version) {
        var file = folders.of(page.viewer(), id);
        folders.remove(page.viewer(), id, version);
        return Html.seeOther(at(file) + "/files", Notice.of("folders.removed")
                .takenBackBy("/files/" + id + "/return?version=" + (version + 1)));
    }

    @PostMapping("/files/{id}/return")
    @Allowed(CALLERS)
    View putBack(Page page, @PathVariable UUID id, @RequestParam int version) {
        folders.putBack(page.viewer(), id, version);
        return Html.seeOther(at(folders.of(page.viewer(), id)) + "/files",
                Notice.of("folders.returned"));
    }

    private static String at(Filed file) {
        return file.opportunity() == null ? "/accounts/" + file.account()
                : "/opportunities/" + file.opportunity();
    }
}
