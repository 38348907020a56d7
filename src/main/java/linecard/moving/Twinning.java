package linecard.moving;

import linecard.accounts.Account;
import linecard.duplicates.Items;
import linecard.files.Kept;
import linecard.matching.Matching;
import linecard.moving.Findings.Twin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Which of the firms that are yet to come are likely accounts which are here.
final class Twinning {

    /// So many are told of, the surest; others come in as new.
    static final int MOST = 5_000;

    private Twinning() {}

    /// The least sure first: those a person should look at.
    static List<Twin> of(Firms firms, List<Account> here) {
        var fresh = new ArrayList<Firm>();
        var keys = new HashSet<String>();
        for (var firm : firms.all()) {
            boolean isNew = firms.here(firm) == null && firms.before(firm) == null;
            if (isNew && keys.add(firm.key())) fresh.add(firm);
        }
        if (fresh.isEmpty() || here.isEmpty()) return List.of();
        return Matching.between(
                fresh.stream().map(firm -> Items.firm(firm.name(), firm.address(), firm.place(),
                        firm.phone(), firm.email(), "")).toList(),
                here.stream().map(Items::of).toList()).stream()
                .filter(pair -> !pair.reasons().isEmpty())
                .limit(MOST)
                .map(pair -> {
                    var firm = fresh.get(pair.first());
                    var account = here.get(pair.second());
                    return new Twin(Kept.text(firm.key()), Kept.text(firm.name()),
                            Kept.text(firm.place().strip()), account.id(),
                            account.code(), account.name(), pair.certainty(), pair.reasons());
                })
                .sorted(Comparator.comparingDouble(Twin::certainty))
                .toList();
    }
}
