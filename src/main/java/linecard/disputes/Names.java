package linecard.disputes;

import linecard.accounts.Alias;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an agency's spelling of a customer means: the name of an account, as statements call it.
final class Names {

    private final Map<String, String> byPlain = new HashMap<>();

    /// Knows the accounts of a statement by their own names.
    Names(List<Stated> lines) {
        for (var line : lines) add(line.account(), line.account());
    }

    /// What was known before stays.
    Names add(String spelling, String account) {
        byPlain.putIfAbsent(Alias.plain(spelling), account);
        return this;
    }

    /// The account; empty where nobody has said.
    String of(String spelling) {
        return byPlain.getOrDefault(Alias.plain(spelling), "");
    }

    /// The spellings that a comparison has shown to mean an account: each time they stand beside
    /// the same one, for the same document.
    Map<String, String> learned(List<Finding> findings) {
        var learned = new HashMap<String, String>();
        Set<String> doubtful = new HashSet<>();
        for (var finding : findings) {
            if (finding.theirs().size() != 1 || finding.ours().isEmpty()) continue;
            var row = finding.theirs().getFirst();
            var line = finding.ours().getFirst();
            boolean isSame = !row.document().isEmpty() && !row.customer().isEmpty()
                    && DocumentKey.of(row.document()).equals(DocumentKey.of(line.document()));
            if (!isSame || !of(row.customer()).isEmpty()) continue;
            var before = learned.putIfAbsent(Alias.plain(row.customer()), line.account());
            if (before != null && !before.equals(line.account())) {
                doubtful.add(Alias.plain(row.customer()));
            }
        }
        learned.keySet().removeAll(doubtful);
        return learned;
    }
}
