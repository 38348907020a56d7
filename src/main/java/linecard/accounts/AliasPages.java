package linecard.accounts;

import linecard.access.Absent;
import linecard.access.Allowed;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Map;
import java.util.UUID;

import static linecard.access.Audience.IMPORTERS;

/// The other spellings of an account, on its own page.
@Controller
class AliasPages {

    private final Accounts accounts;
    private final Aliases aliases;
    private final AccountPages pages;

    AliasPages(Accounts accounts, Aliases aliases, AccountPages pages) {
        this.accounts = accounts;
        this.aliases = aliases;
        this.pages = pages;
    }

    @PostMapping("/accounts/{id}/aliases")
    @Allowed(IMPORTERS)
    View add(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var account = accounts.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var alias = form.text("alias", Alias.LONGEST);
        if (form.hasProblems()) return pages.show(page, account, form).refused();
        aliases.add(page.viewer(), Map.of(alias.get(), id));
        return Html.seeOther("/accounts/" + id, Notice.of("web.saved"));
    }

    @PostMapping("/aliases/{id}/removal")
    @Allowed(IMPORTERS)
    View remove(Page page, @PathVariable UUID id) {
        var account = aliases.remove(page.viewer(), id).orElseThrow(() -> new Absent("alias"));
        return Html.seeOther("/accounts/" + account,
                Notice.of("accounts.alias.removed").undoable("accounts.alias", id));
    }
}
