package linecard.accounts;

import linecard.database.Paged;
import linecard.edits.InRow;
import linecard.people.Rep;
import linecard.people.Territory;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.web.Choice;
import linecard.web.Page;
import linecard.words.Language;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The accounts as a list shows them.
///
/// @param assignments of the accounts of this page
/// @param reps of these, and the one asked for
/// @param own what may be asked of own fields and tags
/// @param edits what can be changed in a row; `ofMany` of many at once
/// @param choice the reps to choose from; none where they are too many
record AccountList(
        Paged<Account> found, AccountQuestion question, Map<UUID, List<Assignment>> assignments,
        List<Rep> reps, List<Rep> choice, List<Territory> territories,
        List<String> customerTypes, Own own, InRow edits, List<Choice> ofMany, LocalDate today) {

    /// Who looks after an account today, owners first.
    String repsOf(Account account, Language in) {
        var names = new ArrayList<String>();
        for (var role : Assignment.Role.values()) {
            for (var row : assignments.getOrDefault(account.id(), List.of())) {
                if (row.role() != role || !row.isInForce(today)) continue;
                var name = rep(row.rep(), in);
                if (!name.isEmpty() && !names.contains(name)) names.add(name);
            }
        }
        return String.join(", ", names);
    }

    String rep(UUID id, Language in) {
        for (var rep : reps) {
            if (rep.id().equals(id)) return rep.name(in);
        }
        return "";
    }

    String territory(Account account) {
        var in = account.territory();
        return in == null ? "" : territory(in);
    }

    List<Choice> columns(Page page) {
        return AccountColumns.offered(page, traits());
    }

    String label(Page page, String column) {
        return AccountColumns.label(page, column, traits());
    }

    String cell(Page page, Account account, String column) {
        return AccountColumns.cell(page, this, account, column);
    }

    List<Trait> traits() {
        return own.traits();
    }

    String territory(UUID id) {
        for (var territory : territories) {
            if (territory.id().equals(id)) return territory.name();
        }
        return "";
    }
}
