package linecard.exchange;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Alias;
import linecard.accounts.Aliases;
import linecard.database.Ids;
import linecard.exchange.Findings.UnknownAccount;
import linecard.files.Kept;
import linecard.web.Form;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes what a person said of names that no account bears: each means one of the accounts, or a
/// new one, or stays unknown. What a name means is remembered.
@Component
class Naming {

    private final Accounts accounts;
    private final Aliases aliases;

    Naming(Accounts accounts, Aliases aliases) {
        this.accounts = accounts;
        this.aliases = aliases;
    }

    /// Names without an answer that are like no account may be answered together, by the form's
    /// `rest`.
    ///
    /// @return false where something is wrong, which the form says; then nothing is kept
    @Transactional
    boolean take(Viewer viewer, Form form, List<UnknownAccount> unknown) {
        var known = new ByCode<>(accounts.all(viewer), Account::code);
        var meant = new HashMap<String, UUID>();
        var added = new ArrayList<Account>();
        for (var one : unknown) {
            var said = form.entered("is-" + one.place());
            switch (said.isEmpty() && one.likely().isEmpty() ? form.entered("rest") : said) {
                case "" -> {}
                case "other" -> other(form, one, known, meant);
                case "new" -> {
                    if (!viewer.isIn(Audience.KEEPERS)) continue;
                    var account = account(viewer, one, known);
                    known.put(account);
                    added.add(account);
                    boolean isNamed = Alias.plain(account.code()).equals(Alias.plain(one.name()));
                    if (!isNamed) meant.put(one.name(), account.id());
                }
                case String id -> likely(form, one, id, meant);
            }
        }
        if (form.hasProblems()) return false;
        accounts.addAll(viewer, added);
        aliases.add(viewer, meant);
        return true;
    }

    private static void likely(
            Form form, UnknownAccount one, String id, Map<String, UUID> meant) {
        one.likely().stream().filter(likely -> likely.toString().equals(id)).findFirst()
                .ifPresentOrElse(likely -> meant.put(one.name(), likely),
                        () -> form.problem("is-" + one.place(), "web.notOffered"));
    }

    private static void other(
            Form form, UnknownAccount one, ByCode<Account> known, Map<String, UUID> meant) {
        var code = form.entered("code-" + one.place()).strip();
        var account = known.find(code);
        if (account != null) meant.put(one.name(), account.id());
        else form.problem("code-" + one.place(), "exchange.unknownAccount", Entry.shown(code));
    }

    /// A new account, called as in the file. Its code is that name where it can be one, else the
    /// beginning of it with a number.
    private static Account account(
            Viewer viewer, UnknownAccount one, ByCode<Account> known) {
        var start = one.name().length() <= Entry.CODE
                ? one.name() : Kept.cut(one.name(), Entry.CODE);
        var code = start;
        for (int i = 2; known.find(code) != null; i++) {
            code = Kept.cut(start, Math.min(start.length(), Entry.CODE - 6)) + "-" + i;
        }
        return new Account(Ids.fresh(), null, null, code,
                one.title().isEmpty() ? one.name() : one.title(), "",
                viewer.organisation().country(), "", one.city(), "", "", "", "", false, false, 1);
    }
}
